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
from onrecord.weigh.history.agreeing import written
from onrecord.weigh.history.conditions import happening
from onrecord.weigh.history.matters import Bearing, Matters, bearing, sign, terms
from onrecord.weigh.history.records import Changed, ChangeKind, Reversal
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held

SHOWN = 0.55  # score below which a change is left out
_SURE = 0.65  # of a relation that was read
_SHARE = 0.55  # of the words of the shorter one, what the other has, numbers apart
_OTHER = 0.35  # and of the longer one
_WEIGHT = 0.9  # of the words that both have
_FOUND = 0.5  # the same, from which two are looked at
_AFFAIR = 0.2  # likeness of the two reports
_ALL = re.compile(
    r"\b(?:all|every|(?:the )?(?:whole|entire(?:ty)?)(?: of)?|any)\s+(?:of\s+)?(?:the\s+)?"
    r"((?:[\w'’-]+\s*){1,2})",
    re.I,
)
_ONLY = re.compile(r"\b(?:only|solely|no more than|limited to|no further than)\b", re.I)
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
            if sign(later) == 0:
                continue
            telling = self._telling(later)
            for earlier in self._earlier(later):
                if not telling and not _ALL.search(earlier.statement.text):
                    continue
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
        for one in self.matters.near(later, _FOUND):
            if one.date < later.date and sign(one) == sign(later) != 0:
                yield one

    def _near(self, earlier: Held, later: Held, found: Bearing) -> float | None:
        """How surely two statements tell one thing; None where they do not."""
        known = self.joined.get((earlier.key, later.key))
        if known is not None:
            return known
        one, other = self.matters.profile(earlier.key), self.matters.profile(later.key)
        if (
            one.times
            and other.times
            and not any(agreeing(x, y) for x in one.times for y in other.times)
        ):
            return None
        if self.matters.alike(earlier.report, later.report) < _AFFAIR:
            return None
        few, many, much = self._plain(earlier, later)
        if found.contrary is not None or much < _WEIGHT or many < _SHARE or few < _OTHER:
            return None
        ours, theirs = (happening(each.statement.text)[0] for each in (earlier, later))
        both = (self.matters.said(each.key).terms.keys() for each in (later, earlier))
        if (
            ours
            and theirs
            and not any(one & said for one, said in zip((ours, theirs), both, strict=True))
        ):
            return None
        return round(0.3 + 0.4 * many + 0.25 * few, 2)

    def _happens(self, earlier: Held, later: Held) -> bool:
        """Whether the same thing is said to happen in both."""
        if (earlier.key, later.key) in self.joined:
            return True
        ours, theirs = (happening(each.statement.text)[0] for each in (earlier, later))
        return bool(ours & self.matters.said(later.key).terms.keys()) or bool(
            theirs & self.matters.said(earlier.key).terms.keys()
        )

    def _plain(self, earlier: Held, later: Held) -> tuple[float, float, float]:
        """The smaller and larger share of the words of both, numbers left out; their weight."""
        one, other = (self._without_numbers(held) for held in (earlier, later))
        both = one.keys() & other.keys()
        much = sum(sorted(min(one[each], other[each]) for each in both))
        if len(both) < 2 and not (both == one.keys() == other.keys()):
            return 0.0, 0.0, 0.0
        if len(both) == 1:
            return 1.0, 1.0, _WEIGHT  # the price was 40, the price was 36
        shares = [much / total if (total := sum(sorted(t.values()))) else 0.0 for t in (one, other)]
        return min(shares), max(shares), much

    def _without_numbers(self, held: Held) -> dict[str, float]:
        found = dict(self.matters.said(held.key).terms)
        for quantity in held.statement.quantities:
            for each in terms(quantity.text):
                found.pop(each, None)
        return {t: w for t, w in found.items() if not t[0].isdigit()}

    def _between(
        self, earlier: Held, later: Held, found: Bearing, score: float
    ) -> Iterator[Changed]:
        words = "both have " + " ".join(f"“{written(earlier, one)}”" for one in found.words[:4])
        numbers = _numbers(earlier.statement.quantities, later.statement.quantities)
        if numbers is not None:
            yield self._made("other number", earlier, later, *numbers, score, words)
        places = _places(earlier, later)
        if places is not None and (earlier.key, later.key) in self.joined:
            yield self._made("other place", earlier, later, *places, score, words)
        before, after = _limits(earlier, later)
        if not self._happens(earlier, later):
            return
        if before is not None:
            yield self._made("narrowed", earlier, later, *before, score, words)
        elif after is not None:
            yield self._made("widened", earlier, later, *after, score, words)

    def read(self) -> Iterator[Changed]:
        """Relations from what is later and narrower to what is earlier and wider."""
        for report, reading in self.holdings.readings.items():
            if self.holdings.original(report) != report:
                continue
            for relation in reading.relations:
                later, earlier = key_of(report, relation.from_), key_of(report, relation.to)
                if relation.kind != "narrows" or relation.confidence < _SURE:
                    continue
                if {later, earlier} <= self.holdings.by_key.keys():
                    a, b = self.holdings.by_key[earlier], self.holdings.by_key[later]
                    reason = relation.reason or "read within the report"
                    yield self._made("narrowed", a, b, None, None, relation.confidence, reason)

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


_Limit = tuple[str | None, str | None]


def _limits(earlier: Held, later: Held) -> tuple[_Limit | None, _Limit | None]:
    """What is said of all and then of a part, and the reverse: as was and now."""
    before, after = (_ALL.search(held.statement.text) for held in (earlier, later))
    if before and not after and _shared(before, later):
        return (before.group().strip(), None), None
    if after and not before and _shared(after, earlier) and _ONLY.search(earlier.statement.text):
        return None, (None, after.group().strip())
    some, same = (_ONLY.search(held.statement.text) for held in (later, earlier))
    if some and not same:
        return (None, some.group()), None
    return None, None


def _shared(found: re.Match[str], other: Held) -> bool:
    """Whether the other statement speaks of what one says all of."""
    return bool(terms(found[1]).keys() & terms(other.statement.text).keys())


def by_claim(found: Sequence[Changed]) -> Mapping[str, list[Changed]]:
    """The changes of each claim."""
    out: dict[str, list[Changed]] = {}
    for one in found:
        out.setdefault(one.claim, []).append(one)
    return out
