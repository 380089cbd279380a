"""Cuts a text into paragraphs: blocks that a blank line or a line break keeps apart.

In a text whose lines were wrapped at a fixed width a single line break separates nothing, so there
only the breaks that the width does not explain count.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

from onrecord.records import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# A line that begins like this begins a block of its own, wrapped or not.
_OPENS_BLOCK = re.compile(r"(?:[-*•–]|\d{1,3}[.)])\s|[A-Z][A-Z.’' -]+:|Q\s|#")
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 40  # code points: what counts as a fixed width
_FEWEST_BREAKS = 5  # below, a text says too little about its width
_FEWEST_WRAPPED = 0.7  # share of the single breaks that the width must explain


class _Line(msgspec.Struct, frozen=True):
    """A line that is not blank: its words' span, and its width with indent and hard spaces."""

    start: int
    end: int
    width: int


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` in order, trimmed of white space.

    Every code point that is no white space lies in exactly one of them.
    """
    return list(_paragraphs(text))


@lru_cache(maxsize=8)  # the report in hand: many rules ask
def _paragraphs(text: str) -> tuple[Span, ...]:
    lines = _lines(text)
    single = [
        len(_BREAKS.findall(text, before.end, after.start)) == 1
        for before, after in pairwise(lines)
    ]
    width = _wrap_width(text, lines, single)
    out: list[Span] = []
    for index, line in enumerate(lines):
        if index and width and single[index - 1] and _wrapped(text, lines[index - 1], line, width):
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(Span(line.start, line.end))
    return tuple(out)


def _lines(text: str) -> list[_Line]:
    out = []
    for match in _LINE.finditer(text):
        raw = match.group()
        if words := raw.strip():
            start = match.start() + len(raw) - len(raw.lstrip())
            out.append(_Line(start, start + len(words), len(raw.rstrip(" \t"))))
    return out


def _wrap_width(text: str, lines: list[_Line], single: list[bool]) -> int:
    """The width in code points that the text was wrapped at, or 0 where it was not."""
    before = [line.width for line, one in zip(lines, single, strict=False) if one]
    short = sorted(width for width in before if width <= _WIDEST_WRAP)
    # A few lines may stick out: an address that could not be broken.
    if len(before) < _FEWEST_BREAKS or len(short) < 0.8 * len(before):
        return 0
    width = short[int(len(short) * 0.98)]
    if width < _NARROWEST_WRAP:
        return 0
    explained = sum(
        _wrapped(text, lines[index], lines[index + 1], width)
        for index, one in enumerate(single)
        if one
    )
    return width if explained >= _FEWEST_WRAPPED * len(before) else 0


def _wrapped(text: str, before: _Line, after: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line before."""
    space = after.start
    while space < after.end and text[space] not in " \t":  # a hard space holds its word
        space += 1
    # Two more for hard spaces at the end of the word, which are trimmed off here.
    too_long = before.width + 3 + space - after.start > width
    return too_long and not _OPENS_BLOCK.match(text, after.start, after.end)
