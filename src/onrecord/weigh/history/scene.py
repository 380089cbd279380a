"""Who may answer what: the statements, sources and links that answers are looked for in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.ledger.records import Join
from onrecord.records import ResponseKind, Source, Span
from onrecord.weigh.history.actors import Actors
from onrecord.weigh.history.agreeing import Agreement, agreement
from onrecord.weigh.history.matters import Matters, sign
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held, LedgerSource, SourceRef
from onrecord.weigh.status import official

_LEAST, _PART = 0.8, 0.3  # weight of words in common, and of its own words, at least
_CONTRARY = ("one of them negates", "contrary words")  # reasons of links


class Found(NamedTuple):
    """An answer to one statement, before it is given to a claim."""

    target: str  # key
    report: str
    source: str
    kind: ResponseKind
    spans: tuple[Span, ...]
    score: float
    reason: str
    statement: str | None = None


class Scene:
    """The holdings with their claims, laid out so that answers can be looked for."""

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


def plain(held: Held) -> bool:
    """Whether a statement says how things are, or will be; *no ship will wait* is a promise."""
    modality, negated = held.statement.modality, held.statement.polarity == "negated"
    return modality == "asserted" or (modality == "predicted" and not negated)
