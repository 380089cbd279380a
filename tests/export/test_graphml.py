"""GraphML, as networkx reads it."""

from __future__ import annotations

import io
from collections import Counter

import msgspec
import networkx as nx
import pytest
from lxml import etree

from onrecord.export.graphml import graphml
from onrecord.export.selection import Selection
from onrecord.records import Reading
from tests.export import dossier


def read_graph(selection: Selection) -> nx.MultiDiGraph:
    data = "".join(graphml(selection)).encode()
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


@pytest.fixture(scope="module")
def graph(selection: Selection) -> nx.MultiDiGraph:
    return read_graph(selection)


def _edges(graph: nx.MultiDiGraph, kind: str) -> set[tuple[str, str]]:
    return {(a, b) for a, b, values in graph.edges(data=True) if values["kind"] == kind}


def test_nodes_and_edges_are_counted(graph: nx.MultiDiGraph, selection: Selection) -> None:
    kinds = Counter(kind for _, kind in graph.nodes(data="kind"))
    assert kinds["report"] == 4 and kinds["claim"] == 2
    assert kinds["statement"] == len(selection.held)
    assert kinds["source"] == len(selection.sources)
    assert None not in kinds  # no node is made by an edge alone
    assert len(_edges(graph, "carries")) == len(selection.held)
    assert len(_edges(graph, "member")) == 6
    assert len(_edges(graph, "joined")) == 2
    assert _edges(graph, "reprints") == {("report:gazette", "report:courier")}


def test_attributes_have_their_types(graph: nx.MultiDiGraph) -> None:
    claim = graph.nodes["claim:c000000000001"]
    assert (claim["roots_min"], claim["roots_max"], claim["status"]) == (1, 2, "denied")
    assert graph.nodes["report:gone"]["forgotten"] is True
    assert graph.nodes["report:courier"]["forgotten"] is False
    assert all(isinstance(w, float) for *_, w in graph.edges(data="weight"))
    assert all(label for _, label in graph.nodes(data="label"))


def test_who_said_it_and_through_whom(graph: nx.MultiDiGraph, read: dict[str, Reading]) -> None:
    statement = f"statement:{dossier.of_words(read['times/1'], 'cracked before')}"
    found = {
        values["kind"]: (graph.nodes[end]["label"], values["hop"])
        for _, end, values in graph.out_edges(statement, data=True)
        if values["kind"] in ("said_by", "via")
    }
    assert found == {
        "via": ("Harbour Courier", 0),
        "said_by": ("a senior engineer at the water board", 1),
    }


def test_answers_and_relations(graph: nx.MultiDiGraph, read: dict[str, Reading]) -> None:
    skipped = f"statement:{dossier.of_words(read['courier'], '14 inspections')}"
    denied = f"statement:{dossier.of_words(read['courier'], 'any inspection')}"
    assert (denied, skipped) in _edges(graph, "contradicts")
    values = graph.get_edge_data("source:halvik", skipped)
    assert {one["force"] for one in values.values()} == {"denies"}


def test_sources_that_may_be_one_are_linked_and_stay_two(read: dict[str, Reading]) -> None:
    first, *others = dossier.sources(read)
    twin = next(one for one in others if one.name == first.name)
    gone = msgspec.structs.replace(first, possibly=(twin.id, "nobody"))
    graph = read_graph(Selection(dossier.holdings(read), (), (gone, *others)))
    assert _edges(graph, "possibly") == {(f"source:{first.id}", f"source:{twin.id}")}
    assert "source:nobody" not in graph


def test_it_is_valid_where_a_report_or_claim_is_left_out(read: dict[str, Reading]) -> None:
    whole = dossier.claims(read)
    for narrow in ({"reports": ["times/1"]}, {"only": whole[:1]}):
        selection = dossier.Selection(
            dossier.holdings(read), whole, dossier.sources(read), **narrow
        )
        graph = read_graph(selection)
        assert None not in {kind for _, kind in graph.nodes(data="kind")}
        assert graph.number_of_edges() > 0


def test_every_datum_is_declared_before_it_is_used(selection: Selection) -> None:
    root = etree.fromstring("".join(graphml(selection)).encode())
    name = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {(one.get("id"), one.get("for")) for one in root.iter(f"{name}key")}
    used = {
        (one.get("key"), etree.QName(one.getparent()).localname) for one in root.iter(f"{name}data")
    }
    assert used <= keys
    ids = [one.get("id") for one in root.iter(f"{name}edge")]
    assert len(ids) == len(set(ids))
