"""`onrecord sources`: who is quoted across reports, under which names and in which offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.listing import Head
from onrecord.show.answers.screen import NARROW, QUIET, STRONG, hanging, line, stacked, table
from onrecord.show.visible import one_line
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource, SourceRef

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("id", "name", "grade", "kind", "role", "affiliation", "aliases", "offices"),
    *("report_count", "statements", "reports", "possibly", "reasons"),
)
_MOST = 4  # aliases or offices on the screen


@dataclass(frozen=True)
class Shown:
    """The sources to show, and what was left out and how to see it."""

    sources: Sequence[LedgerSource]
    heading: str
    rest: Sequence[str] = ()  # sentences below the list


def sources(shown: Shown, holdings: Holdings) -> Answer:
    """The answer."""
    return Answer(
        objects=lambda: (source_object(one, holdings) for one in shown.sources),
        columns=COLUMNS,
        rows=lambda: map(_row, shown.sources),
        shown=lambda width: _shown(shown, width),
    )


def source_object(one: LedgerSource, holdings: Holdings) -> dict[str, Any]:
    """A source as JSON: the contract's keys first, then where each report names it."""
    return {
        "id": one.id,
        "name": one.name,
        "grade": one.grade,
        "kind": one.kind,
        "role": one.role,
        "affiliation": one.affiliation,
        "aliases": one.aliases,
        "reports": one.reports,
        "statements": one.statements,
        "offices": one.offices,
        "possibly": one.possibly,
        "reasons": one.reasons,
        "members": [_member(ref, holdings) for ref in one.members],
    }


def _member(ref: SourceRef, holdings: Holdings) -> dict[str, Any]:
    found = holdings.source(ref)
    return {
        "report": ref.report,
        "source": ref.source,
        "name": found.name if found else None,
        "spans": msgspec.to_builtins(found.mentions) if found else [],
    }


def _row(one: LedgerSource) -> Sequence[object]:
    return (
        *(one.id, one.name, one.grade, one.kind, one.role, one.affiliation, one.aliases),
        *(one.offices, len(one.reports), one.statements, one.reports, one.possibly, one.reasons),
    )


def _shown(shown: Shown, width: int) -> Iterator[RenderableType]:
    yield line((shown.heading, STRONG))
    yield ""
    if width < NARROW:
        out = hanging()
        for one in shown.sources:
            counts = [
                wording.grade(one.grade),
                wording.counted(one.statements, "statement"),
                wording.counted(len(one.reports), "report"),
            ]
            out.add_row("·", stacked([*about(one), line((" · ".join(counts), QUIET))]))
            out.add_row("", "")
    else:
        out = table(Head("Says", right=True), Head("Reports", right=True), Head("Grade"), "Who")
        for one in shown.sources:
            out.add_row(
                *(str(one.statements), str(len(one.reports)), wording.grade(one.grade)),
                stacked(about(one)),
            )
            out.add_row()
    yield out
    for sentence in shown.rest:
        yield line((sentence, QUIET))


def about(one: LedgerSource) -> list[Text]:
    """The name, then offices and other names, then the id and whom it may be one with."""
    told = []
    if held := telling.listed(offices(one), most=_MOST):
        told.append(held)
    if also := telling.listed(one.aliases, most=_MOST):
        told.append(f"also {also}")
    last = [one_line(one.id)]
    if one.possibly:
        last.append(f"may be one with {wording.counted(len(one.possibly), 'other')}")
    return [
        line(one_line(one.name)),
        line((" · ".join(told), QUIET)),
        line((" · ".join(last), QUIET)),
    ]


def offices(one: LedgerSource) -> list[str]:
    """The offices held; where none is known, role and affiliation."""
    if one.offices:
        return [one_line(office) for office in one.offices]
    parts = (one_line(one.role or ""), one_line(one.affiliation or ""))
    name = one.name.casefold()
    told = ", ".join(part for part in parts if part and part.casefold() not in name)
    return [told] if told else []
