"""What drawings are made of: text that fits, days on an axis."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.show.dossier.drawing import Axis, fitted, wrapped

_DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(date.isoformat)


@given(st.lists(_DAYS, min_size=1, max_size=8))
def test_days_stand_in_order_between_the_edges(days: list[str]) -> None:
    axis = Axis(days, 10, 500)
    places = [axis.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] == 10
    assert places[-1] <= 500
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= 12
    assert all(10 <= x <= 500 for x, _ in ticks)


def test_a_year_is_named_where_it_begins() -> None:
    names = [name for _, name in Axis(["2030-12-20", "2031-01-20"], 0, 100).ticks()]
    assert names[0] == "20 Dec 2030"
    assert sum("2031" in name for name in names) == 1


def test_a_day_that_is_none_stands_somewhere() -> None:
    assert Axis(["soon"], 0, 100).at("soon") == 0


@pytest.mark.parametrize("days", [1, 30, 400, 20000])
def test_there_are_never_too_many_ticks(days: int) -> None:
    last = date(2031, 1, 1) + timedelta(days=days)
    assert len(Axis(["2031-01-01", last.isoformat()], 0, 100).ticks()) <= 7


@given(st.text(), st.integers(20, 400))
def test_text_is_cut_to_its_width(text: str, width: int) -> None:
    shown = fitted(text, width, 13)
    assert "\n" not in shown
    assert len(shown) * 13 * 0.5 <= width + 13


def test_a_note_goes_before_a_name_is_cut() -> None:
    assert fitted("Marl Gazette (fictional)", 110, 13) == "Marl Gazette"
    assert fitted("Marl Gazette (fictional)", 400, 13) == "Marl Gazette (fictional)"


@given(st.text(), st.integers(30, 300), st.integers(1, 6))
def test_lines_are_no_more_than_asked_for(text: str, width: int, most: int) -> None:
    assert 1 <= len(wrapped(text, width, 13, most)) <= most
