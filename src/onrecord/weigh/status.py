"""What officials have answered to a claim, and the status that this gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from onrecord.ledger.records import parted
from onrecord.records import Response, ResponseKind, Source
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Status

_GIVES: dict[ResponseKind, Status] = {
    "confirms": "confirmed",
    "denies": "denied",
    "declines": "declined",
    "evades": "declined",
    "silent": "declined",
}
_OFFICIAL_KINDS = ("state", "body")


class Answer(msgspec.Struct, frozen=True):
    """A response in one report to a statement of a claim."""

    date: str  # ISO 8601 day of the report
    report: str
    actor: Source
    response: Response


class Given(NamedTuple):
    """An official's answer, as far as a status hangs on it.

    ``passing``: told again after it was first given, or a refusal that may be about something
    else; neither takes back what its party answered before.
    """

    party: str
    kind: ResponseKind
    passing: bool = False


def answers(statements: Iterable[str], holdings: Holdings) -> tuple[Answer, ...]:
    """The responses to the statements with these keys, by date, report and place.

    A reprint answers nothing anew. What answers a claim from another report is in
    :mod:`onrecord.weigh.history.responding`.
    """
    wanted: dict[str, set[str]] = {}
    for key in statements:
        report, statement = parted(key)
        wanted.setdefault(report, set()).add(statement)
    out = []
    for report, ids in wanted.items():
        if holdings.original(report) != report:
            continue
        reading = holdings.readings[report]
        sources = {source.id: source for source in reading.sources}
        for response in reading.responses:
            if response.about in ids and response.actor in sources:
                date = holdings.filed[report].date
                out.append(Answer(date, report, sources[response.actor], response))
    out.sort(key=lambda one: (one.date, one.report, one.response.spans, one.response.kind))
    return tuple(out)


def official(source: Source) -> bool:
    """Whether a source can answer for a state or a body: on the record, and with an office."""
    if source.grade == "official":
        return True
    if source.grade == "named":
        return source.kind == "person" and bool(source.role or source.affiliation)
    return source.grade == "collective" and source.kind in _OFFICIAL_KINDS


def status_of(found: Sequence[Answer]) -> Status:
    """The status by responses alone; a party is an affiliation, or a source that has none."""
    given = [
        Given((one.actor.affiliation or one.actor.name).casefold(), one.response.kind)
        for one in found
        if official(one.actor)
    ]
    return settled(given)


def settled(
    given: Iterable[Given], apart: Callable[[str, str], bool] = lambda one, other: one != other
) -> Status:
    """What officials answered last, of answers in order of time.

    ``disputed`` where the last answers of two parties that are known to be ``apart`` conflict. Who
    declines after somebody else has confirmed or denied takes nothing back, nor does silence.
    """
    last: dict[str, ResponseKind] = {}
    for one in given:
        if one.party in last and (one.passing or one.kind == "silent"):
            continue
        last.pop(one.party, None)
        last[one.party] = one.kind
    if not last:
        return "unanswered"
    firm = [(party, kind) for party, kind in last.items() if kind in ("confirms", "denies")]
    if not firm:
        return _GIVES[list(last.values())[-1]]
    party, kind = firm[-1]
    if any(other != kind and apart(name, party) for name, other in firm[:-1]):
        return "disputed"
    return _GIVES[kind]
