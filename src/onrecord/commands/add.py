"""`onrecord add`: reads reports and records them in the ledger."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Literal

import click

from onrecord.commands import options
from onrecord.commands.opening import opened
from onrecord.commands.output import EXIT_REFUSED, output, standard_input
from onrecord.errors import GatherError
from onrecord.records import Refusal, Report

if TYPE_CHECKING:
    from onrecord.gather import GatherOptions
    from onrecord.ledger.records import Added
    from onrecord.ledger.store import Ledger
    from onrecord.progress import Progress
    from onrecord.read.reader import Reader

_SAID = {
    "added": "added",
    "again": "there already",
    "dated": "same text, one more date",
    "reprint": "added, a reprint",
    "reread": "read anew",
    "forgotten": "left out: forgotten before",
}


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@options.db
@options.given
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=lambda: min(4, os.cpu_count() or 1),
    show_default="cores, 4 at most",
    help="How many reports are read at a time. It changes no answer.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What became of each report: for a terminal, or one JSON object a line.",
)
@click.option("--quiet", "-q", is_flag=True, help="Only the last line, and what went wrong.")
def add(
    inputs: tuple[str, ...],
    db: str,
    title: str | None,
    outlet: str | None,
    author: str | None,
    published: str | None,
    allow_private: bool,
    mode: Literal["int8", "float"],
    threads: int,
    form: Literal["text", "json"],
    quiet: bool,
) -> None:
    """Read reports and record them in the ledger.

    Inputs are those of `onrecord read`. A report that is there already is not read again: the
    same call can be repeated after a stop and goes on where it was. The same text under another
    date is one report with both dates; a reprint is recorded and never counts as a second source.
    """
    from onrecord.progress import Progress

    given = options.gathering(title, outlet, author, published, allow_private)
    from onrecord.read.reader import Reader

    with Progress() as progress, opened(db, create=True) as ledger:
        reader = Reader(mode, 1 if threads > 1 else threads)
        counts: Counter[str] = Counter()
        with output(None) as stream:
            outcomes = _recorded(ledger, reader, inputs, given, threads)
            with contextlib.closing(outcomes):
                for outcome in outcomes:
                    line = _line(outcome, form, quiet)
                    progress.report(isinstance(outcome, Refusal))
                    counts[getattr(outcome, "outcome", "refused")] += 1
                    if line is not None:
                        progress.clear()
                        stream.write(line + "\n")
                        stream.flush()
            if progress.done > progress.refused:
                _place(ledger, progress)
            if form == "text":
                stream.write(_summary(counts, ledger) + "\n")
    if counts["refused"] or not progress.done:
        if not progress.done:
            click.echo("onrecord: there was nothing to read in what was given", err=True)
        sys.exit(EXIT_REFUSED)


def _recorded(
    ledger: Ledger,
    reader: Reader,
    inputs: tuple[str, ...],
    given: GatherOptions,
    threads: int,
) -> Generator[Added | Refusal]:
    """Each report recorded as soon as it is read, in the order given."""
    from onrecord.gather import gather
    from onrecord.ledger.records import Added
    from onrecord.read.many import in_order

    def work(item: Report | Refusal) -> Callable[[], Added | Refusal]:
        """Reads in a thread; what it gives records, in the order given."""
        if isinstance(item, Refusal):
            return lambda: item
        if ledger.seen(item, reader.id) is not None:
            return lambda: ledger.add_again(item, reader.id)
        try:
            reading, vectors = reader.read_with_vectors(ledger.as_filed(item))
        except GatherError as error:
            refusal = Refusal(item.id, str(error))
            return lambda: refusal
        return lambda: ledger.add(reading, vectors)

    reports: Iterator[Report | Refusal] = gather(
        inputs, given, stdin=standard_input() if "-" in inputs else None
    )
    for record in in_order(work, reports, threads):
        outcome = record()
        assert isinstance(outcome, Added | Refusal)
        yield outcome


def _place(ledger: Ledger, progress: Progress) -> None:
    """Puts the new reports among all others."""
    from onrecord.weigh.placing import place

    place(ledger, progress.window)


def _line(outcome: Added | Refusal, form: str, quiet: bool) -> str | None:
    """What is said of one report."""
    import msgspec

    from onrecord.show.visible import visible

    if form == "json":
        return msgspec.json.encode(outcome).decode()
    if isinstance(outcome, Refusal):
        click.echo(f"onrecord: {visible(outcome.id)}: {visible(outcome.error)}", err=True)
        return None
    if quiet:
        return None
    of = f" of {visible(outcome.of)}" if outcome.of else ""
    return f"{visible(outcome.report)}  {_SAID[outcome.outcome]}{of}"


def _summary(counts: Counter[str], ledger: Ledger) -> str:
    """How many reports became what, and how many the ledger now has."""
    parts = [
        f"{counts[name]} {said if counts[name] == 1 else several}"
        for name, said, several in (
            ("added", "added", "added"),
            ("reprint", "reprint", "reprints"),
            ("dated", "under one more date", "under one more date"),
            ("reread", "read anew", "read anew"),
            ("again", "there already", "there already"),
            ("forgotten", "forgotten before", "forgotten before"),
            ("refused", "could not be read", "could not be read"),
        )
        if counts[name]
    ]
    from onrecord.show.wording import counted

    total = counted(ledger.count(), "report")
    return f"{', '.join(parts) or 'nothing added'}; the ledger has {total}"
