"""`onrecord stands`: what is left when something is struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question
from onrecord.errors import NoAnswer

if TYPE_CHECKING:
    from onrecord.weigh.holdings import Holdings
    from onrecord.weigh.records import LedgerSource
    from onrecord.weigh.standing.assuming import Assumption

LIMIT = 20  # entries of each part on the screen, unless more are asked for
_GRADES = ("named", "official", "collective", "anonymous", "unattributed", "author")


@click.command()
@click.option(
    "--without",
    multiple=True,
    metavar="GRADE|SOURCE",
    help="Strike out all sources of a grade (anonymous, collective ...), or one source by id "
    "or name; may be given several times.",
)
@click.option(
    "--without-outlet",
    "outlets",
    multiple=True,
    metavar="OUTLET",
    help="Strike out an outlet: its reports, and what others have from it.",
)
@click.option(
    "--only", type=click.Choice(["official"]), help="Strike out all that no official answers for."
)
@click.option("--report", "reports", multiple=True, metavar="ID", help="Weigh these reports only.")
@click.option("--claim", metavar="ID", help="Show only the statements of this claim.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"Entries of each part on the screen; 0: all.  [default: {LIMIT}]",
)
@question
def stands(
    without: tuple[str, ...],
    outlets: tuple[str, ...],
    only: str | None,
    reports: tuple[str, ...],
    claim: str | None,
    limit: int | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """Strike a source out: what falls, what still stands, and why.

    Without any of the options, what stands as things are, and what is disputed.
    """
    from onrecord.show.answers.stands import Shown
    from onrecord.show.answers.stands import stands as answer
    from onrecord.weigh.claims import claims
    from onrecord.weigh.finding import find_claim, find_report
    from onrecord.weigh.sources import ledger_sources
    from onrecord.weigh.standing.standing import Weighed

    with answering():
        holdings = held_in(db, as_of)
        if reports:
            holdings = holdings.only([find_report(one, holdings) for one in reports])
        sources = ledger_sources(holdings)
        made = claims(holdings, sources)
        assumption = _assumed(without, outlets, only, sources, holdings)
        weighed = Weighed(holdings, made, sources, assumption)
        found = [*weighed.claims(), *weighed.statements()]
        if claim is not None:
            one = find_claim(made, claim)
            found = [each for each in found if each.id in (one.id, *one.statements)]
        said = assumption.said({each.id: each.name for each in sources})
        shown = Shown(said, found, LIMIT if limit is None else limit)
        reply(answer(shown, holdings), form, out, width)


def _assumed(
    without: tuple[str, ...],
    outlets: tuple[str, ...],
    only: str | None,
    sources: tuple[LedgerSource, ...],
    holdings: Holdings,
) -> Assumption:
    """The assumption that the options make. Raises NoAnswer where one names nothing."""
    from onrecord.weigh.finding import find_source
    from onrecord.weigh.standing.assuming import Assumption, outlets_of, plain

    grades = tuple(one for one in without if one in _GRADES)
    struck = tuple(find_source(sources, one).id for one in without if one not in _GRADES)
    known = outlets_of(holdings, sources)
    for outlet in outlets:
        if plain(outlet) not in known:
            raise NoAnswer(f"no outlet “{outlet}” is in the ledger: `onrecord reports` lists them")
    return Assumption(grades, struck, outlets, only == "official")  # type: ignore[arg-type]
