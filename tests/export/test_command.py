"""`onrecord export` on a real ledger."""

from __future__ import annotations

import csv
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import networkx as nx
import numpy as np
import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.commands import export as command
from onrecord.export.formats import FOLDERS, TEXTS
from onrecord.export.tables import TABLES
from onrecord.ledger.store import Ledger
from tests.export import dossier
from tests.export.dossier import of_words
from tests.export.parsing import parsed

Run = Callable[..., Result]
DAYS = {"courier": "2031-03-02", "times/1": "2031-03-04"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DB", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    with Ledger.open(folder / "onrecord.db") as ledger:
        for name, reading in dossier.readings().items():
            if name in DAYS:
                dated = msgspec.structs.replace(
                    reading, published=DAYS[name], outlet=f"The {name} paper"
                )
                ledger.add(dated, np.zeros((len(reading.statements), 8), np.int8))

    def ask(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["export", *arguments], catch_exceptions=False)

    return ask


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_formats_are_those_that_there_are() -> None:
    assert set(command.FORMATS) == {*TEXTS, *FOLDERS}
    assert set(command.IN_FOLDERS) == set(FOLDERS)


@pytest.mark.parametrize("form", sorted(TEXTS))
def test_a_text_goes_to_standard_output_or_to_a_file(run: Run, folder: Path, form: str) -> None:
    shown = run("--as", form)
    assert shown.exit_code == 0 and shown.stderr == ""
    assert run("--as", form, "--out", "out").stdout == ""
    assert (folder / "out").read_text(encoding="utf-8") == shown.stdout != ""
    assert not [name for name in os.listdir(folder) if name.startswith(".out")]


@pytest.mark.parametrize("form", sorted(FOLDERS))
def test_tables_go_to_a_folder(run: Run, folder: Path, form: str) -> None:
    for _ in range(2):  # the second takes the place of the first
        assert run("--as", form, "--out", "tables").exit_code == 0
    assert sorted(os.listdir(folder / "tables")) == sorted(FOLDERS[form].names)
    assert sorted(os.listdir(folder)) == ["onrecord.db", "tables"]


def test_a_statement_is_in_one_claim(run: Run, folder: Path) -> None:
    run("--as", "csv", "--out", "tables")
    rows = _lines(folder / "tables/statements.csv")
    assert rows and all(row["claim"] for row in rows)
    claims = {row["id"] for row in _lines(folder / "tables/claims.csv")}
    assert claims == {row["claim"] for row in rows}


def test_only_a_report_or_a_claim(run: Run, folder: Path) -> None:
    run("--as", "csv", "--out", "one", "--report", "cour")
    assert {row["report"] for row in _lines(folder / "one/statements.csv")} == {"courier"}
    key = of_words(dossier.readings()["courier"], "14 inspections")
    run("--as", "csv", "--out", "two", "--claim", key)
    assert {row["text"] for row in _lines(folder / "two/statements.csv")} >= {
        "that 14 inspections had been skipped"
    }
    assert len(_lines(folder / "two/claims.csv")) == 1
    graph = parsed(run("--as", "annotations", "--claim", key).stdout)
    assert 0 < len(graph) < len(parsed(run("--as", "annotations").stdout))


def test_as_of_a_day(run: Run) -> None:
    whole = {json.loads(line)["id"] for line in run("--as", "ftm").stdout.splitlines()}
    early = {
        json.loads(line)["id"]
        for line in run("--as", "ftm", "--as-of", "2031-03-03").stdout.splitlines()
    }
    assert early < whole and early


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--as", "rdf"], 2, "'annotations', 'prov', 'schema'"),
        ([], 2, "Missing option '--as'"),
        (["--as", "csv"], 2, "name it by --out DIR"),
        (["--as", "prov", "--claim", "cffffffffffff"], 1, "cffffffffffff"),
        (["--as", "prov", "--report", "nowhere"], 1, "no report"),
        (["--as", "prov", "--report", "times", "--as-of", "2031-03-03"], 1, "later --as-of"),
        (["--as", "prov", "--db", "none.db"], 1, "no ledger at none.db"),
        (["--as", "prov", "--out", "."], 2, "is a folder"),
        (["--as", "csv", "--out", "."], 1, "where you are"),
        (["--as", "csv", "--out", "onrecord.db"], 1, "is a file"),
        (["--as", "csv", "--out", "no/such"], 3, "could not be written"),
        (["--as", "prov", "--out", "no/such"], 3, "could not be written"),
    ],
)
def test_what_is_wrong_is_said(run: Run, arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.output and result.stdout == ""


def test_a_claim_that_is_not_in_the_report_is_said(run: Run) -> None:
    key = of_words(dossier.readings()["courier"], "disgrace")
    result = run("--as", "prov", "--claim", key, "--report", "times/1")
    assert result.exit_code == 1 and "carries" in result.stderr


def test_what_is_refused_leaves_the_old_file(run: Run, folder: Path) -> None:
    (folder / "out").write_text("old", encoding="utf-8")
    assert run("--as", "prov", "--out", "out", "--claim", "cfffffffffff").exit_code == 1
    assert (folder / "out").read_text(encoding="utf-8") == "old"


def test_an_empty_ledger_gives_an_empty_export_and_a_line(folder: Path) -> None:
    Ledger.open(folder / "onrecord.db").close()
    result = CliRunner().invoke(main, ["export", "--as", "graphml", "--out", "out"])
    assert result.exit_code == 0
    assert result.stderr == "onrecord: the ledger holds no report: the export is empty\n"
    assert nx.read_graphml(folder / "out").number_of_nodes() == 0
    result = CliRunner().invoke(main, ["export", "--as", "csv", "--out", "tables"])
    assert result.exit_code == 0 and "no report" in result.stderr
    assert len(os.listdir(folder / "tables")) == len(TABLES)


def test_a_forgotten_report_is_named_and_nothing_it_said(run: Run, folder: Path) -> None:
    with Ledger.open(folder / "onrecord.db") as ledger:
        ledger.forget("courier", "Ada Weller", "embargo")
    for form in TEXTS:
        said = run("--as", form).stdout
        assert "disgrace" not in said and "Halvik denied" not in said
    assert "embargo" in run("--as", "prov").stdout


def test_after_two_seconds_it_says_how_far_it_is(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 10_000_000, 3))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    result = run("--as", "csv", "--out", "tables")
    assert "onrecord: matching claims and sources" in result.stderr
    assert "rows written" in result.stderr
