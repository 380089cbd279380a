"""Features of pairs of spans. The model is fitted on them, so their values may not change."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.pairs import (
    LINK_SIZES,
    PRONOUNS,
    SAME_SIZES,
    STEPS,
    between,
    gaps,
    link_features,
    same_features,
    stops,
)
from tests.read.made import PIECES

TEXT = "“No,” the mayor of Toll said. She left.\nToll sat. Then she and Toll said no."


def spans(*pairs: tuple[int, int]) -> np.ndarray:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def test_gaps_are_signed_and_count_words_between() -> None:
    left, right = spans((0, 2), (5, 6), (2, 5)), spans((2, 3), (9, 10))
    assert gaps(left, right).tolist() == [[-1, -8], [3, -4], [-1, -5]]
    assert gaps(right, left).tolist() == [[1, -3, -1], [8, 4, 5]]


def test_between_counts_up_to_three() -> None:
    starts = np.array([1, 3, 4, 6, 7], dtype=np.int64)
    counts = between(starts, spans((0, 1), (9, 10)), spans((1, 2), (3, 4), (5, 6), (8, 9)))
    assert counts.tolist() == [[0, 1, 3, 3], [3, 3, 2, 0]]
    assert between(starts[:0], spans((0, 1)), spans((9, 10))).tolist() == [[0]]


def test_stops() -> None:
    words = PIECES.words(TEXT)
    assert [TEXT[words.start[i]] for i in stops(TEXT, words)] == [".", ".", ".", "."]


def test_link_features_by_hand() -> None:
    words = PIECES.words(TEXT)
    cues, sources = spans((8, 9), (20, 21)), spans((4, 8), (10, 11), (19, 20))
    content = spans((0, 4), (21, 22))
    found = link_features(content, cues, cues, sources, stops(TEXT, words), words)
    assert found.shape == (2, 2, 6)
    assert found.tolist() == [
        # gap, cues, sentence ends, paragraphs, sources between, quoted
        [[4, 0, 0, 0, 1, 1], [6, 1, 3, 1, 2, 1]],
        [[15, 1, 3, 1, 2, 0], [11, 0, 0, 0, 0, 0]],
    ]


def test_same_features_by_hand() -> None:
    words = PIECES.words(TEXT)
    left, right = spans((4, 8), (17, 18), (19, 20)), spans((10, 11), (13, 14))
    assert same_features(left, right, TEXT, words).tolist() == [
        # gap, paragraphs, same words, same last word, pronoun kinds
        [[3, 0, 0, 0, 0, 2], [4, 1, 0, 1, 0, 0]],
        [[4, 1, 1, 1, 2, 2], [3, 0, 0, 0, 2, 0]],
        [[5, 1, 0, 0, 0, 2], [4, 0, 1, 1, 0, 0]],
    ]


def test_paragraphs_apart_are_told_up_to_three() -> None:
    text = "a\nb\nc\nd\ne"
    words = PIECES.words(text)
    one, every = spans((0, 1)), spans(*((k, k + 1) for k in range(5)))
    found = link_features(one, every, one[:0], one[:0], stops(text, words), words)
    assert found[0, :, 3].tolist() == [0, 1, 2, 3, 3]
    assert same_features(one, every, text, words)[0, :, 1].tolist() == [0, 1, 2, 3, 3]


def test_pronouns_by_kind() -> None:
    kinds = [PRONOUNS[form] for form in ("he", "her", "it", "they", "we", "who")]
    assert kinds == [1, 2, 3, 4, 5, 6] and "mayor" not in PRONOUNS


_ANY = st.lists(st.tuples(st.integers(0, 399), st.integers(1, 9)), min_size=1, max_size=6)


@given(_ANY, _ANY, st.lists(st.integers(0, 399), max_size=40))
def test_every_value_is_one_that_the_scorers_know(
    left: list[tuple[int, int]], right: list[tuple[int, int]], lines: list[int]
) -> None:
    parts = ["he", "Toll", ".", "“", "the", "they", "who", "said"] * 50
    for at in lines:
        parts[at] = "\nthe"
    text = " ".join(parts)
    words = PIECES.words(text)
    one, two = (spans(*((a, min(400, a + n)) for a, n in side)) for side in (left, right))
    link = link_features(one, two, two, one, stops(text, words), words)
    same = same_features(one, two, text, words)
    for found, sizes in ((link, LINK_SIZES), (same, SAME_SIZES)):
        assert found.shape == (len(one), len(two), len(sizes))
        assert (found >= 0).all() and (found < np.array(sizes)).all()


@pytest.mark.parametrize(("gap", "step"), [(1, 1), (2, 2), (4, 3), (5, 4), (128, 8), (9999, 9)])
def test_gaps_are_told_coarser_the_wider_they_are(gap: int, step: int) -> None:
    assert np.searchsorted(STEPS, gap, side="right") == step
