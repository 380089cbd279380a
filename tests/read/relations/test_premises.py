"""Unmarked premises, and the grounds of acts; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import holds


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            "The originals never left the house. Nothing, then, was taken.",
            "never left",
            "supports",
            "Nothing, then",
        ),
        (
            "The embassy did not return five calls. Silence of this kind is seldom an accident.",
            "did not return",
            "supports",
            "seldom an accident",
        ),
        (
            "The mayor owns the quarry. Evidently the road was never about traffic.",
            "owns the quarry",
            "supports",
            "never about traffic",
        ),
        (
            "Their authenticity is beyond doubt: the headers carry the signature of the server.",
            "the headers",
            "supports",
            "beyond doubt",
        ),
        (
            "The explanation does not convince. The lift had been out of order since May.",
            "The lift",
            "supports",
            "does not convince",
        ),
        (
            "The fleet is small. It lost nine boats in May. The same conclusion follows from the "
            "state of its harbours.",
            "the state of its harbours",
            "supports",
            "lost nine boats",
        ),
        (
            "The board withdrew her chair in October. Officially the offence was one of procedure. "
            "[1:The rector] <1:wrote> {1:that she had removed three ledgers from the archive}.",
            "removed three ledgers",
            "justifies",
            "withdrew her chair",
        ),
        (
            "Parliament expelled a deputy on Friday. [1:It] <1:accused> {1:him of selling secrets "
            "to the enemy}.",
            "selling secrets",
            "justifies",
            "expelled a deputy",
        ),
        (
            "The ministry closed the bakery on Monday; inspectors had found rats in the flour.",
            "found rats",
            "justifies",
            "closed the bakery",
        ),
        (
            "[1:Two clerks] <1:said> {1:that the premier had permitted crews to engage all "
            "aircraft}. [2:A diplomat] <2:said> {2:that the permission extends only to bombers}.",
            "extends only to bombers",
            "narrows",
            "had permitted crews",
        ),
        (
            "[1:Two clerks] <1:said> {1:that bombers would be stationed at the cape}. Another went "
            "further: it put the number of aircraft at twelve.",
            "at twelve",
            "narrows",
            "bombers would be",
        ),
    ],
)
def test_unmarked(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end)


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (  # a new paragraph
            "The mayor owns the quarry.\n\nNothing, then, was ever about traffic.",
            "owns the quarry",
            "supports",
            "ever about traffic",
        ),
        (  # a condition
            "The house is old. If it burns, then, we shall leave.",
            "is old",
            "supports",
            "If it burns",
        ),
        (  # a list, and no judgement
            "Three men came to the gate: the first wore a hat of straw.",
            "the first wore",
            "supports",
            "Three men",
        ),
        (  # no act against anybody
            "The bakery opened on Monday; inspectors had found it clean.",
            "found it clean",
            "justifies",
            "opened on Monday",
        ),
    ],
)
def test_no_premise(text: str, start: str, kind: str, end: str) -> None:
    assert not holds(text, start, kind, end)
