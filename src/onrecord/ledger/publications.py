"""When, by whom and where a report's text was published; each publication is kept once."""

from __future__ import annotations

import hashlib

import msgspec
from sqlalchemy import Connection, insert, select

from onrecord.ledger.records import Publication
from onrecord.ledger.rows import as_json
from onrecord.ledger.schema import publication
from onrecord.records import Reading, Report

_decode = msgspec.json.Decoder(Publication).decode
_NEW = insert(publication)  # made once: to make a statement takes longer than to run it


def decoded(record: str) -> Publication:
    """The publication of a row."""
    return _decode(record)


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
    return [_decode(record) for record in records]


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


def publish(connection: Connection, number: int, given: Report) -> bool:
    """Adds a publication; False where the report was published so already, under any id."""
    query = select(publication.c.given).where(
        publication.c.report == number, publication.c.record == as_json(publication_of(given))
    )
    known = set(connection.scalars(query))
    if given.id.replace("\0", "") not in known:
        insert_publication(connection, number, given)
    return not known


def insert_publication(connection: Connection, number: int, given: Report) -> None:
    """Adds a publication of which it is known that it is not there."""
    id = given.id.replace("\0", "")
    record = as_json(publication_of(given))
    row = {
        "report": number,
        "given": id,
        "hash": digest(id + "\0" + record),
        "record": record,
        "address_hash": digest(given.address) if given.address else None,
    }
    connection.execute(_NEW, row)
