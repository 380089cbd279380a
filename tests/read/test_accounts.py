"""Who said it, where an account, a hearer or a comma stands between source and cue."""

from __future__ import annotations

import pytest

from onrecord.read.reader import Reader
from onrecord.records import Reading


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def said(reading: Reading, cue: str) -> list[tuple[str, str]]:
    """Source and content of the attributions whose cue has the word."""
    text = reading.text
    return [
        (" ".join(s.cut(text) for s in a.source), " … ".join(s.cut(text) for s in a.content))
        for a in reading.attributions
        if any(cue in s.cut(text) for s in a.cue)
    ]


SAID = [
    (
        "Two persons close to the staff, who asked not to be named, disclosed to the Morning "
        "Ledger that the premier had let the crews fire.",
        "disclosed",
        "Two persons close to the staff",
        "let the crews fire",
    ),
    (
        "Haste, says the emeritus jurist Paula Renck, is not in itself illegal.",
        "says",
        "the emeritus jurist Paula Renck",
        "Haste … is not in itself illegal",
    ),
    (
        "A leak, in the words of the finance director, Ivo Strand, was “the less scary number”.",
        "in the words of",
        "the finance director, Ivo Strand",
        "A leak … was",
    ),
    (
        "Customers, the prospectus promises, “will see prices fall within a year”.",
        "promises",
        "the prospectus",
        "Customers …",
    ),
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), SAID)
def test_who_said_it(reader: Reader, text: str, cue: str, source: str, content: str) -> None:
    found = said(reader.read(text), cue)
    assert any(who == source and content in what for who, what in found), found


def test_an_account_goes_around_what_was_told(reader: Reader) -> None:
    reading = reader.read(
        "Marn has told colleagues, according to three people who attended the meetings, that she "
        "would resign if the decree stood."
    )
    names = {s.id: s.name for s in reading.sources}
    chains = [[names[key] for key in a.chain] for a in reading.attributions]
    assert ["three people who attended the meetings", "Marn"] in chains


SAME = [
    (
        "Two members of the staff tell a tale. Both said that it rained.",
        "Two members",
        "Both",
        True,
    ),
    ("Tom Ash said it rained. Ann Roe said it snowed. Both said so.", "Tom Ash", "Both", False),
    (
        "A surveyor told the town hall that it was low. The surveyor, Petra Voll, states that she "
        "was tired.",
        "A surveyor",
        "Petra Voll",
        True,
    ),
    (
        "A nurse said it was full. A second nurse said it was empty. The nurse, Ann Roe, said that "
        "she left.",
        "A nurse",
        "Ann Roe",
        False,
    ),
    (
        "A Union official familiar with the file said that it was weak. The official spoke on "
        "condition of anonymity.",
        "A Union official",
        "The official",
        True,
    ),
]


@pytest.mark.parametrize(("text", "one", "other", "same"), SAME)
def test_who_comes_again(reader: Reader, text: str, one: str, other: str, same: bool) -> None:
    reading = reader.read(text)
    cut = [[m.cut(text) for m in s.mentions] for s in reading.sources]
    both = [m for m in cut if any(one in x for x in m) and any(other in x for x in m)]
    assert bool(both) is same, cut


NAMES = [
    ("Its author, Professor Edda Kroll of the University of Wend, warned us of it.", "Edda Kroll"),
    (
        "Filmmaker and best-selling author Dinesh Duval made his prediction on Monday. Duval said "
        "that it would rain.",
        "Dinesh Duval",
    ),
    ("The head of the laboratory, Karl Benning, said that it rained.", "Karl Benning"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names(reader: Reader, text: str, name: str) -> None:
    assert name in [s.name for s in reader.read(text).sources]


def test_nobody_is_named_after_their_firm(reader: Reader) -> None:
    reading = reader.read("A former manager of the firm, Halloway Marine, said that it was rotten.")
    assert [s.grade for s in reading.sources] == ["anonymous"]


RESPONSES = [
    (
        "Sir Odo Fenn, her chairman, was asked at the meeting how many plants would close and "
        "talked at length about cows.",
        "evades",
    ),
    ("Its chairman, Barnaby Quist, told Radio Hesper that there had been no pressure.", "denies"),
    (
        "Reached by telephone, Director Ann Sool remarked that the inquiry would show what it "
        "would show.",
        "evades",
    ),
]


@pytest.mark.parametrize(("text", "kind"), RESPONSES)
def test_responses(reader: Reader, text: str, kind: str) -> None:
    assert kind in [r.kind for r in reader.read(text).responses]
