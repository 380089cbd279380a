"""Whom a pronoun means where the report leaves one to choose. All people are fictional."""

from __future__ import annotations

import pytest

from onrecord.read.pairs import SAME_SIZES
from tests.read.made import gathered, scorer

APART = scorer(sum(SAME_SIZES), none=50.0)  # never sure of anything
TRUSTING = scorer(sum(SAME_SIZES), none=-50.0)  # takes whatever it may


def group_of(marked: str, same: object = APART) -> list[str]:
    """The source of the last mention of all."""
    return gathered(marked, same)[-1] if "@" in marked else _with_last(gathered(marked, same))  # type: ignore[arg-type]


def _with_last(groups: list[list[str]]) -> list[str]:
    pronouns = ("He", "She", "It", "They", "he", "she", "it", "they", "who")
    return next(g for g in groups if g[-1] in pronouns)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "[Minister {p:Oruna Destrel}] spoke there. [She] called it wrong.",
            "Minister Oruna Destrel",
        ),
        ("[{p:Oruna Destrel}] spoke.\n\n“No,” [she] added.", "Oruna Destrel"),
        ("[{p:Ro Toll}] spoke. The Mill Council met. [He] left.", "Ro Toll"),
        ("[Mr. {p:Ro Toll}] spoke to Ms. {p:Ave}. [He] left.", "Mr. Ro Toll"),
        (
            "[Ms. {p:Ro Toll}] spoke. {p:Al Ave}'s wall fell. [Mr. {p:Orsol}] sat. [She] left.",
            "Ms. Ro Toll",
        ),
        ("But {p:Ro Toll} agreed with {p:Al Ave}. “No,” [he] said.", "Ro Toll"),
        ("[{p:Ro Toll}] said that Ms. {p:Ave} won when [she] ran.", "Ms. Ave"),
        ("[a spokesman] spoke. [He] left.", "a spokesman"),
        ("His daughter, {p:Ellie}, came. [She] spoke.", "His daughter"),
        ("[The {b:Mill Fund}] did not name it, but [it] left.", "The Mill Fund"),
        ("[Some voters] came, and [they] spoke.", "Some voters"),
        ("Also there was {p:Ro Toll}, a mill hand [who] spoke.", "Ro Toll"),
    ],
)
def test_one_fits(marked: str, name: str) -> None:
    assert name in group_of(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[{p:Ro Toll}] spoke. {p:Al Ave} came. [He] left.",  # another begins the next sentence
        "[{p:Ro Toll}] said that {p:Al Ave} won when [he] ran.",
        "[Ms. {p:Ro Toll}] spoke. [He] left.",
        "[The {b:Mill Fund}] spoke. [He] left.",
        "[The network] spoke. [She] left.",
        "[{p:Ro Toll}] spoke. [It] left.",
        "“{p:Ro Toll} did it.” [He] left.",
        "[{p:Ro Toll}] spoke.\nRain fell.\nRain fell.\n[He] left.",
        "[The {b:Mill Fund}] met the {b:Mill Union}, and [it] left.",
        "[Some voters] met [some mayors], and later {b:Art}. [He] left.",
        "[The mayor] met {p:Ro Toll} - long ago - [who] left.",
    ],
)
def test_nobody_fits(marked: str) -> None:
    assert len(group_of(marked)) == 1


def test_the_scorer_gives_no_name_to_who_without_a_phrase() -> None:
    assert len(group_of("[{p:Ro Toll}] spoke for all of it, [who] left.", TRUSTING)) == 1


def test_a_pronoun_learns_and_keeps_its_gender() -> None:
    found = gathered("[{p:Ro Toll}] spoke. [She] sat. [He] left. [She] sang.", APART)
    assert found == [["Ro Toll", "She", "She"], ["He"]]
