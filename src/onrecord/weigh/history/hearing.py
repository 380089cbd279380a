"""Answers that were read as responses: of a claim, of its matter, or to a question about it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ledger.records import key_of
from onrecord.records import Response, ResponseKind
from onrecord.weigh.history.matters import Said, bearing, sign
from onrecord.weigh.history.refusing import bare, matter_of
from onrecord.weigh.history.scene import Found, Scene, plain
from onrecord.weigh.records import Held

_READ = 0.95  # a response read about a statement of the claim
# Of what is referred back to: share of the claim's words, their weight, how many.
_REFERRED = (0.58, 1.2, 4.0)
_TRANSCRIPT = 0.04  # share of statements that ask, from which a report is a transcript
_NOTHING = (
    frozenset[str](),
    frozenset[str](),
    frozenset[str](),
    frozenset[str](),
    (),
    frozenset[str](),
)


class Hearing(Scene):
    """Finds what the reader took for responses."""

    def _read(self) -> Iterator[Found]:
        for report, reading in self.holdings.readings.items():
            if self.holdings.original(report) != report:
                continue
            for response in reading.responses:
                source = self.sources.get((report, response.actor))
                if source is not None and self._official(report, source):
                    yield from self._responded(report, response)

    def _responded(self, report: str, response: Response) -> Iterator[Found]:
        about = key_of(report, response.about) if response.about else None
        mark = (report, response.actor, response.kind, response.spans)

        def found(target: str, score: float, reason: str, kind: ResponseKind) -> Found:
            return Found(target, mark[0], mark[1], kind, mark[3], round(score, 2), reason)

        kind = response.kind
        if about in self.holdings.by_key and about is not None:
            yield found(about, _READ, "read as an answer to it", kind)
            for other, score in self.linked.get(about, ()):
                turned = self._turned(kind, about, other)
                yield found(other, score * _READ, "linked to what it answers", turned)
        if bare(response, self.holdings.readings[report]):
            for target, score, reason in matter_of(report, response, about, self.holdings):
                yield found(target, score, reason, kind)
        if about in self.holdings.by_key and about is not None:
            for near, agreed in self._alike(self.holdings.by_key[about]):
                if sign(near) == 0:
                    continue
                turned = self._turned(kind, about, near.key)
                reason = f"what it answers has its words: {agreed.words}"
                yield found(near.key, agreed.score * _READ, reason, turned)

            for key, score in self._referred(self.holdings.by_key[about], response):
                yield found(key, score, "what is spoken of before it has most of its words", kind)

    def _referred(self, about: Held, response: Response) -> Iterator[tuple[str, float]]:
        """Statements that an answer in a transcript refers back to: *why change the policy now?*"""
        answer = self._answer(about, response)
        if answer is None:
            return
        said = self.matters.said(answer.key)
        if not said.context:
            return
        for near in self.matters.near_words(
            Said(dict.fromkeys(said.context, 1.0), *_NOTHING), about.report, _REFERRED[2]
        ):
            if near.report == about.report or not plain(near):
                continue
            told = self.matters.said(near.key)
            found = bearing(told, said)
            if found.of_first >= _REFERRED[0] and found.weight >= _REFERRED[1]:
                yield near.key, 0.25 + found.of_first / 2

    def _answer(self, about: Held, response: Response) -> Held | None:
        """The statement of a transcript that answers; else what it answers."""
        if not self._asks(about.report):
            return None
        for key in self.by_report.get(about.report, ()):
            held = self.holdings.by_key[key]
            if any(a.overlaps(b) for a in held.statement.spans for b in response.spans):
                return held
        return about

    def _asks(self, report: str) -> bool:
        """Whether a report is a transcript: questions and answers."""
        every = self.holdings.readings[report].statements
        return sum(one.modality == "asked" for one in every) >= _TRANSCRIPT * len(every)

    def _turned(self, kind: ResponseKind, about: str, target: str) -> ResponseKind:
        """Who denies that it is so confirms that it is not."""
        one, other = (self._plain(key) for key in (about, target))
        if one * other < 0 and kind in ("confirms", "denies"):
            return "denies" if kind == "confirms" else "confirms"
        return kind

    def _plain(self, key: str) -> int:
        held = self.holdings.by_key[key]
        return -1 if held.statement.polarity == "negated" else 1
