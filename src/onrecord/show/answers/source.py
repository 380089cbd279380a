"""`onrecord source ID`: everything that one source said, report by report, in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from onrecord.show import wording
from onrecord.show.answers import said, telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import Quoting
from onrecord.show.answers.screen import QUIET, STRONG, hanging, line, stacked
from onrecord.show.answers.sources import offices, source_object
from onrecord.show.visible import one_line
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource
from onrecord.weigh.speaking import Spoken

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("source_id", "name", "part", "date", "report", "outlet", "statement", "paragraph", "spans"),
    *("text", "grade", "chain", "force", "modality", "polarity", "reprint_of"),
)
_MOST = 12  # of those that it may be one with, on the screen; JSON has all


def source(
    one: LedgerSource,
    every: Sequence[Spoken],
    possibly: Sequence[LedgerSource],
    holdings: Holdings,
) -> Answer:
    """The answer. ``possibly`` are the sources that it may be one with."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: [_object(one, every, quoting, holdings)],
        columns=COLUMNS,
        rows=lambda: (_row(one, spoken, quoting) for spoken in every),
        shown=lambda width: _shown(one, every, possibly, quoting, holdings),
    )


def _object(
    one: LedgerSource, every: Sequence[Spoken], quoting: Quoting, holdings: Holdings
) -> dict[str, Any]:
    quotes = [
        {**quoting.evidence(spoken.held), "part": spoken.part, "reprint_of": spoken.reprint_of}
        for spoken in every
    ]
    return {**source_object(one, holdings), "quotes": quotes}


def _row(one: LedgerSource, spoken: Spoken, quoting: Quoting) -> Sequence[object]:
    quote = quoting.evidence(spoken.held)
    return (
        *(one.id, one.name, spoken.part),
        *(quote[key] for key in COLUMNS[3:8]),
        [f"{span.start}-{span.end}" for span in spoken.held.statement.spans],
        *(quote[key] for key in COLUMNS[9:15]),
        spoken.reprint_of,
    )


def _shown(
    one: LedgerSource,
    every: Sequence[Spoken],
    possibly: Sequence[LedgerSource],
    quoting: Quoting,
    holdings: Holdings,
) -> Iterator[RenderableType]:
    yield line((one_line(one.name), STRONG))
    yield line((one_line(one.id), QUIET))
    yield ""
    yield from _summary(one, every, holdings.as_of)
    if possibly:
        yield ""
        yield line(("It may be one with these; no report tells them apart:", STRONG))
        out = hanging()
        for other in possibly[:_MOST]:
            out.add_row(" ·", line(one_line(other.name), (f"  {_where(other, holdings)}", QUIET)))
        yield out
        if (more := len(possibly) - _MOST) > 0:
            yield line((f"{more:,} more: --format json has all.", QUIET))
    yield ""
    yield line(("What it said, from first to last", STRONG))
    yield ""
    if not every:
        yield line(("Nothing: reports name it, and put no statement to it.", QUIET))
    for report, group in groupby(every, key=lambda spoken: spoken.held.report):
        filed = holdings.filed[report]
        parts = [said.heading(filed)]
        for number, spoken in enumerate(group):
            if spoken.reprint_of and not number:
                of = holdings.filed.get(spoken.reprint_of)
                parts.append(line((said.reprinted(of, filed), QUIET)))
            parts += _statement(spoken, quoting, one)
        out = hanging()
        out.add_row(filed.date, stacked(parts))
        yield out
        yield ""


def _statement(spoken: Spoken, quoting: Quoting, one: LedgerSource) -> list[Text]:
    """Its own words need no name; what it passed on says from whom."""
    if spoken.part == "passed_on" or len(spoken.held.chain) > 1:
        return said.statement(spoken.held, quoting)
    return said.own(spoken.held, quoting, one.grade)


def _summary(one: LedgerSource, every: Sequence[Spoken], as_of: str | None) -> Iterator[Text]:
    kind = f", {one_line(one.kind)}" if one.kind else ""
    yield line(f"{wording.grade(one.grade)}{kind}".capitalize() + ".")
    counts = (
        f"{wording.counted(one.statements, 'statement')} in "
        f"{wording.counted(len(one.reports), 'report')}"
    )
    if any(spoken.reprint_of for spoken in every):
        counts += ", those of reprints not counted"
    if every:
        counts += f"; {telling.period(every[0].held.date, every[-1].held.date)}"
    yield line(f"{counts}, as of {as_of}." if as_of else f"{counts}.")
    for label, names in (
        ("Office" if len(offices(one)) == 1 else "Offices", offices(one)),
        ("Also called", one.aliases),
        ("One source because of", one.reasons),
    ):
        if shown := telling.listed(names):
            yield line(f"{label}: {shown}.")


def _where(other: LedgerSource, holdings: Holdings) -> str:
    """The first report that quotes it, and its id."""
    known = [name for name in holdings.filed if name in other.reports]
    parts = [one_line(other.id)]
    if known:
        filed = holdings.filed[known[0]]
        parts = [telling.outlet(filed.outlet), filed.date, *parts]
    return " · ".join(parts)
