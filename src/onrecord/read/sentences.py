"""Cuts a text into sentences, also inside quotations, never across paragraphs.

Rules over the full stops, question and exclamation marks; the word lists are in sentences.toml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.read.lists import load
from onrecord.read.paragraphs import paragraphs
from onrecord.records import Span

_LISTS: dict[str, list[str]] = load("sentences.toml")
_TITLES = frozenset(_LISTS["titles"])
_INSIDE = frozenset(_LISTS["inside"])
_BEFORE_NUMBER = frozenset(_LISTS["before_number"])
_EITHER = frozenset(_LISTS["either"])
STARTERS = frozenset(_LISTS["starters"])

# The marks, what closes with them, numbers of notes, and the space behind.
_END = re.compile(r"(?<![.!?…‽])([.!?…‽]++)([\"'”’»)\]}*_]*)(?:\s?\[\d{1,3}\])*\s+")
_OPENERS = "\"'“‘«([{*_¿¡—–-"
_QUOTES = frozenset("\"'”’»")
_BRACKETS = frozenset(")]}")
_WORD_BEFORE = re.compile(r"[^\s(\[{\"“”‘«»,;:/—–]+\Z")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CAMEL = re.compile(r"[a-z]{1,5}[A-Z]")  # iPhone
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_LIST_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")
_SPEECH = re.compile(
    rf"(?:[^\W\d_][\w.’'-]*\s+){{1,4}}?(?:{'|'.join(map(re.escape, _LISTS['speech']))})\b"
)
_LONGEST_WORD = 24  # code points looked at before a full stop


def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order, trimmed of white space.

    Every code point that is no white space lies in exactly one of them.
    """
    return list(_sentences(text))


@lru_cache(maxsize=8)  # the report in hand: many rules ask
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentence for block in paragraphs(text) for sentence in sentences_in(text, block))


def sentences_in(text: str, block: Span) -> list[Span]:
    """The sentences of one paragraph, whose span has no white space at its ends."""
    out = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.end() < block.end and _ends(text, start, match):
            out.append(Span(start, match.end() - len(match[0]) + len(match[0].rstrip())))
            start = match.end()
    if start < block.end:
        out.append(Span(start, block.end))
    return out


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence that begins at ``start`` ends with the marks that ``match`` found."""
    marks, closers = match[1], match[2]
    at = follows = match.end()
    while at < len(text) and text[at] in _OPENERS:
        at += 1
    if at >= len(text):
        return True
    first = text[at]
    if first in ",;:.…?!)&" or (first.islower() and not _CAMEL.match(text, at)):
        return False
    quoted = not _QUOTES.isdisjoint(closers)
    if marks != ".":
        return _ends_loudly(text, marks, quoted, follows, at)
    if quoted:
        return True
    word = _word_before(text, start, match.start())
    return _ends_after(text, start, match.start(), word, at, at > follows, closers)


def _ends_loudly(text: str, marks: str, quoted: bool, follows: int, at: int) -> bool:
    """The same for question and exclamation marks and for ellipses."""
    if quoted and follows == at:
        return not _SPEECH.match(text, at)
    # An ellipsis before `I` as often as not only halts.
    return not (marks[0] in ".…" and marks[-1] in ".…" and _next_word(text, at) in ("i", "i'm"))


def _ends_after(
    text: str, start: int, stop: int, word: str, at: int, opened: bool, closers: str
) -> bool:
    """The same for a full stop that ``word`` stands before; ``opened``: a quotation follows."""
    low = word.lower().replace("’", "'")
    begins = start + len(word) == stop  # the word is all that the sentence has so far
    if not word:
        return text[stop - 1 : stop] not in (".", " ", "\xa0")  # `. . .` is an ellipsis
    if begins and not closers and _LIST_MARK.match(word):
        return False
    if low in _TITLES and not closers and low not in _EITHER:
        return False
    if low in _INSIDE:
        return False
    if text[at].isdigit():
        return low not in _BEFORE_NUMBER
    single = len(word) == 1 and word.isalpha()
    if single and word.isupper() and not closers:
        return _ends_after_letter(text, stop, word, at, opened)
    if low in _EITHER or _ACRONYM.match(low):
        return opened or _next_word(text, at) in STARTERS
    return True


def _ends_after_letter(text: str, stop: int, word: str, at: int, opened: bool) -> bool:
    """The same for one capital letter: an initial, or the end (`vitamin C. The …`)."""
    before = text[max(0, stop - 1 - _LONGEST_WORD) : stop - 1].split()
    if word == "I" and before and before[-1][:1].islower():
        return True
    return opened or _next_word(text, at) in STARTERS


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that a full stop at ``stop`` closes, inner full stops and all."""
    match = _WORD_BEFORE.search(text[max(start, stop - _LONGEST_WORD) : stop])
    return match.group().lstrip("'’") if match else ""


def _next_word(text: str, at: int) -> str:
    match = _NEXT_WORD.match(text, at)
    return match.group().lower().replace("’", "'") if match else ""
