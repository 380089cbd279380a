"""docs/export.md says what the exports hold."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import duckdb
import networkx as nx
import pytest

from onrecord.export.annotations import web_annotations
from onrecord.export.formats import FOLDERS, TEXTS
from onrecord.export.graphml import graphml
from onrecord.export.parquet import write_parquet
from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES

PAGE = (Path(__file__).parents[2] / "docs/export.md").read_text(encoding="utf-8")


def test_every_format_and_table_is_described() -> None:
    assert not [name for name in (*TEXTS, *FOLDERS) if f"--as {name} --out" not in PAGE]
    assert not [table.name for table in TABLES if f"`{table.name}`" not in PAGE]
    assert len(TABLES) == 12 and "twelve tables" in PAGE


def test_every_kind_of_node_edge_and_annotation_is_described(selection: Selection) -> None:
    graph = nx.read_graphml(io.BytesIO("".join(graphml(selection)).encode()), force_multigraph=True)
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    kinds |= {kind for *_, kind in graph.edges(data="kind")}
    items = json.loads("".join(web_annotations(selection)))["first"]["items"]
    kinds |= {
        body["value"] for one in items for body in one["body"] if body["purpose"] == "tagging"
    }
    assert len(kinds) > 15
    assert not {kind for kind in kinds if f"`{kind}`" not in PAGE}


def test_the_query_answers(
    selection: Selection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = re.search(r"^    SELECT .*?;$", PAGE, re.MULTILINE | re.DOTALL)
    assert query
    (tmp_path / "tables").mkdir()
    sum(write_parquet(selection, tmp_path / "tables"))
    monkeypatch.chdir(tmp_path)
    assert duckdb.sql(query[0]).fetchall() == [("Petra Halvik", 2)]  # the reprint has it too
