"""Lists and tables whose last column takes what is left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Group
from rich.text import Text

from onrecord.show.answers.listing import Head, Listing
from onrecord.show.answers.screen import line, lines, screen
from onrecord.show.visible import one_line

WORDS = st.text(st.sampled_from("abc é漢\U0001f30a-"), max_size=60).map(one_line)


def shown(listing: Listing, width: int = 40, colour: bool = False) -> list[str]:
    return list(lines(screen(width, colour), listing))


def test_columns_stand_under_their_heads() -> None:
    out = Listing([Head("Says", right=True), Head("Grade"), Head("Who")])
    out.add_row("7", "named", "Ida Venn")
    out.add_row()
    out.add_row("120", "anonymous", "an official")
    assert shown(out) == [
        "Says  Grade      Who",
        "   7  named      Ida Venn",
        "",
        " 120  anonymous  an official",
    ]


def test_long_words_are_folded_and_marks_are_not() -> None:
    out = Listing()
    out.add_row("2031-03-02", "a" * 30)
    assert shown(out, 24) == [
        "2031-03-02  aaaaaaaaaaaa",
        "            aaaaaaaaaaaa",
        "            aaaaaa",
    ]


def test_several_lines_and_things_of_rich_stand_beside_their_mark() -> None:
    out = Listing()
    out.add_row("·", Text("one\ntwo"))
    inner = Listing()
    inner.add_row("-", "deep")
    out.add_row("·", Group(Text("three"), inner))
    assert shown(out) == ["·  one", "   two", "·  three", "   -  deep"]


def test_a_mark_alone() -> None:
    out = Listing()
    out.add_row("2031-03-02", "")
    out.add_row("x", "y")
    assert shown(out) == ["2031-03-02", "x           y"]


def test_styles_are_kept() -> None:
    out = Listing([Head("Who"), Head("What")], "bold")
    out.add_row(line(("a", "bold")), line(("b", "dim")))
    coloured = shown(out, colour=True)
    assert "\x1b[1m" in coloured[0] and "\x1b[2mb" in coloured[1]
    assert not any("\x1b" in one for one in shown(out))


@given(st.lists(st.tuples(WORDS.map(lambda one: one[:8]), WORDS), max_size=5), st.integers(40, 90))
def test_no_line_is_too_long_and_no_word_is_lost(rows: list[tuple[str, str]], width: int) -> None:
    out = Listing([Head("n", right=True), Head("")])
    for mark, body in rows:
        out.add_row(mark, body)
    found = shown(out, width)
    assert all(cell_len(one) <= width for one in found)
    given_ = "".join(["n", *(mark + body for mark, body in rows)])
    assert sorted("".join(found).replace(" ", "")) == sorted(given_.replace(" ", ""))
