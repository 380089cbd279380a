"""Lays the marks of a reading over its paragraphs, so that they can be drawn one inside another.

Attributions may nest (a quotation inside a turn of a transcript) and, in odd readings, cross. A
mark that crosses another is cut there; one that runs over several paragraphs is cut at each.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from onrecord.read.paragraphs import paragraphs
from onrecord.records import Language, Reading, Span

Role = Literal["content", "statement", "source", "cue", "justification", "language", "mention"]
_Piece = tuple[Span, Role, str | None]
_RANK: dict[Role, int] = {  # outermost first
    "content": 0,
    "statement": 1,
    "source": 2,
    "cue": 3,
    "justification": 4,
    "language": 5,
    "mention": 6,
}


class Mark(NamedTuple):
    """A stretch to be marked, in code points of the text; it neither begins nor ends in space."""

    start: int
    end: int
    role: Role
    attribution: int | None  # place in ``reading.attributions``; None for a mention
    source_id: str | None  # whom a pointer at it shows
    leads: bool = False  # the attribution's first mark: links go here
    statement: int | None = None  # place in ``reading.statements``
    language: Language | None = None  # what the mark says of the author's words


class Open(NamedTuple):
    """A mark begins, or goes on after a cut."""

    mark: Mark
    first: bool  # it begins here


class Words(NamedTuple):
    """Text inside the marks that are open."""

    start: int
    end: int


class Close(NamedTuple):
    """The mark that was opened last ends, or is cut."""

    mark: Mark
    last: bool  # it ends here, or goes on in the next paragraph


Token = Open | Words | Close


class Paragraph(NamedTuple):
    """A paragraph's span, and its text and marks in reading order."""

    span: Span
    tokens: tuple[Token, ...]


def lay_out(reading: Reading, *, plain: bool = False) -> Iterator[Paragraph]:
    """The paragraphs of ``reading.text``; all the :class:`Words` of one make up its text.

    ``plain`` leaves all marks out but those of contents, sources, cues and the author's language.
    """
    marks = chain(_said(reading), _loaded(reading), () if plain else _told(reading))
    waiting = sorted(marks, key=_order, reverse=True)
    running: list[Mark] = []
    for span in paragraphs(reading.text):
        running = [mark for mark in running if mark.end > span.start]
        while waiting and waiting[-1].start < span.end:
            running.append(waiting.pop())
        yield Paragraph(span, tuple(_tokens(running, span)))


def _order(mark: Mark) -> tuple[int, int, int, int]:
    number = mark.attribution if mark.statement is None else mark.statement
    number = -1 if number is None else number
    return mark.start, -mark.end, _RANK[mark.role], number


def _said(reading: Reading) -> Iterator[Mark]:
    """Contents, sources and cues."""
    text = reading.text
    for number, attribution in enumerate(reading.attributions):
        root = attribution.source_id
        nearest = attribution.chain[0] if attribution.chain else root
        content: list[_Piece] = [
            (span, "content", root) for span in _trimmed(text, attribution.content)
        ]
        around: dict[tuple[Span, Role], str | None] = {}
        # A hop's own words come first: *officials told the Courier* names the inner hop alone.
        for source, cue, who in (
            *((hop.source, hop.cue, hop.source_id) for hop in attribution.hops),
            (attribution.source, attribution.cue, nearest),
        ):
            around |= {(one, "source"): who for one in _new(text, source, "source", around)}
            around |= {(one, "cue"): who for one in _new(text, cue, "cue", around)}
        pieces = [*content, *((span, role, who) for (span, role), who in around.items())]
        for place, (span, role, who) in enumerate(dict.fromkeys(pieces)):
            yield Mark(span.start, span.end, role, number, who, leads=not place)


def _new(
    text: str, spans: tuple[Span, ...], role: Role, marked: dict[tuple[Span, Role], str | None]
) -> list[Span]:
    return [span for span in _trimmed(text, spans) if (span, role) not in marked]


def _told(reading: Reading) -> Iterator[Mark]:
    """Statements, justifications and mentions."""
    text = reading.text
    numbers = {one.id: number for number, one in enumerate(reading.attributions)}
    for place, statement in enumerate(reading.statements):
        number = numbers.get(statement.attribution or "")
        who = None if number is None else reading.attributions[number].source_id
        for span in _trimmed(text, statement.spans):
            yield Mark(span.start, span.end, "statement", number, who, statement=place)
    for number, attribution in enumerate(reading.attributions):
        for span in _trimmed(text, attribution.justification):
            who = attribution.source_id
            yield Mark(span.start, span.end, "justification", number, who)
    yield from dict.fromkeys(
        Mark(span.start, span.end, "mention", None, one.id)
        for one in reading.sources
        for span in _trimmed(text, one.mentions)
    )


def _loaded(reading: Reading) -> Iterator[Mark]:
    """Words in the author's voice that load, doubt or insinuate."""
    for statement in reading.statements:
        for one in statement.language:
            for span in _trimmed(reading.text, (Span(one.start, one.end),)):
                yield Mark(span.start, span.end, "language", None, None, language=one)


def _trimmed(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """The spans in order, held inside the text, without the white space at their ends."""
    out = []
    for span in spans:
        start = min(max(span.start, 0), len(text))
        cut = text[start : max(span.end, start)]
        if cut.strip():
            start += len(cut) - len(cut.lstrip())
            out.append(Span(start, start + len(cut.strip())))
    return sorted(set(out))


def _tokens(marks: list[Mark], paragraph: Span) -> Iterator[Token]:
    """Text and marks of one paragraph, properly nested: crossing marks are cut and go on."""
    heap = [
        (_order(mark._replace(start=start, end=end)), index, mark)
        for index, mark in enumerate(marks)
        if (start := max(mark.start, paragraph.start)) < (end := min(mark.end, paragraph.end))
    ]
    heapq.heapify(heap)
    open_: list[tuple[int, Mark]] = []  # where each ends or is cut, the innermost last
    at = paragraph.start
    while heap or open_:
        if open_ and (not heap or open_[-1][0] <= heap[0][0][0]):
            upto, mark = open_.pop()
            if at < upto:
                yield Words(at, upto)
            yield Close(mark, upto in (mark.end, paragraph.end))
        else:
            (upto, before, *rank), index, mark = heapq.heappop(heap)
            end = -before
            if open_ and end > open_[-1][0]:
                cut = open_[-1][0]
                heapq.heappush(heap, ((cut, -end, rank[0], rank[1]), index, mark))
                end = cut
            if at < upto:
                yield Words(at, upto)
            yield Open(mark, upto == mark.start)
            open_.append((end, mark))
        at = upto
    if at < paragraph.end:
        yield Words(at, paragraph.end)
