"""Relations across sentences that an opening word or an adverb marks; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import found, holds


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            "The crossing at Pell was closed on Tuesday. As a result, four thousand herders are "
            "cut off from their pastures.",
            "closed on Tuesday",
            "causes",
            "herders are cut off",
        ),
        (
            "The taps of the capital will be dry in nine weeks. It is for this reason that the "
            "cabinet decided to ration water.",
            "taps of the capital",
            "justifies",
            "ration water",
        ),
        (
            "The stones can be put back in an afternoon. In other words, the damage to the stones "
            "can be undone before supper.",
            "before supper",
            "restates",
            "in an afternoon",
        ),
        (
            "The office has praised its own figures. However, the figures were never checked.",
            "never checked",
            "contrasts",
            "praised its own figures",
        ),
        (
            "The dike was raised by a metre in spring. The harbour wall, by contrast, was left as "
            "it had been for ninety years.",
            "harbour wall",
            "contrasts",
            "dike was raised",
        ),
        (
            "The cracks were longer than the manual allows. The three aircraft were therefore "
            "unfit to fly.",
            "longer than the manual allows",
            "supports",
            "unfit to fly",
        ),
        (
            "Nobody was at the gate that night. Because nobody had been told to come.",
            "had been told",
            "causes",
            "at the gate",
        ),
        (
            "The line is safe. It does not follow that nobody may inspect the line.",
            "inspect the line",
            "contrasts",
            "line is safe",
        ),
    ],
)
def test_marks_at_the_head_or_inside(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fair opened on Monday. But what of the ferry?",
        "The queen sold her yacht in spring. So many boats lay idle in the harbour.",
        "The choir sang two hymns in the square. Still life paintings hung in the hall.",
        "The hall was full at noon. Thus far nobody has counted the guests.",
    ],
)
def test_no_relation_is_made_up(text: str) -> None:
    assert found(text) == []


def test_two_clauses_of_one_voice_are_two_premises() -> None:
    text = (
        "[1:The keeper] <1:said> {1:the lamp was not lit that night; the boat came in without "
        "any light}. This suggests that nobody was on watch."
    )
    assert holds(text, "lamp was not lit", "supports", "nobody was on watch"), found(text)
    assert holds(text, "without any light", "supports", "nobody was on watch"), found(text)
