"""`onrecord reports`: what is in the ledger, by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.show import wording
from onrecord.show.answers import said, telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.listing import Head
from onrecord.show.answers.screen import NARROW, QUIET, STRONG, hanging, line, stacked, table
from onrecord.show.visible import one_line
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.shelved import Shelved

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("id", "date", "dates", "outlet", "title", "author", "address", "statements", "sources"),
    *("grades", "reprint_of", "similarity", "added", "forgotten", "forgotten_by", "forgotten_why"),
)


@dataclass(frozen=True)
class Shown:
    """The reports to show, and what was left out and how to see it."""

    reports: Sequence[Shelved]
    heading: str
    rest: Sequence[str] = ()  # sentences below the list


def reports(shown: Shown, holdings: Holdings) -> Answer:
    """The answer."""
    return Answer(
        objects=lambda: map(_object, shown.reports),
        columns=COLUMNS,
        rows=lambda: (_row(_object(one)) for one in shown.reports),
        shown=lambda width: _shown(shown, holdings, width),
    )


def _object(one: Shelved) -> dict[str, Any]:
    filed = one.filed
    first = filed.publications[0] if filed.publications else None
    return {
        "id": filed.id,
        "date": filed.date,
        "dates": filed.dates,
        "outlet": filed.outlet,
        "title": filed.title,
        "author": first.author if first else None,
        "address": first.address if first else None,
        "statements": one.statements,
        "sources": one.sources,
        "grades": one.grades,
        "shares": {grade: round(count / one.statements, 4) for grade, count in one.grades.items()},
        "reprint_of": one.reprint_of,
        "similarity": filed.similarity,
        "added": filed.added,
        "forgotten": filed.forgotten,
        "forgotten_by": filed.forgotten_by,
        "forgotten_why": filed.forgotten_why,
    }


def _row(given: dict[str, Any]) -> Sequence[object]:
    return [given[column] for column in COLUMNS]


def _shown(shown: Shown, holdings: Holdings, width: int) -> Iterator[RenderableType]:
    yield line((shown.heading, STRONG))
    yield ""
    if width < NARROW:
        out = hanging()
        for one in shown.reports:
            counted = line((wording.counted(one.statements, "statement"), QUIET))
            out.add_row(one.filed.date, stacked([*_about(one, holdings), counted]))
            out.add_row("", "")
    else:
        out = table(Head("Date"), Head("Statements", right=True), "Report")
        for one in shown.reports:
            number = "" if one.filed.forgotten else str(one.statements)
            out.add_row(one.filed.date, number, stacked(_about(one, holdings)))
            out.add_row()
    yield out
    for sentence in shown.rest:
        yield line((sentence, QUIET))


def _about(one: Shelved, holdings: Holdings) -> list[Text]:
    """Title, then outlet and id, then on whose word, or why there is nothing to tell."""
    filed = one.filed
    title = one_line(filed.title or "")
    where = " · ".join((telling.outlet(filed.outlet), one_line(filed.id)))
    told = []
    if filed.forgotten:
        why = f": {one_line(filed.forgotten_why)}" if filed.forgotten_why else ""
        by = f" by {one_line(filed.forgotten_by)}" if filed.forgotten_by else ""
        told.append(f"Forgotten{by} on {filed.forgotten[:10]}{why}")
    elif one.reprint_of:
        told.append(said.reprinted(holdings.filed.get(one.reprint_of), filed))
    else:
        told.append(telling.shares(one.grades))
    if len(filed.dates) > 1:
        told.append(f"Published again on {telling.listed(filed.dates[1:])}.")
    return [
        line(title or ("Removed report" if filed.forgotten else "Untitled report")),
        line((where, QUIET)),
        *(line((sentence, QUIET)) for sentence in told),
    ]
