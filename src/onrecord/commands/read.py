"""`onrecord read`: reports to readings, on the terminal, as JSON lines or as a page."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import click

from onrecord.commands import options
from onrecord.commands.output import (
    EXIT_REFUSED,
    NothingWritten,
    coloured,
    errors,
    output,
    standard_input,
)
from onrecord.records import Reading, Refusal

if TYPE_CHECKING:
    from onrecord.progress import Progress

Format = Literal["text", "jsonl", "html"]


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "html"]),
    default="text",
    show_default=True,
    help="For a terminal, for programs (one JSON object a line), or one page to send on.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file. It is replaced only once everything is written.",
)
@options.given
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=lambda: min(4, os.cpu_count() or 1),
    show_default="cores, 4 at most",
    help="How many windows and reports are read at a time. It changes no answer.",
)
@click.option(
    "--width", type=click.IntRange(40, 400), help="Columns of text output.  [default: the terminal]"
)
def read(
    inputs: tuple[str, ...],
    form: Format,
    out: Path | None,
    title: str | None,
    outlet: str | None,
    author: str | None,
    published: str | None,
    allow_private: bool,
    mode: Literal["int8", "float"],
    threads: int,
    width: int | None,
) -> None:
    """Read reports: who says what, span by span.

    An input is a file (.txt .md .html .jsonl), a folder, an http(s) address, or - for standard
    input: plain text, or JSON lines {"id", "text", ...}. An input that cannot be read does not
    stop the others; the exit code then is 1.
    """
    from onrecord.gather import gather
    from onrecord.progress import Progress

    said = options.gathering(title, outlet, author, published, allow_private)
    from onrecord.read.many import read_all
    from onrecord.read.reader import Reader

    with Progress() as progress, errors():
        reader = Reader(mode, threads)
        reader.encoder.progress = progress.window
        given = gather(inputs, said, stdin=standard_input() if "-" in inputs else None)
        outcomes = _counted(read_all(reader, given, threads), progress, form)
        with contextlib.closing(outcomes), output(out) as stream:
            written = False
            for piece in _rendered(outcomes, form, stream, width):
                written = True
                stream.write(piece)
                if form == "jsonl" or stream.isatty():
                    stream.flush()
            stream.flush()
            if out is not None and not written:
                raise NothingWritten
    if progress.refused:
        if progress.done > 1:
            click.echo(
                f"onrecord: {progress.refused} of {progress.done} inputs could not be read",
                err=True,
            )
        sys.exit(EXIT_REFUSED)
    if not progress.done:
        click.echo("onrecord: there was nothing to read in what was given", err=True)
        sys.exit(EXIT_REFUSED)


def _counted(
    outcomes: Iterator[Reading | Refusal], progress: Progress, form: Format
) -> Generator[Reading | Refusal]:
    """Counts outcomes; what was refused is said on standard error too, but for JSON lines."""
    from onrecord.show.visible import visible

    for outcome in outcomes:
        refused = isinstance(outcome, Refusal)
        progress.report(refused)
        if isinstance(outcome, Refusal) and form != "jsonl":
            progress.clear()
            click.echo(f"onrecord: {visible(outcome.id)}: {visible(outcome.error)}", err=True)
        yield outcome


def _rendered(
    outcomes: Iterator[Reading | Refusal], form: Format, stream: IO[str], width: int | None
) -> Iterator[str]:
    """The output, piece by piece."""
    if form == "jsonl":
        from onrecord.show.lines import render_line

        for outcome in outcomes:
            yield render_line(outcome) + "\n"
        return
    readings = (item for item in outcomes if isinstance(item, Reading))
    if form == "html":
        from onrecord.show.page import render_page

        every = list(readings)
        if every:
            yield render_page(every)
        return
    from onrecord.show.terminal import render_text

    colour = coloured(stream)
    if width is None and not stream.isatty():
        width = 80
    for number, reading in enumerate(readings):
        if number:
            yield "\n\n"
        for line in render_text(reading, width=width, colour=colour):
            yield line + "\n"
