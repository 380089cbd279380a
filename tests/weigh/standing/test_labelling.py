"""Grounded labelling: by example, against a plain fixpoint, and against clingo."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.standing import labelling
from onrecord.weigh.standing.labelling import IN, OUT, UNDECIDED, Graph

Pairs = Sequence[tuple[int, int]]


def _labels(
    needs_all: Sequence[bool], parts: Pairs, attacks: Pairs = (), struck: Sequence[int] = ()
) -> list[int]:
    sides = [tuple(zip(*pairs, strict=True)) or ((), ()) for pairs in (parts, attacks)]
    found: list[int] = Graph(needs_all, sides[0], sides[1]).labels(struck).tolist()
    return found


def test_an_all_node_without_parts_is_given_and_an_any_node_without_parts_is_not() -> None:
    assert _labels([True, False], []) == [IN, OUT]


def test_any_needs_one_part_and_all_needs_every_part() -> None:
    leaves, parts = [True, False], [(0, 2), (1, 2), (0, 3), (1, 3)]
    assert _labels([*leaves, False, True], parts) == [IN, OUT, IN, OUT]


def test_what_is_struck_takes_down_what_has_no_other_ground() -> None:
    parts = [(0, 2), (1, 3), (2, 4), (3, 4), (2, 5)]
    kinds = [True, True, False, False, False, False]
    assert _labels(kinds, parts) == [IN] * 6
    assert _labels(kinds, parts, struck=[0]) == [OUT, IN, OUT, IN, IN, OUT]


def test_a_circle_holds_itself_up_by_nothing() -> None:
    parts = [(0, 1), (1, 2), (2, 1)]
    assert _labels([True, False, False], parts) == [IN, IN, IN]
    assert _labels([True, False, False], parts, struck=[0]) == [OUT, OUT, OUT]


def test_two_that_attack_each_other_are_undecided_until_one_falls() -> None:
    both = [(0, 1), (1, 0)]
    assert _labels([True, True], [], both) == [UNDECIDED, UNDECIDED]
    assert _labels([True, True], [], both, struck=[1]) == [IN, OUT]


def test_an_attack_from_what_is_in_wins_and_is_itself_beaten_by_a_third() -> None:
    assert _labels([True, True], [], [(0, 1)]) == [IN, OUT]
    assert _labels([True, True, True], [], [(0, 1), (2, 0)]) == [OUT, IN, IN]


def test_what_rests_on_the_undecided_is_undecided() -> None:
    attacks = [(0, 1), (1, 0)]
    assert _labels([True, True, True], [(0, 2)], attacks) == [UNDECIDED] * 3


def test_an_edge_to_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not there"):
        Graph([True], ([0], [1]))
    with pytest.raises(ValueError, match="length"):
        Graph([True], ([0], []))


def test_a_long_chain_and_a_wide_front() -> None:
    size = 30_000
    chain = [(i, i + 1) for i in range(size - 1)]
    assert set(_labels([True] + [False] * (size - 1), chain)) == {IN}
    assert set(_labels([True] + [False] * (size - 1), chain, struck=[0])) == {OUT}
    fan = [(0, i) for i in range(1, size)]
    assert set(_labels([True] + [False] * (size - 1), fan)) == {IN}


# Against a plain fixpoint -------------------------------------------------------------------------


def _plain(
    needs_all: Sequence[bool], parts: Pairs, attacks: Pairs, struck: Sequence[int]
) -> list[int]:
    """The well-founded model by the alternating fixpoint, as it is defined."""
    size = len(needs_all)

    def least(threats: set[int]) -> set[int]:
        held: set[int] = set()
        while True:
            more = set(held)
            for node in range(size):
                if node in struck or any(b == node and a in threats for a, b in attacks):
                    continue
                own = [a in held for a, b in parts if b == node]
                if all(own) if needs_all[node] else any(own):
                    more.add(node)
            if more == held:
                return held
            held = more

    low: set[int] = set()
    while True:
        high = least(low)
        new = least(high)
        if new == low:
            return [IN if i in low else UNDECIDED if i in high else OUT for i in range(size)]
        low = new


@st.composite
def _graphs(draw: st.DrawFn) -> tuple[list[bool], Pairs, Pairs, list[int]]:
    size = draw(st.integers(1, 9))
    pair = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    return (
        draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        draw(st.lists(pair, max_size=2 * size)),
        draw(st.lists(pair, max_size=size)),
        draw(st.lists(st.integers(0, size - 1), max_size=2)),
    )


@given(_graphs(), st.sampled_from([-1, 24]))
def test_the_labels_are_those_of_the_definition(
    graph: tuple[list[bool], Pairs, Pairs, list[int]], few: int
) -> None:
    saved = labelling._FEW
    labelling._FEW = few  # both ways of spreading: as arrays, and node by node
    try:
        assert _labels(*graph) == _plain(*graph)
    finally:
        labelling._FEW = saved


# Against clingo -----------------------------------------------------------------------------------

_RULES = """
1 { in(X); out(X); undec(X) } 1 :- node(X).
threat(X) :- struck(X).
hit(X) :- attack(Y, X), in(Y).
open(X) :- attack(Y, X), not out(Y).
lack(X) :- all(X), part(Y, X), not in(Y).
lost(X) :- all(X), part(Y, X), out(Y).
got(X) :- all(X), node(X), not lack(X).
got(X) :- any(X), part(Y, X), in(Y).
some(X) :- any(X), part(Y, X), not out(Y).
gone(X) :- any(X), node(X), not some(X).
gone(X) :- lost(X).
up(X) :- got(X), not open(X), not struck(X).
down(X) :- struck(X).
down(X) :- hit(X).
down(X) :- gone(X).
:- in(X), not up(X).
:- up(X), not in(X).
:- down(X), not out(X).
:- out(X), not down(X), not circular(X).
% what could be held up at all if every attack failed, from the ground up
could(X) :- all(X), node(X), not struck(X), could(Y) : part(Y, X).
could(X) :- any(X), not struck(X), part(Y, X), could(Y).
circular(X) :- node(X), not could2(X).
could2(X) :- all(X), node(X), not struck(X), not hit(X), could2(Y) : part(Y, X).
could2(X) :- any(X), not struck(X), not hit(X), part(Y, X), could2(Y).
:- circular(X), not out(X).
#minimize { 1,X : in(X) ; 1,X : out(X) }.
"""


def _by_clingo(
    clingo: object, needs_all: Sequence[bool], parts: Pairs, attacks: Pairs, struck: Sequence[int]
) -> list[int]:
    """The least labelling that is complete, found by a solver from the conditions alone."""
    facts = [f"node({i}). {'all' if one else 'any'}({i})." for i, one in enumerate(needs_all)]
    facts += [f"part({a},{b})." for a, b in parts] + [f"attack({a},{b})." for a, b in attacks]
    facts += [f"struck({i})." for i in struck]
    control = clingo.Control(["--opt-mode=optN", "0"])  # type: ignore[attr-defined]
    control.add("base", [], _RULES + "\n".join(facts))
    control.ground([("base", [])])
    best: list[list[int]] = []
    names = {"in": IN, "out": OUT, "undec": UNDECIDED}

    def keep(model: object) -> None:
        if not model.optimality_proven:  # type: ignore[attr-defined]
            return
        labels = [UNDECIDED] * len(needs_all)
        for atom in model.symbols(atoms=True):  # type: ignore[attr-defined]
            if atom.name in names:
                labels[atom.arguments[0].number] = names[atom.name]
        best.append(labels)

    control.solve(on_model=keep)
    assert len({tuple(labels) for labels in best}) == 1
    return best[0]


def test_the_labels_are_the_least_complete_ones_that_clingo_finds() -> None:
    clingo = pytest.importorskip("clingo", reason="clingo is not installed: nothing to check with")
    for seed in range(1000):
        rng = random.Random(seed)
        size = rng.randint(1, 10)
        needs_all = [rng.random() < 0.4 for _ in range(size)]
        parts = [
            (rng.randrange(size), rng.randrange(size)) for _ in range(rng.randint(0, 2 * size))
        ]
        attacks = [(rng.randrange(size), rng.randrange(size)) for _ in range(rng.randint(0, size))]
        struck = [i for i in range(size) if rng.random() < 0.1]
        assert _labels(needs_all, parts, attacks, struck) == _by_clingo(
            clingo, needs_all, parts, attacks, struck
        ), seed


def test_labels_are_one_byte_a_node() -> None:
    assert Graph([True] * 3, ([], [])).labels().dtype == np.int8
