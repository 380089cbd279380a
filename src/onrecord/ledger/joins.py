"""Joins between statements of different reports, and which readings a weigher has placed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from onrecord.errors import NotInLedger
from onrecord.ledger.listing import parts
from onrecord.ledger.records import Join, key_of, parted
from onrecord.ledger.rows import insert_all
from onrecord.ledger.schema import current, joined, placed, report, statement, weigher

_AT_ONCE = 500  # reports in one question


def unplaced(connection: Connection, version: str) -> tuple[str, ...]:
    """Reports whose current reading this weigher has not placed, by id."""
    done = (
        select(placed.c.reading)
        .join(weigher, weigher.c.number == placed.c.weigher)
        .where(weigher.c.version == version)
    )
    query = (
        select(report.c.id)
        .join(current, current.c.report == report.c.number)
        .where(current.c.reading.not_in(done))
    )
    return tuple(sorted(connection.scalars(query)))


def write(
    connection: Connection, version: str, reports: Collection[str], found: Iterable[Join]
) -> None:
    """Keeps joins, and that these reports are placed; what is there already stays as it is.

    Raises :class:`NotInLedger` where a join or a report is of no current reading.
    """
    number = _weigher(connection, version)
    pairs = [(join, parted(join.first), parted(join.second)) for join in found]
    names = {name for _, *ends in pairs for name, _ in ends} | set(reports)
    readings = _readings(connection, names)
    places = _places(connection, {readings[name] for _, *ends in pairs for name, _ in ends})
    rows = []
    for join, first, second in pairs:
        ends = []
        for name, own in sorted((first, second), key=lambda end: key_of(*end)):
            place = places.get((readings[name], own))
            if place is None:
                raise NotInLedger(f"there is no statement {key_of(name, own)} in the ledger")
            ends += [readings[name], place]
        columns = ("first_reading", "first_place", "second_reading", "second_place")
        row: dict[str, Any] = dict(zip(columns, ends, strict=True))
        rows.append(
            {
                **row,
                "weigher": number,
                "score": join.score,
                "reason": join.reason,
                "kind": join.kind,
            }
        )
    insert_all(connection, joined, rows, new=True)
    done = [{"weigher": number, "reading": readings[name]} for name in reports]
    insert_all(connection, placed, done, new=True)


def listed(connection: Connection, version: str, as_of: str | None) -> Iterator[Join]:
    """Joins between statements of current readings, by their keys."""
    ends = []
    query = select(joined.c.score, joined.c.reason, joined.c.kind).join(
        weigher, weigher.c.number == joined.c.weigher
    )
    for end in ("first", "second"):
        said, now, one = statement.alias(), current.alias(), report.alias()
        query = (
            query.join(
                said,
                (said.c.reading == joined.c[f"{end}_reading"])
                & (said.c.place == joined.c[f"{end}_place"]),
            )
            .join(now, now.c.reading == said.c.reading)
            .join(one, one.c.number == now.c.report)
        )
        if as_of is not None:
            query = query.where(one.c.day <= as_of[:10])
        ends += [one.c.id, said.c.id]
    query = query.where(weigher.c.version == version)
    found = [
        Join(key_of(row[3], row[4]), key_of(row[5], row[6]), *row[:3])
        for row in connection.execute(query.add_columns(*ends))
    ]
    return iter(sorted(found))


def drop(connection: Connection, readings: Collection[int]) -> None:
    """Removes the joins of these readings."""
    numbers = list(readings)
    for column in (joined.c.first_reading, joined.c.second_reading):
        connection.execute(delete(joined).where(column.in_(numbers)))
    connection.execute(delete(placed).where(placed.c.reading.in_(numbers)))


def _weigher(connection: Connection, version: str) -> int:
    """The number of a weigher, which it gets now where it has none."""
    query = select(weigher.c.number).where(weigher.c.version == version)
    number = connection.scalars(query).first()
    if number is None:
        added = insert(weigher).values(version=version).returning(weigher.c.number)
        number = connection.scalars(added).one()
    return int(number)


def _readings(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The current readings of reports."""
    found = {}
    for some in parts(sorted(names), _AT_ONCE):
        query = (
            select(report.c.id, current.c.reading)
            .join(current, current.c.report == report.c.number)
            .where(report.c.id.in_(some))
        )
        found.update({row.id: row.reading for row in connection.execute(query)})
    missing = sorted(set(names) - set(found))
    if missing:
        raise NotInLedger(f"there is no reading of {missing[0]} in the ledger")
    return found


def _places(connection: Connection, readings: Collection[int]) -> dict[tuple[int, str], int]:
    """The places of statements by reading and id."""
    found = {}
    for some in parts(sorted(readings), _AT_ONCE):
        query = select(statement.c.reading, statement.c.id, statement.c.place).where(
            statement.c.reading.in_(some)
        )
        found.update({(row[0], row[1]): row[2] for row in connection.execute(query)})
    return found
