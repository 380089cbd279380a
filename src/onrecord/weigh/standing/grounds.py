"""What holds each claim up: the graph of sources, words, premises and claims.

The nodes
---------
- *leaves*: each report, each source of a report, each report's author. They are given, and fall
  only where they are struck.
- *word*: a statement put to somebody needs the report and every hop of its chain; in the author's
  voice it needs the report and its author. What a report has from another outlet needs, too, what
  that outlet's own reports say, where they carry the claim and were there by then.
- *inference*: a conclusion of the author's needs that word and its premises, all those of one mark
  together. Each mark is a ground of its own. Whoever is quoted answers for a conclusion by word.
- *told*: any of the earlier reports that a report has it from.
- *own*: any ground of one statement.
- *claim*: any statement that carries it, or an official confirmation of it. A statement stands
  where its claim does.

A denial, and a contradiction, is attacked by what it attacks: of two accounts neither outweighs the
other, and both are undecided until one falls. Reprints have no nodes: their first report answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.ledger.records import key_of
from onrecord.records import Force, Reading, Relation, Source, Span
from onrecord.weigh.families import Families
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef
from onrecord.weigh.standing.labelling import Graph
from onrecord.weigh.tracing import Tracer

NodeKind = Literal[
    "report", "source", "author", "word", "told", "inference", "own", "claim", "denial"
]

# What is said with these forces is not held up by who says it.
NOT_HELD: frozenset[Force] = frozenset({"denies", "declines", "evades", "asks"})
_LEAST = 4  # words of a statement that can stand; less is a remnant between two attributions
_SURE = 0.5  # relations that the reader is less sure of neither hold up nor attack


def asserts(held: Held) -> bool:
    """Whether a statement says something that can stand: not asked, denied or withheld."""
    if held.attribution is not None and held.attribution.force in NOT_HELD:
        return False
    words = [word for word in held.statement.text.split() if any(map(str.isalnum, word))]
    return held.statement.modality != "asked" and len(words) >= _LEAST


class Node(msgspec.Struct, frozen=True):
    """One node; ``name`` is a report's id, a statement's key or a claim's id."""

    kind: NodeKind
    name: str
    source: SourceRef | None = None  # of a source; of an answer: who answers
    score: float = 1.0  # how sure it is that an answer is one to this claim
    spans: tuple[Span, ...] = ()  # of an answer


