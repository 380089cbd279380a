"""Which report is meant: by its id, the beginning of one, another id it came under, or address."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from onrecord.errors import NotInLedger
from onrecord.ledger.publications import digest
from onrecord.ledger.schema import publication, report

_SHOWN = 5  # of several that could be meant


def number_of(connection: Connection, id: str) -> int:
    """The number of the report with this very id.

    Raises :class:`NotInLedger` where there is none.
    """
    number = connection.scalars(select(report.c.number).where(report.c.id == id)).first()
    if number is None:
        raise NotInLedger(f"there is no report {id} in the ledger")
    return int(number)


def find(connection: Connection, given: str) -> str:
    """The id of the report that is meant.

    Raises :class:`NotInLedger` where there is none, or more than one.
    """
    came = select(report.c.id).join(publication, publication.c.report == report.c.number)
    start = func.substr(report.c.id, 1, len(given)) == given
    for query in (
        select(report.c.id).where(report.c.id == given),
        came.where(publication.c.given == given),
        came.where(publication.c.address_hash == digest(given)),
        select(report.c.id).where(start) if given else None,
    ):
        if query is None:
            continue
        found = sorted(set(connection.scalars(query)))
        if len(found) == 1:
            return str(found[0])
        if found:
            rest = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            raise NotInLedger(
                f"“{given}” could be more than one report: {', '.join(found[:_SHOWN])}{rest}"
            )
    raise NotInLedger(f"there is no report “{given}” in the ledger: `onrecord add` adds it")
