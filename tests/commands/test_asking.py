"""The commands `compare`, `timeline`, `validate` and `corrections` on a ledger on disk."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.commands.output import EXIT_INCOMPLETE, EXIT_REFUSED, EXIT_USAGE
from tests.commands.kept import kept
from tests.weigh import affair

Ask = Callable[..., Result]
SPANNED = ("statement", "response", "position", "decision")


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Asks the ledger with the affair in it."""
    path = kept(tmp_path)

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--db", path], catch_exceptions=False)

    return command


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))


# compare


@pytest.mark.parametrize("given", [(), ("gazette-1",), ("gazette-1", "gazette-1")])
def test_compare_needs_two(ask: Ask, given: tuple[str, ...]) -> None:
    result = ask("compare", *given)
    assert result.exit_code == EXIT_USAGE
    assert "onrecord compare REPORT REPORT" in result.stderr
    assert "onrecord reports" in result.stderr


def test_compare_two(ask: Ask) -> None:
    result = ask("compare", "courier", "wire")
    assert result.exit_code == 0
    text = result.stdout
    assert text.startswith("Two reports laid side by side, 2031-03-03 to 2031-03-04\n")
    assert "What both carry: 1 claim" in text
    told = " ".join(text.split())
    assert "number differs: 4 million marks (Orvane Courier); 6 million marks" in told
    assert "denied by: Bram Oskeld in Northgate Wire, ¶1" in told
    assert "What only one has: 3 claims" in text
    assert max(map(len, text.splitlines())) <= 80


def test_compare_says_nothing_twice_in_any_order(ask: Ask) -> None:
    assert ask("compare", "wire", "courier").stdout == ask("compare", "courier", "wire").stdout


def test_compare_all_as_json_and_csv(ask: Ask) -> None:
    names = ("gazette-1", "courier-1", "wire-1", "post-1", "gazette-2")
    every = lines(ask("compare", *names, "--format", "json"))
    kinds = [one["what"] for one in every]
    assert kinds[:5] == ["report"] * 5
    assert kinds.count("opposed") == 1
    (sale,) = (one for one in every if one.get("text") == affair.SALE)
    assert sale["scope"] == "all"
    assert sale["reports"] == list(names)
    assert sale["versions"][0]["spans"]  # type: ignore[index]
    found = rows(ask("compare", *names, "--format", "csv"))
    assert len([one for one in found if one["scope"] == "all"]) == 5
    assert [one["text"] for one in found if one["scope"] == "denies"] == [
        "Bram Oskeld said the ferry was not sold"
    ]


def test_compare_as_of(ask: Ask) -> None:
    result = ask("compare", "wire", "gazette-2", "--as-of", "2031-03-04")
    assert result.exit_code == EXIT_REFUSED
    assert "gazette-2 was not published by then" in result.stderr


def test_compare_a_report_that_is_not_there(ask: Ask) -> None:
    result = ask("compare", "wire", "herald")
    assert result.exit_code == EXIT_REFUSED
    assert "herald" in result.stderr
    assert result.stdout == ""


# timeline


def test_timeline_gives_what_the_contract_says(ask: Ask) -> None:
    every = lines(ask("timeline", "--format", "json"))
    assert {one["what"] for one in every} == {"report", *SPANNED}
    assert [one["date"] for one in every] == sorted(str(one["date"]) for one in every)
    for one in every:
        assert {"date", "what", "actor", "text", "report", "spans"} <= set(one)
        assert one["spans"] or one["what"] not in SPANNED


def test_timeline_as_text_says_which_date_it_is(ask: Ask) -> None:
    text = ask("timeline").stdout
    assert text.startswith("5 reports, 4 statements, 2 responses, 1 position and 1 decision\n")
    assert "dated so by the report, which is of 2031-03-09" in text
    assert "the first of 4 reports that say so" in text
    assert max(map(len, text.splitlines())) <= 80


