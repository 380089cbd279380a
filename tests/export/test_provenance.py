"""PROV-O, as rdflib and the prov package read it."""

from __future__ import annotations

import io
import warnings

import pytest
from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvEntity
from rdflib import Graph, URIRef
from rdflib.namespace import PROV, RDF, RDFS

from onrecord.export.iris import of_key
from onrecord.export.provenance import agent_type, prov
from onrecord.export.selection import Selection
from onrecord.records import Reading
from tests.export.dossier import of_words
from tests.export.parsing import parsed

REPORT = URIRef("urn:onrecord:report:courier")


@pytest.fixture(scope="module")
def text(selection: Selection) -> str:
    return "".join(prov(selection))


@pytest.fixture(scope="module")
def graph(text: str) -> Graph:
    return parsed(text)


@pytest.fixture(scope="module")
def document(text: str) -> ProvDocument:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ProvDocument.deserialize(
            io.BytesIO(text.encode()), format="rdf", rdf_format="json-ld"
        )
    assert found is not None
    return found


def _names(graph: Graph, agents: object) -> set[str]:
    return {str(name) for one in agents for name in graph.objects(one, RDFS.label)}  # type: ignore[attr-defined]


def test_another_program_reads_entities_activities_and_agents(
    document: ProvDocument, selection: Selection
) -> None:
    entities = {str(one.identifier.uri) for one in document.get_records(ProvEntity)}
    assert {of_key(held.key) for held in selection.held} <= entities
    agents = {str(one.identifier.uri) for one in document.get_records(ProvAgent)}
    assert {"urn:onrecord:person:Ada%20Weller", "urn:onrecord:source:halvik"} <= agents
    activities = {str(one.identifier.uri) for one in document.get_records(ProvActivity)}
    assert {"urn:onrecord:correcting:1", "urn:onrecord:forgetting:gone"} <= activities
    assert document.get_provn().startswith("document")


def test_only_words_of_prov_are_used_in_its_namespace(graph: Graph) -> None:
    used = {p for p in graph.predicates() if str(p).startswith(str(PROV))}
    known = {str(PROV) + name for name in PROV.__annotations__}
    assert used and {str(one) for one in used} <= known


def test_the_chain_runs_from_statement_to_root(graph: Graph, read: dict[str, Reading]) -> None:
    statement = URIRef(of_key(of_words(read["times/1"], "cracked before")))
    root = graph.value(statement, PROV.hadPrimarySource)
    quoted = set(graph.objects(statement, PROV.wasQuotedFrom))
    assert URIRef("urn:onrecord:report:times%2F1") in quoted
    (first,) = quoted - {URIRef("urn:onrecord:report:times%2F1")}
    assert _names(graph, graph.objects(first, PROV.wasAttributedTo)) == {"Harbour Courier"}
    assert graph.value(first, PROV.wasQuotedFrom) == root
    assert _names(graph, graph.objects(root, PROV.wasAttributedTo)) == {
        "a senior engineer at the water board"
    }


def test_no_unnamed_source_is_a_person_or_one_with_another(graph: Graph) -> None:
    rows = list(
        graph.query(
            """SELECT ?who ?kind WHERE { ?who term:grade "anonymous" ; a ?kind ;
                 rdfs:label ?name . FILTER(strstarts(str(?who), "urn:onrecord:source:")) }""",
            initNs={"term": "urn:onrecord:term:", "rdfs": RDFS},
        )
    )
    assert len({row[0] for row in rows}) == len(rows) == 3  # one in each report
    assert {row[1] for row in rows} == {PROV.Agent}


def test_a_denial_is_not_put_to_the_one_who_denies(graph: Graph, read: dict[str, Reading]) -> None:
    denied = URIRef(of_key(of_words(read["courier"], "any inspection")))
    said = URIRef(of_key(of_words(read["courier"], "Every inspection")))
    assert (denied, PROV.wasAttributedTo, None) not in graph
    assert _names(graph, graph.objects(said, PROV.wasAttributedTo)) == {"Petra Halvik", "Halvik"}
    root = graph.value(denied, PROV.hadPrimarySource)
    assert str(graph.value(root, URIRef("urn:onrecord:term:force"))) == "denies"


