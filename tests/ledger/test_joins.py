"""Joins: between statements that count, by one weigher, each once."""

from __future__ import annotations

import pytest

from onrecord.errors import NotInLedger
from onrecord.ledger.records import Join
from onrecord.ledger.store import Ledger
from tests.ledger.made import NEWER, prose, reading, vectors

ONE, TWO, THREE = "a#t01.0.0", "b#t01.0.0", "c#t01.0.0"


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for number, id in enumerate("abc", start=1):
        one = reading(prose(number), id, published=f"2031-03-0{number}")
        ledger.add(one, vectors(one))
    return ledger


def test_what_is_placed_and_what_is_not(filled: Ledger) -> None:
    assert filled.unplaced("w1") == ("a", "b", "c")
    filled.write_joins("w1", ["a", "c"], [])
    assert filled.unplaced("w1") == ("b",)
    assert filled.unplaced("w2") == ("a", "b", "c")


def test_joins_come_back_by_their_keys(filled: Ledger) -> None:
    joins = [Join(TWO, THREE, 0.9, "both say so"), Join(ONE, TWO, 1 / 3, "“one”")]
    filled.write_joins("w1", ["a", "b", "c"], joins)
    assert list(filled.joins("w1")) == sorted(joins)
    assert list(filled.joins("w2")) == []
    assert filled.size().joins == 2


def test_a_join_written_twice_is_there_once(filled: Ledger) -> None:
    filled.write_joins("w1", ["a"], [Join(ONE, TWO, 0.9, "first")])
    filled.write_joins("w1", ["b"], [Join(ONE, TWO, 0.8, "second")])
    assert list(filled.joins("w1")) == [Join(ONE, TWO, 0.9, "first")]


def test_the_smaller_key_comes_first(filled: Ledger) -> None:
    filled.write_joins("w1", [], [Join(THREE, ONE, 0.9, "")])
    assert list(filled.joins("w1")) == [Join(ONE, THREE, 0.9, "")]


def test_joins_as_of_a_day(filled: Ledger) -> None:
    filled.write_joins("w1", [], [Join(ONE, TWO, 0.9, ""), Join(TWO, THREE, 0.9, "")])
    assert list(filled.joins("w1", "2031-03-02")) == [Join(ONE, TWO, 0.9, "")]
    assert list(filled.joins("w1", "2031-03-01")) == []


def test_a_report_read_anew_is_placed_anew(filled: Ledger) -> None:
    filled.write_joins("w1", ["a", "b", "c"], [Join(ONE, TWO, 0.9, "")])
    new = reading(prose(1), "a", NEWER, published="2031-03-01")
    filled.add(new, vectors(new))
    assert filled.unplaced("w1") == ("a",)
    assert list(filled.joins("w1")) == [], "the older reading's joins no longer count"


def test_joins_of_what_is_not_there(filled: Ledger) -> None:
    for join in (Join(ONE, "d#t0", 0.9, ""), Join(ONE, "b#t9", 0.9, "")):
        with pytest.raises(NotInLedger):
            filled.write_joins("w1", ["a"], [join])
    with pytest.raises(NotInLedger):
        filled.write_joins("w1", ["nowhere"], [])
    assert filled.unplaced("w1") == ("a", "b", "c"), "nothing of it is kept"


def test_many_joins_at_once(filled: Ledger) -> None:
    for number in range(40):
        one = reading(
            ". ".join(prose(k, 8) for k in range(number * 30, number * 30 + 30)), f"m{number:02}"
        )
        ledger_vectors = vectors(one)
        filled.add(one, ledger_vectors)
    keys, _ = filled.vectors()
    joins = [Join(one, two, 0.5, "") for one in keys[3:40] for two in keys[200:240]]
    filled.write_joins("w1", [f"m{number:02}" for number in range(40)], iter(joins))
    assert list(filled.joins("w1")) == sorted(joins)


def test_placing_is_one_transaction(filled: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), filled.placing():
        filled.write_joins("w1", ["a"], [Join(ONE, TWO, 0.9, "")])
        assert filled.unplaced("w1") == ("b", "c"), "seen inside"
        raise ZeroDivisionError
    assert filled.unplaced("w1") == ("a", "b", "c")
    assert list(filled.joins("w1")) == []
    with filled.placing():
        filled.write_joins("w1", ["a"], [Join(ONE, TWO, 0.9, "")])
    assert list(filled.joins("w1")) == [Join(ONE, TWO, 0.9, "")]
