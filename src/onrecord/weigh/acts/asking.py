"""The acts of a ledger as a question asks for them, with what is known of its rules."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import NoAnswer
from onrecord.weigh.acts.acts import acts
from onrecord.weigh.acts.records import ROLES, Act
from onrecord.weigh.claims import claims
from onrecord.weigh.finding import find_report, has_words
from onrecord.weigh.history.records import Answered
from onrecord.weigh.history.responding import answered
from onrecord.weigh.history.rules import rules
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.sources import ledger_sources


def acted(holdings: Holdings) -> tuple[Act, ...]:
    """All acts, with the rules that they meet, make, or are named by."""
    sources = ledger_sources(holdings)
    return acts(holdings, claims(holdings, sources), sources, rules(holdings, sources))


def answered_to(one: Act, holdings: Holdings) -> tuple[Answered, ...]:
    """What officials answered to the statements that tell of an act, by date."""
    return answered(holdings, {one.id: one.statements}, ledger_sources(holdings))


def chosen(
    found: Sequence[Act],
    holdings: Holdings,
    *,
    words: Sequence[str] = (),
    by: str | None = None,
    report: str | None = None,
) -> tuple[Act, ...]:
    """Of some acts those that have all the words, an actor of the name, and the report.

    Raises NoAnswer where none is left, or where no report, or more than one, is meant.
    """
    name = find_report(report, holdings) if report is not None else None
    out = tuple(
        one
        for one in found
        if (name is None or name in one.reports)
        and (
            by is None or any(has_words(each, [by]) for part in ROLES for each in one.actors(part))
        )
        and (not words or has_words(_text(one, holdings), words))
    )
    if not out:
        raise NoAnswer(
            "no act fits: ask with fewer words"
            if words or by or report
            else "no report in the ledger tells of an act that somebody decided"
        )
    return out


def _text(one: Act, holdings: Holdings) -> str:
    return " ".join((one.text, *(holdings.by_key[key].statement.text for key in one.statements)))
