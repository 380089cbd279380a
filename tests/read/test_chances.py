"""Quick odds: the same as the slow ones, and nothing where the sums leave what fits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.chances import chances
from onrecord.read.segments import ROLES, posteriors

SEEDS = st.integers(0, 2**32 - 1)
LENGTHS = st.lists(st.integers(1, 12), min_size=1, max_size=4).map(
    lambda some: sorted(some, reverse=True)
)


@given(seed=SEEDS, lengths=LENGTHS, spread=st.sampled_from([1.0, 5.0, 20.0]))
def test_quick_odds_are_the_slow_ones(seed: int, lengths: list[int], spread: float) -> None:
    rng = np.random.default_rng(seed)
    move = rng.normal(size=(4, 4)).astype(np.float32)
    tags = [rng.normal(size=(n, 13)) * spread for n in lengths]
    worth = [rng.normal(size=(ROLES, n, n)) * spread for n in lengths]
    found = chances(tags, [one.copy() for one in worth], move)
    if found is None:
        assert spread > 5
        return
    for quick, scores, value in zip(found, tags, worth, strict=True):
        slow = posteriors(scores[None], value[None], np.array([len(scores)]), move)[0]
        assert quick == pytest.approx(slow, abs=1e-9)


def test_nothing_comes_back_where_the_sums_do_not_fit() -> None:
    n = 60
    worth = np.full((ROLES, n, n), 30.0)
    tags = np.zeros((n, 13))
    move = np.zeros((4, 4), np.float32)
    assert chances([tags], [worth], move) is None