class Grounds:
    """The graph over holdings and claims, and what each of its nodes is."""

    def __init__(
        self, holdings: Holdings, claims: Sequence[Claim], sources: Sequence[LedgerSource]
    ) -> None:
        self.holdings = holdings
        self.claims = claims
        self.nodes: list[Node] = []
        self.all_of: list[bool] = []
        self._parts: tuple[list[int], list[int]] = ([], [])
        self._attacks: tuple[list[int], list[int]] = ([], [])
        self._leaves: dict[tuple[str, str], int] = {}
        self.claim_of: dict[str, int] = {}  # key to the number of its claim's node
        self.own: dict[str, int] = {}  # key to the number of its own node
        originals = [name for name in holdings.readings if holdings.original(name) == name]
        for claim in claims:
            number = self._node(Node("claim", claim.id))
            for key in claim.statements:
                self.claim_of[key] = number
        held = [one for one in holdings.held if one.report in set(originals)]
        for one in held:
            self.own[one.key] = self._node(Node("own", one.key))
        premises = _premises(holdings, originals)
        earlier = _had_from(holdings, claims, sources)
        for one in held:
            self._ground(one, premises.get(one.key, {}), earlier.get(one.key, ()))
        self._answered(claims, sources, originals)
        for name in originals:
            self._opposed(holdings.readings[name])
        self.graph = Graph(self.all_of, self._parts, self._attacks)
        self.parts: dict[int, list[int]] = {}
        for part, whole in zip(*self._parts, strict=True):
            self.parts.setdefault(whole, []).append(part)
        self.carried = frozenset(self.own.values())  # the numbers of all own nodes
        self.attackers: dict[int, list[int]] = {}
        for attacker, attacked in zip(*self._attacks, strict=True):
            self.attackers.setdefault(attacked, []).append(attacker)

    def leaves(self) -> Iterable[tuple[int, Node]]:
        """All leaves with their numbers, as they were met."""
        return ((number, self.nodes[number]) for number in self._leaves.values())

    def source(self, node: Node) -> Source | None:
        """The source of a source's node."""
        return self.holdings.source(node.source) if node.source else None

    def _node(self, node: Node, parts: Iterable[int] = (), every: bool = False) -> int:
        number = len(self.nodes)
        self.nodes.append(node)
        self.all_of.append(every)
        for part in parts:
            self._part(part, number)
        return number

    def _part(self, part: int, whole: int) -> None:
        self._parts[0].append(part)
        self._parts[1].append(whole)

    def _against(self, first: int, second: int) -> None:
        """Two that cannot both hold."""
        if first != second:
            self._attacks[0].extend((first, second))
            self._attacks[1].extend((second, first))

    def _leaf(self, kind: NodeKind, name: str, source: str = "") -> int:
        known = self._leaves.get((f"{kind} {name}", source))
        if known is None:
            ref = SourceRef(name, source) if source else None
            known = self._node(Node(kind, name, ref), every=True)
            self._leaves[f"{kind} {name}", source] = known
        return known

    def _word(self, one: Held) -> list[int]:
        """The leaves that a statement needs by word."""
        leaves = [self._leaf("report", one.report)]
        if one.voice == "author":
            return [*leaves, self._leaf("author", one.report)]
        hops = [source.id for source in one.chain]
        return leaves + [self._leaf("source", one.report, name) for name in hops or ["?"]]

    def _ground(
        self, one: Held, premises: Mapping[str, Sequence[str]], earlier: Sequence[str]
    ) -> None:
        if not asserts(one):
            return
        own, word = self.own[one.key], self._word(one)
        if earlier:
            told = [self.own[key] for key in earlier]
            word.append(self._node(Node("told", one.key), told))
        if one.voice == "author" and premises:
            for _, keys in sorted(premises.items()):
                held = [self.claim_of[key] for key in keys]
                self._part(self._node(Node("inference", one.key), [*word, *held], True), own)
        else:
            self._part(self._node(Node("word", one.key), word, True), own)
        self._part(own, self.claim_of[one.key])

    def _answered(
        self, claims: Sequence[Claim], sources: Sequence[LedgerSource], reports: Sequence[str]
    ) -> None:
        """Denials stand against the claim that they answer; confirmations hold it up.

        Within a report whoever answers, across reports only officials: there it is surest who.
        """
        from onrecord.weigh.history.responding import responses

        found: dict[tuple[int, SourceRef, str], tuple[float, tuple[Span, ...]]] = {}
        for name in reports:
            for response in self.holdings.readings[name].responses:
                claim = self.claim_of.get(key_of(name, response.about or ""))
                if claim is not None:
                    found[claim, SourceRef(name, response.actor), response.kind] = (
                        1.0,
                        response.spans,
                    )
        numbers = {claim.id: self.claim_of[claim.statements[0]] for claim in claims}
        for one in responses(self.holdings, claims, sources):
            key = (numbers[one.claim], one.source, one.kind)
            found.setdefault(key, (one.score, one.spans))
        for (claim, who, kind), (score, spans) in sorted(found.items()):
            if kind not in ("denies", "confirms"):
                continue
            needs = [self._leaf("report", who.report), self._leaf("source", who.report, who.source)]
            answer: NodeKind = "denial" if kind == "denies" else "word"
            name = self.nodes[claim].name
            node = self._node(Node(answer, name, who, score, spans), needs, True)
            if kind == "denies":
                self._against(node, claim)
            else:
                self._part(node, claim)

    def _opposed(self, reading: Reading) -> None:
        for relation in reading.relations:
            if relation.kind == "contradicts" and relation.confidence >= _SURE:
                ends = [key_of(reading.id, name) for name in (relation.from_, relation.to)]
                if not self._denied(reading, relation):
                    self._against(self.claim_of[ends[0]], self.claim_of[ends[1]])

    def _denied(self, reading: Reading, relation: Relation) -> bool:
        """Whether an end is what somebody denies: the denial itself is in the graph already."""
        forces = {one.id: one.force for one in reading.attributions}
        said = {one.id: forces.get(one.attribution or "") for one in reading.statements}
        return any(said.get(end) in NOT_HELD for end in (relation.from_, relation.to))


def _premises(holdings: Holdings, reports: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """For each conclusion (a key): by mark, the keys of its premises.

    Also what the author says again of somebody else's: it rests on what it restates.
    """
    out: dict[str, dict[str, list[str]]] = {}
    for name in reports:
        for relation in holdings.readings[name].relations:
            if relation.kind not in ("supports", "restates") or relation.confidence < _SURE:
                continue
            mark = f"{relation.cue.start:09d}" if relation.cue else f"- {relation.from_}"
            premise, conclusion = relation.from_, relation.to
            if relation.kind == "restates":
                premise, conclusion = conclusion, premise
            keys = out.setdefault(key_of(name, conclusion), {}).setdefault(mark, [])
            key = key_of(name, premise)
            if key in holdings.by_key and key not in keys:
                keys.append(key)
    return out


def _had_from(
    holdings: Holdings, claims: Sequence[Claim], sources: Sequence[LedgerSource]
) -> dict[str, list[str]]:
    """For statements that a report has from other outlets: the keys of those outlets' own."""
    tracer = Tracer(holdings, sources, Families.shipped())
    out: dict[str, list[str]] = {}
    for claim in claims:
        members = [holdings.by_key[key] for key in claim.statements]
        members = [one for one in members if holdings.original(one.report) == one.report]
        if len({one.report for one in members}) < 2:
            continue
        near = sorted({one.outlet for one in members if one.outlet})
        for one in members:
            trace = tracer.trace(one, near)
            if trace.hedged or not (trace.credited or trace.others):
                continue
            theirs = [
                other.key
                for other in members
                if other.date <= one.date
                and tracer.own(other.report) != trace.own
                and (trace.others or tracer.own(other.report) == trace.credited)
            ]
            if theirs:
                out[one.key] = theirs
    return out
