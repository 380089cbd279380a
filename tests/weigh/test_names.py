from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.names import agreement, folded, gender, is_common, last_key, person_name


def agree(one: str, other: str) -> str:
    a, b = person_name(one), person_name(other)
    assert a is not None
    assert b is not None
    return agreement(a, b)


@pytest.mark.parametrize(
    ("name", "given_names", "last", "suffix"),
    [
        ("Ana Kol", ("ana",), "kol", ""),
        ("Mr. Kol", (), "kol", ""),
        ("Defence Minister Ana Kol", ("ana",), "kol", ""),
        ("Ana J. Kol Jr.", ("ana", "j"), "kol", "jr"),
        ("Jan van der Berg", ("jan",), "van der berg", ""),
        ("Ana Kol’s", ("ana",), "kol", ""),
        ("Zoë Łukić", ("zoe",), "lukic", ""),
        ("Ana Kol (R-Orm)", ("ana",), "kol", ""),
    ],
)
def test_a_name_is_taken_apart(
    name: str, given_names: tuple[str, ...], last: str, suffix: str
) -> None:
    found = person_name(name)
    assert found is not None
    assert (found.given, found.last, found.suffix) == (given_names, last, suffix)


@pytest.mark.parametrize(
    "name",
    [
        "he",
        "AUDIENCE MEMBER",
        "the president and Ana Kol",
        "",
        "First Lady",
        "42 percent",
        "voters",
    ],
)
def test_no_name_of_a_person(name: str) -> None:
    assert person_name(name) is None


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("Ana Kol", "Ana Kol", "same"),
        ("Ana J. Kol", "Ana Kol", "same"),
        ("Ana Kol", "ANA KOL", "same"),
        ("Bob Lund", "Robert Lund", "near"),
        ("R. Lund", "Robert Lund", "near"),
        ("R. Lund", "R. Lund", "near"),
        ("Ana Zelensky", "Ana Zelenskyy", "near"),
        ("Robert Lund Jr.", "Robert Lund", "near"),
        ("Ana J. Kol", "Ana P. Kol", "other"),
        ("Ana Kol", "Ida Kol", "other"),
        ("Ana Kol", "Ana Lund", "other"),
        ("Robert Lund Jr.", "Robert Lund Sr.", "other"),
    ],
)
def test_what_two_full_names_say(one: str, other: str, what: str) -> None:
    assert agree(one, other) == what
    assert agree(other, one) == what


def test_who_may_agree_has_one_key() -> None:
    one, other = person_name("Ana Zelensky"), person_name("Ana Zelenskyy")
    assert one is not None
    assert other is not None
    assert last_key(one) == last_key(other)


def test_honorifics_tell_the_gender() -> None:
    assert gender(None, ["Mr. Kol", "Kol"]) == "m"
    assert gender(None, ["Mrs Kol"]) == "f"
    assert gender(None, ["Mr. Kol", "Ms. Kol"]) == ""


def test_common_names_are_known_as_such() -> None:
    assert is_common(person_name("John Smith"))  # type: ignore[arg-type]
    assert not is_common(person_name("Ana Kol"))  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_any_text_is_no_trouble(text: str) -> None:
    found = person_name(text)
    assert found is None or found.last
    assert folded(folded(text)) == folded(text)


NAMES = st.builds(
    lambda a, b, c: f"{a} {b}{c}",
    st.sampled_from(["Ana", "A.", "Bob", "Robert", "Ida"]),
    st.sampled_from(["", "J. ", "P. "]),
    st.sampled_from(["Kol", "Lund", "Lund Jr."]),
)


@given(NAMES, NAMES)
def test_agreement_is_symmetric(one: str, other: str) -> None:
    assert agree(one, other) == agree(other, one)
