"""Which words stand inside quotation marks, where one mark of a paragraph may be missing."""

from __future__ import annotations

import numpy as np

from onrecord.read.words import Words

_INSIDE, _CLOSES = 1, 3
_MARKS = "“\"«„'‘`"


def unquoted(text: str, words: Words) -> list[bool]:
    """Of each word, whether it stands inside a quotation or is one of its marks.

    A mark that nothing closes counts for nothing (*"No, Roe said. She left.*), unless the next
    paragraph opens with one: then the quotation goes on in that.
    """
    out: list[bool] = (words.quote != 0).tolist()
    if not out:
        return out
    begins = np.flatnonzero(np.diff(words.paragraph, prepend=-1)).tolist()
    for lo, hi in zip(begins, [*begins[1:], len(out)], strict=True):
        goes_on = hi < len(out) and text[words.start[hi]] in _MARKS
        if words.quote[hi - 1] != _INSIDE or goes_on:
            continue
        opened = hi
        while opened > lo and words.quote[opened - 1] not in (0, _CLOSES):
            opened -= 1
        out[opened:hi] = [False] * (hi - opened)
    return out
