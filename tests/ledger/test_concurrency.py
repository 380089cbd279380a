"""Two writers at once, and writers that are killed."""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from onrecord.errors import LedgerBusy
from onrecord.ledger import database as databases
from onrecord.ledger import tallying
from onrecord.ledger.records import Join
from onrecord.ledger.store import Ledger
from tests.ledger.adding import adding, made
from tests.ledger.made import READER, prose, reading, report, vectors


def content(where: str) -> list[object]:
    """All that a ledger holds, but for when it was recorded."""
    with Ledger.open(where, create=False) as ledger:
        filed = [msgspec.structs.replace(one, added="") for one in ledger.filed()]
        keys, rows = ledger.vectors()
        return [filed, [one for _, one in ledger.readings()], keys, rows.tolist()]


def test_two_writers_are_both_served(where: str, tmp_path: Path) -> None:
    both = [adding(where, 0, 30, tmp_path / "a"), adding(where, 20, 50, tmp_path / "b")]
    for one in both:
        one.join(120)
        assert one.exitcode == 0
    with Ledger.open(where) as ledger:
        found = sorted(ledger.filed(), key=lambda one: one.id)
        assert [one.id for one in found] == [f"r{number:03}" for number in range(50)]
        assert ledger.size().readings == 50


def test_a_writer_killed_leaves_no_report_by_halves(where: str, tmp_path: Path) -> None:
    drawn, total, said = random.Random(7), 30, tmp_path / "said"
    for _ in range(5):
        said.unlink(missing_ok=True)
        process = adding(where, 0, total, said)
        while process.is_alive() and not (said.exists() and said.stat().st_size):
            time.sleep(0.005)
        time.sleep(drawn.uniform(0, 0.15))
        process.kill()
        process.join(30)
        with Ledger.open(where) as ledger:
            for filed, found in ledger.readings():
                assert found == made(int(filed.id[1:]))
            recorded = {one.id for one in ledger.filed()}
            assert len(ledger.vectors()[0]) == 12 * len(recorded)
            assert ledger.size().readings == len(recorded)
            numbers = said.read_text().split("\n")[:-1]
            assert recorded >= {f"r{int(one):03}" for one in numbers}, "it said that it had"
    whole = str(tmp_path / "whole.db")
    for one in (where, whole):
        process = adding(one, 0, total, said)
        process.join(120)
        assert process.exitcode == 0
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


def test_one_reading_of_the_ledger_sees_one_state(where: str) -> None:
    with Ledger.open(where) as writer:
        database = databases.Database(where)
        with database.read() as connection:
            before = tallying.size(connection).reports
            one = reading(prose(1), "one")
            writer.add(one, vectors(one))
            assert tallying.size(connection).reports == before
        with database.read() as connection:
            assert tallying.size(connection).reports == before + 1
        database.close()


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
