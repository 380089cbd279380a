"""What the ledger holds, read back: reports as filed, their readings and vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Row, Select, select

from onrecord.ledger.database import Database
from onrecord.ledger.publications import by_date, decoded
from onrecord.ledger.records import Filed, Publication, key_of
from onrecord.ledger.rows import reader_of, readings_of, unpacked
from onrecord.ledger.schema import (
    current,
    forgetting,
    publication,
    reading,
    report,
    statement,
)
from onrecord.records import Reading

_AT_ONCE = 100  # readings put together at a time
_NAMES = 500  # in one question: both databases limit those

_Thing = TypeVar("_Thing")


def parts(things: Collection[_Thing], size: int) -> Iterator[list[_Thing]]:
    """The things, so many at a time, in their order."""
    every = list(things)
    for start in range(0, len(every), size):
        yield every[start : start + size]


class Kept(NamedTuple):
    """A report's row in the database, beside what is shown of it."""

    number: int
    reading: int | None
    filed: Filed


def kept(
    connection: Connection, reports: Collection[str] | None = None, as_of: str | None = None
) -> list[Kept]:
    """Reports in the order of (date, id); of all of them where none is named."""
    if reports is not None:
        found = [
            one
            for names in parts(dict.fromkeys(reports), _NAMES)
            for one in _kept(connection, names, as_of)
        ]
    else:
        found = _kept(connection, None, as_of)
    return sorted(found, key=lambda one: (one.filed.date, one.filed.id))


def _kept(connection: Connection, names: list[str] | None, as_of: str | None) -> list[Kept]:
    def only(query: Select[Any]) -> Select[Any]:
        """The question, about the reports that are asked for."""
        if names is not None:
            query = query.where(report.c.id.in_(names))
        if as_of is not None:
            query = query.where(report.c.day <= as_of[:10])
        return query

    published: dict[int, list[Publication]] = defaultdict(list)
    for number, record in connection.execute(
        only(select(report.c.number, publication.c.record).join(publication))
    ):
        one = decoded(record)
        if as_of is None or (one.published or "")[:10] <= as_of[:10]:
            published[number].append(one)
    gone = {
        row.report: row
        for row in connection.execute(
            only(select(forgetting).join(report).where(forgetting.c.lifted.is_(None)))
        )
    }
    original = report.alias()
    query = only(
        select(
            report.c.number,
            report.c.id,
            report.c.added,
            report.c.revises,
            report.c.similarity,
            original.c.id.label("of"),
            reading.c.number.label("reading"),
            reading.c.reader,
        )
        .outerjoin(original, report.c.reprint_of == original.c.number)
        .outerjoin(current, current.c.report == report.c.number)
        .outerjoin(reading, reading.c.number == current.c.reading)
    )
    return [
        Kept(row.number, row.reading, _filed(row, published[row.number], gone.get(row.number)))
        for row in connection.execute(query)
    ]


def _filed(row: Row[Any], published: list[Publication], gone: Row[Any] | None) -> Filed:
    return Filed(
        id=row.id,
        publications=tuple(sorted(dict.fromkeys(published), key=by_date)),
        added=row.added,
        reader=None if row.reader is None else reader_of(row.reader),
        reprint_of=row.of,
        similarity=row.similarity,
        revises=row.revises,
        forgotten=gone.made if gone else None,
        forgotten_by=gone.who if gone else None,
        forgotten_why=gone.why if gone else None,
    )


def current_readings(
    database: Database, reports: Collection[str] | None, as_of: str | None
) -> Iterator[tuple[Filed, Reading]]:
    """The readings that count, in the order of (date, id).

    Some at a time, each in a transaction of its own, so that a slow reader of them holds up no
    writer. A report forgotten meanwhile is left out.
    """
    with database.read() as connection:
        found = [one for one in kept(connection, reports, as_of) if one.reading is not None]
    for some in parts(found, _AT_ONCE):
        with database.read() as connection:
            heads = _heads(connection, [one.reading for one in some if one.reading is not None])
            made = readings_of(connection, heads, _texts(connection, heads))
        by_number = {head.number: one for head, one in zip(heads, made, strict=True)}
        for one in some:
            if one.reading in by_number:
                yield one.filed, by_number[one.reading]


def readings_of_report(connection: Connection, number: int) -> list[tuple[str, Reading]]:
    """All readings of a report, with when they were recorded, in that order."""
    query = select(reading.c.number).where(reading.c.report == number).order_by(reading.c.number)
    heads = _heads(connection, list(connection.scalars(query)))
    made = readings_of(connection, heads, _texts(connection, heads))
    return [(head.made, one) for head, one in zip(heads, made, strict=True)]


def current_vectors(
    database: Database, reports: Collection[str] | None, version: str | None
) -> tuple[tuple[str, ...], npt.NDArray[np.int8]]:
    """Keys of statements and their vectors (statements, D), in the order of (report id, place)."""
    with database.read() as connection:
        query = (
            select(report.c.id, reading.c.number, reading.c.vectors, reading.c.size)
            .join(current, current.c.report == report.c.number)
            .join(reading, reading.c.number == current.c.reading)
        )
        heads = sorted(
            row
            for names in ([None] if reports is None else parts(dict.fromkeys(reports), _NAMES))
            for row in connection.execute(
                query if names is None else query.where(report.c.id.in_(names))
            )
        )
        if version is None and heads:
            version = max(heads, key=lambda row: row.number).vectors
        heads = [row for row in heads if row.vectors == version]
        keys: list[str] = []
        blobs: list[bytes] = []
        for some in parts(heads, _NAMES):
            found: dict[int, list[tuple[str, bytes]]] = defaultdict(list)
            for number, name, blob in connection.execute(
                select(statement.c.reading, statement.c.id, statement.c.vector)
                .where(statement.c.reading.in_([row.number for row in some]))
                .order_by(statement.c.reading, statement.c.place)
            ):
                found[number].append((name, blob))
            for row in some:
                for name, blob in found[row.number]:
                    keys.append(key_of(row.id, name))
                    blobs.append(blob)
    size = heads[0].size if heads else 0
    rows = np.frombuffer(b"".join(blobs), dtype=np.int8).reshape(len(keys), size)
    return tuple(keys), rows


def text_of(connection: Connection, number: int) -> str | None:
    """A report's text; None where it is forgotten."""
    row = connection.execute(
        select(report.c.text, report.c.packing).where(report.c.number == number)
    ).one()
    return None if row.text is None else unpacked(row.text, row.packing)


def _heads(connection: Connection, numbers: list[int]) -> Sequence[Row[Any]]:
    """Rows of ``reading``, each with its report's id, in the order of their numbers."""
    query = (
        select(reading, report.c.id)
        .join(report, report.c.number == reading.c.report)
        .where(reading.c.number.in_(numbers))
        .order_by(reading.c.number)
    )
    return connection.execute(query).all()


def _texts(connection: Connection, heads: Sequence[Row[Any]]) -> dict[str, str]:
    """Texts of the reports whose readings these are, by id."""
    query = select(report.c.id, report.c.text, report.c.packing).where(
        report.c.number.in_({head.report for head in heads}), report.c.text.is_not(None)
    )
    return {row.id: unpacked(row.text, row.packing) for row in connection.execute(query)}
