"""Which pieces of content stay with their cue: those that its own sentences or quotation hold.

A content that finds no cue of its own is given to one near it, and makes a wrong whole with what
that cue does introduce. So a piece of several is let go where a paragraph ends between it and the
cue, or where it is another sentence and not quoted; the rest of a quotation that goes on stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.links import Link
from onrecord.read.segments import WordSpan
from onrecord.read.words import Words

_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]*(?:\s|\Z)")
_OPENS = re.compile(r"[\"“‘«„]|``|''|'(?=\w)")
_CLOSES = re.compile(r"[\"”»][.,]?\Z|''\Z")
_SIGNED = re.compile(r"[\"”’'.!?]?\s*(?:[―—–]|--)\s*[A-Z]")


def belonging(text: str, words: Words, links: Sequence[Link]) -> list[Link]:
    """The attributions without the pieces of content that stand too far from their cue."""
    return [_kept(text, words, link) if len(link.content) > 1 else link for link in links]


def _kept(text: str, words: Words, link: Link) -> Link:
    """A link without the pieces that do not belong; the nearest one always stays."""
    nearest = min(link.content, key=lambda piece: _distance(piece, link.cue))
    out: list[WordSpan] = []
    for piece in link.content:
        if piece is nearest or _belongs(text, words, link, piece, out):
            out.append(piece)
    return Link(link.source, link.cue, tuple(out), link.confidence)


def _distance(piece: WordSpan, cue: WordSpan) -> int:
    return cue.lo - piece.hi if piece.hi <= cue.lo else piece.lo - cue.hi


def _belongs(
    text: str, words: Words, link: Link, piece: WordSpan, before: Sequence[WordSpan]
) -> bool:
    cue = link.cue
    start, end = int(words.start[piece.lo]), int(words.end[piece.hi - 1])
    quoted = _OPENS.match(text, start) is not None
    if words.paragraph[piece.lo] != words.paragraph[cue.lo]:
        if piece.hi <= cue.lo or not quoted or not before:
            return False
        return _SIGNED.match(text, end) is None
    return True
