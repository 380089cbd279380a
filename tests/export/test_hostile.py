"""Whatever stands in a report, every format stays well formed, and is the same bytes each time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pytest
from followthemoney import model
from hypothesis import given, settings
from hypothesis import strategies as st
from prov.model import ProvDocument
from rdflib import Graph

from onrecord.export.formats import FOLDERS, TEXTS
from onrecord.export.iris import address, iri
from onrecord.export.selection import Selection
from onrecord.ledger.records import Filed, Publication
from onrecord.read.reader import Reader
from onrecord.records import (
    Attribution,
    ReaderId,
    Reading,
    Report,
    Source,
    Span,
    Statement,
)
from onrecord.weigh.holdings import Holdings
from tests.export import dossier
from tests.export.parsing import parsed
from tests.export.test_ftm import check

text = st.text(min_size=1, max_size=12)
odd = st.sampled_from(
    [
        '<a href="x">&amp;',
        "]]>",
        "\x00\x0b\ufffe",
        '"\\u0000',
        "=1+1",
        "a\r\nb",
        "\u2028",
        "🌊",
        "{}",
    ]
)
words = st.one_of(text, odd)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    pairs = []
    for number in range(draw(st.integers(0, 2))):
        name = f"{draw(words)}{number}"
        body = draw(words) + draw(words)
        cut = draw(st.integers(0, len(body) - 1))
        grade = draw(st.sampled_from(["named", "official", "anonymous", "collective", None]))
        kind = draw(st.sampled_from(["person", "body", "document", "outlet", None]))
        reading = Reading(
            id=name,
            text=body,
            title=draw(words),
            outlet=draw(words),
            author=draw(words),
            published="2031-03-02",
            sources=(Source("s1", draw(words), grade, kind, draw(words), mentions=(Span(0, 1),)),),
            attributions=(
                Attribution(
                    "a1", (Span(0, 1),), (Span(0, 1),), (Span(cut, len(body)),), "s1", "states"
                ),
            ),
            statements=(Statement("t1", (Span(cut, len(body)),), body[cut:], "reported", "a1"),),
            reader=ReaderId("0", "sha256:0"),
        )
        publication = Publication("2031-03-02", draw(words), draw(words), draw(words), draw(words))
        pairs.append((Filed(name, (publication,), added="2031-03-02T00:00:00Z"), reading))
    return Selection(Holdings.build(pairs))


@settings(max_examples=30)
@given(selections())
def test_every_text_stays_well_formed(selection: Selection) -> None:
    for name in ("annotations", "prov", "schema"):
        data = "".join(TEXTS[name](selection))
        json.loads(data)
        graph = parsed(data)
        assert len(Graph().parse(data=graph.serialize(format="nt"), format="nt")) == len(graph)
    made = [json.loads(line) for line in TEXTS["ftm"](selection)]
    for one in made:
        model.get_proxy(one)
    data = "".join(TEXTS["graphml"](selection))
    found = nx.read_graphml(io.BytesIO(data.encode()), force_multigraph=True)
    assert found.number_of_nodes() >= len(selection.held)


@settings(max_examples=15)
@given(selections())
def test_every_table_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, selection: Selection
) -> None:
    for name, tables in FOLDERS.items():
        folder = tmp_path_factory.mktemp(name)
        sum(tables.write(selection, folder))
        assert sorted(path.name for path in folder.iterdir()) == sorted(tables.names)
    table = pq.read_table(folder / "reports.parquet")
    assert table.column("text").to_pylist() == [r.text for r in selection.readings.values()]


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_two_things_share_an_iri(first: str, second: str) -> None:
    assert (iri("source", first, second) == iri("source", second, first)) == (first == second)
    assert iri("a", first + ":" + second) != iri("a", first, second)


@given(
    st.one_of(st.text(max_size=30), st.text(max_size=30).map(lambda t: f"https://a.example/{t}"))
)
def test_an_address_is_an_iri_or_nothing(given_: str) -> None:
    found = address(given_)
    assert found is None or not set(found) & set(' <>"{}|\\^`\n\t')


def test_addresses_that_are_none() -> None:
    for one in (
        "",
        "ftp://a.example/x",
        "javascript:alert(1)",
        "notes.txt",
        "https://",
        "http://[x",
    ):
        assert address(one) is None
    assert address("https://a.example/ä b?q=%7B{") == "https://a.example/%C3%A4%20b?q=%7B%7B"
    assert address("https://a.example/50%") == "https://a.example/50%25"


def test_an_empty_ledger_gives_whole_files() -> None:
    empty = Selection(Holdings.build([]))
    for name in ("annotations", "prov", "schema"):
        data = "".join(TEXTS[name](empty))
        assert len(parsed(data)) == (7 if name == "annotations" else 0)
    assert "".join(TEXTS["ftm"](empty)) == ""
    found = nx.read_graphml(io.BytesIO("".join(TEXTS["graphml"](empty)).encode()))
    assert found.number_of_nodes() == 0


def test_real_readings_are_taken_by_all(reader: Reader) -> None:
    texts = {name: one.text for name, one in dossier.readings().items()}
    read = {name: reader.read(Report(id=name, text=text)) for name, text in texts.items()}
    selection = Selection(Holdings(dossier.FILED, read.values()))
    for name in ("annotations", "prov", "schema"):
        assert len(parsed("".join(TEXTS[name](selection)))) > 10
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = "".join(TEXTS["prov"](selection)).encode()
        assert ProvDocument.deserialize(io.BytesIO(data), format="rdf", rdf_format="json-ld")
    check([json.loads(line) for line in TEXTS["ftm"](selection)])


_SUMS = """
import hashlib, pathlib, sys, tempfile
from tests.export import dossier
from tests.export.parsing import parsed
from onrecord.export.formats import FOLDERS, TEXTS
selection = dossier.selection(dossier.readings())
for name, write in TEXTS.items():
    print(name, hashlib.sha256("".join(write(selection)).encode()).hexdigest())
for name, tables in FOLDERS.items():
    with tempfile.TemporaryDirectory() as folder:
        sum(tables.write(selection, pathlib.Path(folder)))
        for path in sorted(pathlib.Path(folder).iterdir()):
            print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def test_the_same_ledger_gives_the_same_bytes_in_any_process() -> None:
    root = Path(__file__).parents[2]
    sums = [
        subprocess.run(
            [sys.executable, "-c", _SUMS],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]
    assert sums[0] == sums[1] and len(sums[0].splitlines()) == 5 + 24
