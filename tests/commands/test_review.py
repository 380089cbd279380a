"""`onrecord review`, with keys from a pipe and from a terminal. All texts are fictional."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.commands.output import EXIT_USAGE
from onrecord.commands.session import Session
from onrecord.ledger.records import Correction
from onrecord.ledger.store import Ledger
from tests.commands.kept import kept

Do = Callable[..., Result]
WAIT = 60  # seconds: past it a test has failed
_QUIET = 0.2  # seconds without a word: a key is waited for


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A ledger with the affair in it."""
    return kept(tmp_path)


@pytest.fixture
def review(path: str) -> Do:
    """Reviews with keys given, one a line."""

    def command(*arguments: str, keys: str = "") -> Result:
        given = ["review", "--by", "Ada", *arguments, "--db", path]
        lines = "".join(f"{key}\n" for key in keys)
        return CliRunner().invoke(main, given, input=lines, catch_exceptions=False)

    return command


def corrections(path: str) -> list[Correction]:
    with Ledger.open(path) as ledger:
        return [one for one in ledger.corrections() if not one.undone]


def queue(review: Do, *arguments: str) -> list[str]:
    result = review(*arguments, "--limit", "0", "--format", "json")
    assert result.exit_code == 0
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def test_a_key_for_each_answer(review: Do, path: str) -> None:
    result = review("--only", "joins", keys="sdc")
    assert result.exit_code == 0, result.stderr
    assert [one.kind for one in corrections(path)] == ["join_claims", "part_claims", "cannot_tell"]
    assert {(one.who, one.why) for one in corrections(path)} == {("Ada", "reviewed")}
    assert "1 cannot tell, 1 different, 1 the same" in result.stdout


def test_grades_have_keys_of_their_own(review: Do, path: str) -> None:
    result = review("--only", "grades", keys="14c")
    assert [(one.kind, one.grade) for one in corrections(path)] == [
        ("set_grade", "named"),
        ("set_grade", "anonymous"),
        ("cannot_tell", None),
    ]
    assert "4 anonymous (as now)" in result.stdout


def test_without_a_terminal_it_says_so(review: Do) -> None:
    result = review()
    assert "no terminal: keys are read from standard input, one a line" in result.stderr
    assert "0 judged, 9 left." in result.stdout


def test_what_was_judged_does_not_come_back(review: Do, path: str) -> None:
    before = queue(review)
    review(keys="3s")  # a grade, then no key for one
    assert len(corrections(path)) == 1
    assert queue(review) == before[1:]
    review(keys="33" + "n" * 2 + "d")
    left = queue(review)
    assert len(left) < len(before) - 1
    assert not set(left) - set(before)


def test_next_keeps_nothing(review: Do, path: str) -> None:
    before = queue(review)
    result = review(keys="n" * 40)
    assert "0 judged" in result.stdout
    assert corrections(path) == []
    assert queue(review) == before


def test_back_takes_back_what_was_said(review: Do, path: str) -> None:
    result = review("--only", "joins", keys="sbdq")
    assert [one.kind for one in corrections(path)] == ["part_claims"]
    assert "1 is taken back" in result.stdout
    numbers = [line for line in result.stdout.splitlines() if " of 6  Do these two" in line]
    assert [line.split()[0] for line in numbers] == ["1", "2", "1", "2"]


def test_back_over_what_was_passed(review: Do, path: str) -> None:
    review("--only", "joins", keys="nbs")
    assert [one.kind for one in corrections(path)] == ["join_claims"]


def test_nothing_is_before_the_first(review: Do, path: str) -> None:
    result = review(keys="bq")
    assert "this is the first question" in result.stdout
    assert corrections(path) == []


def test_a_key_that_means_nothing_is_told_those_that_do(review: Do, path: str) -> None:
    result = review("--only", "joins", keys="x1q")
    assert result.stdout.count("the keys are s, d, c, n, b, q") == 2
    assert corrections(path) == []


