"""`onrecord reversals`: what an actor said, and the opposite that it said later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import Quoting
from onrecord.show.answers.screen import (
    QUIET,
    QUOTED,
    STRONG,
    WARNING,
    WHO,
    hanging,
    line,
    stacked,
)
from onrecord.show.visible import one_line
from onrecord.weigh.history.records import SURE, Once, Reversal
from onrecord.weigh.holdings import Holdings

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("actor", "earlier_date", "earlier_report", "earlier_text", "later_date", "later_report"),
    *("later_text", "score", "reason", "claim"),
)


def reversals(found: Sequence[Reversal], holdings: Holdings) -> Answer:
    """The answer."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (_object(one, quoting, holdings) for one in found),
        columns=COLUMNS,
        rows=lambda: (_row(one) for one in found),
        shown=lambda width: _shown(found, quoting, holdings),
    )


def _object(one: Reversal, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "earlier": _once(one.earlier, quoting, holdings),
        "later": _once(one.later, quoting, holdings),
        "source": one.actor_id,
        "claim": one.claim,
        "score": one.score,
        "certain": one.score >= SURE,
        "reason": one.reason,
    }


def _once(one: Once, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        "date": one.date,
        "text": one.text,
        "report": one.report,
        "dates": one.dates,
        "outlet": holdings.filed[one.report].outlet,
        "paragraph": quoting.paragraph(one.report, one.spans),
        "spans": msgspec.to_builtins(one.spans),
        "statement": one.statement,
        "said_by": one.said_by,
    }


def _row(one: Reversal) -> Sequence[object]:
    return (
        *(one.actor, one.earlier.date, one.earlier.report, one.earlier.text),
        *(one.later.date, one.later.report, one.later.text, one.score, one.reason, one.claim),
    )


def _shown(
    found: Sequence[Reversal], quoting: Quoting, holdings: Holdings
) -> Iterator[RenderableType]:
    if not found:
        yield line("Nobody was found to say the opposite of what he had said.")
        return
    yield line((wording.counted(len(found), "reversal"), STRONG))
    for one in found:
        yield ""
        yield line((one_line(one.actor), WHO))
        out = hanging()
        for once in (one.earlier, one.later):
            out.add_row(once.date, stacked(_said(once, one.actor, quoting, holdings)))
        yield out
        if one.score < SURE:
            yield line(
                (f"Uncertain ({one.score:.2f}): read both. {one_line(one.reason)}.", WARNING)
            )
        else:
            yield line((f"{one_line(one.reason)}.", QUIET))


def _said(one: Once, actor: str, quoting: Quoting, holdings: Holdings) -> list[Text]:
    outlet = telling.outlet(holdings.filed[one.report].outlet)
    place = ", ".join(filter(None, (outlet, quoting.place(one.report, one.spans))))
    by = f"{one_line(one.said_by)}: " if one.said_by and one.said_by != actor else ""
    words = quoting.words(one.report, one.spans)
    out = [line((by, WHO), (words, QUOTED), (f"  {place}", QUIET))]
    if len(one.dates) > 1:
        out.append(line((f"published on {telling.listed(one.dates)}", QUIET)))
    return out
