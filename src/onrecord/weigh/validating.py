"""Whether the ledger is whole: spans cut what they claim, and every statement has its provenance.

Three kinds of gaps are told apart. *Broken*: something points nowhere, or a span does not cut
what it claims; that is never right. *Unsourced*: a statement is put to somebody whom the reader
did not find or grade; a person can say who it is. *Weak*, asked for with ``strict``: what lets
dates, outlets and joins rest on less than they could.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.ledger.records import Anchor, Correction, Join, parted
from onrecord.records import ReaderId, Reading, Span
from onrecord.weigh.corrected import source_at, statement_at
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.intact import faults
from onrecord.weigh.records import Held

Gap = Literal["broken", "unsourced", "weak"]


class Incomplete(msgspec.Struct, frozen=True):
    """One thing that is not whole, and where."""

    gap: Gap
    what: str  # in a few words, the same for all of its kind
    report: str | None
    id: str | None  # of the statement (key), source, correction or pair
    detail: str
    spans: tuple[Span, ...] = ()


class Readers(msgspec.Struct, frozen=True):
    """One version of the reader, and how many readings it made."""

    reader: ReaderId
    reports: int  # whose reading counts now
    older: int = 0  # readings that a newer one stands in for, where they were looked at


class Validated(msgspec.Struct, frozen=True):
    """What was checked, and what is not whole."""

    reports: int
    statements: int
    corrections: int
    joins: int
    readers: tuple[Readers, ...]  # the most used first
    incomplete: tuple[Incomplete, ...]  # broken first, then by report


def validate(
    holdings: Holdings,
    joins: Iterable[Join] = (),
    unplaced: Sequence[str] = (),
    older: Iterable[Reading] = (),
    *,
    strict: bool = False,
) -> Validated:
    """Checks all that is held.

    ``joins`` are those stored, before they are laid over the statements held; ``unplaced`` the
    reports that were not yet weighed against the others, ``older`` the readings that newer ones
    stand in for.
    """
    stored, before = list(joins), Counter[ReaderId]()
    found = [*_readings(holdings), *_provenance(holdings), *_corrections(holdings)]
    found += _joins(holdings, stored)
    for reading in older:
        before[reading.reader] += 1
        found += _faults(reading, f" (read by {reading.reader.version}, no longer counting)")
    if strict:
        found += [*_weak(holdings, unplaced)]
    order: dict[str | None, int] = {name: n for n, name in enumerate(holdings.filed)}
    gaps: tuple[Gap, ...] = ("broken", "unsourced", "weak")
    found.sort(key=lambda one: (gaps.index(one.gap), order.get(one.report, -1)))
    return Validated(
        reports=len(holdings.filed),
        statements=len(holdings.held),
        corrections=len(holdings.corrections),
        joins=len(stored),
        readers=_readers(holdings, before),
        incomplete=tuple(found),
    )


def _readings(holdings: Holdings) -> Iterator[Incomplete]:
    for name, filed in holdings.filed.items():
        reading = holdings.readings.get(name)
        if reading is None:
            if not filed.forgotten:
                yield Incomplete("broken", "a report without a reading", name, None, filed.added)
            continue
        yield from _faults(reading)
        if filed.reprint_of and filed.reprint_of not in holdings.filed:
            detail = f"it reprints {filed.reprint_of}, which is not in the ledger by then"
            yield Incomplete("broken", "a reprint of nothing", name, None, detail)
    counts = Counter(one.key for one in holdings.held)
    for key, count in counts.items():
        if count > 1:
            detail = f"{count} statements have it"
            yield Incomplete("broken", "one id for two things", parted(key)[0], key, detail)


def _faults(reading: Reading, note: str = "") -> Iterator[Incomplete]:
    for one in faults(reading):
        detail = f"{one.detail}{note}"
        yield Incomplete("broken", one.what, reading.id, one.id, detail, one.spans)


def _provenance(holdings: Holdings) -> Iterator[Incomplete]:
    for held in holdings.held:
        lack = _lack(held)
        if lack is not None:
            what, detail = lack
            spans = held.statement.spans
            yield Incomplete("unsourced", what, held.report, held.key, detail, spans)


def _lack(held: Held) -> tuple[str, str] | None:
    """What a statement's provenance lacks."""
    words = " ".join(held.statement.text.split())
    if held.voice == "author":
        return None
    if held.attribution is None or held.root is None:
        return "no source was found", words
    if held.grade is None:
        return "the source is not graded", f"{held.root.name}: {words}"
    return None


