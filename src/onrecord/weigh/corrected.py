"""A person's corrections, applied to a reading as it is loaded; the reading that is kept stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.ledger.records import Anchor, Correction, key_of
from onrecord.records import Attribution, Decision, Position, Reading, Relation, Response, Source
from onrecord.records import Span as Place


def statement_at(reading: Reading, anchor: Anchor) -> str | None:
    """The id of the statement that shares most with the anchor's span; None: none does.

    Also None where the anchor's words are no longer there: a correction never lands elsewhere.
    """
    if reading.text[anchor.start : anchor.end] != anchor.quote:
        return None
    best, most = None, 0
    for statement in reading.statements:
        shared = sum(_shared(span, anchor) for span in statement.spans)
        if shared > most:
            best, most = statement.id, shared
    return best


def source_at(reading: Reading, anchor: Anchor) -> str | None:
    """The id of the source with the mention that fits the anchor's span best; None: none does."""
    if reading.text[anchor.start : anchor.end] != anchor.quote:
        return None
    best, most = None, 0.0
    for source in reading.sources:
        for mention in source.mentions:
            shared = _shared(mention, anchor)
            whole = max(mention.end, anchor.end) - min(mention.start, anchor.start)
            if shared and shared / whole > most:
                best, most = source.id, shared / whole
    return best


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading with the corrections that lie within it, in the order in which they were made.

    Those that join reports (claims, sources of two reports) are for the holdings.
    """
    for correction in corrections:
        inside = [a for a in correction.anchors if a.report == reading.id]
        if correction.undone or not inside:
            continue
        if correction.kind == "set_grade":
            reading = _graded(reading, correction, inside[0])
        elif correction.kind == "merge_sources":
            reading = _merged(reading, correction, inside)
        elif correction.kind == "split_sources" and inside[0] == correction.anchors[0]:
            reading = _split(reading, correction, inside)
        elif correction.kind in ("strike_relation", "add_relation") and len(inside) == 2:
            reading = _related(reading, correction, inside)
    return reading


def joined_keys(readings: dict[str, Reading], correction: Correction) -> list[tuple[str, str]]:
    """The pairs of keys, smaller first, that a correction of claims speaks of.

    ``join_claims`` and ``cannot_tell`` pair the first anchor with each other; so does
    ``part_claims``.
    """
    keys = []
    for anchor in correction.anchors:
        reading = readings.get(anchor.report)
        found = statement_at(reading, anchor) if reading else None
        keys.append(key_of(anchor.report, found) if found else None)
    first = keys[0] if keys else None
    if first is None:
        return []
    return [
        (first, other) if first < other else (other, first)
        for other in keys[1:]
        if other is not None and other != first
    ]


def _shared(span: Place, anchor: Anchor) -> int:
    return max(0, min(span.end, anchor.end) - max(span.start, anchor.start))


def _by(correction: Correction) -> str:
    return f"put right by {correction.who}: {correction.why}"


def _graded(reading: Reading, correction: Correction, anchor: Anchor) -> Reading:
    found = source_at(reading, anchor)
    if found is None or correction.grade is None:
        return reading
    return msgspec.structs.replace(
        reading,
        sources=tuple(
            msgspec.structs.replace(
                source,
                grade=correction.grade,
                reasons={**source.reasons, "grade": _by(correction)},
            )
            if source.id == found
            else source
            for source in reading.sources
        ),
    )


def _merged(reading: Reading, correction: Correction, anchors: Sequence[Anchor]) -> Reading:
    found = {source_at(reading, anchor) for anchor in anchors} - {None}
    if len(found) < 2:
        return reading
    order = [source for source in reading.sources if source.id in found]
    head = order[0]
    mentions = tuple(sorted({m for source in order for m in source.mentions}))
    head = msgspec.structs.replace(
        head, mentions=mentions, reasons={**head.reasons, "merged": _by(correction)}
    )
    gone = {source.id: head.id for source in order[1:]}
    sources = tuple(
        head if source.id == head.id else source
        for source in reading.sources
        if source.id not in gone
    )
    return _moved(msgspec.structs.replace(reading, sources=sources), gone)


def _moved(reading: Reading, to: dict[str, str]) -> Reading:
    """The reading with source ids replaced wherever they stand."""

    def at(name: str) -> str:
        return to.get(name, name)

    def moved(attribution: Attribution) -> Attribution:
        chain: list[str] = []
        for hop in attribution.chain:
            if at(hop) not in chain:
                chain.append(at(hop))
        return msgspec.structs.replace(
            attribution,
            source_id=attribution.source_id and at(attribution.source_id),
            chain=tuple(chain),
            hops=tuple(
                msgspec.structs.replace(hop, source_id=hop.source_id and at(hop.source_id))
                for hop in attribution.hops
            ),
        )

    def response(one: Response) -> Response:
        return msgspec.structs.replace(one, actor=at(one.actor))

    def position(one: Position) -> Position:
        return msgspec.structs.replace(one, actor=at(one.actor))

    def decision(one: Decision) -> Decision:
        return msgspec.structs.replace(
            one, decider=at(one.decider), through=tuple(at(name) for name in one.through)
        )

    return msgspec.structs.replace(
        reading,
        attributions=tuple(map(moved, reading.attributions)),
        responses=tuple(map(response, reading.responses)),
        positions=tuple(map(position, reading.positions)),
        decisions=tuple(map(decision, reading.decisions)),
    )


def _split(reading: Reading, correction: Correction, anchors: Sequence[Anchor]) -> Reading:
    """Takes the mention of the first anchor, and what is put to it, out of the others' source."""
    first = anchors[0]
    whole = source_at(reading, first)
    others = {source_at(reading, anchor) for anchor in anchors[1:]}
    if whole is None or whole not in others:
        return reading
    old = next(source for source in reading.sources if source.id == whole)
    taken = tuple(m for m in old.mentions if _shared(m, first))
    if not taken or len(taken) == len(old.mentions):
        return reading
    new = Source(
        id=f"{old.id}.{first.start}",
        name=first.quote,
        grade=old.grade,
        kind=old.kind,
        mentions=taken,
        reasons={"split": _by(correction)},
    )
    kept = tuple(m for m in old.mentions if m not in taken)
    sources: list[Source] = []
    for source in reading.sources:
        if source.id == old.id:
            sources += [msgspec.structs.replace(old, mentions=kept), new]
        else:
            sources.append(source)

    def moved(attribution: Attribution) -> Attribution:
        spans = (*attribution.source, *(s for hop in attribution.hops for s in hop.source))
        if attribution.source_id != old.id or not any(
            span.overlaps(mention) for span in spans for mention in taken
        ):
            return attribution
        return msgspec.structs.replace(
            attribution,
            source_id=new.id,
            chain=tuple(new.id if hop == old.id else hop for hop in attribution.chain),
            hops=tuple(
                msgspec.structs.replace(hop, source_id=new.id) if hop.source_id == old.id else hop
                for hop in attribution.hops
            ),
        )

    return msgspec.structs.replace(
        reading,
        sources=tuple(sources),
        attributions=tuple(map(moved, reading.attributions)),
    )


def _related(reading: Reading, correction: Correction, anchors: Sequence[Anchor]) -> Reading:
    ends = [statement_at(reading, anchor) for anchor in anchors]
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return reading
    kept = tuple(
        relation
        for relation in reading.relations
        if not (
            {relation.from_, relation.to} == set(ends)
            and correction.relation in (None, relation.kind)
        )
    )
    if correction.kind == "add_relation" and correction.relation is not None:
        added = Relation(
            from_=ends[0],
            to=ends[1],
            kind=correction.relation,
            confidence=1.0,
            reason=_by(correction),
        )
        kept = (*kept, added)
    return msgspec.structs.replace(reading, relations=kept)
