from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.bodies import body_of, is_bloc, same_stem, states_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the United Nations", "UN"),
        ("Vessany's defence ministry", "the Vessanian Ministry of Defense"),
        ("U.S. Department of Defense", "the Pentagon"),
        ("D-Vt.", "Vermont"),
        ("University of Orm", "Orm University"),
        ("Vessany", "the Vessanian defence ministry"),
        ("the F.B.I.", "Federal Bureau of Investigation"),
    ],
)
def test_one_body_under_two_names(one: str, other: str) -> None:
    assert body_of(one).fits(body_of(other))
    assert body_of(other).fits(body_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Orm", "Orm City Council"),
        ("Vessany's defence ministry", "Vessany's foreign ministry"),
        ("Vessany's defence ministry", "Tarn's defence ministry"),
        ("the ministry", "Vessany's ministry"),
        ("Kell Water", "Kell Power"),
        ("Victor Foods", "Victoria Foods"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    if "Victor" in one:
        assert body_of(one).key != body_of(other).key
        return
    assert not body_of(one).fits(body_of(other))


def test_a_ministry_alone_is_no_body() -> None:
    assert body_of("the ministry of defence").generic
    assert body_of("the company").generic
    assert not body_of("Kell Water").generic


def test_states_by_their_own_names_and_their_peoples() -> None:
    assert states_in("a senior U.S. official") == ("United States",)
    assert states_in("the Russian and Ukrainian ministers") == ("Russia", "Ukraine")
    assert states_in("he told us so") == ()


def test_blocs_are_no_states() -> None:
    assert is_bloc("the West")
    assert is_bloc("EU")
    assert not is_bloc("Vessany")


def test_a_people_and_its_state() -> None:
    assert same_stem("vessany", "vessanian")
    assert same_stem("kelmar", "kelmari")
    assert not same_stem("orm", "ormish")
    assert not same_stem("oxford", "oxfordshire")


@given(st.text(max_size=40), st.text(max_size=40))
def test_fitting_is_symmetric(one: str, other: str) -> None:
    assert body_of(one).fits(body_of(other)) == body_of(other).fits(body_of(one))
