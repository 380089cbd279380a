"""Rows of the tables that only a ledger has; their columns are in ``tables.py``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.selection import Selection

Row = tuple[Any, ...]


def claims(selection: Selection) -> Iterator[Row]:
    """One row a claim."""
    for one in selection.claims:
        yield (
            one.id,
            one.text,
            one.first,
            one.last,
            list(one.reports),
            list(one.statements),
            [{"grade": name, "statements": one.grades[name]} for name in sorted(one.grades)],
            one.roots.min,
            one.roots.max,
            list(one.roots.reasons),
            one.status,
            one.confidence,
            list(one.reasons),
        )


def joins(selection: Selection) -> Iterator[Row]:
    """One row a join of two statements of different reports."""
    for one in selection.joins:
        yield one.first, one.second, one.score, one.reason


def ledger_sources(selection: Selection) -> Iterator[Row]:
    """One row a source across reports."""
    for one in selection.sources:
        yield (
            one.id,
            one.name,
            one.grade,
            one.kind,
            one.role,
            one.affiliation,
            list(one.aliases),
            list(one.reports),
            one.statements,
            [{"report": ref.report, "source": ref.source} for ref in one.members],
            list(one.possibly),
            list(one.offices),
            list(one.reasons),
        )


def corrections(selection: Selection) -> Iterator[Row]:
    """One row a correction, undone ones too."""
    for one in selection.corrections:
        yield (
            one.id,
            one.kind,
            one.who,
            one.why,
            one.when or None,
            one.grade,
            one.relation,
            one.undone,
            [
                {"report": a.report, "start": a.start, "end": a.end, "quote": a.quote}
                for a in one.anchors
            ],
        )
