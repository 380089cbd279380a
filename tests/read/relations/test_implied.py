"""Premises that no connective marks; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import found, holds


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "A bank that is shut on a whim will not be trusted again. Already a third of its "
            "savers have gone.",
            "third of its savers",
            "not be trusted",
        ),
        (
            "The tax should be dropped at once. Already two mills have closed their gates.",
            "two mills",
            "should be dropped",
        ),
        (
            "The ferry line is likely to fail. Already half of its boats were sold in Tarn.",
            "half of its boats",
            "likely to fail",
        ),
    ],
)
def test_already_after_a_judgement(text: str, start: str, end: str) -> None:
    assert holds(text, start, "supports", end), found(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Nine boats have struck the new pier since May. Two sailors lost their boots. In other "
            "words, the old keeper was right.",
            "Nine boats have struck",
            "keeper was right",
        ),
        (
            "Three judges had signed the order. It was read out in both squares. In short, nobody "
            "can call the order unlawful.",
            "Three judges",
            "unlawful",
        ),
        (
            "The lamp was found cold. The log had no entry after ten. In sum, the story of the "
            "watchman is implausible.",
            "lamp was found cold",
            "implausible",
        ),
    ],
)
def test_summed_up(text: str, start: str, end: str) -> None:
    assert holds(text, start, "supports", end), found(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "The warden seems to fear nobody. He sent his two dogs away in June.",
            "sent his two dogs",
            "fear nobody",
        ),
        (
            "The charge against the ferryman is absurd. He had sold his boat in March.",
            "sold his boat",
            "absurd",
        ),
        (
            "The harbour plan is a farce. It was drawn up in 2031 by the owner of the quarry.",
            "drawn up in 2031",
            "farce",
        ),
    ],
)
def test_a_fact_right_after_a_judgement(text: str, start: str, end: str) -> None:
    assert holds(text, start, "supports", end), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Already in March the ice had gone. The ferry ran at noon.",
        "The charge against the ferryman is absurd.\n\nHe had sold his boat in March.",
        "The ferry ran at noon. He had sold his boat in March.",
        "Is the harbour plan a farce? It was drawn up in 2031.",
    ],
)
def test_no_premise_is_made_up(text: str) -> None:
    assert found(text) == []
