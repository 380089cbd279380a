"""`onrecord acts`, `onrecord act` and `onrecord report`: options, files, exit codes."""

from __future__ import annotations

import csv
import importlib
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.commands.output import EXIT_INCOMPLETE, EXIT_REFUSED, EXIT_USAGE
from onrecord.weigh.holdings import Holdings
from tests.commands.kept import kept
from tests.show.answers.test_acts import holdings as act_holdings
from tests.show.dossier.made import holdings as page_holdings


def asked(monkeypatch: pytest.MonkeyPatch, held: Holdings, command: str) -> Any:
    module = importlib.import_module(f"onrecord.commands.{command}")
    monkeypatch.setattr(module, "held_in", lambda db, as_of=None: held)

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, [command, *arguments], catch_exceptions=False)

    return call


def shown(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return result.stdout


def failed(result: Result, code: int = EXIT_REFUSED) -> str:
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("onrecord: ")
    return result.stderr


def test_acts_in_three_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = asked(monkeypatch, act_holdings(), "acts")
    assert shown(ask()).startswith("Acts: 1 act.")
    (one,) = map(json.loads, shown(ask("--format", "json")).splitlines())
    assert one["decided_by"] == ["Orsa Brandt"]
    (row,) = csv.DictReader(io.StringIO(shown(ask("--format", "csv")), newline=""))
    assert (row["id"], row["oversight"]) == (one["id"], "none")


def test_acts_are_chosen_by_words_name_and_report(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = asked(monkeypatch, act_holdings(), "acts")
    for arguments in (("ferry",), ("--by", "brandt"), ("--report", "gazette")):
        assert shown(ask(*arguments)).startswith("Acts that fit: 1 act.")
    for arguments in (("plane",), ("--by", "Varn"), ("--report", "courier")):
        failed(ask(*arguments))


def test_an_act_by_its_id_and_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = asked(monkeypatch, act_holdings(), "act")
    text = shown(ask("gazette-0302#t1", "--width", "90"))
    assert "Orsa Brandt" in text
    (one,) = map(json.loads, shown(ask("a", "--format", "json")).splitlines())
    assert shown(ask(one["id"], "--width", "90")) == text
    assert "onrecord acts" in failed(ask("zzz"))


def test_no_act_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = asked(monkeypatch, page_holdings(), "acts")
    assert "no report" in failed(ask())


def test_a_ledger_on_disk_is_asked(tmp_path: Path) -> None:
    path = kept(tmp_path)
    result = CliRunner().invoke(main, ["acts", "--db", path], catch_exceptions=False)
    assert result.exit_code in (0, EXIT_REFUSED)
    missing = CliRunner().invoke(main, ["acts", "--db", str(tmp_path / "none.db")])
    assert missing.exit_code == EXIT_REFUSED


# report


def test_a_report_of_a_claim_and_of_reports(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ask = asked(monkeypatch, page_holdings(), "report")
    text = shown(ask("gazette-0302#t1"))
    assert text.startswith("<!doctype html>")
    out = tmp_path / "page.html"
    assert shown(ask("gazette-0302#t1", "--out", str(out))) == ""
    assert out.read_text(encoding="utf-8") == text
    assert "A dossier of 3 reports" in shown(ask("gazette", "courier", "wire-0304"))
    assert "A dossier of 1 report" in shown(ask("gazette-0302"))


def test_a_dossier_has_as_many_claims_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = asked(monkeypatch, page_holdings(), "report")
    names = ("gazette", "courier", "wire-0304")
    assert shown(ask(*names, "--limit", "0")) == shown(ask(*names))


def test_what_is_no_claim_or_report(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = asked(monkeypatch, page_holdings(), "report")
    assert "claim" in failed(ask("zzz"))
    assert "no report begins with “zzz”" in failed(ask("gazette", "zzz"))
    assert ask().exit_code == EXIT_USAGE


def _without(held: Holdings, key: str, **fields: Any) -> Holdings:
    """What is held, with other fields in one statement."""
    report, _, name = key.partition("#")
    readings = [
        msgspec.structs.replace(
            reading,
            statements=tuple(
                msgspec.structs.replace(one, **fields)
                if reading.id == report and one.id == name
                else one
                for one in reading.statements
            ),
        )
        for reading in held.readings.values()
    ]
    return Holdings(held.filed.values(), readings, held.joins)


def test_a_page_without_provenance_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    held = _without(page_holdings(), "gazette-0302#t1", attribution=None)
    ask = asked(monkeypatch, held, "report")
    out = tmp_path / "page.html"
    for names in (("gazette-0302#t1",), ("gazette", "courier", "wire-0304")):
        said = failed(ask(*names, "--out", str(out)), EXIT_INCOMPLETE)
        assert "gazette-0302#t1: no source was found" in said
        assert "--leave-out" in said
        assert not out.exists()
    text = shown(ask("gazette-0302#t1", "--leave-out"))
    assert "Left out: nobody was found" in text


def test_what_is_broken_cannot_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    held = _without(page_holdings(), "gazette-0302#t1", text="another text")
    ask = asked(monkeypatch, held, "report")
    said = failed(ask("gazette-0302#t1", "--leave-out"), EXIT_INCOMPLETE)
    assert "do not cut" in said and "onrecord validate" in said


def test_what_the_page_does_not_show_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    held = _without(page_holdings(), "gazette-0302#t1", attribution=None)
    ask = asked(monkeypatch, held, "report")
    assert shown(ask("courier-0303#t1"))
