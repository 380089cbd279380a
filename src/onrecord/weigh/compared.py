"""Reports of one affair laid side by side: what all carry, what only one has, where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.errors import NoAnswer
from onrecord.ledger.records import Filed
from onrecord.records import Force, Grade, Modality, Polarity, Span
from onrecord.weigh.aspects import Differing, differing
from onrecord.weigh.clashing import Clash
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.opposed import Opposed, opposed
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef

Scope = Literal["all", "some", "one"]


class Version(msgspec.Struct, frozen=True):
    """One statement of a claim, as one of the reports has it."""

    key: str  # REPORT#STATEMENT
    report: str
    date: str  # ISO 8601 day
    text: str
    spans: tuple[Span, ...]
    source: str | None  # the root's name; None: the author, or not read
    chain: tuple[str, ...]  # names, from the hop nearest to the report to the root
    grade: Grade | None
    force: Force | None
    modality: Modality | None
    polarity: Polarity | None


class Carried(msgspec.Struct, frozen=True):
    """A claim in the reports that are laid side by side."""

    claim: str  # id
    text: str  # as the first of these reports has it
    first: str  # ISO 8601 day, in these reports
    scope: Scope  # carried by all of them, by some, or by one
    reports: tuple[str, ...]
    versions: tuple[Version, ...]  # by date, report and place
    differences: tuple[Differing, ...]


class Compared(msgspec.Struct, frozen=True):
    """The whole of it. A reprint never counts as a report of its own in ``scope``."""

    reports: tuple[Filed, ...]  # by date
    reprints: dict[str, str]  # report to the one that it reprints, where both are compared
    claims: tuple[Carried, ...]  # in time order
    opposed: tuple[Opposed, ...]  # what cannot both hold


def compare(
    holdings: Holdings,
    reports: Sequence[str],
    claims: Iterable[Claim],
    sources: Iterable[LedgerSource] = (),
    clashes: Sequence[Clash] = (),
) -> Compared:
    """Lays reports side by side, given by id, two or more.

    ``claims`` and ``sources`` are those of the whole ledger, ``clashes`` those between these
    reports. Raises :class:`NoAnswer`
    where a report is not held, has no text any more, or fewer than two are given.
    """
    chosen = [one for one in holdings.filed if one in set(reports)]
    for name in reports:
        if name not in holdings.filed:
            raise NoAnswer(f"{name} was not published by then: ask with a later --as-of")
        if name not in holdings.readings:
            raise NoAnswer(f"the text of {name} was removed: there is nothing to compare")
    if len(chosen) < 2:
        raise NoAnswer("those are one report: name another to compare it with")
    originals = {name: holdings.original(name) for name in chosen}
    whole = len(set(originals.values()))
    known = one_of(sources)
    claim_of: dict[str, str] = {}
    rows = []
    for claim, members in _gathered(holdings, originals, claims):
        claim_of |= {one.key: claim.id for one in members}
        carriers = {originals[one.report] for one in members}
        scope: Scope = "some"
        if len(carriers) == whole:
            scope = "all"
        elif len(carriers) == 1:
            scope = "one"
        rows.append(_carried(claim, members, scope, known))
    order = {name: place for place, name in enumerate(chosen)}
    places = {one.key: one.place for one in holdings.held if one.report in originals}
    rows.sort(key=lambda row: (order[row.reports[0]], places[row.versions[0].key]))
    return Compared(
        reports=tuple(holdings.filed[name] for name in chosen),
        reprints={name: of for name, of in originals.items() if of != name and of in originals},
        claims=tuple(rows),
        opposed=opposed(holdings, chosen, claim_of, clashes),
    )


def _gathered(
    holdings: Holdings, originals: Mapping[str, str], claims: Iterable[Claim]
) -> Iterator[tuple[Claim, list[Held]]]:
    """The claims with their statements in these reports.

    What a reprint says in the words of its original belongs to the original's claim, joined or
    not: the two say it once.
    """
    found: list[tuple[Claim, list[Held]]] = []
    said: dict[tuple[str, str], list[Held]] = {}
    for claim in claims:
        members = [holdings.by_key[key] for key in claim.statements if key in holdings.by_key]
        members = [one for one in members if one.report in originals]
        if members:
            found.append((claim, members))
            for one in members:
                said.setdefault((one.report, _bare(one)), members)
    for _, members in found:
        own = [one for one in members if originals[one.report] == one.report]
        if own:
            continue
        homes = [said.get((originals[one.report], _bare(one))) for one in members]
        home = homes[0]
        if home is None or any(other is not home for other in homes):
            continue
        home += members
        home.sort(key=lambda one: (one.date, one.report, one.place))
        members.clear()
    yield from ((claim, members) for claim, members in found if members)


def _bare(held: Held) -> str:
    return " ".join(held.statement.text.split()).casefold()


def one_of(sources: Iterable[LedgerSource]) -> dict[SourceRef, str]:
    """Each report's source to the source of the ledger that it belongs to."""
    return {member: one.id for one in sources for member in one.members}


def version(one: Held) -> Version:
    """A statement as it is shown beside others."""
    root = one.root
    return Version(
        key=one.key,
        report=one.report,
        date=one.date,
        text=one.statement.text,
        spans=one.statement.spans,
        source=root.name if root else None,
        chain=tuple(hop.name for hop in one.chain),
        grade=one.grade,
        force=one.attribution.force if one.attribution else None,
        modality=one.statement.modality,
        polarity=one.statement.polarity,
    )


def _carried(
    claim: Claim, members: list[Held], scope: Scope, known: dict[SourceRef, str]
) -> Carried:
    return Carried(
        claim=claim.id,
        text=members[0].statement.text,
        first=members[0].date,
        scope=scope,
        reports=tuple(dict.fromkeys(one.report for one in members)),
        versions=tuple(version(one) for one in members),
        differences=differing(members, known),
    )
