"""An actor who later says the opposite of what it had said.

Two statements of one actor, on different days, are a reversal where they have one matter and only
one of them says that it is so. Another number is none, nor is another day, nor what is only
expected, conditional or asked. A reversal that is none would be a grave error: what is not sure is
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import joined
from onrecord.weigh.history.actors import Actors
from onrecord.weigh.history.matters import Matters
from onrecord.weigh.history.records import Answered, Once, Reversal
from onrecord.weigh.history.stating import turned
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held, LedgerSource, SourceRef

_ANSWERED = 0.85  # score of each of two answers to one claim that conflict


def reversals(
    holdings: Holdings,
    sources: Sequence[LedgerSource],
    answers: Sequence[Answered] = (),
    matters: Matters | None = None,
) -> tuple[Reversal, ...]:
    """All reversals, by the day of the later statement.

    ``answers`` are those to the claims, by which somebody may confirm what he had denied.
    """
    finder = _Finder(holdings, Actors(holdings, sources), matters or Matters(holdings))
    found = [*finder.stated(), *finder.answered(answers)]
    found.sort(key=lambda one: (one.earlier.date, one.later.date, -one.score, one.later.spans))
    kept: list[Reversal] = []
    for one in found:
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    place = {name: n for n, name in enumerate(holdings.filed)}
    kept.sort(key=lambda one: (one.later.date, place[one.later.report], one.later.spans))
    return tuple(kept)


def _same(one: Reversal, other: Reversal) -> bool:
    """One change of mind is told once, by what was said first and by the first words against it."""
    if one.actor != other.actor:
        return False
    ends = ((one.earlier, other.earlier), (one.later, other.later))
    return any(
        a.report == b.report and any(x.overlaps(y) for x in a.spans for y in b.spans)
        for a, b in ends
    ) or (one.claim is not None and one.claim == other.claim)


class _Finder:
    def __init__(self, holdings: Holdings, actors: Actors, matters: Matters) -> None:
        self.holdings, self.actors, self.matters = holdings, actors, matters

    def stated(self) -> Iterator[Reversal]:
        """By statements of one actor."""
        for one in turned(self.matters, self.actors):
            yield Reversal(
                actor=self.actors.name(one.later),
                actor_id=self.actors.id(one.later),
                earlier=self._once(one.earlier),
                later=self._once(one.later),
                score=one.score,
                reason=one.reason,
            )

    def _once(self, held: Held) -> Once:
        filed = self.holdings.filed[held.report]
        return Once(
            date=filed.date,
            dates=filed.dates or (filed.date,),
            report=held.report,
            text=held.statement.text,
            spans=held.statement.spans,
            statement=held.key,
            source=SourceRef(held.report, held.root.id) if held.root else None,
            said_by=held.root.name if held.root else "",
        )

    def answered(self, answers: Sequence[Answered]) -> Iterator[Reversal]:
        """By answers of one actor to one claim: first denied and then confirmed, or the reverse."""
        by_claim: dict[str, list[Answered]] = {}
        for one in answers:
            if one.kind in ("confirms", "denies") and one.score >= _ANSWERED and not one.retold:
                by_claim.setdefault(one.claim, []).append(one)
        for claim, found in by_claim.items():
            for n, later in enumerate(found):
                for earlier in found[:n]:
                    if earlier.date == later.date or earlier.kind == later.kind:
                        continue
                    if self.actors.same(earlier.source, later.source):
                        yield self._of_answers(claim, earlier, later)
                        break

    def _of_answers(self, claim: str, earlier: Answered, later: Answered) -> Reversal:
        text = " ".join(later.claim_text.split())
        return Reversal(
            actor=self.actors.called(later.source),
            actor_id=later.actor_id,
            earlier=self._from(earlier),
            later=self._from(later),
            score=round(min(earlier.score, later.score), 2),
            reason=f"{earlier.kind} it, then {later.kind} it: “{text}”",
            claim=claim,
        )

    def _from(self, one: Answered) -> Once:
        reading = self.holdings.readings[one.report]
        return Once(
            one.date,
            one.dates,
            one.report,
            joined(reading.text, one.spans),
            one.spans,
            one.statement,
            one.source,
            one.actor,
        )
