"""Reports: their ids, their dates, and text that no output could carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadRecord, EmptyReport
from onrecord.report import iso_date, make_report


def test_id_comes_from_the_text_alone() -> None:
    one = make_report("The ferry stays in port.", title="Ferry")
    two = make_report("The ferry stays in port.", outlet="Valmar Courier")
    assert one.id == two.id == "rc20f03f9448fca99"
    assert make_report("The ferry sails.").id != one.id
    assert make_report("The ferry sails.", id="7").id == "7"


def test_text_is_kept_as_it_is() -> None:
    text = "  Two\u00a0 spaces\r\nand a tab\t.\n\n"
    assert make_report(text).text == text


def test_lone_surrogates_become_one_character_each() -> None:
    report = make_report("a\ud800b\udc00\ud83d", title="x\udfff")
    assert report.text == "a\ufffdb\ufffd\ufffd"
    assert report.title == "x\ufffd"


@given(st.text(st.characters(), min_size=1))
def test_any_text_gives_a_report_of_the_same_length(text: str) -> None:
    if text.isspace():
        with pytest.raises(EmptyReport):
            make_report(text)
        return
    report = make_report(text)
    assert len(report.text) == len(text)
    assert report.text.encode().decode() == report.text


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u2003"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(EmptyReport, match="no text"):
        make_report(text)


@pytest.mark.parametrize(
    ("given_date", "kept"),
    [
        ("2024-11-19", "2024-11-19"),
        (" 2024-11-19 ", "2024-11-19"),
        ("2024-11-19T18:30", "2024-11-19T18:30"),
        ("2024-11-19 18:30:05-05:00", "2024-11-19T18:30:05-05:00"),
        ("2024-11-19T18:30:05.123456789Z", "2024-11-19T18:30:05.123456789Z"),
    ],
)
def test_dates_that_are_kept(given_date: str, kept: str) -> None:
    assert iso_date(given_date) == kept
    assert make_report("x", published=given_date).published == kept


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "19.11.2024",
        "2024-13-01",
        "2023-02-29",
        "20241119",
        "2024-11-19T25:00",
        "\u0662024-11-19",
    ],
)
def test_dates_that_are_none(value: str) -> None:
    with pytest.raises(BadRecord, match="2024-11-19"):
        make_report("x", published=value)


def test_blank_fields_are_none() -> None:
    report = make_report("x", id=" ", title="", outlet="  ", published="")
    assert (report.title, report.outlet, report.published) == (None, None, None)
    assert report.id.startswith("r")
