"""Which statements are near enough to be set side by side: all pairs, by whole-number products.

Exhaustive, so that a pair is found whatever else is in the ledger. Products of 8-bit vectors are
whole numbers below 2 ** 24, exact in 32-bit floating point in whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_ROWS, _COLUMNS = 1024, 8192  # of a block: what fits the processor's cache


class Rows:
    """Vectors (statements, D) as they are compared; ``group`` (statements,) is each one's report."""

    def __init__(self, vectors: Bytes, group: Ints) -> None:
        self.values: Floats = vectors.astype(np.float32)
        self.group = group
        norms = np.sqrt((self.values.astype(np.float64) ** 2).sum(1))
        self.norms: npt.NDArray[np.float64] = np.where(norms > 0, norms, np.inf)

    def __len__(self) -> int:
        return len(self.group)


def near(new: Rows, old: Rows, least: float) -> Iterator[tuple[Ints, Ints, npt.NDArray[np.float64]]]:
    """Pairs of a row of ``new`` and one of ``old`` with a cosine of ``least`` or more.

    Rows of one group are never paired. Yields numbers of rows, and cosines, a block at a time.
    """
    for lo in range(0, len(new), _ROWS):
        rows = new.values[lo : lo + _ROWS]
        lowest = new.norms[lo : lo + _ROWS].min()
        for start in range(0, len(old), _COLUMNS):
            columns = old.values[start : start + _COLUMNS]
            product = rows @ columns.T
            floor = least * lowest * old.norms[start : start + _COLUMNS].min()
            if not np.isfinite(floor):
                floor = 0.0
            flat = np.flatnonzero(product >= np.float32(max(1.0, floor - 1.0)))
            i, j = np.divmod(flat, len(columns))
            cosine = product.ravel()[flat].astype(np.float64)
            i, j = i + lo, j + start
            cosine /= new.norms[i] * old.norms[j]
            kept = (cosine >= least) & (new.group[i] != old.group[j])
            if kept.any():
                yield i[kept], j[kept], cosine[kept]
