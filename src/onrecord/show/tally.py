"""Counts what a reading says of each source and of each grade. It counts, and nothing more."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from onrecord.records import Attribution, Grade, Reading, Source, Span, Statement

# From the most answerable to the least; None is a grade that the reader was not sure of.
GRADES: tuple[Grade | None, ...] = (
    *("named", "official", "collective", "anonymous", "unattributed", "author"),
    None,
)


class Row(NamedTuple):
    """A source with its counts. ``source`` is None for attributions that name nobody."""

    source: Source | None
    attributions: tuple[int, ...]  # places in ``reading.attributions``
    words: int  # in the content of those, a word in two of them once
    first: Span | None  # the first mention


class Share(NamedTuple):
    """How much of a report rests on one grade."""

    grade: Grade | None
    sources: int
    statements: int  # put to a source of this grade, the last of the chain; or the author's own
    total: int  # statements in the report

    @property
    def percent(self) -> int:
        """The share of the statements, rounded half up; see ``part`` for what rounds away."""
        return (200 * self.statements + self.total) // (2 * self.total) if self.total else 0

    @property
    def part(self) -> str:
        """The share in signs: ``12 %``. Some are never shown as none, nor most as all."""
        if self.statements and not self.percent:
            return "<1 %"
        if self.statements < self.total and self.percent == 100:
            return ">99 %"
        return f"{self.percent} %"


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


def shares(reading: Reading) -> list[Share]:
    """The grades that occur in a report, most answerable first, with their counts."""
    known = {source.id: source for source in reading.sources}
    roots = {one.id: known.get(one.source_id or "") for one in reading.attributions}
    rest = Counter(_grade(statement, roots) for statement in reading.statements)
    have = Counter(source.grade for source in known.values())
    return [
        Share(grade, have[grade], rest[grade], len(reading.statements))
        for grade in GRADES
        if have[grade] or rest[grade]
    ]


def _grade(statement: Statement, roots: dict[str, Source | None]) -> Grade | None:
    if statement.voice == "author":
        return "author"
    root = roots.get(statement.attribution or "")
    return root.grade if root else None


def unverified(reading: Reading) -> int:
    """How many statements the report itself says it could not verify."""
    return sum(statement.evidence.unverified for statement in reading.statements)


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
