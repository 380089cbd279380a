"""What people put right: kept for good, undone by a row of its own."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from onrecord.errors import LedgerError, NotInLedger
from onrecord.ledger.clock import now
from onrecord.ledger.finding import number_of
from onrecord.ledger.listing import text_of
from onrecord.ledger.records import Anchor, Correction
from onrecord.ledger.rows import as_json
from onrecord.ledger.schema import anchor, correction, report, undoing

_ELSEWHERE = ("anchors", "when", "id", "undone")  # in columns and tables of their own


def write(connection: Connection, given: Correction) -> Correction:
    """Keeps a correction; the ledger's own id, time and quotes are in what comes back.

    Raises :class:`LedgerError` where an anchor does not fit its report's text, or nobody signs.
    """
    if not given.who.strip():
        raise LedgerError("a correction needs to say who makes it")
    if not given.anchors:
        raise LedgerError("a correction needs at least one place in a report")
    when = now()
    numbers = [number_of(connection, one.report) for one in given.anchors]
    anchors = [
        _checked(one, text_of(connection, number))
        for one, number in zip(given.anchors, numbers, strict=True)
    ]
    rest = {
        name: getattr(given, name) for name in given.__struct_fields__ if name not in _ELSEWHERE
    }
    added = insert(correction).values(made=when, record=as_json(rest))
    id = int(connection.scalars(added.returning(correction.c.number)).one())
    connection.execute(
        insert(anchor),
        [
            {
                "correction": id,
                "place": place,
                "report": number,
                "start": one.start,
                "end": one.end,
                "quote": as_json(one.quote),
            }
            for place, (one, number) in enumerate(zip(anchors, numbers, strict=True))
        ],
    )
    return msgspec.structs.replace(given, anchors=tuple(anchors), when=when, id=id, undone=False)


def undo(connection: Connection, id: int, who: str, why: str) -> None:
    """Takes a correction back.

    Raises :class:`NotInLedger` where there is none of that number, and :class:`LedgerError` where
    it is undone already.
    """
    if not who.strip():
        raise LedgerError("an undoing needs to say who makes it")
    if (
        connection.scalars(select(correction.c.number).where(correction.c.number == id)).first()
        is None
    ):
        raise NotInLedger(f"there is no correction {id} in the ledger")
    if connection.scalars(select(undoing.c.correction).where(undoing.c.correction == id)).first():
        raise LedgerError(f"the correction {id} is undone already: make it again to restore it")
    connection.execute(insert(undoing).values(correction=id, made=now(), who=who, why=why))


def listed(connection: Connection, as_of: str | None = None) -> tuple[Correction, ...]:
    """All corrections in the order in which they were made, undone ones marked.

    With ``as_of``, those whose places are all in reports that were published by then.
    """
    anchors: dict[int, list[Anchor]] = {}
    late = set()
    query = (
        select(anchor, report.c.id, report.c.day)
        .join(report, report.c.number == anchor.c.report)
        .order_by(anchor.c.correction, anchor.c.place)
    )
    for row in connection.execute(query):
        quote = msgspec.json.decode(row.quote, type=str)
        anchors.setdefault(row.correction, []).append(Anchor(row.id, row.start, row.end, quote))
        if as_of is not None and row.day > as_of[:10]:
            late.add(row.correction)
    undone = set(connection.scalars(select(undoing.c.correction)))
    found = []
    for row in connection.execute(select(correction).order_by(correction.c.number)):
        if row.number in late:
            continue
        fields: dict[str, Any] = msgspec.json.decode(row.record)
        found.append(
            Correction(
                anchors=tuple(anchors[row.number]),
                when=row.made,
                id=row.number,
                undone=row.number in undone,
                **fields,
            )
        )
    return tuple(found)


def _checked(given: Anchor, text: str | None) -> Anchor:
    """The anchor with its quote."""
    if text is None:
        raise LedgerError(f"the report {given.report} is forgotten: it cannot be corrected")
    quote = text[given.start : given.end] if 0 <= given.start < given.end <= len(text) else None
    if quote is None or given.quote not in ("", quote):
        raise LedgerError(
            f"the place {given.start} to {given.end} in {given.report} does not hold "
            f"“{given.quote[:60]}”: take it from the ledger's own text"
        )
    return msgspec.structs.replace(given, quote=quote)
