"""Quotation marks, and those that keep a word at arm's length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.voice.line import Line
from onrecord.read.voice.quotes import quotations
from onrecord.read.voice.scare import scare_quotes


def quoted(text: str) -> list[str]:
    return [span.cut(text) for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('He spoke of "the old pier" at noon.', ['"the old pier"']),
        ("He spoke of “the old pier” at noon.", ["“the old pier”"]),
        ("He spoke of ''the old pier'' at noon.", ["''the old pier''"]),
        ("He spoke of ‘the old pier’ at noon.", ["‘the old pier’"]),
        ("He spoke of 'the old pier' at noon.", ["'the old pier'"]),
        ("The dockers' union and the mill’s owner.", []),
        ("“the ‘old’ pier” was", ["“the ‘old’ pier”"]),
        ("“never closed\n\nNew paragraph", ["“never closed"]),
    ],
)
def test_quotations(text: str, want: list[str]) -> None:
    assert quoted(text) == want


def scared(text: str) -> list[str]:
    spans = scare_quotes(Line(text, 0, len(text)), quotations(text))
    return [span.cut(text) for span in spans]


def test_scare_quotes() -> None:
    assert scared("Each payment was for “advice”.") == ["“advice”"]
    assert scared("The ‘independent’ auditors sat on the board.") == ["‘independent’"]


@pytest.mark.parametrize(
    "text",
    [
        "The word “reform” is not in the bill.",
        "She called it a “reform”.",
        "The mayor wrote of a “reform”.",
        "The film “Reform” opens in May.",
        "The “sleeved” contract powers two piers.",
        "A “reform of the old harbour law” was read.",
        "A reform was read.",
    ],
)
def test_no_scare_quotes(text: str) -> None:
    assert scared(text) == []


@given(st.text(alphabet="ab ’'‘“”\"`.\n1", max_size=60))
def test_quotations_are_in_order(text: str) -> None:
    end = 0
    for span in quotations(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
    scared(text)
