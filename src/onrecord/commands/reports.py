"""'onrecord reports': what is in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question
from onrecord.errors import NoAnswer

if TYPE_CHECKING:
    from onrecord.weigh.shelved import Shelved

LIMIT = 50  # reports on the screen, unless more are asked for


@click.command()
@click.option("--all", "every", is_flag=True, help="Show all.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"Show the latest N; 0: all.  [default: {LIMIT} as text, else all]",
)
@click.option("--outlet", metavar="NAME", help="Only those of this outlet, or part of its name.")
@click.option("--grep", metavar="WORDS", help="Only those with all these words in title or id.")
@question
def reports(
    every: bool,
    limit: int | None,
    outlet: str | None,
    grep: str | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List the reports in the ledger, by date."""
    from onrecord.show.answers.reports import Shown
    from onrecord.show.answers.reports import reports as answer
    from onrecord.weigh.shelved import shelved

    most = limit if limit is not None else (LIMIT if form == "text" and not every else 0)
    with answering():
        holdings = held_in(db, as_of)
        found = [one for one in shelved(holdings) if _meant(one, outlet, grep)]
        if not found:
            raise NoAnswer("no report in the ledger is like that: 'onrecord reports' lists them")
        shown = found[-most:] if most else found
        rest = []
        if len(shown) < len(found):
            more = len(found) - len(shown)
            are = "report is" if more == 1 else "reports are"
            rest.append(f"{more:,} earlier {are} not shown: --all shows all.")
        reply(answer(Shown(shown, _heading(found, as_of), rest), holdings), form, out, width)


def _meant(one: Shelved, outlet: str | None, grep: str | None) -> bool:
    from onrecord.weigh.finding import has_words

    outlets = " ".join(p.outlet or "" for p in one.filed.publications).casefold()
    titles = "\n".join((one.filed.id, *(p.title or "" for p in one.filed.publications)))
    return (outlet or "").casefold() in outlets and has_words(titles, (grep or "").split())


def _heading(found: Sequence[Shelved], as_of: str | None) -> str:
    reprints = sum(one.reprint_of is not None for one in found)
    gone = sum(one.filed.forgotten is not None for one in found)
    parts = [f"{len(found):,} report{'' if len(found) == 1 else 's'}"]
    if reprints:
        parts.append("1 of them a reprint" if reprints == 1 else f"{reprints:,} of them reprints")
    if gone:
        parts.append(f"{gone:,} forgotten")
    if as_of:
        parts.append(f"as of {as_of}")
    return ", ".join(parts)
