"""`correct`, `undo`, `corrections` and `forget` on a ledger on disk. All texts are fictional."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.commands import forget as forgetting
from onrecord.commands import signing
from onrecord.commands.output import EXIT_REFUSED, EXIT_USAGE
from onrecord.ledger.store import Ledger
from onrecord.records import ReaderId
from onrecord.weigh.holdings import Holdings
from tests.commands.kept import kept
from tests.weigh import affair
from tests.weigh.making import reading, said

Do = Callable[..., Result]
SIGNED = ("--by", "Ada", "--why", "I asked them")


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A ledger with the affair in it."""
    return kept(tmp_path)


@pytest.fixture
def do(path: str) -> Do:
    """Runs a command on it."""

    def command(*arguments: str, input: str | None = None) -> Result:
        return CliRunner().invoke(
            main, [*arguments, "--db", path], input=input, catch_exceptions=False
        )

    return command


def holdings(path: str) -> Holdings:
    with Ledger.open(path) as ledger:
        return Holdings.of(ledger)


def listed(do: Do, *arguments: str) -> list[dict[str, Any]]:
    result = do("corrections", "--format", "json", *arguments)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


CORRECTIONS = [
    (("merge-sources", "courier-1#s2", "wire-1#s1"), ["merge_sources"]),
    (("split-sources", "A lawyer", "Two officials"), ["split_sources"]),
    (("set-grade", "A lawyer", "named"), ["set_grade"]),
    (("join-claims", "courier-1#t3", "gazette-1#t2"), ["join_claims"]),
    (("part-claims", "gazette-1#t1", "wire-1#t1", "post-1#t1"), ["part_claims", "part_claims"]),
    (("add-relation", "courier-1#t2", "supports", "courier-1#t1"), ["add_relation"]),
    (("strike-relation", "wire-1#t2", "contradicts", "wire-1#t1"), ["strike_relation"]),
]


@pytest.mark.parametrize(("given", "kinds"), CORRECTIONS, ids=[one[0][0] for one in CORRECTIONS])
def test_each_is_kept_confirmed_and_undone(
    do: Do, path: str, given: tuple[str, ...], kinds: list[str]
) -> None:
    before = holdings(path)
    result = do("correct", *given, *SIGNED)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert len(lines) == len(kinds)
    assert lines[0].startswith(("1: “", "1: struck: “"))
    assert lines[0].endswith("To take it back: onrecord undo 1")
    found = listed(do)
    assert [one["kind"] for one in found] == kinds
    assert {(one["who"], one["why"], one["undone"]) for one in found} == {
        ("Ada", "I asked them", False)
    }
    for one in found:
        for anchor in one["anchors"]:
            text = before.readings[anchor["report"]].text
            assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
    for one in found:
        undone = do("undo", str(one["id"]), "--by", "Bo", "--why", "a mistake")
        assert undone.stdout.startswith(f"Undone {one['id']}: ")
    assert all(one["undone"] for one in listed(do))
    assert listed(do, "--standing") == []
    after = holdings(path)
    assert (after.readings, after.joins) == (before.readings, before.joins)


def test_the_list_as_text(do: Do) -> None:
    do("correct", "set-grade", "A lawyer", "named", *SIGNED)
    do("correct", "join-claims", "courier-1#t3", "gazette-1#t2", *SIGNED)
    do("undo", "1", *SIGNED)
    told = " ".join(do("corrections").stdout.split())
    assert told.startswith("2 corrections, 1 undone 1 “A lawyer” (Orvane Courier, 2031-03-03) is")
    assert "graded named" in told
    assert "Ada: I asked them undone 2 “the crew was never asked”" in told
    assert "are one claim" in told


@pytest.mark.parametrize(
    "given",
    [
        ("undo", "7"),
        ("correct", "set-grade", "The herald", "named"),
        ("correct", "join-claims", "c000000000000", "courier-1#t2"),
        ("correct", "part-claims", "gazette-1#t1", "courier-1#t2"),
        ("correct", "add-relation", "wire-1#t9", "supports", "wire-1#t1"),
        ("correct", "strike-relation", "wire-1#t1", "supports", "wire-1#t2"),
        ("forget", "herald", "--yes"),
    ],
)
def test_what_is_not_there_changes_nothing(do: Do, given: tuple[str, ...]) -> None:
    result = do(*given, *SIGNED)
    assert result.exit_code == EXIT_REFUSED
    assert result.stdout == ""
    assert result.stderr.startswith("onrecord: ")
    assert listed(do) == []


