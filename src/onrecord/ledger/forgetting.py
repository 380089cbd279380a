"""Removing a report's words for good, and keeping that it was there."""

from __future__ import annotations

import time

from sqlalchemy import Connection, delete, insert, select, text, update

from onrecord.errors import LedgerBusy, LedgerError
from onrecord.ledger import joins
from onrecord.ledger.clock import now
from onrecord.ledger.database import PATIENCE, Database
from onrecord.ledger.publications import blanked, decoded
from onrecord.ledger.rows import as_json
from onrecord.ledger.schema import (
    PARTS,
    anchor,
    band,
    current,
    forgetting,
    metadata,
    publication,
    reading,
    report,
)


def forget(connection: Connection, number: int, who: str, why: str) -> None:
    """Deletes all words of a report, and notes who did so and why."""
    if not who.strip() or not why.strip():
        raise LedgerError("to forget a report, say who asks for it and why")
    gone = select(forgetting.c.number).where(
        forgetting.c.report == number, forgetting.c.lifted.is_(None)
    )
    if connection.execute(gone).first() is None:
        connection.execute(insert(forgetting).values(report=number, made=now(), who=who, why=why))
    readings = list(connection.scalars(select(reading.c.number).where(reading.c.report == number)))
    joins.drop(connection, readings)
    connection.execute(delete(current).where(current.c.report == number))
    for table in PARTS:
        connection.execute(delete(table).where(table.c.reading.in_(readings)))
    connection.execute(delete(reading).where(reading.c.report == number))
    connection.execute(delete(band).where(band.c.report == number))
    connection.execute(update(anchor).where(anchor.c.report == number).values(quote='""'))
    rows = connection.execute(
        select(publication.c.number, publication.c.record).where(publication.c.report == number)
    ).all()
    for row in rows:
        connection.execute(
            update(publication)
            .where(publication.c.number == row.number)
            .values(
                record=as_json(blanked(decoded(row.record))),
                hash=f"forgotten {row.number}",
            )
        )
    connection.execute(
        update(report).where(report.c.number == number).values(text=None, packing=None)
    )


def wipe(database: Database) -> None:
    """Rewrites the database, so that no byte of what was deleted is left in its files.

    SQLite overwrites what is deleted, but a page that was split may keep an old copy in its free
    space; and the log holds what was written last. PostgreSQL keeps deleted rows until a table
    is rewritten; its own log and its backups are in the hands of those who run the server.

    Raises :class:`LedgerBusy` where another process does not let go of the file.
    """
    if not database.sqlite:
        with database.alone() as connection:
            for table in metadata.sorted_tables:
                name = connection.dialect.identifier_preparer.format_table(table)
                connection.execute(text(f"VACUUM (FULL) {name}"))
        return
    with database.alone() as connection:
        _truncate(database, connection)
        connection.execute(text("VACUUM"))
        _truncate(database, connection)


def _truncate(database: Database, connection: Connection) -> None:
    """Moves the log into the file and empties it."""
    until = time.monotonic() + PATIENCE
    while connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]:
        if time.monotonic() > until:
            raise LedgerBusy(
                f"the ledger {database.where}: the report is forgotten, but another process still "
                "reads the file, so that its words are not wiped out of it yet: stop that process "
                "and forget the report again"
            )
        time.sleep(0.05)
