"""Somebody who is named only later. All is fictional."""

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
        ("[A former clerk] spoke. [The clerk] is {p:Ro Toll}.", "The clerk", "Ro Toll"),
        ("[A former clerk] spoke. [The clerk] is {p:Ro Toll}.", "A former clerk", "Ro Toll"),
        (
            "[A clerk], later identified as {p:Ro Toll}, spoke.",
            "A clerk",
            "Ro Toll",
        ),
        ("[A clerk] spoke. He is {p:Ro Toll}, who ran the mill.", "A clerk", "Ro Toll"),
        # a report that opens with a description
        (
            "[A Kelmari senator] spoke.\nRain, said [Sen. {p:Rona Toll}, a senator from Kelmar].",
            "A Kelmari senator",
            "Sen. Rona Toll, a senator from Kelmar",
        ),
        (
            "[Averay's manager] spoke.\nRain, said [{p:Kes Toll}]. {p:Toll} has taken Averay far.",
            "Averay's manager",
            "Kes Toll",
        ),
    ],
)
def test_who_is_named_later(marked: str, phrase: str, name: str) -> None:
    assert name in group_of(marked, phrase)


@pytest.mark.parametrize(
    ("marked", "phrase", "name"),
    [
        ("[A former clerk] spoke. [The clerk] is not {p:Ro Toll}.", "The clerk", "Ro Toll"),
        (
            "[A former clerk] spoke. [The clerk] is {p:Ro Toll} of Mill fame.",
            "The clerk",
            "Ro Toll",
        ),
        ("[A clerk] knew him as a friend. {p:Ro Toll} left.", "A clerk", "Ro Toll"),
        # brought in by something else
        (
            "[Averay's manager] spoke.\nRain, said [Sen. {p:Kes Toll}]. {p:Toll} has seen Averay.",
            "Averay's manager",
            "Sen. Kes Toll",
        ),
        # not at the beginning
        (
            "Rain.\nRain.\nRain.\nRain.\n[A Kelmari senator] spoke.\nSo said [Sen. {p:Ro Toll}].",
            "A Kelmari senator",
            "Sen. Ro Toll",
        ),
        # anybody may be an official
        (
            "[A senior official] spoke.\nRain, said [{p:Ro Toll}], an official.",
            "A senior official",
            "Ro Toll",
        ),
    ],
)
def test_who_stays_without_a_name(marked: str, phrase: str, name: str) -> None:
    assert name not in group_of(marked, phrase)


def test_the_author_of_an_opinion_is_named_at_its_end() -> None:
    marked = "[I] doubt it.\nRain fell.\n{p:Rona Toll} is a teacher in Averay."
    assert group_of(marked, "I") == ["I", "Rona Toll"]


def test_who_is_named_in_the_text_is_not_its_author() -> None:
    marked = "[I] doubt it.\nRain.\n{p:Rona Toll} spoke.\n{p:Rona Toll} is a teacher in Averay."
    assert group_of(marked, "I") == ["I"]


@given(st.lists(st.sampled_from(("[A clerk]", "is", "{p:Ro Toll}", "[He]", ".", "\n", "as"))))
def test_each_mention_has_one_source(parts: list[str]) -> None:
    found = [m for group in gathered(" ".join(parts), APART) for m in group]
    assert len(found) <= len(parts)
