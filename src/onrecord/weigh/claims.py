"""Claims: the same statement across reports, from the joins between pairs.

Computed when it is asked, from what the ledger holds as of a day. Every statement is in exactly one
claim, most in one of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from onrecord.ledger.records import Join, parted
from onrecord.weigh.clusters import CERTAIN, Pair, grouped, pair_of, parts
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.laying import Laid
from onrecord.weigh.profiles import Profile
from onrecord.weigh.records import Claim, Held, LedgerSource, Roots, Status
from onrecord.weigh.vetoes import contradiction

JOINED = 0.8  # score from which a join counts; less certain ones are for review
_TOLD = 3  # reasons of a claim


def claims(holdings: Holdings, sources: Sequence[LedgerSource] | None = None) -> tuple[Claim, ...]:
    """The claims of what is held, in the order of their first statements.

    ``sources`` are the ledger's, where the caller has them already.
    """
    joins = {
        (one.first, one.second): one
        for one in holdings.joins
        if one.score >= JOINED and (one.first, one.second) not in holdings.unsure
    }
    together = _together(holdings, joins)
    number = {one.key: n for n, one in enumerate(holdings.held)}
    groups: list[list[Held]] = []
    taken = set[str]()
    for group in together:
        members = sorted((holdings.by_key[key] for key in group), key=lambda one: number[one.key])
        groups.append(members)
        taken.update(group)
    groups += [[one] for one in holdings.held if one.key not in taken]
    groups.sort(key=lambda members: number[members[0].key])
    linked: dict[str, list[Join]] = {}
    for one in joins.values():
        linked.setdefault(one.first, []).append(one)
    weigh = _Weighing(holdings, sources, groups)
    return tuple(_claim(members, linked, weigh) for members in groups)


def claim_id(key: str) -> str:
    """The id of the claim whose first statement has this key."""
    return "c" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _together(holdings: Holdings, joins: dict[Pair, Join]) -> list[list[str]]:
    """Groups of two statements or more."""
    laid: dict[str, Laid] = {}

    def profile(key: str) -> Profile:
        report, statement = parted(key)
        if report not in laid:
            laid[report] = Laid(holdings.readings[report])
        return laid[report].profile(laid[report].number[statement])

    def forbidden(a: str, b: str) -> bool:
        if pair_of(a, b) in holdings.parted:
            return True
        return contradiction(profile(a), profile(b)) is not None

    scores = {pair: one.score for pair, one in joins.items()}
    out = []
    for part in parts(scores):
        inside = set(part)
        own = {pair: score for pair, score in scores.items() if pair[0] in inside}
        out += [group for group in grouped(part, own, forbidden) if len(group) > 1]
    return out


class _Weighing:
    """What a claim gets from other parts of weighing, each computed once."""

    def __init__(
        self,
        holdings: Holdings,
        sources: Sequence[LedgerSource] | None,
        groups: Sequence[Sequence[Held]],
    ) -> None:
        from onrecord.weigh.history.settling import statuses
        from onrecord.weigh.sources import ledger_sources

        self.holdings = holdings
        self.sources = tuple(sources) if sources is not None else ledger_sources(holdings)
        keys = {claim_id(some[0].key): tuple(one.key for one in some) for some in groups}
        self._statuses = statuses(holdings, keys, self.sources)

    def roots(self, members: Sequence[Held]) -> Roots:
        """How many independent roots the members have."""
        from onrecord.weigh.roots import roots_of

        return roots_of(members, self.holdings, self.sources)

    def status(self, members: Sequence[Held]) -> Status:
        """What officials answered last, in whichever report."""
        return self._statuses[claim_id(members[0].key)]


def _claim(members: Sequence[Held], linked: dict[str, list[Join]], weigh: _Weighing) -> Claim:
    keys = [one.key for one in members]
    inside = set(keys)
    joins = sorted(
        (one for key in keys for one in linked.get(key, ()) if one.second in inside),
        key=lambda one: (one.score, one.first, one.second),
    )
    return Claim(
        id=claim_id(keys[0]),
        text=members[0].statement.text,
        first=members[0].date,
        last=members[-1].date,
        reports=tuple(dict.fromkeys(one.report for one in members)),
        statements=tuple(keys),
        grades=dict(sorted(Counter(one.grade or "unknown" for one in members).items())),
        roots=weigh.roots(members),
        status=weigh.status(members),
        confidence=_weakest(keys, joins),
        reasons=tuple(dict.fromkeys(one.reason for one in joins))[:_TOLD],
    )


def _weakest(keys: Sequence[str], joins: Sequence[Join]) -> float:
    """The score of the weakest join that is needed: of the strongest joins that link all keys."""
    if len(keys) < 2:
        return 1.0
    leader = {key: key for key in keys}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    weakest = CERTAIN
    for one in sorted(joins, key=lambda one: (-one.score, one.first, one.second)):
        a, b = find(one.first), find(one.second)
        if a != b:
            leader[b] = a
            weakest = min(weakest, one.score)
    return weakest
