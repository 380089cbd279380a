"""`onrecord act ID`: one act in full."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question


@click.command()
@click.argument("name", metavar="ID")
@question
def act(
    name: str,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Show one act: who had which part in it, on whose word, and how each side reads it.

    ID is that of an act, or of a statement that tells of it (REPORT#STATEMENT), or a beginning
    that only one has.
    """
    from onrecord.show.answers.act import act as answer
    from onrecord.weigh.acts.acts import find_act
    from onrecord.weigh.acts.asking import acted, answered_to

    with answering():
        holdings = held_in(db, as_of)
        found = find_act(acted(holdings), name)
        reply(answer(found, answered_to(found, holdings), holdings), form, out, width)
