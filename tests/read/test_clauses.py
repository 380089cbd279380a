"""Clauses: where a sentence is cut, and where it is not. The texts are fictional."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.clauses import clauses
from onrecord.records import Span

WORDS = st.lists(
    st.sampled_from(
        [
            "he",
            "she",
            "it",
            "the",
            "mill",
            "was",
            "left",
            "said",
            "and",
            "but",
            "because",
            "which",
            "if",
            ",",
            ";",
            "—",
            ":",
            '"',
            "“",
            "”",
            "(",
            ")",
            "suggesting",
            "Roe",
            "who",
            "that",
            "is",
            "3",
            "to",
            "go",
        ]
    ),
    max_size=40,
).map(" ".join)


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in clauses(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["The mill closed on Monday,", "and the road was shut on Tuesday."],
        ["She wanted to stay,", "but he left the town."],
        ["The strikes were not announced;", "the missiles would speak for themselves."],
        ["The council met on Monday,", "although the mayor was ill."],
        ["They met the keeper,", "who had seen the fire."],
        ["The mill was sold in May,", "which surprised nobody."],
        ["If the bill passes,", "the town will pay for the road."],
        ["The rule was made without a vote,", "suggesting a rush before the summer."],
        ["He stayed at home", "because he was ill."],
        ["The rule is clear:", "no one may enter the mill."],
        ["The mill was closed,", "for the divers had found cracks in its wall."],
        ["The hall stayed empty,", "for nobody had a coin."],
        ["The mill was closed in May,", "with the result that no boat could land."],
        ["The mill was closed in May,", "and as a result no boat could land there."],
        ["The well ran dry in June,", "and for that reason the herders left."],
        ["The mayor closed the mill", "after divers found cracks in two walls."],
        ["He dismissed the clerk", "on the ground that he had lost the seal."],
        ["Having lost its licence,", "the mill was sold in May."],
        ["The fund sold the mill in May,", "having lost its licence."],
        ["They let him off with a fine,", "because, they held, he had been ill."],
        ["Some ninety people came last week,", "mainly because the wells have run dry."],
        ["It feared for its grain,", "because two thirds of it pass through the town."],
        ["They stayed at home,", "for fear that the river would rise."],
        ["“The mill is full,", "and the road is shut.”"],
    ],
)
def test_cut(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "whole",
    [
        "Smith, Jones and Brown came to the mill.",
        "They sold the mill, the road, and the well.",
        "The man who left on Monday came back.",
        "Smith, who runs the mill, said no.",
        "The mill, which was sold in May, is shut.",
        "He called it “bad, and wrong” on Monday.",
        "It cost 3,500 marks, or 2,000 more than last year.",
        "The keeper (he is old, and he is ill) stayed.",
        "He left not because he was ill.",
        "They sang, for the first time since he was born.",
        "The mill was sold two days after he had left.",
        "He was named after a king who had lost his head.",
        "The man who left because he was ill came back.",
        "They came late because of the rain.",
        "He came in, sat down and slept.",
        "Land, air, and water could be sold.",
        "",
        "And",
        ", , ,",
    ],
)
def test_left_whole(whole: str) -> None:
    assert cut(whole) == [whole]


@given(st.text(max_size=200) | WORDS)
def test_every_sign_lies_in_one_clause(text: str) -> None:
    found = clauses(text, Span(0, len(text)))
    inside = [at for span in found for at in range(span.start, span.end)]
    assert inside == sorted(set(inside))
    if text.strip():
        assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(inside)
        assert all(span.cut(text) == span.cut(text).strip() != "" for span in found)


@pytest.mark.parametrize(
    "part", [", and he was", ", which ", "; ", "— ", "because ", '"a" ', ", if "]
)
def test_a_very_long_sentence_ends_in_time(part: str) -> None:
    text = "He was " + part * 3_000
    begin = time.perf_counter()
    clauses(text, Span(0, len(text)))
    assert time.perf_counter() - begin < 5
