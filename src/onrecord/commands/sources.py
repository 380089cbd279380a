"""'onrecord sources': who is quoted across reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.commands.answering import answering, held_in, reply
from onrecord.commands.options import AnswerFormat, question
from onrecord.errors import NoAnswer

if TYPE_CHECKING:
    from onrecord.weigh.records import LedgerSource

LIMIT = 50  # sources on the screen, unless more are asked for


@click.command()
@click.option("--all", "every", is_flag=True, help="Show all, also those who say nothing.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"Show so many; 0: all.  [default: {LIMIT} as text, else all]",
)
@click.option(
    "--min-reports",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Only those that so many reports name.",
)
@click.option(
    "--grade",
    type=click.Choice(["named", "official", "collective", "anonymous", "unattributed"]),
    help="Only those of this grade.",
)
@click.option("--grep", metavar="WORDS", help="Only those with all these words in their names.")
@question
def sources(
    every: bool,
    limit: int | None,
    min_reports: int,
    grade: str | None,
    grep: str | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List sources: one person, office or outlet under all its names.

    Those who say most come first. An unnamed source stands alone always.
    """
    from onrecord.show.answers.sources import Shown
    from onrecord.show.answers.sources import sources as answer
    from onrecord.weigh.finding import has_words
    from onrecord.weigh.sources import ledger_sources

    text = form == "text"
    most = limit if limit is not None else (LIMIT if text and not every else 0)
    with answering():
        holdings = held_in(db, as_of)
        found = [one for one in ledger_sources(holdings) if len(one.reports) >= min_reports]
        if grade is not None:
            found = [one for one in found if one.grade == grade]
        if grep is not None:
            words = grep.split()
            found = [one for one in found if has_words(_names(one), words)]
        if not found:
            raise NoAnswer("no source in the ledger is like that: 'onrecord sources' lists them")
        found.sort(key=lambda one: (-one.statements, -len(one.reports), one.name, one.id))
        kept = [one for one in found if one.statements] if text and not every else found
        kept = kept or found
        shown = kept[: most or None]
        reply(
            answer(
                Shown(
                    shown,
                    _heading(len(kept), len(holdings.readings), as_of),
                    _rest(len(found), len(kept), len(shown)),
                ),
                holdings,
            ),
            form,
            out,
            width,
        )


def _names(one: LedgerSource) -> str:
    return "\n".join((one.name, *one.aliases, *one.offices))


def _heading(count: int, reports: int, as_of: str | None) -> str:
    until = f", as of {as_of}" if as_of else ""
    return (
        f"{count:,} source{'' if count == 1 else 's'} in "
        f"{reports:,} report{'' if reports == 1 else 's'}{until}"
    )


def _rest(found: int, kept: int, shown: int) -> tuple[str, ...]:
    out = []
    if shown < kept:
        more = kept - shown
        are = (
            "is not shown: --limit 0 shows it"
            if more == 1
            else "are not shown: --limit 0 shows them"
        )
        out.append(f"{more:,} more {are}.")
    if kept < found:
        one = found - kept == 1
        say = "says nothing itself" if one else "say nothing themselves"
        out.append(f"{found - kept:,} more {say}: --all shows them.")
    return tuple(out)
