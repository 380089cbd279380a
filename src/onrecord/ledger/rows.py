"""A reading taken apart into rows, and put together again exactly as it was."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Dialect, Row, Table, insert, select
from sqlalchemy.sql.compiler import SQLCompiler

from onrecord.ledger import schema
from onrecord.records import (
    Attribution,
    Decision,
    Position,
    ReaderId,
    Reading,
    Relation,
    Response,
    Source,
    Statement,
)

Rows = dict[Table, list[dict[str, Any]]]

# field of a reading: its table, and the type of its records
_PARTS: dict[str, tuple[Table, Any]] = {
    "sources": (schema.source, Source),
    "attributions": (schema.attribution, Attribution),
    "statements": (schema.statement, Statement),
    "responses": (schema.response, Response),
    "relations": (schema.relation, Relation),
    "positions": (schema.position, Position),
    "decisions": (schema.decision, Decision),
}
_IN_ROWS = ("id", "text", "reader", *_PARTS)  # the rest is the reading's own record
_DECODERS = {
    name: msgspec.json.Decoder(tuple[kind, ...])  # type: ignore[valid-type]
    for name, (_, kind) in _PARTS.items()
}
_READER = msgspec.json.Decoder(ReaderId)
_encode = msgspec.json.Encoder().encode


def as_json(record: object) -> str:
    """The record as JSON."""
    return _encode(record).decode()


def reader_of(record: str) -> ReaderId:
    """The reader of a reading's row."""
    return _READER.decode(record)


def packed(text: str) -> dict[str, object]:
    """The columns ``text`` and ``packing`` of a report."""
    plain = text.encode()
    small = zlib.compress(plain, 6)
    if len(small) < len(plain):
        return {"text": small, "packing": "zlib"}
    return {"text": plain, "packing": "plain"}


def unpacked(text: bytes, packing: str) -> str:
    """The text of a report's row."""
    return (zlib.decompress(text) if packing == "zlib" else bytes(text)).decode()


def head_of(reading: Reading) -> str:
    """All of a reading that is in no other row, as JSON."""
    rest = {
        name: getattr(reading, name) for name in reading.__struct_fields__ if name not in _IN_ROWS
    }
    return as_json(rest)


def rows_of(reading: Reading, number: int, vectors: npt.NDArray[np.int8]) -> Rows:
    """The rows of a reading's parts; ``vectors`` is (statements, D)."""
    rows: Rows = {}
    for name, (table, _) in _PARTS.items():
        named = "id" in table.c
        made: list[dict[str, Any]] = []
        for place, record in enumerate(getattr(reading, name)):
            row = {"reading": number, "place": place, "record": as_json(record)}
            if named:
                row["id"] = record.id
            made.append(row)
        rows[table] = made
    for row, statement, vector in zip(
        rows[schema.statement], reading.statements, vectors, strict=True
    ):
        row["start"] = statement.spans[0].start if statement.spans else None
        row["vector"] = vector.tobytes()
    return rows


def insert_all(
    connection: Connection, table: Table, rows: list[dict[str, Any]], *, new: bool = False
) -> None:
    """Inserts rows that have the same columns, past all that SQLAlchemy does for each of them.

    ``new``: only those whose key is not there yet.
    """
    if not rows:
        return
    compiled = _insert(table, connection.dialect, tuple(rows[0]))
    order = compiled.positiontup
    values = rows if order is None else [tuple([row[name] for name in order]) for row in rows]
    statement = f"{compiled} ON CONFLICT DO NOTHING" if new else str(compiled)
    connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=64)
def _insert(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> SQLCompiler:
    """The statement that inserts these columns."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    assert isinstance(compiled, SQLCompiler)
    return compiled


def readings_of(
    connection: Connection, heads: Sequence[Row[Any]], texts: Mapping[str, str]
) -> list[Reading]:
    """Readings put together again, in the order of ``heads``.

    A head is a row of ``reading`` with the report's ``id``; ``texts`` are by that id.
    """
    parts = {
        name: _parts(connection, table, [head.number for head in heads])
        for name, (table, _) in _PARTS.items()
    }
    made = []
    for head in heads:
        fields: dict[str, Any] = msgspec.json.decode(head.record)
        for name, found in parts.items():
            fields[name] = _DECODERS[name].decode("[" + ",".join(found[head.number]) + "]")
        reader = reader_of(head.reader)
        made.append(Reading(id=head.id, text=texts[head.id], reader=reader, **fields))
    return made


def _parts(connection: Connection, table: Table, readings: Iterable[int]) -> dict[int, list[str]]:
    """Records of a table by reading, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    query = (
        select(table.c.reading, table.c.record)
        .where(table.c.reading.in_(list(readings)))
        .order_by(table.c.reading, table.c.place)
    )
    for reading, record in connection.execute(query):
        found[reading].append(record)
    return found
