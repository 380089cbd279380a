"""Hinges: the sources and statements on which most depends.

A hinge is what takes others down when it is struck out. How many is counted exactly: the nodes that
could feel it (its cone in the graph) are labelled again with it struck, all others as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource, SourceRef
from onrecord.weigh.standing.grounds import Grounds, asserts
from onrecord.weigh.standing.labelling import IN, OUT, UNDECIDED, Graph


class Hinge(msgspec.Struct, frozen=True):
    """What falls with one source, statement or claim; ``ids`` are keys of statements."""

    id: str
    kind: Literal["source", "statement", "claim"]
    name: str
    falls: int
    ids: tuple[str, ...]
    reports: tuple[str, ...]  # in which something falls
    cautions: tuple[str, ...] = ()


def hinges(
    holdings: Holdings,
    claims: Sequence[Claim],
    sources: Sequence[LedgerSource],
    limit: int | None = 20,
    kind: str | None = None,
    grounds: Grounds | None = None,
) -> tuple[Hinge, ...]:
    """The hinges that take down most, by how much falls, and then by kind and id.

    ``kind``: only sources, statements or claims. ``grounds``: the graph, where it is there already.

    A source's own statements fall with it and count; a statement does not count itself.
    """
    cones = _Cones(grounds or Grounds(holdings, claims, sources))
    grounds = cones.grounds
    leaves: dict[SourceRef, int] = {
        node.source: number for number, node in grounds.leaves() if node.source is not None
    }
    asked: list[tuple[int, Literal["source", "statement", "claim"], str, str, list[int]]] = []
    for source in sources:
        struck = [leaves[ref] for ref in source.members if ref in leaves]
        asked.append((0, "source", source.id, source.name, struck))
    for key, own in grounds.own.items():
        held = holdings.by_key[key]
        if asserts(held):
            asked.append((1, "statement", key, held.statement.text, [own]))
    for claim in claims:
        if len(claim.reports) > 1:
            number = grounds.claim_of[claim.statements[0]]
            asked.append((2, "claim", claim.id, claim.text, [number]))
    if kind is not None:
        asked = [one for one in asked if one[1] == kind]
    return tuple(_strongest(cones, asked, {claim.id: claim for claim in claims}, limit))


def _strongest(
    cones: _Cones,
    asked: list[tuple[int, Literal["source", "statement", "claim"], str, str, list[int]]],
    claims: dict[str, Claim],
    limit: int | None,
) -> list[Hinge]:
    """Exact counts, the widest cones first, until no other can be among the strongest."""
    most = sorted(
        ((len(cones.statements(cones.cone(one[4]))), one) for one in asked if one[4]),
        key=lambda pair: (-pair[0], pair[1][0], pair[1][2]),
    )
    found: list[tuple[int, int, Hinge]] = []
    counts: list[int] = []
    for bound, (rank, kind, id, name, struck) in most:
        if limit is not None and len(counts) >= limit and bound < sorted(counts)[-limit]:
            break
        keys = cones.fallen(struck)
        if kind == "statement":
            keys = [key for key in keys if key != id]
        elif kind == "claim":
            keys = [key for key in keys if key not in set(claims[id].statements)]
        if not keys:
            continue
        counts.append(len(keys))
        reports = dict.fromkeys(cones.grounds.holdings.by_key[key].report for key in keys)
        found.append(
            (rank, len(keys), Hinge(id, kind, name, len(keys), tuple(keys), tuple(reports)))
        )
    found.sort(key=lambda one: (-one[1], one[0], one[2].id))
    return [hinge for _, _, hinge in found[:limit]]


class _Cones:
    """What each node can be felt by, and what falls when some nodes are struck."""

    def __init__(self, grounds: Grounds) -> None:
        self.grounds = grounds
        self.labels: NDArray[np.int8] = grounds.graph.labels()
        self.after: dict[int, list[int]] = {}
        for whole, parts in grounds.parts.items():
            for part in parts:
                self.after.setdefault(part, []).append(whole)
        for attacked, attackers in grounds.attackers.items():
            for attacker in attackers:
                self.after.setdefault(attacker, []).append(attacked)
        self.keys: dict[int, list[str]] = {}
        for key, claim in grounds.claim_of.items():
            held = grounds.holdings.by_key[key]
            if key in grounds.own and asserts(held):
                self.keys.setdefault(claim, []).append(key)

    def cone(self, struck: Sequence[int]) -> list[int]:
        """The struck nodes and all that can feel it, each once, as they are met."""
        seen = dict.fromkeys(struck)
        front = list(struck)
        while front:
            front = [
                after
                for node in front
                for after in self.after.get(node, ())
                if after not in seen and not seen.update({after: None})
            ]
        return list(seen)

    def statements(self, cone: Sequence[int]) -> list[str]:
        """The statements of a cone that stand as things are."""
        return [key for node in cone if self.labels[node] == IN for key in self.keys.get(node, ())]

    def fallen(self, struck: Sequence[int]) -> list[str]:
        """The statements that stand, and would not with these nodes struck; in order of nodes."""
        cone = self.cone(struck)
        place = {node: number for number, node in enumerate(cone)}
        needs_all = [self.grounds.all_of[node] for node in cone]
        parts: tuple[list[int], list[int]] = ([], [])
        attacks: tuple[list[int], list[int]] = ([], [])
        outside: dict[int, int] = {}

        def at(node: int) -> int:
            """The place of a node; one outside the cone stays as it is labelled."""
            if node in place:
                return place[node]
            label = int(self.labels[node])
            if label not in outside:
                outside[label] = len(needs_all)
                needs_all.append(label != OUT)
                if label == UNDECIDED:  # what attacks itself alone is undecided
                    attacks[0].append(outside[label])
                    attacks[1].append(outside[label])
            return outside[label]

        for node in cone:
            for part in self.grounds.parts.get(node, ()):
                parts[0].append(at(part))
                parts[1].append(place[node])
            for attacker in self.grounds.attackers.get(node, ()):
                attacks[0].append(at(attacker))
                attacks[1].append(place[node])
        labels = Graph(needs_all, parts, attacks).labels([place[node] for node in struck])
        return sorted(
            key
            for node, number in place.items()
            if self.labels[node] == IN and labels[number] != IN
            for key in self.keys.get(node, ())
        )
