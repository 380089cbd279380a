"""`onrecord responses`: the official answers to each claim, the status over time, and changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import Quoting, unquoted
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
from onrecord.weigh.history.records import SURE, Answered, Changed
from onrecord.weigh.history.settling import by_claim, turns
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("claim", "claim_text", "date", "dates", "actor", "speaks_for", "kind", "report", "outlet"),
    *("paragraph", "spans", "text", "status", "score", "reason"),
)
_KINDS = {"declines": "declines to say", "silent": "stays silent"}


@dataclass(frozen=True)
class Shown:
    """What to show: the answers ``kept``, of all that were ``given``, with the claims' changes."""

    claims: Sequence[Claim]
    given: Sequence[Answered]
    kept: Sequence[Answered]
    changed: Sequence[Changed] = ()
    claim: Claim | None = None


def responses(shown: Shown, holdings: Holdings) -> Answer:
    """The answer."""
    quoting = Quoting.of(holdings)
    status = _over_time(shown)
    return Answer(
        objects=lambda: (_object(one, status, shown, quoting, holdings) for one in shown.kept),
        columns=COLUMNS,
        rows=lambda: (_row(one, status, quoting, holdings) for one in shown.kept),
        shown=lambda width: _shown(shown, status, quoting, holdings),
    )


_Status = dict[str, tuple[tuple[str, str], ...]]


def _over_time(shown: Shown) -> _Status:
    """The days on which each answered claim's status changed."""
    return {claim: turns(found) for claim, found in by_claim(shown.given).items()}


def _object(
    one: Answered, status: _Status, shown: Shown, quoting: Quoting, holdings: Holdings
) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "claim_text": one.claim_text,
        "date": one.date,
        "actor": one.actor,
        "kind": one.kind,
        "report": one.report,
        "spans": msgspec.to_builtins(one.spans),
        "text": one.text,
        "dates": one.dates,
        "speaks_for": one.speaks_for,
        "party": one.party,
        "source": one.actor_id,
        "outlet": holdings.filed[one.report].outlet,
        "paragraph": quoting.paragraph(one.report, one.spans),
        "about": one.about,
        "statement": one.statement,
        "retold": one.retold,
        "score": one.score,
        "certain": one.score >= SURE,
        "reason": one.reason,
        "status": _by(status, one),
        "status_over_time": [
            {"date": day, "status": then} for day, then in status.get(one.claim, ())
        ],
        "changes": [msgspec.to_builtins(each) for each in shown.changed if each.claim == one.claim],
    }


def _by(status: _Status, one: Answered) -> str:
    """The status of the claim on the day of an answer."""
    until = [then for day, then in status.get(one.claim, ()) if day <= one.date]
    return until[-1] if until else "unanswered"


def _row(one: Answered, status: _Status, quoting: Quoting, holdings: Holdings) -> Sequence[object]:
    return (
        *(one.claim, one.claim_text, one.date, one.dates, one.actor, one.speaks_for, one.kind),
        *(one.report, holdings.filed[one.report].outlet),
        quoting.paragraph(one.report, one.spans),
        [f"{span.start}-{span.end}" for span in one.spans],
        *(one.text, _by(status, one), one.score, one.reason),
    )


# On the screen


def _shown(
    shown: Shown, status: _Status, quoting: Quoting, holdings: Holdings
) -> Iterator[RenderableType]:
    if not shown.kept:
        yield line("No official answer was found.")
        if shown.claim is not None:
            yield from _changes(shown, shown.claim.id, quoting, holdings)
        return
    found = by_claim(shown.kept)
    answers = wording.counted(len(shown.kept), "answer")
    yield line((f"{answers} to {wording.counted(len(found), 'claim')}", STRONG))
    for claim in (one for one in shown.claims if one.id in found):
        yield ""
        yield line((unquoted(f"“{wording.clip(claim.text, 240)}”"), STRONG))
        yield line((one_line(claim.id), QUIET))
        over = [f"{then} from {day}" for day, then in status.get(claim.id, ())]
        yield line(("Status: ", QUIET), ", ".join(over) + ".")
        out = hanging()
        for one in found[claim.id]:
            out.add_row(one.date, stacked(_answer(one, quoting, holdings)))
        yield out
        yield from _changes(shown, claim.id, quoting, holdings)


def _answer(one: Answered, quoting: Quoting, holdings: Holdings) -> list[Text]:
    outlet = telling.outlet(holdings.filed[one.report].outlet)
    place = ", ".join(filter(None, (outlet, quoting.place(one.report, one.spans))))
    behalf = f", for {telling.listed(one.speaks_for)}" if one.speaks_for else ""
    words = quoting.words(one.report, one.spans)
    out = [
        line(
            (one_line(one.actor), WHO),
            behalf,
            (f" {_KINDS.get(one.kind, one.kind)}", STRONG),
            (f"  {place}", QUIET),
        ),
        line((words, QUOTED)),
    ]
    if len(one.dates) > 1:
        out.append(line((f"published on {telling.listed(one.dates)}", QUIET)))
    if one.retold:
        out.append(line(("told as something answered before", QUIET)))
    if one.score < SURE:
        out.append(line((f"Uncertain ({one.score:.2f}): {one_line(one.reason)}", WARNING)))
    return out


def _changes(
    shown: Shown, claim: str, quoting: Quoting, holdings: Holdings
) -> Iterator[RenderableType]:
    found = [one for one in shown.changed if one.claim == claim]
    out = hanging()
    for one in found:
        later = holdings.by_key[one.later]
        parts = [
            line((_told(one), STRONG), (f"  {quoting.where(later)}", QUIET)),
            line((quoting.said(later), QUOTED)),
        ]
        if one.score < SURE:
            parts.append(line((f"Uncertain ({one.score:.2f}): {one_line(one.reason)}", WARNING)))
        out.add_row(later.date, stacked(parts))
    if found:
        yield out


def _told(one: Changed) -> str:
    """*told with another number: 5bn instead of 6bn*."""
    if one.kind in ("narrowed", "widened", "withdrawn"):
        return one.kind
    said = f": {one_line(one.now)} instead of {one_line(one.was)}" if one.now and one.was else ""
    return f"told with an{one.kind}{said}" if one.kind.startswith("other") else one.kind
