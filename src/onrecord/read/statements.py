"""Cuts a report into statements: stretches that say one thing, each in one voice.

Each code point belongs to the smallest attributed content that covers it, or else to the author;
sources and cues, those of inner hops too, belong to nobody. What one voice says in one sentence is
one statement, in several spans where something stands between, unless it holds several clauses.

A leftover of connectives alone (`that`, `and`, `to`) is no statement. It goes with the neighbour
that nothing but a source, a cue or punctuation keeps it from: in its own sentence before another,
of its own voice before another, with what follows before what precedes. It stays a statement only
where it is a whole sentence or all that an attribution holds, or where there is no neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from hashlib import blake2s
from itertools import accumulate

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.read.clauses import cuts
from onrecord.read.edges import trimmed
from onrecord.read.lists import load
from onrecord.read.sentences import sentences
from onrecord.records import Attribution, Span, Statement, joined

_CONNECTIVES = frozenset(load("statements.toml")["connectives"])
_ALPHANUMERIC = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BLANK_LINE = re.compile(r"\n\s*\n")
_LONGEST_LEFTOVER = 40  # code points
_NOBODY, _AUTHOR = -2, -1

Owners = npt.NDArray[np.int32]


class _Piece(msgspec.Struct, frozen=True):
    """An unbroken stretch of one sentence in one voice, with at least one letter or digit."""

    start: int
    end: int
    sentence: int
    owner: int


def statements(text: str, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The statements of a report, ordered by where they begin.

    Every letter and digit outside all source and cue spans lies in exactly one span of exactly one
    statement, and none inside a source or cue does. Spans that reach past the text are cut to it.
    The order of ``attributions`` makes no difference.
    """
    ranked = sorted(attributions, key=_rank)
    owners = _owners(text, ranked)
    parts = sentences(text)
    pieces = list(_pieces(text, owners, parts))
    groups: dict[tuple[int, int], list[_Piece]] = {}
    bare = {
        index
        for index, attribution in enumerate(ranked)
        if all(_is_connective(span.cut(text)) for span in attribution.content)
    }
    for piece, voice in zip(pieces, _voices(text, pieces, parts, bare), strict=True):
        groups.setdefault(voice, []).append(piece)
    found = []
    for (_, owner), members in groups.items():
        for spans in _cut(text, members):
            kept = trimmed(text, _together(text, owners, spans))
            if kept:
                found.append(_statement(text, kept, None if owner < 0 else ranked[owner].id))
    return tuple(sorted(found, key=lambda statement: statement.spans[0]))


def _statement(text: str, spans: tuple[Span, ...], attribution: str | None) -> Statement:
    said = joined(text, spans)
    mark = blake2s(f"{spans[0].start}\n{said}".encode(errors="surrogatepass"), digest_size=6)
    return Statement(
        id=f"t{mark.hexdigest()}",
        spans=spans,
        text=said,
        voice="author" if attribution is None else "reported",
        attribution=attribution,
    )


def _rank(attribution: Attribution) -> tuple[int, int, str, int]:
    """Wider before narrower, so that what lies inside another comes later."""
    every = (*attribution.source, *attribution.cue, *attribution.content)
    low = min((span.start for span in every), default=0)
    high = max((span.end for span in every), default=0)
    content = sum(span.end - span.start for span in attribution.content)
    return low - high, -content, attribution.id, low


def _owners(text: str, ranked: Sequence[Attribution]) -> Owners:
    """For each code point the index of its attribution, or _AUTHOR, or _NOBODY."""
    owners = np.full(len(text), _AUTHOR, dtype=np.int32)
    contents = [
        (span.start - span.end, index, span)
        for index, attribution in enumerate(ranked)
        for span in attribution.content
        if span.start < span.end
    ]
    for _, index, span in sorted(contents):
        owners[max(0, span.start) : max(0, span.end)] = index
    for attribution in ranked:
        inner = (span for hop in attribution.hops for span in (*hop.source, *hop.cue))
        for span in (*attribution.source, *attribution.cue, *inner):
            owners[max(0, span.start) : max(0, span.end)] = _NOBODY
    return owners


