"""schema.org, as rdflib reads it."""

from __future__ import annotations

import json

import msgspec
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from onrecord.export.schemaorg import schema_org
from onrecord.export.selection import Selection
from onrecord.records import Reading
from tests.export import dossier
from tests.export.parsing import parsed

SCHEMA = Namespace("https://schema.org/")
CRACKED = URIRef("urn:onrecord:claim:c000000000001")
SKIPPED = URIRef("urn:onrecord:claim:c000000000002")


@pytest.fixture(scope="module")
def text(selection: Selection) -> str:
    return "".join(schema_org(selection))


@pytest.fixture(scope="module")
def graph(text: str) -> Graph:
    return parsed(text)


def test_claims_and_articles_are_counted(graph: Graph) -> None:
    assert len(set(graph.subjects(RDF.type, SCHEMA.Claim))) == 2
    assert len(set(graph.subjects(RDF.type, SCHEMA.Article))) == 4


def test_where_a_claim_appeared_and_where_first(graph: Graph) -> None:
    rows = graph.query(
        """SELECT ?outlet ?day WHERE { ?claim s:firstAppearance ?article .
             ?article s:publisher [ s:name ?outlet ] ; s:datePublished ?day }""",
        initNs={"s": SCHEMA},
        initBindings={"claim": CRACKED},
    )
    assert {(str(row[0]), str(row[1])) for row in rows} == {
        ("Harbour Courier", "2031-03-02"),
        ("Harbour Courier", "2031-03-05"),
    }
    assert len(set(graph.objects(CRACKED, SCHEMA.appearance))) == 3


def test_dates_are_dates_and_addresses_are_links(graph: Graph) -> None:
    courier = URIRef("urn:onrecord:report:courier")
    assert {day.datatype for day in graph.objects(courier, SCHEMA.datePublished)} == {  # type: ignore[attr-defined]
        SCHEMA.Date
    }
    assert graph.value(courier, SCHEMA.url) == URIRef("https://courier.example/crack?no=1")


def test_an_unnamed_source_is_no_author(graph: Graph, text: str) -> None:
    assert not set(graph.objects(CRACKED, SCHEMA.author))
    assert "engineer" not in text


def test_a_document_is_cited(graph: Graph) -> None:
    (audit,) = graph.objects(SKIPPED, SCHEMA.citation)
    assert (audit, RDF.type, SCHEMA.CreativeWork) in graph


def test_a_denial_makes_no_author(read: dict[str, Reading]) -> None:
    denied = dossier.of_words(read["courier"], "any inspection")
    made = dossier.of_words(read["courier"], "Every inspection")
    whole = dossier.claims(read)[0]
    only = [
        msgspec.structs.replace(whole, id=f"c{n:012d}", statements=(key,), reports=("courier",))
        for n, key in enumerate((denied, made))
    ]
    selection = dossier.Selection(dossier.holdings(read), only, dossier.sources(read))
    graph = parsed("".join(schema_org(selection)))
    authors = {
        str(claim): str(graph.value(author, SCHEMA.name))
        for claim, author in graph.subject_objects(SCHEMA.author)
        if "claim" in str(claim)
    }
    assert authors == {f"urn:onrecord:claim:c{1:012d}": "Petra Halvik"}


def test_no_rating_is_made_up(text: str) -> None:
    assert "ClaimReview" not in text and "reviewRating" not in text
    kinds = {node["type"] for node in json.loads(text)["@graph"]}
    assert kinds == {"Article", "Claim"}


def test_where_not_all_reports_are_exported_the_first_is_not_said(read: dict[str, Reading]) -> None:
    selection = dossier.Selection(
        dossier.holdings(read), dossier.claims(read), dossier.sources(read), reports=["times/1"]
    )
    graph = parsed("".join(schema_org(selection)))
    assert not set(graph.objects(CRACKED, SCHEMA.firstAppearance))
    assert set(graph.objects(CRACKED, SCHEMA.appearance)) == {
        URIRef("urn:onrecord:report:times%2F1")
    }
