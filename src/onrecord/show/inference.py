"""The tables of the page for what is held, what was decided, and what follows from what."""

from __future__ import annotations

from onrecord.records import Decision, Position, Reading, Relation
from onrecord.show import wording
from onrecord.show.body import Body
from onrecord.show.markup import element, escape
from onrecord.show.quoting import named, quoted, said, small
from onrecord.show.visible import one_line

_OPEN = 12  # relations that are shown at once; more are folded away


def positions(reading: Reading, body: Body, tag: str) -> str:
    """What actors will or will not accept or do; empty where nobody has said so."""
    rows = [_position(one, reading, body) for one in reading.positions]
    return _section("positions", "Positions", ("Who", "What they hold"), rows, body, tag)


def _position(one: Position, reading: Reading, body: Body) -> str:
    kind = element("span", escape(wording.held(one)), class_="answer")
    parts = [quoted(reading, one.spans, body)]
    for label, spans in (("If", one.condition), ("Then", one.consequence)):
        if spans:
            parts.append(small(f"{label}: {quoted(reading, spans, body)}"))
    return (
        f'<tr><th scope="row"><b>{named(one.actor, body)}</b> {kind}{_why(one.reason)}</th>'
        f"<td>{''.join(parts)}</td></tr>"
    )


def decisions(reading: Reading, body: Body, tag: str) -> str:
    """Who decided what, and under whose eyes; empty where nobody decided anything."""
    rows = [_decision(one, reading, body) for one in reading.decisions]
    return _section(
        "decisions", "Decisions", ("Who", "What, and under whose eyes"), rows, body, tag
    )


def _decision(one: Decision, reading: Reading, body: Body) -> str:
    kind = element("span", escape(one_line(one.kind)), class_="answer")
    when = one_line((one.when.value or one.when.text) if one.when else "")
    through = ", ".join(named(key, body) for key in one.through)
    seen = escape(wording.overseen(one))
    if one.oversight_spans:
        seen += f": {quoted(reading, one.oversight_spans, body)}"
    parts = (
        quoted(reading, one.spans, body),
        small(f"When: {escape(when)}") if when else "",
        small(f"Through: {through}") if through else "",
        small(f"{seen[0].upper()}{seen[1:]}"),
    )
    return (
        f'<tr><th scope="row"><b>{named(one.decider, body)}</b> {kind}{_why(one.reason)}</th>'
        f"<td>{''.join(parts)}</td></tr>"
    )


def relations(reading: Reading, body: Body, tag: str) -> str:
    """What follows from what; empty where nothing does. A long table folds its end away."""
    rows = [_relation(one, reading, body) for one in reading.relations]
    heads = ("This", "and that")
    return _section("relations", "What follows from what", heads, rows, body, tag, _OPEN)


def _relation(one: Relation, reading: Reading, body: Body) -> str:
    kind = element("span", escape(wording.follows(one)), class_="answer")
    cue = quoted(reading, (one.cue,), body) if one.cue else ""
    told = small(f"Marked by {cue}") if cue else _why(one.reason)
    return (
        f'<tr><th scope="row">{said(one.from_, reading, body)}</th>'
        f"<td>{kind}: {said(one.to, reading, body)}{told}</td></tr>"
    )


def _why(reason: str) -> str:
    shown = one_line(reason)
    return small(escape(f"({shown})")) if shown else ""


def _section(
    name: str,
    title: str,
    heads: tuple[str, str],
    rows: list[str],
    body: Body,
    tag: str,
    most: int | None = None,
) -> str:
    if not rows:
        return ""
    label = f"{body.prefix}-{name}"
    shown = element(tag, title, id=label) + _table(heads, rows[:most])
    if most is not None and rows[most:]:
        more = element("summary", f"{len(rows) - most} more")
        shown += element("details", more + _table(heads, rows[most:]))
    return element("section", shown, class_=f"pairs {name}", aria_labelledby=label)


def _table(heads: tuple[str, str], rows: list[str]) -> str:
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    lines = "\n".join(rows)
    return f"<table><thead><tr>{cells}</tr></thead>\n<tbody>\n{lines}\n</tbody></table>"
