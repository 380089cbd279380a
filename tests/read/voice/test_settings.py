"""Contexts that take a mark away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.voice.language import LEXICON
from onrecord.read.voice.lexicon import best
from onrecord.read.voice.line import Line
from onrecord.read.voice.settings import admitted


def left(text: str) -> list[str]:
    line = Line(text, 0, len(text))
    found = admitted(line, best(LEXICON.find(line.low)))
    return [" ".join(line.low[one.first : one.last + 1]) for one in found]


@pytest.mark.parametrize(
    ("without", "with_it", "word"),
    [
        ("the tax regime of Orlund", "the old regime of Orlund", "regime"),
        ("a savage storm hit the pier", "a savage letter hit the pier", "savage"),
        ("it was seen as a ploy", "it was plainly a ploy", "ploy"),
        ("he denounced the plan as absurd", "he read the plan, an absurd one", "absurd"),
        ("we met Jonas Savage in Orlund", "we met a savage in Orlund", "savage"),
        ("the aim of the CRASS scheme", "the aim of the crass scheme", "crass"),
    ],
)
def test_contexts(without: str, with_it: str, word: str) -> None:
    assert word not in left(without)
    assert word in left(with_it)


def test_a_guess_stays_the_authors() -> None:
    assert left("he was accused of what was perhaps fraud") == ["perhaps"]


@given(st.text(max_size=60))
def test_what_is_left_was_found(text: str) -> None:
    line = Line(text, 0, len(text))
    found = best(LEXICON.find(line.low))
    assert set(admitted(line, found)) <= set(found)
