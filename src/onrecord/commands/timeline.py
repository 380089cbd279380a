"""`onrecord timeline`: what is on record, in the order of its dates."""

from __future__ import annotations

import click

from onrecord.commands.answering import answering, reply
from onrecord.commands.opening import held
from onrecord.commands.options import AnswerFormat, Day, question


@click.command()
@click.option("--report", metavar="REPORT", help="Only what this report says.")
@click.option("--claim", metavar="CLAIM", help="Only this claim, and what was answered to it.")
@click.option("--source", metavar="SOURCE", help="Only what this source said, answered, decided.")
@click.option("--since", type=Day(), metavar="DATE", help="From this day on (ISO 8601).")
@click.option("--until", type=Day(), metavar="DATE", help="Up to this day, included (ISO 8601).")
@question
def timeline(
    report: str | None,
    claim: str | None,
    source: str | None,
    since: str | None,
    until: str | None,
    db: str,
    as_of: str | None,
    form: AnswerFormat,
    out: str | None,
    width: int | None,
) -> None:
    """List reports, statements, responses, positions and decisions by date.

    Statements are those that two reports or more carry, or else all of the report, claim or
    source that is asked for. A decision stands under the day that a report gives for it.
    """
    if since and until and since > until:
        raise click.BadParameter(f"it is after --until {until}", param_hint="--since")
    from onrecord.errors import NoAnswer
    from onrecord.ledger.store import Ledger
    from onrecord.show.answers.timeline import timeline as answer
    from onrecord.weigh.claims import claims
    from onrecord.weigh.finding import find_claim, find_source
    from onrecord.weigh.moments import Wanted
    from onrecord.weigh.sources import ledger_sources
    from onrecord.weigh.timeline import timeline as moments

    with answering():
        with Ledger.open(db, create=False) as ledger:
            name = ledger.find(report) if report is not None else None
            holdings = held(ledger, as_of)
        sources = ledger_sources(holdings)
        every = claims(holdings, sources)
        wanted = Wanted(
            report=name,
            claim=find_claim(every, claim) if claim is not None else None,
            source=find_source(sources, source) if source is not None else None,
            since=since,
            until=until,
        )
        found = moments(holdings, every, sources, wanted)
        if not holdings.filed:
            raise NoAnswer("the ledger is empty by then: 'onrecord add PATH|URL' records reports")
        if not found:
            raise NoAnswer("nothing in the ledger has such a date: ask for more of it")
        reply(answer(found, holdings, _about(wanted)), form, out, width)


def _about(wanted: object) -> str:
    """What was asked for, in words."""
    from onrecord.show import wording
    from onrecord.weigh.moments import Wanted

    assert isinstance(wanted, Wanted)
    parts = []
    if wanted.report:
        parts.append(f"in {wanted.report}")
    if wanted.claim:
        parts.append(f"about “{wording.clip(wanted.claim.text, 60)}”")
    if wanted.source:
        parts.append(f"of {wording.clip(wanted.source.name, 60)}")
    if wanted.since:
        parts.append(f"since {wanted.since}")
    if wanted.until:
        parts.append(f"until {wanted.until}")
    return ", ".join(parts)
