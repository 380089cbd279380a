"""Statements set against each other with no word that says so; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import found, holds


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "[1:The mayor] <1:had promised> {1:that no tree on the quay would ever be felled}. Now "
            "eleven limes lie across the tram rails.",
            "eleven limes",
            "no tree",
        ),
        (
            "Workers felled the limes on the quay in June. In spring [1:the mayor] <1:promised> "
            "{1:that no lime on the quay would ever be felled}.",
            "Workers felled the limes",
            "no lime on the quay",
        ),
        (
            "For six years [1:the bishop] <1:vowed> {1:that he would never sell the bells}. Today "
            "the bells hang in a hotel.",
            "hang in a hotel",
            "never sell the bells",
        ),
    ],
)
def test_promise_and_act(text: str, start: str, end: str) -> None:
    assert holds(text, start, "contrasts", end), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "[1:The mayor] <1:promised> {1:that the fountain would run again}. Now it runs all day.",
        "[1:The mayor] <1:said> {1:that she has no time for golf}. Now she plays chess.",
        "[1:The mayor] <1:promised> {1:that no tree would ever be felled}. A ferry sank in May.",
    ],
)
def test_no_promise_broken(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "[1:The brewer] <1:claims> {1:that he first heard of the leak at noon}. The letters in "
            "the safe tell another story. At dawn he had ordered new pumps for the cellar.",
            "ordered new pumps",
            "heard of the leak",
        ),
        (
            "[1:The rector] <1:says> {1:that the roof was sound all winter}. The minutes of the "
            "chapter say otherwise. In January the sexton hung forty buckets in the nave.",
            "forty buckets",
            "roof was sound",
        ),
        (
            "[1:Her rivals] <1:say> {1:that Oona Prill wrote the letter out of envy}. The dates "
            "tell against them. The letter was sent a year before they were hired.",
            "a year before",
            "out of envy",
        ),
    ],
)
def test_a_report_says_that_something_tells_otherwise(text: str, start: str, end: str) -> None:
    assert holds(text, start, "contradicts", end), found(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "[1:A former clerk] <1:said> {1:that the ledgers were burnt in May}. [2:The bank] "
            "<2:dismissed> {2:it as nonsense}. {3:All the ledgers lie in the vault}, [3:it] "
            "<3:said>.",
            "it as nonsense",
            "ledgers were burnt",
        ),
        (
            "[1:Two porters] <1:said> {1:that the crates were opened at sea}. [2:The captain] "
            "<2:rejected> {2:it as a drunkard's tale}.",
            "drunkard's tale",
            "opened at sea",
        ),
        (
            "[1:The Post] <1:reported> {1:that the bridge had sunk by a foot}. [2:The engineer] "
            "<2:dismissed> {2:the report as an old wives' tale}.",
            "old wives' tale",
            "sunk by a foot",
        ),
    ],
)
def test_what_is_dismissed(text: str, start: str, end: str) -> None:
    assert holds(text, start, "contradicts", end), found(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "[1:His office] <1:said> {1:that he was ill}; [2:a porter] <2:said> {2:that he was at "
            "the races}.",
            "ill",
            "at the races",
        ),
        (
            "[1:The bank] <1:said> {1:that they were copies}; [2:an archivist] <2:said> {2:that "
            "they were the only letters}.",
            "copies",
            "only letters",
        ),
        (
            "[1:The owner] <1:said> {1:it had brakes of steel}, but [2:the driver] <2:said> {2:it "
            "had no brakes that morning}.",
            "brakes of steel",
            "no brakes that morning",
        ),
    ],
)
def test_two_accounts_of_one_subject(text: str, start: str, end: str) -> None:
    assert holds(text, start, "contrasts", end), found(text)


def test_two_accounts_of_two_subjects_are_none() -> None:
    text = (
        "[1:His office] <1:said> {1:that he was ill}; [2:a porter] <2:said> {2:that the lift was "
        "broken}."
    )
    assert found(text) == []
