"""How much a ledger holds."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, select, text

from onrecord.ledger.schema import correction, forgetting, joined, reading, report, statement


class Size(msgspec.Struct, frozen=True):
    """How much of everything there is."""

    reports: int  # without forgotten ones
    reprints: int
    forgotten: int
    readings: int  # superseded ones too
    statements: int  # of all readings
    joins: int  # of all weighers
    corrections: int  # undone ones too
    bytes: int


def size(connection: Connection) -> Size:
    """How much of everything there is."""

    def count(table: Table, *where: Any) -> int:
        query = select(func.count()).select_from(table).where(*where)
        return int(connection.execute(query).scalar_one())

    if connection.dialect.name == "sqlite":
        room = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    else:
        room = "SELECT pg_database_size(current_database())"
    return Size(
        reports=count(report, report.c.text.is_not(None)),
        reprints=count(report, report.c.text.is_not(None), report.c.reprint_of.is_not(None)),
        forgotten=count(forgetting, forgetting.c.lifted.is_(None)),
        readings=count(reading),
        statements=count(statement),
        joins=count(joined),
        corrections=count(correction),
        bytes=int(connection.execute(text(room)).scalar_one()),
    )
