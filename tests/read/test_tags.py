"""The best path that the tags allow, and its spans."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.tags import CONTENT, CUE, SOURCE, Transitions, marginals, paths, spans

TAGS = 13
FORBIDDEN = -1e4
SEEDS = st.integers(0, 2**32 - 1)


def follows(a: int, b: int) -> bool:
    """Whether BIOES tag ``b`` may stand after ``a``; 13 is the border of a paragraph."""
    open_ = a not in (0, TAGS) and (a - 1) % 4 in (0, 1)
    goes_on = b not in (0, TAGS) and (b - 1) % 4 in (1, 2)
    if open_ or goes_on:
        return open_ and goes_on and (a - 1) // 4 == (b - 1) // 4
    return True


def moves(rng: np.random.Generator) -> Transitions:
    """Random transitions, with those that BIOES forbids all but impossible."""
    table = rng.normal(size=(TAGS + 1, TAGS + 1))
    for a, b in itertools.product(range(TAGS + 1), repeat=2):
        if not follows(a, b):
            table[a, b] = FORBIDDEN
    table = table.astype(np.float32)
    return Transitions(table[TAGS, :TAGS], table[:TAGS, :TAGS], table[:TAGS, TAGS])


def worth(path: tuple[int, ...], scores: np.ndarray, moves: Transitions) -> float:
    total = float(moves.begin[path[0]]) + float(moves.end[path[-1]])
    total += sum(float(scores[i, tag]) for i, tag in enumerate(path))
    return total + sum(float(moves.step[a, b]) for a, b in itertools.pairwise(path))


@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize("seed", range(12))
def test_the_path_is_the_best_of_all(length: int, seed: int) -> None:
    rng = np.random.default_rng([length, seed])
    scores, steps = rng.normal(scale=3, size=(length, TAGS)).astype(np.float32), moves(rng)
    best = max(itertools.product(range(TAGS), repeat=length), key=lambda p: worth(p, scores, steps))
    assert paths(scores, np.zeros(length, np.int64), steps).tolist() == list(best)


@pytest.mark.parametrize("seed", range(4))
def test_the_path_is_the_best_allowed_one_in_a_longer_paragraph(seed: int) -> None:
    rng = np.random.default_rng(seed)
    length = 5
    scores, steps = rng.normal(scale=3, size=(length, TAGS)).astype(np.float32), moves(rng)
    allowed: list[tuple[int, ...]] = [(TAGS,)]
    for _ in range(length + 1):
        allowed = [(*p, tag) for p in allowed for tag in range(TAGS + 1) if follows(p[-1], tag)]
        allowed = [p for p in allowed if TAGS not in p[1:] or len(p) == length + 2]
    every = [path[1:-1] for path in allowed if path[-1] == TAGS]
    best = max(every, key=lambda path: worth(path, scores, steps))
    assert paths(scores, np.zeros(length, np.int64), steps).tolist() == list(best)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), SEEDS)
def test_paragraphs_are_read_apart(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores, steps = rng.normal(size=(sum(lengths), TAGS)).astype(np.float32), moves(rng)
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    whole = paths(scores, paragraph, steps).tolist()
    apart: list[int] = []
    for k, length in enumerate(lengths):
        apart += paths(scores[paragraph == k], np.zeros(length, np.int64), steps).tolist()
    assert whole == apart


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), SEEDS, st.floats(0.1, 30))
def test_spans_are_whole_apart_and_miss_no_piece(
    lengths: list[int], seed: int, scale: float
) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(scale=scale, size=(sum(lengths), TAGS)).astype(np.float32)
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    steps = moves(rng)
    tags = paths(scores, paragraph, steps)
    found = spans(tags, marginals(scores, paragraph, steps))
    covered = np.zeros(len(tags), int)
    at = 0
    for span in found:
        assert at <= span.lo < span.hi <= len(tags)
        assert paragraph[span.lo] == paragraph[span.hi - 1]
        assert 0 <= span.confidence <= 1
        at = span.hi
        covered[span.lo : span.hi] += 1
        assert {(int(t) - 1) // 4 for t in tags[span.lo : span.hi]} == {span.role}
    assert ((tags > 0) == (covered == 1)).all()


def test_spans_by_hand() -> None:
    #        O  S-source  B I E content  S-cue  B E cue
    tags = np.array([0, 4, 9, 10, 11, 8, 5, 7])
    odds = np.zeros((8, TAGS), np.float32)
    odds[np.arange(8), tags] = [1, 0.25, 0.5, 0.125, 0.75, 1, 0.75, 0.5]
    assert spans(tags, odds) == [
        (SOURCE, 1, 2, 0.25),
        (CONTENT, 2, 5, 0.5),
        (CUE, 5, 6, 1.0),
        (CUE, 6, 8, 0.5),
    ]


@pytest.mark.parametrize("seed", range(8))
def test_how_probable_a_tag_is_counts_all_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    length = 3
    scores, steps = rng.normal(scale=2, size=(length, TAGS)).astype(np.float32), moves(rng)
    every = list(itertools.product(range(TAGS), repeat=length))
    odds = np.exp([worth(path, scores, steps) for path in every])
    wanted = np.zeros((length, TAGS))
    for path, value in zip(every, odds / odds.sum(), strict=True):
        wanted[np.arange(length), list(path)] += value
    found = marginals(scores, np.zeros(length, np.int64), steps)
    assert found == pytest.approx(wanted, abs=1e-5)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), SEEDS)
def test_how_probable_a_tag_is_depends_on_its_paragraph_alone(
    lengths: list[int], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    scores, steps = rng.normal(size=(sum(lengths), TAGS)).astype(np.float32), moves(rng)
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    whole = marginals(scores, paragraph, steps)
    assert whole.sum(1) == pytest.approx(1, abs=1e-5)
    for k, length in enumerate(lengths):
        mine = marginals(scores[paragraph == k], np.zeros(length, np.int64), steps)
        assert whole[paragraph == k] == pytest.approx(mine, abs=1e-6)


def test_scores_that_favour_an_orphan_give_none() -> None:
    scores = np.zeros((3, TAGS), np.float32)
    scores[1, 10] = 50  # inside a content that has neither beginning nor end
    rng = np.random.default_rng(0)
    tags = paths(scores, np.zeros(3, np.int64), moves(rng))
    assert tags.tolist() == [9, 10, 11]


def test_nothing_gives_nothing() -> None:
    none = np.zeros((0, TAGS), np.float32)
    tags = paths(none, np.zeros(0, np.int64), moves(np.random.default_rng(0)))
    odds = marginals(none, np.zeros(0, np.int64), moves(np.random.default_rng(0)))
    assert tags.shape == (0,) and spans(tags, odds) == []


def test_extreme_scores_give_sound_odds() -> None:
    scores = np.zeros((3, 13), np.float32)
    scores[:, 2] = 120.0  # inside a source, which may not begin here
    odds = marginals(scores, np.zeros(3, np.int64), moves(np.random.default_rng(1)))
    assert np.isfinite(odds).all()
    assert np.allclose(odds.sum(1), 1, atol=1e-5)
