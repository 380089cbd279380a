"""Patterns compiled when they are first used."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.late import Late

PATTERN = r"\b(?:no|not (?:a|any))\b"


@given(st.text("not any NO.", max_size=30))
def test_it_finds_what_the_pattern_finds(text: str) -> None:
    late, plain = Late(PATTERN, re.IGNORECASE), re.compile(PATTERN, re.IGNORECASE)
    for name in ("search", "match", "fullmatch"):
        ours, theirs = getattr(late, name)(text), getattr(plain, name)(text)
        assert (ours and ours.span()) == (theirs and theirs.span())
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_a_place_to_begin_and_to_end_may_be_given() -> None:
    found = Late("o").search("foo boo", 3, 6)
    assert found is not None and found.start() == 5


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = Late("(")  # no pattern
    with pytest.raises(re.error):
        broken.search("x")
