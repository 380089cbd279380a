"""Which statements are near enough to be set side by side: all pairs, by whole-number products.

Exhaustive, so that a pair is found whatever else is in the ledger. Two statements are near where
they are alike in meaning (the first half of their vectors) and have rare words in common (the
second half). Products of 8-bit vectors are whole numbers below 2 ** 24, exact in 32-bit floating
point in whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_ROWS, _COLUMNS = 1024, 8192  # of a block: what fits the processor's cache
_GATHERED = 65536  # pairs whose rare words are compared at a time


class Rows:
    """Vectors (statements, D) as they are compared.

    ``group`` (statements,) says which report each is of.
    """

    def __init__(self, vectors: Bytes, group: Ints) -> None:
        half = vectors.shape[1] // 2
        self.meaning: Floats = vectors[:, :half].astype(np.float32)
        self.letters: Floats = vectors[:, half:].astype(np.float32)
        self.group = group
        self.norms, self.lengths = _norms(self.meaning), _norms(self.letters)

    def __len__(self) -> int:
        return len(self.group)

    def take(self, numbers: Ints) -> Rows:
        """Some of the rows."""
        some = Rows.__new__(Rows)
        some.meaning, some.letters = self.meaning[numbers], self.letters[numbers]
        some.group = self.group[numbers]
        some.norms, some.lengths = self.norms[numbers], self.lengths[numbers]
        return some

    def cosine(self, i: int, other: Rows, j: int) -> float:
        """How far a row is alike in meaning to one of others."""
        product = float(self.meaning[i] @ other.meaning[j])
        return product / float(self.norms[i] * other.norms[j])


def near(
    new: Rows, old: Rows, least: float, rare: float, both: float
) -> Iterator[tuple[Ints, Ints, Doubles]]:
    """Pairs of a row of ``new`` and one of ``old`` whose meaning has a cosine of ``least`` or more,
    whose rare words one of ``rare`` or more, and both together ``both`` or more.

    Rows of one group are never paired; where both are one, a pair may come once or twice. Yields
    numbers of rows, and the cosines of meaning, a block at a time.
    """
    for lo in range(0, len(new), _ROWS):
        rows = new.meaning[lo : lo + _ROWS]
        lowest = new.norms[lo : lo + _ROWS].min()
        for start in range(0, len(old), _COLUMNS):
            columns = old.meaning[start : start + _COLUMNS]
            if new is old and start + len(columns) <= lo:
                continue  # these pairs were seen the other way round
            product = rows @ columns.T
            floor = least * lowest * old.norms[start : start + _COLUMNS].min()
            flat = np.flatnonzero(product >= np.float32(max(1.0, floor - 1.0)))
            i, j = np.divmod(flat, len(columns))
            cosine = product.ravel()[flat].astype(np.float64)
            i, j = i + lo, j + start
            cosine /= new.norms[i] * old.norms[j]
            kept = (cosine >= least) & (new.group[i] != old.group[j])
            i, j, cosine = i[kept], j[kept], cosine[kept]
            for at in range(0, len(i), _GATHERED):
                a, b = i[at : at + _GATHERED], j[at : at + _GATHERED]
                common = np.einsum("nd,nd->n", new.letters[a], old.letters[b])
                words = common.astype(np.float64) / (new.lengths[a] * old.lengths[b])
                meant = cosine[at : at + _GATHERED]
                some = (words >= rare) & (words + meant >= both)
                if some.any():
                    yield a[some], b[some], meant[some]


def akin(
    new: Rows, old: Rows, least: float, rare: float, both: float, most: float
) -> Iterator[tuple[Ints, Ints, Doubles]]:
    """As :func:`near`, by rare words first: pairs with less meaning in common than ``most``."""
    for lo in range(0, len(new), _ROWS):
        rows = new.letters[lo : lo + _ROWS]
        lowest = new.lengths[lo : lo + _ROWS].min()
        for start in range(0, len(old), _COLUMNS):
            columns = old.letters[start : start + _COLUMNS]
            if new is old and start + len(columns) <= lo:
                continue  # these pairs were seen the other way round
            product = rows @ columns.T
            floor = rare * lowest * old.lengths[start : start + _COLUMNS].min()
            flat = np.flatnonzero(product >= np.float32(max(1.0, floor - 1.0)))
            i, j = np.divmod(flat, len(columns))
            words = product.ravel()[flat].astype(np.float64)
            i, j = i + lo, j + start
            words /= new.lengths[i] * old.lengths[j]
            kept = (words >= rare) & (new.group[i] != old.group[j])
            i, j, words = i[kept], j[kept], words[kept]
            for at in range(0, len(i), _GATHERED):
                a, b = i[at : at + _GATHERED], j[at : at + _GATHERED]
                common = np.einsum("nd,nd->n", new.meaning[a], old.meaning[b])
                meant = common.astype(np.float64) / (new.norms[a] * old.norms[b])
                some = (meant >= least) & (meant < most)
                some &= words[at : at + _GATHERED] + meant >= both
                if some.any():
                    yield a[some], b[some], meant[some]


def _norms(rows: Floats) -> Doubles:
    """Lengths of rows; one without words is infinitely long, and so near nothing."""
    lengths = np.sqrt((rows.astype(np.float64) ** 2).sum(1))
    out: Doubles = np.where(lengths > 0, lengths, 1e9)
    return out
