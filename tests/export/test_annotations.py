"""Web Annotations, as rdflib reads them, and as a page would find them again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

from onrecord.export.annotations import AROUND, CONTEXT, selectors, web_annotations
from onrecord.export.iris import of_key
from onrecord.export.selection import Selection
from onrecord.records import Reading, Span
from tests.export.dossier import of_words
from tests.export.parsing import parsed

OA = Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture(scope="module")
def text(selection: Selection) -> str:
    return "".join(web_annotations(selection))


@pytest.fixture(scope="module")
def graph(text: str) -> Graph:
    return parsed(text)


@pytest.fixture(scope="module")
def items(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["first"]["items"]
    return found


def _tags(item: dict[str, Any]) -> set[str]:
    return {body["value"] for body in item["body"] if "value" in body}


def test_every_annotation_is_there_for_others(graph: Graph, items: list[Any], text: str) -> None:
    found = set(graph.subjects(RDF.type, OA.Annotation))
    assert {str(one) for one in found} == {item["id"] for item in items}
    assert len(found) == len(items) == json.loads(text)["total"] > 60
    assert all((one, OA.hasTarget, None) in graph for one in found)
    assert all((one, OA.hasBody, None) in graph for one in found)
    motives = set(graph.objects(None, OA.motivatedBy)) | set(graph.objects(None, OA.hasPurpose))
    # No motive was left a plain word: all are terms of the vocabulary.
    assert motives == {OA.tagging, OA.classifying, OA.linking, OA.describing, OA.identifying}


def test_who_denies_can_be_asked_by_sparql(graph: Graph) -> None:
    rows = graph.query(
        """SELECT DISTINCT ?exact WHERE {
             ?note oa:hasBody [ rdf:value "cue" ], [ rdf:value "force: denies" ] ;
                   oa:hasTarget [ oa:hasSource <https://courier.example/crack?no=1> ;
                                  oa:hasSelector [ oa:exact ?exact ] ] . }""",
        initNs={"oa": OA, "rdf": RDF},
    )
    assert [str(row[0]) for row in rows] == ["denied"]


@pytest.mark.parametrize(
    "kind", ["statement", "source", "attributed to", "cue", "language", "relation", "response"]
)
def test_each_kind_is_written(items: list[dict[str, Any]], kind: str) -> None:
    assert any(kind in _tags(item) for item in items)


def test_both_selectors_find_the_same_words(
    items: list[dict[str, Any]], read: dict[str, Reading]
) -> None:
    texts = {f"urn:onrecord:report:{name.replace('/', '%2F')}": one for name, one in read.items()}
    seen = 0
    for item in items:
        for target in item["target"]:
            stored = texts[target["scope"]].text
            quote, place = target["selector"]
            assert stored[place["start"] : place["end"]] == quote["exact"]
            assert len(quote["prefix"]) <= AROUND and len(quote["suffix"]) <= AROUND
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in stored
            seen += 1
    assert seen >= len(items)


def test_positions_count_code_points_and_not_utf_16(
    items: list[dict[str, Any]], read: dict[str, Reading]
) -> None:
    text = read["times/1"].text
    item = next(i for i in items if "cue" in _tags(i) and "times" in i["target"][0]["scope"])
    place = item["target"][0]["selector"][1]
    assert text[place["start"] : place["end"]] == "reported"
    assert len(text[: place["start"]].encode("utf-16-le")) // 2 == place["start"] + 1


def test_a_quote_at_an_end_has_no_more_around_it_than_there_is() -> None:
    quote, place = selectors("ab", Span(0, 2))
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("", "ab", "")
    assert (place["start"], place["end"]) == (0, 2)


def test_a_report_without_an_address_is_named_by_its_iri(items: list[dict[str, Any]]) -> None:
    sources = {target["source"] for item in items for target in item["target"]}
    assert sources == {
        "https://courier.example/crack?no=1",
        "urn:onrecord:report:gazette",
        "urn:onrecord:report:times%2F1",
    }


def test_a_statement_links_to_its_claim_and_each_end_of_a_relation_to_the_other(
    graph: Graph, read: dict[str, Reading]
) -> None:
    said = URIRef(of_key(of_words(read["courier"], "14 inspections")))
    denied = URIRef(of_key(of_words(read["courier"], "any inspection")))
    asked = """SELECT ?exact WHERE { ?note oa:hasBody [ rdf:value ?tag ], [ oa:hasSource ?to ] ;
                 oa:hasTarget [ oa:hasSelector [ oa:exact ?exact ] ] }"""
    names = {"oa": OA, "rdf": RDF}

    def quoted(tag: str, to: URIRef) -> set[str]:
        bound = {"tag": Literal(tag), "to": to}
        return {str(row[0]) for row in graph.query(asked, initNs=names, initBindings=bound)}

    assert quoted("relation", said) == {"that any inspection had been skipped"}
    assert quoted("relation", denied) == {"that 14 inspections had been skipped"}
    assert quoted("statement", URIRef("urn:onrecord:claim:c000000000002")) == {
        "that 14 inspections had been skipped",
        "14 inspections had been skipped",
    }


def test_the_generator_says_which_code_and_model(
    items: list[dict[str, Any]], read: dict[str, Reading]
) -> None:
    reader = read["courier"].reader
    for item in items:
        assert item["generator"]["model"] == reader.model
        assert reader.version in item["generator"]["name"]


def test_the_context_gives_each_term_the_meaning_that_the_standard_gives_it() -> None:
    # As published: the same prefix and the same term, but for these, which others defined.
    elsewhere = {
        "body": "oa:hasBody",
        "target": "oa:hasTarget",
        "source": "oa:hasSource",
        "selector": "oa:hasSelector",
        "scope": "oa:hasScope",
        "motivation": "oa:motivatedBy",
        "purpose": "oa:hasPurpose",
        "Software": "as:Application",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "value": "rdf:value",
        "generator": "as:generator",
        "name": "foaf:name",
        "items": "as:items",
        "first": "as:first",
        "partOf": "as:partOf",
        "total": "as:totalItems",
        "startIndex": "as:startIndex",
    }
    own = {"confidence", "model", "id", "type"}
    for term, meaning in CONTEXT.items():
        said = meaning if isinstance(meaning, str) else meaning["@id"]
        if term not in own and ("://" not in said) and not said.startswith("urn:"):
            assert said == elsewhere.get(term, f"oa:{term}")
