"""`onrecord corrections`: what people put right."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, reply
from onrecord.commands.options import AnswerFormat, question


@click.command()
@click.option("--standing", is_flag=True, help="Only those that were not undone.")
@question
def corrections(
    standing: bool,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List corrections: what each says, who made it, when and why; undone ones too.

    With --as-of, those to reports that were published by then.
    """
    from onrecord.ledger.store import Ledger
    from onrecord.show.answers.corrections import corrections as answer

    with answering():
        with Ledger.open(db, create=False) as ledger:
            every = ledger.corrections(as_of)
            filed = {one.id: one for one in ledger.filed(as_of)}
        shown = [one for one in every if not (standing and one.undone)]
        reply(answer(shown, filed), form, out, width)
