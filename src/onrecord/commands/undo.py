"""`onrecord undo ID`: takes a correction back."""

from __future__ import annotations

import click

from onrecord.commands import options
from onrecord.commands.answering import answering
from onrecord.commands.signing import signature, signed


@click.command()
@click.argument("number", metavar="ID", type=click.IntRange(1))
@signed
@options.db
def undo(number: int, by: str | None, why: str | None, db: str) -> None:
    """Take a correction back. Both stay on record: `onrecord corrections` lists them."""
    who, why = signature(by, why, "Why is it taken back?")
    from onrecord.ledger.store import Ledger
    from onrecord.show.answers.corrections import says
    from onrecord.show.visible import visible

    with answering(), Ledger.open(db, create=False) as ledger:
        ledger.undo(number, who, why)
        filed = {one.id: one for one in ledger.filed()}
        undone = next(one for one in ledger.corrections() if one.id == number)
        click.echo(visible(f"Undone {number}: {says(undone, filed)}"))
