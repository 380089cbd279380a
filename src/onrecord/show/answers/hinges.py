"""`onrecord hinges`: the sources and statements on which most depends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.show import wording
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.listing import Head
from onrecord.show.answers.quoting import QUOTE, Quoting
from onrecord.show.answers.screen import QUIET, QUOTED, STRONG, WHO, line, stacked, table
from onrecord.show.visible import one_line
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.standing.hinges import Hinge

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS = ("id", "kind", "name", "falls", "reports", "ids", "cautions")
_QUOTED = 2  # statements that fall, as examples on the screen


def hinges(found: Sequence[Hinge], holdings: Holdings, total: int) -> Answer:
    """The answer; ``total`` statements stand as things are."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (_object(one, quoting, holdings) for one in found),
        columns=COLUMNS,
        rows=lambda: (
            (one.id, one.kind, one.name, one.falls, one.reports, one.ids, one.cautions)
            for one in found
        ),
        shown=lambda width: _shown(found, holdings, quoting, total),
    )


def _object(one: Hinge, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "falls": one.falls,
        "ids": one.ids,
        "reports": one.reports,
        "cautions": one.cautions,
        "quotes": [quoting.evidence(holdings.by_key[key]) for key in one.ids],
    }


def _shown(
    found: Sequence[Hinge], holdings: Holdings, quoting: Quoting, total: int
) -> Iterator[RenderableType]:
    if not found:
        yield line("Nothing depends on any one source or statement.")
        return
    standing = wording.counted(total, "statement")
    yield line((f"What most depends on; {standing} stand as things are.", STRONG))
    yield ""
    out = table(Head("Falls", right=True), Head("Reports", right=True), Head("What"), "With it")
    for one in found:
        name = wording.clip(one.name, QUOTE)
        head = line((name, WHO)) if one.kind == "source" else line((f"“{name}”", QUOTED))
        parts = [head, line((one_line(one.id), QUIET))]
        for key in one.ids[:_QUOTED]:
            held = holdings.by_key[key]
            words = f"falls: {quoting.said(held, 120)} "
            parts.append(line(words, (quoting.where(held), QUIET)))
        if (more := len(one.ids) - _QUOTED) > 0:
            parts.append(line((f"and {more} more", QUIET)))
        out.add_row(str(one.falls), str(len(one.reports)), one.kind, stacked(parts))
        out.add_row()
    yield out
