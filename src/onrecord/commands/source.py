"""`onrecord source ID`: everything that one source said."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question


@click.command()
@click.argument("name", metavar="ID|NAME")
@question
def source(
    name: str,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Show one source: everything it said, from first to last.

    It is given by its id, a beginning that only one has, or its name.
    """
    from onrecord.show.answers.source import source as answer
    from onrecord.weigh.finding import find_source
    from onrecord.weigh.sources import ledger_sources
    from onrecord.weigh.speaking import spoken

    with answering():
        holdings = held_in(db, as_of)
        every = ledger_sources(holdings)
        found = find_source(every, name)
        known = {one.id: one for one in every}
        possibly = [known[one] for one in found.possibly if one in known]
        reply(answer(found, spoken(found, holdings), possibly, holdings), form, out, width)
