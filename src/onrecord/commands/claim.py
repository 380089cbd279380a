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

    with answering():
        holdings = held_in(db, as_of)
        found = find_claim(claims(holdings), name)
        reply(answer(carried(found, holdings), holdings), form, out, width)
