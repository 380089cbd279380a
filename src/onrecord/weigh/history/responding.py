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
from typing import NamedTuple

import msgspec

from onrecord.ledger.records import Join, key_of
from onrecord.records import Reading, Response, ResponseKind, Source, Span, joined
from onrecord.weigh.history.actors import Actors
from onrecord.weigh.history.agreeing import Agreement, agreement, written
from onrecord.weigh.history.denying import heads
from onrecord.weigh.history.matters import Matters, Said, bearing, sign
from onrecord.weigh.history.records import Answered
from onrecord.weigh.history.refusing import bare, matter_of
from onrecord.weigh.history.stating import Turned, turned
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef
from onrecord.weigh.status import official

SHOWN = 0.5  # score below which an answer is left out
_READ = 0.95  # a response read about a statement of the claim
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
_CONTRARY = ("one of them negates", "contrary words")  # reasons of links
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
_ANSWERS = ("denies", "declines", "confirms", "evades")
_BEFORE = re.compile(  # before the words: they were said earlier
    r"\bhad (?:\w+ly )?(?:denied|confirmed|told|said|insisted|declared|called|declined)\b"
    r"|\b(?:earlier|previously|until now|so far|in the past)\b"
)
_LEAST, _PART = 0.8, 0.3  # weight of words in common, and of its own words, at least
_FEWEST = 4  # words of a statement that an answer is to
_FAR = 40  # characters of an answer in which that is looked for
_HEAD, _ALL, _AFFAIR = 0.4, 0.6, 0.3  # weight of what is denied; share; likeness of reports
_ANY = 0.55  # sureness of a denial of all of a kind
_SPANS = 4  # places that one answer is shown by


class _Found(NamedTuple):
    """An answer to one statement, before it is given to a claim."""

    target: str  # key
    report: str
    source: str
    kind: ResponseKind
    spans: tuple[Span, ...]
    score: float
    reason: str
    statement: str | None = None


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
    finder = _Finder(holdings, groups, sources, matters or Matters(holdings))
    return finder.all()


