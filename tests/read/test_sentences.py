"""Sentences: where they end, and where they do not. The texts are fictional."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.paragraphs import paragraphs
from onrecord.read.sentences import sentences

PROSE = st.lists(
    st.sampled_from(
        [
            "The",
            "Roe",
            "said",
            "U.S.",
            "a.m.",
            "Mr.",
            "J.",
            "3.5",
            "No.",
            "5",
            ".",
            "!",
            "?",
            "...",
            "…",
            "“",
            "”",
            '"',
            "'",
            "’",
            ")",
            "(",
            ",",
            "she",
            "[1]",
            "\n",
            "\n\n",
            "I",
            "e.g.",
            "—",
        ]
    ),
    max_size=40,
).map(" ".join)


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Sen. Jane Roe met Gov. J. D. Poe.", "They talked."],
        ["Mr. Roe, Mrs. Roe and Dr. Poe left at 5 p.m. on Jan. 5.", "Rep. A. Poe stayed."],
        ["He lives in the U.S. and works in Washington, D.C.", "She does not."],
        ["The U.S. Senate met.", "It was No. 5 in a row."],
        ["They left at 5 p.m.", "The park closed at 6 p.m. Monday."],
        ["It costs $3.5 million, or 2.75 a head.", "Roe Inc. pays."],
        ["He waited ... and left.", "Then it rained..."],
        ["“Is it full?” she asked.", "“Yes!” Jane Roe said.", "Nobody came."],
        ["“It is full.", "It was full on Monday.", "We left.”", "The park closed."],
        ['"It is full.', 'We left," Roe said.', '"So did I."', "They came back."],
        ["It rained (on Monday, that is).", "(It did not snow.)", "Nobody came."],
        ["Roe Jr. spoke.", "So did I.", "Vitamin C.", "The end."],
        ["He said it twice.[3]", "She wrote it down. [12]", "Nobody read it."],
        ["1. The first point.", "2. The second point."],
        ["iPads fell.", "iPhones rose.", "St. Mary’s won."],
    ],
)
def test_ends(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_never_across_paragraphs() -> None:
    assert cut("The mill and\n\nthe road") == ["The mill and", "the road"]


def test_offsets_inside_quotations() -> None:
    text = "Roe said: “The mill is shut.  It was shut on Monday.”"
    assert [(span.start, span.end) for span in sentences(text)] == [(0, 28), (30, len(text))]


@given(st.text() | PROSE)
def test_every_sign_lies_in_one_sentence(text: str) -> None:
    found = sentences(text)
    inside = [at for span in found for at in range(span.start, span.end)]
    assert inside == sorted(set(inside))
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(inside)
    assert all(span.cut(text) == span.cut(text).strip() != "" for span in found)
    blocks = paragraphs(text)
    assert all(any(block.covers(span) for block in blocks) for span in found)


@pytest.mark.parametrize("sign", [".", ". ", '?"', "a.b.", "\n", "Mr. ", "(", "[1]. "])
def test_long_nonsense_is_cut_in_linear_time(sign: str) -> None:
    begin = time.perf_counter()
    sentences(sign * 50_000)
    assert time.perf_counter() - begin < 5
