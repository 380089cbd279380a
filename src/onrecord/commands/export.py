"""`onrecord export`: the ledger, or a part of it, in an open format."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from onrecord.commands import options
from onrecord.commands.answering import answering
from onrecord.commands.opening import held, opened
from onrecord.commands.output import output
from onrecord.errors import NoAnswer
from onrecord.progress import QUIET

if TYPE_CHECKING:
    from onrecord.export.selection import Selection
    from onrecord.ledger.store import Ledger

FORMATS = ("annotations", "prov", "schema", "ftm", "graphml", "csv", "parquet")
IN_FOLDERS = frozenset({"csv", "parquet"})
_EVERY = 5.0  # seconds between lines of progress

Piece = TypeVar("Piece", str, int)


@click.command()
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="W3C Web Annotations, PROV-O, schema.org, FollowTheMoney, GraphML, CSV or Parquet.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="Write to this file, or folder of tables (csv, parquet). It is replaced only once "
    "everything is written.  [default: standard output, but for tables]",
)
@options.db
@options.as_of
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim. May repeat.")
@click.option(
    "--report", "reports", multiple=True, metavar="ID", help="Only this report. May repeat."
)
def export(
    form: str,
    out: Path | None,
    db: str,
    as_of: str | None,
    claims: tuple[str, ...],
    reports: tuple[str, ...],
) -> None:
    """Write the ledger, or a part of it, in an open format for other programs.

    annotations, prov and schema are JSON-LD; ftm is JSON lines; csv and parquet are a folder with
    a file a table. The same ledger gives the same bytes.
    """
    if out is None and form in IN_FOLDERS:
        raise click.UsageError(f"--as {form} writes a folder of tables: name it by --out DIR")
    if out is not None and out.is_dir() and form not in IN_FOLDERS:
        raise click.BadParameter(f"{out} is a folder: name a file", param_hint="--out")
    if out is not None and form in IN_FOLDERS:
        with answering():  # said before a long weighing, not after
            from onrecord.export.formats import FOLDERS

            FOLDERS[form].ready(out)
    telling = Telling(sys.stderr)
    with opened(db) as ledger, answering():
        selection = _selected(ledger, as_of, claims, reports, telling)
        if out is not None and form in IN_FOLDERS:
            _write_folder(selection, form, out, telling)
        else:
            _write_text(selection, form, out, telling)
    if not selection.filed:
        by = f" by {as_of}" if as_of else ""
        click.echo(f"onrecord: the ledger holds no report{by}: the export is empty", err=True)


class Telling:
    """Says on standard error what is being done, once it has taken over two seconds."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._next = time.monotonic() + QUIET

    def step(self, what: str) -> None:
        """What begins now."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            click.echo(f"onrecord: {what}", file=self._stream, err=self._stream is None)

    def counted(self, pieces: Iterator[Piece], what: str) -> Iterator[Piece]:
        """The pieces as they are; how many there were is said now and then."""
        count = 0
        self._next = max(self._next, time.monotonic() + QUIET)
        for piece in pieces:
            count += piece if isinstance(piece, int) else 1
            self.step(f"{count:,} {what} written")
            yield piece


def _selected(
    ledger: Ledger,
    as_of: str | None,
    claims: Sequence[str],
    reports: Sequence[str],
    telling: Telling,
) -> Selection:
    """What is to be exported. Raises NoAnswer where a claim or a report is not there."""
    from onrecord.export.selection import Selection
    from onrecord.weigh.claims import claims as claims_of
    from onrecord.weigh.finding import find_claim
    from onrecord.weigh.sources import ledger_sources

    wanted = [ledger.find(name) for name in reports]
    holdings = held(ledger, as_of)
    for name in wanted:
        if name not in holdings.filed:
            raise NoAnswer(f"report {name} was not published by {as_of}: ask with a later --as-of")
    telling.step("matching claims and sources")
    every = claims_of(holdings)
    only = [find_claim(every, name) for name in claims] if claims else None
    selection = Selection(
        holdings,
        every,
        ledger_sources(holdings),
        ledger.corrections(),
        reports=wanted or None,
        only=only,
    )
    if only and not selection.held:
        raise NoAnswer("no report that was named carries that claim: leave out --report")
    return selection


def _write_text(selection: Selection, form: str, out: Path | None, telling: Telling) -> None:
    from onrecord.export.formats import TEXTS

    with output(out) as stream:
        for piece in telling.counted(TEXTS[form](selection), "lines"):
            stream.write(piece)
        stream.flush()


def _write_folder(selection: Selection, form: str, out: Path, telling: Telling) -> None:
    from onrecord.export.folder import new_folder
    from onrecord.export.formats import FOLDERS

    tables = FOLDERS[form]
    with new_folder(out, tables.names) as folder:
        for _ in telling.counted(tables.write(selection, folder), "rows"):
            pass
