"""The report in the terminal: what it rests on, the text with its marks, then its sources.

In colour the marks are three mid-tones that keep their contrast on dark and on light; without
colour they are brackets. rich is imported only when something is rendered.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.records import Reading
from onrecord.show import columns, listings
from onrecord.show.layout import Close, Mark, Open, Paragraph, Role, Words, lay_out
from onrecord.show.visible import one_line, visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

# From the 256 colours: 4:1 or more on black and on white, and weight and line differ as well.
_STYLES: dict[Role, str] = {
    "source": "bold color(32)",
    "cue": "underline color(130)",
    "content": "color(29)",
    "language": "italic color(133)",
}
_BRACKETS: dict[Role, tuple[str, str]] = {
    "source": ("[", "]"),
    "cue": ("{", "}"),
    "content": ("«", "»"),
    "language": ("~", "~"),
}
_MEANINGS: dict[Role, str] = {
    "source": "who",
    "cue": "how they say it",
    "content": "what they say",
    "language": "loaded or doubtful wording of the author",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDEST = 100  # columns: longer lines are hard to read
_NARROWEST = 24


def render_text(reading: Reading, *, width: int | None, colour: bool) -> Iterator[str]:
    """The lines of the report, without line ends, wrapped to ``width`` columns.

    ``width`` None means the terminal's own, 100 at most, or 80 where there is none. Without
    ``colour`` no line holds an escape sequence; with it only those of colour and weight do.
    """
    from rich.console import Console

    if width is None:
        width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    console = Console(
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
    yield from _header(console, reading)
    yield ""
    for shown in columns.shares(reading, console.width):
        yield from _lines(console, shown)
    yield ""
    yield from _legend(console, colour)
    begins: list[int] = []
    for paragraph in lay_out(reading, plain=True):
        begins.append(paragraph.span.start)
        yield ""
        yield from _lines(console, _marked(reading, paragraph, colour))
    yield ""
    for shown in columns.sources(reading, begins, console.width):
        yield from _lines(console, shown)
    for part in (
        columns.responses(reading, begins),
        listings.positions(reading, begins),
        listings.decisions(reading, begins),
        listings.relations(reading, begins),
    ):
        for place, shown in enumerate(part):
            if not place:
                yield ""
            yield from _lines(console, shown)


def _lines(console: Console, shown: RenderableType) -> Iterator[str]:
    with console.capture() as capture:
        console.print(shown)
    for line in capture.get().removesuffix("\n").split("\n"):
        yield line.rstrip()


def _header(console: Console, reading: Reading) -> Iterator[str]:
    from rich.text import Text

    yield from _lines(console, Text(one_line(reading.title or "") or "Untitled report", "bold"))
    about = [one_line(part) for part in (reading.outlet, reading.author, reading.published) if part]
    if any(about):
        yield from _lines(console, Text(" · ".join(part for part in about if part)))


def _legend(console: Console, colour: bool) -> Iterator[str]:
    from rich.text import Text

    legend = Text("Marks: ")
    for role, what in _MEANINGS.items():
        before, after = ("", "") if colour else _BRACKETS[role]
        legend.append(f"{before}{what}{after}", _STYLES[role] if colour else "")
        legend.append("  ")
    label = _label("s1", colour)
    legend.append(f"{label}: row s1 of the table. The rest is the author's own word.")
    yield from _lines(console, legend)


def _marked(reading: Reading, paragraph: Paragraph, colour: bool) -> Text:
    from rich.text import Text

    text = visible(reading.text)
    known = {source.id for source in reading.sources}
    out = Text()
    open_: list[Role] = []
    shared = _shared(paragraph)
    for token in paragraph.tokens:
        if isinstance(token, Words):
            words = "".join(" " if c.isspace() else c for c in text[token.start : token.end])
            out.append(words, _STYLES[open_[-1]] if colour and open_ else "")
        elif isinstance(token, Open | Close) and token.mark in shared:
            continue  # said of two attributions: marked once
        elif isinstance(token, Open):
            open_.append(token.mark.role)
            if not colour:
                out.append(_BRACKETS[token.mark.role][0])
        elif isinstance(token, Close):
            open_.pop()
            if not colour:
                out.append(_BRACKETS[token.mark.role][1])
            if token.last and token.mark.role in ("source", "content"):
                label = token.mark.source_id if token.mark.source_id in known else None
                out.append(_label(label, colour), "dim" if colour else "")
    return out


def _shared(paragraph: Paragraph) -> set[Mark]:
    """Marks that repeat an earlier one's place, role and source: one source with several cues."""
    seen: dict[tuple[int, int, Role, str | None], Mark] = {}
    out = set()
    for token in paragraph.tokens:
        if isinstance(token, Open):
            mark = token.mark
            if seen.setdefault((mark.start, mark.end, mark.role, mark.source_id), mark) != mark:
                out.add(mark)
    return out


def _label(source_id: str | None, colour: bool) -> str:
    """What ties a mark to its row: ``s12`` after a bracket, ``¹²`` straight after a word."""
    label = one_line(source_id or "") or "?"
    if not colour:
        return label
    digits = label.removeprefix("s")
    return digits.translate(_RAISED) if digits.isascii() and digits.isdigit() else f"[{label}]"
