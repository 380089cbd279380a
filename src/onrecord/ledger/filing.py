"""Putting a report and its reading into the ledger: each text once, each publication once."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from onrecord.errors import LedgerError
from onrecord.ledger import reprints
from onrecord.ledger.choosing import choose, made_by, read_by
from onrecord.ledger.clock import now
from onrecord.ledger.publications import (
    blanked,
    digest,
    first_of,
    insert_publication,
    publication_of,
    publications_of,
    publish,
    report_of,
)
from onrecord.ledger.records import Added
from onrecord.ledger.rows import as_json, head_of, insert_all, packed, rows_of
from onrecord.ledger.schema import current, forgetting, publication, reading, report
from onrecord.ledger.shingles import Text
from onrecord.records import ReaderId, Reading, Report

# Made once: to make a statement takes longer than to run it.
_KNOWN = select(report.c.number, report.c.id).where(report.c.hash == bindparam("hash_"))
_TAKEN = select(report.c.number).where(report.c.id == bindparam("id_"))
_GONE = (
    select(report.c.id)
    .join(publication, publication.c.report == report.c.number)
    .join(forgetting, forgetting.c.report == report.c.number)
    .where(
        forgetting.c.lifted.is_(None),
        or_(
            publication.c.given == bindparam("id_"),
            publication.c.address_hash == bindparam("address_"),
        ),
    )
    .order_by(report.c.number)
)
_NEW_REPORT = insert(report).returning(report.c.number)
_NEW_READING = insert(reading).returning(reading.c.number)
_NEW_CURRENT = insert(current)

Bytes = npt.NDArray[np.int8]


def seen(
    connection: Connection, given: Report, reader: ReaderId, *, forced: bool = False
) -> Added | None:
    """What would become of a report without reading it; None where it must be read."""
    known = _known(connection, given.text)
    if known is None or _is_forgotten(connection, known.number):
        name = _forgotten_before(connection, given.id, given.address, known)
        return None if forced or name is None else Added(name, "forgotten")
    ours = publication_of(given)
    there = publications_of(connection, known.number)
    first = first_of([*there, ours])
    if not read_by(connection, known.number, reader, first.published):
        return None
    if ours in there:
        return Added(known.id, "again")
    return Added(known.id, "dated", known.id)


def file_again(
    connection: Connection, given: Report, reader: ReaderId, *, forced: bool = False
) -> Added:
    """Files one more publication of a text that :func:`seen` knows.

    Raises :class:`LedgerError` where the text is not there.
    """
    known = _known(connection, given.text)
    if known is None or _is_forgotten(connection, known.number):
        name = _forgotten_before(connection, given.id, given.address, known)
        if forced or name is None:
            raise LedgerError(f"the report {given.id} is not in the ledger yet: read it first")
        return Added(name, "forgotten")
    if not publish(connection, known.number, given):
        return Added(known.id, "again")
    _date(connection, known.number)
    return Added(known.id, "dated", known.id)


def file(
    connection: Connection,
    given: Reading,
    vectors: Bytes,
    version: str | None = None,
    *,
    forced: bool = False,
) -> Added:
    """Files a report with its reading."""
    if "\0" in given.id:
        raise LedgerError("a report's id holds a zero character: give it another id")
    known = _known(connection, given.text)
    gone = known is not None and _is_forgotten(connection, known.number)
    if (known is None or gone) and not forced:
        name = _forgotten_before(connection, given.id, given.address, known)
        if name is not None:
            return Added(name, "forgotten")
    if known is None:
        return _file_new(connection, given, vectors, version)
    if gone:
        _restore(connection, known.number, given)
    dated = publish(connection, known.number, report_of(given))
    fresh = not made_by(connection, known.number, given.reader, given.published)
    if fresh:
        _read(connection, known.number, given, vectors, version)
    if dated or fresh:
        _date(connection, known.number)
    if gone:
        first = first_of(publications_of(connection, known.number))
        of = reprints.index(connection, known.number, Text(given.text), first)
        return Added(known.id, "reprint" if of else "added", of)
    if dated:
        return Added(known.id, "dated", known.id)
    return Added(known.id, "reread" if fresh else "again")


def as_filed(connection: Connection, given: Report) -> Report:
    """The report as it is to be read: a publication that is there gives way to the first one.

    One that is not there yet is read as it is given, so that it comes into the ledger.
    """
    known = _known(connection, given.text)
    if known is None or _is_forgotten(connection, known.number):
        return given
    there = publications_of(connection, known.number)
    if publication_of(given) not in there:
        return given
    return Report(id=given.id, text=given.text, **msgspec.structs.asdict(first_of(there)))


class _Known(NamedTuple):
    """A report that is there."""

    number: int
    id: str


def _known(connection: Connection, text: str) -> _Known | None:
    """The report with this text."""
    row = connection.execute(_KNOWN, {"hash_": digest(text)}).one_or_none()
    return None if row is None else _Known(*row)


def _is_forgotten(connection: Connection, number: int) -> bool:
    query = select(forgetting.c.number).where(
        forgetting.c.report == number, forgetting.c.lifted.is_(None)
    )
    return connection.execute(query).first() is not None


def _forgotten_before(
    connection: Connection, id: str, address: str | None, known: _Known | None
) -> str | None:
    """The id of the forgotten report that has this text, or else this id or address."""
    if known is not None:
        return str(known.id)
    sought = {"id_": id.replace("\0", ""), "address_": digest(address) if address else ""}
    return connection.scalars(_GONE, sought).first()


def _file_new(connection: Connection, given: Reading, vectors: Bytes, version: str | None) -> Added:
    id = _free(connection, given.id)
    text = Text(given.text)
    added = now()
    row = {
        "id": id,
        "hash": digest(given.text),
        "added": added,
        "day": (given.published or added)[:10],
        "published": given.published,
        "shingles": len(text.shingles),
        "revises": given.id if id != given.id else None,
        **packed(given.text),
    }
    number = connection.scalars(_NEW_REPORT, row).one()
    insert_publication(connection, number, report_of(given))
    made = _read(connection, number, given, vectors, version)
    connection.execute(_NEW_CURRENT, {"report": number, "reading": made})
    of = reprints.index(connection, number, text, publication_of(report_of(given)))
    return Added(id, "reprint" if of else "added", of)


def _free(connection: Connection, id: str) -> str:
    """The id, or where another text has it already, ``id@2`` and so on."""
    count, name = 1, id
    while connection.scalars(_TAKEN, {"id_": name}).first():
        count += 1
        name = f"{id}@{count}"
    return name


def _read(
    connection: Connection, number: int, given: Reading, vectors: Bytes, version: str | None
) -> int:
    """Adds a reading with all its parts; its number."""
    row = {
        "report": number,
        "made": now(),
        "reader": as_json(given.reader),
        "published": given.published,
        "vectors": given.reader.model if version is None else version,
        "size": vectors.shape[1],
        "record": head_of(given),
    }
    made = connection.scalars(_NEW_READING, row).one()
    for table, rows in rows_of(given, made, vectors).items():
        insert_all(connection, table, rows)
    return int(made)


def _date(connection: Connection, number: int) -> None:
    """Brings all that hangs on a report's first publication up to date."""
    first = first_of(publications_of(connection, number)).published
    row = connection.execute(
        select(report.c.added, report.c.published).where(report.c.number == number)
    ).one()
    choose(connection, number, first)
    if first != row.published:
        connection.execute(
            update(report)
            .where(report.c.number == number)
            .values(published=first, day=(first or row.added)[:10])
        )
        reprints.settle(connection, number)


def _restore(connection: Connection, number: int, given: Reading) -> None:
    """Takes back that a report is forgotten."""
    connection.execute(
        update(report)
        .where(report.c.number == number)
        .values(shingles=len(Text(given.text).shingles), **packed(given.text))
    )
    connection.execute(
        update(forgetting)
        .where(forgetting.c.report == number, forgetting.c.lifted.is_(None))
        .values(lifted=now())
    )
    left = as_json(blanked(publication_of(report_of(given))))
    connection.execute(  # what stayed of this publication, which now comes back whole
        delete(publication).where(
            publication.c.report == number,
            publication.c.given == given.id,
            publication.c.record == left,
        )
    )