def test_a_document_is_an_entity_and_hearsay_nobody(graph: Graph, read: dict[str, Reading]) -> None:
    skipped = URIRef(of_key(of_words(read["times/1"], "14 inspections")))
    root = graph.value(skipped, PROV.hadPrimarySource)
    audit = graph.value(root, PROV.hadPrimarySource)
    assert (audit, RDF.type, PROV.Entity) in graph
    assert _names(graph, [audit]) == {"an audit by the Norrin Institute"}
    leaked = URIRef(of_key(of_words(read["times/1"], "leaked")))
    assert (leaked, PROV.wasAttributedTo, None) not in graph
    said = graph.value(leaked, PROV.hadPrimarySource)
    assert (said, PROV.wasAttributedTo, None) not in graph


def test_the_author_s_own_words_are_the_byline_s(graph: Graph, read: dict[str, Reading]) -> None:
    own = URIRef(of_key(of_words(read["courier"], "disgrace")))
    assert _names(graph, graph.objects(own, PROV.wasAttributedTo)) == {"Ilse Dorn"}
    none = URIRef(of_key(of_words(read["gazette"], "disgrace")))
    assert _names(graph, graph.objects(none, PROV.wasAttributedTo)) == {"Saltmere Gazette"}


def test_a_reading_is_made_by_the_software(graph: Graph, read: dict[str, Reading]) -> None:
    statement = URIRef(of_key(of_words(read["courier"], "disgrace")))
    activity = graph.value(statement, PROV.wasGeneratedBy)
    assert (activity, PROV.used, REPORT) in graph
    agent = graph.value(activity, PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in graph
    assert (
        str(graph.value(agent, URIRef("urn:onrecord:term:model"))) == read["courier"].reader.model
    )


def test_what_was_forgotten_or_undone_is_invalidated(graph: Graph) -> None:
    gone = URIRef("urn:onrecord:report:gone")
    forgetting = graph.value(gone, PROV.wasInvalidatedBy)
    assert str(graph.value(gone, PROV.invalidatedAtTime)) == "2031-03-07T09:30:00+00:00"
    assert _names(graph, graph.objects(forgetting, PROV.wasAssociatedWith)) == {"Ada Weller"}
    first, second = (URIRef(f"urn:onrecord:correction:{n}") for n in (1, 2))
    assert (first, PROV.wasInvalidatedBy, None) not in graph
    assert (second, PROV.wasInvalidatedBy, None) in graph
    assert (REPORT, PROV.wasInvalidatedBy, None) not in graph


def test_a_correction_is_a_person_s_act_with_its_time(
    graph: Graph, read: dict[str, Reading]
) -> None:
    act = URIRef("urn:onrecord:correcting:1")
    assert _names(graph, graph.objects(act, PROV.wasAssociatedWith)) == {"Ada Weller"}
    assert str(graph.value(act, PROV.endedAtTime)).startswith("2031-03-06T10:00:00")
    assert set(graph.objects(act, PROV.used)) == {
        URIRef(of_key(of_words(read["courier"], "cracked before"))),
        URIRef(of_key(of_words(read["times/1"], "14 inspections"))),
    }


def test_a_reprint_is_quoted_from_its_original_and_a_claim_has_members(graph: Graph) -> None:
    assert (URIRef("urn:onrecord:report:gazette"), PROV.wasQuotedFrom, REPORT) in graph
    members = set(graph.objects(URIRef("urn:onrecord:claim:c000000000001"), PROV.hadMember))
    assert len(members) == 3


@pytest.mark.parametrize(
    ("grade", "kind", "expected"),
    [
        ("named", "person", "prov:Person"),
        ("anonymous", "person", "prov:Agent"),
        ("anonymous", "body", "prov:Agent"),
        ("official", "body", "prov:Organization"),
        ("official", "person", "prov:Agent"),
        ("collective", "group", "prov:Agent"),
        ("collective", "state", "prov:Organization"),
        ("named", "document", None),
        ("unattributed", None, None),
        (None, None, "prov:Agent"),
    ],
)
def test_what_kind_of_agent_a_source_is(
    grade: str | None, kind: str | None, expected: str | None
) -> None:
    assert agent_type(grade, kind) == expected
