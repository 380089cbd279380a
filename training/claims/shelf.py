"""Readings and their vectors in memory, in the place of a ledger: for fitting and measuring."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import numpy.typing as npt

from onrecord.ledger.records import Filed, Join, Publication, key_of
from onrecord.read.encoder import FOLDER
from onrecord.read.vectors import SIZE, Vectors, hashed, owners
from onrecord.read.words import WordPieces
from onrecord.records import Reading
from training.claims.kept import Kept

Bytes = npt.NDArray[np.int8]
_PIECES = WordPieces(FOLDER / "tokenizer.json")


def vectors_of(kept: Kept, vectors: Vectors) -> Bytes:
    """The vectors of the statements of one kept reading."""
    reading, start, end, hidden = kept
    owner = owners(start.astype(np.int64), end.astype(np.int64), reading.statements)
    count = len(reading.statements)
    meaning = vectors.pooled(hidden.astype(np.float32), owner, count)
    letters = hashed(reading.text, _PIECES.words(reading.text), owner, count)
    return np.concatenate([meaning, letters], axis=1)


def filed(reading: Reading) -> Filed:
    """A reading's report as filed."""
    published = reading.published and reading.published[:10]
    once = Publication(published=published, outlet=reading.outlet, title=reading.title)
    return Filed(id=reading.id, publications=(once,), added="2026-01-01T00:00:00Z")


class Shelf:
    """Readings with their vectors; joins are kept in memory."""

    def __init__(self, given: Sequence[tuple[Reading, Bytes]]) -> None:
        self._given = {reading.id: (reading, rows) for reading, rows in sorted_by_id(given)}
        self.placed: set[str] = set()
        self.joins: dict[tuple[str, str], Join] = {}

    def placing(self) -> AbstractContextManager[object]:
        """Nobody else places."""
        return nullcontext()

    def unplaced(self, weigher: str) -> tuple[str, ...]:
        """Reports not placed yet."""
        return tuple(name for name in self._given if name not in self.placed)

    def vectors(self, reports: Collection[str] | None = None) -> tuple[tuple[str, ...], Bytes]:
        """Keys and vectors by report and place."""
        some = [x for name, x in self._given.items() if reports is None or name in reports]
        keys = tuple(key_of(r.id, one.id) for r, _ in some for one in r.statements)
        rows = [rows for _, rows in some] or [np.zeros((0, SIZE), np.int8)]
        return keys, np.concatenate(rows)

    def readings(self, reports: Collection[str] | None = None) -> Iterator[tuple[Filed, Reading]]:
        """Reports as filed, with their readings."""
        for name, (reading, _) in self._given.items():
            if reports is None or name in reports:
                yield filed(reading), reading

    def write_joins(self, weigher: str, placed: Collection[str], joins: Sequence[Join]) -> None:
        """Keeps joins."""
        self.placed.update(placed)
        self.joins.update({(one.first, one.second): one for one in joins})


def sorted_by_id(given: Sequence[tuple[Reading, Bytes]]) -> list[tuple[Reading, Bytes]]:
    """In the order of the reports' ids."""
    return sorted(given, key=lambda one: one[0].id)
