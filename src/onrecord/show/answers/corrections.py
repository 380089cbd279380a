"""Corrections in sentences: what each says, who made it, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.ledger.records import Anchor, Correction, Filed
from onrecord.show import wording
from onrecord.show.answers import screen, telling
from onrecord.show.answers.answer import Answer
from onrecord.show.visible import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS = (
    *("id", "kind", "when", "who", "why", "undone", "grade", "relation"),
    *("says", "reports", "quotes", "starts", "ends"),
)
_QUOTE = 80  # code points
_RELATES = {"contrasts": "contrasts with"}


def corrections(every: Sequence[Correction], filed: Mapping[str, Filed]) -> Answer:
    """The answer: the latest last, as they were made."""
    return Answer(
        objects=lambda: (_object(one, filed) for one in every),
        columns=COLUMNS,
        rows=lambda: (_row(one, filed) for one in every),
        shown=lambda width: _shown(every, filed),
    )


def says(one: Correction, filed: Mapping[str, Filed]) -> str:
    """What a correction says, as a sentence without its full stop."""
    first, *others = [_quoted(anchor, filed) for anchor in one.anchors]
    rest = telling.listed(others, most=1)
    every = telling.listed([first, *others], most=2)
    if one.kind == "merge_sources":
        return f"{every} are one source"
    if one.kind == "split_sources":
        return f"{first} is another source than {rest}"
    if one.kind == "set_grade":
        return f"{first} is graded {wording.grade(one.grade)}"
    if one.kind == "join_claims":
        return f"{every} are one claim"
    if one.kind == "part_claims":
        return f"{first} is another claim than {rest}"
    if one.kind == "cannot_tell":
        whether = f"{first} and {rest} are one claim"
        return f"cannot tell whether {whether}" if rest else f"cannot tell the grade of {first}"
    kind = _RELATES.get(one.relation or "", one_line(one.relation or "relates to"))
    if one.kind == "strike_relation":
        return f"struck: {first} {kind} {rest}"
    return f"{first} {kind} {rest}"


def confirmed(one: Correction, filed: Mapping[str, Filed]) -> str:
    """The line that a person sees when a correction was kept."""
    return f"{one.id}: {says(one, filed)}. To take it back: onrecord undo {one.id}"


def _quoted(anchor: Anchor, filed: Mapping[str, Filed]) -> str:
    report = filed.get(anchor.report)
    words = f"“{wording.clip(anchor.quote, _QUOTE)}”" if anchor.quote else "words since removed"
    if report is None:
        return f"{words} ({one_line(anchor.report)})"
    where = one_line(report.outlet or "") or one_line(anchor.report)
    return f"{words} ({where}, {report.date})"


def _object(one: Correction, filed: Mapping[str, Filed]) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(one)
    first = {"id": found.pop("id"), "kind": found.pop("kind"), "says": says(one, filed)}
    return first | found


def _row(one: Correction, filed: Mapping[str, Filed]) -> Sequence[object]:
    return (
        *(one.id, one.kind, one.when, one.who, one.why, one.undone, one.grade, one.relation),
        says(one, filed),
        [anchor.report for anchor in one.anchors],
        [anchor.quote for anchor in one.anchors],
        [anchor.start for anchor in one.anchors],
        [anchor.end for anchor in one.anchors],
    )


def _shown(every: Sequence[Correction], filed: Mapping[str, Filed]) -> Iterator[RenderableType]:
    stand = sum(not one.undone for one in every)
    undone = f", {len(every) - stand} undone" if stand < len(every) else ""
    yield screen.line((wording.counted(len(every), "correction"), screen.STRONG), undone)
    if not every:
        return
    yield ""
    listed = screen.hanging()
    for one in every:
        style = screen.QUIET if one.undone else ""
        lines = [
            screen.line((says(one, filed), style)),
            screen.line(
                (f"{one.when[:10]}, {one_line(one.who)}: {one_line(one.why)}", screen.QUIET),
                ("  undone" if one.undone else "", screen.WARNING),
            ),
        ]
        listed.add_row(screen.line((str(one.id), screen.STRONG)), screen.stacked(lines))
    yield listed
