"""How probable each segment of some blocks is, quickly: sums of products, not of logarithms.

The same forward-backward algorithm as ``posteriors`` in segments.py, which is slower and never
overflows. Here each word's best tag is worth nothing and all others less, so the numbers of a block
of a few hundred words stay in reach; where they do not, nothing comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
_ROLES = 3
_USUAL = 200  # no block of the encoder has more words
_LEAST, _MOST = 1e-100, 1e100  # what all that may come before or after a word may be worth


@lru_cache(maxsize=1)
def _lower(n: int) -> npt.NDArray[np.bool_]:
    """Where a segment would end before it begins."""
    return np.tri(n, k=-1, dtype=bool)


def chances(
    tags: Sequence[Doubles], worth: Sequence[Doubles], move: npt.NDArray[np.float32]
) -> list[Doubles] | None:
    """How probable each segment of each block is: (ROLES, n, n), or None where sums overflow.

    ``tags`` (n, 13) are a block's tag scores, ``worth`` (ROLES, n, n) what the segment from word i
    to word j adds; the longest block first. ``worth`` is written over.
    """
    count, n = len(tags), len(tags[0])
    by_end = np.zeros((count, _ROLES, n, n))  # block, role, last word, first word
    alone = np.ones((count, n))  # a word of nothing
    lower = _lower(max(n, _USUAL))
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for k, (scores, value) in enumerate(zip(tags, worth, strict=True)):
            m = len(scores)
            left = (scores - scores.max(1, keepdims=True)).T
            begin, inner, end, single = (left[1 + part :: 4] for part in range(4))
            alone[k, :m] = np.exp(left[0])
            total = np.cumsum(inner, 1)
            diagonal = value.reshape(_ROLES, m * m)[:, :: m + 1]
            ones = diagonal + single
            value += (begin - total)[:, :, None]
            value += (end + total - inner)[:, None, :]
            diagonal[:] = ones
            np.copyto(value, -np.inf, where=lower[:m, :m])
            np.exp(value, out=value)
            by_end[k, :, :m, :m] = value.swapaxes(1, 2)
        return _passes(list(worth), by_end, alone, np.exp(move.astype(np.float64)))


def _passes(
    weights: list[Doubles], by_end: Doubles, alone: Doubles, steps: Doubles
) -> list[Doubles] | None:
    """The pass forward, the pass back, and what both say of each segment."""
    count, n = alone.shape
    lengths = np.array([w.shape[1] for w in weights])
    live = np.searchsorted(-lengths, -np.arange(1, n + 1), side="right").tolist()
    opened = np.ones((count, 4, n))  # all that may come before a word: nothing, then the roles
    state = np.zeros((count, 4))
    state[:, 0] = 1
    for j in range(n):
        m = live[j]
        before = state[:m] @ steps
        opened[:m, :, j] = before
        state[:m, 0] = before[:, 0] * alone[:m, j]
        np.einsum(
            "bri,bri->br", opened[:m, 1:, : j + 1], by_end[:m, :, j, : j + 1], out=state[:m, 1:]
        )
    whole = state.sum(1)
    by_start = np.zeros_like(by_end)
    for k, weight in enumerate(weights):
        by_start[k, :, : lengths[k], : lengths[k]] = weight
    closed = np.ones((count, 4, n + 1))  # all that may come from a word on
    back = steps.T.copy()
    after = np.empty((count, 4))
    for i in range(n - 1, -1, -1):
        m = live[i]
        after[:m, 0] = closed[:m, 0, i + 1] * alone[:m, i]
        np.einsum("brj,brj->br", by_start[:m, :, i, i:], closed[:m, 1:, i + 1 :], out=after[:m, 1:])
        closed[:m, :, i] = after[:m] @ back
    for side in (opened.max(1), closed.max(1)):
        if not (side.min() > _LEAST and side.max() < _MOST):
            return None
    first, last = opened[:, 1:], closed[:, 1:, 1:]
    out = []
    for k, weight in enumerate(weights):
        m = int(lengths[k])
        weight *= first[k, :, :m, None]
        weight *= last[k, :, None, :m] / whole[k]
        out.append(weight)
    return out
