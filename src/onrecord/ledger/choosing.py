"""Which of a report's readings counts, and whether one more is wanted."""

from __future__ import annotations

import re

from sqlalchemy import Connection, delete, insert, select

from onrecord.ledger.rows import reader_of
from onrecord.ledger.schema import current, reading
from onrecord.records import ReaderId

_RELEASE = re.compile(r"\d+(?:\.\d+)*")


def choose(connection: Connection, number: int, published: str | None) -> None:
    """Says which reading of a report counts: that of the newest reader.

    Of readings by equally new readers, one that was made under the date of the first publication
    comes before others, and then the last one made.
    """
    query = select(reading.c.number, reading.c.reader, reading.c.published).where(
        reading.c.report == number
    )
    newest = max(
        connection.execute(query),
        key=lambda row: (
            _age(reader_of(row.reader).version),
            row.published == published,
            row.number,
        ),
    )
    connection.execute(delete(current).where(current.c.report == number))
    connection.execute(insert(current).values(report=number, reading=newest.number))


def made_by(connection: Connection, number: int, reader: ReaderId, published: str | None) -> bool:
    """Whether there is a reading by this reader under this date."""
    query = select(reading.c.reader).where(
        reading.c.report == number,
        reading.c.published.is_(None) if published is None else reading.c.published == published,
    )
    return any(_same(reader_of(one), reader) for one in connection.scalars(query))


def read_by(connection: Connection, number: int, reader: ReaderId, published: str | None) -> bool:
    """Whether a reading under this date is by this reader, or any by a newer one."""
    query = select(reading.c.reader, reading.c.published).where(reading.c.report == number)
    for row in connection.execute(query):
        one = reader_of(row.reader)
        if _age(one.version) > _age(reader.version):
            return True
        if _same(one, reader) and row.published == published:
            return True
    return False


def _same(one: ReaderId, other: ReaderId) -> bool:
    """Whether two readers are one; another release of the runtime makes no new reader."""
    return (one.version, one.model, one.mode) == (other.version, other.model, other.mode)


def _age(version: str) -> tuple[list[int], bool]:
    """Versions in order; a release comes after what led up to it (``1.0rc1``)."""
    release = _RELEASE.match(version)
    if release is None:
        return [], False
    rest = version[release.end() :]
    return [int(part) for part in release[0].split(".")], not rest or rest[0] == "+"
