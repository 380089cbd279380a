"""The tables, one schema for SQLite and PostgreSQL. Changes come as migrations beside it.

A report's text is kept once. Each reading of it is a row of its own, and so is all that was read:
``record`` is the contract's JSON of that one thing, beside the few columns that questions need.
Vectors are plain bytes in both databases: pgvector is not on every server, and the comparison
is made in numpy in any case, so that both databases give the same answer.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0001"  # the newest migration; a ledger of another revision is not read by this version
VERSION_TABLE = "onrecord_schema"  # says which revision a ledger has
WRITE_LOCK = 0x0E02EC0  # PostgreSQL's advisory lock: one writer at a time

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False, unique=True),  # SHA-256 of the text; outlives the text
    Column("text", LargeBinary),  # null once forgotten
    Column("packing", Text),  # how the text is packed: "plain" or "zlib"
    Column("added", Text, nullable=False),
    Column("published", Text),  # first, ISO 8601 date or date and time
    Column("day", Text, nullable=False, index=True),  # of that, or else of adding
    Column("shingles", Integer),  # how many different ones the text has
    Column("revises", Text),  # the id that another text had already
    Column("reprint_of", Integer, ForeignKey("report.number"), index=True),
    Column("similarity", Float),
    sqlite_autoincrement=True,  # a number is never given twice
)

publication = Table(
    "publication",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.number"), nullable=False),
    Column("given", Text, nullable=False, index=True),  # the id that it came under
    Column("hash", Text, nullable=False),  # of the record, so that it is kept once
    Column("address_hash", Text, index=True),
    Column("record", Text, nullable=False),
    UniqueConstraint("report", "hash"),
    sqlite_autoincrement=True,
)

reading = Table(
    "reading",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.number"), nullable=False, index=True),
    Column("made", Text, nullable=False),  # when it was recorded
    Column("reader", Text, nullable=False),  # who read, as JSON
    Column("published", Text),  # the date that the text was read under
    Column("vectors", Text),  # by which head the vectors were made
    Column("size", Integer, nullable=False),  # numbers in a vector
    Column("record", Text, nullable=False),  # all that is in no table of its own
    sqlite_autoincrement=True,
)

current = Table(  # the reading of a report that counts now
    "current",
    metadata,
    Column("report", Integer, ForeignKey("report.number"), primary_key=True, autoincrement=False),
    Column("reading", Integer, ForeignKey("reading.number"), nullable=False, unique=True),
)


def _part(name: str, *columns: Column[object], named: bool = False) -> Table:
    """A table of one kind of thing read: ``place`` is its number in the reading."""
    own = [Column("id", Text, nullable=False), *columns] if named else list(columns)
    extra = [UniqueConstraint("reading", "id")] if named else []
    return Table(
        name,
        metadata,
        Column("reading", Integer, ForeignKey("reading.number"), nullable=False),
        Column("place", Integer, nullable=False),
        *own,
        Column("record", Text, nullable=False),
        PrimaryKeyConstraint("reading", "place"),
        *extra,
    )


source = _part("source", named=True)
attribution = _part("attribution", named=True)
statement = _part(
    "statement",
    Column("start", Integer),  # of its first span
    Column("vector", LargeBinary, nullable=False),  # signed bytes
    named=True,
)
response = _part("response")
relation = _part("relation")
position = _part("position")
decision = _part("decision")
PARTS = (source, attribution, statement, response, relation, position, decision)

weigher = Table(
    "weigher",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("version", Text, nullable=False, unique=True),
)

placed = Table(  # readings whose statements a weigher has compared with all others
    "placed",
    metadata,
    Column("weigher", Integer, ForeignKey("weigher.number"), nullable=False),
    Column("reading", Integer, ForeignKey("reading.number"), nullable=False, index=True),
    PrimaryKeyConstraint("weigher", "reading"),
)

joined = Table(  # two statements that say the same, or are linked; the key of the first is smaller
    "joined",
    metadata,
    Column("weigher", Integer, ForeignKey("weigher.number"), nullable=False),
    Column("first_reading", Integer, nullable=False),
    Column("first_place", Integer, nullable=False),
    Column("second_reading", Integer, nullable=False),
    Column("second_place", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("kind", Text, nullable=False),
    PrimaryKeyConstraint(
        "weigher", "first_reading", "first_place", "second_reading", "second_place"
    ),
    ForeignKeyConstraint(
        ["first_reading", "first_place"], ["statement.reading", "statement.place"]
    ),
    ForeignKeyConstraint(
        ["second_reading", "second_place"], ["statement.reading", "statement.place"]
    ),
    Index(None, "first_reading"),
    Index(None, "second_reading"),
)

correction = Table(
    "correction",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("record", Text, nullable=False),  # all but the anchors
    sqlite_autoincrement=True,
)

anchor = Table(
    "anchor",
    metadata,
    Column("correction", Integer, ForeignKey("correction.number"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("report", Integer, ForeignKey("report.number"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),  # as JSON, so that it may hold any character
    PrimaryKeyConstraint("correction", "place"),
)

undoing = Table(
    "undoing",
    metadata,
    Column("correction", Integer, ForeignKey("correction.number"), primary_key=True),
    Column("made", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
)

forgetting = Table(
    "forgetting",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.number"), nullable=False, index=True),
    Column("made", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("lifted", Text),  # when the report was added again all the same
    sqlite_autoincrement=True,
)

band = Table(  # the least hashes of a report's shingles, by which reprints are found
    "band",
    metadata,
    Column("value", BigInteger, nullable=False),
    Column("report", Integer, ForeignKey("report.number"), nullable=False, index=True),
    PrimaryKeyConstraint("value", "report"),
    sqlite_with_rowid=False,
)

likeness = Table(  # two reports that share most of the shorter one's shingles, checked on the texts
    "likeness",
    metadata,
    Column("first", Integer, ForeignKey("report.number"), nullable=False),  # the smaller number
    Column("second", Integer, ForeignKey("report.number"), nullable=False, index=True),
    Column("shared", Integer, nullable=False),  # shingles
    PrimaryKeyConstraint("first", "second"),
)
