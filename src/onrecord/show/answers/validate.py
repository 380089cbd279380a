"""`onrecord validate`: what was checked, and what is not whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers import screen, telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import Quoting
from onrecord.show.visible import one_line
from onrecord.weigh.validating import Gap, Incomplete, Validated

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.weigh.holdings import Holdings

COLUMNS = ("gap", "what", "report", "id", "paragraph", "detail", "start", "end")
MOST = 10  # of one kind, on the screen
_DETAIL = 140  # code points
_HEADS: dict[Gap, str] = {
    "broken": "Broken",
    "unsourced": "Without a source or a grade",
    "weak": "Weaker than it could be",
}


def validate(validated: Validated, holdings: Holdings, every: bool = False) -> Answer:
    """The answer; ``every``: the text too lists all."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: _objects(validated, quoting),
        columns=COLUMNS,
        rows=lambda: (_row(one, quoting) for one in validated.incomplete),
        shown=lambda width: _shown(validated, quoting, every),
    )


def _objects(validated: Validated, quoting: Quoting) -> Iterator[dict[str, Any]]:
    head: dict[str, Any] = msgspec.to_builtins(validated)
    found = head.pop("incomplete")
    yield {"what": "ledger", "whole": not found} | head | {"incomplete": len(found)}
    for one in validated.incomplete:
        yield msgspec.to_builtins(one) | {"paragraph": _paragraph(one, quoting)}


def _paragraph(one: Incomplete, quoting: Quoting) -> int | None:
    return quoting.paragraph(one.report, one.spans) if one.report else None


def _row(one: Incomplete, quoting: Quoting) -> Sequence[object]:
    start = min(one.spans).start if one.spans else None
    end = max(span.end for span in one.spans) if one.spans else None
    return (
        *(one.gap, one.what, one.report, one.id),
        *(_paragraph(one, quoting), one.detail, start, end),
    )


def _shown(validated: Validated, quoting: Quoting, every: bool) -> Iterator[RenderableType]:
    counts = [
        wording.counted(count, word)
        for count, word in (
            (validated.reports, "report"),
            (validated.statements, "statement"),
            (validated.joins, "join"),
            (validated.corrections, "correction"),
        )
    ]
    yield screen.line(f"{telling.listed(counts)} were checked.")
    for made in validated.readers:
        by = f"{one_line(made.reader.version)} {one_line(made.reader.mode)}".strip()
        older = f", and {made.older} that newer ones stand in for" if made.older else ""
        now = wording.counted(made.reports, "reading")
        yield screen.line((f"{now} by reader {by}{older}", screen.QUIET))
    if not validated.incomplete:
        yield screen.line(("The ledger is whole.", screen.STRONG))
        return
    kinds = Counter((one.gap, one.what) for one in validated.incomplete)
    gap = None
    for (of, what), count in kinds.items():
        if of != gap:
            gap = of
            yield ""
            yield screen.line((_HEADS[of], screen.WARNING if of == "broken" else screen.STRONG))
        yield screen.line(f"{what}: {count}")
        listed = screen.hanging()
        own = [one for one in validated.incomplete if (one.gap, one.what) == (of, what)]
        for one in own if every else own[:MOST]:
            place = quoting.place(one.report, one.spans) if one.report else ""
            where = " ".join(part for part in (one.id or one.report or "", place) if part)
            text = screen.line((one_line(where), screen.QUIET), " ")
            text.append(wording.clip(one.detail, _DETAIL))
            listed.add_row(" ", text)
        yield listed
        if not every and count > MOST:
            yield screen.line((f"   {count - MOST} more: --all lists them", screen.QUIET))
