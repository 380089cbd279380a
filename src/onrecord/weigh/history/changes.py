"""How later reports tell a claim otherwise: narrowed, widened, with another number or place, or
withdrawn.

Two statements are set beside each other where they are one claim, where a stored link says that
they would be but for a number, or where they have most of their words in common. The later one
*narrows* where it limits what the earlier one said of all, and *widens* in the reverse. A claim is
withdrawn where the actor who made it says the opposite later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.ledger.records import key_of
from onrecord.records import Quantity
from onrecord.weigh.features import agreeing
from onrecord.weigh.history.matters import Bearing, Matters, bearing, sign
from onrecord.weigh.history.records import Changed, ChangeKind, Reversal
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held

SHOWN = 0.55  # score below which a change is left out
_READ = 0.9  # a relation that was read
_SHARE = 0.5  # of the words of the shorter one, what the other has, numbers apart
_OTHER = 0.3  # and of the longer one
_WEIGHT = 0.9
_AFFAIR = 0.2  # likeness of the two reports
_ALL = re.compile(r"\b(?:all|every|whole|entire|any|everywhere|across the|throughout)\b", re.I)
_ONLY = re.compile(
    r"\b(?:only|just|solely|merely|no more than|limited to|part of|some of|narrower|except|"
    r"apart from|but not)\b",
    re.I,
)
_COUNTED = ("", "year", "hour", "day", "month", "week")


def changes(
    holdings: Holdings,
    claims: Sequence[Claim],
    reversals: Sequence[Reversal] = (),
    matters: Matters | None = None,
) -> tuple[Changed, ...]:
    """The changes of all claims, by the day of the later statement, and place."""
    finder = _Finder(holdings, claims, matters or Matters(holdings))
    best: dict[tuple[str, str, ChangeKind], Changed] = {}
    for one in (*finder.told(), *finder.read(), *finder.withdrawn(reversals)):
        mark = (one.earlier, one.later, one.kind)
        if one.score >= SHOWN and (mark not in best or best[mark].score < one.score):
            best[mark] = one
    place = {held.key: n for n, held in enumerate(holdings.held)}
    return tuple(sorted(best.values(), key=lambda c: (place[c.later], place[c.earlier], c.kind)))


class _Finder:
    def __init__(self, holdings: Holdings, claims: Sequence[Claim], matters: Matters) -> None:
        self.holdings, self.matters = holdings, matters
        self.claims = claims
        self.claim_of = {key: one.id for one in claims for key in one.statements}
        self.joined = {
            pair: link.score
            for link in (*holdings.joins, *holdings.links)
            if link.kind != "concerns"
            for pair in [(link.first, link.second), (link.second, link.first)]
        }

    def told(self) -> Iterator[Changed]:
        """Between statements of different days that tell the same thing in two ways."""
        for later in self.matters.held:
            if sign(later) == 0 or not self._telling(later):
                continue
            for earlier in self._earlier(later):
                found = bearing(self.matters.said(earlier.key), self.matters.said(later.key))
                score = self._near(earlier, later, found)
                if score is not None:
                    yield from self._between(earlier, later, found, score)

    def _telling(self, held: Held) -> bool:
        """Whether a statement has what can be told otherwise: a number, a place, a limit."""
        one = held.statement
        numbers = any(q.value is not None for q in one.quantities)
        return numbers or bool(_ALL.search(one.text) or _ONLY.search(one.text))

    def _earlier(self, later: Held) -> Iterator[Held]:
        for one in self.matters.near(self.matters.said(later.key), _WEIGHT):
            if one.date < later.date and sign(one) == sign(later) != 0:
                yield one

    def _near(self, earlier: Held, later: Held, found: Bearing) -> float | None:
        """How surely two statements tell one thing; None where they do not."""
        known = self.joined.get((earlier.key, later.key))
        if known is not None:
            return known
        one, other = self.matters.profile(earlier.key), self.matters.profile(later.key)
        if one.times and other.times:
            if not any(agreeing(x, y) for x in one.times for y in other.times):
                return None
        if found.contrary is not None or len(found.words) < 2 or found.weight < _WEIGHT:
            return None
        few, many = sorted((found.plain_first, found.plain_second))
        if many < _SHARE or few < _OTHER:
            return None
        if self.matters.alike(earlier.report, later.report) < _AFFAIR:
            return None
        return round(0.3 + 0.4 * many + 0.25 * few, 2)

    def _between(
        self, earlier: Held, later: Held, found: Bearing, score: float
    ) -> Iterator[Changed]:
        words = "both have " + " ".join(f"“{one}”" for one in found.words[:4])
        numbers = _numbers(earlier.statement.quantities, later.statement.quantities)
        if numbers is not None:
            yield self._made("other number", earlier, later, *numbers, score, words)
        places = _places(earlier, later)
        if places is not None:
            yield self._made("other place", earlier, later, *places, score, words)
        before, after = (one.statement.text for one in (earlier, later))
        if _ALL.search(before) and not _ALL.search(after) or (
            _ONLY.search(after) and not _ONLY.search(before)
        ):
            mark = _ONLY.search(after) or _ALL.search(before)
            yield self._made("narrowed", earlier, later, None, _word(mark), score, words)
        elif _ALL.search(after) and not _ALL.search(before) and _ONLY.search(before):
            yield self._made("widened", earlier, later, None, _word(_ALL.search(after)), score, words)

    def read(self) -> Iterator[Changed]:
        """Relations from what is later and narrower to what is earlier and wider."""
        for report, reading in self.holdings.readings.items():
            if self.holdings.original(report) != report:
                continue
            for relation in reading.relations:
                later, earlier = key_of(report, relation.from_), key_of(report, relation.to)
                if relation.kind == "narrows" and {later, earlier} <= self.holdings.by_key.keys():
                    a, b = self.holdings.by_key[earlier], self.holdings.by_key[later]
                    reason = relation.reason or "read within the report"
                    yield self._made("narrowed", a, b, None, None, _READ, reason)

    def withdrawn(self, reversals: Sequence[Reversal]) -> Iterator[Changed]:
        """Where the actor says the opposite later."""
        for one in reversals:
            if one.earlier.statement is None or one.later.statement is None:
                continue
            earlier, later = (
                self.holdings.by_key[each.statement]
                for each in (one.earlier, one.later)
                if each.statement is not None
            )
            yield self._made("withdrawn", earlier, later, None, None, one.score, one.reason)

    def _made(
        self,
        kind: ChangeKind,
        earlier: Held,
        later: Held,
        was: str | None,
        now: str | None,
        score: float,
        reason: str,
    ) -> Changed:
        claim = self.claim_of[earlier.key]
        return Changed(kind, claim, earlier.key, later.key, was, now, score, reason)


def _numbers(before: Sequence[Quantity], after: Sequence[Quantity]) -> tuple[str, str] | None:
    """What is measured in one unit, and differently."""
    for one in before:
        for other in after:
            if one.value is None or other.value is None or one.unit is None:
                continue
            if one.unit != other.unit or one.unit in _COUNTED[1:]:
                continue
            theirs = {q.value for q in after if q.unit == one.unit}
            ours = {q.value for q in before if q.unit == one.unit}
            if not ours & theirs:
                return one.text, other.text
    return None


def _places(earlier: Held, later: Held) -> tuple[str, str] | None:
    """Where each names one place, and another one."""
    a, b = ({p.name for p in one.statement.places} for one in (earlier, later))
    if len(a) == len(b) == 1 and a != b:
        one, other = min(a), min(b)
        if not set(one.casefold().split()) & set(other.casefold().split()):
            return one, other
    return None


def _word(found: re.Match[str] | None) -> str | None:
    return found.group() if found else None


def by_claim(found: Sequence[Changed]) -> Mapping[str, list[Changed]]:
    """The changes of each claim."""
    out: dict[str, list[Changed]] = {}
    for one in found:
        out.setdefault(one.claim, []).append(one)
    return out
