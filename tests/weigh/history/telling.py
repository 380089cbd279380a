"""Readings by hand with what the tests of answers and rules need: roles, polarity, positions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.ledger.records import Filed, Join
from onrecord.records import (
    Modality,
    Polarity,
    Position,
    PositionKind,
    Quantity,
    Reading,
    Response,
    ResponseKind,
    Span,
)
from onrecord.weigh.claims import claim_id
from onrecord.weigh.holdings import Holdings
from tests.weigh.making import filed


def roles(one: Reading, **given: tuple[str, str | None]) -> Reading:
    """Sources with role and affiliation, by the beginning of their name."""
    sources = tuple(
        next(
            (
                msgspec.structs.replace(source, role=role, affiliation=where)
                for name, (role, where) in given.items()
                if source.name.startswith(name)
            ),
            source,
        )
        for source in one.sources
    )
    return msgspec.structs.replace(one, sources=sources)


def told(
    one: Reading,
    id: str,
    *,
    polarity: Polarity = "affirmed",
    modality: Modality = "asserted",
    quantities: Iterable[tuple[str, float, str]] = (),
) -> Reading:
    """A statement with another polarity, modality, or quantities."""
    statements = []
    for statement in one.statements:
        if statement.id == id:
            found = []
            for words, value, unit in quantities:
                start = one.text.index(words, statement.spans[0].start)
                found.append(Quantity(start, start + len(words), words, value, unit))
            statement = msgspec.structs.replace(
                statement, polarity=polarity, modality=modality, quantities=tuple(found)
            )
        statements.append(statement)
    return msgspec.structs.replace(one, statements=tuple(statements))


def answering(
    one: Reading, actor: str, kind: ResponseKind, about: str | None, words: str
) -> Reading:
    """A response of a source, at the first place of some words."""
    spans = (span(one, words),)
    found = Response(actor, kind, about, spans)
    return msgspec.structs.replace(one, responses=(*one.responses, found))


def position(
    one: Reading,
    actor: str,
    kind: PositionKind,
    words: str,
    condition: str | None = None,
    consequence: str | None = None,
) -> Reading:
    """A position at the first place of some words."""
    found = Position(
        actor=actor,
        kind=kind,
        condition=(span(one, condition),) if condition else (),
        consequence=(span(one, consequence),) if consequence else (),
        spans=(span(one, words),),
    )
    return msgspec.structs.replace(one, positions=(*one.positions, found))


def span(one: Reading, words: str) -> Span:
    """The first place of some words."""
    start = one.text.index(words)
    return Span(start, start + len(words))


def held(
    *given: tuple[Reading, str | tuple[str, ...]],
    joins: Iterable[Join] = (),
    as_of: str | None = None,
    reprints: dict[str, str] | None = None,
) -> Holdings:
    """Holdings of readings, each with its date or dates."""
    pairs: list[tuple[Filed, Reading]] = []
    for one, dates in given:
        days = (dates,) if isinstance(dates, str) else dates
        of = (reprints or {}).get(one.id)
        pairs.append((filed(one.id, *days, outlet=one.outlet, reprint_of=of), one))
    return Holdings.build(pairs, joins=joins, as_of=as_of)


def groups(holdings: Holdings, *together: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Claims as given, and one for every other statement."""
    inside = {key for some in together for key in some}
    alone = [(one.key,) for one in holdings.held if one.key not in inside]
    return {claim_id(some[0]): some for some in (*together, *alone)}
