"""What cannot both hold, in reports laid side by side: contradictions and denials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.ledger.records import key_of
from onrecord.records import Span, joined
from onrecord.weigh.clashing import Clash
from onrecord.weigh.corrected import statement_at
from onrecord.weigh.holdings import Holdings


class Opposed(msgspec.Struct, frozen=True):
    """A statement, and what one of the reports sets against it."""

    kind: Literal["contradicts", "denies", "otherwise"]  # otherwise: alike but for ``reason``
    report: str  # where it is opposed
    first: str  # key of the statement that is opposed
    second: str | None  # key of the statement against it; None: a denial in other words
    actor: str | None  # who denies it
    text: str  # the words against it
    spans: tuple[Span, ...]
    claims: tuple[str, ...]  # the claims that both belong to, the opposed one first
    reports: tuple[str, ...]  # those compared that carry the opposed claim
    reason: str


def opposed(
    holdings: Holdings,
    reports: Sequence[str],
    claim_of: Mapping[str, str],
    clashes: Sequence[Clash] = (),
) -> tuple[Opposed, ...]:
    """Contradictions and denials read in these reports, or added by a person across them.

    ``clashes`` are what they tell otherwise, ``claim_of`` gives the claim of each statement. All
    stand in the order of the reports. What a reprint repeats is not given again.
    """
    carriers: dict[str, dict[str, None]] = {}
    for key, claim in claim_of.items():
        carriers.setdefault(claim, {})[holdings.by_key[key].report] = None
    out: list[Opposed] = []
    seen: set[tuple[str, ...]] = set()
    for report in reports:
        read = _denied(list(_contradictions(holdings, report)), list(_denials(holdings, report)))
        added = _added(holdings, report, reports)
        told = [
            msgspec.structs.replace(
                _contradiction(holdings, one.first, one.second, one.reason), kind="otherwise"
            )
            for one in clashes
            if holdings.by_key[one.second].report == report
        ]
        for one in (*read, *added, *told):
            claims = tuple(claim_of[key] for key in (one.first, one.second) if key)
            mark = (holdings.original(report), one.kind, one.actor or "", one.text)
            if one.kind != "denies" and len(set(claims)) == 1:
                continue  # joined since: it would stand against itself
            if mark in seen and report != holdings.original(report):
                continue
            seen.add(mark)
            carried = carriers.get(claims[0], {}) if claims else {}
            order = tuple(name for name in reports if name in carried)
            out.append(msgspec.structs.replace(one, claims=claims, reports=order))
    return tuple(out)


def _contradictions(holdings: Holdings, report: str) -> Iterator[Opposed]:
    reading = holdings.readings[report]
    known = {one.id: one for one in reading.statements}
    for relation in reading.relations:
        if relation.kind != "contradicts":
            continue
        ends = sorted(
            (known[name] for name in (relation.from_, relation.to) if name in known),
            key=lambda one: one.spans,
        )
        if len(ends) == 2:
            first, second = (key_of(report, one.id) for one in ends)
            yield _contradiction(holdings, first, second, relation.reason)


def _added(holdings: Holdings, report: str, reports: Sequence[str]) -> Iterator[Opposed]:
    """Contradictions between two reports that a person added, given at the later one."""
    for correction in holdings.corrections:
        if correction.kind != "add_relation" or correction.relation != "contradicts":
            continue
        ends = [one for one in correction.anchors[:2] if one.report in reports]
        ends.sort(key=lambda one: reports.index(one.report))
        if len({one.report for one in ends}) < 2 or ends[1].report != report:
            continue
        found = [statement_at(holdings.readings[one.report], one) for one in ends]
        if found[0] and found[1]:
            first, second = key_of(ends[0].report, found[0]), key_of(report, found[1])
            reason = f"added by {correction.who}: {correction.why}"
            yield _contradiction(holdings, first, second, reason)


def _denied(contradictions: list[Opposed], denials: list[Opposed]) -> list[Opposed]:
    """Both in the order of the words against; a contradiction that is a denial's stands once."""
    left = list(contradictions)
    out = []
    for denial in denials:
        for one in left:
            inside = all(any(a.overlaps(b) for b in denial.spans) for a in one.spans)
            if one.first == denial.first and one.actor == denial.actor and inside:
                left.remove(one)
                denial = msgspec.structs.replace(denial, second=one.second)
                break
        out.append(denial)
    return sorted((*out, *left), key=lambda one: (one.spans, one.first))


def _contradiction(holdings: Holdings, first: str, second: str, reason: str) -> Opposed:
    against = holdings.by_key[second]
    return Opposed(
        kind="contradicts",
        report=against.report,
        first=first,
        second=second,
        actor=against.root.name if against.root else None,
        text=against.statement.text,
        spans=against.statement.spans,
        claims=(),
        reports=(),
        reason=reason,
    )


def _denials(holdings: Holdings, report: str) -> Iterator[Opposed]:
    reading = holdings.readings[report]
    names = {source.id: source.name for source in reading.sources}
    for response in reading.responses:
        key = key_of(report, response.about or "")
        if response.kind == "denies" and key in holdings.by_key:
            yield Opposed(
                kind="denies",
                report=report,
                first=key,
                second=None,
                actor=names.get(response.actor),
                text=joined(reading.text, response.spans),
                spans=response.spans,
                claims=(),
                reports=(),
                reason=response.reason,
            )
