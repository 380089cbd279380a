"""The status of every claim, by all that officials answered, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.weigh.governments import Side, standing
from onrecord.weigh.history.records import SURE, Answered
from onrecord.weigh.history.responding import answered
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource, Status
from onrecord.weigh.status import Given, settled


def statuses(
    holdings: Holdings,
    groups: Mapping[str, Sequence[str]],
    sources: Sequence[LedgerSource] = (),
) -> dict[str, Status]:
    """The status of each claim, given the keys of its statements by its id."""
    found = by_claim(answered(holdings, groups, sources))
    return {claim: status(found.get(claim, ())) for claim in groups}


def by_claim(found: Iterable[Answered]) -> dict[str, list[Answered]]:
    """The answers to each claim, in their order."""
    out: dict[str, list[Answered]] = {}
    for one in found:
        out.setdefault(one.claim, []).append(one)
    return out


def status(found: Iterable[Answered], as_of: str | None = None) -> Status:
    """What these answers to one claim, in order, had made of it by a day."""
    counted = [one for one in found if as_of is None or one.date <= as_of]
    sides = {one.party: one.side for one in counted}

    def apart(one: str, other: str) -> bool:
        return _apart(sides[one], sides[other])

    return settled([Given(one.party, one.kind, _passing(one)) for one in counted], apart)


def turns(found: Iterable[Answered]) -> tuple[tuple[str, Status], ...]:
    """The days on which the status of one claim changed, each with the status from then on."""
    every = list(found)
    out: list[tuple[str, Status]] = []
    for day in sorted({one.date for one in every}):
        now = status(every, day)
        if not out or out[-1][1] != now:
            out.append((day, now))
    return tuple(out)


def _passing(one: Answered) -> bool:
    unsure = one.score < SURE and one.kind in ("declines", "evades")
    return one.retold or unsure


def _apart(one: Side, other: Side) -> bool:
    """Two parties that nobody can tell apart never conflict: the later answer counts."""
    return standing(one, other) == "apart"
