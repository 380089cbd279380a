"""`onrecord positions`: what actors said they would do, and what meets its condition."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question

_KINDS = ("red_line", "threat", "promise", "demand", "policy", "doctrine", "assessment")


@click.command()
@click.option("--actor", metavar="SOURCE", help="Only those of this source, by id or name.")
@click.option("--kind", type=click.Choice(_KINDS), multiple=True, help="Only of this kind.")
@click.option("--met", is_flag=True, help="Only those that a later statement meets.")
@question
def positions(
    actor: str | None,
    kind: tuple[str, ...],
    met: bool,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List red lines, threats, promises and other rules, each beside what meets it.

    Nothing says that a rule was kept or broken: later statements that have the words of its
    condition stand beside it, each with how it stands itself.
    """
    from onrecord.show.answers.positions import positions as answer
    from onrecord.weigh.claims import claims
    from onrecord.weigh.finding import find_source
    from onrecord.weigh.history.rules import rules
    from onrecord.weigh.sources import ledger_sources
    from onrecord.weigh.standing.assuming import Assumption
    from onrecord.weigh.standing.standing import Weighed

    with answering():
        holdings = held_in(db, as_of)
        sources = ledger_sources(holdings)
        who = find_source(sources, actor) if actor is not None else None
        weighed = Weighed(holdings, claims(holdings, sources), sources, Assumption())
        standing = {one.id: one for one in weighed.statements()}
        found = [
            one
            for one in rules(holdings, sources, standing=standing)
            if (who is None or one.source in who.members)
            and (not kind or one.kind in kind)
            and (not met or one.met)
        ]
        reply(answer(found, holdings), form, out, width)
