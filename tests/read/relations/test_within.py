"""Relations inside a sentence, by example; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import found, holds, relations_of


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            "The bridge at Pell shook because its bolts were missing.",
            "bolts were missing",
            "causes",
            "bridge at Pell shook",
        ),
        (
            "The plan is reckless because it leaves the harbour without a pilot.",
            "without a pilot",
            "supports",
            "plan is reckless",
        ),
        (
            "The council cancelled the fair because the river had risen.",
            "river had risen",
            "justifies",
            "cancelled the fair",
        ),
        (
            "Because the pumps had failed, the lower town was under water.",
            "pumps had failed",
            "causes",
            "lower town was under water",
        ),
        (
            "The ferry was full, prompting the harbour master to call a second boat.",
            "ferry was full",
            "causes",
            "second boat",
        ),
        (
            "The vote was held at night without witnesses, suggesting that the mayor feared them.",
            "vote was held at night",
            "supports",
            "mayor feared them",
        ),
        (
            "Although the dam was old, the engineers had found no crack in it.",
            "dam was old",
            "contrasts",
            "found no crack",
        ),
        (
            "The mill has been idle for years, while its owners are paid for every day.",
            "owners are paid",
            "contrasts",
            "mill has been idle",
        ),
        (
            "The seals had worn out, and as a result the joints had rusted.",
            "seals had worn out",
            "causes",
            "joints had rusted",
        ),
        (
            "The judges were never sworn in, since the president had locked the hall.",
            "locked the hall",
            "causes",
            "never sworn in",
        ),
    ],
)
def test_marks_between_clauses(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tariff has been in force, as the minister said on Monday in Pell.",
        "The town has been quiet since the ferry was sold to the Brennians.",
        "Mott was dining with the owners, while the decree was being drafted in the next room.",
        "The hall was not only cold, but it was also dark.",
        "The queen went home. The king stayed where he was.",
    ],
)
def test_no_relation_is_made_up(text: str) -> None:
    assert found(text) == []


def test_the_kind_follows_what_is_reported() -> None:
    text = (
        "[1:The ministry] <1:announced> {1:it had closed the line}, "
        "<2:citing> {2:cracks in a viaduct near the coast}."
    )
    assert holds(text, "cracks in a viaduct", "justifies", "closed the line"), found(text)


def test_the_cue_is_kept() -> None:
    text = "The bridge at Pell shook because its bolts were missing."
    (only,) = relations_of(text)
    assert only.cue is not None and only.cue.cut(text) == "because"
    assert "because" in only.reason and 0 < only.confidence <= 1
