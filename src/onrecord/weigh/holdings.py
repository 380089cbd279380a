"""What the ledger holds as of a date, corrections applied: all that weighing sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

import msgspec

from onrecord.ledger.records import Correction, Filed, Join, key_of
from onrecord.records import Attribution, Reading, Source
from onrecord.weigh.corrected import corrected, joined_keys, source_at
from onrecord.weigh.records import Held, SourceRef

if TYPE_CHECKING:
    from collections.abc import Collection

Pair = tuple[str, str]
RefPair = tuple[SourceRef, SourceRef]


class Kept(Protocol):
    """The part of a ledger that holdings are loaded from."""

    def filed(self, as_of: str | None = None) -> tuple[Filed, ...]:
        """All reports, by date and id."""

    def readings(
        self, reports: Collection[str] | None = None, as_of: str | None = None
    ) -> Iterator[tuple[Filed, Reading]]:
        """The readings that count now."""

    def joins(self, weigher: str, as_of: str | None = None) -> Iterator[Join]:
        """The joins of one weigher between statements that count now."""

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections in the order in which they were made."""


class Holdings:
    """Reports, readings and joins as of a day, corrections applied.

    ``filed`` has the reports published by then, by date and id, forgotten ones too; ``readings``
    those that can still be read. ``held`` are all their statements in that order. ``joins`` are
    those of statements held that say the same: pairs that a person parted are gone, those that a
    person joined stand with score 1; ``links`` are the other pairs that the weigher linked.
    ``merged`` and ``apart`` are pairs of sources of different reports that a person joined or held
    apart.
    """

    def __init__(
        self,
        filed: Iterable[Filed],
        readings: Iterable[Reading],
        joins: Iterable[Join] = (),
        corrections: Iterable[Correction] = (),
        as_of: str | None = None,
    ) -> None:
        self.as_of = as_of
        known = (then for one in filed if (then := _as_of(one, as_of)) is not None)
        self.filed = {one.id: one for one in sorted(known, key=lambda one: (one.date, one.id))}
        self.corrections = tuple(one for one in corrections if not one.undone)
        self._given = {reading.id: reading for reading in readings}
        self._stored = tuple(joins)
        self.readings = {
            name: corrected(self._given[name], self.corrections)
            for name in self.filed
            if name in self._given
        }
        self.held = tuple(
            held
            for name, reading in self.readings.items()
            for held in _held(self.filed[name], reading)
        )
        self.by_key = {one.key: one for one in self.held}
        self.parted, together, self.unsure = self._judged()
        self.joins = self._joined(self._stored, together)
        same = {(join.first, join.second) for join in self.joins}
        self.links = tuple(
            join
            for join in self._stored
            if join.kind != "same"
            and join.first in self.by_key
            and join.second in self.by_key
            and (join.first, join.second) not in same
        )
        self.merged, self.apart = self._sources()

    @classmethod
    def of(cls, ledger: Kept, as_of: str | None = None, weigher: str | None = None) -> Holdings:
        """What a ledger holds; ``weigher``: whose joins count, by default this version's."""
        if weigher is None:
            from onrecord.weigh.joins import WEIGHER

            weigher = WEIGHER
        readings = [reading for _, reading in ledger.readings(as_of=as_of)]
        return cls(
            ledger.filed(as_of), readings, ledger.joins(weigher, as_of), ledger.corrections(), as_of
        )

    @classmethod
    def build(
        cls,
        given: Iterable[tuple[Filed, Reading]],
        joins: Iterable[Join] = (),
        corrections: Iterable[Correction] = (),
        as_of: str | None = None,
    ) -> Holdings:
        """The same from plain records."""
        pairs = list(given)
        return cls([f for f, _ in pairs], [r for _, r in pairs], joins, corrections, as_of)

    def only(self, reports: Collection[str]) -> Holdings:
        """The same as if the ledger had these reports alone.

        A correction between one of them and another report then says nothing.
        """
        return Holdings(
            [one for name, one in self.filed.items() if name in reports],
            [one for name, one in self._given.items() if name in reports],
            self._stored,
            self.corrections,
            self.as_of,
        )

    def original(self, report: str) -> str:
        """The report that this one reprints, or itself."""
        seen = {report}
        while (of := self.filed[report].reprint_of) and of in self.filed and of not in seen:
            report = of
            seen.add(of)
        return report

    def source(self, ref: SourceRef) -> Source | None:
        """The source that a reference points at, as corrected."""
        reading = self.readings.get(ref.report)
        if reading is None:
            return None
        return next((one for one in reading.sources if one.id == ref.source), None)

    def _judged(self) -> tuple[frozenset[Pair], dict[Pair, Correction], frozenset[Pair]]:
        """Pairs parted, joined and left open by a person; what was said last counts."""
        said: dict[Pair, Correction] = {}
        for correction in self.corrections:
            if correction.kind in ("join_claims", "part_claims", "cannot_tell"):
                for pair in joined_keys(self.readings, correction):
                    said[pair] = correction
        parted = frozenset(p for p, one in said.items() if one.kind == "part_claims")
        together = {p: one for p, one in said.items() if one.kind == "join_claims"}
        unsure = frozenset(p for p, one in said.items() if one.kind == "cannot_tell")
        return parted, together, unsure

    def _joined(self, joins: Iterable[Join], together: dict[Pair, Correction]) -> tuple[Join, ...]:
        kept = {
            (join.first, join.second): join
            for join in joins
            if join.kind == "same" and join.first in self.by_key and join.second in self.by_key
        }
        for pair in self.parted:
            kept.pop(pair, None)
        for (first, second), one in together.items():
            reason = f"joined by {one.who}: {one.why}"
            kept[first, second] = Join(first, second, 1.0, reason)
        return tuple(kept[pair] for pair in sorted(kept))

    def _sources(self) -> tuple[tuple[RefPair, ...], tuple[RefPair, ...]]:
        """Pairs of sources of different reports, joined and held apart; the last word counts."""
        said: dict[RefPair, bool] = {}
        for correction in self.corrections:
            if correction.kind not in ("merge_sources", "split_sources"):
                continue
            refs = []
            for anchor in correction.anchors:
                reading = self.readings.get(anchor.report)
                found = source_at(reading, anchor) if reading else None
                refs.append(SourceRef(anchor.report, found) if found else None)
            if not refs or refs[0] is None:
                continue
            for other in refs[1:]:
                if other is not None and other.report != refs[0].report:
                    pair = (min(refs[0], other), max(refs[0], other))
                    said[pair] = correction.kind == "merge_sources"
        return (
            tuple(sorted(pair for pair, one in said.items() if one)),
            tuple(sorted(pair for pair, one in said.items() if not one)),
        )


