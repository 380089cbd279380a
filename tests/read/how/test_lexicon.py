"""Forms of verbs and phrases among words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.how.lexicon import Phrases, lemmas_of, tokens, verb_forms


def test_forms() -> None:
    assert verb_forms("deny", {}) == {"deny", "denies", "denied", "denying"}
    assert {"admitted", "admitting"} <= verb_forms("admit", {})
    assert {"criticized", "criticising"} <= verb_forms("criticise", {})
    assert "offered" in verb_forms("offer", {}) and "offerred" not in verb_forms("offer", {})
    assert verb_forms("say", {"say": ["said"]}) == {"say", "says", "said", "saying"}


def test_contractions_are_two_words() -> None:
    assert [token.low for token in tokens("She didn’t say", 0, 14)] == ["she", "did", "not", "say"]


def test_phrases_match_forms() -> None:
    lemmas = lemmas_of({"x": ["decline", "refuse"]}, {})
    phrases = Phrases([("decline|refuse to *", "no")], lemmas)
    text = "She declined to talk and refused, to talk"
    found = list(phrases.all(tokens(text, 0, len(text))))
    assert found == [(1, 4, "no")]


@given(st.text(max_size=100))
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in tokens(text, 0, len(text)):
        assert 0 <= token.start < token.end <= len(text)


def test_no_token_is_empty() -> None:
    assert [token.low for token in tokens("they do n't", 0, 11)] == ["they", "do", "not"]
