"""Which report is a reprint of which: found by their least hashes, checked on their texts."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from onrecord.ledger.likeness import Likeness, compared, least_resemblance
from onrecord.ledger.rows import unpacked
from onrecord.ledger.schema import band, likeness, report
from onrecord.ledger.shingles import Text, least

_CANDIDATES = 40  # at most, those that share most least hashes
_DOUBT = 2.5  # standard deviations below what a copy's count of least hashes is expected to be


def index(connection: Connection, number: int, text: str) -> None:
    """Notes a report's least hashes, and which reports it is like.

    Raises nothing where there are too few words: then only the very same text is known again.
    """
    own = Text(text)
    size = len(own.shingles)
    connection.execute(update(report).where(report.c.number == number).values(shingles=size))
    if not size:
        return
    values = [int(value) for value in least(own.shingles)]
    pairs = []
    for other, theirs in _candidates(connection, number, values, size):
        found = compared(own, theirs)
        if found:
            pairs.append(_pair(number, other, found))
    connection.execute(insert(band), [{"value": value, "report": number} for value in values])
    if pairs:
        connection.execute(insert(likeness), pairs)


def settle(connection: Connection, number: int) -> None:
    """Says which report is a reprint of which, after one was added or found to be older.

    Of those that it is like, the earliest is its original; and it is that of later ones which
    have no earlier one.
    """
    pairs = _pairs(connection, number)
    if not pairs:
        return
    orders = {pair.other: _order(pair.id, pair.published, pair.size) for pair in pairs}
    row = connection.execute(
        select(report.c.id, report.c.published).where(report.c.number == number)
    ).one()
    own = _order(row.id, row.published, pairs[0].own)
    before = [pair for pair in pairs if orders[pair.other] < own]
    changes = []
    if before:
        first = min(before, key=lambda pair: orders[pair.other])
        changes.append(_reprint(number, first.other, first.shared, first.own))
    else:
        changes.append({"which": number, "of": None, "share": None})
    originals = _originals(connection, [pair for pair in pairs if pair.reprint_of is not None])
    for pair in pairs:
        earliest = originals.get(pair.other)
        if own < orders[pair.other] and (earliest is None or own < earliest):
            changes.append(_reprint(pair.other, number, pair.shared, pair.size))
    connection.execute(
        update(report)
        .where(report.c.number == bindparam("which"))
        .values(reprint_of=bindparam("of"), similarity=bindparam("share")),
        changes,
    )


class _Order(NamedTuple):
    """Where a report stands among others: of two alike, the first is the original.

    By day; then by the time of day, where it is known; then the longer one, because the shorter
    may have been cut; then by id. One without a date comes last.
    """

    undated: bool
    day: str
    time: str
    fewer: int  # shingles, negative
    id: str


def _order(id: str, published: str | None, size: int) -> _Order:
    """The place of a report that was first published then, with so many shingles."""
    if published is None:
        return _Order(True, "", "~", -size, id)
    time = "~"
    if len(published) > 10:
        when = datetime.fromisoformat(published)
        time = (when.astimezone(UTC) if when.tzinfo else when).replace(tzinfo=None).isoformat()
    return _Order(False, published[:10], time, -size, id)


class _Pair(NamedTuple):
    """A report that another one is like."""

    other: int
    id: str
    published: str | None
    reprint_of: int | None
    shared: int  # shingles
    own: int  # shingles of the one
    size: int  # shingles of the other


def _pairs(connection: Connection, number: int) -> list[_Pair]:
    """All that a report is like."""
    found = []
    for own, other in (("first", "second"), ("second", "first")):
        query = select(
            report.c.number,
            report.c.id,
            report.c.published,
            report.c.reprint_of,
            likeness.c.shared,
            likeness.c[f"{own}_size"],
            likeness.c[f"{other}_size"],
        ).where(likeness.c[own] == number, report.c.number == likeness.c[other])
        found += [_Pair(*row) for row in connection.execute(query)]
    return found


def _originals(connection: Connection, pairs: list[_Pair]) -> dict[int, _Order]:
    """The place of the original that each of these reports has now."""
    out = {}
    for pair in pairs:
        for one in _pairs(connection, pair.other):
            if one.other == pair.reprint_of:
                out[pair.other] = _order(one.id, one.published, one.size)
    return out


def _reprint(which: int, of: int, both: int, size: int) -> dict[str, object]:
    return {"which": which, "of": of, "share": both / size}


def _pair(number: int, other: int, found: Likeness) -> dict[str, int]:
    """A row of ``likeness``, the smaller number first."""
    (first, first_size), (second, second_size) = sorted(
        [(number, found.first), (other, found.second)]
    )
    return {
        "first": first,
        "second": second,
        "shared": found.shared,
        "first_size": first_size,
        "second_size": second_size,
    }


def _candidates(
    connection: Connection, number: int, values: list[int], size: int
) -> list[tuple[int, Text]]:
    """The reports that may be copies, by how many least hashes they share, with their texts."""
    count = func.count().label("count")
    query = (
        select(band.c.report, report.c.shingles, count)
        .join(report, report.c.number == band.c.report)
        .where(band.c.value.in_(values), band.c.report != number)
        .group_by(band.c.report, report.c.shingles)
        .order_by(count.desc(), band.c.report)
    )
    likely = []
    for other, theirs, common in connection.execute(query):
        expected = len(values) * least_resemblance(size, theirs)
        if common >= expected - _DOUBT * math.sqrt(expected):
            likely.append(other)
    texts = select(report.c.number, report.c.text, report.c.packing).where(
        report.c.number.in_(likely[:_CANDIDATES]), report.c.text.is_not(None)
    )
    return [
        (other, Text(unpacked(text, packing))) for other, text, packing in connection.execute(texts)
    ]
