"""Words and phrases found among words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
