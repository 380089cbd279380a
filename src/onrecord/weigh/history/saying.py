"""Answers that officials give by what they state themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.ledger.records import key_of
from onrecord.records import ResponseKind, Source
from onrecord.weigh.history.agreeing import agreement, written
from onrecord.weigh.history.denying import heads
from onrecord.weigh.history.matters import bearing, sign
from onrecord.weigh.history.scene import Found, Scene, plain
from onrecord.weigh.history.stating import Turned, turned
from onrecord.weigh.records import Held

_OPPOSED = 0.85  # a contradiction that was read within a report
_NEAREST = 0.9  # of an agreement by words, at most
_FORCES = (
    None,
    "states",
    "confirms",
    "claims",
    "denies",
    "reports",
    "decides",
    "accuses",
    "believes",
)
_HEAD, _ALL, _AFFAIR = 0.4, 0.6, 0.3  # weight of what is denied; share; likeness of reports
_ANY = 0.55  # sureness of a denial of all of a kind


class Saying(Scene):
    """Finds statements of officials that confirm or deny."""

    def _stated(self) -> Iterator[Found]:
        for held in self.matters.held:
            root = held.root
            if root is None or held.voice != "reported":
                continue
            if not self._official(held.report, root):
                continue
            way = sign(held)
            force = held.attribution.force if held.attribution else None
            if way == 0 or force not in _FORCES or held.statement.modality == "predicted":
                continue
            yield from self._repeated(held, root)
            yield from self._contradicted(held, root)
            yield from self._opposed(held, root)
            yield from self._worded(held, root, way)

    def _opposed(self, held: Held, root: Source) -> Iterator[Found]:
        """A stored link says that it is the contrary of another report's statement."""
        for other, link in self.against.get(held.key, ()):
            target = self.holdings.by_key[other]
            if sign(target) * sign(held) < 0 and self._answerable(target, held):
                yield self._statement(other, held, root, "denies", link.score, link.reason)

    def _worded(self, held: Held, root: Source, way: int) -> Iterator[Found]:
        """What has the matter of the statement, and says the same or the contrary."""
        least = self._least(held)
        none = bool(heads(held.statement.text)) if way < 0 else False
        for near in self.matters.near(held, _HEAD if none else least):
            same = sign(near) * way
            if same == 0 or near.date > held.date or not plain(near):
                continue
            weighty = self.matters.share(near, held, least)
            denial = same < 0 and (none or (way > 0 and heads(near.statement.text)))
            if not (weighty or denial) or not self._answerable(near, held):
                continue
            agreed = agreement(self.matters, near, held) if weighty else None
            if agreed is not None:
                kind: ResponseKind = "confirms" if same > 0 and not agreed.contrary else "denies"
                if agreed.confirms if kind == "confirms" else agreed.denies:
                    how = "the same" if kind == "confirms" else "the contrary"
                    reason = f"says {how}: both have {agreed.words}"
                    if agreed.numbers_apart:
                        reason += "; with another number"
                    yield self._statement(near.key, held, root, kind, agreed.score, reason)
            if denial:
                yield from self._none_at_all(near, held, root)

    def _none_at_all(self, near: Held, held: Held, root: Source) -> Iterator[Found]:
        """*There is no glass in any of it* denies that somebody knew of glass; and the reverse."""
        if self.matters.alike(near.report, held.report) < _AFFAIR:
            return
        no, yes = (held, near) if sign(held) < 0 else (near, held)
        found = bearing(self.matters.said(no.key), self.matters.said(yes.key))
        if found.contrary is not None or found.of_first < _ALL:
            return
        if heads(no.statement.text) & set(found.words):
            words = " ".join(f"“{written(held, one)}”" for one in found.words[:4])
            reason = f"says the contrary of any: both have {words}"
            yield self._statement(near.key, held, root, "denies", _ANY, reason)

    def _statement(
        self, target: str, held: Held, root: Source, kind: ResponseKind, score: float, reason: str
    ) -> Found:
        spans = held.statement.spans
        score = round(min(score, _NEAREST), 2)
        return Found(target, held.report, root.id, kind, spans, score, reason, held.key)

    def _repeated(self, held: Held, root: Source) -> Iterator[Found]:
        """The official's statement is one of the claim."""
        claim = self.claim_of.get(held.key)
        others = [self.holdings.by_key[key] for key in self.groups.get(claim or "", ())]
        before = [one for one in others if self._answerable(one, held)]
        if before:
            reason = "an official says it, after others did"
            yield self._statement(before[0].key, held, root, "confirms", _NEAREST, reason)

    def _contradicted(self, held: Held, root: Source) -> Iterator[Found]:
        """A contradiction that was read within the report."""
        for relation in self.holdings.readings[held.report].relations:
            ends = (relation.from_, relation.to)
            if relation.kind != "contradicts" or held.statement.id not in ends:
                continue
            other = key_of(held.report, ends[1] if ends[0] == held.statement.id else ends[0])
            target = self.holdings.by_key.get(other)
            if target is not None and self._answerable(target, held):
                reason = "contradicts it within the report"
                yield self._statement(other, held, root, "denies", _OPPOSED, reason)

    def _taken_back(self, found: Sequence[Found]) -> Iterator[Found]:
        """Who says the opposite of an answer of his gives the opposite answer."""
        later: dict[str, list[Turned]] = {}
        for one in turned(self.matters, self.actors):
            later.setdefault(one.earlier.key, []).append(one)
        for answer in found:
            if answer.kind not in ("confirms", "denies"):
                continue
            for one in later.get(answer.statement or "", ()):
                kind: ResponseKind = "denies" if answer.kind == "confirms" else "confirms"
                held = one.later
                if held.root is not None:
                    score = min(answer.score, one.score)
                    reason = f"says the opposite of what it answered before: {one.reason}"
                    yield self._statement(answer.target, held, held.root, kind, score, reason)
