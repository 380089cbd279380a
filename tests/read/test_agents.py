"""The agent of a passive is its source; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.agents import with_agents
from onrecord.read.links import Link
from onrecord.read.segments import CONTENT, CUE, WordSpan
from tests.read.made import PIECES


def agent(text: str, cue: str, content: str) -> str | None:
    words = PIECES.words(text)

    def span(part: str, role: int) -> WordSpan:
        at = text.index(part)
        inside = [
            k for k in range(len(words)) if at <= words.start[k] and words.end[k] <= at + len(part)
        ]
        return WordSpan(role, inside[0], inside[-1] + 1, 0.9)

    (out,) = with_agents(text, words, [Link(None, span(cue, CUE), (span(content, CONTENT),), 0.9)])
    return out.source and text[words.start[out.source.lo] : words.end[out.source.hi - 1]]


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        (
            "The order was called “a fraud” by Ilse Marn, who leads the union.",
            "was called",
            "“a fraud”",
            "Ilse Marn",
        ),
        (
            "The claim was denied by the harbour board.",
            "was denied",
            "The claim",
            "the harbour board",
        ),
        ("The claim was denied by Friday.", "was denied", "The claim", None),
        ("The claim was denied by mistake.", "was denied", "The claim", None),
        ("It was said that the weir is old.", "was said", "that the weir is old", None),
        ("The board says the road runs by the lake.", "says", "the road runs", "The board"),
        ("It was the road that runs by the lake.", "runs", "by the lake", None),
    ],
)
def test_agents(text: str, cue: str, content: str, wanted: str | None) -> None:
    assert agent(text, cue, content) == wanted


@given(st.text("ab. \nby,”", max_size=40))
def test_no_text_makes_it_fail(tail: str) -> None:
    text = "It was denied by " + tail
    agent(text, "was denied", "It")
