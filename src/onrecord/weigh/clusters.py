"""Groups statements by their joins: average link, and never across what was parted.

Within each connected part of the graph of joins, the two nearest groups become one for as long as
their statements are near on average (Sokal and Michener 1958). A pair without a join counts as
ABSENT, a contradictory or parted pair forbids. The order of the joins changes nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

Pair = tuple[str, str]
ABSENT = 0.3  # what a pair counts that was not joined, and does not contradict
LEAST = 0.5  # mean of a merge's pairs
CERTAIN = 1.0  # a person's word: never undone by an average


def pair_of(a: str, b: str) -> Pair:
    """Two keys, the smaller first."""
    return (a, b) if a < b else (b, a)


def parts(joins: Mapping[Pair, float]) -> list[list[str]]:
    """The connected parts of the graph of joins: sorted lists of keys, sorted."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        leader.setdefault(key, key)
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for a, b in sorted(joins):
        one, other = sorted((find(a), find(b)))
        leader[other] = one
    out: dict[str, list[str]] = {}
    for key in sorted(leader):
        out.setdefault(find(key), []).append(key)
    return sorted(out.values())


def grouped(
    keys: Sequence[str],
    joins: Mapping[Pair, float],
    forbidden: Callable[[str, str], bool],
) -> list[list[str]]:
    """The groups of one connected part: sorted lists of keys, sorted.

    ``forbidden`` says of two keys, the smaller first, whether they may never be in one group; it is
    not asked where there is a join. Joins of a score of CERTAIN are kept whatever else there is.
    """
    members: dict[int, list[str]] = {n: [key] for n, key in enumerate(sorted(keys))}
    total: dict[tuple[int, int], float | None] = {}
    numbers = sorted(members)
    for i in numbers:
        for j in numbers[i + 1 :]:
            pair = (members[i][0], members[j][0])
            if pair in joins:
                total[i, j] = joins[pair]
            else:
                total[i, j] = None if forbidden(*pair) else ABSENT

    def mean(i: int, j: int) -> float | None:
        found = total[i, j]
        return None if found is None else found / (len(members[i]) * len(members[j]))

    certain = sorted(pair for pair, score in joins.items() if score >= CERTAIN)
    where = {key: n for n, one in members.items() for key in one}
    for a, b in certain:
        if a in where and b in where and where[a] != where[b]:
            merged, gone = sorted((where[a], where[b]))
            _merge(members, total, merged, gone)
            where.update(dict.fromkeys(members[merged], merged))
    heap: list[tuple[float, str, str, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        found = mean(i, j)
        if found is not None and found >= LEAST:
            size = len(members[i]) + len(members[j])
            heapq.heappush(heap, (-found, members[i][0], members[j][0], i, j, size))

    alive = sorted(members)
    for n, i in enumerate(alive):
        for j in alive[n + 1 :]:
            offer(i, j)
    while heap:
        negative, _, _, i, j, size = heapq.heappop(heap)
        if i not in members or j not in members or size != len(members[i]) + len(members[j]):
            continue
        if mean(i, j) != -negative:
            continue
        _merge(members, total, i, j)
        for k in sorted(members):
            if k != i:
                offer(min(i, k), max(i, k))
    return sorted(members.values())


def _merge(
    members: dict[int, list[str]],
    total: dict[tuple[int, int], float | None],
    i: int,
    j: int,
) -> None:
    """Makes the group ``j`` part of ``i``, the smaller number.

    What one of them may not join, both may not.
    """
    for k in members:
        if k in (i, j):
            continue
        one, other = (min(i, k), max(i, k)), (min(j, k), max(j, k))
        a, b = total[one], total.pop(other)
        total[one] = None if a is None or b is None else a + b
    total.pop((i, j), None)
    members[i] = sorted(members[i] + members.pop(j))
