"""FollowTheMoney entities, held against its own model."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from followthemoney import model
from followthemoney.types import registry

from onrecord.export.ftm import ftm, schema_of
from onrecord.export.selection import Selection
from onrecord.records import Reading
from onrecord.weigh.records import LedgerSource
from tests.export import dossier


def entities(selection: Selection) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm(selection)]


@pytest.fixture(scope="module")
def made(selection: Selection) -> list[dict[str, Any]]:
    return entities(selection)


def check(made: list[dict[str, Any]]) -> None:
    """All are valid by the model; ids are its ids, and every one pointed at is there."""
    ids = {one["id"] for one in made}
    assert len(ids) == len(made)
    by_id = {one["id"]: one for one in made}
    for one in made:
        proxy = model.get_proxy(one)
        proxy.schema.validate(one)
        assert registry.entity.validate(one["id"])
        # Nothing was dropped when it was loaded.
        assert proxy.to_dict()["properties"] == one["properties"]
        for prop, value in proxy.itervalues():
            if prop.type == registry.entity:
                assert prop.range and model.get(by_id[value]["schema"]).is_a(prop.range)


def test_the_model_takes_every_entity_whole(made: list[dict[str, Any]]) -> None:
    check(made)


def test_which_entities_there_are(made: list[dict[str, Any]]) -> None:
    named = {
        (one["schema"], one["properties"]["name"][0])
        for one in made
        if one["schema"] in ("Person", "PublicBody", "Organization", "Company", "Document")
    }
    assert named == {
        ("Person", "Petra Halvik"),
        ("PublicBody", "Water Ministry"),
        ("Organization", "Harbour Courier"),
        ("Document", "an audit by the Norrin Institute"),
        ("Company", "Kessler Dams Inc."),
    }
    assert sum(one["schema"] == "Article" for one in made) == 4


def test_one_person_is_one_entity_mentioned_in_each_article(made: list[dict[str, Any]]) -> None:
    (person,) = (one for one in made if one["schema"] == "Person")
    mentions = [
        one
        for one in made
        if one["schema"] == "Mention" and one["properties"].get("resolved") == [person["id"]]
    ]
    assert len(mentions) == 3
    assert person["properties"]["alias"] == ["Halvik"]


def test_an_unnamed_source_is_a_note_on_the_article_and_nobody(made: list[dict[str, Any]]) -> None:
    about = [one for one in made if "engineer" in json.dumps(one["properties"].get("name", ""))]
    assert {one["schema"] for one in about} == {"Note"}
    assert not any(
        one["schema"] == "Mention" and "engineer" in one["properties"]["name"][0] for one in made
    )
    article = {one["id"] for one in made if one["schema"] == "Article"}
    assert all(set(one["properties"]["entity"]) <= article for one in about)


def test_who_is_reported_to_say_what_and_how(made: list[dict[str, Any]]) -> None:
    said = {
        (one["properties"]["summary"][0], one["properties"]["role"][0])
        for one in made
        if one["schema"] == "Documentation"
    }
    assert ("that any inspection had been skipped", "denies") in said
    assert ("14 inspections had been skipped", "states") in said


def test_a_reprint_is_linked_and_a_forgotten_report_has_no_text(
    made: list[dict[str, Any]], read: dict[str, Reading]
) -> None:
    links = [one for one in made if one["schema"] == "UnknownLink"]
    assert [one["properties"]["role"] for one in links] == [["reprint of"]]
    texts = [one["properties"].get("bodyText") for one in made if one["schema"] == "Article"]
    assert texts.count(None) == 1
    assert read["times/1"].text in [text[0] for text in texts if text]


def test_a_go_between_is_linked_to_a_named_root(read: dict[str, Reading]) -> None:
    courier = next(one for one in read["times/1"].sources if "Courier" in one.name)
    cited = next(one for one in read["times/1"].sources if one.grade == "anonymous")
    signed = msgspec.structs.replace(cited, grade="named", name="Rolf Asten")
    changed = msgspec.structs.replace(
        read["times/1"],
        sources=tuple(signed if one is cited else one for one in read["times/1"].sources),
    )
    assert courier.id != cited.id
    known = {**read, "times/1": changed}
    selection = dossier.Selection(dossier.holdings(known), (), dossier.sources(known))
    made = entities(selection)
    check(made)
    (link,) = (
        one
        for one in made
        if one["schema"] == "UnknownLink" and "passes" in one["properties"]["role"][0]
    )
    names = {one["id"]: one["properties"].get("name", [""])[0] for one in made}
    assert names[link["properties"]["subject"][0]] == "Harbour Courier"
    assert names[link["properties"]["object"][0]] == "Rolf Asten"


def test_a_very_long_text_and_name_fit_the_model(read: dict[str, Reading]) -> None:
    long = msgspec.structs.replace(read["courier"], text=read["courier"].text + "x" * 140_000)
    names = tuple(msgspec.structs.replace(one, name="n " * 900) for one in long.sources)
    known = {**read, "courier": msgspec.structs.replace(long, sources=names)}
    made = entities(dossier.Selection(dossier.holdings(known)))
    check(made)
    (text,) = (one["properties"].get("bodyText") for one in made[:1])
    assert len(text) == 3 and "".join(text) == long.text


@pytest.mark.parametrize(
    ("name", "grade", "kind", "schema"),
    [
        ("Petra Halvik", "named", "person", "Person"),
        ("Vessany's foreign minister", "official", "person", "Position"),
        ("the Foreign Minister", "official", "person", None),
        ("the foreign minister", "official", "person", None),
        ("His party", "official", "body", None),
        ("the government", "official", "body", None),
        ("The government of Vessany", "official", "body", "PublicBody"),
        ("Northern Telegraph Agency", "official", "body", "Organization"),
        ("", "official", "body", None),
        ("a bartender", "anonymous", "person", None),
        ("an unnamed ministry", "anonymous", "body", None),
        ("Vessany", "collective", "state", "PublicBody"),
        ("Harbour Courier", "collective", "outlet", "Organization"),
        ("Vessany Water Ministry", "official", "body", "PublicBody"),
        ("Harbour Union", "official", "body", "Organization"),
        ("Norvik S.A.", "official", "body", "Company"),
        ("critics", "collective", "group", None),
        ("allegedly", "unattributed", None, None),
        ("a leaked memo", "anonymous", "document", None),
        ("the audit", "named", "document", "Document"),
        ("somebody", None, None, None),
    ],
)
def test_which_schema_a_source_has(name: str, grade: Any, kind: Any, schema: str | None) -> None:
    where = "Vessany" if name.startswith("Vessany's") else None
    source = LedgerSource("s", name, grade, kind, None, where, (), (), 1, ())
    assert schema_of(source) == schema
