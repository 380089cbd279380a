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
    ours, theirs = (new.meaning, new.norms), (old.meaning, old.norms)
    for a, b, meant in _alike(ours, theirs, new, old, least):
        common = np.einsum("nd,nd->n", new.letters[a], old.letters[b])
        words = common.astype(np.float64) / (new.lengths[a] * old.lengths[b])
        some = (words >= rare) & (words + meant >= both)
        if some.any():
            yield a[some], b[some], meant[some]


def akin(
    new: Rows, old: Rows, least: float, rare: float, both: float, most: float
) -> Iterator[tuple[Ints, Ints, Doubles]]:
    """As :func:`near`, by rare words first: pairs with less meaning in common than ``most``."""
    ours, theirs = (new.letters, new.lengths), (old.letters, old.lengths)
    for a, b, words in _alike(ours, theirs, new, old, rare):
        common = np.einsum("nd,nd->n", new.meaning[a], old.meaning[b])
        meant = common.astype(np.float64) / (new.norms[a] * old.norms[b])
        some = (meant >= least) & (meant < most) & (words + meant >= both)
        if some.any():
            yield a[some], b[some], meant[some]


def _alike(
    ours: tuple[Floats, Doubles],
    theirs: tuple[Floats, Doubles],
    new: Rows,
    old: Rows,
    least: float,
) -> Iterator[tuple[Ints, Ints, Doubles]]:
    """Pairs with a cosine of ``least`` or more in one half of their vectors, some at a time.

    ``ours`` and ``theirs`` are that half of ``new`` and of ``old``, each with the rows' lengths.
    """
    (vectors, lengths), (others, far) = ours, theirs
    for lo in range(0, len(new), _ROWS):
        rows = vectors[lo : lo + _ROWS]
        lowest = lengths[lo : lo + _ROWS].min()
        for start in range(0, len(old), _COLUMNS):
            columns = others[start : start + _COLUMNS]
            if new is old and start + len(columns) <= lo:
                continue  # these pairs were seen the other way round
            product = rows @ columns.T
            floor = least * lowest * far[start : start + _COLUMNS].min()
            flat = np.flatnonzero(product >= np.float32(max(1.0, floor - 1.0)))
            i, j = np.divmod(flat, len(columns))
            cosine = product.ravel()[flat].astype(np.float64)
            i, j = i + lo, j + start
            cosine /= lengths[i] * far[j]
            kept = (cosine >= least) & (new.group[i] != old.group[j])
            i, j, cosine = i[kept], j[kept], cosine[kept]
            for at in range(0, len(i), _GATHERED):
                end = at + _GATHERED
                yield i[at:end], j[at:end], cosine[at:end]


def _norms(rows: Floats) -> Doubles:
    """Lengths of rows; one without words is infinitely long, and so near nothing."""
    lengths = np.sqrt((rows.astype(np.float64) ** 2).sum(1))
    out: Doubles = np.where(lengths > 0, lengths, 1e9)
    return out
