"""Corrections: signed, kept for good, undone by a row of their own, outliving a new reading."""

from __future__ import annotations

import re

import msgspec
import pytest

from onrecord.errors import LedgerError, NotInLedger
from onrecord.ledger.records import Anchor, Correction
from onrecord.ledger.store import Ledger
from tests.ledger.made import NEWER, prose, reading, vectors

TEXT = "Mira Tolvane said the gate is shut. She left"


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for id, text, day in (("a", TEXT, "2031-03-01"), ("b", prose(2), "2031-03-05")):
        one = reading(text, id, published=day)
        ledger.add(one, vectors(one))
    return ledger


def grade(*anchors: Anchor, **fields: object) -> Correction:
    anchors = anchors or (Anchor("a", 0, 12, "Mira Tolvane"),)
    given = Correction("set_grade", anchors, "I. Pohl", "“named” by name", grade="named")
    return msgspec.structs.replace(given, **fields)


def test_a_correction_is_kept_with_who_when_and_why(filled: Ledger) -> None:
    made = filled.correct(grade())
    assert made.id > 0 and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made.when)
    assert made == grade(id=made.id, when=made.when)
    assert filled.corrections() == (made,)


def test_a_quote_left_out_is_filled_in(filled: Ledger) -> None:
    made = filled.correct(grade(Anchor("a", 0, 12, ""), Anchor("b", 0, 4, "")))
    assert [anchor.quote for anchor in made.anchors] == ["Mira Tolvane", prose(2)[:4]]
    assert filled.corrections()[0].anchors == made.anchors


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor("a", 0, 12, "Ida Pohl"),
        Anchor("a", 0, 0, ""),
        Anchor("a", 5, 2, ""),
        Anchor("a", -5, 2, ""),
        Anchor("a", 0, 999, ""),
    ],
)
def test_a_place_that_does_not_fit_is_refused(filled: Ledger, anchor: Anchor) -> None:
    with pytest.raises(LedgerError, match="does not hold"):
        filled.correct(grade(anchor))
    assert filled.corrections() == ()


def test_it_must_be_signed_and_about_something(filled: Ledger) -> None:
    with pytest.raises(LedgerError, match="who"):
        filled.correct(grade(who=" "))
    with pytest.raises(LedgerError, match="place"):
        filled.correct(grade(anchors=()))
    with pytest.raises(NotInLedger):
        filled.correct(grade(Anchor("nowhere", 0, 1, "")))


def test_an_undoing_is_a_row_of_its_own(filled: Ledger) -> None:
    made, other = filled.correct(grade()), filled.correct(grade(why="again"))
    filled.undo(made.id, "I. Pohl", "a slip")
    assert filled.corrections() == (msgspec.structs.replace(made, undone=True), other)
    with pytest.raises(LedgerError, match="undone already"):
        filled.undo(made.id, "I. Pohl", "again")
    with pytest.raises(NotInLedger):
        filled.undo(99, "I. Pohl", "")
    with pytest.raises(LedgerError, match="who"):
        filled.undo(other.id, "", "")


def test_it_outlives_a_new_reading(filled: Ledger) -> None:
    made = filled.correct(grade())
    new = reading(TEXT, "a", NEWER, published="2031-03-01")
    filled.add(new, vectors(new))
    assert filled.corrections() == (made,)


def test_as_of_goes_by_the_reports_not_by_the_correction(filled: Ledger) -> None:
    early = filled.correct(grade())
    filled.correct(grade(Anchor("a", 0, 12, ""), Anchor("b", 0, 4, "")))
    assert filled.corrections("2031-03-04") == (early,)
    assert len(filled.corrections("2031-03-05")) == 2


@pytest.mark.parametrize("field", ["grade", "relation"])
def test_all_fields_come_back(filled: Ledger, field: str) -> None:
    given = grade(kind="add_relation", grade=None, relation="supports", why="x\0y")
    made = filled.correct(given)
    assert getattr(filled.corrections()[0], field) == getattr(given, field)
    assert filled.corrections() == (made,)
