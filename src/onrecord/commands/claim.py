"""`onrecord claim ID`: one claim in full."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question


@click.command()
@click.argument("name", metavar="ID")
@question
def claim(
    name: str,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Show one claim: who carries it, on whose word, and what joins it.

    ID is that of a claim, or of a statement (REPORT#STATEMENT), or a beginning that only one has.
    """
    from onrecord.show.answers.claim import claim as answer
    from onrecord.weigh.carrying import carried
    from onrecord.weigh.claims import claims
    from onrecord.weigh.finding import find_claim
    from onrecord.weigh.history.responding import responses
    from onrecord.weigh.sources import ledger_sources

    with answering():
        holdings = held_in(db, as_of)
        sources = ledger_sources(holdings)
        made = claims(holdings, sources)
        found = find_claim(made, name)
        said = [one for one in responses(holdings, made, sources) if one.claim == found.id]
        reply(answer(carried(found, holdings, said), holdings), form, out, width)
