"""What two tell differently, and what does not go together; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import holds

RECTOR = "[1:The rector] <1:wrote> {1:that the scholar had removed three ledgers}. "


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            RECTOR + "The board met in haste. It heard one witness. The hall was cold. "
            "What he carried were copies. Nothing, then, was removed.",
            "Nothing, then",
            "contradicts",
            "had removed three ledgers",
        ),
        (
            "[1:The bank] <1:said> {1:that it had never paid the lobbyist}. [2:The books] "
            "<2:show> {2:that it paid the lobbyist 40,000 florins}.",
            "it paid the lobbyist 40,000",
            "contradicts",
            "never paid",
        ),
        (
            "[1:The governor] <1:said> {1:the road was open}. Drivers found the road blocked by "
            "rubble.",
            "blocked by rubble",
            "contrasts",
            "was open",
        ),
        (
            "[1:A captain] <1:accused> {1:the rebels of shelling the mill}. The rebels denied the "
            'charge. [2:Their envoy] <2:said> {2:"Our guns have stood idle since noon"}.',
            "stood idle",
            "contradicts",
            "shelling the mill",
        ),
        (
            "[1:The mill] first <1:spoke of> {1:a small technical hitch}. On Friday [2:the mill] "
            "<2:admitted> {2:that nine tanks had burst}.",
            "nine tanks",
            "contrasts",
            "technical hitch",
        ),
        (
            "[1:The police] <1:put> {1:the crowd at 3,000}. The organisers spoke of 20,000.",
            "20,000",
            "contradicts",
            "3,000",
        ),
        (
            "In May the president extended the curfew by decree. Years ago [1:he] <1:called> "
            "{1:such curfews the last argument of cheats}. It sits oddly beside the decree.",
            "last argument",
            "contrasts",
            "by decree",
        ),
        (
            "[1:An officer] <1:said> {1:the rounds had come from the ridge}. The ridge lies to the "
            "north of the town, which fits the officer's account.",
            "lies to the north",
            "supports",
            "had come from the ridge",
        ),
    ],
)
def test_told_differently(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end)


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (  # one voice
            "[1:The governor] <1:said> {1:the road was open}. [1:He] <1:said> {1:the road had been "
            "blocked in winter}.",
            "blocked in winter",
            "contrasts",
            "was open",
        ),
        (  # two matters
            "[1:The governor] <1:said> {1:the road was open}. The harbour is blocked by ice.",
            "blocked by ice",
            "contrasts",
            "was open",
        ),
        (  # what is asked denies nothing
            RECTOR + "Was nothing removed by anybody else that autumn?",
            "Was nothing",
            "contradicts",
            "had removed three ledgers",
        ),
        (
            RECTOR + "The mayor has not removed the snow from the square.",
            "the snow",
            "contradicts",
            "had removed three ledgers",
        ),
    ],
)
def test_not_told_differently(text: str, start: str, kind: str, end: str) -> None:
    assert not holds(text, start, kind, end)
