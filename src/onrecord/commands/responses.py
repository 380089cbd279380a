"""`onrecord responses`: what officials answered to the claims, and when."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question


@click.command()
@click.option("--claim", "claim_", metavar="ID", help="Only the answers to this claim.")
@click.option("--actor", metavar="SOURCE", help="Only those of this source, by id or name.")
@question
def responses(
    claim_: str | None,
    actor: str | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List what officials answered to each claim, and the status over time.

    An answer counts from whichever report gives it: a confirmation, a denial, a refusal to speak.
    """
    from onrecord.show.answers.responses import Shown
    from onrecord.show.answers.responses import responses as answer
    from onrecord.weigh.claims import claims
    from onrecord.weigh.finding import find_claim, find_source
    from onrecord.weigh.history.changes import changes
    from onrecord.weigh.history.matters import Matters
    from onrecord.weigh.history.responding import responses as found
    from onrecord.weigh.history.reversals import reversals
    from onrecord.weigh.sources import ledger_sources

    with answering():
        holdings = held_in(db, as_of)
        sources = ledger_sources(holdings)
        every = claims(holdings, sources)
        wanted = find_claim(every, claim_) if claim_ is not None else None
        who = find_source(sources, actor) if actor is not None else None
        matters = Matters(holdings)
        given = found(holdings, every, sources, matters)
        turned = reversals(holdings, sources, given, matters)
        told = changes(holdings, every, turned, matters)
        kept = [
            one
            for one in given
            if (wanted is None or one.claim == wanted.id)
            and (who is None or one.source in who.members)
        ]
        shown = Shown(every, given, kept, told, wanted)
        reply(answer(shown, holdings), form, out, width)
