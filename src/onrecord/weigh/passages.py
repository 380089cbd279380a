"""A statement in its context, with the words marked that another has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.read.relations.ground import full_words, stem
from onrecord.records import Grade, Reading, Span
from onrecord.weigh.records import Held

Marks = Literal["unlike", "alike", "source"]  # words that the other has not, that both have; who
_AROUND = 160  # code points of context on either side, at most
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


class Passage(msgspec.Struct, frozen=True):
    """A statement as a person reads it: what stands around it, whose it is, what is special."""

    statement: str  # key
    report: str
    date: str  # ISO 8601 day
    outlet: str | None
    title: str | None
    source: str | None  # the root's name; None: the author, or not found
    chain: tuple[str, ...]
    grade: Grade | None
    text: str
    spans: tuple[Span, ...]
    context: Span  # the statement with what stands around it
    marked: tuple[Span, ...]  # words to look at


def passage(
    held: Held, reading: Reading, marked: Iterable[Span] = (), also: Iterable[Span] = ()
) -> Passage:
    """The statement in its paragraph; ``also`` are spans that the context has to take in."""
    spans = held.statement.spans
    return Passage(
        statement=held.key,
        report=held.report,
        date=held.date,
        outlet=held.outlet,
        title=reading.title,
        source=held.root.name if held.root else None,
        chain=tuple(hop.name for hop in held.chain),
        grade=held.grade,
        text=held.statement.text,
        spans=spans,
        context=_context(reading.text, (*spans, *also)),
        marked=tuple(sorted(marked)),
    )


def compared_words(
    one: Held, other: Held, readings: Mapping[str, Reading]
) -> tuple[Marks, list[Span], list[Span]]:
    """The words to mark in two statements, as spans in their reports, and which they are.

    Those that the other has not, or, where that is most of them, those that both have. Forms of
    one word count as that word; words that say nothing by themselves are passed by.
    """
    words = [
        [
            (span, _stem(word))
            for span, word in _words(readings[held.report].text, held.statement.spans)
            if _weighty(word)
        ]
        for held in (one, other)
    ]
    first, second = ({stem for _, stem in every} for every in words)
    both = first & second
    marks: Marks = "unlike" if 2 * len(both) >= min(len(first), len(second)) else "alike"
    spans = [
        [span for span, stem in every if (stem in both) == (marks == "alike")] for every in words
    ]
    return marks, spans[0], spans[1]


def _words(text: str, spans: Sequence[Span]) -> list[tuple[Span, str]]:
    return [
        (Span(span.start + found.start(), span.start + found.end()), found.group())
        for span in spans
        for found in _WORD.finditer(span.cut(text))
    ]


def _stem(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    return folded if any(c.isdigit() for c in folded) else stem(folded)


def _weighty(word: str) -> bool:
    return bool(full_words([word.casefold().replace("’", "'")])) or any(c.isdigit() for c in word)


def _context(text: str, spans: Sequence[Span]) -> Span:
    """The spans and what stands around them in their paragraphs, whole words only."""
    if not spans:
        return Span(0, 0)
    start, end = min(spans).start, max(span.end for span in spans)
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    if start - first > _AROUND:
        space = text.find(" ", start - _AROUND, start)
        first = space + 1 if space >= 0 else start
    if last - end > _AROUND:
        space = text.rfind(" ", end, end + _AROUND)
        last = space if space >= 0 else end
    return Span(first, last)
