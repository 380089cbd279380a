"""`onrecord acts`: what was decided, by whom, and under whose eyes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import QUOTE, Quoting, unquoted
from onrecord.show.answers.screen import QUIET, QUOTED, STRONG, WARNING, WHO, hanging, line, stacked
from onrecord.show.visible import one_line
from onrecord.weigh.acts.records import ROLES, Act, Ground, Oversight, Part, Rule
from onrecord.weigh.history.records import Answered
from onrecord.weigh.holdings import Holdings

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("id", "date", "text", "decided_by", "authorised_by", "carried_out_by", "enabled_by"),
    *("oversight", "sides", "rules", "report", "outlet", "reports", "claims", "cautions"),
)
VERBS: dict[Part, str] = {
    "decided_by": "decided by",
    "authorised_by": "authorised by",
    "carried_out_by": "carried out by",
    "enabled_by": "enabled by",
}
_OVERSIGHT: dict[Oversight | None, str] = {
    "reported": "reported",
    "none": "missing, says a report",
    "disputed": "reported and said to be missing",
    None: "no report speaks of it",
}


@dataclass(frozen=True)
class Shown:
    """What to show: the acts found, of how many, and at most how many on the screen."""

    found: Sequence[Act]
    which: str  # begins the heading
    limit: int = 0  # 0: all


def acts(shown: Shown, holdings: Holdings) -> Answer:
    """The answer."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (act_object(one, quoting, holdings) for one in shown.found),
        columns=COLUMNS,
        rows=lambda: (_row(one, holdings) for one in shown.found),
        shown=lambda width: _shown(shown, quoting, holdings),
    )


def overseen(one: Act) -> str:
    """What reports say of its oversight."""
    return _OVERSIGHT[one.oversight]


def rule_ids(one: Act) -> list[str]:
    """Ids of its rules, each once: one rule may be put to a state and to its president."""
    return list(dict.fromkeys(rule.id for rule in one.rules))


def act_object(
    one: Act, quoting: Quoting, holdings: Holdings, answered: Sequence[Answered] = ()
) -> dict[str, Any]:
    """An act as every answer's JSON has it."""
    return {
        "id": one.id,
        "text": one.text,
        "date": one.date,
        "dated_by": one.dated_by,
        **{part: one.actors(part) for part in ROLES},
        "oversight": one.oversight,
        "sides": [
            {
                "actor": each.actor,
                "text": quoting.text(each.report, each.spans),
                **_place(each, quoting, holdings),
                "force": each.kind,
            }
            for each in one.of("side")
        ],
        "rules": rule_ids(one),
        "rules_told": [_rule(rule, quoting, holdings) for rule in one.rules],
        "responses": [
            {
                "date": each.date,
                "actor": each.actor,
                "kind": each.kind,
                "report": each.report,
                "spans": msgspec.to_builtins(each.spans),
                "text": each.text,
                "score": each.score,
                "reason": each.reason,
            }
            for each in answered
        ],
        "grounds": [_ground(each, quoting, holdings) for each in one.grounds],
        "report": one.report,
        "outlet": holdings.filed[one.report].outlet,
        "spans": msgspec.to_builtins(one.spans),
        "reports": one.reports,
        "statements": one.statements,
        "claims": one.claims,
        "cautions": one.cautions,
    }


def _place(one: Ground, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        "report": one.report,
        "date": one.date,
        "outlet": holdings.filed[one.report].outlet,
        "paragraph": quoting.paragraph(one.report, one.spans),
        "spans": msgspec.to_builtins(one.spans),
        "statement": one.statement,
    }


def _ground(one: Ground, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    held = holdings.by_key.get(one.statement or "")
    return {
        "part": one.part,
        "actor": one.actor,
        "kind": one.kind,
        "text": quoting.text(one.report, one.spans),
        **_place(one, quoting, holdings),
        "grade": one.grade,
        "source": held.root.name if held and held.root else None,
        "source_grade": held.grade if held else None,
        "chain": [source.name for source in held.chain] if held else [],
        "standing": one.standing,
        "without_anonymous": one.without_anonymous,
        "why": one.why,
        "reason": one.reason,
        "cautions": one.cautions,
    }


def _rule(one: Rule, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        "id": one.id,
        "actor": one.actor,
        "kind": one.kind,
        "how": one.how,
        "text": quoting.text(one.ground.report, one.ground.spans),
        "condition": quoting.text(one.ground.report, one.condition),
        **_place(one.ground, quoting, holdings),
        "standing": one.ground.standing,
    }


def _row(one: Act, holdings: Holdings) -> Sequence[object]:
    return (
        *(one.id, one.date, one.text, *(one.actors(part) for part in ROLES)),
        *(one.oversight, one.actors("side"), rule_ids(one)),
        *(one.report, holdings.filed[one.report].outlet, one.reports, one.claims, one.cautions),
    )


def _shown(shown: Shown, quoting: Quoting, holdings: Holdings) -> Iterator[RenderableType]:
    many = wording.counted(len(shown.found), "act")
    until = f", as of {holdings.as_of}" if holdings.as_of else ""
    yield line((f"{shown.which}: {many}{until}.", STRONG))
    yield line(("What reports say was done, and on whose word: no verdict.", QUIET))
    out = hanging()
    kept = shown.found[: shown.limit or None]
    for one in kept:
        out.add_row()
        out.add_row(one.date, stacked(list(_told(one, quoting, holdings))))
    yield out
    if (more := len(shown.found) - len(kept)) > 0:
        yield ""
        yield line((f"{more} more: --limit 0 shows all.", QUIET))


def _told(one: Act, quoting: Quoting, holdings: Holdings) -> Iterator[Text]:
    words = unquoted(f"“{wording.clip(one.text, QUOTE)}”")
    yield line((words, QUOTED), (f"  {one_line(one.id)}", QUIET))
    for part in ROLES:
        if actors := one.actors(part):
            yield line((f"{VERBS[part]} ", QUIET), (telling.listed(actors, 4), WHO))
    more = [f"oversight: {overseen(one)}"]
    if sides := one.of("side"):
        more.append(wording.counted(len(sides), "reading") + " of it")
    if one.rules:
        more.append(wording.counted(len(one.rules), "rule"))
    originals = {holdings.original(name) for name in one.reports}
    more.append(
        f"{wording.counted(len(originals), 'report')}, the first {_first(one, quoting, holdings)}"
    )
    yield line((" · ".join(more), QUIET))
    for caution in one.cautions:
        yield line((f"Uncertain: {one_line(caution)}", WARNING))


def _first(one: Act, quoting: Quoting, holdings: Holdings) -> str:
    filed = holdings.filed[one.report]
    outlet = one_line(filed.outlet or "") or one_line(filed.id)
    parts = (outlet, filed.date, quoting.place(one.report, one.spans))
    return ", ".join(part for part in parts if part)
