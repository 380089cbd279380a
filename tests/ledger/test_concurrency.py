"""Two writers at once, and writers that are killed."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from onrecord.errors import LedgerBusy
from onrecord.ledger import database as databases
from onrecord.ledger.records import Join
from onrecord.ledger.store import Ledger
from tests.ledger.adding import made
from tests.ledger.made import READER, prose, reading, report, vectors

ROOT = Path(__file__).parents[2]


def adding(where: str, first: int, last: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.adding", where, str(first), str(last)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def content(where: str) -> list[object]:
    """All that a ledger holds, but for when it was recorded."""
    with Ledger.open(where, create=False) as ledger:
        filed = [msgspec.structs.replace(one, added="") for one in ledger.filed()]
        keys, rows = ledger.vectors()
        return [filed, [one for _, one in ledger.readings()], keys, rows.tolist()]


def test_two_writers_are_both_served(where: str) -> None:
    both = [adding(where, 0, 30), adding(where, 20, 50)]
    for one in both:
        _, errors = one.communicate(timeout=120)
        assert one.returncode == 0, errors
    found = content(where)
    assert (
        [one.id for one in found[0]]
        == sorted(  # type: ignore[attr-defined]
            (f"r{k:03}" for k in range(50)), key=lambda id: (int(id[1:]) % 28, id)
        )
    )
    with Ledger.open(where) as ledger:
        assert ledger.size().readings == 50


def test_a_writer_killed_leaves_no_report_by_halves(where: str, tmp_path: Path) -> None:
    drawn, total = random.Random(7), 30
    said = -1
    for _ in range(4):
        process = adding(where, 0, total)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(drawn.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate(timeout=30)
        said = max([said, *(int(line) for line in rest.split()[:-1])])
        with Ledger.open(where) as ledger:
            for filed, found in ledger.readings():
                assert found == msgspec.structs.replace(made(int(filed.id[1:])))
            recorded = {one.id for one in ledger.filed()}
            assert len(ledger.vectors()[0]) == 12 * len(recorded)
            assert ledger.size().readings == len(recorded)
            assert recorded >= {f"r{k:03}" for k in range(said + 1)}, "it said that it had"
    process = adding(where, 0, total)
    assert process.wait(timeout=120) == 0
    whole = str(tmp_path / "whole.db")
    process = adding(whole, 0, total)
    assert process.wait(timeout=120) == 0
    assert content(where) == content(whole)
    if "//" not in where:
        with sqlite3.connect(where) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_same_report_added_by_two_at_once_is_there_once(where: str) -> None:
    one = reading(prose(1), "one", published="2031-03-04")
    outcomes: list[str] = []

    def add() -> None:
        with Ledger.open(where) as ledger:
            outcomes.append(ledger.add(one, vectors(one)).outcome)

    Ledger.open(where).close()
    threads = [Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added", "again", "again", "again"]


def test_two_make_the_ledger_at_once(where: str) -> None:
    wrong: list[BaseException] = []

    def make() -> None:
        try:
            Ledger.open(where).close()
        except BaseException as error:
            wrong.append(error)

    threads = [Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_one_places_at_a_time(where: str) -> None:
    with Ledger.open(where) as first, Ledger.open(where) as second:
        for number in (1, 2):
            one = reading(prose(number), f"r{number}")
            first.add(one, vectors(one))
        steps: list[str] = []

        def place() -> None:
            with second.placing():
                steps.append("second in")
                if second.unplaced("w1"):
                    second.write_joins("w1", ["r1", "r2"], [])

        with first.placing():
            thread = Thread(target=place)
            thread.start()
            time.sleep(0.3)
            join = Join("r1#t01.0.0", "r2#t01.0.0", 0.9, "")
            first.write_joins("w1", ["r1", "r2"], [join])
            steps.append("first out")
        thread.join()
        assert steps == ["first out", "second in"]
        assert list(second.joins("w1")) == [join]


def test_readers_wait_for_nobody(where: str) -> None:
    with Ledger.open(where) as writer, Ledger.open(where) as other:
        one = reading(prose(1), "one")
        writer.add(one, vectors(one))
        with writer.placing():
            writer.write_joins("w1", ["one"], [])
            assert other.seen(report(prose(1), "one"), READER) is not None
            assert other.unplaced("w1") == ("one",)


def test_a_writer_that_waits_too_long_is_told(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "PATIENCE", 0.2)
    with Ledger.open(where) as first, Ledger.open(where) as second, first.placing():
        one = reading(prose(1), "one")
        with pytest.raises(LedgerBusy, match="call it again"):
            second.add(one, vectors(one))


def test_what_is_recorded_is_on_the_disk(tmp_path: Path) -> None:
    database = databases.Database(tmp_path / "l.db")
    with database.read() as connection:
        for name, value in (("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1)):
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
    database.close()
