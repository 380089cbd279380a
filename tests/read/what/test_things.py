"""Named things: people, bodies, places, weapons, laws, events. All texts are invented."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.what.things import entities, places
from onrecord.records import Name, Span


def name(
    text: str, words: str, kind: Literal["person", "place", "body"], sure: float = 0.9
) -> Name:
    at = text.index(words)
    return Name(Span(at, at + len(words)), kind, sure)


def read(text: str, *names: Name) -> list[tuple[str, str]]:
    return [(one.name, one.kind) for one in entities(text, list(names))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It sent long-range missiles north.", [("long-range missile", "weapon")]),
        ("They lost two Lynx 2 tanks.", [("Lynx 2 tank", "weapon")]),
        ("An F-16 fighter jet fell.", [("F-16 fighter jet", "weapon")]),
        (
            "It sent missiles (KESTREL) north. The KESTREL deal was secret.",
            [("missile", "weapon"), ("KESTREL", "weapon"), ("KESTREL", "weapon")],
        ),
        (
            "The old HERON KESTREL missiles flew. A KESTREL was seen.",
            [("HERON KESTREL missile", "weapon"), ("KESTREL", "weapon")],
        ),
        ("Pilots flew the MiG-29 over Orm.", [("MiG-29", "weapon")]),
        ("The Clean Rivers Act failed.", [("Clean Rivers Act", "law")]),
        ("Under Article 5 all must help.", [("Article 5", "law")]),
        ("The Orm Peace Summit ended.", [("Orm Peace Summit", "event")]),
        ("The Carrow Report was shelved.", [("Carrow Report", "document")]),
    ],
)
def test_by_words(text: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 came back.",
        "The E-10 road is closed.",
        "NATO said the talks were open.",
        "The bill came to ten crowns.",
        "He will act on the report.",
    ],
)
def test_no_thing(text: str) -> None:
    assert read(text) == []


def test_names_without_article_and_title() -> None:
    text = "President Lysa Roe met the Orm Council in Dunwick."
    names = [
        name(text, "President Lysa Roe", "person"),
        name(text, "the Orm Council", "body"),
        name(text, "Dunwick", "place"),
    ]
    assert read(text, *names) == [
        ("Lysa Roe", "person"),
        ("Orm Council", "body"),
        ("Dunwick", "place"),
    ]
    (place,) = places(text, names)
    assert (place.name, text[place.start : place.end]) == ("Dunwick", "Dunwick")


def test_a_name_that_is_not_sure_is_left_out() -> None:
    text = "Roe met nobody."
    assert read(text, name(text, "Roe", "person", 0.2)) == []


def test_a_law_is_no_body() -> None:
    text = "The Clean Rivers Act failed."
    assert read(text, name(text, "Clean Rivers Act", "body")) == [("Clean Rivers Act", "law")]


_WORDS = st.sampled_from(
    [
        "The",
        "KESTREL",
        "missiles",
        "(",
        ")",
        "F-16",
        "Act",
        "of",
        "tanks",
        "2",
        "Lynx",
        "Article",
        "5",
        "'s",
        "the",
        "Mr",
    ]
)


@settings(max_examples=60)
@given(st.lists(st.one_of(_WORDS, st.text(max_size=6)), max_size=25).map(" ".join), st.data())
def test_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    names = [Name(Span(start, end), "person", 0.9)]
    last = 0
    for one in entities(text, names):
        assert last <= one.start < one.end <= len(text)
        last = one.end
    for place in places(text, names):
        assert place.name == text[place.start : place.end]
