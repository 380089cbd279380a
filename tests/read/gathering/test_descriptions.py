"""Whom a definite description means, and whom it must not. The people and places are fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.gathering.pronouns import sentence_of
from onrecord.read.pairs import SAME_SIZES
from tests.read.made import PIECES, Marked, gathered, scorer

APART = scorer(sum(SAME_SIZES), none=50.0)  # never sure of anything


def group_of(marked: str, phrase: str) -> list[str]:
    """The mentions of the source that a phrase went to; the last of several of these words."""
    return next((g for g in reversed(gathered(marked, APART)) if phrase in g), [])


@pytest.mark.parametrize(
    ("marked", "phrase", "name"),
    [
        # a title before the name
        ("[Sen. {p:Rona Toll}] spoke. [The senator] left.", "The senator", "Toll"),
        ("[Premier {p:Tavin Orsolak}] spoke. [The premier] left.", "The premier", "Orsolak"),
        ("[Prime Minister {p:Ro Toll}] spoke. [The premier] left.", "The premier", "Toll"),
        ("[Rep. {p:Ro Toll}] spoke. [The lawmaker] left.", "The lawmaker", "Toll"),
        (
            "[Council spokeswoman {p:Ro Toll}] spoke. [The spokesperson] left.",
            "The spokesperson",
            "Toll",
        ),
        (
            "[President {p:Ro Toll}] spoke. [The outgoing president] left.",
            "The outgoing president",
            "Toll",
        ),
        (
            "[Gov. {p:Ro Toll}] met [Sen. {p:Al Ave}]. [The governor] left.",
            "The governor",
            "Gov. Ro Toll",
        ),
        # what stands before it says whose, and nothing speaks against it
        (
            "[Sen. {p:Rona Toll}] spoke. [the North {l:Kelmar} senator] left.",
            "the North Kelmar senator",
            "Toll",
        ),
        (
            "[Kelmari President {p:Ro Toll}] met [Vessan President {p:Al Ave}]. "
            "[The Kelmari president] left.",
            "The Kelmari president",
            "Toll",
        ),
        (
            "[Republican nominee {p:Ro Toll}] met [Democratic nominee {p:Al Ave}]. "
            "[The Democratic nominee] left.",
            "The Democratic nominee",
            "Ave",
        ),
        # appositions and clauses
        (
            "[{p:Rona Toll}, a Republican senator from {l:Kelmar},] spoke. [The senator] left.",
            "The senator",
            "Toll",
        ),
        (
            "[{p:Rona Toll}, the union's treasurer,] spoke. [The treasurer] left.",
            "The treasurer",
            "Toll",
        ),
        ("[{p:Rona Toll}, 52, a carpenter,] spoke. [The carpenter] left.", "The carpenter", "Toll"),
        (
            "[Its secretary, {p:Madde Quillon},] spoke. [The union's secretary] left.",
            "The union's secretary",
            "Quillon",
        ),
        (
            "[{p:Pell Tambrin}, who chairs the board,] spoke. [The chairman] left.",
            "The chairman",
            "Tambrin",
        ),
        (
            "[{p:Pell Tambrin}, the former chairman of the bank,] spoke. "
            "[The former chairman] left.",
            "The former chairman",
            "Tambrin",
        ),
        ("{p:Rona Toll} is the mayor of {l:Kelmar}. [The mayor] left.", "The mayor", "Toll"),
        # bodies
        ("[The {b:Harbour Union}] met. [The union] left.", "The union", "The Harbour Union"),
        (
            "[The Defence Ministry] spoke. [The ministry] denied it.",
            "The ministry",
            "The Defence Ministry",
        ),
        (
            "[{b:Northgate Wire Ltd}] paid. [The company] denied it.",
            "The company",
            "Northgate Wire Ltd",
        ),
        (
            "[{b:Roe Stone}, a contractor,] paid. [The contractor] denied it.",
            "The contractor",
            "Roe Stone, a contractor,",
        ),
        (
            "[The {p:Toll} campaign] spoke. [The campaign] denied it.",
            "The campaign",
            "The Toll campaign",
        ),
        ("[{b:Northgate}] paid. [The company] denied it.", "The company", "Northgate"),
        # who spoke last
        (
            "[{p:Rona Toll}] spoke. “No,” [the {l:Kelmar} businesswoman] said.",
            "the Kelmar businesswoman",
            "Toll",
        ),
    ],
)
def test_one_fits(marked: str, phrase: str, name: str) -> None:
    assert any(name in mention for mention in group_of(marked, phrase) if mention != phrase)


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        # two of them
        ("[Sen. {p:Rona Toll}] met [Sen. {p:Al Ave}]. [The senator] left.", "The senator"),
        ("[The {b:Harbour Union}] met [the {b:Miners Union}]. [The union] left.", "The union"),
        (
            "[The {p:Toll} campaign] met [the {p:Ave} campaign]. [The campaign] left.",
            "The campaign",
        ),
        # named later
        ("[The senator] left. [Sen. {p:Rona Toll}] spoke.", "The senator"),
        ("[The company] left. [{b:Northgate Wire Ltd}] spoke.", "The company"),
        # somebody without a name
        ("[Sen. {p:Rona Toll}] spoke. [The official] left.", "The official"),
        ("[Sen. {p:Rona Toll}] spoke. [The senators] left.", "The senators"),
        ("[Sen. {p:Rona Toll}] spoke. [The senator who wept] left.", "The senator who wept"),
        # another's
        (
            "[Council spokesman {p:Ro Toll}] spoke. [The spokesman for {l:Kelmar}] left.",
            "The spokesman for Kelmar",
        ),
        ("[Mayor {p:Ro Toll}] spoke. [The mayor of {l:Kelmar}] left.", "The mayor of Kelmar"),
        ("[President {p:Ro Toll}] spoke. [The French president] left.", "The French president"),
        (
            "[Russian President {p:Ro Toll}] spoke. [The French president] left.",
            "The French president",
        ),
        ("[Vessan Premier {p:Ro Toll}] spoke. [The Kelmari premier] left.", "The Kelmari premier"),
        ("[Vice President {p:Ro Toll}] spoke. [The president] left.", "The president"),
        ("[President {p:Ro Toll}] spoke. [The vice president] left.", "The vice president"),
        ("[former President {p:Ro Toll}] spoke. [The president] left.", "The president"),
        ("[Governor {p:Ro Toll}] spoke. [The former governor] left.", "The former governor"),
        (
            "[Defence Minister {p:Ro Toll}] spoke. [The foreign minister] left.",
            "The foreign minister",
        ),
        (
            "[Republican nominee {p:Ro Toll}] spoke. [The Democratic nominee] left.",
            "The Democratic nominee",
        ),
        (
            "[Mr. {p:Ro Toll}] spoke. [The businesswoman from here] left.",
            "The businesswoman from here",
        ),
        ("[Chairman {p:Ro Toll}] spoke. [The spokeswoman] left.", "The spokeswoman"),
        ("[Attorney General {p:Ro Toll}] spoke. [The general] left.", "The general"),
        (
            "[Campaign spokesman {p:Ro Toll}] spoke. [The Republican nominee] left.",
            "The Republican nominee",
        ),
        ("[Striker {p:Ro Toll}] spoke. [The Republican nominee] left.", "The Republican nominee"),
        ("[The {b:Defence Ministry}] spoke. [The company] left.", "The company"),
        ("[The {b:Harbour Union}] spoke. [The Kelmari union] left.", "The Kelmari union"),
        ("[The {b:FBM}] spoke. [The company] left.", "The company"),
    ],
)
def test_nobody_fits(marked: str, phrase: str) -> None:
    assert group_of(marked, phrase) == [phrase]


def test_what_follows_a_name_and_a_comma_is_not_always_said_of_it() -> None:
    found = gathered("According to [{p:Rona Toll}], the mayor lied. [The mayor] left.", APART)
    assert ["Rona Toll"] in found


def test_a_description_in_the_authors_voice_is_a_mention() -> None:
    found = gathered("Rain fell on the premier. [Premier {p:Ro Toll}] spoke. They met the premier.")
    assert ["Premier Ro Toll", "the premier"] in found


def test_the_one_president_of_a_state_may_be_named_after() -> None:
    marked = (
        "With no vote left, the outgoing US president is at risk.\n"
        "[US officials], close to President {p:Toll}, said no. Ukrainian President {p:Ave} spoke. "
        "Russia is there. President {p:Orsol} of Russia left."
    )
    assert group_of(marked, "the outgoing US president") == [
        "the outgoing US president",
        "President Toll",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[Mayor {p:Ro Toll}] spoke. It is the mayor.",
        "[Mayor {p:Ro Toll}] spoke. Ane was elected as the mayor.",
        "[Mayor {p:Ro Toll}] spoke. In the mayor race all is open.",
    ],
)
def test_an_office_that_is_only_spoken_of_is_no_mention(marked: str) -> None:
    assert [g for g in gathered(marked, APART) if "Mayor Ro Toll" in g] == [["Mayor Ro Toll"]]


def test_of_two_the_only_one_at_hand() -> None:
    marked = (
        "[Sen. {p:Rona Toll}] spoke.\nRain fell.\nRain fell.\n"
        "[Sen. {p:Al Ave}] wept. [The senator] left."
    )
    assert group_of(marked, "The senator") == ["Sen. Al Ave", "The senator"]


_PARTS = """
    Sen. Toll Rona the The a senator president company union Mill Union of Kelmari former , . ; ’s '
    who leads and ( R - ) is 52 said U.S. US he it they “ ” - — 新聞 é Ltd campaign spokeswoman of
"""


@given(st.lists(st.sampled_from([*_PARTS.split(), "\n"]), min_size=1, max_size=40), st.data())
def test_any_words_are_read(words: list[str], data: st.DataObject) -> None:
    made = Marked(" ".join(words))
    n = len(made.words)
    cuts = sorted(data.draw(st.sets(st.integers(0, n), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    kinds = data.draw(st.lists(st.sampled_from("psslb"), min_size=len(spans), max_size=len(spans)))
    tags = {"p": 1, "l": 3, "b": 5}
    made.sources = [s for s, k in zip(spans, kinds, strict=True) if k == "s"]
    made.names = [(tags[k], *s) for s, k in zip(spans, kinds, strict=True) if k != "s"]
    for group in made.groups(APART):
        for mention in group.mentions:
            assert 0 <= mention.lo < mention.hi <= n


def test_sentences_are_numbered_by_word() -> None:
    text = "Rona spoke. Al left.\n\nRain fell."
    assert sentence_of(text, PIECES.words(text)) == [1, 1, 1, 2, 2, 2, 3, 3, 3]
