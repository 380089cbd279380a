"""Places new reports: sets their statements beside all others in the ledger, and keeps the joins.

A report is placed against the whole ledger. A placing that was stopped goes on where it stood,
because every batch is written at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain
from typing import Protocol

import numpy as np

from onrecord.ledger.records import Filed, Join, parted
from onrecord.records import Reading
from onrecord.weigh.candidates import Bytes, Ints, Rows, akin, near
from onrecord.weigh.joins import (
    BOTH,
    KIN_BOTH,
    KIN_NEAR,
    KIN_RARE,
    NEAR,
    RARE,
    WEIGHER,
    Affairs,
    join,
)
from onrecord.weigh.laying import Laid
from onrecord.weigh.links import link
from onrecord.weigh.profiles import Profile
from onrecord.weigh.vetoes import hopeless

_BATCH = 250  # reports written at a time
_HELD = 4000  # readings laid out at a time, in memory

Progress = Callable[[int, int], None]


class Ledgered(Protocol):
    """The part of a ledger that placing needs."""

    def placing(self) -> AbstractContextManager[object]:
        """One placer at a time."""

    def unplaced(self, weigher: str) -> tuple[str, ...]:
        """The reports whose reading that counts is not placed by a weigher."""

    def vectors(self, reports: Collection[str] | None = None) -> tuple[tuple[str, ...], Bytes]:
        """Keys and vectors of all statements."""

    def readings(self, reports: Collection[str] | None = None) -> Iterator[tuple[Filed, Reading]]:
        """The readings that count now."""

    def write_joins(self, weigher: str, placed: Collection[str], joins: list[Join]) -> None:
        """Keeps joins, and that some reports are placed."""


def place(ledger: Ledgered, progress: Progress | None = None) -> int:
    """Joins all unplaced reports with the whole ledger. Returns how many were placed.

    ``progress`` is told how many are placed, and of how many. One placer works at a time, some
    reports at a time, so that writers need not wait for all of them.
    """
    laid: dict[str, Laid] = {}
    affairs = Affairs()
    done = 0
    while True:
        with ledger.placing():
            todo = ledger.unplaced(WEIGHER)
            if not todo:
                return done
            batch = todo[:_BATCH]
            desk = Desk(ledger, laid, affairs)
            waiting = frozenset(todo)
            others = [one for one in desk.reports if one not in waiting]
            ledger.write_joins(WEIGHER, batch, desk.joins(batch, others))
        done += len(batch)
        if progress is not None:
            progress(done, done + len(todo) - len(batch))


class Desk:
    """All vectors of a ledger, and the readings that were looked at.

    ``laid`` and ``affairs`` may be kept from one desk to the next.
    """

    def __init__(
        self, ledger: Ledgered, laid: dict[str, Laid] | None = None, affairs: Affairs | None = None
    ) -> None:
        self._ledger = ledger
        self._keys, vectors = ledger.vectors()
        names = [parted(key)[0] for key in self._keys]
        self.reports = list(dict.fromkeys(names))
        self._number = {name: n for n, name in enumerate(self.reports)}
        group = np.array([self._number[name] for name in names], dtype=np.int64)
        self._rows = Rows(vectors, group)
        self._laid = {} if laid is None else laid
        self._affairs = affairs or Affairs()

    def joins(self, new: Collection[str], others: Collection[str]) -> list[Join]:
        """The joins of new reports with others and among themselves, in order."""
        fresh = self._of(new)
        found: dict[tuple[int, int], float] = {}
        rows = self._rows.take(fresh)
        for kind in (self._of(others), fresh):
            beside = rows if kind is fresh else self._rows.take(kind)
            searched = (
                near(rows, beside, NEAR, RARE, BOTH),
                akin(rows, beside, KIN_NEAR, KIN_RARE, KIN_BOTH, NEAR),
            )
            for i, j, cosine in chain.from_iterable(searched):
                ours, theirs = fresh[i].tolist(), kind[j].tolist()
                for a, b, c in zip(ours, theirs, cosine.tolist(), strict=True):
                    found[min(a, b), max(a, b)] = c
        self._lay({k for pair in found for k in pair})
        out = []
        known = {row: self._profile(row) for row in {k for pair in found for k in pair}}
        opened = self._open(found)
        for (a, b), alike in found.items():
            one = None
            if not hopeless(known[a], known[b]):
                one = join(known[a], known[b], alike, self._affairs)
            if one is None:
                one = link(known[a], known[b], alike, self._affairs, opened)
            if one is not None:
                out.append(one)
        return sorted(out)

    def _of(self, reports: Collection[str]) -> Ints:
        """The rows of some reports."""
        wanted = np.zeros(len(self.reports), dtype=bool)
        for name in reports:
            if name in self._number:
                wanted[self._number[name]] = True
        out: Ints = (
            np.flatnonzero(wanted[self._rows.group]) if len(self._rows) else np.zeros(0, np.int64)
        )
        return out

    def _lay(self, rows: set[int]) -> None:
        """Lays out the readings of some rows, where they are not, or were read anew since."""
        wanted: dict[str, str] = {}
        for row in sorted(rows):
            report, statement = parted(self._keys[row])
            laid = self._laid.get(report)
            if laid is None or statement not in laid.number:
                wanted[report] = statement
        if len(self._laid) + len(wanted) > _HELD:
            self._laid.clear()
            wanted = {parted(self._keys[row])[0]: "" for row in rows}
        for _, reading in self._ledger.readings(sorted(wanted)) if wanted else ():
            self._laid[reading.id] = Laid(reading)

    def _open(self, pairs: Iterable[tuple[int, int]]) -> frozenset[str]:
        """Keys of what is answered, answers, or states a rule, in the reports of some pairs."""
        reports = {parted(self._keys[row])[0] for pair in pairs for row in pair}
        return frozenset().union(*(self._laid[name].open for name in sorted(reports)))

    def _profile(self, row: int) -> Profile:
        report, statement = parted(self._keys[row])
        laid = self._laid[report]
        return laid.profile(laid.number[statement])