class _Finder:
    def __init__(
        self,
        holdings: Holdings,
        groups: Mapping[str, Sequence[str]],
        sources: Sequence[LedgerSource],
        matters: Matters,
    ) -> None:
        self.holdings, self.groups, self.matters = holdings, groups, matters
        self.claim_of = {key: id for id, keys in groups.items() for key in keys}
        self.actors = Actors(holdings, sources)
        self.known = {ref: one for one in sources for ref in one.members}
        self.by_report: dict[str, list[str]] = {}
        for held in matters.held:
            self.by_report.setdefault(held.report, []).append(held.key)
        self.against: dict[str, list[tuple[str, Join]]] = {}
        for link in holdings.links:
            if link.kind == "against" and link.reason.startswith(_CONTRARY):
                self.against.setdefault(link.first, []).append((link.second, link))
                self.against.setdefault(link.second, []).append((link.first, link))
        self.says: dict[str, bool] = {}
        self.able: dict[tuple[str, str], bool] = {}
        self.linked: dict[str, list[tuple[str, float]]] = {}
        for link in holdings.links:
            if link.kind == "concerns":
                self.linked.setdefault(link.first, []).append((link.second, link.score))
                self.linked.setdefault(link.second, []).append((link.first, link.score))
        self.sources = {
            (report, one.id): one
            for report, reading in holdings.readings.items()
            for one in reading.sources
        }

    def all(self) -> tuple[Answered, ...]:
        """Every answer, one for each claim, actor, report and kind."""
        found: dict[tuple[str, str, str, str], list[_Found]] = {}
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

    # What was read as a response

    def _read(self) -> Iterator[_Found]:
        for report, reading in self.holdings.readings.items():
            if self.holdings.original(report) != report:
                continue
            for response in reading.responses:
                source = self.sources.get((report, response.actor))
                if source is not None and self._official(report, source):
                    yield from self._responded(report, response)

    def _responded(self, report: str, response: Response) -> Iterator[_Found]:
        about = key_of(report, response.about) if response.about else None
        mark = (report, response.actor, response.kind, response.spans)

        def found(target: str, score: float, reason: str, kind: ResponseKind) -> _Found:
            return _Found(target, mark[0], mark[1], kind, mark[3], round(score, 2), reason)

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
            if near.report == about.report or not _plain(near):
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

    # What officials state themselves

    def _stated(self) -> Iterator[_Found]:
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

    def _opposed(self, held: Held, root: Source) -> Iterator[_Found]:
        """A stored link says that it is the contrary of another report's statement."""
        for other, link in self.against.get(held.key, ()):
            target = self.holdings.by_key[other]
            if sign(target) * sign(held) < 0 and self._answerable(target, held):
                yield self._statement(other, held, root, "denies", link.score, link.reason)

    def _worded(self, held: Held, root: Source, way: int) -> Iterator[_Found]:
        """What has the matter of the statement, and says the same or the contrary."""
        least = self._least(held)
        none = bool(heads(held.statement.text)) if way < 0 else False
        for near in self.matters.near(held, _HEAD if none else least):
            same = sign(near) * way
            if same == 0 or near.date > held.date or not _plain(near):
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

    def _none_at_all(self, near: Held, held: Held, root: Source) -> Iterator[_Found]:
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
    ) -> _Found:
        spans = held.statement.spans
        score = round(min(score, _NEAREST), 2)
        return _Found(target, held.report, root.id, kind, spans, score, reason, held.key)

    def _repeated(self, held: Held, root: Source) -> Iterator[_Found]:
        """The official's statement is one of the claim."""
        claim = self.claim_of.get(held.key)
        others = [self.holdings.by_key[key] for key in self.groups.get(claim or "", ())]
        before = [one for one in others if self._answerable(one, held)]
        if before:
            reason = "an official says it, after others did"
            yield self._statement(before[0].key, held, root, "confirms", _NEAREST, reason)

    def _contradicted(self, held: Held, root: Source) -> Iterator[_Found]:
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

    def _taken_back(self, found: Sequence[_Found]) -> Iterator[_Found]:
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

    def _answerable(self, target: Held, answer: Held) -> bool:
        """Whether a statement was there before, on the word of another party."""
        pair = (target.key, answer.key)
        if pair not in self.able:
            self.able[pair] = self._before(target, answer)
        return self.able[pair]

    def _before(self, target: Held, answer: Held) -> bool:
        if target.date > answer.date or target.key == answer.key:
            return False
        if target.report == answer.report and target.place > answer.place and sign(answer) > 0:
            return False
        if target.root is None or answer.root is None:
            return True
        mine, theirs = (SourceRef(one.report, one.root.id) for one in (answer, target) if one.root)
        if self.known.get(mine) is not None and self.known.get(mine) is self.known.get(theirs):
            return False
        return self._party(answer.report, answer.root) != self._party(target.report, target.root)

    def _alike(self, held: Held) -> Iterator[tuple[Held, Agreement]]:
        """Statements with the matter of one, in the reports up to its day."""
        for near in self.matters.near(held, self._least(held)):
            if near.date > held.date and held.statement.modality != "asked":
                continue  # what is asked may be told later by a report at hand
            agreed = agreement(self.matters, near, held)
            if agreed is not None:
                yield near, agreed

    def _least(self, held: Held) -> float:
        """The weight of words that a statement and what it answers have in common at least."""
        total = sum(sorted(self.matters.terms(held).values()))
        return max(_LEAST, _PART * total)

    # Whose answers they are

    def _official(self, report: str, source: Source) -> bool:
        """Whether a source answers for a state or body, by this report or by what others say."""
        if official(source):
            return True
        if source.grade != "named" or source.kind not in ("person", None):
            return False
        known = self.known.get(SourceRef(report, source.id))
        if known is not None and known.kind == "person" and (known.role or known.affiliation):
            return True
        return self.matters.side(report, source.id).official is True

    def _party(self, report: str, source: Source) -> str:
        """Whom a source answers for."""
        side = self.matters.side(report, source.id)
        return (side.name or source.affiliation or source.name).casefold()

    def _says(self, claim: str) -> bool:
        """Whether a claim says anything that could be so: it is no question and no remnant."""
        found = self.says.get(claim)
        if found is None:
            members = (self.holdings.by_key[key] for key in self.groups[claim])
            found = self.says[claim] = any(_sayable(one) for one in members)
        return found

    def _own(self, claim: str, one: _Found) -> bool:
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
        self, claim: str, report: str, source: str, kind: str, found: list[_Found]
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


def _plain(held: Held) -> bool:
    """Whether a statement says how things are, or will be; *no ship will wait* is a promise."""
    modality, negated = held.statement.modality, held.statement.polarity == "negated"
    return modality == "asserted" or (modality == "predicted" and not negated)


def _sayable(held: Held) -> bool:
    """Whether a statement says something: it neither asks nor declines, nor is it a remnant."""
    force = held.attribution.force if held.attribution else None
    if held.statement.modality == "asked" or force in ("declines", "evades"):
        return False
    return sum(any(map(str.isalnum, w)) for w in held.statement.text.split()) >= _FEWEST


def _retold(reading: Reading, one: _Found) -> bool:
    """Whether the report tells it as something that was answered before."""
    start = min(one.spans).start if one.spans else 0
    sentence = max(reading.text.rfind(mark, 0, start) for mark in (". ", "\n", "? ", "! "))
    end = max((span.end for span in one.spans), default=0)
    return bool(_BEFORE.search(reading.text, sentence + 1, min(end, start + _FAR)))


def _places(found: Iterable[_Found]) -> tuple[Span, ...]:
    """The places of the best, and of some others beside it, in order."""
    out: list[Span] = []
    for one in found:
        fresh = [span for span in one.spans if not any(span.overlaps(known) for known in out)]
        if len(out) + len(fresh) <= _SPANS or not out:
            out += fresh
    return tuple(sorted(out))
