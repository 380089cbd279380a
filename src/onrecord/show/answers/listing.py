"""A list or table whose last column takes the width that is left.

rich's own table measures every cell several times over, which takes minutes for the claims of a
large ledger; here each row is wrapped once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

_APART = 2  # columns between two cells
_LEAST = 12  # columns that the last cell has, whatever stands before it


class Head(NamedTuple):
    """A column of a table: its name, and whether its cells stand on the right, as numbers do."""

    name: str
    right: bool = False


class Listing:
    """Rows of short cells, never broken, and a last one of any length, wrapped beside them."""

    def __init__(self, heads: Sequence[Head] = (), style: str = "") -> None:
        self.heads = tuple(heads)
        self.style = style  # of the heads
        self._rows: list[tuple[tuple[Text, ...], RenderableType]] = []

    def add_row(self, *cells: RenderableType) -> None:
        """Adds a row; without cells, an empty line. All but the last are text of one line."""
        given = cells or ("",)
        self._rows.append((tuple(_text(one) for one in given[:-1]), given[-1]))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, for rich, where the list stands in something else."""
        yield from self.lines(console, options.max_width)

    def lines(self, console: Console, width: int) -> Iterator[Text]:
        """The lines, none longer than ``width`` columns."""
        from rich.text import Text

        widths = self._widths()
        left = sum(widths) + _APART * len(widths)
        least = max(width - left, min(_LEAST, width))
        if self.heads:
            cells = tuple(Text(head.name, self.style) for head in self.heads)
            yield from self._row(cells[:-1], [cells[-1]], widths, left)
        for marks, body in self._rows:
            yield from self._row(marks, _wrapped(body, console, least), widths, left)

    def _widths(self) -> list[int]:
        """Columns of each cell but the last."""
        rows = [marks for marks, _ in self._rows]
        count = max([len(self.heads) - 1, *map(len, rows)], default=0)
        widths = [len(head.name) for head in self.heads[:-1]] + [0] * count
        for marks in rows:
            for place, mark in enumerate(marks):
                widths[place] = max(widths[place], mark.cell_len)
        return widths[:count]

    def _row(
        self, marks: Sequence[Text], body: Sequence[Text], widths: Sequence[int], left: int
    ) -> Iterator[Text]:
        from rich.text import Text

        if not any(mark.plain for mark in marks) and not any(part.plain for part in body):
            yield Text()
            return
        first = Text()
        for place, width in enumerate(widths):
            mark = marks[place] if place < len(marks) else Text()
            gap = " " * (width - mark.cell_len)
            right = place < len(self.heads) and self.heads[place].right
            first.append(gap if right else "").append_text(mark)
            first.append(" " * _APART if right else f"{gap}{' ' * _APART}")
        for number, part in enumerate(body or [Text()]):
            out = Text(" " * left) if number else first
            out.append_text(part)
            out.rstrip()
            yield out


def _text(one: RenderableType) -> Text:
    from rich.text import Text

    return one if isinstance(one, Text) else Text(str(one))


def _wrapped(body: RenderableType, console: Console, width: int) -> list[Text]:
    from rich.text import Text

    if isinstance(body, str | Text):
        return list(_text(body).wrap(console, width, overflow="fold"))
    options = console.options.update_width(width)
    return [
        Text.assemble(*((piece.text, piece.style or "") for piece in pieces))
        for pieces in console.render_lines(body, options, pad=False)
    ]
