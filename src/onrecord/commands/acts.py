"""`onrecord acts`: who decided, authorised, carried out and enabled what."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question

LIMIT = 20  # acts on the screen, unless more are asked for


@click.command()
@click.argument("words", nargs=-1)
@click.option("--by", metavar="NAME", help="Only acts in which somebody of this name had a part.")
@click.option("--report", metavar="ID", help="Only acts of which this report tells.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"How many on the screen; 0: all.  [default: {LIMIT}]",
)
@question
def acts(
    words: tuple[str, ...],
    by: str | None,
    report: str | None,
    limit: int | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List acts: what reports say was decided or done, by whom, and under whose eyes.

    With WORDS, only acts whose statements have them all.
    """
    from onrecord.show.answers.acts import Shown
    from onrecord.show.answers.acts import acts as answer
    from onrecord.weigh.acts.asking import acted, chosen

    with answering():
        holdings = held_in(db, as_of)
        found = chosen(acted(holdings), holdings, words=words, by=by, report=report)
        which = "Acts" if not (words or by or report) else "Acts that fit"
        shown = Shown(found, which, LIMIT if limit is None else limit)
        reply(answer(shown, holdings), form, out, width)
