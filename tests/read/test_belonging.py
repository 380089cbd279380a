"""Pieces of content that stay with their cue, and those that are let go; all texts are made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.belonging import belonging
from onrecord.read.links import Link
from onrecord.read.segments import CONTENT, CUE, WordSpan
from onrecord.read.words import Words
from tests.read.made import PIECES


def _span(text: str, words: Words, part: str, role: int) -> WordSpan:
    at = text.index(part)
    inside = [
        k for k in range(len(words)) if at <= words.start[k] and words.end[k] <= at + len(part)
    ]
    return WordSpan(role, inside[0], inside[-1] + 1, 0.9)


def kept(text: str, cue: str, *content: str) -> list[str]:
    words = PIECES.words(text)
    pieces = tuple(_span(text, words, part, CONTENT) for part in content)
    link = Link(None, _span(text, words, cue, CUE), pieces, 0.9)
    (out,) = belonging(text, words, [link])
    return [text[words.start[p.lo] : words.end[p.hi - 1]] for p in out.content]


def test_the_rest_of_a_quotation_stays() -> None:
    text = "“The lock is open,” Tarn said. “It was never shut.”"
    assert len(kept(text, "said", "“The lock is open,”", "“It was never shut.”")) == 2


def test_a_quotation_that_goes_on_in_the_next_paragraph_stays() -> None:
    text = "“The lock is open,” Tarn said. “It was never shut.\n\n“We will see to it.”"
    every = ("“The lock is open,”", "“It was never shut.", "“We will see to it.”")
    assert len(kept(text, "said", *every)) == 3


def test_another_paragraph_before_the_cue_is_let_go() -> None:
    text = "“Shut it.”\n\n“The lock is open,” Tarn said."
    assert kept(text, "said", "“Shut it.”", "“The lock is open,”") == ["“The lock is open,”"]


def test_a_bare_sentence_of_another_paragraph_is_let_go() -> None:
    text = "Tarn says the lock is open.\n\nThe keys are lost."
    assert kept(text, "says", "the lock is open", "The keys are lost") == ["the lock is open"]


def test_a_quotation_that_somebody_else_signs_is_let_go() -> None:
    text = "“I would walk.” ― Ann Tarn\n\n“I would swim.” ― Bo Orme"
    assert kept(text, "―", "“I would walk.”", "“I would swim.”") == ["“I would walk.”"]


@given(st.text('a .\n“”"―Bc', min_size=1, max_size=60), st.data())
def test_no_text_makes_it_fail(text: str, data: st.DataObject) -> None:
    words = PIECES.words(text)
    if len(words) < 3:
        return
    places = st.integers(0, len(words) - 1)
    one, two, cue = (data.draw(places) for _ in range(3))
    pieces = tuple(WordSpan(CONTENT, k, k + 1, 0.5) for k in sorted({one, two}))
    (out,) = belonging(text, words, [Link(None, WordSpan(CUE, cue, cue + 1, 0.5), pieces, 0.5)])
    assert out.content and set(out.content) <= set(pieces)
