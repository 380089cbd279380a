"""Somebody without a name who comes again, and whom it must not be. All is fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.pairs import SAME_SIZES
from tests.read.made import gathered, scorer

APART = scorer(sum(SAME_SIZES), none=50.0)  # never sure of anything


def together(marked: str, one: str, other: str) -> bool:
    """Whether two mentions are of one source."""
    return any(one in group and other in group for group in gathered(marked, APART))


@pytest.mark.parametrize(
    ("marked", "one", "other"),
    [
        ("[A senior official] spoke. [The official] left.", "A senior official", "The official"),
        ("[A ship's cook] spoke. Rain fell. [The cook] left.", "A ship's cook", "The cook"),
        ("[Two divers] spoke. [The divers] left.", "Two divers", "The divers"),
        (
            "[people briefed on the talks] spoke. [the people] left.",
            "people briefed on the talks",
            "the people",
        ),
        (
            "[A Kelmari clerk] spoke. [A Vessan clerk] spoke. [The Kelmari clerk] left.",
            "A Kelmari clerk",
            "The Kelmari clerk",
        ),
        (
            "[The president of Kelmar] spoke. [The Kelmari president] left.",
            "The president of Kelmar",
            "The Kelmari president",
        ),
        # of several, the one who spoke last
        (
            "[A source] spoke. [Another source] spoke. [The source] left.",
            "Another source",
            "The source",
        ),
        (
            "[A report by two auditors] spoke. [The report] left.",
            "A report by two auditors",
            "The report",
        ),
        ("[Police] spoke. [The police] left.", "Police", "The police"),
    ],
)
def test_who_comes_again(marked: str, one: str, other: str) -> None:
    assert together(marked, one, other)


@pytest.mark.parametrize(
    ("marked", "one", "other"),
    [
        (
            "[A senior official] spoke. [Another official] left.",
            "A senior official",
            "Another official",
        ),
        ("[Two divers] spoke. [One of the divers] left.", "Two divers", "One of the divers"),
        ("[A diver] spoke. [The other diver] left.", "A diver", "The other diver"),
        ("[A diver] spoke. [The divers] left.", "A diver", "The divers"),
        ("[A diver] spoke. [The diver or his wife] left.", "A diver", "The diver or his wife"),
        (
            "[A Kelmari clerk] spoke. [The Vessan clerk] left.",
            "A Kelmari clerk",
            "The Vessan clerk",
        ),
        # somebody else has come since
        (
            "[A man] spoke. [{p:Ro Toll}] spoke. [The man] left.",
            "A man",
            "The man",
        ),
        (
            "[A clerk] spoke.\nRain fell.\nAnother clerk came.\nRain fell.\nSo [the clerk] left.",
            "A clerk",
            "the clerk",
        ),
        # too far away
        ("[A clerk] spoke." + "\nRain fell." * 12 + "\n[The clerk] left.", "A clerk", "The clerk"),
        # which of two bodies?
        (
            "[The {p:Toll} campaign] met [the {p:Ave} campaign]. [The campaign] left.",
            "the Ave campaign",
            "The campaign",
        ),
    ],
)
def test_who_is_somebody_else(marked: str, one: str, other: str) -> None:
    assert not together(marked, one, other)


@given(
    st.lists(
        st.sampled_from(("[A clerk]", "[The clerk]", "[the two clerks]", "who", ",", ".", "\n"))
    )
)
def test_each_mention_has_one_source(parts: list[str]) -> None:
    found = [m for group in gathered(" ".join(parts), APART) for m in group]
    assert len(found) <= len(parts)