def test_progress_and_both_quotes_with_what_differs(review: Do) -> None:
    told = " ".join(review("--only", "joins", "--limit", "3", keys="nnn").stdout.split())
    assert "1 of 3 Do these two say the same?" in told
    assert "3 of 3 Do these two say the same?" in told
    assert "«the council sold the ferry Anselm for 4 million marks»" in told
    every = " ".join(review("--only", "joins", keys="n" * 9).stdout.split())
    assert "Other number: A 4 million marks, B 6 million marks" in every
    assert "for [6] million marks»" in every
    assert "Both: " in every


def test_of_a_claim_only_what_it_rests_on(review: Do) -> None:
    assert queue(review, "--claim", "courier-1#t2") == ["courier-1#s2"]


def test_an_empty_queue(review: Do) -> None:
    review("--only", "grades", keys="444")
    result = review("--only", "grades")
    assert result.stdout == "Nothing is left to review.\n"


def test_the_queue_as_csv_and_in_a_file(review: Do, tmp_path: Path) -> None:
    found = list(csv.DictReader(io.StringIO(review("--format", "csv").stdout, newline="")))
    assert [one["what"] for one in found] == ["grade"] * 3 + ["join"] * 6
    assert float(found[0]["worth"]) >= float(found[-1]["worth"])
    out = tmp_path / "queue.txt"
    assert review("--out", str(out)).stdout == ""
    assert out.read_text(encoding="utf-8").startswith("1 of 9  How answerable")


def test_nobody_in_particular_cannot_review(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.commands.review.login", lambda: None)
    assert CliRunner().invoke(main, ["review", "--db", path]).exit_code == EXIT_USAGE
    monkeypatch.setattr("onrecord.commands.review.login", lambda: "ada")
    CliRunner().invoke(main, ["review", "--db", path, "--only", "joins"], input="s\n")
    assert [one.who for one in corrections(path)] == ["ada"]


def _pressed(path: str, keys: Sequence[str]) -> str:
    """What stands on a terminal after the keys were pressed, one after the next question."""
    parent, child = pty.openpty()
    code = "from onrecord.cli import main; main(['review', '--by', 'Ada', '--only', 'joins'])"
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "ONRECORD_DB": path,
        "TERM": "xterm-256color",
        "COLUMNS": "80",
    }
    env.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=child, stdout=child, stderr=child, env=env
    )
    os.close(child)
    shown, place, until = b"", -1, time.monotonic() + WAIT
    try:
        while time.monotonic() < until:
            if not select.select([parent], [], [], _QUIET)[0]:
                # What is typed before a key is waited for is thrown away, as on any terminal.
                if 0 <= place < len(keys):
                    os.write(parent, keys[place].encode())
                continue
            try:
                piece = os.read(parent, 4096)
            except OSError:  # nobody is at the other end any more
                break
            if not piece:
                break
            shown += piece
            place = shown.count(b"quit") - 1
    finally:
        process.kill()
        os.close(parent)
    return shown.decode("utf-8", "replace")


def test_on_a_terminal_one_key_is_enough(path: str) -> None:
    shown = _pressed(path, ["s", " ", "d", "q"])
    assert [one.kind for one in corrections(path)] == ["join_claims", "part_claims"]
    assert "\x1b[" in shown
    assert "[brackets]" not in shown
    assert "2 judged" in shown
    assert "no terminal" not in shown


def test_a_session_keeps_each_answer_at_once(path: str) -> None:
    from onrecord.weigh.holdings import Holdings
    from onrecord.weigh.reviewing import questions
    from tests.weigh import affair

    with Ledger.open(path) as ledger:
        holdings = Holdings.of(ledger)
        made = affair.claims(holdings, affair.SALE_KEYS)
        asked = questions(holdings, made)
        session = Session(ledger, holdings, asked, "Ada", 80)

        def keys() -> object:
            yield "4"
            assert len(ledger.corrections()) == 1  # before the next question is answered
            yield "q"

        session.walk(keys())  # type: ignore[arg-type]
