"""Grounded labelling of large graphs: time by size, and the worst shape that there is.

    python -m benchmarks.standing [--nodes 1000000]

Random graphs in the shape of a ledger's (half of the nodes need all their parts, parts mostly lie
below, one in a hundred edges makes a circle, one node in twenty is attacked, two in a hundred
are struck out), at an eighth, a quarter, a half and all of the nodes, and a chain of as many nodes,
which can only be followed node by node. Seconds of processor time, the best of three.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from onrecord.weigh.standing.labelling import Graph

SEED = 1
Made = tuple[
    NDArray[np.bool_],
    tuple[NDArray[np.int64], NDArray[np.int64]],
    tuple[NDArray[np.int64], NDArray[np.int64]],
    NDArray[np.int64],
]


def ledger_like(nodes: int) -> Made:
    """A random graph: which nodes need all, parts, attacks, and what is struck."""
    rng = np.random.default_rng(SEED)
    edges = 3 * nodes // 2
    whole = rng.integers(1, nodes, edges)
    part = (whole * rng.random(edges)).astype(np.int64)
    circle = rng.random(edges) < 0.01
    part[circle] = rng.integers(0, nodes, int(circle.sum()))
    attacks = nodes // 20
    one, other = rng.integers(0, nodes, attacks), rng.integers(0, nodes, attacks)
    both = (np.concatenate((one, other)), np.concatenate((other, one)))
    return rng.random(nodes) < 0.5, (part, whole), both, rng.integers(0, nodes, nodes // 50)


def chain(nodes: int) -> Made:
    """Each node rests on the one before it alone."""
    needs_all = np.zeros(nodes, dtype=np.bool_)
    needs_all[0] = True
    none = np.zeros(0, dtype=np.int64)
    return needs_all, (np.arange(nodes - 1), np.arange(1, nodes)), (none, none), none


def _best(work: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def measured(made: Made) -> tuple[float, float]:
    """Seconds to lay the graph out, and to label it."""
    needs_all, parts, attacks, struck = made
    laid = _best(lambda: Graph(needs_all, parts, attacks), 1)
    graph = Graph(needs_all, parts, attacks)
    return laid, _best(lambda: graph.labels(struck))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=1_000_000)
    nodes = parser.parse_args().nodes
    print(f"{'nodes':>10}  {'laid out':>8}  {'labelled':>8}  microseconds a node")
    for share in (8, 4, 2, 1):
        laid, labelled = measured(ledger_like(nodes // share))
        each = 1e6 * labelled / (nodes // share)
        print(f"{nodes // share:>10,}  {laid:>7.2f}s  {labelled:>7.2f}s  {each:.2f}", flush=True)
    laid, labelled = measured(chain(nodes))
    print(f"{nodes:>10,}  {laid:>7.2f}s  {labelled:>7.2f}s  {1e6 * labelled / nodes:.2f} (a chain)")


if __name__ == "__main__":
    main()
