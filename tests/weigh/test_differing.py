"""What a later report adds, leaves out or tells otherwise. All texts are fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.reader import Reader
from onrecord.records import Entity, Place, Quantity, Statement, Time
from onrecord.report import make_report
from onrecord.weigh.differing import Change, changes


def one(
    text: str,
    *,
    numbers: tuple[tuple[str, float, str], ...] = (),
    places: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    times: tuple[tuple[str, str | None], ...] = (),
    modality: str = "asserted",
    polarity: str = "affirmed",
) -> Statement:
    return Statement(
        "t1",
        (),
        text,
        "reported",
        modality=modality,  # type: ignore[arg-type]
        polarity=polarity,  # type: ignore[arg-type]
        quantities=tuple(Quantity(0, 1, told, value, unit) for told, value, unit in numbers),
        places=tuple(Place(0, 1, name) for name in places),
        entities=tuple(Entity(0, 1, "person", name) for name in people),
        times=tuple(Time(0, 1, told, value) for told, value in times),
    )


def told(first: Statement, later: Statement) -> list[tuple[str, str | None, str | None]]:
    return [(change.what, change.was, change.now) for change in changes([first], [later])]


def test_the_same_words_differ_in_nothing() -> None:
    same = one("The ferry was sold", numbers=(("4 million", 4e6, "mark"),), places=("Orvane",))
    assert changes([same], [same]) == ()


def test_one_number_stands_instead_of_another_of_its_unit() -> None:
    first = one("Sold for 4 million marks", numbers=(("4 million marks", 4e6, "mark"),))
    later = one("Sold for 6 million marks", numbers=(("6 million marks", 6e6, "mark"),))
    assert told(first, later) == [("number", "4 million marks", "6 million marks")]


def test_the_same_number_in_other_words_is_the_same() -> None:
    first = one("Sold for 4 million", numbers=(("4 million marks", 4e6, "mark"),))
    later = one("Sold for 4,000,000", numbers=(("4,000,000 marks", 4e6, "mark"),))
    assert not [change for change in told(first, later) if change[0] == "number"]


def test_numbers_of_two_units_do_not_stand_for_each_other() -> None:
    first = one("It sailed 4 km", numbers=(("4 km", 4, "km"),))
    later = one("It sailed 6 hours", numbers=(("6 hours", 6, "hour"),))
    assert told(first, later) == [("number", None, "6 hours"), ("number", "4 km", None)]


def test_several_numbers_are_added_and_left_out() -> None:
    first = one("3 ships", numbers=(("3 ships", 3, "ship"),))
    later = one("4 ships of 9 ships", numbers=(("4 ships", 4, "ship"), ("9 ships", 9, "ship")))
    assert told(first, later) == [
        ("number", None, "4 ships"),
        ("number", None, "9 ships"),
        ("number", "3 ships", None),
    ]


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ("2031-03-02", "2031-03-02", False),
        ("2031-03", "2031-03-02", False),  # the later one only says it more exactly
        ("2031-03-02", "2031-03-03", True),
        ("2031-03-02", None, True),  # left out
    ],
)
def test_dates(before: str, after: str | None, differ: bool) -> None:
    first = one("Sold", times=(("on Sunday", before),))
    later = one("Sold", times=(("later on", after),) if after else ())
    assert bool(told(first, later)) is differ


def test_a_date_that_is_not_known_says_nothing() -> None:
    assert not told(one("Sold"), one("Sold", times=(("at some time", None),)))


def test_part_of_a_name_is_that_name() -> None:
    first = one("Bram Oskeld sold it", people=("Bram Oskeld",))
    assert not told(first, one("Oskeld sold it", people=("Oskeld",)))
    assert told(first, one("Venn sold it", people=("Ida Venn",)))[:2] == [
        ("name", None, "Ida Venn"),
        ("name", "Bram Oskeld", None),
    ]


def test_places_added_and_left_out() -> None:
    first = one("Sold", places=("Orvane",))
    later = one("Sold", places=("Tarn", "the Orvane"))
    assert told(first, later) == [("place", None, "Tarn")]
    assert told(later, first) == [("place", "Tarn", None)]


def test_the_manner_of_telling() -> None:
    first = one("It was sold")
    assert told(first, one("It was sold", modality="possible")) == [
        ("modality", "asserted", "possible")
    ]
    assert told(first, one("It was sold", polarity="negated")) == [
        ("polarity", "affirmed", "negated")
    ]


def test_new_words_are_those_that_say_something() -> None:
    first = one("The council sold the ferry")
    later = one("On Tuesday the council was selling a ferry secretly, and at night")
    assert told(first, later) == [("words", None, "secretly night")]


def test_words_of_facts_are_told_once() -> None:
    later = one("Sold near Tarn for 6 marks", places=("Tarn",), numbers=(("6 marks", 6, "mark"),))
    found = changes([one("Sold")], [later])
    assert [c.now for c in found if c.what == "words"] == []
    assert Change("place", None, "Tarn") in found


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words(first: str, later: str) -> None:
    found = changes([one(first)], [one(later)])
    assert all(change.was is not None or change.now is not None for change in found)
    assert changes([one(later)], [one(later)]) == ()
    assert changes([one(first)], [one(later)]) == found


def test_as_the_reader_reads_it(reader: Reader) -> None:
    def read(text: str) -> list[Statement]:
        report = make_report(f"{text}, an official said.", published="2031-03-04")
        return [s for s in reader.read(report).statements if s.voice == "reported"]

    found = changes(
        read("Orvane sold 3 ferries for 4 million marks on Monday"),
        read("Orvane sold 5 ferries for 4 million marks on Tuesday, after a vote in Tarn"),
    )
    whats = {change.what: (change.was, change.now) for change in found}
    assert "ferries" in str(whats["number"]) and "5" in str(whats["number"])
    assert not any("million" in str(change) for change in found)
