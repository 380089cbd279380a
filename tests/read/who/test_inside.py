"""People whose names stand inside a longer phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.who.inside import People, named_inside, several_people
from onrecord.read.who.kinds import QUANTITIES
from onrecord.read.who.phrases import Phrase, Tokens, phrase
from onrecord.records import Name, Span


def made(text: str, *names: str) -> tuple[Tokens, Phrase, People]:
    doc = Tokens(text)
    found = phrase(doc, 0, len(doc), QUANTITIES)
    assert found is not None
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in names]
    return doc, found, People(text, [Name(s, "person", 0.99) for s in spans], 0.8)


@pytest.mark.parametrize(
    "text",
    [
        "One delegate not on the list, Kelly Roe",
        "Ports Director of Planning Kelly Roe",
        "Its running mate, Tallow Gov. Kelly Roe",
        "Kelly Roe of the Courier",
        "Tallow County (Tal.) Sheriff Kelly Roe",
        "one of the bill’s authors, Kelly Roe",
    ],
)
def test_a_phrase_is_for_the_person_named_in_it(text: str) -> None:
    doc, found, people = made(text, "Kelly Roe")
    where = named_inside(doc, found, people)
    assert where is not None
    assert doc.cut(*where) == "Kelly Roe"


@pytest.mark.parametrize(
    "text",
    [
        "Kelly Roe’s lawyers",
        "critics like Kelly Roe",
        "a spokesman for Kelly Roe",
        "Critics of the plan, Kelly Roe",
        "Kelly Roe supporters",
    ],
)
def test_and_not_for_somebody_of_theirs(text: str) -> None:
    doc, found, people = made(text, "Kelly Roe")
    assert named_inside(doc, found, people) is None


def test_two_people_are_several() -> None:
    assert several_people(*made("Mr Roe and Senator Ann Bell", "Roe", "Ann Bell"))
    assert not several_people(*made("Kelly Roe’s aunt and Ann Bell", "Kelly Roe", "Ann Bell"))


def test_unsure_names_and_places_do_not_count() -> None:
    names = [Name(Span(0, 9), "person", 0.5), Name(Span(0, 9), "place", 0.99)]
    assert not People("Kelly Roe", names, 0.8).has("Kelly Roe")


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_any_text_has_an_answer(text: str, start: int, size: int) -> None:
    doc = Tokens(text)
    found = phrase(doc, 0, len(doc)) if len(doc) else None
    if found is None:
        return
    end = min(len(text), start + size)
    people = People(text, [Name(Span(min(start, end), end), "person", 0.9)], 0.8)
    where = named_inside(doc, found, people)
    assert where is None or 0 <= where[0] < where[1] <= len(doc)
    assert several_people(doc, found, people) in (True, False)
