"""Whether one reading is whole: its spans cut what they claim, and its ids point at something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.ledger.records import key_of
from onrecord.records import Quantity, Reading, Span, Statement, Time, joined


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong in a reading."""

    what: str  # in a few words, the same for all of its kind
    id: str | None  # a key, or REPORT#SOURCE, REPORT#ATTRIBUTION
    detail: str
    spans: tuple[Span, ...] = ()


def faults(reading: Reading) -> Iterator[Fault]:
    """All that is wrong, in the order of the reading's parts."""
    yield from _twice(reading)
    yield from _outside(reading)
    for statement in reading.statements:
        yield from _uncut(reading, statement)
    yield from _nowhere(reading)


def _twice(reading: Reading) -> Iterator[Fault]:
    for kind, ids in (
        ("sources", [one.id for one in reading.sources]),
        ("attributions", [one.id for one in reading.attributions]),
        ("statements", [one.id for one in reading.statements]),
    ):
        for name, count in Counter(ids).items():
            if count > 1:
                yield Fault(
                    "one id for two things", key_of(reading.id, name), f"{count} {kind} have it"
                )


def _outside(reading: Reading) -> Iterator[Fault]:
    """Spans that are empty or reach past the text."""
    for name, spans in _spans(reading):
        for span in spans:
            if not 0 <= span.start < span.end <= len(reading.text):
                detail = f"{span.start} to {span.end} in a text of {len(reading.text)}"
                yield Fault("a span outside the text", key_of(reading.id, name), detail, (span,))


def _spans(reading: Reading) -> Iterator[tuple[str, Iterable[Span]]]:
    for source in reading.sources:
        yield source.id, source.mentions
    for one in reading.attributions:
        inner = [span for hop in one.hops for span in (*hop.source, *hop.cue)]
        yield one.id, (*one.source, *one.cue, *one.content, *one.justification, *inner)
    for statement in reading.statements:
        yield statement.id, statement.spans
        yield statement.id, [Span(one.start, one.end) for one in statement.language]
        yield statement.id, [Span(one.start, one.end) for one in statement.entities]
        yield statement.id, [Span(one.start, one.end) for one in statement.places]
    for response in reading.responses:
        yield response.actor, response.spans
    for relation in reading.relations:
        yield relation.from_, (relation.cue,) if relation.cue else ()
    for position in reading.positions:
        yield position.actor, (*position.spans, *position.condition, *position.consequence)
    for decision in reading.decisions:
        yield decision.decider, (*decision.spans, *decision.oversight_spans)


def _uncut(reading: Reading, statement: Statement) -> Iterator[Fault]:
    key = key_of(reading.id, statement.id)
    if not statement.spans:
        yield Fault("a statement without a span", key, statement.text)
    cut = joined(reading.text, statement.spans)
    if cut != statement.text:
        detail = f"its spans cut “{cut}”, it says “{statement.text}”"
        yield Fault("a statement that its spans do not cut", key, detail, statement.spans)
    facts: list[Quantity | Time] = [*statement.quantities, *statement.times]
    for fact in facts:
        found = reading.text[fact.start : fact.end]
        if found != fact.text:
            detail = f"its span cuts “{found}”, it says “{fact.text}”"
            spans = (Span(fact.start, fact.end),)
            yield Fault("a fact that its span does not cut", key, detail, spans)


def _nowhere(reading: Reading) -> Iterator[Fault]:
    """Ids that point at nothing."""
    sources = {one.id for one in reading.sources}
    attributions = {one.id for one in reading.attributions}
    statements = {one.id for one in reading.statements}

    def missing(name: str, ids: Iterable[str | None], known: set[str]) -> Iterator[Fault]:
        for one in dict.fromkeys(ids):
            if one is not None and one not in known:
                detail = f"{one} is not in the reading"
                yield Fault("an id that points nowhere", key_of(reading.id, name), detail)

    for statement in reading.statements:
        yield from missing(statement.id, (statement.attribution,), attributions)
    for one in reading.attributions:
        hops = (hop.source_id for hop in one.hops)
        yield from missing(one.id, (one.source_id, *one.chain, *hops), sources)
        if one.chain and one.source_id is not None and one.chain[-1] != one.source_id:
            detail = f"the chain ends in {one.chain[-1]}, the source is {one.source_id}"
            yield Fault("a chain that ends elsewhere", key_of(reading.id, one.id), detail)
    for response in reading.responses:
        yield from missing(response.actor, (response.actor,), sources)
        yield from missing(response.actor, (response.about,), statements)
    for relation in reading.relations:
        yield from missing(relation.from_, (relation.from_, relation.to), statements)
    for position in reading.positions:
        yield from missing(position.actor, (position.actor,), sources)
        yield from missing(position.actor, (position.attribution,), attributions)
    for decision in reading.decisions:
        yield from missing(decision.decider, (decision.decider, *decision.through), sources)
        yield from missing(decision.decider, (decision.what,), statements)
