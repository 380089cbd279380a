"""Whose a document is, and whose `its` is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.who.kinds import QUANTITIES
from onrecord.read.who.owners import publisher, with_owners
from onrecord.read.who.phrases import Tokens, phrase
from onrecord.records import Source, Span


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("the Tidewater Post’s database", "Tidewater Post"),
        ("a tally by the Movement League", "Movement League"),
        ("estimates from Labora Research", "Labora Research"),
        ("a new Amber/Ipsum poll", "Amber/Ipsum"),
        ("The report, by the Court of Auditors", "Court of Auditors"),
        ("Tuesday’s results", None),
        ("a report on the harbour", None),
    ],
)
def test_whose_a_document_is(said: str, whose: str | None) -> None:
    doc = Tokens(said)
    made = phrase(doc, 0, len(doc), QUANTITIES)
    assert made is not None
    assert publisher(doc, [made]) == whose


def test_its_secretary_is_at_the_body_before() -> None:
    text = "The Port Union met. Its secretary, Ann Roe, left."
    doc = Tokens(text)
    union = Source("s1", "Port Union", kind="body", mentions=(Span(0, 14),))
    roe = Source("s2", "Ann Roe", kind="person", role="secretary", mentions=(Span(35, 42),))
    its = doc.at(text.index("Its"))
    assert with_owners(doc, [union, roe], {"s2": its})[1].affiliation == "Port Union"
    assert with_owners(doc, [union, roe], {"s2": None})[1].affiliation is None
    assert with_owners(doc, [roe], {"s2": its})[0].affiliation is None


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    doc = Tokens(text)
    made = phrase(doc, 0, len(doc)) if len(doc) else None
    found = publisher(doc, [made] if made else [])
    assert found is None or found
