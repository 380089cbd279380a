from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.show.visible import one_line, visible


def test_escape_is_shown() -> None:
    assert visible("a\x1b[31mred\x07") == "a␛[31mred␇"


def test_bidirectional_overrides_are_shown() -> None:
    assert visible("a\u202eb\u2066c") == "a\ufffdb\ufffdc"


def test_tabs_and_line_ends_stay() -> None:
    assert visible("a\tb\r\nc\u2028d") == "a\tb\r\nc d"


@given(st.text(st.characters(codec=None)))
def test_length_stays_and_nothing_steers(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\t\r\n" for c in shown)
    assert visible(shown) == shown
    shown.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"])))
def test_ordinary_text_stays(text: str) -> None:
    assert visible(text) == text


def test_one_line_collapses() -> None:
    assert one_line(" a\n b\u2028c\x1b ") == "a b c␛"
