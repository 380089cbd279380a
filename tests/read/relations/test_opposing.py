"""Statements that cannot both hold, and those that limit others; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import found, holds

SAID = "[1:Two clerks] <1:said> {1:the gate had been forced by foreign sailors}. "


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            SAID + "[2:The harbour guard] <2:denied> {2:that foreign sailors had forced the gate}.",
            "that foreign sailors",
            "contradicts",
            "forced by foreign sailors",
        ),
        (
            SAID + "[2:A watchman] <2:said> {2:it had been not sailors but one old man}.",
            "one old man",
            "contradicts",
            "foreign sailors",
        ),
        (
            "[1:The company] <1:promised> {1:to renew the mains within five years}. It has renewed "
            "nothing.",
            "renewed nothing",
            "contrasts",
            "within five years",
        ),
        (
            "[1:The trade office] <1:said> {1:the loss came to 40,000 jobs}. The Institute of the "
            "Coast puts the loss at 2,600 jobs.",
            "at 2,600",
            "contradicts",
            "40,000 jobs",
        ),
        (
            "[1:The envoy] <1:said> {1:her country would cut the power line to the island}. On "
            "Friday she narrowed it. [2:A spokesman] <2:said> {2:the cut would apply to the naval "
            "base alone}.",
            "naval base alone",
            "narrows",
            "cut the power line",
        ),
        (
            "[1:The minister] <1:said> {1:no citizen whatever was being followed}. [1:The "
            "minister] <1:said> {1:later that this concerned only holders of a press card}.",
            "only holders",
            "narrows",
            "no citizen whatever",
        ),
        (
            SAID + "[2:The port office] <2:called> {2:that report an invention of the press}.",
            "an invention",
            "contradicts",
            "foreign sailors",
        ),
        (
            "[1:The station] <1:said> {1:the defence chief had ordered mines laid off the coast}. "
            "She had done nothing of the kind.",
            "nothing of the kind",
            "contradicts",
            "mines laid",
        ),
        (
            "[1:A paper] <1:wrote> {1:that the speaker ordered the police to clear the steps}. No "
            "such order was given.",
            "No such order",
            "contradicts",
            "clear the steps",
        ),
    ],
)
def test_oppositions_and_limits(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end), found(text)


@pytest.mark.parametrize(
    "text",
    [
        SAID + "[2:The mayor] <2:denied> {2:that the school was late with its books}.",
        "The road runs through a narrow strait. The two navies could meet there.",
        "[1:A clerk] <1:said> {1:all boats were in}. The soup was only warm.",
        "[1:A clerk] <1:said> {1:the boats were in}. Nobody thanked the cook.",
        SAID + "No such storm has been seen on the coast.",
        SAID + "[2:The cook] <2:called> {2:the soup a triumph of the house}.",
    ],
)
def test_no_relation_is_made_up(text: str) -> None:
    assert found(text) == []
