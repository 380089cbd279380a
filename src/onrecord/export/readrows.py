"""Rows of the tables that come from readings; their columns are in ``tables.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from onrecord.ledger.records import Filed, key_of
from onrecord.records import Attribution, Reading, Source, Span, joined
from onrecord.weigh.records import LedgerSource, SourceRef

Row = tuple[Any, ...]
Record = dict[str, Any]


class Read(NamedTuple):
    """A report as filed and as read, with what a ledger knows of it; any of it may be missing."""

    filed: Filed | None
    reading: Reading | None
    claims: Mapping[str, str] = {}
    sources: Mapping[SourceRef, LedgerSource] = {}


def reports(one: Read) -> Iterator[Row]:
    """One row a report; a forgotten one has no text."""
    filed, reading = one.filed, one.reading
    reader = reading.reader if reading else None
    if filed is None:
        if reading is None:
            return
        publications = [(reading.published, reading.outlet, reading.author, reading.address)]
    else:
        publications = [(p.published, p.outlet, p.author, p.address) for p in filed.publications]
    dates = [p[0] for p in publications if p[0]]
    outlets = list(dict.fromkeys(p[1] for p in publications if p[1]))
    addresses = list(dict.fromkeys(p[3] for p in publications if p[3]))
    days = sorted({date[:10] for date in dates})
    yield (
        filed.id if filed else reading and reading.id,
        filed.date if filed else (days[0] if days else None),
        dates[0] if dates else None,
        days,
        filed.title if filed else reading and reading.title,
        outlets[0] if outlets else None,
        next((p[2] for p in publications if p[2]), None),
        addresses[0] if addresses else None,
        outlets,
        addresses,
        filed.reprint_of if filed else None,
        filed.revises if filed else None,
        filed.similarity if filed else None,
        filed.added if filed else None,
        filed.forgotten if filed else None,
        filed.forgotten_by if filed else None,
        filed.forgotten_why if filed else None,
        reader.version if reader else None,
        reader.model if reader else None,
        reader.runtime if reader else None,
        reader.mode if reader else None,
        len(reading.statements) if reading else 0,
        reading.text if reading else None,
    )


def sources(one: Read) -> Iterator[Row]:
    """One row a source of a reading; ``ledger_source`` is that across reports."""
    reading = one.reading
    for source in reading.sources if reading else ():
        ref = SourceRef(reading.id, source.id) if reading else None
        found = one.sources.get(ref) if ref else None
        yield (
            reading and reading.id,
            source.id,
            source.name,
            source.grade,
            source.kind,
            source.role,
            source.affiliation,
            found.id if found else None,
            _spans(source.mentions),
            _reasons(source.reasons),
        )


def attributions(one: Read) -> Iterator[Row]:
    """One row an attribution."""
    reading = one.reading
    for attribution in reading.attributions if reading else ():
        yield (
            reading and reading.id,
            attribution.id,
            attribution.source_id,
            attribution.force,
            list(attribution.chain),
            _spans(attribution.source),
            _spans(attribution.cue),
            _spans(attribution.content),
            _spans(attribution.justification),
            [
                {
                    "source_id": hop.source_id,
                    "source": _spans(hop.source),
                    "cue": _spans(hop.cue),
                }
                for hop in attribution.hops
            ],
            attribution.confidence,
            attribution.reason,
            _reasons(attribution.reasons),
        )


def statements(one: Read) -> Iterator[Row]:
    """One row a statement; ``root`` and ``grade`` are those of the source it comes from."""
    reading = one.reading
    if reading is None:
        return
    known = {source.id: source for source in reading.sources}
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    for place, statement in enumerate(reading.statements):
        key = key_of(reading.id, statement.id)
        root = _root(by_id.get(statement.attribution or ""), known)
        author = statement.voice == "author"
        yield (
            key,
            reading.id,
            statement.id,
            place,
            statement.text,
            _spans(statement.spans),
            statement.voice,
            statement.attribution,
            root.id if root else None,
            "author" if author else (root.grade if root else None),
            one.claims.get(key),
            statement.modality,
            statement.polarity,
            list(statement.evidence.offered),
            statement.evidence.unverified,
            [_record(x, "start", "end", "kind", "reason") for x in statement.language],
            [_record(x, "start", "end", "kind", "name") for x in statement.entities],
            [_record(x, "start", "end", "text", "value", "unit") for x in statement.quantities],
            [_record(x, "start", "end", "text", "value") for x in statement.times],
            [_record(x, "start", "end", "name") for x in statement.places],
            _reasons(statement.reasons),
        )


def relations(one: Read) -> Iterator[Row]:
    """One row a relation between two statements of a report."""
    reading = one.reading
    for relation in reading.relations if reading else ():
        name = reading.id if reading else ""
        yield (
            name,
            key_of(name, relation.from_),
            key_of(name, relation.to),
            relation.kind,
            _spans([relation.cue] if relation.cue else []),
            relation.confidence,
            relation.reason,
        )


def responses(one: Read) -> Iterator[Row]:
    """One row a response."""
    reading = one.reading
    if reading is None:
        return
    names = {source.id: source.name for source in reading.sources}
    for response in reading.responses:
        yield (
            reading.id,
            response.actor,
            names.get(response.actor),
            response.kind,
            key_of(reading.id, response.about) if response.about else None,
            joined(reading.text, response.spans),
            _spans(response.spans),
            response.reason,
        )


def positions(one: Read) -> Iterator[Row]:
    """One row a position that an actor holds."""
    reading = one.reading
    if reading is None:
        return
    names = {source.id: source.name for source in reading.sources}
    for position in reading.positions:
        yield (
            reading.id,
            position.actor,
            names.get(position.actor),
            position.kind,
            joined(reading.text, position.spans),
            _spans(position.condition),
            _spans(position.consequence),
            _spans(position.spans),
            position.attribution,
            position.reason,
        )


def decisions(one: Read) -> Iterator[Row]:
    """One row a decision; ``through`` names the sources that it went through."""
    reading = one.reading
    if reading is None:
        return
    names = {source.id: source.name for source in reading.sources}
    for decision in reading.decisions:
        yield (
            reading.id,
            decision.decider,
            names.get(decision.decider),
            decision.kind,
            key_of(reading.id, decision.what) if decision.what else None,
            joined(reading.text, decision.spans),
            decision.when.text if decision.when else None,
            decision.when.value if decision.when else None,
            list(decision.through),
            decision.oversight,
            _spans(decision.oversight_spans),
            _spans(decision.spans),
            decision.reason,
        )


def _root(attribution: Attribution | None, known: Mapping[str, Source]) -> Source | None:
    if attribution is None:
        return None
    chain = [known[name] for name in attribution.chain if name in known]
    return chain[-1] if chain else known.get(attribution.source_id or "")


def _spans(spans: Iterable[Span]) -> list[Record]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _reasons(reasons: Mapping[str, str]) -> list[Record]:
    return [{"field": name, "reason": reasons[name]} for name in sorted(reasons)]


def _record(value: object, *names: str) -> Record:
    return {name: getattr(value, name) for name in names}
