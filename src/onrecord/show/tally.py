"""Counts what a reading says of each source, for the tables under the text."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from onrecord.records import Attribution, Grade, Reading, Source, Span
from onrecord.show.visible import one_line

UNKNOWN = "Source not named"
_GRADES: dict[Grade, str] = {"author": "the author"}


class Row(NamedTuple):
    """A source with its counts. ``source`` is None for attributions that name nobody."""

    source: Source | None
    attributions: tuple[int, ...]  # places in ``reading.attributions``
    words: int  # in the content of those, a word in two of them once
    first: Span | None  # the first mention


def rows(reading: Reading) -> list[Row]:
    """One row for each source in the reading's order, and a last one for those not named."""
    known = {source.id: source for source in reading.sources}
    said: dict[str | None, list[int]] = defaultdict(list)
    for number, attribution in enumerate(reading.attributions):
        said[attribution.source_id if attribution.source_id in known else None].append(number)
    out = [_row(reading, source, said[source.id]) for source in known.values()]
    if said[None]:
        out.append(_row(reading, None, said[None]))
    return out


def _row(reading: Reading, source: Source | None, numbers: list[int]) -> Row:
    own = [reading.attributions[number] for number in numbers]
    mentions = source.mentions if source else ()
    mentions = mentions or tuple(span for one in own for span in one.source)
    shown = [span for span in mentions if span.cut(reading.text).strip()]
    return Row(source, tuple(numbers), _words(reading.text, own), min(shown, default=None))


def _words(text: str, attributions: list[Attribution]) -> int:
    count, done = 0, 0
    for span in sorted(span for one in attributions for span in one.content):
        start = max(span.start, done, 0)
        if start < span.end:
            count += len(text[start : span.end].split())
            done = span.end
    return count


def grade_and_kind(source: Source) -> str:
    """Grade and kind in words, as far as they are known: ``anonymous, person``."""
    grade = _GRADES.get(source.grade, source.grade) if source.grade else None
    return ", ".join(part for part in (grade, source.kind) if part)


def role(source: Source) -> str:
    """Role and affiliation in words, as far as they are known."""
    parts = [one_line(part) for part in (source.role, source.affiliation) if part]
    return ", ".join(part for part in parts if part)


def name(source: Source | None) -> str:
    """The source's name, fit to be shown on one line."""
    return one_line(source.name) or one_line(source.id) if source else UNKNOWN


def voices(reading: Reading) -> str:
    """How many statements rest on a source and how many on the author alone, as a sentence."""
    if not reading.statements:
        return "No statements were read in this report."
    reported = sum(statement.voice == "reported" for statement in reading.statements)
    own = len(reading.statements) - reported
    return (
        f"{len(reading.statements)} {_plural('statement', len(reading.statements))}: "
        f"{reported} {'rests' if reported == 1 else 'rest'} on attributed sources, "
        f"{own} on the author's own word."
    )


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
