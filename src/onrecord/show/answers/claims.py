"""`onrecord claims`: the claims of the ledger, the most carried first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.listing import Head
from onrecord.show.answers.quoting import QUOTE, Quoting
from onrecord.show.answers.screen import NARROW, QUIET, STRONG, hanging, line, stacked, table
from onrecord.show.visible import one_line
from onrecord.weigh.carrying import Listed
from onrecord.weigh.holdings import Holdings

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("id", "text", "first", "last", "report_count", "outlet_count", "reprint_count"),
    *("roots_min", "roots_max", "roots_reasons", "grades", "status", "confidence"),
    *("reports", "outlets", "statements"),
)
UNSURE = 0.7  # a weakest join below this is told beside the claim


@dataclass(frozen=True)
class Shown:
    """The claims to show, and what was left out and how to see it."""

    claims: Sequence[Listed]
    heading: str
    rest: Sequence[str] = ()  # sentences below the list


def claims(shown: Shown, holdings: Holdings) -> Answer:
    """The answer."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (claim_object(one, quoting, holdings) for one in shown.claims),
        columns=COLUMNS,
        rows=lambda: map(_row, shown.claims),
        shown=lambda width: _shown(shown, width),
    )


def claim_object(one: Listed, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    """A claim as JSON: the contract's keys first, then how widely it is carried, and its quotes."""
    claim = one.claim
    return {
        "id": claim.id,
        "text": claim.text,
        "first": claim.first,
        "last": claim.last,
        "reports": claim.reports,
        "statements": claim.statements,
        "grades": claim.grades,
        "roots": msgspec.to_builtins(claim.roots),
        "status": claim.status,
        "outlets": one.outlets,
        "reprints": one.reprints,
        "confidence": claim.confidence,
        "quotes": [quoting.evidence(holdings.by_key[key]) for key in claim.statements],
    }


def _row(one: Listed) -> Sequence[object]:
    claim = one.claim
    return (
        *(claim.id, claim.text, claim.first, claim.last),
        *(one.reports, len(one.outlets), one.reprints),
        *(claim.roots.min, claim.roots.max, claim.roots.reasons),
        *(claim.grades, claim.status, claim.confidence),
        *(claim.reports, one.outlets, claim.statements),
    )


def _shown(shown: Shown, width: int) -> Iterator[RenderableType]:
    yield line((shown.heading, STRONG))
    yield ""
    if width < NARROW:
        out = hanging()
        for one in shown.claims:
            out.add_row("·", stacked([*_about(one), line((_carried(one), QUIET))]))
            out.add_row("", "")
    else:
        out = table(
            Head("Reports", right=True), Head("Outlets", right=True), Head("Roots"), "Claim"
        )
        for one in shown.claims:
            out.add_row(
                *(str(one.reports), str(len(one.outlets) or "–"), telling.ranged(one.claim.roots)),
                stacked(_about(one)),
            )
            out.add_row()
    yield out
    for sentence in shown.rest:
        yield line((sentence, QUIET))


def _about(one: Listed) -> list[Text]:
    """The claim's words, then what is known of it, then its id and dates."""
    claim = one.claim
    facts = [telling.status(claim.status), telling.grades(claim.grades)]
    dates = [telling.period(claim.first, claim.last), one_line(claim.id)]
    if one.reprints:
        dates.insert(1, wording.counted(one.reprints, "reprint") + " not counted")
    if claim.confidence < UNSURE:
        dates.append(f"least certain join {claim.confidence:.2f}")
    return [
        line(wording.clip(claim.text, QUOTE)),
        line((_capital(" · ".join(filter(None, facts))), QUIET)),
        line((" · ".join(dates), QUIET)),
    ]


def _carried(one: Listed) -> str:
    """The numbers of the table in words."""
    parts = [wording.counted(one.reports, "report")]
    if one.outlets:
        parts.append(wording.counted(len(one.outlets), "outlet"))
    return " · ".join([*parts, telling.rooted(one.claim.roots)])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
