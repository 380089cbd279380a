"""Which nodes of a graph of grounds are in, out or undecided: grounded labelling, in linear time.

A node is an *any* node, which needs one of its parts, or an *all* node, which needs every one of
them; an *all* node without parts is given, an *any* node without parts has no ground. A node may be
attacked by others: it is in only where all its attackers are out, and out where one is in. The
labelling is the least one (nothing is in or out that need not be), and parts that only hold each
other up, in a circle, hold up nothing.

That is the well-founded model of a logic program with one rule for each ground (Van Gelder, Ross
and Schlipf, JACM 1991), which on attacks alone is Dung's grounded labelling (Caminada, JELIA 2006).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Label = Literal["in", "out", "undecided"]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
Numbers = Sequence[int] | NDArray[np.signedinteger]
Pairs = tuple[Numbers, Numbers]

UNDECIDED, IN, OUT = 0, 1, 2
NAMES: tuple[Label, Label, Label] = ("undecided", "in", "out")
_FEW = 24  # a front this small is quicker node by node than as an array


class _Edges:
    """Directed edges by where they begin."""

    def __init__(self, begins: Ints, ends: Ints, nodes: int) -> None:
        order = np.argsort(begins, kind="stable")
        self.ends = np.ascontiguousarray(ends[order])
        self.first = np.zeros(nodes + 1, dtype=np.int64)
        np.cumsum(np.bincount(begins, minlength=nodes), out=self.first[1:])

    def of(self, nodes: Ints) -> Ints:
        """The ends of all edges that begin at these nodes, in order, repeated where they repeat."""
        starts, counts = self.first[nodes], self.first[nodes + 1] - self.first[nodes]
        total = int(counts.sum())
        if not total:
            return self.ends[:0]
        offsets = np.repeat(starts - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        out: Ints = self.ends[offsets + np.arange(total)]
        return out


class Graph:
    """Nodes with parts and attackers, laid out for :meth:`labels`.

    ``needs_all`` (n booleans): whether node i is an *all* node. ``parts`` and ``attacks`` are
    pairs of arrays of equal length: (part, whole) and (attacker, attacked), as node numbers.
    A pair may be given twice. Raises ValueError where a number is no node's.
    """

    def __init__(
        self,
        needs_all: Sequence[bool] | Bools,
        parts: Pairs,
        attacks: Pairs = ((), ()),
    ) -> None:
        self.needs_all: Bools = np.asarray(needs_all, dtype=np.bool_)
        self.size = len(self.needs_all)
        part, whole = self._pairs(parts)
        attacker, attacked = self._pairs(attacks)
        self._wholes = _Edges(part, whole, self.size)
        self._attacked = _Edges(attacker, attacked, self.size)
        self._parts_of = np.bincount(whole, minlength=self.size).astype(np.int32)
        self._attackers_of = np.bincount(attacked, minlength=self.size).astype(np.int32)

    def _pairs(self, given: tuple[Sequence[int] | Ints, Sequence[int] | Ints]) -> tuple[Ints, Ints]:
        first, second = (np.asarray(side, dtype=np.int64) for side in given)
        if len(first) != len(second):
            raise ValueError("the two sides of the edges differ in length")
        for side in (first, second):
            if len(side) and (int(side.min()) < 0 or int(side.max()) >= self.size):
                raise ValueError("an edge points at a node that is not there")
        return first.astype(np.int32), second.astype(np.int32)

    def labels(self, struck: Iterable[int] | NDArray[np.signedinteger] = ()) -> NDArray[np.int8]:
        """The label of each node (n of :data:`IN`, :data:`OUT`, :data:`UNDECIDED`).

        ``struck`` nodes are out, whatever else holds.
        """
        return _Labelling(self, np.asarray(list(struck), dtype=np.int32)).labels


class _Labelling:
    """Works forward from what is certain, each node decided once and each edge followed once."""

    def __init__(self, graph: Graph, struck: Ints) -> None:
        self.graph = graph
        size = graph.size
        self.labels: NDArray[np.int8] = np.zeros(size, dtype=np.int8)
        # Parts that an `all` node still lacks to be in; for an `any` node: parts not yet out.
        self.left = graph._parts_of.copy()
        self.held = graph.needs_all & (self.left == 0)  # enough of its parts are in
        self.threats = graph._attackers_of.copy()  # attackers not yet out
        self._decide(np.unique(struck), OUT)
        bare = ~graph.needs_all & (self.left == 0) & (self.labels == UNDECIDED)
        safe = self.held & (self.threats == 0) & (self.labels == UNDECIDED)
        self._decide(np.flatnonzero(bare).astype(np.int32), OUT)
        self._spread(np.flatnonzero(safe).astype(np.int32), np.flatnonzero(self.labels == OUT))
        while len(circular := self._unfounded()):
            self._decide(circular, OUT)
            self._spread(circular[:0], circular)

    def _decide(self, nodes: Ints, label: int) -> None:
        self.labels[nodes] = label

    def _spread(self, risen: Ints, fallen: NDArray[np.intp] | Ints) -> None:
        """What follows from nodes that are in (to be marked yet) and out (marked)."""
        self._decide(risen, IN)
        rising, falling = risen, fallen.astype(np.int32)
        while len(rising) or len(falling):
            if len(rising) + len(falling) <= _FEW:
                rising, falling = self._by_node(rising.tolist(), falling.tolist())
            else:
                rising, falling = self._by_front(rising, falling)

    def _by_front(self, rising: Ints, falling: Ints) -> tuple[Ints, Ints]:
        graph, labels = self.graph, self.labels
        up = graph._wholes.of(rising)  # a part of these is in
        down = graph._wholes.of(falling)  # a part of these is out
        hit = graph._attacked.of(rising)  # an attacker of these is in
        freed = graph._attacked.of(falling)  # an attacker of these is out
        every = up[graph.needs_all[up]]
        np.subtract.at(self.left, every, 1)
        self.held[every[self.left[every] == 0]] = True
        self.held[up[~graph.needs_all[up]]] = True
        lost = down[~graph.needs_all[down]]
        np.subtract.at(self.left, lost, 1)
        np.subtract.at(self.threats, freed, 1)
        fell = np.concatenate((hit, down[graph.needs_all[down]], lost[self.left[lost] == 0]))
        fell = np.unique(fell[labels[fell] == UNDECIDED])
        labels[fell] = OUT
        rose = np.concatenate((up, freed))
        rose = np.unique(
            rose[self.held[rose] & (self.threats[rose] == 0) & (labels[rose] == UNDECIDED)]
        )
        labels[rose] = IN
        return rose, fell

    def _by_node(self, rising: list[int], falling: list[int]) -> tuple[Ints, Ints]:
        """The same for a few nodes; goes on until the front is wide again or there is nothing."""
        # Views of the same memory: an element is read several times quicker than from an array.
        ups, first_up = self.graph._wholes.ends.data, self.graph._wholes.first.data
        hits, first_hit = (
            self.graph._attacked.ends.data,
            self.graph._attacked.first.data,
        )
        needs_all, labels = self.graph.needs_all.data, self.labels.data
        left, held, threats = self.left.data, self.held.data, self.threats.data
        while (rising or falling) and len(rising) + len(falling) <= _FEW:
            asked: list[int] = []
            fell: list[int] = []
            for node in rising:
                for whole in ups[first_up[node] : first_up[node + 1]]:
                    if needs_all[whole]:
                        left[whole] -= 1
                        if left[whole]:
                            continue
                    held[whole] = True
                    asked.append(whole)
                fell += hits[first_hit[node] : first_hit[node + 1]]
            for node in falling:
                for whole in ups[first_up[node] : first_up[node + 1]]:
                    if needs_all[whole]:
                        fell.append(whole)
                        continue
                    left[whole] -= 1
                    if not left[whole]:
                        fell.append(whole)
                for other in hits[first_hit[node] : first_hit[node + 1]]:
                    threats[other] -= 1
                    asked.append(other)
            falling = []
            for node in fell:
                if not labels[node]:
                    labels[node] = OUT
                    falling.append(node)
            rising = []
            for node in asked:
                if not labels[node] and held[node] and not threats[node]:
                    labels[node] = IN
                    rising.append(node)
        return np.array(rising, dtype=np.int32), np.array(falling, dtype=np.int32)

    def _unfounded(self) -> Ints:
        """Undecided nodes that would have no ground even if all their attackers were out."""
        graph, labels = self.graph, self.labels
        open_ = labels == UNDECIDED
        if not open_.any():
            return np.zeros(0, dtype=np.int32)
        founded = labels == IN
        missing = np.where(graph.needs_all, self.left, 1)
        # An `any` node that is held has a part that is in; an `all` node lacks none.
        front = np.flatnonzero(open_ & self.held).astype(np.int32)
        founded[front] = True
        while len(front):
            up = graph._wholes.of(front)
            up = up[open_[up] & ~founded[up]]
            np.subtract.at(missing, up, 1)
            front = np.unique(up[missing[up] <= 0])
            founded[front] = True
        return np.flatnonzero(open_ & ~founded).astype(np.int32)
