"""The terminal's lists of what is held, what was decided, and what follows from what."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.records import Reading, Source, Span
from onrecord.show import wording
from onrecord.show.visible import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

QUOTE = 160  # code points of a statement or an answer
_MOST = 15  # relations in the terminal; the page and the JSON have all


def positions(reading: Reading, begins: list[int]) -> Iterator[RenderableType]:
    """What actors will or will not accept or do; nothing where nobody has said so."""
    from rich.text import Text

    if not reading.positions:
        return
    heading, known, table = opening(reading, "Positions")
    yield heading
    for one in reading.positions:
        text = Text(f"{wording.name(known.get(one.actor))} ")
        text.append(wording.held(one), "bold")
        text.append(_where(reading, one.spans, begins))
        for label, spans in (("if", one.condition), ("then", one.consequence)):
            if words := wording.quoted(reading.text, spans, QUOTE):
                text.append(f"\n{label} {words}")
        table.add_row(Text(mark(one.actor, known)), text)
    yield table


def decisions(reading: Reading, begins: list[int]) -> Iterator[RenderableType]:
    """Who decided what, and under whose eyes; nothing where nobody decided anything."""
    from rich.text import Text

    if not reading.decisions:
        return
    heading, known, table = opening(reading, "Decisions")
    yield heading
    for one in reading.decisions:
        text = Text(f"{wording.name(known.get(one.decider))} ")
        text.append(one_line(one.kind), "bold")
        text.append(_where(reading, one.spans, begins))
        told = [wording.overseen(one)]
        if words := wording.quoted(reading.text, one.oversight_spans, QUOTE):
            told[0] += f": {words}"
        if one.when:
            told.append(f"when: {one_line(one.when.value or one.when.text)}")
        if one.through:
            told.append(f"through {', '.join(wording.name(known.get(k)) for k in one.through)}")
        text.append(f"\n{'; '.join(told)}")
        table.add_row(Text(mark(one.decider, known)), text)
    yield table


def relations(reading: Reading, begins: list[int]) -> Iterator[RenderableType]:
    """What follows from what; nothing where nothing does."""
    from rich.text import Text

    if not reading.relations:
        return
    heading, known, table = opening(reading, "What follows from what")
    yield heading
    for one in reading.relations[:_MOST]:
        text = Text(said(reading, one.from_, known, begins))
        text.append(f"\n{wording.follows(one)} ", "bold")
        text.append(said(reading, one.to, known, begins))
        table.add_row(Text("·"), text)
    yield table
    if (more := len(reading.relations) - _MOST) > 0:
        yield Text(f"{more} more: --format html or jsonl shows all.")


def said(
    reading: Reading, statement_id: str | None, known: dict[str, Source], begins: list[int]
) -> str:
    """Whose statement it is, where it stands, and its words."""
    about = next((one for one in reading.statements if one.id == statement_id), None)
    if about is None:
        return "a statement that was not found in this report"
    roots = {one.id: one.source_id for one in reading.attributions}
    root = known.get(roots.get(about.attribution or "") or "")
    if about.voice == "author":
        whose = "the author"
    else:
        whose = f"{mark(root.id, known)} {wording.name(root)}" if root else wording.UNKNOWN
    words = wording.quoted(reading.text, about.spans, QUOTE)
    return f"{whose} ({place(min(about.spans), begins)}): {words}" if words else whose


def mark(source_id: str, known: dict[str, Source]) -> str:
    """What ties a line to its row in the table of sources."""
    return one_line(source_id) if source_id in known else "?"


def place(span: Span, begins: list[int]) -> str:
    """The paragraph that a span begins in; ``begins`` says where each one starts."""
    return f"¶{bisect.bisect_right(begins, max(span.start, begins[0]))}" if begins else ""


def _where(reading: Reading, spans: tuple[Span, ...], begins: list[int]) -> str:
    words = wording.quoted(reading.text, spans, QUOTE)
    return f" ({place(min(spans), begins)}): {words}" if words else ""


def opening(reading: Reading, title: str) -> tuple[Text, dict[str, Source], Table]:
    """What every list begins with: its heading, the sources by their ids, and its rows to come."""
    from rich.text import Text

    known = {source.id: source for source in reading.sources}
    return Text(title, "bold"), known, grid()


def grid() -> Table:
    """A list with its marks hanging out on the left."""
    from rich.table import Table

    return Table.grid(padding=(0, 2, 0, 0))
