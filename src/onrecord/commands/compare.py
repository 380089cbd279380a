"""`onrecord compare REPORT...`: reports of one affair side by side."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, reply
from onrecord.commands.opening import held
from onrecord.commands.options import AnswerFormat, question


@click.command()
@click.argument("reports", nargs=-1, metavar="REPORT REPORT...")
@click.option("--all", "every", is_flag=True, help="List all that only one report has.")
@question
def compare(
    reports: tuple[str, ...],
    every: bool,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Lay reports side by side: what all carry, what only one has, where they differ.

    REPORT is an id, a beginning that only one has, or an address; `onrecord reports` lists them.
    """
    if len(set(reports)) < 2:
        raise click.UsageError(
            "two reports or more are needed: onrecord compare REPORT REPORT "
            "(`onrecord reports` lists them)"
        )
    from onrecord.ledger.store import Ledger
    from onrecord.show.answers.compare import compare as answer
    from onrecord.weigh.claims import claims
    from onrecord.weigh.clashing import clashes
    from onrecord.weigh.compared import compare as compared
    from onrecord.weigh.sources import ledger_sources

    with answering():
        with Ledger.open(db, create=False) as ledger:
            found = [ledger.find(one) for one in reports]
            holdings = held(ledger, as_of)
            keys, vectors = ledger.vectors(found)
        sources = ledger_sources(holdings)
        made = claims(holdings, sources)
        present = [one for one in holdings.filed if one in found and one in holdings.readings]
        apart = clashes(holdings, present, keys, vectors)
        beside = compared(holdings, found, made, sources, apart)
        reply(answer(beside, holdings, every), form, out, width)
