from __future__ import annotations

from typing import Any

import msgspec
import pytest

from onrecord.records import Attribution, Entity, Evidence, Place, Quantity, Source, Statement, Time
from onrecord.show import wording
from onrecord.show.measured import Measured
from tests.show.builder import Builder, deep, wire

EVIL: Any = "\x1b[31m<b>\n\u202e"


def _statement(**about: object) -> Statement:
    return msgspec.structs.replace(Statement("t", (), "", "author"), **about)


def test_voices() -> None:
    assert wording.voices(wire()) == (
        "6 statements: 5 rest on attributed sources, 1 on the author's own word."
    )
    alone = msgspec.structs.replace(wire(), statements=wire().statements[:1])
    assert wording.voices(alone) == (
        "1 statement: 1 rests on attributed sources, 0 on the author's own word."
    )
    none = msgspec.structs.replace(wire(), statements=())
    assert wording.voices(none) == "No statements were read in this report."


def test_caution_says_shares_and_the_readers_own_error() -> None:
    assert wording.caution(deep(), Measured(90.0, 80.0)) == (
        "14 % anonymous and 7 % unattributed; the reader misses about one source in ten, "
        "and grades about one in five wrongly."
    )
    none = Builder("Rain fell.").states("Rain fell.", voice="author").reading()
    assert wording.caution(none).startswith("0 % anonymous; the reader misses ")
    assert wording.caution(msgspec.structs.replace(none, statements=())) == ""


def test_no_anonymous_source_is_not_claimed_where_grades_are_missing() -> None:
    built = Builder("He said so.").source("s1", "A man", "He").says("s1", "He", "said", "so")
    assert wording.withheld(built.reading()) == "0 % anonymous and 50 % not graded"
    assert wording.withheld(wire()) == "17 % anonymous and 17 % not graded"


def test_unverified() -> None:
    assert wording.unverified(deep()) == "The report itself calls 1 statement unverified."
    assert wording.unverified(wire()) == ""


def test_chain_runs_from_the_hop_nearest_to_the_report() -> None:
    sources = {"s1": Source("s1", "a diplomat"), "s2": Source("s2", "the Gazette")}

    def chain(*hops: str) -> str:
        return wording.chain(Attribution("a1", (), (), (), "s1", chain=hops), sources)

    assert chain("s2", "s1") == "the Gazette ← a diplomat"
    assert chain("s1") == chain() == chain("gone", "s1") == chain("s1", "s1") == ""


def test_role_tells_nothing_twice() -> None:
    def role(name: str, role: str | None, affiliation: str | None) -> str:
        return wording.role(Source("s1", name, role=role, affiliation=affiliation))

    assert role("Pell Tambrin", "director", "Dam Authority") == "director, Dam Authority"
    assert role("Pell Tambrin", "head of the Dam Authority", "Dam Authority") == (
        "head of the Dam Authority"
    )
    assert role("two defence officials", "defence officials", None) == ""
    assert role("A", " ", None) == ""


@pytest.mark.parametrize(
    ("about", "labels"),
    [
        ({"modality": None}, []),
        ({"modality": "asserted", "polarity": "negated"}, []),
        ({"modality": "possible"}, ["possible"]),
        ({"modality": "asked", "evidence": Evidence((), True)}, ["asked", "unverified"]),
        ({"evidence": Evidence(("none",), True)}, ["unverified"]),
        ({"evidence": Evidence(("none",))}, ["no evidence offered"]),
        (
            {"evidence": Evidence(("official_record", "image"))},
            ["evidence: official record, image"],
        ),
    ],
)
def test_labels_are_what_is_not_plainly_asserted(
    about: dict[str, object], labels: list[str]
) -> None:
    assert wording.labels(_statement(**about)) == labels


def test_facts_show_normal_forms_that_tell_more() -> None:
    shown = wording.facts(
        _statement(
            times=(Time(0, 1, "on Tuesday", "2031-04-01"), Time(0, 1, "soon", None)),
            quantities=(
                Quantity(0, 1, "300km", 300.0, "km"),
                Quantity(0, 1, "2bn euros", 2e9, "EUR"),
                Quantity(0, 1, "5 km", 5, "km"),
                Quantity(0, 1, "many", None, None),
            ),
            entities=(Entity(0, 1, "weapon", "Sarn-2"), Entity(0, 1, "place", "Orrin")),
            places=(Place(0, 1, "Orrin"),),
        )
    )
    assert shown == [
        "“on Tuesday” = 2031-04-01",
        "“300km” = 300 km",
        "“2bn euros” = 2,000,000,000 EUR",
        "Sarn-2 (weapon)",
        "Orrin (place)",
    ]


def test_many_facts_are_cut() -> None:
    places = tuple(Place(0, 1, f"Place {n}") for n in range(40))
    shown = wording.facts(_statement(places=places))
    assert len(shown) == 7 and shown[-1] == "…"


def test_no_hostile_word_gets_through_and_each_stays_on_its_line() -> None:
    source = Source("s1", EVIL, EVIL, EVIL, EVIL, EVIL)
    odd = _statement(
        modality=EVIL,
        evidence=Evidence((EVIL,)),
        times=(Time(0, 1, EVIL, "2031"),),
        quantities=(Quantity(0, 1, EVIL, float("inf"), EVIL),),
        entities=(Entity(0, 1, EVIL, EVIL),),
        places=(Place(0, 1, "a\nb"),),
    )
    other = Source("s2", "x")
    chained = Attribution("a1", (), (), (), "s1", chain=("s1", "s2"))
    shown = [
        wording.name(source),
        wording.role(Source("s3", "x", role=EVIL, affiliation="a\nb")),
        wording.grade_and_kind(source),
        wording.grade(source.grade),
        wording.chain(chained, {"s1": source, "s2": other}),
        *wording.labels(odd),
        *wording.facts(odd),
    ]
    assert all(shown)
    assert not {"\x1b", "\n", "\u202e"} & set("".join(shown))
