from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.candidates import Rows, near

LEAST, RARE, BOTH = 0.55, 0.2, 0.9


def rows(seed: int, count: int) -> Rows:
    chance = np.random.default_rng(seed)
    values = chance.normal(size=(count, 32)) + chance.normal(size=32)
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    return Rows(np.rint(values * 100).astype(np.int8), np.arange(count) // 3)


def pairs(new: Rows, old: Rows) -> dict[tuple[int, int], float]:
    return {
        (int(a), int(b)): float(c)
        for i, j, cosine in near(new, old, LEAST, RARE, BOTH)
        for a, b, c in zip(i, j, cosine, strict=True)
    }


@given(st.integers(0, 10_000), st.integers(1, 40), st.integers(1, 40))
def test_all_near_pairs_are_found_and_no_other(seed: int, n: int, m: int) -> None:
    new, old = rows(seed, n), rows(seed + 1, m)
    found = pairs(new, old)
    for i in range(n):
        for j in range(m):
            cosine = new.cosine(i, old, j)
            words = float(new.letters[i] @ old.letters[j]) / (new.lengths[i] * old.lengths[j])
            near_enough = cosine >= LEAST and words >= RARE and cosine + words >= BOTH
            assert ((i, j) in found) == (near_enough and new.group[i] != old.group[j])


def test_what_is_beside_it_changes_no_pair() -> None:
    old = rows(5, 60)
    alone = pairs(old.take(np.arange(9)), old)
    assert alone == {pair: c for pair, c in pairs(old, old).items() if pair[0] < 9}


def test_a_statement_without_words_is_near_nothing() -> None:
    nothing: npt.NDArray[np.int8] = np.zeros((2, 32), dtype=np.int8)
    assert pairs(Rows(nothing, np.array([0, 1])), rows(1, 10)) == {}
    assert pairs(rows(1, 10), Rows(nothing, np.array([7, 8]))) == {}
