"""What stands and what falls under an assumption, and why, as a path that can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.records import Span
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held, LedgerSource
from onrecord.weigh.standing.assuming import Assumption, struck
from onrecord.weigh.standing.grounds import Grounds, Node, asserts
from onrecord.weigh.standing.labelling import IN, NAMES, OUT, UNDECIDED, Label

_DEEP = 6  # steps of a path that are told
UNSURE = 0.9  # a join below this is said to be uncertain where something stands by it alone


class Standing(msgspec.Struct, frozen=True):
    """A statement or claim under an assumption. ``before`` is its label with nothing struck."""

    id: str
    kind: Literal["statement", "claim"]
    text: str
    report: str
    standing: Label
    why: tuple[str, ...]
    before: Label
    own: Label  # by its own grounds alone; for a claim as `standing`
    spans: tuple[Span, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def falls(self) -> bool:
        """Whether it stood before, and does not now."""
        return self.before == "in" and self.standing != "in"


class Weighed:
    """A graph of grounds with the labels of one assumption, and without it."""

    def __init__(
        self,
        holdings: Holdings,
        claims: Sequence[Claim],
        sources: Sequence[LedgerSource],
        assumption: Assumption,
    ) -> None:
        self.holdings = holdings
        self.grounds = Grounds(holdings, claims, sources)
        self.assumption = assumption
        self.struck = struck(self.grounds, assumption, sources)
        self.before: NDArray[np.int8] = self.grounds.graph.labels()
        self.labels: NDArray[np.int8] = self.grounds.graph.labels(self.struck)
        self._claims = {claim.id: claim for claim in claims}

    def statements(self) -> Iterator[Standing]:
        """Every statement that a source or the author holds up, by date and place.

        What somebody denies, declines to say or asks is none that could stand, nor is a remnant.
        """
        for key, own in self.grounds.own.items():
            held = self.holdings.by_key[key]
            if not asserts(held):
                continue
            number = self.grounds.claim_of[key]
            label = NAMES[int(self.labels[number])]
            yield Standing(
                id=key,
                kind="statement",
                text=held.statement.text,
                report=held.report,
                standing=label,
                why=tuple(self.why(number, own)),
                before=NAMES[int(self.before[number])],
                own=NAMES[int(self.labels[own])],
                spans=held.statement.spans,
                cautions=self._cautions(held, number, own),
            )

    def claims(self) -> Iterator[Standing]:
        """Every claim that two or more reports carry."""
        for number, node in enumerate(self.grounds.nodes):
            if node.kind != "claim":
                continue
            claim = self._claims[node.name]
            if len({self.holdings.original(name) for name in claim.reports}) < 2:
                continue
            held = self.holdings.by_key[claim.statements[0]]
            label = NAMES[int(self.labels[number])]
            yield Standing(
                id=claim.id,
                kind="claim",
                text=claim.text,
                report=held.report,
                standing=label,
                why=tuple(self.why(number)),
                before=NAMES[int(self.before[number])],
                own=label,
                spans=held.statement.spans,
                cautions=_unsure(claim),
            )

    def why(self, claim: int, own: int | None = None) -> Iterator[str]:
        """The steps from a claim's node down to what is given or struck."""
        label = int(self.labels[claim])
        if label == IN:
            if own is not None and self.labels[own] != IN:
                yield from self._lost(own)
                own = None
                if self._first(claim, IN) in self.grounds.carried:
                    yield "it stands by another report that carries the claim"
                else:
                    yield "it stands by an answer to it"
            first = own if own is not None else self._first(claim, IN)
            if first is not None:
                yield from self._held(first, 0)
            return
        for attacker in self.grounds.attackers.get(claim, []):
            if self.labels[attacker] in (IN, UNDECIDED) and label == UNDECIDED:
                yield f"against it stands {self._named(attacker)}"
        if label == OUT:
            for part in self.grounds.parts.get(claim, [])[:_DEEP]:
                yield from self._lost(part)
            if not self.grounds.parts.get(claim):
                yield "nothing in the reports holds it up"

    def _first(self, node: int, label: int) -> int | None:
        return next((p for p in self.grounds.parts.get(node, []) if self.labels[p] == label), None)

    def _held(self, node: int, depth: int) -> Iterator[str]:
        """Why a node is in."""
        if depth > _DEEP:
            return
        kind = self.grounds.nodes[node].kind
        if kind in ("own", "claim"):
            first = self._first(node, IN)
            if first is not None:
                yield from self._held(first, depth + 1)
            return
        if kind in ("word", "inference"):
            yield self._told(node)
            for part in self.grounds.parts.get(node, []):
                below = self.grounds.nodes[part].kind
                if below == "claim":
                    yield f"it rests on {self._named(part)}"
                elif below == "told":
                    first = self._first(part, IN)
                    if first is not None:
                        yield "it has that from another report:"
                        yield from self._held(first, depth + 1)

    def _lost(self, node: int, depth: int = 0) -> Iterator[str]:
        """Why a node is not in."""
        if depth > _DEEP:
            return
        kind = self.grounds.nodes[node].kind
        parts = self.grounds.parts.get(node, [])
        if node in self.struck:
            yield self.struck[node]
        elif kind == "own":
            for part in parts:
                yield from self._lost(part, depth + 1)
        elif kind in ("word", "inference", "denial"):
            for part in parts:
                if self.labels[part] == IN:
                    continue
                below = self.grounds.nodes[part].kind
                if below == "claim":
                    yield f"it rests on {self._named(part)}, which does not stand"
                    yield from self._lost(part, depth + 1)
                elif below == "told":
                    yield f"{self._told(node)}; it has that from a report in which it falls"
                    for earlier in self.grounds.parts.get(part, [])[:_DEEP]:
                        yield from self._lost(earlier, depth + 1)
                else:
                    yield f"{self._told(node)}; {self.struck.get(part, 'not read')}"
        elif kind == "claim":
            for part in parts[:_DEEP]:
                yield from self._lost(part, depth + 1)

    def _told(self, node: int) -> str:
        """Who says it, where."""
        one = self.grounds.nodes[node]
        if one.source is not None:
            source = self.holdings.source(one.source)
            verb = "denies" if one.kind == "denial" else "confirms"
            report = one.source.report
            return f"{source.name if source else '?'} {verb} it in {self._report(report)}"
        held = self.holdings.by_key[one.name]
        return f"{_who(held)}, in {self._report(held.report)}"

    def _report(self, name: str) -> str:
        filed = self.holdings.filed[name]
        return ", ".join(part for part in (filed.outlet or name, filed.date) if part)

    def _named(self, node: int) -> str:
        """A node as it is called in a path."""
        one: Node = self.grounds.nodes[node]
        if one.kind == "denial":
            return self._told(node)
        text = self._claims[one.name].text if one.kind == "claim" else one.name
        return f"“{' '.join(text.split())}”"

    def _only_by(self, claim: int) -> tuple[str, ...]:
        """What is uncertain about all that holds a claim up beside a statement's own ground."""
        held = [p for p in self.grounds.parts.get(claim, []) if self.labels[p] == IN]
        answers = [self.grounds.nodes[p] for p in held if self.grounds.nodes[p].kind == "word"]
        if held and len(answers) == len(held):
            best = max(one.score for one in answers)
            if best < UNSURE:
                return (f"it stands by an answer that is one to it with {best:.2f} only",)
            return ()
        return _unsure(self._claims[self.grounds.nodes[claim].name])

    def _cautions(self, held: Held, claim: int, own: int) -> tuple[str, ...]:
        out: list[str] = []
        if self.labels[claim] == IN and self.labels[own] != IN:
            out += self._only_by(claim)
        if held.voice == "reported" and held.grade is None:
            out.append("who says it was not graded")
        return tuple(out)


def _unsure(claim: Claim) -> tuple[str, ...]:
    if claim.confidence >= UNSURE:
        return ()
    return (f"the reports are joined with a probability of {claim.confidence:.2f} only",)


def _who(held: Held) -> str:
    """The chain in words, from the report to the root, with the grade of the root."""
    if held.voice == "author":
        return "the author's own word"
    if not held.chain:
        return "a source that was not read"
    names = [source.name for source in held.chain]
    said = names[-1]
    if held.root and held.root.grade:
        said += f" ({held.root.grade})"
    return f"{said}, through {', '.join(names[:-1])}" if len(names) > 1 else said
