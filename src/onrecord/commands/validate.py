"""`onrecord validate`: is the ledger whole?"""

from __future__ import annotations

import sys

import click

from onrecord.commands.answering import answering, reply
from onrecord.commands.options import AnswerFormat, question
from onrecord.commands.output import EXIT_INCOMPLETE


@click.command()
@click.option(
    "--strict",
    is_flag=True,
    help="Also older readings, and what is only weak: no date, an old reader ...",
)
@click.option("--all", "every", is_flag=True, help="List all, however many there are.")
@question
def validate(
    strict: bool,
    every: bool,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Check that every span cuts what it claims and every statement has its provenance.

    With --strict, older readings too, and what is only weak. The exit code is 5 where anything is
    incomplete, 0 where the ledger is whole.
    """
    from onrecord.ledger.store import Ledger
    from onrecord.show.answers.validate import validate as answer
    from onrecord.weigh.holdings import Holdings
    from onrecord.weigh.joins import WEIGHER
    from onrecord.weigh.validating import validate as checked

    with answering():
        with Ledger.open(db, create=False) as ledger:
            holdings = Holdings.of(ledger, as_of)
            joins, unplaced = list(ledger.joins(WEIGHER, as_of)), ledger.unplaced(WEIGHER)
            older = (
                [
                    reading
                    for name in holdings.readings
                    for _, reading in ledger.history(name)
                    if reading.reader != holdings.readings[name].reader
                ]
                if strict
                else []
            )
        found = checked(holdings, joins, unplaced, older, strict=strict)
        reply(answer(found, holdings, every), form, out, width)
    if found.incomplete:
        sys.exit(EXIT_INCOMPLETE)
