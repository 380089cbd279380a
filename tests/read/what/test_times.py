"""Dates and times, resolved against the day of publication. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.statements import statements
from onrecord.read.what.qualify import qualified
from onrecord.records import Report, Time

WEDNESDAY = "2031-04-16"


def read(text: str, published: str | None = WEDNESDAY) -> list[Time]:
    report = Report(id="r", text=text, published=published)
    found = qualified(report, statements(text, []), [], [])
    return [time for one in found for time in one.times]


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("The dam failed on Tuesday.", "on Tuesday", "2031-04-15"),
        ("The dam will reopen on Tuesday.", "on Tuesday", "2031-04-22"),
        ("Parliament decided to vote on Friday.", "on Friday", "2031-04-18"),
        ("Roe agreed on Monday to step down.", "on Monday", "2031-04-14"),
        ("By Tuesday he had resigned.", "Tuesday", "2031-04-15"),
        ("A truce could begin on Thursday.", "on Thursday", "2031-04-17"),
        ("The bells will be rung half-muffled on Saturday.", "on Saturday", "2031-04-19"),
        ("Work starts next Tuesday.", "next Tuesday", "2031-04-22"),
        ("It began last Wednesday.", "last Wednesday", "2031-04-09"),
        ("Roe left yesterday.", "yesterday", "2031-04-15"),
        ("The port closes tomorrow.", "tomorrow", "2031-04-17"),
        ("The mill burned in March 2022.", "in March 2022", "2022-03"),
        ("It was sold in November.", "in November", "2030-11"),
        ("It will be sold in November.", "in November", "2031-11"),
        ("The storm came on Feb. 9.", "on Feb. 9", "2031-02-09"),
        ("She was born on 3 March 1939.", "on 3 March 1939", "1939-03-03"),
        ("Since the pipe burst on the second of August", "on the second of August", "2030-08-02"),
        ("It sank three days ago.", "three days ago", "2031-04-13"),
        ("The firm moved two years ago.", "two years ago", "2029"),
        ("Prices fell last year.", "last year", "2030"),
        ("It said so last week.", "last week", "2031-W15"),
        ("The bell rang at 10:30 a.m.", "at 10:30 a.m.", "T10:30"),
        ("A call came at 02:31 and ended.", "at 02:31", "T02:31"),
        ("The guard left at 4 p.m. on Monday.", "at 4 p.m. on Monday", "2031-04-14T16"),
        ("The mill burned in 2021.", "in 2021", "2021"),
        ("The 2024 election was close.", "2024", "2024"),
        ("It was built in the 1990s.", "in the 1990s", "199"),
        ("On May 5 the port will close.", "On May 5", "2031-05-05"),
        ("Signed 2030-12-01 in Orm.", "2030-12-01", "2030-12-01"),
        ("The trial opened on Monday, March 3, 2031.", "on Monday, March 3, 2031", "2031-03-03"),
    ],
)
def test_value(text: str, said: str, value: str) -> None:
    assert [(one.text, one.value) for one in read(text)] == [(said, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan may fail.",
        "May said so.",
        "The march went on.",
        "They sat in the sun for a second.",
        "He read the Sunday Times.",
        "It came on Good Friday.",
        "A fleet of 2000 ships sailed.",
        "The score was 3.45 on average.",
        "June Orwell left.",
    ],
)
def test_no_time(text: str) -> None:
    assert read(text) == []


def test_without_a_date_only_full_dates_have_a_value() -> None:
    found = read("It fell on Tuesday, on 3 March and in 2021.", None)
    assert [one.value for one in found] == [None, None, "2021"]


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert [one.value for one in read("It fell on 30 February 2021.")] == [None]


_BITS = st.sampled_from(
    [
        "on",
        "at",
        "Tuesday",
        "May",
        "5",
        "31",
        "February",
        "2021",
        ",",
        "next",
        "last",
        "days",
        "ago",
        "three",
        "10:30",
        "a.m.",
        "the",
        "of",
        "century",
        "19th",
    ]
)


@given(
    st.lists(st.one_of(_BITS, st.text(max_size=4)), max_size=20).map(" ".join), st.text(max_size=12)
)
def test_any_text_and_any_date(text: str, published: str) -> None:
    for day in (published, "0001-01-01", "9999-12-31", None):
        if text.strip():
            for one in read(text, day):
                assert one.text in text
