"""`onrecord forget REPORT`: removes a report's words for good."""

from __future__ import annotations

import click

from onrecord.commands import options
from onrecord.commands.answering import answering
from onrecord.commands.signing import interactive, signature, signed


@click.command()
@click.argument("report", metavar="REPORT")
@signed
@click.option("--yes", is_flag=True, help="Do not ask back.")
@options.db
def forget(report: str, by: str | None, why: str | None, yes: bool, db: str) -> None:
    """Remove a report's text and all that was read in it, for good.

    Kept: its id, dates and outlet, and who had it removed, when and why. A reprint is a report of
    its own, and is named so that it can be forgotten too. Nothing brings the text back.
    """
    if not yes and not interactive():
        raise click.UsageError("--yes is needed where nobody can be asked back")
    from onrecord.errors import NoAnswer
    from onrecord.ledger.store import Ledger
    from onrecord.show.answers import telling
    from onrecord.show.visible import one_line, visible

    with answering(), Ledger.open(db, create=False) as ledger:
        name = ledger.find(report)
        filed = ledger.filed_as(name)
        if filed.forgotten is not None:
            raise NoAnswer(
                f"{name} was forgotten on {filed.forgotten[:10]} by {filed.forgotten_by}: "
                f"{filed.forgotten_why}"
            )
        held = next((reading for _, reading in ledger.readings([name])), None)
        statements = len(held.statements) if held is not None else 0
        again = [one.id for one in ledger.filed() if one.reprint_of == name and not one.forgotten]
        touched = sum(
            any(anchor.report == name for anchor in one.anchors) for one in ledger.corrections()
        )
        title = f" “{one_line(filed.title)}”" if filed.title else ""
        click.echo(visible(f"{name}: {telling.outlet(filed.outlet)}, {filed.date}{title}"))
        click.echo(
            f"Removed for good: its text, title, author and address, {statements} statements "
            "with their joins, and the quotes in corrections of it "
            f"({touched} {'correction' if touched == 1 else 'corrections'})."
        )
        click.echo("Kept: its id, dates and outlet, and who had it removed, when and why.")
        if again:
            click.echo(visible(f"Kept as well, with nearly the same text: {', '.join(again)}."))
        if not yes and not click.confirm("Remove it?", default=False):
            click.echo("Nothing was removed.")
            return
        who, why = signature(by, why, "Why must it go?")
        gone = ledger.forget(name, who, why)
        click.echo(visible(f"Removed on {str(gone.forgotten)[:10]} by {who}: {why}"))
