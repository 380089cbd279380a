"""Which report is a reprint of which: found by their least hashes, checked on their texts."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import Connection, bindparam, func, select, update

from onrecord.ledger.likeness import compared, least_resemblance
from onrecord.ledger.publications import first_of, publications_of
from onrecord.ledger.records import Publication
from onrecord.ledger.rows import insert_all, unpacked
from onrecord.ledger.schema import band, likeness, report
from onrecord.ledger.shingles import Text, least

_FRACTION = re.compile(r"\.\d+")  # of a second
_CANDIDATES = 40  # at most, those that share most least hashes
_LEAST = 1 / 3  # of a reprint's shingles are the original's
_DOUBT = 2.5  # standard deviations below what a copy's count of least hashes is expected to be

# Made once: to make a statement takes longer than to run it.
_COMMON = (
    select(band.c.report, report.c.shingles, func.count().label("common"))
    .join(report, report.c.number == band.c.report)
    .where(
        band.c.value.in_(bindparam("values_", expanding=True)),
        band.c.report != bindparam("number_"),
    )
    .group_by(band.c.report, report.c.shingles)
    .order_by(func.count().desc(), band.c.report)
)


def index(connection: Connection, number: int, text: Text, published: Publication) -> str | None:
    """Notes a report's least hashes and which reports it is like; the id of its original.

    ``published`` is its first publication. A text with too few words for a shingle is known
    again only where it is the very same.
    """
    values = [int(value) for value in least(text.shingles)]
    if not values:
        return None
    pairs = []
    for other, theirs in _candidates(connection, number, values, len(text.shingles)):
        within = one_outlet(published, first_of(publications_of(connection, other)))
        found = compared(text, theirs, within)
        if found:
            pairs.append(_pair(number, other, found.shared))
    insert_all(connection, band, [{"value": value, "report": number} for value in values])
    if not pairs:
        return None
    insert_all(connection, likeness, pairs, new=True)  # some outlived a forgetting
    return settle(connection, number)


def one_outlet(first: Publication, second: Publication) -> bool:
    """Whether both are known to be of one outlet: by its name, or else by the host."""
    if first.outlet and second.outlet:
        return first.outlet.casefold() == second.outlet.casefold()
    hosts = [_host(one.address) for one in (first, second)]
    return hosts[0] is not None and hosts[0] == hosts[1]


def _host(address: str | None) -> str | None:
    with suppress(ValueError):
        return urlsplit(address or "").hostname
    return None


def settle(connection: Connection, number: int) -> str | None:
    """Says which is a reprint of which, after a report was added or found to be older.

    Of those that it is like, the earliest is its original, whose id is given back; and it is
    itself that of later ones which have no earlier one. A long report that has taken in a short
    one is no reprint of that.
    """
    shared = _alike(connection, number)
    if not shared:
        return None
    found = _found(connection, {number, *shared})
    before = found | _found(connection, {one.reprint_of for one in found.values()} - set(found))
    own = found[number]
    mostly = [found[other] for other, both in shared.items() if both >= _LEAST * own.shingles]
    first = min(mostly, key=_order, default=own)
    original = first if _order(first) < _order(own) else None
    if original:
        changes = [_reprint(own, original.number, shared[original.number])]
    else:
        changes = [{"which": number, "of": None, "share": None}]
    for other, both in sorted(shared.items()):
        one = found[other]
        if both < _LEAST * one.shingles:
            continue
        earliest = None if one.reprint_of is None else _order(before[one.reprint_of])
        if _order(own) < _order(one) and (earliest is None or _order(own) < earliest):
            changes.append(_reprint(one, number, both))
    connection.execute(
        update(report)
        .where(report.c.number == bindparam("which"))
        .values(reprint_of=bindparam("of"), similarity=bindparam("share")),
        changes,
    )
    return original.id if original else None


class _Found(NamedTuple):
    """A report that is like another, or its original."""

    number: int
    id: str
    published: str | None
    shingles: int
    revises: str | None
    reprint_of: int | None


def _found(connection: Connection, numbers: set[int | None]) -> dict[int, _Found]:
    """Reports by their numbers."""
    query = select(*(report.c[name] for name in _Found._fields)).where(
        report.c.number.in_([one for one in numbers if one is not None])
    )
    return {row.number: _Found(*row) for row in connection.execute(query)}


def _alike(connection: Connection, number: int) -> dict[int, int]:
    """All that a report is like, and how many shingles they share."""
    found = {}
    for own, other in (("first", "second"), ("second", "first")):
        query = select(likeness.c[other], likeness.c.shared).where(likeness.c[own] == number)
        found.update({row[0]: row[1] for row in connection.execute(query)})
    return found


def _order(one: _Found) -> tuple[bool, str, str, bool, int, str]:
    """Where a report stands among others: of two alike, the first is the original.

    By day; then by the time of day, where it is known; then one that revises no other; then the
    longer one, because the shorter may have been cut; then by id. One without a date comes last.
    """
    day, time = (one.published or "")[:10], "~"
    if one.published and len(one.published) > 10:
        with suppress(ValueError, OverflowError):  # a time that no clock shows
            when = datetime.fromisoformat(_FRACTION.sub("", one.published))
            time = (when.astimezone(UTC) if when.tzinfo else when).replace(tzinfo=None).isoformat()
    return not day, day, time, one.revises is not None, -one.shingles, one.id


def _reprint(one: _Found, of: int, both: int) -> dict[str, object]:
    """That a report is a reprint, with the share of its shingles that the original has."""
    return {"which": one.number, "of": of, "share": both / one.shingles}


def _pair(number: int, other: int, shared: int) -> dict[str, int]:
    """A row of ``likeness``, the smaller number first."""
    return {"first": min(number, other), "second": max(number, other), "shared": shared}


def _candidates(
    connection: Connection, number: int, values: list[int], size: int
) -> list[tuple[int, Text]]:
    """The reports that may be copies, by how many least hashes they share, with their texts."""
    likely = []
    for other, theirs, common in connection.execute(
        _COMMON, {"values_": values, "number_": number}
    ):
        expected = len(values) * least_resemblance(size, theirs)
        if common >= expected - _DOUBT * math.sqrt(expected):
            likely.append(other)
    if not likely:
        return []
    texts = select(report.c.number, report.c.text, report.c.packing).where(
        report.c.number.in_(likely[:_CANDIDATES]), report.c.text.is_not(None)
    )
    return [
        (other, Text(unpacked(text, packing))) for other, text, packing in connection.execute(texts)
    ]
