"""Reprints in the ledger: which is the original, in whatever order they come."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from onrecord.ledger.records import Added, Publication
from onrecord.ledger.reprints import one_outlet
from onrecord.ledger.store import Ledger
from onrecord.records import Reading
from tests.ledger.made import NEWER, READER, prose, reading, report, vectors

WIRE = prose(1, 300)
CUT = " ".join(WIRE.split()[:150])
HEADED = "PORT LYS (Vessany Wire) " + WIRE


def add(ledger: Ledger, one: Reading) -> Added:
    return ledger.add(one, vectors(one))


def originals(ledger: Ledger) -> dict[str, str]:
    return {one.id: one.reprint_of for one in ledger.filed() if one.reprint_of}


def test_a_reprint_is_said_to_be_one(ledger: Ledger) -> None:
    add(ledger, reading(WIRE, "wire", published="2031-03-04"))
    add(ledger, reading(prose(2), "other", published="2031-03-01"))
    later = reading(HEADED, "courier", published="2031-03-05", title="Another headline")
    assert add(ledger, later) == Added("courier", "reprint", "wire")
    (filed,) = [one for one in ledger.filed() if one.id == "courier"]
    assert filed.reprint_of == "wire"
    assert filed.similarity == pytest.approx(296 / 300)
    assert add(ledger, later) == Added("courier", "again")


def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    reports = [
        reading(WIRE, "wire", published="2031-03-04"),
        reading(HEADED, "courier", published="2031-03-05"),
        reading(CUT, "herald", published="2031-03-06"),
        reading(HEADED + " " + prose(7, 60), "undated"),
        reading(prose(5, 200), "other", published="2031-01-01"),
    ]
    found = set()
    for number, order in enumerate(permutations(reports)):
        if number % 13:
            continue
        with Ledger.open(tmp_path / f"{number}.db") as ledger:
            for one in order:
                add(ledger, one)
            found.add(tuple(sorted(originals(ledger).items())))
    assert found == {(("courier", "wire"), ("herald", "wire"), ("undated", "wire"))}


def test_of_the_same_day_the_earlier_hour_is_the_original(ledger: Ledger) -> None:
    add(ledger, reading(WIRE, "a", published="2031-03-04T18:00:00+00:00"))
    add(ledger, reading(HEADED, "b", published="2031-03-04T18:30:00+02:00"))
    assert originals(ledger) == {"a": "b"}


def test_of_the_same_day_the_longer_is_the_original(ledger: Ledger) -> None:
    add(ledger, reading(CUT, "a", published="2031-03-04"))
    add(ledger, reading(WIRE, "b", published="2031-03-04"))
    assert originals(ledger) == {"a": "b"}


def test_a_report_found_to_be_older_becomes_the_original(ledger: Ledger) -> None:
    add(ledger, reading(WIRE, "wire", published="2031-03-04"))
    add(ledger, reading(HEADED, "courier", published="2031-03-05"))
    assert originals(ledger) == {"courier": "wire"}
    add(ledger, reading(HEADED, "courier", published="2031-03-01"))
    assert originals(ledger) == {"wire": "courier"}
    assert [one.id for one in ledger.filed()] == ["courier", "wire"]


def test_a_new_reading_changes_no_original(ledger: Ledger) -> None:
    add(ledger, reading(WIRE, "wire", published="2031-03-04"))
    add(ledger, reading(HEADED, "courier", published="2031-03-05"))
    add(ledger, reading(HEADED, "courier", NEWER, published="2031-03-05"))
    assert originals(ledger) == {"courier": "wire"}


def test_two_reports_with_the_same_paragraph_are_two(ledger: Ledger) -> None:
    footer = prose(9, 70)
    for number in range(6):
        add(ledger, reading(prose(number, 150) + "\n\n" + footer, f"r{number}"))
    assert originals(ledger) == {}


def test_a_long_report_that_took_in_a_short_one_is_no_reprint(ledger: Ledger) -> None:
    brief = " ".join(WIRE.split()[:60])
    add(ledger, reading(brief, "brief", published="2031-03-04"))
    long = brief + ". " + prose(8, 400)
    assert add(ledger, reading(long, "long", published="2031-03-05")).outcome == "added"
    half = brief + ". " + prose(9, 60)
    assert add(ledger, reading(half, "half", published="2031-03-05")).of == "brief"
    # A brief cut out of the long one is a reprint, of the earliest that has its words.
    cut = "Brief. " + brief
    assert add(ledger, reading(cut, "cut", published="2031-03-06")).of == "brief"
    add(ledger, reading(long + " More.", "older", published="2031-03-01"))
    assert originals(ledger) == {"brief": "older", "cut": "older", "half": "brief", "long": "older"}


def test_forms_of_one_outlet_are_no_reprints(ledger: Ledger) -> None:
    ends = [" ".join(prose(k, 60).split()) for k in (1, 2)]
    for number in range(4):
        text = f"{ends[0]} {prose(number + 10, 35 + number)} {ends[1]}"
        add(ledger, reading(text, f"r{number}", outlet="Office for Floods", published="2031-01-01"))
    assert originals(ledger) == {}
    other = f"{ends[0]} {prose(10, 35)} {ends[1]} By our own staff."
    assert (
        add(ledger, reading(other, "c", outlet="Courier", published="2031-02-01")).outcome
        == "reprint"
    )


def test_one_outlet_by_name_or_else_by_host() -> None:
    def at(outlet: str | None, address: str | None = None) -> Publication:
        return Publication(None, outlet, address=address)

    assert one_outlet(at("The Courier"), at("the courier"))
    assert not one_outlet(at("The Courier"), at("The Herald"))
    assert not one_outlet(at(None), at(None))
    assert not one_outlet(at("The Courier"), at(None, "https://courier.example/1"))
    assert one_outlet(at(None, "https://x.example/1"), at("X", "https://X.example/2"))
    assert not one_outlet(at(None, "https://x.example/1"), at(None, "http://["))


def test_a_revised_version_that_copies_the_first_is_a_reprint_of_it(ledger: Ledger) -> None:
    add(ledger, reading(WIRE, "live", published="2031-03-04"))
    added = add(ledger, reading(WIRE + " " + prose(3, 30), "live", published="2031-03-04"))
    assert added == Added("live@2", "reprint", "live")
    assert originals(ledger) == {"live@2": "live"}


def test_a_reprint_under_one_more_date_stays_one(ledger: Ledger) -> None:
    add(ledger, reading(WIRE, "wire", published="2031-03-04"))
    add(ledger, reading(HEADED, "courier", published="2031-03-05"))
    ledger.add_again(report(HEADED, "courier", published="2031-03-09"), READER)
    assert originals(ledger) == {"courier": "wire"}


def test_many_reprints_of_one_report(ledger: Ledger) -> None:
    add(ledger, reading(CUT, "wire", published="2031-01-01"))
    for number in range(44):
        text = f"Outlet {number}. " + CUT
        add(ledger, reading(text, f"r{number:02}", published=f"2031-02-{number % 28 + 1:02}"))
    found = originals(ledger)
    assert len(found) == 44
    filed = {one.id for one in ledger.filed()}
    for id in found:  # more than are compared at once: the way leads to the first all the same
        seen = 0
        while id in found:
            id, seen = found[id], seen + 1
            assert id in filed and seen < 5
        assert id == "wire"
