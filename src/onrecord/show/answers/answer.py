"""An answer in its three forms, of which only the one that is asked for is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.show.answers.lines import json_line
from onrecord.show.answers.sheet import sheet

if TYPE_CHECKING:
    from rich.console import RenderableType

Form = Literal["text", "json", "csv"]


@dataclass(frozen=True)
class Answer:
    """What a question found.

    ``objects`` gives the JSON objects, in order: records or dicts, one a line. ``columns`` heads
    the CSV, and ``rows`` gives its rows: a cell a column, of any kind that ``sheet`` takes.
    ``shown`` gives what stands on the screen, from the columns that there are; ``""`` is an empty
    line.
    """

    objects: Callable[[], Iterable[object]]
    columns: Sequence[str]
    rows: Callable[[], Iterable[Sequence[object]]]
    shown: Callable[[int], Iterable[RenderableType]]


def written(answer: Answer, form: Form, *, width: int | None, colour: bool) -> Iterator[str]:
    """The answer, a piece at a time, with its line ends.

    ``width`` counts columns of text; None means the terminal's, 120 at most, or 80 where there is
    none. Without ``colour`` no line holds an escape sequence.
    """
    if form == "json":
        for one in answer.objects():
            yield json_line(one) + "\n"
    elif form == "csv":
        yield from sheet(answer.columns, answer.rows())
    else:
        from onrecord.show.answers.screen import lines, screen

        console = screen(width, colour)
        empty = False
        for shown in answer.shown(console.width):
            for line in lines(console, shown):  # one empty line at most, and none at the end
                if line:
                    yield f"\n{line}\n" if empty else f"{line}\n"
                empty = not line
