"""Words, their shapes, their quotation states and their pieces."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import words as module
from onrecord.read.encoder import FOLDER
from onrecord.read.paragraphs import paragraphs
from onrecord.read.words import QUOTES, SHAPES, WORD, WordPieces, shape_of
from tests.read.made import PIECES

# All of Unicode, with what trips offsets up most: astral signs, marks, controls, CJK, underscores.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from(
            "aZé\u0301\u200d\u202e\ufeff\x00\x1b\x85\u2028\t\r\n\n _新聞İß𝐀😀1٣“”\"«»'.-"
        ),
    ),
    max_size=60,
)


def cut(text: str) -> list[str]:
    words = PIECES.words(text)
    return [text[a:b] for a, b in zip(words.start, words.end, strict=True)]


@given(TEXTS)
def test_offsets_cut_the_words_and_nothing_visible_is_left(text: str) -> None:
    words = PIECES.words(text)
    at = 0
    for start, end in zip(words.start.tolist(), words.end.tolist(), strict=True):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert WORD.fullmatch(text[start:end])
        at = end
    assert not text[at:].strip()


@given(TEXTS)
def test_every_array_fits_the_words(text: str) -> None:
    words = PIECES.words(text)
    n = len(words)
    for each in (words.start, words.end, words.shape, words.quote, words.paragraph):
        assert each.shape == (n,) and each.dtype == np.int64
    assert ((words.shape >= 0) & (words.shape < SHAPES)).all()
    assert ((words.quote >= 0) & (words.quote < QUOTES)).all()
    assert words.first.shape == (n + 1,) and words.first[0] == 0
    counts = np.diff(words.first)
    assert ((counts >= 1) & (counts <= 16)).all() and words.first[-1] == len(words.pieces)
    for i, word in enumerate(cut(text)):
        mine = words.pieces[words.first[i] : words.first[i + 1]].tolist()
        assert mine == PIECES.pieces_of(word)


@given(TEXTS)
def test_paragraphs_are_those_of_the_text(text: str) -> None:
    words = PIECES.words(text)
    blocks = paragraphs(text)
    assert sorted(set(words.paragraph.tolist())) == list(range(len(blocks)))
    for start, end, block in zip(words.start, words.end, words.paragraph, strict=True):
        assert blocks[block].start <= start < end <= blocks[block].end


def test_a_line_is_a_paragraph() -> None:
    assert PIECES.words("a b\nc\n\n \n d").paragraph.tolist() == [0, 0, 1, 2]


def test_words_are_runs_of_letters_and_digits_or_one_sign() -> None:
    assert cut("The U.S. won’t re-open 1,000 km²_x… 新聞 e\u0301 😀😀") == [
        *("The", "U", ".", "S", ".", "won", "’", "t", "re", "-", "open", "1", ",", "000", "km²"),
        *("_", "x", "…", "新聞", "e", "\u0301", "😀", "😀"),
    ]


@pytest.mark.parametrize("text", ["", " \t\n\r\u2003\n\n", "\x1c\x1d"])
def test_a_text_without_a_sign_has_no_words(text: str) -> None:
    words = PIECES.words(text)
    assert len(words) == 0 and words.first.tolist() == [0] and len(words.pieces) == 0


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("mayor", 0),
        ("Mayor", 1),
        ("Émile", 1),
        ("NATO", 2),
        ("iPhone", 3),
        ("McRoe", 3),
        ("2024", 4),
        ("4th", 4),
        ("km²", 4),
        (",", 5),
        ("😀", 5),
        ("_", 5),
        ("A", 6),
        ("新聞", 7),
        ("新", 7),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def test_a_wall_of_capitals_says_nothing_and_only_there() -> None:
    wall = "MAYOR ROE SAID THE DAM HELD, A RELIEF"
    shapes = PIECES.words(f"{wall}\nThe NATO mayor of Toll said that it did").shape.tolist()
    assert shapes[:9] == [0, 0, 0, 0, 0, 0, 5, 0, 0]
    assert shapes[9:12] == [1, 2, 0]
    some = PIECES.words("NATO SAID that the dam of Toll held").shape.tolist()
    assert some == [2, 2, 0, 0, 0, 0, 1, 0]
    assert PIECES.words("NATO SAID SO").shape.tolist() == [2, 2, 2]  # too few to tell


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("a “b c” d", [0, 2, 1, 1, 3, 0]),
        ('a "b c" d', [0, 2, 1, 1, 3, 0]),
        ("a «b» c", [0, 2, 1, 3, 0]),
        ("a „b” c", [0, 2, 1, 3, 0]),
        ('a "b" "c" d', [0, 2, 1, 3, 2, 1, 3, 0]),
        ("a “b c\nd e", [0, 2, 1, 1, 0, 0]),  # nothing closes it: it ends with its paragraph
        ('a "b\n"c" d', [0, 2, 1, 2, 1, 3, 0]),
        ("“a\n\n“b” c", [2, 1, 2, 1, 3, 0]),
        ("a ”b” c", [0, 2, 1, 3, 0]),  # some outlets write the closing mark on both sides
        ("a ''b'' c", [0, 2, 2, 1, 3, 3, 0]),
        ("a ``b'' c", [0, 2, 2, 1, 3, 3, 0]),
        ("a ''b 'c''' d", [0, 2, 2, 1, 1, 1, 1, 3, 3, 0]),
        ("““a” b", [2, 2, 1, 3, 0]),
        ("don't 'a' `b`", [0] * 9),
        ('""', [2, 3]),
    ],
)
def test_quotation_states(text: str, states: list[int]) -> None:
    assert PIECES.words(text).quote.tolist() == states


def test_a_word_of_a_thousand_letters_has_few_pieces() -> None:
    words = PIECES.words("x" * 1000 + " " + "ab" * 50)
    assert words.end.tolist() == [1000, 1101]
    assert (np.diff(words.first) <= 16).all()


def test_a_sign_that_the_vocabulary_lacks_is_unknown_not_lost() -> None:
    assert PIECES.pieces_of("\u200d") == [PIECES.unknown]
    assert PIECES.unknown not in PIECES.pieces_of("mayor")


def test_pieces_do_not_depend_on_what_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CACHE_LIMIT", 3)
    small = WordPieces(FOLDER / "tokenizer.json")
    text = "the mayor said that the dam held and the mayor left the dam"
    for _ in range(2):
        assert small.words(text).pieces.tolist() == PIECES.words(text).pieces.tolist()
    assert len(small._cache) <= 3
