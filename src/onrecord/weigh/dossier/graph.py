"""The graph of grounds of some claims, as it is drawn: who, which report says it, which claim."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from onrecord.weigh.compared import one_of
from onrecord.weigh.dossier.records import Drawn, Edge, EdgeKind, Node
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef
from onrecord.weigh.standing.labelling import NAMES, Label
from onrecord.weigh.standing.standing import Weighed

_THROUGH = frozenset({"word", "inference"})


class Drawing:
    """Draws claims from what was weighed; a source across reports is one node."""

    def __init__(
        self, weighed: Weighed, claims: Sequence[Claim], sources: Sequence[LedgerSource]
    ) -> None:
        self.weighed = weighed
        self.holdings = weighed.holdings
        self.claims = {claim.id: claim for claim in claims}
        self.sources = {one.id: one for one in sources}
        self.known = one_of(sources)
        self._leaves: dict[SourceRef | str | None, int] = {}
        for number, leaf in weighed.grounds.leaves():
            if leaf.source is not None:
                self._leaves[leaf.source] = number
            elif leaf.kind == "author":
                self._leaves[leaf.name] = number

    def leaf(self, node: Node, ref: SourceRef | None) -> int | None:
        """The number of a source's, or an author's, own node."""
        return self._leaves.get(ref if ref is not None else node.report)

    def draw(self, claims: Sequence[Claim], without: Collection[str] = ()) -> Drawn:
        """The graph of these claims; ``without``: keys that are left out."""
        graph = _Graph(self, set(without))
        for claim in claims:
            graph.claim(claim)
        return Drawn(tuple(graph.nodes.values()), tuple(graph.edges))

    def labels(self, number: int) -> tuple[Label, Label]:
        """The label of a node as things are, and without anonymous sources."""
        weighed = self.weighed
        return NAMES[int(weighed.before[number])], NAMES[int(weighed.labels[number])]


class _Graph:
    def __init__(self, drawing: Drawing, without: set[str]) -> None:
        self.drawing = drawing
        self.without = without
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}

    def claim(self, claim: Claim) -> None:
        """One claim with its statements, confirmations and denials."""
        grounds = self.drawing.weighed.grounds
        number = grounds.claim_of.get(claim.statements[0])
        if number is None:  # its first statement is a reprint's
            number = next(grounds.claim_of[key] for key in claim.statements if key in grounds.own)
        before, without = self.drawing.labels(number)
        first = self.drawing.holdings.by_key[claim.statements[0]]
        self._node(
            Node(
                id=claim.id,
                kind="claim",
                text=claim.text,
                report=first.report,
                date=first.date,
                outlet=first.outlet,
                spans=first.statement.spans,
                before=before,
                without=without,
            )
        )
        for key in claim.statements:
            if key in grounds.own and key not in self.without:
                self._statement(self.drawing.holdings.by_key[key], claim)
        for part in grounds.parts.get(number, []):
            if grounds.nodes[part].kind == "word":
                self._answer(part, claim, "confirms")
        for attacker in grounds.attackers.get(number, []):
            if grounds.nodes[attacker].kind == "denial":
                self._answer(attacker, claim, "against")
            elif grounds.nodes[attacker].kind == "claim":
                self._premise(attacker, claim.id, "against")

    def _statement(self, held: Held, claim: Claim) -> None:
        grounds = self.drawing.weighed.grounds
        number = grounds.own[held.key]
        before, without = self.drawing.labels(number)
        self._node(
            Node(
                id=held.key,
                kind="statement",
                text=held.statement.text,
                report=held.report,
                date=held.date,
                outlet=held.outlet,
                grade=held.grade,
                spans=held.statement.spans,
                before=before,
                without=without,
            )
        )
        self._edge(held.key, claim.id, "carries")
        self._sources(held)
        for part in grounds.parts.get(number, []):
            for below in grounds.parts.get(part, []):
                kind = grounds.nodes[below].kind
                if kind == "claim" and grounds.nodes[part].kind in _THROUGH:
                    self._premise(below, held.key, "premise")
                elif kind == "told":
                    for own in grounds.parts.get(below, []):
                        if (key := grounds.nodes[own].name) not in self.without:
                            self._edge(key, held.key, "told")

    def _sources(self, held: Held) -> None:
        """The chain from the root to the statement; the author where it is the report's word."""
        if held.voice == "author":
            id = f"author {held.report}"
            reading = self.drawing.holdings.readings[held.report]
            name = reading.author or "the author"
            self._leaf(Node(id, "author", name, held.report, held.date, held.outlet, "author"))
            self._edge(id, held.key, "word")
            return
        below: str | None = None
        for source in reversed(held.chain):
            id = self._source(SourceRef(held.report, source.id))
            if below is None:
                below = id
            elif below != id:
                self._edge(below, id, "through")
                below = id
        if below is not None:
            self._edge(below, held.key, "word")

    def _source(self, ref: SourceRef) -> str:
        """The node of a source, under the name that it has across reports."""
        id = self.drawing.known.get(ref, f"{ref.report}#{ref.source}")
        known = self.drawing.sources.get(id)
        own = self.drawing.holdings.source(ref)
        name = known.name if known else own.name if own else "a source that was not read"
        grade = known.grade if known else own.grade if own else None
        filed = self.drawing.holdings.filed[ref.report]
        mentions = own.mentions[:1] if own else ()
        self._leaf(
            Node(id, "source", name, ref.report, filed.date, filed.outlet, grade, mentions), ref
        )
        return id

    def _leaf(self, node: Node, ref: SourceRef | None = None) -> None:
        if node.id in self.nodes:
            return
        number = self.drawing.leaf(node, ref)
        if number is not None:
            before, without = self.drawing.labels(number)
            node = msgspec.structs.replace(node, before=before, without=without)
        self._node(node)

    def _answer(self, number: int, claim: Claim, kind: EdgeKind) -> None:
        grounds = self.drawing.weighed.grounds
        one = grounds.nodes[number]
        if one.source is None:
            return
        source = self._source(one.source)
        report = one.source.report
        filed = self.drawing.holdings.filed[report]
        spans = one.spans
        text = self.drawing.holdings.readings[report].text
        before, without = self.drawing.labels(number)
        start = min(spans).start if spans else 0
        id = f"{report}@{start} {one.source.source} {kind}"
        self._node(
            Node(
                id=id,
                kind="denial" if kind == "against" else "confirmation",
                text=" … ".join(span.cut(text) for span in spans),
                report=report,
                date=filed.date,
                outlet=filed.outlet,
                spans=spans,
                before=before,
                without=without,
            )
        )
        self._edge(source, id, "word")
        self._edge(id, claim.id, kind)

    def _premise(self, number: int, upper: str, kind: EdgeKind) -> None:
        """Another claim, on which this one rests or against which it stands."""
        claim = self.drawing.claims[self.drawing.weighed.grounds.nodes[number].name]
        held = self.drawing.holdings.by_key[claim.statements[0]]
        if claim.id == upper or claim.statements[0] in self.without:
            return
        before, without = self.drawing.labels(number)
        if claim.id not in self.nodes:
            self._node(
                Node(
                    id=claim.id,
                    kind="premise",
                    text=claim.text,
                    report=held.report,
                    date=held.date,
                    outlet=held.outlet,
                    grade=held.grade,
                    spans=held.statement.spans,
                    before=before,
                    without=without,
                )
            )
        self._edge(claim.id, upper, kind)

    def _node(self, node: Node) -> None:
        known = self.nodes.get(node.id)
        if known is None or (known.kind == "premise" and node.kind == "claim"):
            self.nodes[node.id] = node

    def _edge(self, first: str, second: str, kind: EdgeKind) -> None:
        self.edges[Edge(first, second, kind)] = None
