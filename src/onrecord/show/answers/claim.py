"""`onrecord claim ID`: who carries one claim, on whose word, what joins it, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.ledger.records import Join
from onrecord.show import wording
from onrecord.show.answers import said, telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.claims import UNSURE, claim_object
from onrecord.show.answers.quoting import Quoting, unquoted
from onrecord.show.answers.screen import QUIET, QUOTED, STRONG, WARNING, WHO, hanging, line, stacked
from onrecord.show.visible import one_line
from onrecord.weigh.carrying import Carried, Carrier
from onrecord.weigh.differing import Change
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.status import Answer as Answered

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("claim", "date", "report", "outlet", "title", "reprint_of", "statement", "paragraph"),
    *("spans", "text", "voice", "source", "grade", "chain", "force", "modality", "polarity"),
    *("added", "left_out", "otherwise", "new_words"),
)
_MOST = 12  # joins on the screen; JSON has all


def claim(one: Carried, holdings: Holdings) -> Answer:
    """The answer."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: [_object(one, quoting, holdings)],
        columns=COLUMNS,
        rows=lambda: _rows(one, quoting),
        shown=lambda width: _shown(one, quoting, holdings),
    )


def _object(one: Carried, quoting: Quoting, holdings: Holdings) -> dict[str, Any]:
    return {
        **claim_object(one.listed, quoting, holdings),
        "carried_by": [
            {
                "report": carrier.filed.id,
                "date": carrier.filed.date,
                "dates": carrier.filed.dates,
                "outlet": carrier.filed.outlet,
                "title": carrier.filed.title,
                "reprint_of": carrier.reprint_of,
                "statements": [held.key for held in carrier.statements],
                "changes": msgspec.to_builtins(carrier.changes),
            }
            for carrier in one.carriers
        ],
        "joins": msgspec.to_builtins(one.joins),
        "responses": [_response(answer, one, quoting) for answer in one.answers],
    }


def _response(answer: Answered, one: Carried, quoting: Quoting) -> dict[str, Any]:
    spans = answer.response.spans
    return {
        "claim": one.claim.id,
        "claim_text": one.claim.text,
        "date": answer.date,
        "actor": answer.actor.name,
        "kind": answer.response.kind,
        "report": answer.report,
        "paragraph": quoting.paragraph(answer.report, spans),
        "spans": msgspec.to_builtins(spans),
        "text": quoting.text(answer.report, spans),
    }


def _rows(one: Carried, quoting: Quoting) -> Iterator[Sequence[object]]:
    for carrier in one.carriers:
        filed = carrier.filed
        for held in carrier.statements:
            quote = quoting.evidence(held)
            yield (
                *(one.claim.id, filed.date, filed.id, filed.outlet, filed.title),
                *(carrier.reprint_of, held.key, quote["paragraph"]),
                [f"{span.start}-{span.end}" for span in held.statement.spans],
                *(quote[key] for key in COLUMNS[9:17]),
                *_sorted(carrier.changes),
            )


def _sorted(changes: Sequence[Change]) -> Iterator[list[str]]:
    """What was added, left out, told otherwise, and the new words."""
    facts = [one for one in changes if one.what != "words"]
    yield [one.now for one in facts if one.was is None and one.now]
    yield [one.was for one in facts if one.now is None and one.was]
    yield [f"{one.now} instead of {one.was}" for one in facts if one.now and one.was]
    yield [one.now for one in changes if one.what == "words" and one.now]


# On the screen


def _shown(one: Carried, quoting: Quoting, holdings: Holdings) -> Iterator[RenderableType]:
    yield line((unquoted(f"“{one_line(one.claim.text)}”"), STRONG))
    yield line((one_line(one.claim.id), QUIET))
    yield ""
    yield from _summary(one, holdings.as_of)
    yield ""
    yield line(("Who carries it, from first to last", STRONG))
    yield ""
    for carrier in one.carriers:
        out = hanging()
        out.add_row(carrier.filed.date, stacked(_carrier(carrier, quoting, holdings)))
        yield out
        yield ""
    if one.answers:
        yield line(("What was answered", STRONG))
        yield ""
        out = hanging()
        for answer in one.answers:
            out.add_row(answer.date, _answered(answer, quoting, holdings))
        yield out
        yield ""
    if one.joins:
        yield line(("Why these are one claim, the least certain first", STRONG))
        yield ""
        out = hanging()
        for join in one.joins[:_MOST]:
            out.add_row(f"{join.score:.2f}", _joined(join, quoting, holdings))
        yield out
        if (more := len(one.joins) - _MOST) > 0:
            yield line((f"{more} more, all of them more certain: --format json has all.", QUIET))
    else:
        yield line(("No other report says this.", QUIET))


def _summary(one: Carried, as_of: str | None) -> Iterator[RenderableType]:
    claim, listed = one.claim, one.listed
    carried = wording.counted(listed.reports, "report")
    if listed.outlets:
        carried += f" by {telling.listed(listed.outlets)}"
    if listed.reprints:
        carried += f", and {wording.counted(listed.reprints, 'reprint')}"
    until = f", as of {as_of}" if as_of else ""
    yield line(f"{carried}; {telling.period(claim.first, claim.last)}{until}.")
    reasons = [one_line(reason) for reason in claim.roots.reasons]
    rooted = telling.rooted(claim.roots)
    yield line((rooted[:1].upper() + rooted[1:], STRONG), ":" if reasons else ".")
    if reasons:
        out = hanging()
        for reason in reasons:
            out.add_row(" ·", reason)
        yield out
    yield line(f"On whose word: {telling.grades(claim.grades)}.")
    answered = telling.status(claim.status)
    yield line(answered[:1].upper() + answered[1:] + ".")
    if claim.confidence < UNSURE:
        yield line(
            (f"The least certain of its joins has {claim.confidence:.2f}: read both.", WARNING)
        )


def _carrier(carrier: Carrier, quoting: Quoting, holdings: Holdings) -> list[Text]:
    out = [said.heading(carrier.filed)]
    if carrier.reprint_of:
        of = holdings.filed.get(carrier.reprint_of)
        out.append(line((said.reprinted(of, carrier.filed), QUIET)))
    for held in carrier.statements:
        out += said.statement(held, quoting)
    if carrier.changes:
        out.append(line(("Against the first: ", QUIET), telling.changed(carrier.changes)))
    return out


def _answered(answer: Answered, quoting: Quoting, holdings: Holdings) -> Text:
    spans = answer.response.spans
    words = quoting.words(answer.report, spans)
    outlet = telling.outlet(holdings.filed[answer.report].outlet)
    place = ", ".join(filter(None, (outlet, quoting.place(answer.report, spans))))
    return line(
        (wording.name(answer.actor), WHO),
        (f" {wording.answer(answer.response)}", STRONG),
        (f" ({place})", QUIET),
        (f": {words}" if words else "", QUOTED),
    )


def _joined(join: Join, quoting: Quoting, holdings: Holdings) -> Text:
    ends = [holdings.by_key[key] for key in (join.first, join.second)]
    ends.sort(key=lambda held: (held.date, held.report, held.place))
    where = " and ".join(quoting.where(held) for held in ends)
    return stacked([line(where), line((one_line(join.reason), QUIET))])
