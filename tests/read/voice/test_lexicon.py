"""Words and phrases found among words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.voice.forms import patterns
from onrecord.read.voice.lexicon import MILD, STRONG, WEAK, Lexicon, best

LEXICON = Lexicon()
LEXICON.add("loaded", STRONG, {"nouns": "regime", "tails": "hating", "phrases": "a * of lies"})
LEXICON.add("doubt", WEAK, {"words": "lies", "phrases": "web of"})
LEXICON.add("loaded", MILD, {"adjectives": "odd"})


def found(text: str) -> list[tuple[int, int, str]]:
    return [(one.first, one.last, one.kind) for one in best(LEXICON.find(text.split()))]


def test_words_and_phrases() -> None:
    assert found("the regimes spun a web of lies") == [(1, 1, "loaded"), (3, 6, "loaded")]


def test_the_longer_and_stronger_wins() -> None:
    assert found("one web of lies") == [(1, 2, "doubt"), (3, 3, "doubt")]


def test_a_star_is_no_sign() -> None:
    assert found("a , of lies") == [(3, 3, "doubt")]


def test_compounds() -> None:
    assert found("tax-hating pro-regime far-odd") == [(0, 0, "loaded"), (1, 1, "loaded")]


@given(st.lists(st.sampled_from(["a", "web", "of", "lies", "regime", ",", "x-hating", "-", "odd"])))
def test_finds_do_not_overlap(low: list[str]) -> None:
    end = -1
    for one in best(LEXICON.find(low)):
        assert end < one.first <= one.last < len(low)
        end = one.last


LINES = "a|the web of lies\nweb? of [lies]\nlies ... web\n@deny * lies"


@given(st.lists(st.sampled_from(["a", "web", "of", "lies", "denied", ",", "the"]), max_size=12))
def test_a_phrase_is_found_wherever_one_of_its_ways_stands(low: list[str]) -> None:
    lexicon = Lexicon()
    lexicon.add("loaded", STRONG, {"phrases": LINES})
    found = {(one.first, one.last, one.written) for one in lexicon.find(low)}
    wanted = set()
    for pattern in patterns(LINES):
        for start in range(len(low) - len(pattern.places) + 1):
            words = low[start : start + len(pattern.places)]
            if all(
                word != "," if some is None else word in some
                for some, word in zip(pattern.places, words, strict=True)
            ):
                wanted.add((start + pattern.first, start + pattern.last, pattern.written))
    assert found == wanted


def test_a_phrase_whose_parts_may_all_be_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="web"):
        Lexicon().add("loaded", STRONG, {"phrases": "web? lies?"})
