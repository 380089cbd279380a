"""The sentences of a report with their words, and whose words they are.

What the rules for positions and decisions look at: each sentence with the attributions whose
contents and cues lie in it, and the statements cut from it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from onrecord.read.how.lexicon import Token, tokens
from onrecord.read.positions.wording import Wording
from onrecord.read.sentences import sentences
from onrecord.records import Attribution, Span, Statement

_LONGEST = 1500  # code points of a sentence that are looked at
_BACK = 1500  # code points back in which the quotation mark that is open is looked for


class Sentence(msgspec.Struct):
    """A sentence, its words, and what lies in it."""

    text: str
    span: Span
    words: Wording
    contents: list[tuple[Span, Attribution]] = msgspec.field(default_factory=list)
    cues: list[tuple[Span, Attribution]] = msgspec.field(default_factory=list)
    statements: list[tuple[Span, Statement]] = msgspec.field(default_factory=list)

    def is_capital(self, word: Token) -> bool:
        """Whether a word begins with a capital letter."""
        return self.text[word.start : word.start + 1].isupper()

    def voice(self, at: int) -> Attribution | None:
        """The attribution with the smallest content piece over a place, if any."""
        over = [(s.end - s.start, k) for k, (s, _) in enumerate(self.contents) if _in(s, at)]
        return self.contents[min(over)[1]][1] if over else None

    def cued(self, start: int, end: int) -> Attribution | None:
        """The attribution whose cue has a word of this stretch."""
        return next((one for s, one in self.cues if s.start < end and start < s.end), None)

    def statement(self, start: int, end: int) -> Statement | None:
        """The statement that covers most of a stretch."""
        best, found = 0, None
        for span, one in self.statements:
            shared = min(span.end, end) - max(span.start, start)
            if shared > best:
                best, found = shared, one
        return found


def _in(span: Span, at: int) -> bool:
    return span.start <= at < span.end


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[tuple[Span, Wording], ...]:
    """The sentences of a text and their words, once for all rules that ask."""
    return tuple(
        (span, Wording(tokens(text, span.start, min(span.end, span.start + _LONGEST))))
        for span in sentences(text)
    )


def sentences_of(
    text: str, attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> list[Sentence]:
    """The sentences of a report in order, with what lies in each."""
    out = [Sentence(text, span, words) for span, words in _read(text)]
    starts = [one.span.start for one in out]
    for one in attributions:
        for span in one.content:
            for place in _places(out, starts, span):
                out[place].contents.append((span, one))
        for span in one.cue:
            for place in _places(out, starts, span):
                out[place].cues.append((span, one))
    for statement in statements:
        for span in statement.spans:
            for place in _places(out, starts, span):
                out[place].statements.append((span, statement))
    return out


def _places(out: Sequence[Sentence], starts: Sequence[int], span: Span) -> range:
    """The sentences that a span lies in."""
    low = max(0, bisect_right(starts, span.start) - 1)
    high = low
    while high < len(out) and out[high].span.start < span.end:
        high += 1
    return range(low, high)


def is_quoted(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks."""
    low = max(text.rfind("\n\n", max(0, at - _BACK), at), at - _BACK, 0)
    if text.rfind("“", low, at) > text.rfind("”", low, at):
        return True
    return text.count('"', low, at) % 2 == 1
