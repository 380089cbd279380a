"""Opening a ledger for a command: what is missing is said, what is unplaced is placed first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from onrecord.commands.output import EXIT_REFUSED, errors
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger
    from onrecord.weigh.holdings import Holdings


@contextmanager
def opened(db: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger; where there is none, or it cannot be opened, a line and exit code 1."""
    from onrecord.ledger.store import Ledger

    with errors():
        if not create and "://" not in db and not Path(db).exists():
            refuse(
                f"there is no ledger at {db}: make one with 'onrecord add PATH', "
                "or name one by --db"
            )
        try:
            ledger = Ledger.open(db, create=create)
        except OnRecordError as error:
            refuse(str(error))
        with ledger:
            yield ledger


def held(ledger: Ledger, as_of: str | None = None) -> Holdings:
    """What the ledger holds as of a day, every report placed among the others."""
    from onrecord.weigh.holdings import Holdings
    from onrecord.weigh.placing import place

    place(ledger)
    return Holdings.of(ledger, as_of)


def refuse(why: str) -> NoReturn:
    """Says on standard error why nothing can be answered, and ends with exit code 1."""
    click.echo(f"onrecord: {why}", err=True)
    sys.exit(EXIT_REFUSED)
