"""Texts in small letters keep their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.letters import small_letters, small_text


@given(st.text())
def test_as_long_as_before(text: str) -> None:
    low = small_letters(text)
    assert len(low) == len(text)
    assert small_text(text) == low
    assert all(b in (a, a.lower()) for a, b in zip(text, low, strict=True))


def test_letters_that_would_grow_stay() -> None:
    assert small_letters("İZMİR Port") == "İzmİr port"
