"""The commands `claims`, `claim`, `sources`, `source` and `reports`: options, files, exit codes."""

from __future__ import annotations

import csv
import importlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.commands.output import EXIT_REFUSED
from onrecord.read.reader import Reader
from onrecord.weigh.holdings import Holdings
from tests.commands.kept import kept
from tests.show.answers import dossier

COMMANDS = ("claims", "claim", "sources", "source", "reports")
ASKED = [("claims",), ("claim", "courier-0303#"), ("sources",), ("source", "x"), ("reports",)]


@pytest.fixture
def ask(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Asks the small affair; what it holds is made by hand."""

    def held_in(db: str, as_of: str | None = None) -> Holdings:
        return dossier.build(reader, as_of)

    for name in COMMANDS:
        monkeypatch.setattr(
            importlib.import_module(f"onrecord.commands.{name}"), "held_in", held_in
        )
    claims = importlib.import_module("onrecord.weigh.claims")
    sources = importlib.import_module("onrecord.weigh.sources")
    monkeypatch.setattr(claims, "claims", dossier.claims)
    monkeypatch.setattr(sources, "ledger_sources", dossier.sources)

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    return command


def shown(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return result.stdout


def failed(result: Result) -> str:
    assert result.exit_code == EXIT_REFUSED
    assert result.stdout == ""
    assert result.stderr.startswith("onrecord: ") and result.stderr.count("\n") == 1
    return result.stderr


# claims


def test_claims_of_two_reports_and_how_many_stand_alone(ask: Any) -> None:
    lines = shown(ask("claims")).splitlines()
    assert lines[0] == "2 claims carried by 2 reports or more, in 5 reports"
    assert lines[2] == "Reports  Outlets  Roots  Claim"
    assert lines[-1] == "11 more stand in one report alone: --all shows them."


def test_all_claims(ask: Any) -> None:
    text = shown(ask("claims", "--all"))
    assert text.startswith("13 claims, in 5 reports\n")
    assert "stand in one report" not in text


def test_json_and_csv_have_all(ask: Any) -> None:
    objects = [json.loads(line) for line in shown(ask("claims", "--format", "json")).splitlines()]
    rows = list(csv.DictReader(io.StringIO(shown(ask("claims", "--format", "csv")), newline="")))
    assert len(objects) == len(rows) == 13
    few = shown(ask("claims", "--format", "json", "--min-reports", "2", "--limit", "1"))
    assert json.loads(few)["id"] == objects[0]["id"]


def test_limit(ask: Any) -> None:
    text = shown(ask("claims", "--limit", "1"))
    assert "ferry Anselm" in text and "Tarn Line" not in text
    assert "1 more is not shown: --limit 0 shows it." in text
    assert "Tarn Line" in shown(ask("claims", "--limit", "0"))


def test_min_reports(ask: Any) -> None:
    text = shown(ask("claims", "--min-reports", "4"))
    assert text.startswith("1 claim carried by 4 reports or more, in 5 reports\n")
    assert "12 more stand in fewer than 4 reports" in text
    assert "onrecord claims --all" in failed(ask("claims", "--min-reports", "9"))


def test_a_reprint_is_no_second_report(ask: Any) -> None:
    # That Oskeld denied it stands in the wire's report and in the reprint of it.
    assert "that the ferry had been sold" not in shown(ask("claims"))


def test_outlets(ask: Any) -> None:
    assert shown(ask("claims", "--outlets", "--all")).startswith("2 claims, in 5 reports\n")


def test_grep(ask: Any) -> None:
    text = shown(ask("claims", "--grep", "SHIP tarn"))
    assert "The buyer is the Tarn Line" in text and "Anselm" not in text
    assert "no statement in the ledger has all of “submarine”" in failed(
        ask("claims", "--grep", "submarine")
    )


@pytest.mark.parametrize("order", ["reports", "roots", "first", "last"])
def test_sort(ask: Any, order: str) -> None:
    assert shown(ask("claims", "--sort", order)).startswith("2 claims")


def test_as_of(ask: Any) -> None:
    text = shown(ask("claims", "--as-of", "2031-03-03"))
    assert text.startswith("2 claims carried by 2 reports or more, in 3 reports, as of 2031-03-03")
    assert "2031-03-09" not in text
    wrong = ask("claims", "--as-of", "soon")
    assert wrong.exit_code == 2


# One claim


def test_a_claim_by_id_beginning_and_statement(ask: Any) -> None:
    first = json.loads(shown(ask("claims", "--format", "json")).splitlines()[0])
    whole = shown(ask("claim", first["id"]))
    assert whole.startswith("“The harbour council sold the ferry Anselm")
    assert shown(ask("claim", first["id"][:9])) == whole
    assert shown(ask("claim", first["statements"][3])) == whole


def test_a_claim_that_is_not_there(ask: Any) -> None:
    assert "'onrecord claims' lists them" in failed(ask("claim", "c0ffee"))
    assert "could be any of" in failed(ask("claim", "courier-0303#"))
    assert "\x1b" not in failed(ask("claim", "\x1b[31m"))


# Sources


def test_sources_who_say_something(ask: Any) -> None:
    text = shown(ask("sources"))
    assert text.startswith("9 sources in 5 reports\n")
    assert "harbour council\n" not in text
    assert text.endswith("2 more say nothing themselves: --all shows them.\n")
    assert "harbour council" in shown(ask("sources", "--all"))


def test_sources_by_grade_name_and_reports(ask: Any) -> None:
    named = shown(ask("sources", "--grade", "named"))
    assert "Bram Oskeld" in named and "an official" not in named
    assert shown(ask("sources", "--grep", "oskeld bram")).startswith("1 source in 5 reports")
    assert shown(ask("sources", "--min-reports", "4")).startswith("1 source in 5 reports")
    assert "more are not shown" in shown(ask("sources", "--limit", "2"))
    assert "'onrecord sources' lists them" in failed(ask("sources", "--grep", "nobody"))


def test_one_source_by_name(ask: Any) -> None:
    assert shown(ask("source", "bram oskeld")).startswith("Bram Oskeld\n")
    assert "'onrecord sources' lists them" in failed(ask("source", "Nobody"))
    assert "could be any of 2 sources" in failed(ask("source", "an official"))


# Reports


def test_reports(ask: Any) -> None:
    assert shown(ask("reports")).startswith("5 reports, 1 of them a reprint\n")
    assert shown(ask("reports", "--outlet", "gazette")).startswith("2 reports\n")
    assert shown(ask("reports", "--grep", "ferry SALE")).startswith("2 reports\n")
    latest = shown(ask("reports", "--limit", "1"))
    assert "gazette-0309" in latest and "gazette-0302" not in latest
    assert "4 earlier reports are not shown: --all shows all." in latest
    assert "'onrecord reports' lists them" in failed(ask("reports", "--outlet", "Moon"))


# All of them, on a real ledger


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("day", [(), ("--as-of", "2031-03-03")])
def test_a_real_ledger(tmp_path: Path, form: str, day: tuple[str, ...]) -> None:
    path = kept(tmp_path)

    def asked(*arguments: str) -> str:
        options = ("--db", path, "--format", form, "--width", "120", *day)
        return shown(CliRunner().invoke(main, [*arguments, *options], catch_exceptions=False))

    assert "the ferry Anselm" in asked("claims")
    assert "gazette-1" in asked("claim", "gazette-1#t1")
    assert "Ida Venn" in asked("sources")
    assert "courier-1" in asked("source", "Ida Venn")
    assert ("post-1" in asked("reports")) != bool(day)  # it came later
    if form == "text" and day:
        assert ", as of 2031-03-03" in asked("claim", "gazette-1#t1")
        assert ", as of 2031-03-03." in asked("source", "Ida Venn")


def test_before_there_was_anything(tmp_path: Path) -> None:
    options = ["--db", kept(tmp_path), "--as-of", "2031-03-01"]
    for question in ASKED:
        result = CliRunner().invoke(main, [*question, *options])
        assert "nothing in the ledger was published by 2031-03-01" in failed(result)


@pytest.mark.parametrize("question", ASKED)
def test_no_ledger(question: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    result = CliRunner().invoke(main, [*question, "--db", str(path)])
    assert "onrecord add" in failed(result)
    assert not path.exists()


@pytest.mark.parametrize("question", ASKED)
def test_an_empty_ledger(question: tuple[str, ...], tmp_path: Path) -> None:
    from onrecord.ledger.store import Ledger

    path = tmp_path / "empty.db"
    with Ledger.open(str(path), create=True):
        pass
    result = CliRunner().invoke(main, [*question, "--db", str(path)])
    assert "the ledger is empty: record reports with 'onrecord add" in failed(result)


def test_out_takes_the_place_of_a_file_only_where_there_is_an_answer(
    ask: Any, tmp_path: Path
) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("before")
    failed(ask("claims", "--grep", "submarine", "--format", "csv", "--out", str(path)))
    assert path.read_text() == "before"
    assert shown(ask("claims", "--format", "csv", "--out", str(path))) == ""
    assert path.read_bytes().startswith(b"id,text,first,last,")
    assert b"\r\n" in path.read_bytes() and b"\r\r\n" not in path.read_bytes()


@pytest.mark.parametrize("question", COMMANDS)
def test_width(ask: Any, question: str) -> None:
    given = {"claim": ("gazette-0309#t20",), "source": ("Ida Venn",)}.get(question, ())
    text = shown(ask(question, *given, "--width", "60"))
    assert max(map(len, text.splitlines())) <= 60


@pytest.mark.parametrize("question", COMMANDS)
def test_help_shows_every_option(question: str) -> None:
    text = CliRunner().invoke(main, [question, "--help"]).stdout
    for option in ("--db", "--as-of", "--format", "--out", "--width"):
        assert option in text
