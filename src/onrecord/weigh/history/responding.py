"""The dated official answers to each claim, from all reports that give one.

An answer is found in five ways, the surest first:

- a response that was read, about a statement of the claim;
- a response about a statement that has the claim's matter: by a stored link, or by its words;
- an official's own statement that is of the claim, which another party had made before;
- an official's statement that has the claim's matter and says the same, or the contrary;
- a refusal to say anything, in a report whose matter the claim is.

A reprint answers nothing anew. What a spokesperson and the principal are both read to answer in the
same words is one answer, which counts for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

import msgspec

from onrecord.records import Reading, Source, Span, joined
from onrecord.weigh.history.hearing import Hearing
from onrecord.weigh.history.matters import Matters
from onrecord.weigh.history.records import Answered
from onrecord.weigh.history.saying import Saying
from onrecord.weigh.history.scene import Found
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef

SHOWN = 0.6  # score below which an answer is left out
_ANSWERS = ("denies", "declines", "confirms", "evades")
_BEFORE = re.compile(  # before the words: they were said earlier
    r"\bhad (?:\w+ly )?(?:denied|confirmed|told|said|insisted|declared|called|declined)\b"
    r"|\b(?:earlier|previously|until now|so far|in the past)\b"
)
_FEWEST = 4  # words of a statement that an answer is to
_FAR = 40  # characters of an answer in which that is looked for
_SPANS = 4  # places that one answer is shown by
# What was last asked of holdings: a status, a standing and a list ask the same, one after another.
_Asked = tuple[dict[str, tuple[str, ...]], tuple[LedgerSource, ...]]
_KNOWN: WeakKeyDictionary[Holdings, tuple[_Asked, tuple[Answered, ...]]] = WeakKeyDictionary()


def responses(
    holdings: Holdings,
    claims: Sequence[Claim],
    sources: Sequence[LedgerSource],
    matters: Matters | None = None,
) -> tuple[Answered, ...]:
    """All answers to these claims, by date, report and place, then by claim."""
    groups = {one.id: one.statements for one in claims}
    return answered(holdings, groups, sources, matters)


def answered(
    holdings: Holdings,
    groups: Mapping[str, Sequence[str]],
    sources: Sequence[LedgerSource] = (),
    matters: Matters | None = None,
) -> tuple[Answered, ...]:
    """The same where only the statements of each claim are known, by its id."""
    asked = ({claim: tuple(keys) for claim, keys in groups.items()}, tuple(sources))
    known = _KNOWN.get(holdings)
    if known is None or known[0] != asked:
        finder = _Finder(holdings, groups, sources, matters or Matters(holdings))
        known = _KNOWN[holdings] = (asked, finder.all())
    return known[1]


class _Finder(Hearing, Saying):
    """All answers, those of one actor to one claim in one report put together."""

    def all(self) -> tuple[Answered, ...]:
        """Every answer, one for each claim, actor, report and kind."""
        found: dict[tuple[str, str, str, str], list[Found]] = {}
        given = [*self._read(), *self._stated()]
        for one in (*given, *self._taken_back(given)):
            claim = self.claim_of.get(one.target)
            if claim is None or one.score < SHOWN or not self._says(claim):
                continue
            if self._own(claim, one):
                continue
            found.setdefault((claim, one.report, one.source, one.kind), []).append(one)
        out = self._merged([self._answered(*mark, each) for mark, each in found.items()])
        place = {name: n for n, name in enumerate(self.holdings.filed)}
        first = {id: n for n, id in enumerate(self.groups)}
        return tuple(
            sorted(
                out,
                key=lambda one: (
                    *(one.date, place[one.report], one.spans, one.kind),
                    *(first[one.claim], one.source),
                ),
            )
        )

    def _says(self, claim: str) -> bool:
        """Whether a claim says anything that could be so: it is no question and no remnant."""
        found = self.says.get(claim)
        if found is None:
            members = (self.holdings.by_key[key] for key in self.groups[claim])
            found = self.says[claim] = any(_sayable(one) for one in members)
        return found

    def _own(self, claim: str, one: Found) -> bool:
        """Whether the claim is nobody's but the actor's own."""
        mine = self.known.get(SourceRef(one.report, one.source))
        for key in self.groups[claim]:
            held = self.holdings.by_key[key]
            if held.root is None or held.attribution is None:
                return False
            same = held.report == one.report and held.root.id == one.source
            if same and held.attribution.force in _ANSWERS:
                return False  # the content of the answer itself, told by others too
            theirs = self.known.get(SourceRef(held.report, held.root.id))
            if not same and (mine is None or theirs is not mine):
                return False
        return True

    def _answered(
        self, claim: str, report: str, source: str, kind: str, found: list[Found]
    ) -> Answered:
        best = max(found, key=lambda one: (one.score, one.statement is None, one.target))
        spans = _places([best, *sorted(found, key=lambda one: -one.score)])
        reading, filed = self.holdings.readings[report], self.holdings.filed[report]
        actor = self.sources[report, source]
        known = self.known.get(SourceRef(report, source))
        first = self.holdings.by_key[self.groups[claim][0]]
        return Answered(
            claim=claim,
            claim_text=first.statement.text,
            date=filed.date,
            dates=filed.dates or (filed.date,),
            actor=actor.name,
            source=SourceRef(report, source),
            actor_id=known.id if known else None,
            party=self._party(report, actor),
            side=self.matters.side(report, source),
            kind=best.kind,
            report=report,
            spans=spans,
            text=joined(reading.text, spans),
            score=best.score,
            reason=best.reason,
            about=best.target,
            statement=best.statement,
            retold=_retold(reading, best),
        )

    def _merged(self, found: list[Answered]) -> Iterator[Answered]:
        """A spokesperson's answer and the principal's in the same words are one."""
        groups: dict[tuple[str, str, str, tuple[Span, ...]], list[Answered]] = {}
        for one in found:
            groups.setdefault((one.claim, one.report, one.kind, one.spans), []).append(one)
        for some in groups.values():
            some.sort(key=lambda one: (not self._person(one), one.source))
            others = tuple(dict.fromkeys(one.actor for one in some[1:]))
            yield msgspec.structs.replace(some[0], speaks_for=others)

    def _person(self, one: Answered) -> bool:
        source: Source = self.sources[one.source.report, one.source.source]
        return source.kind == "person" or source.grade == "named"


def _sayable(held: Held) -> bool:
    """Whether a statement says something: it neither asks nor declines, nor is it a remnant."""
    force = held.attribution.force if held.attribution else None
    if held.statement.modality == "asked" or force in ("declines", "evades"):
        return False
    return sum(any(map(str.isalnum, w)) for w in held.statement.text.split()) >= _FEWEST


def _retold(reading: Reading, one: Found) -> bool:
    """Whether the report tells it as something that was answered before."""
    start = min(one.spans).start if one.spans else 0
    sentence = max(reading.text.rfind(mark, 0, start) for mark in (". ", "\n", "? ", "! "))
    end = max((span.end for span in one.spans), default=0)
    return bool(_BEFORE.search(reading.text, sentence + 1, min(end, start + _FAR)))


def _places(found: Iterable[Found]) -> tuple[Span, ...]:
    """The places of the best, and of some others beside it, in order."""
    out: list[Span] = []
    for one in found:
        fresh = [span for span in one.spans if not any(span.overlaps(known) for known in out)]
        if len(out) + len(fresh) <= _SPANS or not out:
            out += fresh
    return tuple(sorted(out))
