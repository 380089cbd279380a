"""The tables around a report in the terminal: shares above it, sources and responses below."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.records import Reading, Response, Source, Span
from onrecord.show import tally, wording
from onrecord.show.visible import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_TABLE_FROM = 64  # columns: below this there are lists, or fewer columns
_BAR = 24  # columns for a whole
_EXCERPT = 32  # code points of a first mention
_QUOTE = 160  # code points of a statement or an answer
_NUMBERS = ("Sources", "Statements", "Share", "Says", "Words")


def shares(reading: Reading, width: int) -> Iterator[RenderableType]:
    """How many statements rest on each grade, and how far that can be trusted."""
    from rich.text import Text

    yield Text(wording.voices(reading))
    every = tally.shares(reading)
    if every and width < _TABLE_FROM:
        table = _table("Grade", "Share", "")
        for share in every:
            count = str(share.statements)
            if share.sources:
                count += f" from {wording.counted(share.sources, 'source')}"
            table.add_row(wording.grade(share.grade), share.part, count)
        yield table
    elif every:
        table = _table("Grade", "Sources", "Statements", "Share", "")
        for share in every:
            table.add_row(
                wording.grade(share.grade),
                str(share.sources) if share.sources else "",
                str(share.statements),
                share.part,
                _bar(share),
            )
        yield table
    for sentence in (wording.caution(reading), wording.unverified(reading)):
        if sentence:
            yield Text(sentence)


def _bar(share: tally.Share) -> str:
    if not share.statements:
        return ""
    halves = max(1, round(2 * _BAR * share.statements / share.total))
    return "━" * (halves // 2) + "╸" * (halves % 2)


def sources(reading: Reading, begins: list[int], width: int) -> Iterator[RenderableType]:
    """Every source with its grade; ``begins`` says where each paragraph starts."""
    from rich.text import Text

    rows = tally.rows(reading)
    if not rows:
        yield Text("No sources were found in this report.")
        return
    known = [row.source for row in rows]
    columns = {
        "": [one_line(source.id) if source else "?" for source in known],
        "Grade": [one_line(source.grade or "") if source else "" for source in known],
        "Source": [wording.name(source) for source in known],
        "Kind": [one_line(source.kind or "") if source else "" for source in known],
        "Role": [wording.role(source) if source else "" for source in known],
        "Says": [str(len(row.attributions)) for row in rows],
        "Words": [str(row.words) for row in rows],
        "First mention": [_first(reading, row, begins) for row in rows],
    }
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    if width < _TABLE_FROM:
        table = _grid()
        for mark, *cells in zip(*filled.values(), strict=True):
            parts = (
                f"{head.lower()} {cell}" if head in _NUMBERS else cell
                for head, cell in zip(list(filled)[1:], cells, strict=True)
                if cell not in ("", "0")
            )
            table.add_row(Text(mark), Text(" · ".join(parts)))
        yield table
        return
    roles = filled.pop("Role", [""] * len(rows))
    table, place = _table(*filled), list(filled).index("Source")
    for *cells, told in zip(*filled.values(), roles, strict=True):
        shown = [Text(cell) for cell in cells]
        if told:
            shown[place].append(f"\n{told}", "dim")
        table.add_row(*shown)
    yield table


def _first(reading: Reading, row: tally.Row, begins: list[int]) -> str:
    """The paragraph of the first mention, and its words where they are not the name."""
    if row.first is None:
        return ""
    place = _place(row.first, begins)
    words = one_line(row.first.cut(reading.text))
    if _bare(words) == _bare(wording.name(row.source)):
        return place
    return f"{place} {wording.clip(words, _EXCERPT)}"


def _bare(words: str) -> str:
    return words.casefold().removeprefix("the ")


def responses(reading: Reading, begins: list[int]) -> Iterator[RenderableType]:
    """Who answered what, and how; nothing where nobody answered."""
    from rich.text import Text

    if not reading.responses:
        return
    yield Text("Responses", "bold")
    known = {source.id: source for source in reading.sources}
    table = _grid()
    for response in reading.responses:
        text = Text(f"{wording.name(known.get(response.actor))} ")
        text.append(wording.answer(response), "bold")
        if words := wording.quoted(reading.text, response.spans, _QUOTE):
            text.append(f" ({_place(min(response.spans), begins)}): {words}")
        text.append(f"\n{_about(reading, response, known, begins)}")
        table.add_row(Text(_mark(response.actor, known)), text)
    yield table


def _about(
    reading: Reading, response: Response, known: dict[str, Source], begins: list[int]
) -> str:
    about = next((one for one in reading.statements if one.id == response.about), None)
    if about is None:
        return "to a statement that was not found in this report"
    said = {one.id: one.source_id for one in reading.attributions}
    root = known.get(said.get(about.attribution or "") or "")
    if about.voice == "author":
        whose = "the author"
    else:
        whose = f"{_mark(root.id, known)} {wording.name(root)}" if root else wording.UNKNOWN
    words = wording.quoted(reading.text, about.spans, _QUOTE)
    return f"to {whose} ({_place(min(about.spans), begins)}): {words}" if words else f"to {whose}"


def _mark(source_id: str, known: dict[str, Source]) -> str:
    return one_line(source_id) if source_id in known else "?"


def _place(span: Span, begins: list[int]) -> str:
    return f"¶{bisect.bisect_right(begins, max(span.start, begins[0]))}" if begins else ""


def _grid() -> Table:
    """A list with its marks hanging out on the left."""
    from rich.table import Table

    return Table.grid(padding=(0, 2, 0, 0))


def _table(*heads: str) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for head in heads:
        whole = head in ("", "Grade", "Kind", *_NUMBERS)  # never broken in the middle of a word
        table.add_column(
            Text(head),
            justify="right" if head in _NUMBERS else "left",
            no_wrap=whole,
            overflow="fold",
        )
    return table
