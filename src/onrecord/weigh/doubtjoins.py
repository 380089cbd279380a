"""Joins that a person should look at, and what would change with the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from onrecord.ledger.records import Join, parted
from onrecord.weigh.asked import Question, Waiting, figures, repeats, worth
from onrecord.weigh.aspects import agreeing, differing
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.passages import compared_words, passage
from onrecord.weigh.records import Claim, Held, SourceRef


def doubtful_joins(
    holdings: Holdings, claim_of: Mapping[str, Claim], known: Mapping[SourceRef, str]
) -> Iterator[Waiting]:
    """The joins that may be wrong and that nobody has judged; ``known``: sources across reports."""
    least = figures()["ask"]["join"]
    inside: dict[str, list[Join]] = defaultdict(list)
    for join in holdings.joins:
        if claim_of[join.first].id == claim_of[join.second].id:
            inside[claim_of[join.first].id].append(join)
    for join in holdings.joins:
        doubt = min(join.score, 1 - join.score)
        first, second = holdings.by_key[join.first], holdings.by_key[join.second]
        if doubt < least or (join.first, join.second) in holdings.unsure:
            continue
        if any(repeats(holdings, one.report) for one in (first, second)):
            continue  # the original's own join is asked about
        hangs = _hanging(join, claim_of, inside)
        ids = tuple(dict.fromkeys(claim_of[one.key].id for one in _in_order(first, second)))
        yield Waiting(
            worth(doubt, hangs),
            "join",
            f"{join.first} {join.second}",
            0,
            ids,
            partial(_pair, holdings, join, doubt, hangs, ids, known),
        )


def _in_order(one: Held, other: Held) -> tuple[Held, Held]:
    """The earlier report's first."""
    first, second = sorted((one, other), key=lambda held: (held.date, held.report, held.place))
    return first, second


def _pair(
    holdings: Holdings,
    join: Join,
    doubt: float,
    hangs: int,
    claims: tuple[str, ...],
    known: Mapping[SourceRef, str],
) -> Question:
    first, second = _in_order(holdings.by_key[join.first], holdings.by_key[join.second])
    marks, *words = compared_words(first, second, holdings.readings)
    return Question(
        what="join",
        id=f"{join.first} {join.second}",
        doubt=round(doubt, 4),
        hangs=hangs,
        worth=worth(doubt, hangs),
        claims=claims,
        reason=join.reason,
        passages=tuple(
            passage(one, holdings.readings[one.report], marked)
            for one, marked in zip((first, second), words, strict=True)
        ),
        marks=marks,
        agrees=agreeing((first, second), known),
        differs=differing((first, second), known),
    )


def _hanging(
    join: Join, claim_of: Mapping[str, Claim], inside: Mapping[str, Sequence[Join]]
) -> int:
    """How many reports change sides with the answer; 0 where other joins hold the claim anyway."""
    one, other = claim_of[join.first], claim_of[join.second]
    if one.id != other.id:
        return min(len(one.reports), len(other.reports))
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in inside[one.id]:
        if edge != join:
            beside[edge.first].add(edge.second)
            beside[edge.second].add(edge.first)
    reached, left = {join.first}, [join.first]
    while left:
        for key in beside[left.pop()] - reached:
            reached.add(key)
            left.append(key)
    if join.second in reached:
        return 0
    cut = {parted(key)[0] for key in reached}
    return min(len(cut), len({parted(key)[0] for key in one.statements if key not in reached}))
