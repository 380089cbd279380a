"""*The company*, *the bloc*: the body that spoke last, or nobody. All is fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.pairs import SAME_SIZES
from tests.read.made import gathered, scorer

APART = scorer(sum(SAME_SIZES), none=50.0)  # never sure of anything


def group_of(marked: str, mention: str) -> list[str]:
    """The mentions of the source that has a mention."""
    return next((g for g in gathered(marked, APART) if mention in g), [])


@pytest.mark.parametrize(
    ("marked", "phrase", "name"),
    [
        ("[{b:Toll Steel}] spoke. [The company] left.", "The company", "Toll Steel"),
        ("[Northsea Lines] spoke. [The firm] left.", "The firm", "Northsea Lines"),
        ("[The {b:Averay League}] spoke. [The bloc] left.", "The bloc", "The Averay League"),
        ("[{b:Mercy Watch}] spoke. [The rights group] left.", "The rights group", "Mercy Watch"),
        (
            "[The {b:Daily Lantern}] spoke. [The newspaper] left.",
            "The newspaper",
            "The Daily Lantern",
        ),
        (
            "[Water company {p:Toll}] spoke. [The company] left.",
            "The company",
            "Water company Toll",
        ),
    ],
)
def test_the_body_that_spoke_last(marked: str, phrase: str, name: str) -> None:
    assert name in group_of(marked, phrase)


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        (
            "[{b:Mercy Watch}] met {b:Toll Arc}. [The group] spoke. [The company] left.",
            "The company",
        ),
        ("[The {b:Harbour Union}] spoke. [The company] left.", "The company"),
        ("[The {b:Kelmar Parliament}] spoke. [The company] left.", "The company"),
        ("[{p:Rona Toll}] spoke. [The company] left.", "The company"),
        ("[{b:FBM}] spoke. [The company] left.", "The company"),
        ("[{b:Toll Steel}] spoke. It met a company. [The company] left.", "The company"),
    ],
)
def test_no_body_is_meant(marked: str, phrase: str) -> None:
    assert group_of(marked, phrase) in ([], [phrase])


@given(st.lists(st.sampled_from(("[{b:Toll Steel}]", "[The firm]", "the bloc", ".", "\n", "said"))))
def test_each_mention_has_one_source(parts: list[str]) -> None:
    found = [m for group in gathered(" ".join(parts), APART) for m in group]
    assert len(found) <= 2 * len(parts)
