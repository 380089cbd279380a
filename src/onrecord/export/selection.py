"""What one export holds: all of a ledger, some reports, or what carries some claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from onrecord.ledger.records import Correction, Filed, Join, key_of, parted
from onrecord.records import Reading, Source, Span
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef

if TYPE_CHECKING:
    from onrecord.weigh.holdings import Holdings

_replace = msgspec.structs.replace


class Selection:
    """Reports, readings and what was weighed of them, narrowed to what was asked for.

    ``filed`` is in order of date and id; ``readings`` lacks forgotten reports; ``held`` are the
    statements in that order. Claims and sources are whole: they also name reports and statements
    that are not in the selection. Joins have both ends in it; corrections, an anchor.
    """

    def __init__(
        self,
        holdings: Holdings,
        claims: Iterable[Claim] = (),
        sources: Iterable[LedgerSource] = (),
        corrections: Iterable[Correction] | None = None,
        *,
        reports: Collection[str] | None = None,
        only: Sequence[Claim] | None = None,
    ) -> None:
        """``reports``: ids of those wanted, all by default; ``only``: the claims wanted.

        ``corrections`` may hold undone ones too; by default they are those of the holdings.
        """
        keys = None if only is None else {key for one in only for key in one.statements}
        wanted = set(holdings.filed) if reports is None else set(reports)
        if keys is not None:
            wanted &= {parted(key)[0] for key in keys}
        self.filed: tuple[Filed, ...] = tuple(f for f in holdings.filed.values() if f.id in wanted)
        self.by_id = {one.id: one for one in self.filed}
        self.held: tuple[Held, ...] = tuple(
            one
            for one in holdings.held
            if one.report in wanted and (keys is None or one.key in keys)
        )
        self.by_key = {one.key: one for one in self.held}
        self.readings: dict[str, Reading] = {
            one.id: holdings.readings[one.id] for one in self.filed if one.id in holdings.readings
        }
        if keys is not None:
            self.readings = {k: narrowed(one, keys) for k, one in self.readings.items()}
        self.claims: tuple[Claim, ...] = tuple(
            one
            for one in (claims if only is None else only)
            if any(key in self.by_key for key in one.statements)
        )
        there = {
            SourceRef(name, source.id)
            for name, reading in self.readings.items()
            for source in reading.sources
        }
        self.sources: tuple[LedgerSource, ...] = tuple(
            one for one in sources if not there.isdisjoint(one.members)
        )
        self.joins: tuple[Join, ...] = tuple(
            one for one in holdings.joins if one.first in self.by_key and one.second in self.by_key
        )
        given = holdings.corrections if corrections is None else corrections
        self.corrections: tuple[Correction, ...] = tuple(
            one for one in given if any(a.report in wanted for a in one.anchors)
        )
        self.claim_of = {key: one.id for one in self.claims for key in one.statements}
        self.ledger_source = {ref: one for one in self.sources for ref in one.members}

    def read(self) -> Iterator[tuple[Filed, Reading]]:
        """The reports that can be read, with their readings, by date and id."""
        for filed in self.filed:
            if filed.id in self.readings:
                yield filed, self.readings[filed.id]

    def spoken_for(self, report: str, source: Source) -> LedgerSource:
        """The source across reports that a reading's source is one of, or else itself alone."""
        ref = SourceRef(report, source.id)
        found = self.ledger_source.get(ref)
        return alone(ref, source) if found is None else found


def alone(ref: SourceRef, source: Source) -> LedgerSource:
    """A reading's source as a ledger source of its own."""
    return LedgerSource(
        id=f"{ref.report}#{ref.source}",
        name=source.name,
        grade=source.grade,
        kind=source.kind,
        role=source.role,
        affiliation=source.affiliation,
        aliases=(),
        reports=(ref.report,),
        statements=0,
        members=(ref,),
    )


def narrowed(reading: Reading, keys: Collection[str]) -> Reading:
    """The reading with only these statements, and what hangs on them."""
    statements = tuple(one for one in reading.statements if key_of(reading.id, one.id) in keys)
    ids = {one.id for one in statements}
    used = {one.attribution for one in statements}
    spans = [span for one in statements for span in one.spans]

    def touches(places: Iterable[Span]) -> bool:
        return any(place.overlaps(span) for place in places for span in spans)

    attributions = tuple(one for one in reading.attributions if one.id in used)
    responses = tuple(one for one in reading.responses if one.about in ids)
    positions = tuple(one for one in reading.positions if touches(one.spans))
    decisions = tuple(one for one in reading.decisions if one.what in ids or touches(one.spans))
    named = {
        *(name for a in attributions for name in (a.source_id, *a.chain)),
        *(hop.source_id for a in attributions for hop in a.hops),
        *(one.actor for one in responses),
        *(one.actor for one in positions),
        *(name for one in decisions for name in (one.decider, *one.through)),
    }
    return _replace(
        reading,
        statements=statements,
        attributions=attributions,
        sources=tuple(one for one in reading.sources if one.id in named),
        relations=tuple(r for r in reading.relations if r.from_ in ids and r.to in ids),
        responses=responses,
        positions=positions,
        decisions=decisions,
    )
