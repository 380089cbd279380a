"""Harm foretold in a case, refusals, and what others tell of somebody's will; made-up texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.how.lexicon import tokens
from onrecord.read.positions.harms import all_cases, is_case, opening
from onrecord.read.positions.wording import Wording, lows_of, places
from onrecord.records import joined
from tests.read.positions.test_held import found, held


@pytest.mark.parametrize(
    ("given", "kind", "said", "condition"),
    [
        (
            "[1:The ministry in Dorvan] <1:warned> {1:that any club that sues would be thrown out"
            " of the cup}.",
            "threat",
            "thrown out of the cup",
            "any club that sues",
        ),
        (
            "{1:Unions that break the accord will be expelled from the confederation},"
            " [1:the labour ministry] <1:said>.",
            "threat",
            "expelled from the confederation",
            "Unions that break the accord",
        ),
        (
            "[1:The ministry in Dorvan] <1:warned> {1:that, should one crew be lost, the base"
            " would cease to be out of reach}.",
            "threat",
            "cease to be out of reach",
            "should one crew be lost",
        ),
        (
            "[1:The trade ministry] <1:said> {1:that any firm arming the rebels would lose access"
            " to the market}.",
            "threat",
            "lose access to the market",
            "any firm arming the rebels",
        ),
        (
            "{1:A strike ballot would follow unless the hospital yields},"
            " [1:the nurses' union] <1:said>.",
            "threat",
            "A strike ballot would follow",
            "unless the hospital yields",
        ),
        (
            "{1:Employees caught leaking face dismissal}, [1:the company] <1:said>.",
            "threat",
            "face dismissal",
            "Employees caught leaking",
        ),
        (
            "[1:The dockers' union] <1:said> {1:it would lay no claim and would not set foot in the"
            " yard while he stays}.",
            "red_line",
            "not set foot in the yard",
            None,
        ),
        (
            "[1:The council] <1:insisted> {1:that no ship would enter the bay}.",
            "red_line",
            "no ship would enter the bay",
            None,
        ),
        (
            "[1:The company] <1:warned> {1:that it would move production abroad if the levy came}.",
            "threat",
            "move production abroad",
            "if the levy came",
        ),
        (
            "{1:It would vote against the budget}, [1:the party] <1:said>,"
            " {1:unless the ferry stayed}.",
            "threat",
            "vote against the budget",
            "unless the ferry stayed",
        ),
        (
            "[1:The airline] <1:threatened> the league {1:with a lawsuit}.",
            "threat",
            "with a lawsuit",
            None,
        ),
        (
            "The union's pledge never to raise the tax still stands.",
            "promise",
            "pledge never to raise the tax",
            None,
        ),
        ("Tolland has a policy of never paying ransoms.", "policy", "never paying ransoms", None),
        ("Ivo Tarn will accept no settlement.", "red_line", "accept no settlement", None),
    ],
)
def test_harm_in_a_case(given: str, kind: str, said: str, condition: str | None) -> None:
    text, got = held(given)
    fits = [one for _, one in got if one.kind == kind and said in joined(text, one.spans)]
    assert fits
    if condition is not None:
        assert any(condition in joined(text, one.condition) for one in fits)


@pytest.mark.parametrize(
    "given",
    [
        "[1:Analysts] <1:warned> {1:that the currency would fall if rates rose}.",
        "[1:Economists] <1:said> {1:any firm that exports would lose access to the market}.",
        "[1:The ministry] <1:said> {1:that rain will be heavy on Sunday}.",
        "[1:Ivo Tarn] <1:said> {1:that no bread would rise in the cold}.",
        "[1:The ministry] <1:said> {1:it is not an option to stay at home}.",
        "[1:Ivo Tarn] <1:said> {1:I want my hat back}.",
    ],
)
def test_no_harm(given: str) -> None:
    assert [one for one in found(given) if one[1] in ("threat", "red_line", "demand")] == []


def test_told_by_others() -> None:
    got = found(
        "Ivo Tarn told aides, <1:according to> [1:two people in the room],"
        " that he would resign if the decree stood."
    )
    assert ("threat", "he would resign if the decree stood") in [one[1:] for one in got]


@given(st.text(max_size=60), st.integers(0, 40), st.integers(0, 40))
def test_any_words(text: str, low: int, high: int) -> None:
    words = Wording(tokens(text, 0, len(text)))
    high = min(high, len(words))
    low = min(low, high)
    assert lows_of(words) == lows_of(list(words))
    assert places(words, frozenset(("a", "0"))) == places(list(words), frozenset(("a", "0")))
    first = opening(words, low, high)
    assert low <= first <= high
    if first < high:
        is_case(words, first, high)
    assert all_cases("sign", ["any"]) and not all_cases("make", ["any"])