@pytest.mark.parametrize(
    "given",
    [
        ("correct", "set-grade", "A lawyer", "author", *SIGNED),
        ("correct", "set-grade", "A lawyer", "named", "--by", "Ada"),
        ("correct", "set-grade", "A lawyer", "named", "--why", "because"),
        ("correct", "set-grade", "A lawyer", "named", "--by", " ", "--why", "because"),
        ("correct", "merge-sources", "A lawyer", *SIGNED),
        ("correct", "join-claims", "c1", "c1", *SIGNED),
        ("correct", "add-relation", "wire-1#t1", "proves", "wire-1#t2", *SIGNED),
        ("undo", "none", *SIGNED),
        ("forget", "wire-1", *SIGNED),
    ],
)
def test_a_wrong_command_line(do: Do, given: tuple[str, ...]) -> None:
    assert do(*given).exit_code == EXIT_USAGE
    assert listed(do) == []


def test_on_a_terminal_who_and_why_are_asked_for(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "interactive", lambda: True)
    monkeypatch.setattr(signing, "login", lambda: "ada")
    result = do("correct", "set-grade", "A lawyer", "named", input="\nshe wrote to us\n")
    assert result.exit_code == 0
    assert "Who says so? [ada]:" in result.stderr
    (one,) = listed(do)
    assert (one["who"], one["why"]) == ("ada", "she wrote to us")


def test_a_correction_survives_a_newer_readers_reading(do: Do, path: str) -> None:
    do("correct", "set-grade", "wire-1#s1", "official", *SIGNED)
    do("correct", "part-claims", "gazette-1#t1", "wire-1#t1", *SIGNED)
    newer = reading(
        "wire-1",
        [
            said("An official", affair.SALE_TOLD, "anonymous"),
            said("Bram Oskeld", affair.DENIAL, "named", "person", "denies"),
        ],
        outlet="Northgate Wire",
        published="2031-03-04",
    )
    old = holdings(path).readings["wire-1"]
    newer = msgspec.structs.replace(
        newer,
        text=old.text,
        reader=ReaderId("2", "sha256:1"),
        sources=tuple(msgspec.structs.replace(s, id=f"n{s.id}") for s in newer.sources),
        attributions=tuple(
            msgspec.structs.replace(a, source_id=f"n{a.source_id}", chain=(f"n{a.source_id}",))
            for a in newer.attributions
        ),
    )
    with Ledger.open(path) as ledger:
        ledger.add(newer, np.zeros((2, 8), np.int8))
        now = Holdings.of(ledger)
    assert now.readings["wire-1"].reader.version == "2"
    assert now.readings["wire-1"].sources[0].grade == "official"
    assert ("gazette-1#t1", "wire-1#t1") in now.parted
    told = do("validate", "--strict").stdout
    assert "and 1 that newer ones stand in for" in told


# forget


def test_forget_says_what_goes_and_what_stays(do: Do, path: str) -> None:
    do("correct", "set-grade", "wire-1#s1", "official", *SIGNED)
    result = do("forget", "wire", "--yes", "--by", "Ada", "--why", "a court order")
    assert result.exit_code == 0, result.stderr
    told = result.stdout
    assert "2 statements with their joins" in told
    assert "(1 correction)" in told
    assert "Kept: its id, dates and outlet" in told
    assert "Kept as well, with nearly the same text: post-1." in told
    assert told.splitlines()[-1].endswith("by Ada: a court order")
    assert "wire-1" not in holdings(path).readings
    assert do("validate").exit_code == 0
    assert listed(do)[0]["anchors"][0]["quote"] == ""
    again = do("forget", "wire", "--yes", *SIGNED)
    assert again.exit_code == EXIT_REFUSED
    assert "was forgotten on" in again.stderr
    assert "a court order" in again.stderr
    timeline = " ".join(do("timeline").stdout.split())
    assert "its words were removed on" in timeline


@pytest.mark.parametrize(("answer", "gone"), [("n\n", False), ("\n", False), ("y\n", True)])
def test_forget_asks_back(
    do: Do, path: str, monkeypatch: pytest.MonkeyPatch, answer: str, gone: bool
) -> None:
    monkeypatch.setattr(forgetting, "interactive", lambda: True)
    result = do("forget", "wire-1", *SIGNED, input=answer)
    assert result.exit_code == 0
    assert "Remove it? [y/N]" in result.output
    assert ("Nothing was removed." in result.output) != gone
    assert ("wire-1" not in holdings(path).readings) == gone