def _pieces(text: str, owners: Owners, parts: Sequence[Span]) -> Iterator[_Piece]:
    borders = [*(np.flatnonzero(np.diff(owners)) + 1).tolist(), len(text)]
    run = 0
    for number, sentence in enumerate(parts):
        start = sentence.start
        while start < sentence.end:
            while borders[run] <= start:
                run += 1
            end = min(sentence.end, borders[run])
            owner = int(owners[start])
            if owner != _NOBODY and _ALPHANUMERIC.search(text, start, end):
                yield _Piece(start, end, number, owner)
            start = end


def _voices(
    text: str, pieces: Sequence[_Piece], parts: Sequence[Span], bare: Collection[int]
) -> Iterator[tuple[int, int]]:
    """For each piece, the sentence and owner whose statement it goes with.

    ``bare`` are the owners whose whole content is connectives.
    """
    left = [
        piece.owner not in bare
        and _is_connective(text[piece.start : piece.end])
        and not _is_whole_sentence(text, piece, parts[piece.sentence])
        for piece in pieces
    ]
    kept = [at for at, leftover in enumerate(left) if not leftover]
    before = 0  # how many of the kept pieces stand before this one
    for at, piece in enumerate(pieces):
        home = piece
        if left[at] and kept:
            near = [
                pieces[k] for k in (*kept[before : before + 1], *kept[max(0, before - 1) : before])
            ]
            home = min(
                near, key=lambda one: (one.sentence != piece.sentence, one.owner != piece.owner)
            )
        before += not left[at]
        yield home.sentence, home.owner


def _is_connective(said: str) -> bool:
    """Whether the words are connectives, or single letters that a cut left over."""
    if len(said) > _LONGEST_LEFTOVER:
        return False
    words = _WORD.findall(said.lower().replace("’", "'"))
    return all((len(word) == 1 and word.isalpha()) or word in _CONNECTIVES for word in words)


def _is_whole_sentence(text: str, piece: _Piece, sentence: Span) -> bool:
    outside = (sentence.start, piece.start), (piece.end, sentence.end)
    return not any(_ALPHANUMERIC.search(text, start, end) for start, end in outside)


def _cut(text: str, pieces: Sequence[_Piece]) -> Iterator[list[Span]]:
    """The clauses of what one voice says in one sentence: the spans of each."""
    if len(pieces) == 1:
        said, places = text, [pieces[0].start]
    else:
        said = " ".join(text[piece.start : piece.end] for piece in pieces)
        lengths = accumulate(piece.end - piece.start + 1 for piece in pieces[:-1])
        places = [0, *lengths]
    end = places[-1] + pieces[-1].end - pieces[-1].start
    seams = {_first_word(said, place) for place in places[1:]}
    start = places[0]
    for cut in (*cuts(said, start, end, seams), end):
        yield [
            Span(piece.start + max(start, place) - place, min(piece.end, piece.start + cut - place))
            for piece, place in zip(pieces, places, strict=True)
            if start < place + piece.end - piece.start and place < cut
        ]
        start = cut


def _first_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _together(text: str, owners: Owners, spans: Sequence[Span]) -> list[Span]:
    """The same spans, joined where only punctuation that is nobody's source or cue parts them."""
    out = list(spans[:1])
    for span in spans[1:]:
        gap = Span(out[-1].end, span.start)
        between = gap.cut(text)
        if (
            _ALPHANUMERIC.search(between)
            or _BLANK_LINE.search(between)
            or (owners[gap.start : gap.end] == _NOBODY).any()
        ):
            out.append(span)
        else:
            out[-1] = Span(out[-1].start, span.end)
    return out
