"""Putting a report and its reading into the ledger: each text once, each publication once."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from onrecord.errors import LedgerError
from onrecord.ledger import reprints
from onrecord.ledger.clock import now
from onrecord.ledger.records import Added, Publication
from onrecord.ledger.rows import as_json, head_of, insert_all, packed, reader_of, rows_of
from onrecord.ledger.schema import current, forgetting, publication, reading, report
from onrecord.ledger.shingles import Text
from onrecord.records import ReaderId, Reading, Report

PUBLICATION = msgspec.json.Decoder(Publication)
_RELEASE = re.compile(r"\d+(?:\.\d+)*")

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
_NEW_PUBLICATION = insert(publication)
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
    if not _read_by(connection, known.number, reader, first.published):
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
    if not _publish(connection, known.number, given):
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
    dated = _publish(connection, known.number, report_of(given))
    fresh = not _made_by(connection, known.number, given.reader, given.published)
    if fresh:
        _read(connection, known.number, given, vectors, version)
    if dated or fresh:
        _date(connection, known.number)
    if gone:
        of = reprints.index(connection, known.number, Text(given.text))
        return Added(known.id, "reprint" if of else "added", of)
    if dated:
        return Added(known.id, "dated", known.id)
    return Added(known.id, "reread" if fresh else "again")


def as_filed(connection: Connection, given: Report) -> Report:
    """The report as it is to be read: a text that is there goes by its first publication."""
    known = _known(connection, given.text)
    if known is None or _is_forgotten(connection, known.number):
        return given
    there = publications_of(connection, known.number)
    first = first_of([*there, publication_of(given)])
    return Report(id=known.id, text=given.text, **msgspec.structs.asdict(first))


def publication_of(given: Report) -> Publication:
    """When, by whom and where a report was published."""
    return Publication(
        published=given.published,
        outlet=given.outlet,
        title=given.title,
        author=given.author,
        address=given.address,
    )


def blanked(one: Publication) -> Publication:
    """What stays of a publication when its report is forgotten."""
    return Publication(published=one.published, outlet=one.outlet)


def publications_of(connection: Connection, number: int) -> list[Publication]:
    """All publications of a report, in the order in which they came."""
    query = (
        select(publication.c.record)
        .where(publication.c.report == number)
        .order_by(publication.c.number)
    )
    records = dict.fromkeys(connection.scalars(query))  # the same one may come under several ids
    return [PUBLICATION.decode(record) for record in records]


def first_of(publications: list[Publication]) -> Publication:
    """The one that answers for the report: the earliest; one without a date comes last."""
    return min(publications, key=by_date)


def by_date(one: Publication) -> tuple[bool, tuple[str, ...]]:
    """Publications in order."""
    fields = (one.published, one.outlet, one.title, one.author, one.address)
    return one.published is None, tuple(field or "" for field in fields)


def digest(text: str) -> str:
    """By what a text or an address is known again, also when it is gone."""
    return hashlib.sha256(text.encode()).hexdigest()


class _Known(NamedTuple):
    """A report that is there."""

    number: int
    id: str


def report_of(given: Reading) -> Report:
    """The report that was read."""
    return Report(
        id=given.id,
        text=given.text,
        title=given.title,
        outlet=given.outlet,
        author=given.author,
        published=given.published,
        address=given.address,
    )


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
    _insert_publication(connection, number, report_of(given))
    made = _read(connection, number, given, vectors, version)
    connection.execute(_NEW_CURRENT, {"report": number, "reading": made})
    of = reprints.index(connection, number, text)
    return Added(id, "reprint" if of else "added", of)


def _free(connection: Connection, id: str) -> str:
    """The id, or where another text has it already, ``id@2`` and so on."""
    count, name = 1, id
    while connection.scalars(_TAKEN, {"id_": name}).first():
        count += 1
        name = f"{id}@{count}"
    return name


def _publish(connection: Connection, number: int, given: Report) -> bool:
    """Adds a publication; False where the report was published so already, under any id."""
    query = select(publication.c.given).where(
        publication.c.report == number, publication.c.record == as_json(publication_of(given))
    )
    known = set(connection.scalars(query))
    if given.id.replace("\0", "") not in known:
        _insert_publication(connection, number, given)
    return not known


def _insert_publication(connection: Connection, number: int, given: Report) -> None:
    id = given.id.replace("\0", "")
    record = as_json(publication_of(given))
    row = {
        "report": number,
        "given": id,
        "hash": digest(id + "\0" + record),
        "record": record,
        "address_hash": digest(given.address) if given.address else None,
    }
    connection.execute(_NEW_PUBLICATION, row)


def _read(
    connection: Connection, number: int, given: Reading, vectors: Bytes, version: str | None
) -> int:
    """Adds a reading with all its parts; its number."""
    row = {
        "report": number,
        "made": now(),
        "reader": as_json(given.reader),
        "published": given.published,
        "vectors": version,
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
    _choose(connection, number, first)
    if first != row.published:
        connection.execute(
            update(report)
            .where(report.c.number == number)
            .values(published=first, day=(first or row.added)[:10])
        )
        reprints.settle(connection, number)


def _choose(connection: Connection, number: int, published: str | None) -> None:
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


def _made_by(connection: Connection, number: int, reader: ReaderId, published: str | None) -> bool:
    """Whether there is a reading by this reader under this date."""
    query = select(reading.c.reader).where(
        reading.c.report == number,
        reading.c.published.is_(None) if published is None else reading.c.published == published,
    )
    return any(_same(reader_of(one), reader) for one in connection.scalars(query))


def _read_by(connection: Connection, number: int, reader: ReaderId, published: str | None) -> bool:
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
