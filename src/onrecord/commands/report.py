"""`onrecord report`: a claim, or a dossier of reports, as one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.answering import answering, held_in
from onrecord.commands.options import as_of, db, out
from onrecord.commands.output import EXIT_INCOMPLETE, output
from onrecord.errors import NoAnswer

if TYPE_CHECKING:
    from onrecord.weigh.holdings import Holdings
    from onrecord.weigh.validating import Incomplete

LIMIT = 12  # claims of a dossier on its page, unless more are asked for
_NAMED = 20  # things missing that are named


@click.command()
@click.argument("names", metavar="CLAIM|REPORT...", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="How many claims of a dossier, the most carried first; 0: all.",
)
@click.option(
    "--leave-out",
    is_flag=True,
    help="Write the page all the same, without the statements for which nobody was found, and "
    "say on it which.",
)
@db
@as_of
@out
def report(
    names: tuple[str, ...],
    limit: int,
    leave_out: bool,
    db: str,
    as_of: str | None,
    out: str | None,
) -> None:
    """Write one HTML page of a claim, or of a dossier of reports.

    CLAIM is the id of a claim or the key of a statement (REPORT#STATEMENT); one or several REPORTs
    make a dossier. The page needs no other file and no network. Where the provenance of what it
    would show is not complete, nothing is written, what is missing is said, and the exit code is 5.
    """
    from onrecord.show.dossier.page import render
    from onrecord.weigh.dossier.gathered import Gathered

    with answering():
        holdings = held_in(db, as_of)
        some = _reports(names, holdings)
        gathered = Gathered(holdings.only(some) if some else holdings)
        chosen = gathered.shared() if some else gathered.claim(names[0])
        kept = chosen[: limit or None] if some else chosen
        lacks = gathered.lacks(kept)
        broken = [one for one in lacks if one.gap == "broken" or not leave_out]
        if broken:
            _incomplete(broken, leave_out)
        dossier = gathered.dossier(kept, "reports" if some else "claim", lacks)
        if not dossier.told and not some:
            raise NoAnswer("nothing of this claim is left once what is incomplete is left out")
        page = render(dossier, gathered.holdings, len(chosen) - len(kept))
        with output(Path(out) if out is not None else None) as stream:
            stream.write(page)
            stream.flush()


def _reports(names: tuple[str, ...], holdings: Holdings) -> list[str]:
    """The ids of the reports that are named; empty where a single name is none of a report.

    Raises NoAnswer where one of several fits no report, or more than one.
    """
    from onrecord.weigh.finding import begun

    found = []
    for given in names:
        fitting = begun(given, holdings) if given else []
        if len(fitting) == 1:
            found.append(fitting[0])
        elif len(names) > 1:
            what = "no report" if not fitting else "more than one report"
            raise NoAnswer(
                f"{what} begins with “{given}”: 'onrecord reports' lists them; a page is of one "
                "claim, or of reports"
            )
        elif fitting:
            raise NoAnswer(f"more than one report begins with “{given}”: write more of its id")
    return list(dict.fromkeys(found))


def _incomplete(lacks: list[Incomplete], leave_out: bool) -> None:
    """Says what is missing, and ends with the exit code for it."""
    from onrecord.show.visible import one_line

    click.echo("onrecord: the page was not written, since provenance is not complete:", err=True)
    for one in lacks[:_NAMED]:
        where = one.id or one.report or "the ledger"
        detail = one_line(one.detail)
        shown = detail if len(detail) <= 120 else detail[:119] + "…"
        click.echo(f"  {one_line(where)}: {one.what} ({shown})", err=True)
    if (more := len(lacks) - _NAMED) > 0:
        click.echo(f"  and {more} more", err=True)
    advice = "'onrecord validate' lists all; add the reports again where something is broken"
    if not leave_out and all(one.gap == "unsourced" for one in lacks):
        advice = "--leave-out writes the page without these statements, and says so on it"
    click.echo(f"onrecord: {advice}", err=True)
    sys.exit(EXIT_INCOMPLETE)
