"""Where one mark of a quotation is missing. All is fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.gathering.quoted import unquoted
from tests.read.made import PIECES, gathered


def inside(text: str) -> list[str]:
    """The words that stand inside quotation marks."""
    words = PIECES.words(text)
    states = zip(unquoted(text, words), words.start, words.end, strict=True)
    return [text[a:b] for quoted, a, b in states if quoted and text[a:b].isalpha()]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“No,” Roe said.", ["No"]),
        ('"No, Roe said.', []),
        ('"No," he said. "Yes, Roe said.', ["No"]),
        # a quotation that goes on in the next paragraph
        ("“No.\n\n“Never,” Roe said.", ["No", "Never"]),
        ("“No.\n\nRoe left.", []),
        ("", []),
    ],
)
def test_a_mark_that_nothing_closes(text: str, quoted: list[str]) -> None:
    assert inside(text) == quoted


def test_a_pronoun_after_a_mark_that_nothing_closes() -> None:
    found = gathered('"No, [the minister, {p:Olga Toll}], said. [She] left.')
    assert ["the minister, Olga Toll", "She"] in found


@given(st.text(alphabet="ab \n“”\"'.", max_size=60))
def test_one_answer_a_word(text: str) -> None:
    words = PIECES.words(text)
    assert len(unquoted(text, words)) == len(words)
