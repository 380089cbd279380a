from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.offices import compared, office_key, profile

Pair = tuple[str | None, str | None]


@pytest.mark.parametrize(
    ("role", "affiliation", "office", "body"),
    [
        ("defence minister", "Vessany", "defence minister", "vessany"),
        ("White House Press Secretary", None, "press secretary", "white house"),
        ("Vessanian Foreign Minister", None, "foreign minister", "vessanian"),
        ("Gov.", "Orm", "governor", "orm"),
        ("former mayor", "Orm", "mayor", "orm"),
        ("spokeswoman for the company", "Kell Water", "spokesperson", "kell water"),
    ],
)
def test_roles_in_normal_form(role: str, affiliation: str | None, office: str, body: str) -> None:
    found = profile(role, affiliation)
    assert found.office == office
    assert found.body is not None
    assert found.body.key == body


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("defence minister", "Vessany"), ("Defense Minister", "Vessany"), "agree"),
        (("defence minister", "Vessany"), ("defence minister", "Tarn"), "clash"),
        (("mayor", "Orm"), ("mayor", "Saltmere"), "clash"),
        (("senator", None), ("farmer", None), "clash"),
        (("French minister", None), ("German minister", None), "clash"),
        (("defence minister", "Vessany"), (None, None), "silent"),
        (("professor", "University of Orm"), ("mayor", "Saltmere"), "doubt"),
        (("candidate", "Orm Party"), ("nominee", "Tarn Party"), "silent"),
        (("mayor", "Orm"), ("former mayor", "Orm"), "agree"),
    ],
)
def test_what_two_profiles_say(one: Pair, other: Pair, verdict: str) -> None:
    assert compared(profile(*one), profile(*other)) == verdict
    assert compared(profile(*other), profile(*one)) == verdict


def test_an_office_is_told_by_its_body() -> None:
    assert office_key("defence minister", "Vessany") == "defence minister, vessany"
    assert office_key("defence minister", None) is None
    assert office_key("former defence minister", "Vessany") is None
    assert office_key("professor", "University of Orm") is None


ROLES = st.sampled_from(["mayor", "senator", "farmer", "coach", "French minister", "poet", None])
PLACES = st.sampled_from(["Orm", "Saltmere", "Kell Water", "University of Orm", None])


@given(ROLES, PLACES, ROLES, PLACES)
def test_comparison_is_symmetric(
    a: str | None, b: str | None, c: str | None, d: str | None
) -> None:
    assert compared(profile(a, b), profile(c, d)) == compared(profile(c, d), profile(a, b))
