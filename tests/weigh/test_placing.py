from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import numpy.typing as npt
import pytest

from onrecord.ledger.records import Filed, Join, key_of
from onrecord.read.reader import Reader
from onrecord.records import Reading, Report
from onrecord.weigh import placing
from onrecord.weigh.joins import WEIGHER
from onrecord.weigh.placing import place
from tests.weigh.making import filed

TEXTS = {
    "a": "The government of Ostreval closed the border with Lethe to all lorries on Friday.\n\n"
    "Bakers in Marn sold more rye bread this year than last, the guild of Marn reported.",
    "b": "The government of Ostreval closed the border with Lethe to lorries on Friday.\n\n"
    "A ferry sank in the strait of Orsk, and nobody was hurt.",
    "c": "On Friday the government of Ostreval closed the border with Lethe to all lorries.",
    "d": "The government of Ostreval did not close the border with Lethe to lorries on Friday.",
}


class Memory:
    """A ledger in memory, as far as placing needs one."""

    def __init__(self, reader: Reader, names: str) -> None:
        self.given: dict[str, tuple[Reading, npt.NDArray[np.int8]]] = {}
        self.reader = reader
        self.placed: dict[str, set[str]] = {}
        self.joined: dict[tuple[str, str], Join] = {}
        self.batches: list[tuple[str, ...]] = []
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        report = Report(id=name, text=TEXTS[name], published="2031-05-04")
        self.given[name] = self.reader.read_with_vectors(report)

    def placing(self) -> AbstractContextManager[object]:
        return nullcontext()

    def unplaced(self, weigher: str) -> tuple[str, ...]:
        done = self.placed.get(weigher, set())
        return tuple(name for name in sorted(self.given) if name not in done)

    def vectors(
        self, reports: Collection[str] | None = None
    ) -> tuple[tuple[str, ...], npt.NDArray[np.int8]]:
        some = [self.given[name] for name in sorted(self.given)]
        keys = tuple(
            key_of(reading.id, one.id) for reading, _ in some for one in reading.statements
        )
        return keys, np.concatenate([rows for _, rows in some])

    def readings(self, reports: Collection[str] | None = None) -> Iterator[tuple[Filed, Reading]]:
        for name in sorted(self.given):
            if reports is None or name in reports:
                yield filed(name, "2031-05-04"), self.given[name][0]

    def write_joins(self, weigher: str, placed: Collection[str], joins: Iterable[Join]) -> None:
        self.batches.append(tuple(placed))
        self.placed.setdefault(weigher, set()).update(placed)
        self.joined.update({(one.first, one.second): one for one in joins})

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """The reports that are joined."""
        same = (one for one in self.joined.values() if one.kind == "same")
        return {(one.first.split("#")[0], one.second.split("#")[0]) for one in same}


def test_what_says_the_same_is_joined_and_nothing_else(reader: Reader) -> None:
    ledger = Memory(reader, "abcd")
    assert place(ledger) == 4
    assert ledger.pairs == {("a", "b"), ("a", "c"), ("b", "c")}
    for join in ledger.joined.values():
        assert join.first < join.second
        assert 0.5 <= join.score < 1
        assert "both have" in join.reason
    assert place(ledger) == 0
    assert ledger.placed[WEIGHER] == set("abcd")


def test_the_order_of_reports_and_the_batches_change_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Memory(reader, "abcd")
    place(whole)
    late = Memory(reader, "db")
    place(late)
    for name in "ca":
        late.add(name)
        place(late)
    assert late.joined == whole.joined
    monkeypatch.setattr(placing, "_BATCH", 1)
    told: list[tuple[int, int]] = []
    single = Memory(reader, "abcd")
    assert place(single, lambda done, of: told.append((done, of))) == 4
    assert single.joined == whole.joined
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_placing_that_was_stopped_goes_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Memory(reader, "abcd")
    place(whole)
    monkeypatch.setattr(placing, "_BATCH", 2)

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    ledger = Memory(reader, "abcd")
    with pytest.raises(KeyboardInterrupt):
        place(ledger, stop)
    assert ledger.batches == [("a", "b")]
    place(ledger)
    assert ledger.batches == [("a", "b"), ("c", "d")]
    assert ledger.joined == whole.joined
