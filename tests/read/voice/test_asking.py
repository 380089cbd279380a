"""Questions that want no answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.voice.asking import question
from onrecord.read.voice.line import Line


def asks(text: str) -> bool:
    return question(Line(text, 0, len(text))) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Is it any wonder that the ferry sank?",
        "Who benefits?",
        "“Why else would he hide the ledger?”",
        "Isn't that odd?",
        "Can the pier really be saved?",
    ],
)
def test_rhetorical(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "How much does a ferry ticket cost?",
        "When does the harbour open?",
        "Will the council vote on Friday?",
        "Who benefits is plain.",
        "?",
    ],
)
def test_plain(text: str) -> None:
    assert not asks(text)


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    asks(text + "?")
