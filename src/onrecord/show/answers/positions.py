"""`onrecord positions`: rules that actors stated, and the later statements that meet them."""

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
from onrecord.weigh.history.records import SURE, Met, Rule
from onrecord.weigh.holdings import Holdings

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("id", "actor", "kind", "condition", "consequence", "date", "report", "outlet", "text"),
    *("met_by", "met_on", "standing", "scores", "reason", "spans"),
)
_STANDS = {"in": "stands", "out": "does not stand", "undecided": "is disputed"}
_DOES: dict[str, str] = {
    "red_line": "draws a red line",
    "threat": "threatens",
    "promise": "promises",
    "demand": "demands",
    "policy": "states a rule",
    "doctrine": "holds a doctrine",
    "assessment": "expects",
}


def positions(found: Sequence[Rule], holdings: Holdings) -> Answer:
    """The answer."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (_object(one, quoting, holdings) for one in found),
        columns=COLUMNS,
        rows=lambda: (_row(one, holdings) for one in found),
        shown=lambda width: _shown(found, quoting, holdings),
    )


def _object(one: Rule, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        "id": one.id,
        "actor": one.actor,
        "kind": one.kind,
        "condition": one.condition,
        "consequence": one.consequence,
        "date": one.date,
        "report": one.report,
        "met_by": one.met_by,
        "text": one.text,
        "source": one.actor_id,
        "dates": one.dates,
        "outlet": holdings.filed[one.report].outlet,
        "paragraph": quoting.paragraph(one.report, one.spans),
        "spans": msgspec.to_builtins(one.spans),
        "condition_spans": msgspec.to_builtins(one.condition_spans),
        "consequence_spans": msgspec.to_builtins(one.consequence_spans),
        "met": [_met_object(met, quoting, holdings) for met in one.met],
        "read_as_position": one.stated,
        "reason": one.reason,
    }


def _met_object(one: Met, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        **quoting.evidence(holdings.by_key[one.statement]),
        "standing": one.standing,
        "why": one.why,
        "score": one.score,
        "certain": one.score >= SURE,
        "reason": one.reason,
    }


def _row(one: Rule, holdings: Holdings) -> Sequence[object]:
    return (
        *(one.id, one.actor, one.kind, one.condition, one.consequence, one.date, one.report),
        *(holdings.filed[one.report].outlet, one.text, one.met_by),
        [met.date for met in one.met],
        [met.standing or "" for met in one.met],
        [met.score for met in one.met],
        one.reason,
        [f"{span.start}-{span.end}" for span in one.spans],
    )


def _shown(found: Sequence[Rule], quoting: Quoting, holdings: Holdings) -> Iterator[RenderableType]:
    if not found:
        yield line("No such position was found.")
        return
    met = sum(bool(one.met) for one in found)
    yield line(
        (wording.counted(len(found), "position"), STRONG),
        f"; {met} of them {'is' if met == 1 else 'are'} met by what is told later.",
    )
    for one in found:
        yield ""
        out = hanging()
        out.add_row(one.date, stacked(_told(one, quoting, holdings)))
        yield out


def _told(one: Rule, quoting: Quoting, holdings: Holdings) -> list[Text]:
    outlet = telling.outlet(holdings.filed[one.report].outlet)
    place = ", ".join(filter(None, (outlet, quoting.place(one.report, one.spans))))
    out = [
        line(
            (one_line(one.actor) or wording.UNKNOWN, WHO),
            (f" {_DOES.get(one.kind, one_line(one.kind))}", STRONG),
            (f"  {place}", QUIET),
        )
    ]
    if one.condition:
        out.append(line(("condition: ", QUIET), (_quoted(one.condition), QUOTED)))
        if one.consequence:
            out.append(line(("consequence: ", QUIET), (_quoted(one.consequence), QUOTED)))
    else:
        out.append(line((quoting.words(one.report, one.spans), QUOTED)))
    if not one.stated:
        out.append(line((f"read from its wording: {one_line(one.reason)}", QUIET)))
    for met in one.met:
        out += _met(met, quoting, holdings)
    return out


def _met(one: Met, quoting: Quoting, holdings: Holdings) -> list[Text]:
    held = holdings.by_key[one.statement]
    standing = f", which {_STANDS[one.standing]}" if one.standing else ""
    out = [
        line(
            (f"met by {telling.whose(held)}{standing}", STRONG), (f"  {quoting.where(held)}", QUIET)
        ),
        line((quoting.said(held), QUOTED)),
    ]
    if one.score < SURE:
        out.append(line((f"Uncertain ({one.score:.2f}): {one_line(one.reason)}", WARNING)))
    else:
        out.append(line((one_line(one.reason), QUIET)))
    return out


def _quoted(words: str) -> str:
    return f"“{wording.clip(words, 240).strip(' ,“”')}”"
