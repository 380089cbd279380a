"""The timeline as a drawing, a lane for each outlet, and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.dossier.drawing import WIDTH, Axis, fitted, svg, words
from onrecord.show.dossier.naming import Naming, row, table
from onrecord.show.markup import element, escape, opening
from onrecord.show.visible import one_line
from onrecord.weigh.moments import Moment, What

_LEFT = 190  # where the days begin; the names of the lanes stand before
_LANE = 38
_STACK = 3  # marks of one day over each other
_OVER, _APART = 11.0, 11.0  # from one to the next, downwards and sideways
_SHAPES: dict[What, str] = {
    "report": "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z",
    "statement": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "response": "M0 -5.5L5.5 0L0 5.5L-5.5 0z",
    "position": "M0 -5L5 4.5H-5z",
    "decision": "M-4.2 -4.2H4.2V4.2H-4.2z",
}
_HEADS = ("Date", "What", "Who, and the words", "Where")
_PLAIN = ("states", "reports")
_DOES = {"declines": "declines to say", "silent": "stays silent", "red_line": "draws a line"}


def lanes(moments: Sequence[Moment], name: str, naming: Naming) -> str:
    """The drawing and the table beside it; empty where nothing happened."""
    if not moments:
        return ""
    order = dict.fromkeys(naming.called(one.report) for one in moments)
    axis = Axis([one.date for one in moments], _LEFT + 8, WIDTH - 12)
    bottom = len(order) * _LANE + 6
    inner = axis.drawn(4, bottom)
    for number, lane in enumerate(order):
        y = number * _LANE + _LANE / 2 + 4
        inner += words(0, y + 4, fitted(lane, _LEFT - 14, 12.5), "lane")
        inner += f'<path class="rail" d="M{_LEFT} {y:g}H{WIDTH}"/>'
        inner += _marks(
            [pair for pair in enumerate(moments, 1) if naming.called(pair[1].report) == lane],
            y,
            axis,
            name,
        )
    kinds = list(dict.fromkeys(one.what for one in moments))
    inner += _legend(kinds, bottom + 36)
    told = (
        f"{wording.counted(len(moments), 'mark')} from {axis.first} to {axis.last}, a lane for "
        f"each outlet: {telling.listed(order, 12)}."
    )
    drawn = svg(bottom + 44, name, "Timeline", told, inner, "lanes")
    rows = [
        row(_cells(one, naming), f"{name}-{number}", _HEADS)
        for number, one in enumerate(moments, 1)
    ]
    return element(
        "figure",
        _region(drawn, "Timeline, drawn")
        + table(_HEADS, rows, "The same as a table", "lanes-table"),
    )


def _region(inner: str, name: str) -> str:
    """A part that scrolls sideways where the window is narrow, also by keyboard."""
    return element("div", inner, class_="scroll", tabindex="0", role="region", aria_label=name)


def _marks(some: Sequence[tuple[int, Moment]], y: float, axis: Axis, name: str) -> str:
    """Marks in one lane; those of one day stand over each other, and then side by side."""
    out = ""
    by_day: dict[str, list[tuple[int, Moment]]] = {}
    for pair in some:
        by_day.setdefault(pair[1].date, []).append(pair)
    for day, pairs in by_day.items():
        columns = -(-len(pairs) // _STACK)
        left = min(axis.at(day), WIDTH - 6 - (columns - 1) * _APART)
        high = min(len(pairs), _STACK)
        for place, (number, one) in enumerate(pairs):
            x = left + place // _STACK * _APART
            at = y + (place % _STACK - (high - 1) / 2) * _OVER
            out += _mark(one, x, at, f"{name}-{number}")
    return out


def _mark(one: Moment, x: float, y: float, row: str) -> str:
    who = one_line(one.actor or "")
    said = " ".join(part for part in (one.date, one.what, who, wording.clip(one.text, 90)) if part)
    return (
        opening("a", href=f"#{row}", aria_label=said)
        + element("title", escape(said))
        + f'<path class="mark {one.what}" transform="translate({x:g} {y:g})" '
        f'd="{_SHAPES[one.what]}"/></a>'
    )


def _legend(kinds: Sequence[What], y: float) -> str:
    out, x = "", float(_LEFT)
    for kind in kinds:
        out += (
            f'<path class="mark {kind}" transform="translate({x + 5:g} {y - 4:g})" '
            f'd="{_SHAPES[kind]}"/>'
        )
        out += words(x + 16, y, kind, "small")
        x += 34 + 7 * len(kind)
    return out


def _cells(one: Moment, naming: Naming) -> tuple[str, ...]:
    actor = telling.OWN_WORD if one.grade == "author" else one_line(one.actor or "")
    actor = actor or wording.UNKNOWN
    plain = one.what == "statement" and one.kind in _PLAIN
    does = "" if plain else _DOES.get(one.kind or "", (one.kind or "").replace("_", " "))
    if one.what == "report":
        told = naming.quote(one.report, one.spans, one.text) if one.text else "untitled"
    else:
        grade = f" · {one.grade}" if one.grade and one.grade != "author" else ""
        told = (
            element("b", escape(actor))
            + element("span", escape(grade), class_="quiet")
            + ": "
            + naming.quote(one.report, one.spans, one.text)
        )
    notes = list(_notes(one))
    if notes:
        told += element("span", escape("; ".join(notes)), class_="small")
    what = f"{one.what}: {does}" if does and one.what != "report" else one.what
    return (
        element("span", escape(one.date), class_="date"),
        escape(what),
        told,
        naming.where(one.report, one.spans),
    )


def _notes(one: Moment) -> list[str]:
    out = []
    if one.turns > 1:
        out.append(
            "the first to say so"
            if one.turn == 1
            else f"report {one.turn} of {one.turns} that say so"
        )
    if one.dated_by == "told" and one.date != one.published:
        out.append(f"dated so by the report, which is of {one.published}")
    elif len(one.dates) > 1:
        out.append(f"published on {telling.listed(one.dates)}")
    if one.reprint_of:
        out.append("a reprint: no second source")
    return out
