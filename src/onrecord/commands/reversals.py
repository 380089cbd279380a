"""`onrecord reversals`: who later said the opposite."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question


@click.command()
@click.option("--actor", metavar="SOURCE", help="Only those of this source, by id or name.")
@question
def reversals(
    actor: str | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List actors who later said the opposite of what they had said."""
    from onrecord.show.answers.reversals import reversals as answer
    from onrecord.weigh.claims import claims
    from onrecord.weigh.finding import find_source
    from onrecord.weigh.history.matters import Matters
    from onrecord.weigh.history.responding import responses
    from onrecord.weigh.history.reversals import reversals as found
    from onrecord.weigh.sources import ledger_sources

    with answering():
        holdings = held_in(db, as_of)
        sources = ledger_sources(holdings)
        every = claims(holdings, sources)
        who = find_source(sources, actor) if actor is not None else None
        matters = Matters(holdings)
        given = responses(holdings, every, sources, matters)
        turned = [
            one
            for one in found(holdings, sources, given, matters)
            if who is None or who.id == one.actor_id
        ]
        reply(answer(turned, holdings), form, out, width)
