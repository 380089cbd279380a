"""`onrecord hinges`: on what most depends."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question

LIMIT = 20


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="Show so many; 0: all.",
)
@click.option(
    "--kind",
    type=click.Choice(["source", "statement", "claim"]),
    help="Only hinges of this kind.",
)
@question
def hinges(
    limit: int,
    kind: str | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Rank the sources and statements whose removal takes down most."""
    from onrecord.show.answers.hinges import hinges as answer
    from onrecord.weigh.claims import claims
    from onrecord.weigh.sources import ledger_sources
    from onrecord.weigh.standing.assuming import Assumption
    from onrecord.weigh.standing.hinges import hinges as found
    from onrecord.weigh.standing.standing import Weighed

    with answering():
        holdings = held_in(db, as_of)
        sources = ledger_sources(holdings)
        made = claims(holdings, sources)
        weighed = Weighed(holdings, made, sources, Assumption())
        total = sum(one.standing == "in" for one in weighed.statements())
        every = found(holdings, made, sources, limit or None, kind, weighed.grounds)
        reply(answer(every, holdings, total), form, out, width)
