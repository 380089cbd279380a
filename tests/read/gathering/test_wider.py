"""Names that the encoder cut short or left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.gathering.wider import again, widened

TITLES = frozenset(("president", "premier"))


def found(text: str, *names: tuple[int, int]) -> list[str]:
    raw = text.split()
    named = [("person", lo, hi) for lo, hi in names]
    return [" ".join(raw[a:b]) for _, a, b in again(named, raw, [0] * len(raw), TITLES, "person")]


def test_a_last_name_that_comes_again_is_a_name() -> None:
    assert found("Ann Roe left . Then Roe said so", (0, 2)) == ["Ann Roe"]  # after a capital
    assert found("Ann Roe left , and Roe said so", (0, 2)) == ["Ann Roe", "Roe"]
    assert found("in President Roe 's absence Roe slept", (5, 6)) == ["Roe", "Roe"]


def test_a_street_another_given_name_and_a_common_word_are_not() -> None:
    assert found("Ann Roe left , and Roe Street slept", (0, 2)) == ["Ann Roe"]
    assert found("Ann Roe left , and Bob Roe slept", (0, 2)) == ["Ann Roe"]
    assert found("Ann Hope left , and Hope or hope slept", (0, 2)) == ["Ann Hope"]


def test_a_given_name_before_and_a_last_name_after_belong_to_it() -> None:
    raw = ["Ann", "Roe", "and", "Ann", "Roe"]
    assert widened([("person", 1, 2)], raw, [0] * 5, {"ann"}) == [("person", 0, 2)]
    names = [("person", 0, 2), ("person", 3, 4)]
    assert widened(names, raw, [0] * 5, {"ann"}) == [("person", 0, 2), ("person", 3, 5)]


@given(st.lists(st.sampled_from(["Ann", "Roe", "roe", "said", "President", "."]), max_size=12))
def test_names_stay_apart_and_in_order(raw: list[str]) -> None:
    named = [("person", i, i + 1) for i, word in enumerate(raw) if word == "Roe"][:1]
    out = again(named, raw, [0] * len(raw), TITLES, "person")
    assert [lo for _, lo, _ in out] == sorted({lo for _, lo, _ in out})
