"""Who carries a claim: report by report, what joins them, and what each made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from onrecord.ledger.records import Filed, Join
from onrecord.records import Response, Source
from onrecord.weigh.differing import Change, changes
from onrecord.weigh.finding import has_words
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held
from onrecord.weigh.status import Answer, answers

if TYPE_CHECKING:
    from onrecord.weigh.history.records import Answered

Order = Literal["reports", "roots", "first", "last"]


class Listed(msgspec.Struct, frozen=True):
    """A claim with how widely it is carried. A reprint is no report of its own here."""

    claim: Claim
    reports: int  # reprints not counted
    reprints: int
    outlets: tuple[str, ...]  # of those reports, each once, in the order in which they carried it


class Carrier(msgspec.Struct, frozen=True):
    """One report that carries a claim."""

    filed: Filed
    statements: tuple[Held, ...]  # those of the claim, in the order of the text
    reprint_of: str | None  # the first report with this text
    changes: tuple[Change, ...]  # against the first that carries it; a reprint has none


class Carried(msgspec.Struct, frozen=True):
    """A claim in full."""

    listed: Listed
    carriers: tuple[Carrier, ...]  # by date and id
    joins: tuple[Join, ...]  # as many as hold it together, the weakest first
    answers: tuple[Answer, ...]  # what was answered to it, by date

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.listed.claim


def listed(claim: Claim, holdings: Holdings) -> Listed:
    """How widely a claim is carried."""
    originals = dict.fromkeys(holdings.original(report) for report in claim.reports)
    outlets = dict.fromkeys(
        outlet for report in originals if (outlet := holdings.filed[report].outlet)
    )
    return Listed(claim, len(originals), len(claim.reports) - len(originals), tuple(outlets))


def ordered(every: Iterable[Listed], by: Order = "reports") -> list[Listed]:
    """The most carried first (reports, outlets, roots), or by roots, or by first or last date.

    ``last`` puts the latest first. Ties stand by first date and id.
    """

    def key(one: Listed) -> tuple[int, ...]:
        roots = one.claim.roots
        if by == "reports":
            return (-one.reports, -len(one.outlets), -roots.max)
        if by == "roots":
            return (-roots.min, -roots.max, -one.reports)
        if by == "last":
            return tuple(-ord(sign) for sign in one.claim.last)
        return ()

    return sorted(every, key=lambda one: (key(one), one.claim.first, one.claim.id))


def mentions(claim: Claim, holdings: Holdings, words: Sequence[str]) -> bool:
    """Whether one of a claim's statements has all the words."""
    texts = (holdings.by_key[key].statement.text for key in claim.statements)
    return any(has_words(text, words) for text in texts)


def carried(
    claim: Claim, holdings: Holdings, answered: Iterable[Answered] | None = None
) -> Carried:
    """A claim in full.

    ``answered`` are the answers of all reports to it; None: those that its own reports tell of.
    """
    held = [holdings.by_key[key] for key in claim.statements]
    by_report: dict[str, list[Held]] = {}
    for one in held:
        by_report.setdefault(one.report, []).append(one)
    order = [name for name in holdings.filed if name in by_report]
    first = [one.statement for one in by_report[order[0]]]
    carriers = []
    for name in order:
        original = holdings.original(name)
        own = [one.statement for one in by_report[name]]
        same = original != name or name == order[0]
        carriers.append(
            Carrier(
                filed=holdings.filed[name],
                statements=tuple(by_report[name]),
                reprint_of=original if original != name else None,
                changes=() if same else changes(first, own),
            )
        )
    return Carried(
        listed=listed(claim, holdings),
        carriers=tuple(carriers),
        joins=holding(claim.statements, holdings.joins),
        answers=answers(claim.statements, holdings)
        if answered is None
        else tuple(_answer(one, holdings) for one in answered),
    )


def _answer(one: Answered, holdings: Holdings) -> Answer:
    actor = holdings.source(one.source) or Source(one.source.source, one.actor)
    response = Response(one.source.source, one.kind, None, one.spans, one.reason)
    return Answer(one.date, one.report, actor, response)


def holding(keys: Sequence[str], joins: Iterable[Join]) -> tuple[Join, ...]:
    """The strongest joins that connect the statements, none more than needed, weakest first.

    This is a maximum spanning tree (Kruskal 1956) of the joins between them. Of equal joins those
    of earlier statements, in the order given, count first.
    """
    parent = {key: key for key in keys}
    place = {key: number for number, key in enumerate(keys)}

    def top(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    inside = [one for one in joins if one.first in parent and one.second in parent]
    kept = []

    def places(join: Join) -> list[int]:
        return sorted((place[join.first], place[join.second]))

    for join in sorted(inside, key=lambda one: (-one.score, places(one))):
        a, b = top(join.first), top(join.second)
        if a != b:
            parent[max(a, b)] = min(a, b)
            kept.append(join)
    return tuple(sorted(kept, key=lambda one: (one.score, places(one))))
