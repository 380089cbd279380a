"""The tables that readings and a ledger are written as: names, columns and their types.

All tables stand here, whatever writes them (CSV, Parquet, or many readings at once). A table of
readings needs nothing but readings; what only a ledger knows of them stays empty without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from onrecord.export import ledgerrows, readrows
from onrecord.export.readrows import Read
from onrecord.export.selection import Selection
from onrecord.records import Reading

Row = tuple[Any, ...]
Kind = Literal["text", "integer", "number", "truth", "day"]  # day: ISO 8601


class Column(NamedTuple):
    """A column: one value of a kind, or many, or many records of some fields."""

    name: str
    kind: Kind = "text"
    many: bool = False
    fields: tuple[Column, ...] = ()  # of each record; `kind` is then without meaning


class Table(NamedTuple):
    """A table: its columns, and its rows from one reading or from a whole selection."""

    name: str
    columns: tuple[Column, ...]
    of_read: Callable[[Read], Iterable[Row]] | None = None
    of_selection: Callable[[Selection], Iterable[Row]] | None = None

    def rows(self, selection: Selection) -> Iterator[Row]:
        """The rows, in the order of the reports and of their text."""
        if self.of_read is not None:
            for one in reads(selection):
                yield from self.of_read(one)
        if self.of_selection is not None:
            yield from self.of_selection(selection)

    def rows_of(self, reading: Reading) -> Iterator[Row]:
        """The rows of one reading that stands in no ledger."""
        if self.of_read is not None:
            yield from self.of_read(Read(None, reading))


def reads(selection: Selection) -> Iterator[Read]:
    """Each report with its reading, and what the ledger knows of its statements and sources."""
    for filed in selection.filed:
        reading = selection.readings.get(filed.id)
        yield Read(filed, reading, selection.claim_of, selection.ledger_source)


def _texts(name: str) -> Column:
    return Column(name, many=True)


def _records(name: str, *fields: Column) -> Column:
    return Column(name, many=True, fields=fields)


_PLACE = (Column("start", "integer"), Column("end", "integer"))


def _spans(name: str) -> Column:
    return _records(name, *_PLACE)


_REASONS = _records("reasons", Column("field"), Column("reason"))

TABLES = (
    Table(
        "reports",
        (
            Column("id"),
            Column("date", "day"),
            Column("published"),
            Column("dates", "day", many=True),
            Column("title"),
            Column("outlet"),
            Column("author"),
            Column("address"),
            _texts("outlets"),
            _texts("addresses"),
            Column("reprint_of"),
            Column("revises"),
            Column("similarity", "number"),
            Column("added"),
            Column("forgotten"),
            Column("forgotten_by"),
            Column("forgotten_why"),
            Column("reader_version"),
            Column("reader_model"),
            Column("reader_runtime"),
            Column("reader_mode"),
            Column("statements", "integer"),
            Column("text"),
        ),
        of_read=readrows.reports,
    ),
    Table(
        "sources",
        (
            Column("report"),
            Column("id"),
            Column("name"),
            Column("grade"),
            Column("kind"),
            Column("role"),
            Column("affiliation"),
            Column("ledger_source"),
            _spans("mentions"),
            _REASONS,
        ),
        of_read=readrows.sources,
    ),
    Table(
        "attributions",
        (
            Column("report"),
            Column("id"),
            Column("source_id"),
            Column("force"),
            _texts("chain"),
            _spans("source"),
            _spans("cue"),
            _spans("content"),
            _spans("justification"),
            _records("hops", Column("source_id"), _spans("source"), _spans("cue")),
            Column("confidence", "number"),
            Column("reason"),
            _REASONS,
        ),
        of_read=readrows.attributions,
    ),
    Table(
        "statements",
        (
            Column("key"),
            Column("report"),
            Column("id"),
            Column("place", "integer"),
            Column("text"),
            _spans("spans"),
            Column("voice"),
            Column("attribution"),
            Column("root"),
            Column("grade"),
            Column("claim"),
            Column("modality"),
            Column("polarity"),
            _texts("evidence"),
            Column("unverified", "truth"),
            _records("language", *_PLACE, Column("kind"), Column("reason")),
            _records("entities", *_PLACE, Column("kind"), Column("name")),
            _records(
                "quantities", *_PLACE, Column("text"), Column("value", "number"), Column("unit")
            ),
            _records("times", *_PLACE, Column("text"), Column("value")),
            _records("places", *_PLACE, Column("name")),
            _REASONS,
        ),
        of_read=readrows.statements,
    ),
    Table(
        "relations",
        (
            Column("report"),
            Column("from_key"),
            Column("to_key"),
            Column("kind"),
            _spans("cue"),
            Column("confidence", "number"),
            Column("reason"),
        ),
        of_read=readrows.relations,
    ),
    Table(
        "responses",
        (
            Column("report"),
            Column("actor"),
            Column("actor_name"),
            Column("kind"),
            Column("about_key"),
            Column("text"),
            _spans("spans"),
            Column("reason"),
        ),
        of_read=readrows.responses,
    ),
    Table(
        "positions",
        (
            Column("report"),
            Column("actor"),
            Column("actor_name"),
            Column("kind"),
            Column("text"),
            _spans("condition"),
            _spans("consequence"),
            _spans("spans"),
            Column("attribution"),
            Column("reason"),
        ),
        of_read=readrows.positions,
    ),
    Table(
        "decisions",
        (
            Column("report"),
            Column("decider"),
            Column("decider_name"),
            Column("kind"),
            Column("what_key"),
            Column("text"),
            Column("when_text"),
            Column("when_value"),
            _texts("through"),
            Column("oversight"),
            _spans("oversight_spans"),
            _spans("spans"),
            Column("reason"),
        ),
        of_read=readrows.decisions,
    ),
    Table(
        "claims",
        (
            Column("id"),
            Column("text"),
            Column("first", "day"),
            Column("last", "day"),
            _texts("reports"),
            _texts("statements"),
            _records("grades", Column("grade"), Column("statements", "integer")),
            Column("roots_min", "integer"),
            Column("roots_max", "integer"),
            _texts("roots_reasons"),
            Column("status"),
            Column("confidence", "number"),
            _texts("reasons"),
        ),
        of_selection=ledgerrows.claims,
    ),
    Table(
        "joins",
        (
            Column("first_key"),
            Column("second_key"),
            Column("score", "number"),
            Column("reason"),
        ),
        of_selection=ledgerrows.joins,
    ),
    Table(
        "ledger_sources",
        (
            Column("id"),
            Column("name"),
            Column("grade"),
            Column("kind"),
            Column("role"),
            Column("affiliation"),
            _texts("aliases"),
            _texts("reports"),
            Column("statements", "integer"),
            _records("members", Column("report"), Column("source")),
            _texts("possibly"),
            _texts("offices"),
            _texts("reasons"),
        ),
        of_selection=ledgerrows.ledger_sources,
    ),
    Table(
        "corrections",
        (
            Column("id", "integer"),
            Column("kind"),
            Column("who"),
            Column("why"),
            Column("when"),
            Column("grade"),
            Column("relation"),
            Column("undone", "truth"),
            _records("anchors", Column("report"), *_PLACE, Column("quote")),
        ),
        of_selection=ledgerrows.corrections,
    ),
)
READING_TABLES = tuple(table for table in TABLES if table.of_read is not None)
