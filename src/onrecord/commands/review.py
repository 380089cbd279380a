"""`onrecord review`: the least certain joins and grades, one key each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import click

from onrecord.commands.answering import answering, reply
from onrecord.commands.opening import held
from onrecord.commands.options import AnswerFormat, question
from onrecord.commands.signing import login

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger
    from onrecord.weigh.asked import Waiting
    from onrecord.weigh.holdings import Holdings

LIMIT = 40  # questions a session, unless more are asked for


@click.command()
@click.option("--by", metavar="NAME", help="Who judges.  [default: your login name]")
@click.option(
    "--only",
    type=click.Choice(["joins", "grades"]),
    help="Ask about joins alone, or about grades alone.",
)
@click.option("--claim", metavar="CLAIM", help="Ask only about what this claim rests on.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="Ask so many questions; 0: all.",
)
@question
def review(
    by: str | None,
    only: Literal["joins", "grades"] | None,
    claim: str | None,
    limit: int,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Look at the least certain joins and grades, one key each.

    What is judged is kept at once as a correction and does not come back; go on at any time.
    Without a terminal, keys are read from standard input, one a line. --format json or csv, and
    --out, list the questions and ask none.
    """
    who = by or login()
    if not who and form == "text" and out is None:
        raise click.UsageError("--by NAME is needed: the system does not know who you are")
    from onrecord.commands.session import Session, keys
    from onrecord.ledger.store import Ledger
    from onrecord.show.answers.review import queue

    with answering(), Ledger.open(db, create=False) as ledger:
        holdings, every = _waiting(ledger, as_of, only, claim)
        asked = [one.make() for one in every[: limit or None]]
        if form != "text" or out is not None:
            reply(queue(asked, holdings), form, out, width)
            return
        if not asked:
            click.echo("Nothing is left to review.")
            return
        session = Session(ledger, holdings, asked, str(who), width)
        session.walk(keys())
        session.close(len(every))


def _waiting(
    ledger: Ledger, as_of: str | None, only: str | None, claim: str | None
) -> tuple[Holdings, Sequence[Waiting]]:
    """What there is to ask, the most worth asking first."""
    from onrecord.weigh.claims import claims
    from onrecord.weigh.finding import find_claim
    from onrecord.weigh.reviewing import waiting
    from onrecord.weigh.sources import ledger_sources

    holdings = held(ledger, as_of)
    sources = ledger_sources(holdings)
    every = claims(holdings, sources)
    found: Sequence[Waiting] = waiting(holdings, every, sources)
    if only is not None:
        found = [one for one in found if f"{one.what}s" == only]
    if claim is not None:
        name = find_claim(every, claim).id
        found = [one for one in found if name in one.claims]
    return holdings, found
