"""CSV and Parquet, as csv, pyarrow and duckdb read them."""

from __future__ import annotations

import builtins
import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.errors import ExportError
from onrecord.export.csvfiles import cell, write_csv
from onrecord.export.parquet import write_parquet
from onrecord.export.selection import Selection
from onrecord.export.tables import READING_TABLES, TABLES
from onrecord.records import Reading
from onrecord.weigh.holdings import Holdings

csv.field_size_limit(10_000_000)


@pytest.fixture(scope="module")
def folder(selection: Selection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables")
    assert sum(write_csv(selection, out)) == sum(write_parquet(selection, out)) > 80
    return out


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_both_have_the_same_columns_and_rows(folder: Path, name: str) -> None:
    table = next(one for one in TABLES if one.name == name)
    wide = pq.read_table(folder / f"{name}.parquet")
    rows = _rows(folder / f"{name}.csv")
    assert wide.column_names == [column.name for column in table.columns]
    assert not rows or list(rows[0]) == wide.column_names
    assert wide.num_rows == len(rows)
    for row, other in zip(rows, wide.to_pylist(), strict=True):
        for column in table.columns:
            value = other[column.name]
            if column.kind == "day":
                value = [str(v) for v in value] if column.many else value and str(value)
            assert row[column.name] == cell(value)


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_table_has_rows_in_the_dossier(folder: Path, name: str) -> None:
    assert pq.read_metadata(folder / f"{name}.parquet").num_rows > 0


def test_columns_have_their_types(folder: Path) -> None:
    schema = pq.read_schema(folder / "statements.parquet")
    span = pa.struct([("start", pa.int64()), ("end", pa.int64())])
    assert schema.field("spans").type.value_type == span
    assert schema.field("place").type == pa.int64()
    assert schema.field("unverified").type == pa.bool_()
    assert pq.read_schema(folder / "reports.parquet").field("date").type == pa.date32()
    assert pq.read_schema(folder / "joins.parquet").field("score").type == pa.float64()


def test_duckdb_cuts_the_words_out_of_the_text_by_their_spans(folder: Path) -> None:
    rows = duckdb.sql(
        f"""SELECT s.text, substr(r.text, span.start + 1, span."end" - span.start)
            FROM (SELECT report, text, unnest(spans) AS span, len(spans) AS pieces
                  FROM '{folder}/statements.parquet') s
            JOIN '{folder}/reports.parquet' r ON r.id = s.report WHERE s.pieces = 1"""
    ).fetchall()
    assert len(rows) > 20 and all(said == cut for said, cut in rows)


def test_duckdb_answers_who_denied_what_from_either(folder: Path) -> None:
    for form in ("parquet", "csv"):
        rows = duckdb.sql(
            f"""SELECT DISTINCT actor_name, s.text FROM '{folder}/responses.{form}' r
                JOIN '{folder}/statements.{form}' s ON s.key = r.about_key
                WHERE r.kind = 'denies'"""
        ).fetchall()
        assert rows == [("Petra Halvik", "that 14 inspections had been skipped")]


def test_duckdb_counts_roots_and_reads_lists_of_csv_as_json(folder: Path) -> None:
    rows = duckdb.sql(f"SELECT roots_max, len(statements) FROM '{folder}/claims.parquet'")
    assert rows.fetchall() == [(2, 3), (2, 3)]
    first = _rows(folder / "statements.csv")[0]
    assert json.loads(first["spans"]) == [{"start": 0, "end": 49}]


def test_what_a_ledger_knows_of_statements_and_sources(folder: Path) -> None:
    statements = pq.read_table(folder / "statements.parquet").to_pylist()
    assert sum(row["claim"] is not None for row in statements) == 6
    by_key = {row["key"]: row for row in statements}
    cracked = next(row for row in statements if "cracked" in row["text"])
    assert by_key[cracked["key"]]["grade"] == "anonymous"
    sources = pq.read_table(folder / "sources.parquet").to_pylist()
    assert {row["report"] for row in sources if row["ledger_source"] == "halvik"} == {
        "courier",
        "gazette",
        "times/1",
    }


def test_a_forgotten_report_stands_there_without_text(folder: Path) -> None:
    rows = {row["id"]: row for row in pq.read_table(folder / "reports.parquet").to_pylist()}
    gone = rows["gone"]
    assert gone["text"] is None and gone["forgotten_why"] == "embargo"
    assert rows["gazette"]["reprint_of"] == "courier"
    assert [str(day) for day in rows["courier"]["dates"]] == ["2031-03-02", "2031-03-05"]


def test_the_reading_tables_need_no_ledger(read: dict[str, Reading]) -> None:
    reading = read["courier"]
    for table in READING_TABLES:
        rows = list(table.rows_of(reading))
        assert rows and all(len(row) == len(table.columns) for row in rows)
    (report,) = READING_TABLES[0].rows_of(reading)
    assert report[0] == "courier" and report[-1] == reading.text


def test_grades_are_those_that_weighing_gives(selection: Selection) -> None:
    table = next(one for one in TABLES if one.name == "statements")
    place = [column.name for column in table.columns].index("grade")
    grades = {row[0]: row[place] for row in table.rows(selection)}
    assert grades == {held.key: held.grade for held in selection.held}


def test_an_empty_ledger_gives_headers(tmp_path: Path) -> None:
    empty = Selection(Holdings.build([]))
    assert list(write_csv(empty, tmp_path)) == [] == list(write_parquet(empty, tmp_path))
    for table in TABLES:
        header = (tmp_path / f"{table.name}.csv").read_bytes()
        assert header == (",".join(c.name for c in table.columns) + "\r\n").encode()
        wide = pq.read_table(tmp_path / f"{table.name}.parquet")
        assert wide.num_rows == 0 and wide.num_columns == len(table.columns)
        duckdb.sql(f"SELECT * FROM '{tmp_path}/{table.name}.parquet'").fetchall()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (0.5, "0.5"),
        (-3, "-3"),
        ([], "[]"),
        (["a"], '["a"]'),
        ("plain", "plain"),
        ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
        ("  @SUM(1)", "'  @SUM(1)"),
        ("＝1+1", "'＝1+1"),
        ("a=b", "a=b"),
    ],
)
def test_a_cell_is_never_a_formula(value: Any, shown: str) -> None:
    assert cell(value) == shown


def test_without_pyarrow_it_says_what_to_install(
    selection: Selection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ExportError, match=r"onrecord\[parquet\]"):
        list(write_parquet(selection, tmp_path))
