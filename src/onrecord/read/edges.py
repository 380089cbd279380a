"""Trims the edges of a stretch: white space, commas that parted it from a cue, lone quotes.

A closing quotation mark or bracket stays where its partner stays; so does the mark that ends the
sentence. Letters and digits are never trimmed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Span

_PAIRS = {"“": "”", "‘": "’", "«": "»", "(": ")", "[": "]", "{": "}", "„": "“"}
_OPENERS = frozenset(_PAIRS)
_CLOSERS = frozenset("”’»)]}")
_MARK = re.compile(r"[\"'“”‘’«»„()\[\]{}]")
_END_MARKS = frozenset(".!?…%‰°€£$¥′″*")
_SIGNS_BEFORE_DIGITS = frozenset("-−–.+'’")
_OPENS_WORDS = frozenset("$£€¥#@&§~°¿¡")
_STRAIGHT = frozenset("\"'")


def trimmed(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of one statement with trimmed edges; those without a letter or digit are dropped.

    Each span comes back as a part of itself.
    """
    partners = _partners(text, spans)
    out = []
    for span in spans:
        start, end = _first(text, span, partners), _last(text, span, partners)
        if start < end:
            out.append(Span(start, end))
    return tuple(out)


def _first(text: str, span: Span, partners: frozenset[int]) -> int:
    at = span.start
    while at < span.end:
        sign = text[at]
        follows = text[at + 1] if at + 1 < span.end else " "
        if sign.isalnum() or at in partners or (sign in _OPENS_WORDS and not follows.isspace()):
            return at
        apart = at == 0 or not text[at - 1].isalnum()
        if sign in _SIGNS_BEFORE_DIGITS and follows.isdigit() and apart:
            return at
        at += 1
    return at


def _last(text: str, span: Span, partners: frozenset[int]) -> int:
    at = span.end
    while at > span.start:
        sign = text[at - 1]
        if sign.isalnum() or at - 1 in partners or sign in _END_MARKS:
            break
        if sign in "'’" and text[at - 2 : at - 1] in ("s", "S") and at - 2 >= span.start:
            break  # the workers'
        at -= 1
    if any(map(str.isalnum, text[span.start : at])):
        return at
    return span.start


def _partners(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Where the quotation marks and brackets stand that have their partner in the same spans."""
    waiting: list[tuple[str, int]] = []
    paired = set[int]()
    for span in spans:
        for match in _MARK.finditer(text, span.start, span.end):
            at, sign = match.start(), match.group()
            if _is_apostrophe(text, at, sign):
                continue
            if sign in _OPENERS or (sign in _STRAIGHT and _opens(text, at, sign, waiting)):
                waiting.append((_PAIRS.get(sign, sign), at))
                continue
            for place in range(len(waiting) - 1, max(-1, len(waiting) - 6), -1):
                if waiting[place][0] == sign:
                    paired |= {waiting[place][1], at}
                    del waiting[place:]
                    break
    return frozenset(paired)


def _is_apostrophe(text: str, at: int, sign: str) -> bool:
    inside = at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()
    return sign in "'’" and inside


def _opens(text: str, at: int, sign: str, waiting: Sequence[tuple[str, int]]) -> bool:
    """Whether a straight mark opens: nothing before it, something behind, none waiting."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isspace() != after.isspace():
        return before.isspace()
    return all(open_sign != sign for open_sign, _ in waiting)


def apart(spans: set[Span]) -> tuple[Span, ...]:
    """Sorted, and of those that overlap only the first."""
    out = list[Span]()
    for span in sorted(spans):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return tuple(out)
