"""The command line. Heavy modules are imported only by the command that needs them."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Literal

import click

from onrecord.errors import OnRecordError
from onrecord.records import Reading, Refusal

EXIT_REFUSED = 1  # at least one input could not be read
EXIT_USAGE = 2  # the command line is wrong (click's own)
EXIT_OUTPUT = 3  # the result could not be written
EXIT_BROKEN = 4  # the installation does not work

Format = Literal["text", "jsonl", "html"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", prog_name="onrecord")
def main() -> None:
    """Shows on whose word each statement of a report stands.

    OnRecord takes no side and never says what is true.
    """


@main.command()
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
@click.option("--title", help="Title, where the input does not say it.")
@click.option("--outlet", help="Outlet, where the input does not say it.")
@click.option("--author", help="Author, where the input does not say it.")
@click.option("--published", metavar="DATE", help="Date (ISO 8601), where the input has none.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public.")
@click.option(
    "--mode",
    type=click.Choice(["int8", "float"]),
    default="int8",
    show_default=True,
    help="Arithmetic: fast 8-bit integers, or the floating-point reference.",
)
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
    from onrecord.gather import GatherOptions, gather
    from onrecord.progress import Progress

    try:
        options = GatherOptions(
            title=title,
            outlet=outlet,
            author=author,
            published=published,
            allow_private=allow_private,
        )
    except OnRecordError as error:
        raise click.BadParameter(str(error)) from error
    from onrecord.read.many import read_all
    from onrecord.read.reader import Reader

    with Progress() as progress, _errors():
        reader = Reader(mode, threads)
        reader.encoder.progress = progress.window
        outcomes = _counted(read_all(reader, gather(inputs, options), threads), progress, form)
        with _output(out) as stream:
            for piece in _rendered(outcomes, form, stream, width):
                stream.write(piece)
                if form == "jsonl" or stream.isatty():
                    stream.flush()
            stream.flush()
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
    outcomes: Iterator[Reading | Refusal], progress: object, form: Format
) -> Iterator[Reading | Refusal]:
    """Counts outcomes; what was refused is said on standard error too, but for JSON lines."""
    from onrecord.progress import Progress
    from onrecord.show.visible import visible

    assert isinstance(progress, Progress)
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

    colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if width is None and not stream.isatty():
        width = 80
    for number, reading in enumerate(readings):
        if number:
            yield "\n\n"
        for line in render_text(reading, width=width, colour=colour):
            yield line + "\n"


@contextlib.contextmanager
def _output(out: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes the place of ``out`` only when all is written."""
    if out is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(out)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


@contextlib.contextmanager
def _errors() -> Iterator[None]:
    """Turns what can go wrong with output and installation into a line and an exit code."""
    try:
        yield
    except BrokenPipeError:
        with contextlib.suppress(OSError):  # the reader of our output went away: nothing to say
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_OUTPUT)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        advice = "make room on the disk" if full else "check the folder and its permissions"
        what = error.strerror or str(error)
        click.echo(f"onrecord: the output could not be written ({what}): {advice}", err=True)
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_OUTPUT)
    except OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(EXIT_BROKEN)
    except KeyboardInterrupt:
        click.echo("onrecord: stopped", err=True)
        sys.exit(130)


if __name__ == "__main__":
    main()
