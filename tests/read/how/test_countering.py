"""Answers that no verb gives away, by example; all texts are made up."""

from __future__ import annotations

import pytest

from onrecord.read.reader import Reader

SAID = (
    "The mill had asked the town for a loan, the Lindmark Gazette reported on Monday. Talks with "
    "Kelmar about the mill are going on, a diplomat said. The diplomat asked not to be named.\n\n"
)


def responses(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    reading = reader.read(text)
    names = {source.id: source.name for source in reading.sources}
    texts = {one.id: one.text for one in reading.statements}
    return [(names[r.actor], r.kind, texts.get(r.about or "", "")) for r in reading.responses]


@pytest.mark.parametrize(
    ("text", "who", "kind", "about"),
    [
        (
            'Mayor Simon Darrow said savers could sleep. "The mill has not asked for a loan," he '
            "told the radio.",
            *("Simon Darrow", "denies", "loan"),
        ),
        (
            'Asked about it, the minister, Ada Brell, said: "There are no talks with Kelmar."',
            *("Ada Brell", "denies", "Talks"),
        ),
        (
            'The minister, Ada Brell, called the report a fairy tale. "Good night," she said.',
            *("Ada Brell", "denies", ""),
        ),
        (
            'To the question whether the mill had asked for a loan, Ada Brell said: "Yes. It did."',
            *("Ada Brell", "confirms", "loan"),
        ),
        (
            "The mayor, Simon Darrow, said that a letter that asks for the loan was genuine.",
            *("Simon Darrow", "confirms", "loan"),
        ),
        (
            '"We asked the town for a loan in May," Simon Darrow, the mill\'s owner, told '
            'reporters. "I was wrong to say that there was none."',
            *("Simon Darrow", "confirms", "loan"),
        ),
    ],
)
def test_found(reader: Reader, text: str, who: str, kind: str, about: str) -> None:
    got = responses(reader, SAID + text)
    assert any(r[0].endswith(who) and r[1] == kind and about in r[2] for r in got), got


@pytest.mark.parametrize(
    "text",
    [
        '"The mill has not hired anybody," the mayor, Simon Darrow, said.',  # another matter
        '"There are no swans in Kelmar," the mayor, Simon Darrow, said.',
        '"We will not ask for a loan again," the mayor, Simon Darrow, said.',  # what is to come
        '"Nobody has told me," the mayor, Simon Darrow, said.',
        'A guard who asked not to be named said: "There are no talks."',  # nobody answers for it
        "The mayor, Simon Darrow, called the bridge a fairy tale.",
    ],
)
def test_not_found(reader: Reader, text: str) -> None:
    got = responses(reader, SAID + text)
    assert not any(r[1] in ("denies", "confirms") for r in got), got


def test_a_denial_that_is_taken_back_is_none(reader: Reader) -> None:
    text = "The mill has been sold, its chairman said on Monday, days after he denied it."
    assert not any(r[1] == "denies" for r in responses(reader, text))


def test_declining_in_other_words(reader: Reader) -> None:
    text = SAID + "The spokesman Bohdan Orle did not wish to take a position on this."
    assert ("Bohdan Orle", "declines") in [r[:2] for r in responses(reader, text)]
    text = SAID + "The owner, P. K. Dalvin, did not take calls."
    assert ("P. K. Dalvin", "silent") in [r[:2] for r in responses(reader, text)]
