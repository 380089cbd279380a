"""Stretches of a text give the same words whether they are read alone or with the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import finite
from onrecord.read.how import lexicon

TEXTS = st.text(alphabet="abC’'-\n  .,1_“é", max_size=60).map(
    lambda made: (made + " He didn't say, the mayor's aide cannot. \n\n") * 12
)
PLACES = st.integers(-5, 1000)


@given(text=TEXTS, start=PLACES, length=st.integers(-2, 120))
def test_a_stretch_is_read_as_if_alone(text: str, start: int, length: int) -> None:
    alone = lexicon._tokens(text, max(0, start), max(0, start + length))
    assert lexicon.tokens(text, start, start + length) == alone
    words = finite.tokens_of(text, start, start + length)
    once = finite._tokens_of(text, max(0, start), max(0, start + length))
    assert (words.low, words.start, words.end, words.kind) == (
        once.low,
        once.start,
        once.end,
        once.kind,
    )
