"""Quantities: numbers with unit and value, and numbers that are none. Texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.what.quantities import quantities


def read(text: str) -> list[tuple[str, float | None, str | None]]:
    return [(one.text, one.value, one.unit) for one in quantities(text, [], [])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("up to 300km into Lysa", ("300km", 300, "km")),
        ("fell by 18 per cent", ("18 per cent", 18, "percent")),
        ("rose 4.5% in May", ("4.5%", 4.5, "percent")),
        ("worth 2bn euros", ("2bn euros", 2_000_000_000, "euro")),
        ("a surplus of $1.5 million.", ("$1.5 million", 1_500_000, "dollar")),
        ("cost €3m to build", ("€3m", 3_000_000, "euro")),
        ("won 38m crowns of work", ("38m crowns", 38_000_000, "crown")),
        ("put the dead at thirty.", ("thirty", 30, None)),
        ("two dozen boats", ("two dozen boats", 24, "boat")),
        ("a hundred thousand people", ("a hundred thousand people", 100_000, "person")),
        ("half a million homes", ("half a million homes", 500_000, "home")),
        ("sent 12,000 troops north", ("12,000 troops", 12_000, "troop")),
        ("a three-year term", ("three-year", 3, "year")),
        ("a 34-year-old man", ("34-year", 34, "year")),
        ("at least 46 newborn babies", ("46 newborn babies", 46, "baby")),
        ("a crack about 40 feet long", ("40 feet", 40, "foot")),
        ("below 200 hertz", ("200 hertz", 200, "Hz")),
        ("375 grams of butter", ("375 grams", 375, "g")),
        ("at 90 km/h", ("90 km/h", 90, "km/h")),
        ("60 square kilometres of forest", ("60 square kilometres", 60, "km²")),
        ("twenty-five of them", ("twenty-five", 25, None)),
        ("one million marks", ("one million marks", 1_000_000, "mark")),
        ("hundreds of farmers", ("hundreds of farmers", None, "farmer")),
        ("31 lives", ("31 lives", 31, "life")),
        ("17 dead", ("17 dead", 17, "dead")),
        ("a 5m wall", ("5m", 5, "m")),
        ("two hundred and six votes", ("two hundred and six votes", 206, "vote")),
        ("Some 400 guests", ("400 guests", 400, "guest")),
        ("£9,500 a week", ("£9,500", 9500, "pound")),
        ("banned for ten matches", ("ten matches", 10, "match")),
        ("a ten-match ban", ("ten-match", 10, "match")),
        ("a 40-page ruling", ("40-page", 40, "page")),
        ("a six-verse poem", ("six-verse", 6, "verse")),
        ("two and a half years", ("two and a half years", 2.5, "year")),
        ("3 and a half million crowns", ("3 and a half million crowns", 3_500_000, "crown")),
        ("nine and a half tonnes", ("nine and a half tonnes", 9.5, "t")),
        ("several dozen men", ("dozen men", None, "man")),
        ("a couple of hundred boats", ("hundred boats", None, "boat")),
        ("a few thousand crowns", ("thousand crowns", None, "crown")),
        ("minus 5 degrees", ("minus 5 degrees", -5, "degree")),
        ("a four-star hotel", ("four", 4, None)),
        ("a two-faced plan", ("two", 2, None)),
    ],
)
def test_value_and_unit(text: str, wanted: tuple[str, float | None, str | None]) -> None:
    assert read(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "the Boeing 747 landed",
        "the G7 and the U2",
        "a MiG-29 fell",
        "Flight 103 was late",
        "Article 5 of the pact",
        "on Pier 9 since then",
        "the 3rd of them",
        "won 3-2 at home",
        "since 2019, when",
        "1. Wash the jar.\n2. Dry it.",
        "1,5 Mio",
        "one of the diplomats",
        "no. 4471",
        "room 101",
        "the Leopard 2 tanks",
        "the first of them came second",
        "version 2.0.1",
        "at 10:30 sharp",
        "the 1990s",
    ],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == []


def test_a_range_is_two_quantities_of_one_unit() -> None:
    assert [(v, u) for _, v, u in read("10 to 15 degrees")] == [(10, "degree"), (15, "degree")]
    assert [(v, u) for _, v, u in read("2 to 3 million marks")] == [(2e6, "mark"), (3e6, "mark")]
    assert [(v, u) for _, v, u in read("between 5 and 7 per cent")] == [
        (5, "percent"),
        (7, "percent"),
    ]
    assert [(v, u) for _, v, u in read("10-15 km")] == [(10, "km"), (15, "km")]


def test_two_numbers_apart_keep_their_own_units() -> None:
    assert [(v, u) for _, v, u in read("It has 9 boats. 4 km away lies Orm.")] == [
        (9, "boat"),
        (4, "km"),
    ]


_BITS = st.sampled_from(
    [
        "1",
        "12,000",
        "3.5",
        "-",
        "–",
        "to",
        "and",
        "$",
        "€",
        "m",
        "bn",
        "km",
        "%",
        "per",
        "cent",
        "a",
        "hundred",
        "half",
        "dozen",
        "one",
        "thousand",
        "of",
        "x",
        "S'",
        "5m",
        ".",
        ",",
    ]
)


@given(st.lists(st.one_of(_BITS, st.text(max_size=5)), max_size=30), st.sampled_from(["", " "]))
def test_any_text_gives_spans_inside_it(bits: list[str], glue: str) -> None:
    text = glue.join(bits)
    last = 0
    for one in quantities(text, [], []):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        last = one.start
