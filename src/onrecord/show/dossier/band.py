"""How officials had answered, as a band over time, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.dossier.drawing import WIDTH, Axis, svg, words
from onrecord.show.dossier.naming import Naming, row, table
from onrecord.show.markup import element, escape
from onrecord.weigh.dossier.records import Period
from onrecord.weigh.history.records import Answered
from onrecord.weigh.standing.standing import UNSURE

_TOP, _HIGH = 20, 13
_LETTER = 6.4  # width of a letter of a label
_HEADS = ("From", "Officials", "Answered by")


def band(periods: Sequence[Period], name: str, naming: Naming) -> str:
    """The drawing and the table beside it."""
    told = "; ".join(
        f"{telling.period(one.since, one.until)}: {telling.status(one.status)}" for one in periods
    )
    days = [day for one in periods for day in (one.since, one.until)]
    axis = Axis(days, 1, WIDTH - 1)
    inner = axis.drawn(_TOP, _TOP + _HIGH + 6)
    for place, one in enumerate(periods):
        last = place + 1 == len(periods)
        left, right = axis.at(one.since), WIDTH - 1 if last else axis.at(one.until)
        inner += (
            f'<rect class="status {one.status}" x="{left:g}" y="{_TOP}" '
            f'width="{max(right - left, 2):g}" height="{_HIGH}"/>'
        )
        wide = len(one.status) * _LETTER + 10
        if last and right - left < wide:
            inner += words(right, _TOP - 6, one.status, "label", "end")
        elif right - left > wide and not (place + 2 == len(periods) and _crowded(periods, axis)):
            inner += words(left, _TOP - 6, one.status, "label")
    drawn = svg(
        _TOP + _HIGH + 26, name, "What officials had answered, over time", told, inner, "band"
    )
    rows = [row(_cells(one, naming), heads=_HEADS) for one in periods]
    listed = table(_HEADS, rows, "The same as a table", "status-table")
    region = element(
        "div", drawn, class_="scroll", tabindex="0", role="region", aria_label="Status, drawn"
    )
    return element("figure", region + listed)


def _crowded(periods: Sequence[Period], axis: Axis) -> bool:
    """Whether the label of the last period, set from the right, would lie on the one before."""
    before, last = periods[-2:]
    narrow = WIDTH - 1 - axis.at(last.since) < len(last.status) * _LETTER + 10
    both = (len(before.status) + len(last.status)) * _LETTER + 24
    return narrow and WIDTH - 1 - axis.at(before.since) < both


def _cells(one: Period, naming: Naming) -> tuple[str, str, str]:
    answers = "".join(element("li", answer(each, naming)) for each in one.answers)
    return (
        element("span", escape(one.since), class_="date"),
        element("b", escape(one.status))
        + element("span", escape(telling.status(one.status)), class_="small"),
        element("ul", answers) if answers else element("span", "nobody by then", class_="quiet"),
    )


def answer(one: Answered, naming: Naming) -> str:
    """One answer: who, what they did, their words, where, and how sure it is that it answers."""
    kinds = {"declines": "declines to say", "silent": "stays silent"}
    shown = (
        element("b", escape(wording.clip(one.actor, 80)))
        + f" {escape(kinds.get(one.kind, one.kind))}: "
        + naming.cited(one.report, one.spans, one.text)
    )
    if one.score < UNSURE:
        doubt = f"It is uncertain that this answers it ({one.score:.2f}): {one.reason}."
        shown += element("span", escape(doubt), class_="small warn")
    return shown
