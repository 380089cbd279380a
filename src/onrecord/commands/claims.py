"""'onrecord claims': what several reports say, the most carried first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question
from onrecord.errors import NoAnswer

if TYPE_CHECKING:
    from onrecord.weigh.carrying import Listed, Order

LIMIT = 50  # claims on the screen, unless more are asked for


@click.command()
@click.option("--all", "every", is_flag=True, help="Show all, also those of one report alone.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"Show so many; 0: all.  [default: {LIMIT} as text, else all]",
)
@click.option(
    "--min-reports",
    type=click.IntRange(1),
    metavar="N",
    help="Only those that so many reports carry, reprints not counted.  "
    "[default: 2 as text, else 1]",
)
@click.option("--outlets", is_flag=True, help="Only those that more than one outlet carries.")
@click.option(
    "--grep",
    metavar="WORDS",
    help="Only those with a statement that has all these words, in any order.",
)
@click.option(
    "--sort",
    "order",
    type=click.Choice(["reports", "roots", "first", "last"]),
    default="reports",
    show_default=True,
    help="The most carried first, the most roots, the earliest, or the latest.",
)
@question
def claims(
    every: bool,
    limit: int | None,
    min_reports: int | None,
    outlets: bool,
    grep: str | None,
    order: Order,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List claims: what several reports say, and how many roots it has.

    As text, those that two reports or more carry; as JSON and CSV, all.
    """
    from onrecord.show.answers.claims import Shown
    from onrecord.show.answers.claims import claims as answer
    from onrecord.weigh.carrying import listed, mentions, ordered
    from onrecord.weigh.claims import claims as claims_of

    text = form == "text"
    least = min_reports or (1 if every or not text else 2)
    most = limit if limit is not None else (LIMIT if text and not every else 0)
    with answering():
        holdings = held_in(db, as_of)
        found = [listed(claim, holdings) for claim in claims_of(holdings)]
        if grep is not None:
            words = grep.split()
            found = [one for one in found if mentions(one.claim, holdings, words)]
            if not found:
                raise NoAnswer(f"no statement in the ledger has all of “{grep}”: try fewer words")
        if outlets:
            found = [one for one in found if len(one.outlets) > 1]
        kept = [one for one in found if one.reports >= least]
        if not kept:
            raise NoAnswer(_nothing(len(found), least, outlets))
        shown = ordered(kept, order)[: most or None]
        reply(
            answer(
                Shown(
                    shown,
                    _heading(len(kept), len(holdings.readings), least, as_of),
                    _rest(found, len(kept), len(shown), least),
                ),
                holdings,
            ),
            form,
            out,
            width,
        )


def _nothing(others: int, least: int, outlets: bool) -> str:
    if not others:
        carried = "by more than one outlet" if outlets else "here"
        return f"no claim is carried {carried}: add more reports with 'onrecord add PATH|URL'"
    return (
        f"no claim is carried by {least} reports or more; "
        f"{others} by fewer: 'onrecord claims --all' lists them"
    )


def _heading(count: int, reports: int, least: int, as_of: str | None) -> str:
    claims = f"{count:,} claim{'' if count == 1 else 's'}"
    by = f" carried by {least} reports or more" if least > 1 else ""
    until = f", as of {as_of}" if as_of else ""
    return f"{claims}{by}, in {reports:,} report{'' if reports == 1 else 's'}{until}"


def _rest(found: Sequence[Listed], kept: int, shown: int, least: int) -> tuple[str, ...]:
    out = []
    if shown < kept:
        more = kept - shown
        are = (
            "is not shown: --limit 0 shows it"
            if more == 1
            else "are not shown: --limit 0 shows them"
        )
        out.append(f"{more:,} more {are}.")
    if least > 1:
        fewer = sum(one.reports < least for one in found)
        stand = "1 more stands" if fewer == 1 else f"{fewer:,} more stand"
        where = "in one report alone" if least == 2 else f"in fewer than {least} reports"
        out.append(f"{stand} {where}: --all shows them.")
    return tuple(out)
