"""The terminal for answers: a console that gives lines, tables and hanging lists.

rich is imported only when something is shown. Colour is weight and two mid-tones that keep their
contrast on dark and on light; without it nothing is lost.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.show.answers.listing import Head, Listing

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

STRONG = "bold"
QUIET = "dim"
WHO = "color(32)"  # a source
QUOTED = "color(29)"  # words of a report
WARNING = "bold color(130)"
NARROW = 64  # columns: below this, tables become lists
_WIDEST = 120  # columns: longer lines are hard to read
_NARROWEST = 24


def screen(width: int | None, colour: bool) -> Console:
    """A console of ``width`` columns; None: those of the terminal, 120 at most, 80 without one."""
    from rich.console import Console

    if width is None:
        width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    return Console(
        file=io.StringIO(),
        width=max(width, _NARROWEST),
        height=100,
        color_system="256" if colour else None,
        force_terminal=colour,
        force_jupyter=False,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},  # the same bytes whatever the environment says
    )


def lines(console: Console, shown: RenderableType) -> Iterator[str]:
    """What ``shown`` looks like, a line at a time, without line ends or trailing white space."""
    from rich.text import Text

    if isinstance(shown, Listing):
        for one in shown.lines(console, console.width):
            yield from lines(console, one)
        return
    plain = isinstance(shown, Text) and console.no_color and "\n" not in shown.plain
    if isinstance(shown, Text) and plain and shown.cell_len <= console.width:
        yield shown.plain.rstrip()
        return
    with console.capture() as capture:
        console.print(shown)
    for line in capture.get().removesuffix("\n").split("\n"):
        yield line.rstrip()


def table(*heads: Head | str) -> Listing:
    """An empty table without lines; its last column takes the width that is left."""
    return Listing([Head(one) if isinstance(one, str) else one for one in heads], STRONG)


def hanging() -> Listing:
    """An empty list: a mark or a date hangs out on the left of its words."""
    return Listing()


def line(*pieces: str | tuple[str, str]) -> Text:
    """A line of words, some with a style: ``line("denied", (" by nobody", QUIET))``."""
    from rich.text import Text

    out = Text()
    for piece in pieces:
        out.append(*((piece,) if isinstance(piece, str) else piece))
    return out


def stacked(parts: Sequence[Text]) -> Text:
    """Several lines as one, for one cell; empty ones are left out."""
    from rich.text import Text

    return Text("\n").join(part for part in parts if part.plain)
