"""Where a text stands in quotation marks, and which marks only keep a word at arm's length."""

from __future__ import annotations

import re

from onrecord.read.paragraphs import paragraphs
from onrecord.records import Span

_MARK = re.compile(r"[\"“”«»„‘’'`]")
_OPENS = frozenset("“«„")
_HALVES = "'`"  # two of them are one double mark
_SINGLE = frozenset("‘’'`")
_LONGEST_SINGLE = 400  # code points between single marks


def quotations(text: str) -> list[Span]:
    """The stretches in quotation marks, with the marks, in order; none reaches past a paragraph.

    A double mark that nothing closes runs to its paragraph's end. Single marks count where both
    are there and no double mark is open.
    """
    out: list[Span] = []
    for block in paragraphs(text):
        opened, single, skip = -1, -1, -1
        for match in _MARK.finditer(text, block.start, block.end):
            at, sign = match.start(), match[0]
            if at == skip:
                continue
            if sign in _HALVES and text[at + 1 : at + 2] == sign:
                skip, sign = at + 1, '"'
            if sign in _SINGLE:
                if opened >= 0:
                    continue
                before, after = text[at - 1 : at], text[at + 1 : at + 2]
                if not before.isalnum() and after.isalpha() and sign != "’" and single < 0:
                    single = at
                elif single >= 0 and not after.isalnum() and not before.isspace():
                    if at - single <= _LONGEST_SINGLE:
                        out.append(Span(single, at + 1))
                    single = -1
            elif opened < 0:
                opened, single = at, -1
            elif sign not in _OPENS:
                out.append(Span(opened, max(at, skip) + 1))
                opened = -1
        if opened >= 0:
            out.append(Span(opened, block.end))
    return out