def _as_of(filed: Filed, day: str | None) -> Filed | None:
    """The report as it was known on a day; None where it was not published by then."""
    if day is None:
        return filed
    if not filed.dates:
        return filed if filed.added[:10] <= day else None
    by_then = tuple(
        one for one in filed.publications if one.published and one.published[:10] <= day
    )
    if not by_then:
        return None
    return msgspec.structs.replace(filed, publications=by_then)


def _held(filed: Filed, reading: Reading) -> Iterator[Held]:
    sources = {source.id: source for source in reading.sources}
    attributions = {one.id: one for one in reading.attributions}
    for place, statement in enumerate(reading.statements):
        attribution = attributions.get(statement.attribution or "")
        yield Held(
            key=key_of(reading.id, statement.id),
            report=reading.id,
            date=filed.date,
            outlet=filed.outlet,
            place=place,
            statement=statement,
            attribution=attribution,
            chain=_chain(attribution, sources),
        )


def _chain(attribution: Attribution | None, sources: dict[str, Source]) -> tuple[Source, ...]:
    """The hops from the report to the root; where no chain was read, the source alone."""
    if attribution is None:
        return ()
    names = attribution.chain or ((attribution.source_id,) if attribution.source_id else ())
    return tuple(sources[name] for name in names if name in sources)
