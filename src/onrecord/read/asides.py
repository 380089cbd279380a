"""What is said in whose account: *Roe told aides, according to three people, that she would go*;
and in whose words: *a leak, in the words of Ann Roe, was no disaster*.

Between a verb and its clause, `according to` says who passed it on. All of it is that account:
the one who spoke, the verb and the clause; so the attribution of the clause stands inside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from onrecord.read.agents import account_end
from onrecord.read.links import Link
from onrecord.read.segments import CONTENT, CUE, SOURCE, WordSpan
from onrecord.read.words import Words

_FAR = 30  # words between a verb and its clause
_SENTENCE = 80  # words
_WORDS_OF = re.compile(
    r"\b(?:in the (?:words|view|opinion|account|judgement|judgment|telling|estimation) of"
    r"|by the (?:account|reckoning) of|according to)\b(?=\s)",
    re.IGNORECASE,
)
SURE = 0.8


def with_words_of(text: str, words: Words, links: Sequence[Link]) -> list[Link]:
    """The links, and one for each account that none of them has: *in the words of Ann Roe*."""
    out = list(links)
    for match in _WORDS_OF.finditer(text):
        lo = int(np.searchsorted(words.start, match.start()))
        hi = int(np.searchsorted(words.end, match.end(), side="right"))
        if lo >= hi or any(one.cue.lo < hi and lo < one.cue.hi for one in links):
            continue
        stop = account_end(text, words, hi)
        if stop <= hi:
            continue
        content = _around(text, words, lo, stop)
        if content and not any(_crosses(one, lo, stop) for one in links):
            source = WordSpan(SOURCE, hi, stop, SURE)
            out.append(Link(source, WordSpan(CUE, lo, hi, SURE), content, SURE))
    return out


def _crosses(one: Link, lo: int, hi: int) -> bool:
    """Whether an attribution has a part of an account for its source."""
    return one.source is not None and one.source.lo < hi and lo < one.source.hi


def _around(text: str, words: Words, lo: int, hi: int) -> tuple[WordSpan, ...]:
    """The sentence around an aside of words, without it and the commas beside it."""
    block = words.paragraph[lo]
    first = lo
    while first and lo - first < _SENTENCE and words.paragraph[first - 1] == block:
        if text[words.start[first - 1]] in '.?!;:—–“”"' and text[words.end[first - 1] - 1] != ",":
            break
        first -= 1
    last = hi
    while last < len(words) and last - hi < _SENTENCE and words.paragraph[last] == block:
        if text[words.start[last]] in ".?!;":
            break
        last += 1
    before, after = (first, lo), (hi, last)
    pieces = []
    for a, b in (before, after):
        while a < b and text[words.start[a]] in ",—–":
            a += 1
        while a < b and text[words.start[b - 1]] in ",—–":
            b -= 1
        if a < b:
            pieces.append(WordSpan(CONTENT, a, b, SURE))
    return tuple(pieces) if sum(p.hi - p.lo for p in pieces) > 2 else ()


def with_accounts(text: str, words: Words, links: Sequence[Link]) -> list[Link]:
    """The links; each `according to` between a verb and its clause holds both."""
    by_paragraph: dict[int, list[Link]] = {}
    for link in links:
        if link.source is not None and link.source.hi <= link.cue.lo and link.content:
            by_paragraph.setdefault(int(words.paragraph[link.cue.lo]), []).append(link)
    out = []
    for link in links:
        if link.source is not None and _accords(text, words, link):
            near = by_paragraph.get(int(words.paragraph[link.cue.lo]), ())
            inner = next((one for one in near if _goes_around(one, link)), None)
            if inner is not None and inner.source is not None:
                link = _holding(link, inner, inner.source)
        out.append(link)
    return out


def _accords(text: str, words: Words, link: Link) -> bool:
    cue = text[words.start[link.cue.lo] : words.end[link.cue.hi - 1]]
    return " ".join(cue.lower().split()) == "according to"


def _goes_around(inner: Link, outer: Link) -> bool:
    """Whether a verb stands before an account and what it takes behind it."""
    if outer.source is None or inner is outer:
        return False
    begin, end = outer.cue.lo, outer.source.hi
    pieces = [piece for piece in inner.content if piece.lo >= end]
    near = inner.cue.hi <= begin and bool(pieces) and pieces[0].lo - inner.cue.hi <= _FAR
    return near and all(piece.lo >= end or piece.hi <= begin for piece in inner.content)


def _holding(outer: Link, inner: Link, source: WordSpan) -> Link:
    """The account with all of the attribution that stands around it."""
    before = WordSpan(CONTENT, source.lo, outer.cue.lo - 1, outer.confidence)
    rest = [piece for piece in inner.content if piece.lo >= outer.cue.hi]
    own = [p for p in outer.content if all(p.hi <= r.lo or r.hi <= p.lo for r in (before, *rest))]
    pieces = sorted((before, *rest, *own), key=lambda piece: piece.lo)
    return Link(outer.source, outer.cue, tuple(pieces), outer.confidence)
