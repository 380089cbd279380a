"""The largest set of roots of which each two are provably different."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_MOST_EXACT = 40  # roots up to which it is sought exactly


def largest(count: int, different: Collection[tuple[int, int]]) -> int:
    """The size of a maximum clique (branch and bound); a lower bound of it for many roots.

    ``different`` are pairs of numbers below ``count``. No set of fewer roots can stand behind a
    clique, whichever of the doubtful ones are one.
    """
    beside = [0] * count
    for i, j in different:
        beside[i] |= 1 << j
        beside[j] |= 1 << i
    return exact(count, beside) if count <= _MOST_EXACT else greedy(count, beside)


def exact(count: int, beside: Sequence[int]) -> int:
    """The maximum, by trying; ``beside`` holds neighbours as bits."""
    best = 0

    def grow(size: int, left: int) -> None:
        nonlocal best
        best = max(best, size)
        while left and size + left.bit_count() > best:
            k = (left & -left).bit_length() - 1
            left &= left - 1
            grow(size + 1, left & beside[k])

    grow(0, (1 << count) - 1)
    return best


def greedy(count: int, beside: Sequence[int]) -> int:
    """A set that is large, grown from each root in turn by those with most neighbours."""
    order = sorted(range(count), key=lambda k: (-beside[k].bit_count(), k))
    best = 0
    for first in order:
        left, size = beside[first], 1
        for k in order:
            if left >> k & 1:
                left &= beside[k]
                size += 1
        best = max(best, size)
    return best
