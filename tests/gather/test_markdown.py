"""Markdown to text. The texts are fictional."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadRecord
from onrecord.gather.markdown import read_markdown, strip_markdown


def plain(body: str) -> str:
    return strip_markdown(body)[0]


def test_hard_wrapped_lines_become_one_and_hard_breaks_stay() -> None:
    assert plain(
        "Harbour House  \nValmar\n\n11:07 A.M.\n\nTHE MAYOR:\u00a0 The ferry will not\nsail before "
        "the weekend,\u00a0\nwe think.\n\nQ\u00a0\u00a0\u00a0 Why?\n"
    ) == (
        "Harbour House\nValmar\n\n11:07 A.M.\n\nTHE MAYOR:\u00a0 The ferry will not sail before "
        "the weekend,\u00a0 we think.\n\nQ\u00a0\u00a0\u00a0 Why?"
    )


def test_a_line_of_nothing_but_a_hard_break_parts_paragraphs() -> None:
    assert plain("One.  \n\u00a0  \nTwo.") == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("# The *ferry*\n\nStays.", "The ferry\n\nStays."),
        ("The ferry\n=========\n\nStays.", "The ferry\n\nStays."),
        ("**Bold**, *it*, __b__, _i_, ~~gone~~ and `x = 1`.", "Bold, it, b, i, gone and x = 1."),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("See [the\nreport](https://a.example/x_(y) \"t\").", "See the report."),
        ("See [the report][1].\n\n[1]: https://a.example", "See the report."),
        ("<https://a.example/b>", "https://a.example/b"),
        ("A ![photo](p.png)photo.", "A photo."),
        ("> Quoted\n> words.\n\nMine.", "Quoted words.\n\nMine."),
        ("- one\n- two\n    - three\n      goes on", "one\n\ntwo\n\nthree goes on"),
        ("1. one\n2. two", "1. one\n\n2. two"),
        ("\\# \\# \\#\n\n\\*not\\* \\[this\\]", "# # #\n\n*not* [this]"),
        ("AT&amp;T said 5 &lt; 6.", "AT&T said 5 < 6."),
        ("31<sup>st</sup> of <u>May</u><br />noon", "31st of May\nnoon"),
        ("one\n\n<!-- a\nb -->\n\ntwo", "one\n\ntwo"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("A claim.[^1]\n\n[^1]: Its note here.", "A claim.\n\nIts note here."),
        ("| a | b |\n|---|---|\n| 1 | **2** |", "a\tb\n\n1\t2"),
        ("```\na  b\n\nc\n```", "a  b\n\nc"),
        ("    indented prose\n    goes on", "indented prose goes on"),
        ("**Trade:**\u00a0**The port grew.**", "Trade:\u00a0The port grew."),
        ("He said a** and s**.", "He said a** and s**."),
        ("<table>\n<tr><td>Valmar</td>\n<td>More than 12</td></tr>\n<tr><td>B</td>\n<td>3</td></tr>"
         "\n</table>", "Valmar\tMore than 12\nB\t3"),
    ],
)  # fmt: skip
def test_mark_up_goes_and_words_stay(marked: str, text: str) -> None:
    assert plain(marked) == text


def test_front_matter_fills_the_fields() -> None:
    draft = read_markdown(
        "---\ntitle: Ferry\nauthor: Tessa Orlin\npublication: Valmar Courier\n"
        "date: '2024-11-19'\nsource_url: https://port.example/f\n---\nThe ferry\nstays.\n"
    )
    assert draft.text == "The ferry stays."
    assert (draft.title, draft.author, draft.outlet) == ("Ferry", "Tessa Orlin", "Valmar Courier")
    assert (draft.published, draft.address) == ("2024-11-19", "https://port.example/f")


def test_the_more_exact_date_is_taken() -> None:
    draft = read_markdown(
        "---\ndate: 2024-11-19\npublished_time: 2024-11-19 18:30:00-05:00\n---\nx"
    )
    assert draft.published == "2024-11-19T18:30:00-05:00"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("November 9, 2024", "2024-11-09"),
        ("Sat, 9 Nov 2024", "2024-11-09"),
        ("9 november 2024", "2024-11-09"),
        ("Sat, 09 Nov 2024 10:00:00 +0100", "2024-11-09T10:00:00+01:00"),
    ],
)
def test_dates_as_people_write_them(written: str, kept: str) -> None:
    assert read_markdown(f"---\ndate: {written}\n---\nx").published == kept


def test_a_date_that_is_none_is_an_error() -> None:
    with pytest.raises(BadRecord, match="“soon” is no date"):
        read_markdown("---\ndate: soon\n---\nThe ferry stays.")


def test_the_first_heading_is_the_title_where_no_other_is_given() -> None:
    assert read_markdown("# The _ferry_\n\nStays.").title == "The ferry"
    assert read_markdown("Stays.\n\n# Later").title is None
    assert read_markdown("---\ntitle: Given\n---\n# The ferry\n\nStays.").title == "Given"


@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000,
        "![" * 50_000,
        ("[" * 199 + "\n\n") * 300,
        "[a](" * 30_000,
        "**a " * 30_000,
        "> " * 50_000,
        "<a " * 30_000,
        "`" * 50_000,
        "- " * 50_000 + "x",
        "\n".join("  " * depth + "- a" for depth in range(400)),
    ],
    ids=lambda body: body[:6],
)
def test_hostile_mark_up_ends_soon(body: str) -> None:
    started = time.monotonic()
    plain(body)
    assert time.monotonic() - started < 20


@given(st.text(alphabet="ab*_[]()<>!#`~\\|-+1. \n&;\u00a0:"))
def test_any_mark_up_gives_tidy_text(body: str) -> None:
    text = plain(body)
    assert text == text.strip()
    assert "\n\n\n" not in text


@given(st.lists(st.text(alphabet="abc ,.", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_prose_without_mark_up_is_kept(paragraphs: list[str]) -> None:
    assert plain("\n\n".join(paragraphs)) == "\n\n".join(paragraphs)
