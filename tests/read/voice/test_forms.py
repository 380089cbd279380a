"""What the words and phrases of a list become."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.voice.forms import adjective_forms, nouns, patterns, single_words, verb


def test_adjectives_have_adverbs_and_degrees() -> None:
    assert {"shameful", "shamefully"} <= adjective_forms("shameful")
    assert "horribly" in adjective_forms("horrible")
    assert "drastically" in adjective_forms("drastic")
    assert {"ugly", "uglier", "ugliest"} <= adjective_forms("ugly")
    assert {"grimmer", "grimmest"} <= adjective_forms("grim")


def test_nouns_and_verbs_have_their_forms() -> None:
    assert nouns("crony") == {"crony", "cronies"}
    assert nouns("strongman") == {"strongman", "strongmen"}
    assert {"ride", "rides", "rode", "ridden", "riding"} <= verb("ride")


def test_a_noun_with_a_hyphen_may_stand_apart() -> None:
    forms = {form for form, _ in single_words({"nouns": "power-grab"})}
    assert {"power-grab", "power grab", "power grabs"} <= forms


def lengths(line: str) -> list[int]:
    return [len(pattern.places) for pattern in patterns(line)]


def test_parts_may_be_missing() -> None:
    assert lengths("lack of any? evidence") == [4, 3]
    assert lengths("no ... coincidence") == [2, 3, 4, 5, 6]


def test_marked_parts_and_verbs() -> None:
    (pattern,) = patterns("[alleged] plan|plot")
    assert (pattern.first, pattern.last) == (0, 0)
    assert pattern.places[1] == frozenset(("plan", "plot"))
    (pattern,) = patterns("@ram * through")
    assert pattern.places[0] is not None
    assert "rammed" in pattern.places[0]
    assert pattern.places[1] is None


@given(st.lists(st.sampled_from(["ram", "@ride|ram", "a|the?", "*", "...", "[plan", "plot]"])))
def test_any_line_is_read(parts: list[str]) -> None:
    for pattern in patterns(" ".join(parts)):
        assert 0 <= pattern.first < len(pattern.places)
        assert 0 <= pattern.last < len(pattern.places)
