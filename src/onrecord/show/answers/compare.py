"""Reports laid side by side, as JSON lines and CSV; ``beside`` has the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.records import Span
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.beside import Beside
from onrecord.show.answers.quoting import Quoting
from onrecord.weigh.compared import Compared

if TYPE_CHECKING:
    from onrecord.weigh.holdings import Holdings

_COLUMNS = (
    "scope",
    "claim",
    "report",
    "date",
    "outlet",
    "paragraph",
    "source",
    "grade",
    "force",
    "modality",
    "polarity",
    "text",
    "differs",
    "start",
    "end",
)


def compare(compared: Compared, holdings: Holdings, every: bool = False) -> Answer:
    """The answer; ``every``: the text too shows all that only one report has."""
    shown = Beside(compared, Quoting.of(holdings), every)
    return Answer(
        objects=lambda: _objects(compared, shown.quoting),
        columns=_COLUMNS,
        rows=lambda: _rows(compared, shown.quoting),
        shown=shown.lines,
    )


def _objects(compared: Compared, quoting: Quoting) -> Iterator[dict[str, Any]]:
    for one in compared.reports:
        yield {
            "what": "report",
            "report": one.id,
            "date": one.date,
            "dates": one.dates,
            "outlet": one.outlet,
            "title": one.title,
            "reprint_of": compared.reprints.get(one.id),
        }
    for row in compared.claims:
        versions = [
            msgspec.to_builtins(one) | {"paragraph": quoting.paragraph(one.report, one.spans)}
            for one in row.versions
        ]
        yield {"what": "claim"} | msgspec.to_builtins(row) | {"versions": versions}
    for opposed in compared.opposed:
        yield {"what": "opposed"} | msgspec.to_builtins(opposed)


def _rows(compared: Compared, quoting: Quoting) -> Iterator[Sequence[object]]:
    outlets = {one.id: one.outlet for one in compared.reports}
    for row in compared.claims:
        differs = [one.aspect for one in row.differences if one.how == "differs"]
        for one in row.versions:
            start, end = _ends(one.spans)
            yield (
                row.scope,
                row.claim,
                one.report,
                one.date,
                outlets[one.report],
                quoting.paragraph(one.report, one.spans),
                one.source,
                one.grade,
                one.force,
                one.modality,
                one.polarity,
                one.text,
                differs,
                start,
                end,
            )
    for against in compared.opposed:
        start, end = _ends(against.spans)
        yield (
            against.kind,
            against.claims[0] if against.claims else None,
            against.report,
            None,
            outlets.get(against.report),
            quoting.paragraph(against.report, against.spans),
            against.actor,
            *(None,) * 4,
            against.text,
            [],
            start,
            end,
        )


def _ends(spans: Sequence[Span]) -> tuple[int | None, int | None]:
    if not spans:
        return None, None
    return min(spans).start, max(span.end for span in spans)
