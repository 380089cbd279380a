"""Countries that no list knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.who.countries import country_of
from onrecord.read.who.phrases import Tokens
from onrecord.records import Source, Span


def used(text: str, name: str = "Kelmar") -> str:
    at = text.find(name)
    return country_of(Tokens(text), Source("s1", name, mentions=(Span(at, at + len(name)),)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kelmar denied it. Kelmar’s army moved.", "“Kelmar’s army”"),
        ("Kelmar denied it. The government of Kelmar fell.", "“government of Kelmar”"),
        ("Kelmar denied it. Snow fell in Kelmar, and rain across Kelmar.", "“across Kelmar”"),
        ("Kelmar said it would close its border.", "“Kelmar … its border”"),
        ("Kelmar denied it. Ties with Kelmar are bad.", "“ties with Kelmar”"),
        ("Kelmar denied it. The Kelmari government fell.", "“Kelmari government”"),
        ("Kelmar denied it. The war between Orlund and Kelmar goes on.", "“between … and Kelmar”"),
        ("Kelmar denied it. The ambassador to Kelmar left.", "“ambassador to Kelmar”"),
        ("TESSEL, Kelmar - Snow fell.", "“Kelmar in the dateline”"),
        ("Both governments met. Divers from Kelmar left.", "“divers from Kelmar”"),
    ],
)
def test_what_is_used_as_a_country_is_one(text: str, said: str) -> None:
    assert used(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Kelmar denied it. Snow fell in Kelmar.",  # once may be a slip, or a company
        "Kelmar denied it. Kelmar’s brother left.",
        "Kelmar denied it. Voters lost confidence in Kelmar. They believe in Kelmar.",
        "Both governments met. Kelmar denied it.",
        "Kelmar denied it. The Kelmarite novel sold well. A letter from Kelmar came.",
        "Ann Kelmar denied it. Kelmar’s army of lawyers left.",
        "They spoke to Premier Kelmar. Kelmar’s government fell.",
    ],
)
def test_what_may_be_a_person_is_none(text: str) -> None:
    assert used(text) == ""


def test_one_who_is_he_or_she_is_no_country() -> None:
    text = "Kelmar denied it. Kelmar’s army moved, she said."
    at = text.index("she")
    source = Source("s1", "Kelmar", mentions=(Span(0, 6), Span(at, at + 3)))
    assert country_of(Tokens(text), source) == ""


@given(st.text(max_size=80), st.text(max_size=8))
def test_any_text_has_an_answer(text: str, name: str) -> None:
    assert isinstance(country_of(Tokens(text), Source("s1", name)), str)