def _corrections(holdings: Holdings) -> Iterator[Incomplete]:
    for one in holdings.corrections:
        gone = [holdings.filed.get(anchor.report) for anchor in one.anchors]
        if any(filed is not None and filed.forgotten for filed in gone):
            continue  # its words were removed on purpose, and it says nothing any more
        for anchor in one.anchors:
            detail = _unfit(holdings, anchor.report)
            if detail is None:
                reading = holdings.readings[anchor.report]
                cut = reading.text[anchor.start : anchor.end]
                if cut != anchor.quote:
                    detail = f"the report has “{cut}” where the correction quotes “{anchor.quote}”"
                elif not _lands(holdings, one, anchor):
                    detail = f"nothing is read any more at “{anchor.quote}”"
                else:
                    continue
            yield Incomplete(
                "broken",
                "a correction that fits no more",
                anchor.report,
                f"correction {one.id}",
                detail,
                (Span(anchor.start, anchor.end),),
            )


def _unfit(holdings: Holdings, report: str) -> str | None:
    if report in holdings.readings:
        return None
    return "the report has no reading" if report in holdings.filed else "the report is not held"


def _lands(holdings: Holdings, one: Correction, anchor: Anchor) -> bool:
    """Whether the correction still finds the statement or source that it is about."""
    reading = holdings.readings[anchor.report]
    alone = one.kind == "cannot_tell" and len(one.anchors) == 1
    if alone or one.kind in ("merge_sources", "split_sources", "set_grade"):
        return source_at(reading, anchor) is not None
    return statement_at(reading, anchor) is not None


def _joins(holdings: Holdings, joins: Iterable[Join]) -> Iterator[Incomplete]:
    for join in joins:
        for key in (join.first, join.second):
            report = parted(key)[0]
            if key in holdings.by_key or report not in holdings.readings:
                continue  # of a report that was published later, or removed
            yield Incomplete(
                "broken",
                "a join to nowhere",
                report,
                f"{join.first} {join.second}",
                f"{key} is not there",
            )


def _weak(holdings: Holdings, unplaced: Sequence[str]) -> Iterator[Incomplete]:
    readers = {reading.reader for reading in holdings.readings.values()}
    newest = max(readers, key=_newness, default=None)
    late = set(unplaced)
    for name, filed in holdings.filed.items():
        if name not in holdings.readings:
            continue
        if not filed.dates:
            detail = f"the day it was added answers for it: {filed.added[:10]}"
            yield Incomplete("weak", "a report without a date", name, None, detail)
        if not filed.outlet:
            detail = "its roots cannot be told from an outlet's own copy"
            yield Incomplete("weak", "a report without an outlet", name, None, detail)
        reader = holdings.readings[name].reader
        if newest is not None and _newness(reader) < _newness(newest):
            detail = f"read by {reader.version}, others by {newest.version}: add it again"
            yield Incomplete("weak", "read by an older reader", name, None, detail)
        if name in late:
            detail = "no claim joins it to other reports yet: add any report, or ask `claims`"
            yield Incomplete("weak", "not yet weighed against the others", name, None, detail)


def _newness(reader: ReaderId) -> tuple[tuple[int, ...], str]:
    """Versions in their order: 0.10.0 after 0.9.1."""
    numbers = tuple(int(part) for part in reader.version.split(".") if part.isdecimal())
    return numbers, reader.version


def _readers(holdings: Holdings, before: Mapping[ReaderId, int]) -> tuple[Readers, ...]:
    now = Counter(reading.reader for reading in holdings.readings.values())
    found = [Readers(one, now[one], before.get(one, 0)) for one in {*now, *before}]
    return tuple(sorted(found, key=lambda one: (-one.reports, msgspec.json.encode(one.reader))))