def test_timeline_of_a_claim_a_source_a_report(ask: Ask) -> None:
    of_claim = ask("timeline", "--claim", "gazette-1#t1").stdout
    assert " about “the council sold the ferry Anselm" in " ".join(of_claim.split())
    of_source = lines(ask("timeline", "--source", "bram oskeld", "--format", "json"))
    assert {one["actor"] for one in of_source if one["what"] != "report"} == {"Bram Oskeld"}
    of_report = rows(ask("timeline", "--report", "courier", "--format", "csv"))
    assert {one["report"] for one in of_report} == {"courier-1"}
    assert affair.BUYER in [one["text"] for one in of_report]


def test_timeline_between_two_days(ask: Ask) -> None:
    found = lines(
        ask("timeline", "--since", "2031-03-03", "--until", "2031-03-04", "--format", "json")
    )
    assert {one["date"] for one in found} == {"2031-03-03", "2031-03-04"}
    wrong = ask("timeline", "--since", "2031-03-04", "--until", "2031-03-03")
    assert wrong.exit_code == EXIT_USAGE
    none = ask("timeline", "--since", "2032-01-01")
    assert none.exit_code == EXIT_REFUSED
    assert none.stdout == ""


@pytest.mark.parametrize("option", ["--report", "--claim", "--source"])
def test_timeline_of_what_is_not_there(ask: Ask, option: str) -> None:
    result = ask("timeline", option, "herald")
    assert result.exit_code == EXIT_REFUSED
    assert "herald" in result.stderr


# validate


def test_a_whole_ledger(ask: Ask) -> None:
    result = ask("validate")
    assert result.exit_code == 0
    assert "The ledger is whole." in result.stdout


def test_a_ledger_that_is_not_whole_has_an_exit_code_of_its_own(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = affair.readings()
    filed, one = given[0]
    given[0] = filed, affair.changed(one, "t1", attribution=None)
    monkeypatch.setattr(affair, "readings", lambda: given)
    (tmp_path / "b").mkdir()
    path = kept(tmp_path / "b")
    result = CliRunner().invoke(main, ["validate", "--db", path])
    assert result.exit_code == EXIT_INCOMPLETE == 5
    assert "no source was found: 1" in result.stdout
    assert "gazette-1#t1" in result.stdout
    every = CliRunner().invoke(main, ["validate", "--db", path, "--format", "json"])
    head, gap = (json.loads(line) for line in every.stdout.splitlines())
    assert (head["what"], head["whole"], head["incomplete"]) == ("ledger", False, 1)
    assert head["readers"][0]["reports"] == 5
    assert (gap["gap"], gap["id"], gap["paragraph"]) == ("unsourced", "gazette-1#t1", 1)


# what holds for all of them


@pytest.mark.parametrize("name", ["compare", "timeline", "validate", "corrections", "review"])
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_no_ledger_no_answer(tmp_path: Path, name: str, form: str) -> None:
    given = ["wire", "post"] if name == "compare" else ["--by", "Ada"] if name == "review" else []
    where = str(tmp_path / "none.db")
    result = CliRunner().invoke(main, [name, *given, "--db", where, "--format", form])
    assert result.exit_code == EXIT_REFUSED
    assert result.stdout == ""
    assert "onrecord: " in result.stderr
    assert not Path(where).exists()


@pytest.mark.parametrize(
    "asked", [("compare", "wire", "courier"), ("timeline",), ("validate",), ("corrections",)]
)
def test_the_same_answer_every_time_and_into_a_file(
    ask: Ask, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    for form in ("text", "json", "csv"):
        first = ask(*asked, "--format", form)
        assert first.stdout == ask(*asked, "--format", form).stdout
        out = tmp_path / f"out.{form}"
        assert ask(*asked, "--format", form, "--out", str(out)).stdout == ""
        assert out.read_text(encoding="utf-8") == first.stdout
