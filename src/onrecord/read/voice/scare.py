"""Scare quotes: quotation marks around a word that nobody in the sentence said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.read.lists import load
from onrecord.read.voice.forms import adjective_forms, nouns
from onrecord.read.voice.line import Line
from onrecord.records import Span

_LISTS: dict[str, str] = load("voicecontexts.toml")["quoted"]
_NAMED = frozenset(_LISTS["named"].split())
_SPEAKING = frozenset(_LISTS["speaking"].split())
_CLAIMED = frozenset(
    form for word in _LISTS["claimed"].split() for form in nouns(word) | adjective_forms(word)
)
_MOST = 2  # words between the marks
_APART = frozenset(",:—–-;")  # speech stands apart
_NEAR = 3  # words before the mark in which a word that names may stand


def scare_quotes(line: Line, quoted: Sequence[Span]) -> list[Span]:
    """The quoted words of a sentence that its author only holds at arm's length, with their marks.

    One or two words in small letters, one of which claims something that can be doubted (`reform`,
    `independent`), in a sentence where nothing speaks and no word before them says that a word or a
    title is named.
    """
    at = bisect_left(quoted, Span(line.start, line.start))
    if at == len(quoted) or quoted[at].start >= line.end or not _SPEAKING.isdisjoint(line.low):
        return []
    out: list[Span] = []
    for span in quoted[at:]:
        if span.start >= line.end:
            break
        words = span.cut(line.text).strip("\"“”«»„‘’'`").split()
        if not 1 <= len(words) <= _MOST:
            continue
        if not all(word[0].islower() and word[-1].isalpha() for word in words):
            continue
        if _CLAIMED.isdisjoint(words):
            continue
        first = bisect_left(line.places, (span.start, 0))
        if first == 0 or not _NAMED.isdisjoint(line.low[max(0, first - _NEAR) : first]):
            continue
        if line.low[first - 1] not in _APART:
            out.append(span)
    return out
