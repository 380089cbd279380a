from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.clusters import CERTAIN, grouped, pair_of, parts


def never(a: str, b: str) -> bool:
    return False


def test_parts_are_what_joins_connect() -> None:
    joins = {("a", "b"): 0.9, ("b", "c"): 0.7, ("x", "y"): 0.8}
    assert parts(joins) == [["a", "b", "c"], ["x", "y"]]


def test_three_that_are_near_each_other_are_one() -> None:
    joins = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.7}
    assert grouped(["a", "b", "c"], joins, never) == [["a", "b", "c"]]


def test_a_long_chain_is_cut_where_it_is_weakest() -> None:
    joins = {("a", "b"): 0.95, ("b", "c"): 0.6, ("c", "d"): 0.95}
    assert grouped(["a", "b", "c", "d"], joins, never) == [["a", "b"], ["c", "d"]]


def test_what_contradicts_is_never_in_one_group() -> None:
    joins = {("a", "b"): 0.99, ("b", "c"): 0.98}

    def forbidden(one: str, other: str) -> bool:
        return (one, other) == ("a", "c")

    assert grouped(["a", "b", "c"], joins, forbidden) == [["a", "b"], ["c"]]
    assert grouped(["a", "b", "c"], joins, never) == [["a", "b", "c"]]


def test_what_a_person_joined_stays_together() -> None:
    joins = {("a", "b"): CERTAIN, ("b", "c"): 0.99}

    def forbidden(one: str, other: str) -> bool:
        return (one, other) == ("a", "c")

    assert grouped(["a", "b", "c"], joins, forbidden) == [["a", "b"], ["c"]]


KEYS = [f"r{n}#t{n}" for n in range(7)]
PAIRS = [pair_of(a, b) for n, a in enumerate(KEYS) for b in KEYS[n + 1 :]]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.floats(0.5, 0.99), min_size=1)


@given(SCORES, st.sets(st.sampled_from(PAIRS)), st.randoms(use_true_random=False))
def test_the_order_of_joins_changes_nothing(
    joins: dict[tuple[str, str], float], apart: set[tuple[str, str]], chance: random.Random
) -> None:
    def forbidden(a: str, b: str) -> bool:
        return (a, b) in apart

    mixed = list(joins.items())
    chance.shuffle(mixed)
    for part in parts(joins):
        found = grouped(part, joins, forbidden)
        backwards = grouped(part[::-1], dict(mixed), forbidden)
        assert found == backwards
        assert sorted(key for group in found for key in group) == part
        for group in found:
            for n, a in enumerate(group):
                for b in group[n + 1 :]:
                    assert pair_of(a, b) in joins or pair_of(a, b) not in apart
