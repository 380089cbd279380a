"""Segments: how probable each is, and the spans that come of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.segments import (
    CONTENT,
    CUE,
    ROLES,
    SIZES,
    SOURCE,
    WIDTH,
    Segmenter,
    WordSpan,
    posteriors,
    shapes,
)
from onrecord.read.words import WordPieces, Words
from tests.read.made import PIECES

SEEDS = st.integers(0, 2**32 - 1)
Cut = list[tuple[int, int, int]]  # state (0 nothing, else role + 1), first and last word


def cuts(n: int, at: int = 0) -> Iterator[Cut]:
    """All segmentations of ``n`` words."""
    if at == n:
        yield []
        return
    for rest in cuts(n, at + 1):
        yield [(0, at, at), *rest]
    for last, role in itertools.product(range(at, n), (1, 2, 3)):
        for rest in cuts(n, last + 1):
            yield [(role, at, last), *rest]


def worth_of(cut: Cut, tags: np.ndarray, worth: np.ndarray, move: np.ndarray) -> float:
    total, before = 0.0, 0
    for state, first, last in cut:
        total += float(move[before, state])
        before = state
        if not state:
            total += float(tags[first, 0])
            continue
        b, i, e, s = 4 * state - 3 + np.arange(4)
        total += float(worth[state - 1, first, last])
        if first == last:
            total += float(tags[first, s])
        else:
            total += float(tags[first, b] + tags[first + 1 : last, i].sum() + tags[last, e])
    return total


def test_how_probable_a_segment_is_counts_all_segmentations() -> None:
    rng = np.random.default_rng(0)
    lengths = np.array([4, 3, 1])
    tags, move = rng.normal(size=(3, 4, 13)), rng.normal(size=(4, 4)).astype(np.float32)
    worth = rng.normal(size=(3, ROLES, 4, 4))
    found = posteriors(tags, worth, lengths, move)
    for k, n in enumerate(lengths.tolist()):
        every = list(cuts(n))
        odds = np.exp([worth_of(cut, tags[k], worth[k], move) for cut in every])
        wanted = np.zeros((ROLES, 4, 4))
        for cut, share in zip(every, odds / odds.sum(), strict=True):
            for state, first, last in cut:
                if state:
                    wanted[state - 1, first, last] += share
        assert found[k, :, :n, :n] == pytest.approx(wanted[:, :n, :n], abs=1e-6)


def test_no_segment_ends_before_it_begins() -> None:
    rng = np.random.default_rng(1)
    found = posteriors(
        rng.normal(size=(1, 6, 13)),
        rng.normal(scale=50, size=(1, ROLES, 6, 6)),
        np.array([6]),
        np.zeros((4, 4), np.float32),
    )
    assert not found[0][:, np.tri(6, k=-1, dtype=bool)].any()


def test_shapes_by_hand() -> None:
    #           “  I  go  .  ”  he
    quote = np.array([2, 1, 1, 1, 3, 0])
    stop = np.array([0, 0, 0, 1, 0, 0], dtype=bool)
    length, inside, left, right, balance = np.unravel_index(
        shapes(quote, stop), (SIZES[0], SIZES[1], 4, 4, SIZES[3])
    )
    assert length[0, 0] == 0 and length[0, 1] == 1 and length[0, 5] == 4
    assert inside[1, 3] == 0 and inside[1, 4] == 1  # a last full stop is not inside
    assert (left[0, 4], right[0, 4]) == (2, 3)
    assert balance[0, 4] == 1 and balance[0, 3] == 2 and balance[1, 4] == 0


def segmenter(rng: np.random.Generator, scale: float = 1.0) -> Segmenter:
    return Segmenter(
        table=rng.normal(scale=scale, size=(sum(SIZES), ROLES)).astype(np.float32),
        move=rng.normal(scale=scale, size=(4, 4)).astype(np.float32),
        bias=rng.normal(scale=scale, size=13).astype(np.float32),
        least=np.full(ROLES, 0.4, np.float32),
    )


def scores(rng: np.random.Generator, n: int, scale: float) -> tuple[np.ndarray, np.ndarray]:
    tags = rng.normal(scale=scale, size=(n, 13)).astype(np.float32)
    return tags, rng.normal(scale=scale, size=(n, 2 * ROLES * WIDTH)).astype(np.float32)


def words_of(lengths: list[int]) -> tuple[Words, list[tuple[int, int]]]:
    """Paragraphs of so many words, and their ranges."""
    words = PIECES.words("\n\n".join(" ".join(["ships"] * n) for n in lengths))
    ends = np.cumsum(lengths).tolist()
    return words, [(end - n, end) for end, n in zip(ends, lengths, strict=True)]


NO_STOPS = np.zeros(0, dtype=np.int64)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), SEEDS, st.floats(0.1, 30))
def test_spans_are_apart_in_order_and_inside_their_block(
    lengths: list[int], seed: int, scale: float
) -> None:
    rng = np.random.default_rng(seed)
    words, blocks = words_of(lengths)
    found = segmenter(rng).spans(*scores(rng, len(words), scale), words, NO_STOPS, blocks)
    at = 0
    for span in found:
        assert at <= span.lo < span.hi <= len(words)
        assert 0 <= span.confidence <= 1 and span.role in (SOURCE, CUE, CONTENT)
        assert any(lo <= span.lo and span.hi <= hi for lo, hi in blocks)
        at = span.hi


@given(st.lists(st.integers(1, 12), min_size=2, max_size=6), SEEDS)
def test_blocks_are_read_apart(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    words, blocks = words_of(lengths)
    reads, made = scores(rng, len(words), 2.0), segmenter(rng)
    whole = made.spans(*reads, words, NO_STOPS, blocks)
    apart: list[WordSpan] = []
    for block in blocks:
        apart += made.spans(*reads, words, NO_STOPS, [block])
    assert [s[:3] for s in whole] == [s[:3] for s in apart]
    assert [s.confidence for s in whole] == pytest.approx([s.confidence for s in apart], abs=1e-4)


def sure(n: int, spans: list[tuple[int, int, int]]) -> np.ndarray:
    """Tag scores that leave no doubt."""
    tags = np.zeros((n, 13), np.float32)
    tags[:, 0] = 20
    for role, lo, hi in spans:
        tags[lo:hi, 0] = 0
        tags[lo:hi, 2 + 4 * role] = 20
        tags[lo, 1 + 4 * role], tags[hi - 1, 3 + 4 * role] = 20, 20
        tags[lo, 2 + 4 * role] = tags[hi - 1, 2 + 4 * role] = 0
        if hi == lo + 1:
            tags[lo, 1 + 4 * role] = tags[lo, 3 + 4 * role] = 0
            tags[lo, 4 + 4 * role] = 20
    return tags


def plain() -> Segmenter:
    zeros = np.zeros((sum(SIZES), ROLES), np.float32)
    move, bias = np.zeros((4, 4), np.float32), np.zeros(13, np.float32)
    return Segmenter(zeros, move, bias, np.full(ROLES, 0.5, np.float32))


def test_spans_by_hand() -> None:
    spans = [(SOURCE, 1, 2), (CONTENT, 2, 5), (CUE, 5, 6), (CUE, 7, 9)]
    words, blocks = words_of([10])
    ends = np.zeros((10, 2 * ROLES * WIDTH), np.float32)
    found = plain().spans(sure(10, spans), ends, words, NO_STOPS, blocks)
    assert [s[:3] for s in found] == spans
    assert min(s.confidence for s in found) > 0.99


def test_what_a_first_and_last_word_say_of_each_other_counts() -> None:
    words, blocks = words_of([6])
    ends = np.zeros((6, ROLES, 2, WIDTH), np.float32)
    ends[1, CONTENT, 0, 3], ends[4, CONTENT, 1, 3] = 20, 20
    found = plain().spans(
        np.zeros((6, 13), np.float32), ends.reshape(6, -1), words, NO_STOPS, blocks
    )
    assert [s[:3] for s in found] == [(CONTENT, 1, 5)]


def test_a_span_goes_on_over_the_border_of_a_block_but_not_of_a_paragraph() -> None:
    tags = sure(8, [(CONTENT, 1, 4), (CONTENT, 4, 6)])
    ends = np.zeros((8, 2 * ROLES * WIDTH), np.float32)
    one, _ = words_of([8])
    two, blocks = words_of([4, 4])
    found = plain().spans(tags, ends, one, NO_STOPS, blocks)
    assert [s[:3] for s in found] == [(CONTENT, 1, 6)]
    found = plain().spans(tags, ends, two, NO_STOPS, blocks)
    assert [s[:3] for s in found] == [(CONTENT, 1, 4), (CONTENT, 4, 6)]


def test_a_model_without_vectors_of_first_and_last_words_is_read() -> None:
    spans = [(SOURCE, 0, 2), (CUE, 2, 3), (CONTENT, 3, 6)]
    words, blocks = words_of([8])
    none = np.zeros((8, 0), np.float32)
    found = plain().spans(sure(8, spans), none, words, NO_STOPS, blocks)
    assert [s[:3] for s in found] == spans


def test_nothing_gives_nothing() -> None:
    words = PIECES.words("")
    none = np.zeros((0, 13), np.float32), np.zeros((0, 2 * ROLES * WIDTH), np.float32)
    assert plain().spans(*none, words, NO_STOPS, []) == []


@pytest.mark.parametrize("scale", [1e3, 1e6])
def test_extreme_scores_give_sound_odds(scale: float) -> None:
    rng = np.random.default_rng(3)
    words, blocks = words_of([40])
    found = segmenter(rng).spans(*scores(rng, 40, scale), words, NO_STOPS, blocks)
    assert all(np.isfinite(s.confidence) for s in found)


def test_the_words_of_a_text_without_end_are_read() -> None:
    assert isinstance(PIECES, WordPieces)
    words, _ = words_of([2000])
    blocks = [(lo, lo + 190) for lo in range(0, 1900, 190)] + [(1900, 2000)]
    tags = sure(2000, [(CONTENT, 0, 2000)])
    for lo, hi in blocks:
        tags[lo:hi] = sure(hi - lo, [(CONTENT, 0, hi - lo)])
    ends = np.zeros((2000, 2 * ROLES * WIDTH), np.float32)
    assert [s[:3] for s in plain().spans(tags, ends, words, NO_STOPS, blocks)] == [
        (CONTENT, 0, 2000)
    ]
