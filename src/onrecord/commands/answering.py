"""How every question is put and answered: the ledger opened, the answer written, the exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.output import EXIT_REFUSED, errors, output
from onrecord.errors import NoAnswer, OnRecordError

if TYPE_CHECKING:
    from onrecord.show.answers import Answer, Form
    from onrecord.weigh.holdings import Holdings


@contextlib.contextmanager
def answering() -> Iterator[None]:
    """Around a whole question: what it did not find is a line on standard error, and exit code 1."""
    with errors():
        try:
            yield
        except OnRecordError as error:
            from onrecord.show.visible import visible

            click.echo(f"onrecord: {visible(str(error))}", err=True)
            sys.exit(EXIT_REFUSED)


def held_in(db: str, as_of: str | None = None) -> Holdings:
    """What the ledger at ``db`` holds as of a day.

    Raises LedgerError where there is no ledger, NoAnswer where there is nothing in it by then.
    """
    from onrecord.ledger.store import Ledger
    from onrecord.weigh.holdings import Holdings

    with Ledger.open(db, create=False) as ledger:
        holdings = Holdings.of(ledger, as_of)
        if not holdings.filed:
            if as_of is not None and ledger.filed():
                raise NoAnswer(
                    f"nothing in the ledger was published by {as_of}: ask with a later --as-of"
                )
            raise NoAnswer("the ledger is empty: record reports with `onrecord add PATH|URL`")
    return holdings


def reply(answer: Answer, form: Form, out: str | None, width: int | None) -> None:
    """Writes the answer to standard output, or to the file ``out`` once all is written."""
    from onrecord.show.answers import written

    with output(Path(out) if out is not None else None) as stream:
        terminal = stream.isatty()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        if width is None and not terminal:
            width = 80
        for piece in written(answer, form, width=width, colour=terminal and not plain):
            stream.write(piece)
        stream.flush()
