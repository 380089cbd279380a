"""Names that no list knows: a person's or a body's, by their use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.who.phrases import Tokens
from onrecord.read.who.unknown import body_of, person_by_use, without_title
from onrecord.records import Source, Span


def body(text: str, name: str) -> str:
    at = text.find(name)
    return body_of(Tokens(text), Source("s1", name, mentions=(Span(at, at + len(name)),)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Labora denied it. Labora’s shares fell.", "Labora"),
        ("Labora denied it. The chief executive of Labora resigned.", "Labora"),
        ("Labora, a maker of kettles, denied it.", "Labora"),
        ("The operator, Veygrid, denied it.", "Veygrid"),
        ("The newspaper Lampwick denied it.", "Lampwick"),
        ("Castle Rovers denied it.", "Castle Rovers"),
    ],
)
def test_what_is_used_as_a_body_is_one(text: str, name: str) -> None:
    assert body(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corran denied it. Corran’s lawyers left.", "Corran"),
        ("Corran denied it. Ann Corran’s shares fell.", "Corran"),
        ("Corran denied it. A spokesman for Corran left.", "Corran"),
        ("Corran, a teacher, denied it.", "Corran"),
        ("Her lawyer, Corran, denied it.", "Corran"),
        ("Ann Roe denied it. Ann Roe’s board resigned.", "Ann Roe"),
    ],
)
def test_what_may_be_a_person_is_no_body(text: str, name: str) -> None:
    assert body(text, name) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Osra Tran would not say.", "Osra Tran"),
        ("The leader of the house, Osra Tran, would not say.", "Osra Tran"),
        ("Osra Tran, chief engineer of the port, would not say.", "Osra Tran"),
        ("Osra Tran, 46, would not say.", "Osra Tran"),
        ("Osra Tran would not say. Ms Tran left.", "Osra Tran"),
        ("Helen Tran would not say.", "Helen Tran"),
    ],
)
def test_what_is_used_as_a_persons_name_is_one(text: str, name: str) -> None:
    assert person_by_use(Tokens(text), name)


@pytest.mark.parametrize(
    "name", ["Amber Vault", "Helen and Osra", "Helen’s Kettles", "Helen Mining", "Osra"]
)
def test_other_names_are_not(name: str) -> None:
    assert person_by_use(Tokens(f"{name} would not say."), name) == ""


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("President Anton Zhelev", "Anton Zhelev"),
        ("Deputy Mayor Osra Tran", "Osra Tran"),
        ("General Motors", "General Motors"),
        ("Justice Department", "Justice Department"),
        ("Fellow Republicans", "Fellow Republicans"),
        ("Osra Tran", "Osra Tran"),
    ],
)
def test_a_title_is_no_part_of_a_name(name: str, bare: str) -> None:
    assert without_title(name) == bare


@given(st.text(max_size=80), st.text(max_size=12))
def test_any_text_has_an_answer(text: str, name: str) -> None:
    assert isinstance(body_of(Tokens(text), Source("s1", name)), str)
    assert isinstance(person_by_use(Tokens(text), name), str)
    assert isinstance(without_title(name), str)
