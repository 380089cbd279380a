"""Statements under the report that carries them: one block a report, the same in every answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.ledger.records import Filed
from onrecord.records import Force, Grade
from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.quoting import Quoting, spans_of
from onrecord.show.answers.screen import QUIET, QUOTED, STRONG, WHO, line
from onrecord.show.visible import one_line
from onrecord.weigh.records import Held

if TYPE_CHECKING:
    from rich.text import Text

_TITLE = 80  # code points
# Forces that change what a statement is worth, as they are told beside it.
_FORCES: dict[Force, str] = {
    "confirms": "confirmed",
    "denies": "denied",
    "declines": "declined to say",
    "evades": "evaded",
    "suggests": "suggested",
    "believes": "believed",
    "warns": "warned",
    "threatens": "threatened",
    "promises": "promised",
    "demands": "demanded",
    "decides": "decided",
    "asks": "asked",
    "predicts": "predicted",
    "accuses": "accused",
}


def heading(filed: Filed) -> Text:
    """The report: outlet, title, id."""
    title = wording.clip(filed.title or "", _TITLE)
    return line(
        (telling.outlet(filed.outlet), STRONG),
        f"  “{title}”" if title else "",
        (f"  {one_line(filed.id)}", QUIET),
    )


def statement(held: Held, quoting: Quoting) -> list[Text]:
    """On whose word, and how; then the words themselves and where they stand."""
    manner = [telling.graded(held), *_manner(held)]
    return [
        line(
            (telling.whose(held), WHO),
            ("".join(f" · {part}" for part in manner if part), QUIET),
        ),
        _quote(held, quoting),
    ]


def own(held: Held, quoting: Quoting, grade: Grade | None) -> list[Text]:
    """The words alone, where it is known whose they are and of which grade as a rule."""
    manner = [] if held.grade == grade else [telling.graded(held)]
    return [_quote(held, quoting, [*manner, *_manner(held)])]


def _quote(held: Held, quoting: Quoting, manner: Sequence[str] = ()) -> Text:
    """The words, then where they stand and how they are said."""
    after = " · ".join(filter(None, (quoting.place(held.report, spans_of(held)), *manner)))
    return line((quoting.said(held), QUOTED), (f"  {after}" if after else "", QUIET))


def _manner(held: Held) -> list[str]:
    """What keeps a statement from being plainly said, and what is offered for it."""
    force = held.attribution.force if held.attribution else None
    parts = (_FORCES.get(force, "") if force else "", *wording.labels(held.statement))
    return [part for part in dict.fromkeys(parts) if part]


def reprinted(of: Filed | None, filed: Filed) -> str:
    """That a report is a reprint, of what, and what follows."""
    if of is None:
        return "Reprint: no source of its own."
    alike = f", {filed.similarity:.0%} alike" if filed.similarity is not None else ""
    return (
        f"Reprint of {one_line(of.id)} ({telling.outlet(of.outlet)}, {of.date}){alike}: "
        "no source of its own."
    )
