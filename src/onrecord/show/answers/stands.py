"""`onrecord stands`: what falls and what still stands under an assumption, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import QUOTE, Quoting, unquoted
from onrecord.show.answers.screen import QUIET, QUOTED, STRONG, WARNING, hanging, line, stacked
from onrecord.show.visible import one_line
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.standing.standing import Standing

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS = (
    *("id", "kind", "text", "report", "date", "outlet", "standing", "before", "own"),
    *("why", "cautions", "spans"),
)


@dataclass(frozen=True)
class Shown:
    """What to show: under which assumption, and how much of each part of the list."""

    assumption: str
    found: Sequence[Standing]
    limit: int = 0  # entries of a part on the screen; 0: all


def stands(shown: Shown, holdings: Holdings) -> Answer:
    """The answer."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (_object(one, holdings) for one in shown.found),
        columns=COLUMNS,
        rows=lambda: (_row(one, holdings) for one in shown.found),
        shown=lambda width: _shown(shown, holdings, quoting),
    )


def _object(one: Standing, holdings: Holdings) -> dict[str, Any]:
    filed = holdings.filed[one.report]
    return {
        "id": one.id,
        "kind": one.kind,
        "text": one.text,
        "report": one.report,
        "date": filed.date,
        "outlet": filed.outlet,
        "standing": one.standing,
        "why": one.why,
        "before": one.before,
        "own": one.own,
        "cautions": one.cautions,
        "spans": msgspec.to_builtins(one.spans),
    }


def _row(one: Standing, holdings: Holdings) -> Sequence[object]:
    filed = holdings.filed[one.report]
    return (
        *(one.id, one.kind, one.text, one.report, filed.date, filed.outlet),
        *(one.standing, one.before, one.own, one.why, one.cautions),
        [f"{span.start}-{span.end}" for span in one.spans],
    )


def _shown(shown: Shown, holdings: Holdings, quoting: Quoting) -> Iterator[RenderableType]:
    every = [one for one in shown.found if one.kind == "statement"]
    falls = [one for one in every if one.falls]
    elsewhere = [one for one in every if one.standing == "in" and one.own != "in"]
    held = [one for one in every if one.standing == "in" and one.own == "in"]
    open_ = [one for one in every if one.standing == "undecided" and not one.falls]
    never = [one for one in every if one.standing == "out" and not one.falls]
    said = shown.assumption
    yield line((said[:1].upper() + said[1:] + ".", STRONG))
    total = wording.counted(len(every), "statement")
    yield line(
        f"Of {total}, {len(falls)} {'falls' if len(falls) == 1 else 'fall'}, "
        f"{len(held)} stand on their own ground, {len(elsewhere)} by another report or an answer, "
        f"{len(open_)} are undecided, {len(never)} had no ground before."
    )
    parts = (
        ("What falls", falls),
        ("What stands only by another report, or by an answer", elsewhere),
        ("What is undecided: it is denied or contradicted", open_),
        ("What had no ground before", never),
        ("What still stands", held),
    )
    for heading, some in parts:
        if not some:
            continue
        yield ""
        yield line((heading, STRONG))
        out = hanging()
        kept = some[: shown.limit or None]
        for one in kept:
            out.add_row("·", stacked(_told(one, holdings, quoting)))
        yield out
        if (more := len(some) - len(kept)) > 0:
            yield line((f"{more} more: --limit 0 shows all.", QUIET))


def _told(one: Standing, holdings: Holdings, quoting: Quoting) -> list[Any]:
    words = unquoted(f"“{wording.clip(one.text, QUOTE)}”")
    where = quoting.where(holdings.by_key[one.id])
    out = [line((words, QUOTED), (f" {where}", QUIET))]
    why = list(dict.fromkeys(one_line(step) for step in one.why))
    out += [line((step, QUIET)) for step in why]
    out += [line((f"Uncertain: {one_line(caution)}", WARNING)) for caution in one.cautions]
    return out
