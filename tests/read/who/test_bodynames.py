"""The full names of bodies, outlets and documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.who.bodynames import full_name, name_shown
from onrecord.read.who.kinds import QUANTITIES
from onrecord.read.who.phrases import Tokens, phrase
from onrecord.records import SourceKind


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("The Port Safety Office (PSO) met. PSO said so.", "PSO", "Port Safety Office"),
        ("Labora Foods fell. Labora said so.", "Labora", "Labora Foods"),
        ("Labora Foods and Labora Mills fell. Labora said so.", "Labora", None),
        ("The Port Office (PSO) met.", "PSO", None),
        ("Corran Street was closed. Corran said so.", "Corran", None),
    ],
)
def test_a_body_has_the_one_full_name_of_the_text(text: str, name: str, full: str | None) -> None:
    assert full_name(Tokens(text), name) == full


@pytest.mark.parametrize(
    ("said", "kind", "shown"),
    [
        ("the nonprofit Amber Watch in Port Tallow", "body", "Amber Watch"),
        ("The Ministry of Ports", "body", "Ministry of Ports"),
        ("the Tidewater Post", "outlet", "Tidewater Post"),
        ("the Post", "outlet", "the Post"),
        ("a new Amber/Ipsum poll released on Sunday", "document", "Amber/Ipsum poll"),
        ("the report", "document", "the report"),
        (
            "a letter of the council to all its tenants, which was sent in May",
            "document",
            "a letter of the council to all its tenants",
        ),
        ("two officials", "group", "two officials"),
    ],
)
def test_what_is_shown(said: str, kind: SourceKind, shown: str) -> None:
    doc = Tokens(f"So said {said}")
    made = phrase(doc, 2, len(doc), QUANTITIES)
    assert made is not None
    assert name_shown(doc, said, kind, [made]) == shown


def test_a_short_name_of_an_outlet_is_its_long_one() -> None:
    doc = Tokens("The Tidewater Post wrote so. the Post")
    made = phrase(doc, len(doc) - 2, len(doc))
    assert made is not None
    assert name_shown(doc, "the Post", "outlet", [made]) == "Tidewater Post"


@given(st.text(max_size=60), st.text(max_size=10))
def test_any_text_has_an_answer(text: str, name: str) -> None:
    doc = Tokens(text)
    assert full_name(doc, name) is None or name
    made = phrase(doc, 0, len(doc)) if len(doc) else None
    for kind in ("body", "outlet", "document", "person"):
        assert isinstance(name_shown(doc, name, kind, [made] if made else []), str)
