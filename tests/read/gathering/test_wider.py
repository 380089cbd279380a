"""Names that the encoder cut short or left out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.gathering.wider import again, widened, with_initials, with_rivals

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


def whole(text: str, *names: tuple[int, int, str]) -> list[str]:
    raw = text.split()
    named = [(kind, lo, hi) for lo, hi, kind in names]
    made = with_initials(named, raw, [0] * len(raw), "person")
    return [" ".join(raw[a:b]) for _, a, b in made]


def test_initials_are_part_of_the_name() -> None:
    assert whole("chairman P . K . Roe said", (3, 6, "person")) == ["P . K . Roe"]
    assert whole("chairman P . K . Roe said", (3, 4, "body"), (5, 6, "person")) == ["P . K . Roe"]
    assert whole("She takes vitamin C . Roe left", (5, 6, "person")) == ["Roe"]
    assert whole("It was me or I . Roe left", (6, 7, "person")) == ["Roe"]


def rivals(text: str, *names: tuple[int, int]) -> list[str]:
    raw = text.split()
    named = [("person", lo, hi) for lo, hi in names]
    barred = frozenset(("then", "minister"))
    made = with_rivals(named, raw, [0] * len(raw), barred, "person")
    return [" ".join(raw[a:b]) for _, a, b in made]


def test_a_given_name_is_kept_where_another_bears_the_last_name() -> None:
    assert rivals("Jan Roe left . Corlis Roe again", (0, 2), (5, 6))[1] == "Roe"  # headline verb
    assert rivals("Jan Roe left . Corliss Roe again", (0, 2), (5, 6))[1] == "Corliss Roe"
    assert rivals("Ann Poe left . Corliss Roe again", (0, 2), (5, 6))[1] == "Roe"


def test_words_before_a_last_name_are_no_given_names() -> None:
    for word in ("Then", "Minister", "Injecting", "Kelmarian", "Monday", "April", "Quill quill"):
        first, *rest = word.split()
        text = " ".join(["Jan Roe left", *rest, first, "Roe again"])
        at = 3 + len(rest)
        assert rivals(text, (0, 2), (at + 1, at + 2))[1] == "Roe"


@given(st.lists(st.sampled_from(["Roe", "Jan", "K", ".", "the", "Cor"]), min_size=1, max_size=9))
def test_names_stay_in_order_and_apart(raw: list[str]) -> None:
    named = [("person", k, k + 1) for k, word in enumerate(raw) if word in ("Roe", "Jan")]
    for made in (
        with_initials(named, raw, [0] * len(raw), "person"),
        with_rivals(named, raw, [0] * len(raw), frozenset(), "person"),
    ):
        assert all(0 <= lo < hi <= len(raw) for _, lo, hi in made)
        assert all(a[2] <= b[1] for a, b in pairwise(made))
