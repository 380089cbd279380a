"""The words of one sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.voice.line import Line


def line(text: str) -> Line:
    return Line(text, 0, len(text))


def test_words_signs_and_possessives() -> None:
    one = line("It’s the Mill's so-called plan.")
    assert one.low == ["it's", "the", "mill", "so-called", "plan", "."]
    assert [one.text[start:end] for start, end in one.places][2] == "Mill"


def test_headlines_and_capitals() -> None:
    assert line("Mill Owner Leaves Harbour Board").is_headline
    assert not line("The mill owner leaves Orlund today").is_headline
    one = line("the WISE plan of Orlund")
    assert one.is_shouted(1)
    assert not one.is_shouted(4)
    assert one.is_capital(4)


@given(st.text(max_size=60))
def test_each_word_has_its_place(text: str) -> None:
    one = line(text)
    assert len(one.places) == len(one.low)
    assert all(0 <= start < end <= len(text) for start, end in one.places)
