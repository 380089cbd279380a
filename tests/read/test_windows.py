"""Windows: each word once, in order, whole paragraphs where they fit. The text is fictional."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.windows import LIMIT, Window, blocks, windows
from tests.read.made import PIECES

_WORDS = st.sampled_from(
    [
        "the",
        "Mayor",
        "said",
        ".",
        "”",
        "“",
        "?",
        ",",
        "unverifiable",
        "x" * 40,
        "新聞新聞新聞",
        "Dam",
        "7",
    ]
)
_PARAGRAPHS = st.lists(st.lists(_WORDS, min_size=1, max_size=120).map(" ".join), max_size=8)


def of(text: str, limit: int = LIMIT) -> list[Window]:
    return windows(PIECES.words(text), text, PIECES.cls, PIECES.sep, limit)


@given(_PARAGRAPHS, st.sampled_from([20, 40, LIMIT]))
def test_each_word_once_in_order_and_no_window_too_long(paragraphs: list[str], limit: int) -> None:
    text = "\n".join(paragraphs)
    words = PIECES.words(text)
    at = 0
    for window in of(text, limit):
        assert window.lo == at < window.hi
        at = window.hi
        assert len(window.ids) == len(window.shape) == len(window.quote) <= limit
        assert len(window.at) == window.hi - window.lo
        assert window.ids[0] == PIECES.cls and window.ids[-1] == PIECES.sep
        for i, place in zip(range(window.lo, window.hi), window.at.tolist(), strict=True):
            pieces = words.pieces[words.first[i] : words.first[i + 1]]
            here = slice(place, place + len(pieces))
            assert window.ids[here].tolist() == pieces.tolist()
            assert (window.shape[here] == words.shape[i]).all()
            assert (window.quote[here] == words.quote[i]).all()
        inside = int(words.first[window.hi] - words.first[window.lo])
        ends = np.flatnonzero(window.ids == PIECES.sep)
        assert len(window.ids) == 1 + inside + len(ends)
    assert at == len(words)


@given(_PARAGRAPHS)
def test_a_paragraph_that_fits_is_whole_and_what_fits_together_is_together(
    paragraphs: list[str],
) -> None:
    text = "\n".join(paragraphs)
    words = PIECES.words(text)
    found = of(text)
    cuts = {window.lo for window in found}
    for block in range(int(words.paragraph[-1]) + 1 if len(words) else 0):
        lo, hi = np.searchsorted(words.paragraph, [block, block + 1]).tolist()
        if words.first[hi] - words.first[lo] <= LIMIT - 2:
            assert not cuts & set(range(lo + 1, hi))
    ranges = blocks(words, text)
    for window, after in pairwise(found):
        lo, hi = next(r for r in ranges if r[0] == after.lo)
        assert len(window.ids) + int(words.first[hi] - words.first[lo]) + 1 > LIMIT


def test_paragraphs_that_just_fit_are_together_and_one_piece_more_is_not() -> None:
    first = "mayor " * 100  # one piece a word
    for more, wanted in ((LIMIT - 103, 1), (LIMIT - 102, 2)):
        assert len(of(f"{first}\n{'dam ' * more}")) == wanted
    assert len(of("dam " * (LIMIT - 2))) == 1 and len(of("dam " * (LIMIT - 1))) == 2


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = " ".join(["The mayor of Toll said that the dam held.", "“Nothing broke.”"] * 60)
    words = PIECES.words(text)
    found = of(text)
    assert len(found) > 3
    for window in found[:-1]:
        before = text[: words.end[window.hi - 1]]
        assert before.endswith((".", ".”")) and text[words.start[window.hi]] in "T“"
        assert len(window.ids) > LIMIT // 3


def test_a_point_inside_a_number_or_name_ends_no_sentence() -> None:
    text = " ".join(["It fell about 3.5 km from the U.S.A. border in all."] * 40)
    words = PIECES.words(text)
    found = of(text)
    assert len(found) > 3
    for window in found[:-1]:
        assert text[: words.end[window.hi - 1]].endswith("in all.")


def test_a_sentence_too_long_for_a_window_is_cut_all_the_same() -> None:
    text = "mayor " * 1000
    found = of(text)
    assert all(len(window.ids) <= LIMIT for window in found)
    assert [len(window.ids) for window in found[:-1]] == [LIMIT] * (len(found) - 1)


@pytest.mark.parametrize("limit", [18, 19, LIMIT])
def test_words_of_many_pieces(limit: int) -> None:
    text = "\u0101".join(["xqzvkj" * 12 + " said"] * 20)
    words = PIECES.words(text)
    assert np.diff(words.first).max() == 16
    found = of(text, limit)
    assert found[-1].hi == len(words)
    assert max(len(window.ids) for window in found) <= limit


def test_nothing_has_no_windows() -> None:
    assert of(" \n ") == []
