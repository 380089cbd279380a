"""Positions as rules, each held against what is told later: what meets its condition.

A rule is a position that was read, or else a conditional statement of somebody who can act on it
(*if a single box is found outside, we go to the streets*). A promise without a condition is met by
what it is about: by its keeping or by its breach. Nothing here says that a rule was broken: the
statements that meet its words are laid beside it, with how each of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec

from onrecord.records import Position, PositionKind, Source, Span, joined
from onrecord.weigh.history.actors import Actors
from onrecord.weigh.history.conditions import FOLLOWS, Condition, condition, conditional, promised
from onrecord.weigh.history.matters import Matters, Said, bearing, sign, terms
from onrecord.weigh.history.records import Met, Rule
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held, LedgerSource, SourceRef
from onrecord.weigh.standing.standing import Standing
from onrecord.weigh.status import official

SHOWN = 0.5  # score below which nothing is laid beside a rule
_SHARE = 0.6  # of the condition's words, what a statement that meets it has
_OWN = 0.34  # and what it has itself, not by what stands around it
_MEASURED = 0.45  # the same where it measures what the condition measures, and within its bound
_STATE = 0.5  # of a statement's words, what is in a condition that has no verb to happen
_FEWEST = 1.0  # weight of the words of a condition that was not read as one
_WEIGHT = 0.9  # of those words
_MOST = 12  # statements laid beside one rule, the surest
_UNMET = ("assessment", "demand")  # kinds that need a condition to be held against anything
_KINDS: tuple[tuple[str, PositionKind], ...] = (("threatens", "threat"), ("promises", "promise"))


class _Given(NamedTuple):
    """A rule as it stands in a report."""

    actor: str
    kind: PositionKind
    condition: tuple[Span, ...]
    consequence: tuple[Span, ...]
    spans: tuple[Span, ...]
    reason: str
    stated: bool


def rules(
    holdings: Holdings,
    sources: Sequence[LedgerSource],
    matters: Matters | None = None,
    standing: Mapping[str, Standing] | None = None,
) -> tuple[Rule, ...]:
    """All rules by day, report and place, with what meets them; reprints are left out.

    ``standing`` is that of statements by key, where it is known.
    """
    finder = _Finder(holdings, Actors(holdings, sources), matters or Matters(holdings))
    return tuple(finder.all(standing or {}))


class _Finder:
    def __init__(self, holdings: Holdings, actors: Actors, matters: Matters) -> None:
        self.holdings, self.actors, self.matters = holdings, actors, matters
        self.by_report: dict[str, list[Held]] = {}
        for one in matters.held:
            self.by_report.setdefault(one.report, []).append(one)
        self.linked: dict[str, dict[str, float]] = {}
        for link in holdings.links:
            if link.kind == "concerns":
                self.linked.setdefault(link.first, {})[link.second] = link.score
                self.linked.setdefault(link.second, {})[link.first] = link.score
        self.ruled: set[str] = set()  # statements that state a rule themselves

    def all(self, standing: Mapping[str, Standing]) -> Iterator[Rule]:
        """The rules with what meets them."""
        given = [
            (report, one)
            for report in self.by_report
            for one in sorted(self._given(report), key=lambda one: one.spans)
        ]
        for report, one in given:
            self.ruled.update(held.key for held in self._of(report, one.spans))
        for report, one in given:
            yield self._rule(report, one, standing)

    def _given(self, report: str) -> Iterator[_Given]:
        """The positions of a report, then rules that were not read as one."""
        taken: list[Span] = []
        for position in self.holdings.readings[report].positions:
            one = self._read(report, position)
            taken += one.spans
            yield one
        for held in self.by_report[report]:
            if held.root is None or not self._may(held.root):
                continue
            if _overlapping(held.statement.spans, taken):
                continue
            found = conditional(held)
            if found is None:
                if promised(held):
                    why = "says what will never be, or shall be"
                    spans = held.statement.spans
                    yield _Given(held.root.id, "promise", (), spans, spans, why, False)
                continue
            force = held.attribution.force if held.attribution else None
            kind = dict(_KINDS).get(force or "", "policy")
            after = self._consequence(held)
            rest = after.statement.spans if after else _rest(held.statement.spans, found)
            text = self.holdings.readings[report].text
            if sum(sorted(terms(found.cut(text)).values())) < _FEWEST or not _follows(text, rest):
                continue
            spans = (*held.statement.spans, *(after.statement.spans if after else ()))
            yield _Given(
                held.root.id,
                kind,
                (found,),
                rest,
                tuple(sorted(spans)),
                "a conditional statement of what will follow",
                False,
            )

    def _may(self, source: Source) -> bool:
        """Whether somebody is on the record, and may act on what is said."""
        return official(source) or (source.grade == "named" and source.kind == "person")

    def _read(self, report: str, position: Position) -> _Given:
        """A position; where its condition stands in the sentence before, that is taken."""
        when, why, spans = position.condition, position.reason, position.spans
        for held in () if when else self._of(report, position.spans):
            found = conditional(held)
            if found is not None and not when:
                when, why = (found,), f"{why}; with its condition"
                spans = tuple(sorted({*spans, *held.statement.spans}))
        if not when:
            before = self._before(report, position)
            found = conditional(before) if before is not None else None
            if before is not None and found is not None:
                when, why = (found,), f"{why}; its condition stands before it"
                spans = tuple(sorted((*before.statement.spans, *spans)))
        then = position.consequence or (position.spans if when else ())
        return _Given(position.actor, position.kind, when, then, spans, why, True)

    def _before(self, report: str, position: Position) -> Held | None:
        """The statement right before, of the same speaker."""
        mine = self._of(report, position.spans)
        if not mine or mine[0].root is None:
            return None
        earlier = [
            one
            for one in self.by_report[report]
            if mine[0].place - 3 < one.place < mine[0].place
            and one.root is not None
            and one.root.id == mine[0].root.id
        ]
        return earlier[-1] if earlier else None

    def _consequence(self, held: Held) -> Held | None:
        """The next statement of the speaker, where it says what is going to be done."""
        if not conditional_only(held):
            return None
        for one in self.by_report[held.report]:
            if held.place < one.place <= held.place + 2 and one.root == held.root:
                return one if one.statement.modality == "predicted" else None
        return None

    def _of(self, report: str, spans: Sequence[Span]) -> list[Held]:
        """The statements that some spans lie in."""
        return [
            one
            for one in self.by_report[report]
            if any(a.overlaps(b) for a in one.statement.spans for b in spans)
        ]

    def _rule(self, report: str, one: _Given, standing: Mapping[str, Standing]) -> Rule:
        reading, filed = self.holdings.readings[report], self.holdings.filed[report]
        ref = SourceRef(report, one.actor)
        known = self.actors.known.get(ref)
        name = f"{report}\n{one.kind}\n{one.spans}"
        return Rule(
            id="p" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12],
            actor=self.actors.called(ref),
            actor_id=known.id if known else None,
            source=ref,
            kind=one.kind,
            condition=joined(reading.text, one.condition),
            consequence=joined(reading.text, one.consequence),
            condition_spans=one.condition,
            consequence_spans=one.consequence,
            date=filed.date,
            dates=filed.dates or (filed.date,),
            report=report,
            spans=one.spans,
            text=joined(reading.text, one.spans),
            met=tuple(self._met(report, one, standing)),
            reason=one.reason,
            stated=one.stated,
        )

    def _met(self, report: str, one: _Given, standing: Mapping[str, Standing]) -> list[Met]:
        if not one.condition and one.kind in _UNMET:
            return []
        spans = one.condition or one.spans
        own = self._of(report, spans)
        asked = condition(self.matters, own, self.holdings.readings[report], spans)
        linked = {key: score for held in own for key, score in self._links(held).items()}
        keeps = not one.condition
        found = []
        for held in self._candidates(report, asked.said, linked):
            if held.date < self.holdings.filed[report].date or held.report == report:
                continue
            met = self._meets(asked, held, keeps, linked.get(held.key, 0.0))
            if met is not None:
                found.append((met[0], held, met[1]))
        found.sort(key=lambda each: (-each[0], each[1].date, each[1].report, each[1].place))
        kept = found[:_MOST]
        kept.sort(key=lambda each: (each[1].date, each[1].report, each[1].place))
        return [_laid(held, score, reason, standing.get(held.key)) for score, held, reason in kept]

    def _links(self, held: Held) -> dict[str, float]:
        return self.linked.get(held.key, {})

    def _candidates(self, report: str, said: Said, linked: Mapping[str, float]) -> Iterator[Held]:
        near = {one.key: one for one in self.matters.near_words(said, report, 0.5)}
        for key in linked:
            if key in self.holdings.by_key:
                near.setdefault(key, self.holdings.by_key[key])
        yield from (near[key] for key in sorted(near))

    def _meets(
        self, asked: Condition, held: Held, keeps: bool, linked: float
    ) -> tuple[float, str] | None:
        """How surely a statement meets a condition, and why."""
        way = sign(held)
        if way == 0 or held.key in self.ruled or held.statement.modality != "asserted":
            return None
        if self.holdings.original(held.report) != held.report:
            return None
        if not self.matters.same_affair(asked.report, held.report):
            return None
        if not keeps and way != asked.sign:
            return None
        measured = asked.measured(held.statement.quantities)
        if measured is False:
            return None
        found = bearing(asked.said, self.matters.said(held.key))
        if found.contrary is not None and not keeps:
            return None
        shared = found.of_first
        own = found.own_first
        happens = bool(asked.event & self.matters.said(held.key).terms.keys())
        if asked.event and not happens:
            return None
        if not asked.event and not measured and found.of_second < _STATE:
            return None
        if asked.since is not None and held.date < asked.since:
            return None
        if linked and (not found.words or shared < _SHARE / 2):
            return None
        if not linked:
            if shared < (_MEASURED if measured else _SHARE) or own < _OWN:
                return None
            if found.weight < _WEIGHT or len(found.words) < 2:
                return None
        score = max(0.35 + 0.3 * shared + 0.2 * own + (0.1 if measured else 0.0), linked)
        words = " ".join(f"“{word}”" for word in asked.written(found.words[:4]))
        reason = f"has {words} of the condition" if not keeps else f"is about {words} of it"
        if measured:
            reason += f"; {asked.compared}"
        return (round(min(score, 0.95), 2), reason) if score >= SHOWN else None


def _follows(text: str, spans: Sequence[Span]) -> bool:
    """Whether some words say what will follow."""
    return bool(FOLLOWS.search(joined(text, spans)))


def _overlapping(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def conditional_only(held: Held) -> bool:
    """Whether a statement says the condition and not what follows."""
    return not re.search(r"\b(?:will|shall|would|won't|'ll|’ll|go|dead)\b", held.statement.text)


def _rest(spans: Sequence[Span], taken: Span) -> tuple[Span, ...]:
    """What the spans have beside a part of them."""
    out = []
    for span in spans:
        if not span.overlaps(taken):
            out.append(span)
            continue
        if span.start < taken.start:
            out.append(Span(span.start, taken.start))
        if taken.end < span.end:
            out.append(Span(taken.end, span.end))
    return tuple(one for one in out if one.end - one.start > 2)


def _laid(held: Held, score: float, reason: str, standing: Standing | None) -> Met:
    return Met(
        statement=held.key,
        date=held.date,
        report=held.report,
        text=held.statement.text,
        spans=held.statement.spans,
        said_by=held.root.name if held.root else None,
        score=score,
        reason=reason,
        standing=standing.standing if standing else None,
        why=standing.why if standing else (),
    )


def with_standing(rule: Rule, standing: Mapping[str, Standing]) -> Rule:
    """The rule with the standing of what meets it."""
    met = tuple(
        msgspec.structs.replace(one, standing=found.standing, why=found.why)
        if (found := standing.get(one.statement))
        else one
        for one in rule.met
    )
    return msgspec.structs.replace(rule, met=met)
