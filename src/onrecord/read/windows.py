"""Cuts a report into windows of whole paragraphs that the encoder reads one by one.

Windows do not overlap: each word is read once. An attribution rarely leaves its paragraph, and
links across paragraphs are made from the vectors afterwards (links.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.read.words import Ints, Words

LIMIT = 192  # pieces in a window, [CLS] and [SEP]s included


@dataclass(frozen=True, slots=True)
class Window:
    """One encoder input: words ``lo`` to ``hi`` of a text.

    ``ids``, ``shape`` and ``quote`` have one entry a piece, specials included; ``at`` has one entry
    a word: where its first piece stands. ``ranges`` are the word ranges that it is made of.
    """

    lo: int
    hi: int
    ranges: tuple[tuple[int, int], ...]
    ids: Ints
    shape: Ints
    quote: Ints
    at: Ints


def _cut(words: Words, text: str, lo: int, hi: int, room: int) -> list[tuple[int, int]]:
    """Cuts a paragraph that is too long, at a sentence's end where there is one."""
    cuts = []
    while int(words.first[hi] - words.first[lo]) > room:
        end = int(np.searchsorted(words.first, words.first[lo] + room, side="right")) - 1
        end = max(end, lo + 1)
        back = end
        while back > lo + (end - lo) // 3 and not _ends(words, text, back):
            back -= 1
        stop = back if back > lo + (end - lo) // 3 else end
        cuts.append((lo, stop))
        lo = stop
    return [*cuts, (lo, hi)]


def _ends(words: Words, text: str, i: int) -> bool:
    """Whether a sentence may end before word ``i``: a full stop, maybe closed, then a space."""
    last = i - 1
    if text[words.end[last] : words.start[i]] == "":
        return False
    if words.quote[last] == 3 and last > 0:
        last -= 1
    return text[words.start[last]] in ".?!" and words.shape[i] in (1, 2, 5, 6)


def blocks(words: Words, text: str, limit: int = LIMIT) -> list[tuple[int, int]]:
    """Word ranges of the paragraphs, those past ``limit`` pieces cut."""
    if not len(words):
        return []
    borders = [0, *(np.flatnonzero(np.diff(words.paragraph)) + 1).tolist(), len(words)]
    out: list[tuple[int, int]] = []
    for lo, hi in pairwise(borders):
        out += _cut(words, text, lo, hi, limit - 2)
    return out


def pack(words: Words, ranges: list[tuple[int, int]], limit: int = LIMIT) -> list[list[int]]:
    """Neighbouring ranges together while they fit: indices into ``ranges``, window by window."""
    out: list[list[int]] = []
    used = limit
    for k, (lo, hi) in enumerate(ranges):
        need = int(words.first[hi] - words.first[lo]) + 1
        if out and used + need <= limit:
            out[-1].append(k)
            used += need
        else:
            out.append([k])
            used = 1 + need
    return out


def window(words: Words, ranges: list[tuple[int, int]], cls: int, sep: int) -> Window:
    """The encoder input of neighbouring word ranges, a [SEP] after each."""
    ids, shape, quote, at = [cls], [5], [0], list[int]()
    for lo, hi in ranges:
        begin, end = int(words.first[lo]), int(words.first[hi])
        counts = np.diff(words.first[lo : hi + 1])
        at += (words.first[lo:hi] - begin + len(ids)).tolist()
        ids += words.pieces[begin:end].tolist()
        shape += np.repeat(words.shape[lo:hi], counts).tolist()
        quote += np.repeat(words.quote[lo:hi], counts).tolist()
        ids.append(sep)
        shape.append(5)
        quote.append(0)
    return Window(
        lo=ranges[0][0],
        hi=ranges[-1][1],
        ranges=tuple(ranges),
        ids=np.array(ids, dtype=np.int64),
        shape=np.array(shape, dtype=np.int64),
        quote=np.array(quote, dtype=np.int64),
        at=np.array(at, dtype=np.int64),
    )


def windows(words: Words, text: str, cls: int, sep: int, limit: int = LIMIT) -> list[Window]:
    """All windows of a text, in order: together they hold each word once."""
    ranges = blocks(words, text, limit)
    return [
        window(words, [ranges[k] for k in group], cls, sep) for group in pack(words, ranges, limit)
    ]
