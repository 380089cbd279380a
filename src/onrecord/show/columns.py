"""The tables around a report in the terminal: shares above it, sources and responses below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.records import Reading
from onrecord.show import tally, wording
from onrecord.show.listings import QUOTE, grid, mark, opening, place, said
from onrecord.show.visible import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_TABLE_FROM = 64  # columns: below this there are lists, or fewer columns
_BAR = 24  # columns for a whole
_EXCERPT = 32  # code points of a first mention
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
    for sentence in (
        wording.caution(reading),
        wording.unverified(reading),
        wording.coloured(reading),
    ):
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
        table = grid()
        for key, *cells in zip(*filled.values(), strict=True):
            parts = (
                f"{head.lower()} {cell}" if head in _NUMBERS else cell
                for head, cell in zip(list(filled)[1:], cells, strict=True)
                if cell not in ("", "0")
            )
            table.add_row(Text(key), Text(" · ".join(parts)))
        yield table
        return
    roles = filled.pop("Role", [""] * len(rows))
    table, middle = _table(*filled), list(filled).index("Source")
    for *cells, told in zip(*filled.values(), roles, strict=True):
        shown = [Text(cell) for cell in cells]
        if told:
            shown[middle].append(f"\n{told}", "dim")
        table.add_row(*shown)
    yield table


def _first(reading: Reading, row: tally.Row, begins: list[int]) -> str:
    """The paragraph of the first mention, and its words where they are not the name."""
    if row.first is None:
        return ""
    where = place(row.first, begins)
    words = one_line(row.first.cut(reading.text))
    if _bare(words) == _bare(wording.name(row.source)):
        return where
    return f"{where} {wording.clip(words, _EXCERPT)}"


def _bare(words: str) -> str:
    return words.casefold().removeprefix("the ")


def responses(reading: Reading, begins: list[int]) -> Iterator[RenderableType]:
    """Who answered what, and how; nothing where nobody answered."""
    from rich.text import Text

    if not reading.responses:
        return
    heading, known, table = opening(reading, "Responses")
    yield heading
    for response in reading.responses:
        text = Text(f"{wording.name(known.get(response.actor))} ")
        text.append(wording.answer(response), "bold")
        if words := wording.quoted(reading.text, response.spans, QUOTE):
            text.append(f" ({place(min(response.spans), begins)}): {words}")
        text.append(f"\nto {said(reading, response.about, known, begins)}")
        table.add_row(Text(mark(response.actor, known)), text)
    yield table


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
