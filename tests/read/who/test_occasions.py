"""Where and with what in hand a source spoke."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.who.occasions import occasions
from onrecord.read.who.phrases import Tokens
from onrecord.records import Attribution, Span


def told(text: str, source: str, cue: str, content: str) -> list[str]:
    def span(part: str) -> Span:
        at = text.index(part)
        return Span(at, at + len(part))

    item = Attribution("a1", source=(span(source),), cue=(span(cue),), content=(span(content),))
    return [s.cut(text) for s in occasions(Tokens(text), item)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Roe said in a brief that it was late.", "in a brief"),
        ("“It was late,” Roe said in an interview.", "in an interview"),
        ("“It was late,” said Roe on Monday at a hearing.", "at a hearing"),
        ("In a post on Tuesday, Roe said it was late.", "In a post on Tuesday"),
        ("“It was late,” Roe said, citing surveys.", "citing surveys"),
        ("“It was late,” Roe said before visiting the school.", "before visiting the school"),
        ("“It was late,” Roe said before the visit to a school.", "before the visit to a school"),
        ("“It was late,” Roe said on Tuesday.", None),
        ("Roe said in London that it was late.", None),
        ("Roe said in response to him that it was late.", None),
    ],
)
def test_the_occasion(text: str, said: str | None) -> None:
    content = "“It was late,”" if "“" in text else "it was late"
    assert told(text, "Roe", "said", content) == ([said] if said else [])


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 30), st.integers(0, 60))
def test_any_text_has_an_answer(text: str, start: int, size: int, content: int) -> None:
    cue = Span(start, start + size)
    item = Attribution("a1", (), (cue,), (Span(content, content + 5),))
    for span in occasions(Tokens(text), item):
        assert 0 <= span.start < span.end <= len(text)
