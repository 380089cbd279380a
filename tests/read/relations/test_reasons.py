"""Reasons and results within a sentence that is cut there; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import found, holds


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            "The council closed the pier, for the divers had found cracks in it.",
            "divers had found",
            "justifies",
            "closed the pier",
        ),
        ("The fair was cancelled, for nobody had come.", "nobody had", "justifies", "cancelled"),
        (
            "[1:They] <1:expect> {1:dearer bread, for nobody buys a mill that grinds at a loss}.",
            "nobody buys a mill",
            "supports",
            "dearer bread",
        ),
        (
            "The mayor dismissed the clerk on the ground that he had lost the seal.",
            "lost the seal",
            "justifies",
            "dismissed the clerk",
        ),
        (
            "The guild expelled two bakers on the grounds that they had sold by candlelight.",
            "candlelight",
            "justifies",
            "expelled two bakers",
        ),
        (
            "The pier was closed in May, with the result that no boat could land.",
            "closed in May",
            "causes",
            "no boat could land",
        ),
        (
            "The well ran dry in June, and for that reason the herders left the valley.",
            "ran dry",
            "causes",
            "herders left",
        ),
        (
            "The mayor closed the pier after divers found cracks in two of its legs.",
            "divers found cracks",
            "justifies",
            "closed the pier",
        ),
        (
            "[1:The guild] <1:imposed> {1:a fine on the baker}, <2:saying> {2:he had sold old "
            "bread}.",
            "sold old bread",
            "justifies",
            "a fine on the baker",
        ),
        (
            "Some ninety families came last week, mainly because the wells have run dry.",
            "wells have run dry",
            "causes",
            "ninety families",
        ),
    ],
)
def test_reasons_and_results(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The choir sang in Pell, for the first time since the war.",
        "The ferry sank two days after the keeper had retired.",
        "The rain began after the choir had gone home.",
        "The choir travels to Pell, as have its rivals from Tarn.",
        "The crew ate soup, saying that it was hot.",
    ],
)
def test_no_reason_is_made_up(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "The gate was found open. Evidently the warden trusted his dogs more than his lock.",
            "found open",
            "trusted his dogs",
        ),
        (
            "Three of the four pumps have rusted through. So draining the mine would take a year.",
            "rusted through",
            "draining the mine",
        ),
        (
            "Every window of the mill had been bricked up. Clearly, nobody meant to come back.",
            "bricked up",
            "come back",
        ),
    ],
)
def test_conclusions_at_the_head(text: str, start: str, end: str) -> None:
    assert holds(text, start, "supports", end) or holds(text, start, "causes", end), found(text)


def test_a_further_objection_goes_against_what_it_differs_from() -> None:
    text = (
        "[1:The owners] <1:argue> {1:that the well was foul, and that nobody wanted the well}. But "
        "[2:a report] <2:says> {2:the well has been foul for no day}. And [3:two neighbours] "
        "<3:said> {3:they had offered money for it}."
    )
    assert holds(text, "offered money", "contrasts", "nobody wanted"), found(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "On Sunday [1:the harbour office] <1:said> {1:that several boats were lost}. On Monday "
            "[1:the harbour office] <1:said> {1:that three boats were lost}.",
            "three boats",
            "several boats",
        ),
        (
            "[1:The note] <1:says> {1:that all nine stones were taken by soldiers}. Later "
            "[2:an envoy] <2:said> {2:that only four stones were taken}.",
            "only four stones",
            "nine stones",
        ),
        (
            "[1:The guild] <1:said> {1:that dozens of bakers had left the town}. [1:The guild] "
            "<1:said> {1:later that just six bakers had left}.",
            "six bakers",
            "dozens",
        ),
    ],
)
def test_a_smaller_count_narrows(text: str, start: str, end: str) -> None:
    assert holds(text, start, "narrows", end), found(text)


def test_a_smaller_count_of_another_source_narrows_nothing() -> None:
    text = (
        "[1:The guild] <1:said> {1:that several boats were lost}. [2:The keeper] <2:said> {2:that "
        "three boats came in at noon}."
    )
    assert not any(kind == "narrows" for _, kind, _ in found(text))
