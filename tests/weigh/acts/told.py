"""Reports in which somebody decides, made by hand from their sentences. All of it is fictional."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from onrecord.ledger.records import Filed
from onrecord.records import Decision, Reading, Source, Span
from onrecord.weigh.acts.acts import acts
from onrecord.weigh.acts.records import Act
from onrecord.weigh.claims import claims
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.sources import ledger_sources
from tests.weigh.making import Line, filed, reading

Pair = tuple[Filed, Reading]


def place(one: Reading, words: str) -> Span:
    """The first place of some words in a reading's text."""
    start = one.text.index(words)
    return Span(start, start + len(words))


def named(one: Reading, name: str, kind: Any = "person", role: str | None = None) -> Reading:
    """The reading with somebody who says nothing among its sources, wherever it is named."""
    spans, at = [], one.text.find(name)
    while at >= 0:
        spans.append(Span(at, at + len(name)))
        at = one.text.find(name, at + 1)
    known = [each for each in one.sources if each.name == name]
    if known:
        new = msgspec.structs.replace(known[0], mentions=tuple(spans), kind=kind, role=role)
        kept = tuple(new if each is known[0] else each for each in one.sources)
        return msgspec.structs.replace(one, sources=kept)
    grade: Any = "named" if kind == "person" else "official"
    source = Source(f"s{len(one.sources) + 1}", name, grade, kind, role=role, mentions=tuple(spans))
    return msgspec.structs.replace(one, sources=(*one.sources, source))


def decides(
    one: Reading,
    who: str,
    words: str,
    *,
    kind: Literal["decides", "authorises"] = "decides",
    verb: str = "",
    oversight: tuple[Literal["reported", "none"], str] | None = None,
    through: Sequence[str] = (),
    person: Any = "person",
    role: str | None = None,
) -> Reading:
    """The reading with one decision more: who, and the words that tell of it."""
    one = named(one, who, person, role)
    ids = {each.name: each.id for each in one.sources}
    span = place(one, words)
    what = next(
        each.id for each in one.statements if any(span.overlaps(part) for part in each.spans)
    )
    made = Decision(
        decider=ids[who],
        what=what,
        oversight=oversight[0] if oversight else None,
        spans=(span,),
        kind=kind,
        through=tuple(ids[name] for name in through),
        oversight_spans=(place(one, oversight[1]),) if oversight else (),
        reason=f"“{verb or words.split()[0]}”",
    )
    return msgspec.structs.replace(one, decisions=(*one.decisions, made))


def report(id: str, lines: Sequence[Line], day: str, outlet: str = "Marl Gazette") -> Pair:
    """A report of these lines, as filed and as read."""
    return filed(id, day, outlet=outlet), reading(id, lines, outlet=outlet, published=day)


def weighed(*pairs: Pair, **more: Any) -> tuple[Act, ...]:
    """The acts that some reports tell of, without rules."""
    holdings = Holdings.build(pairs, **more)
    sources = ledger_sources(holdings)
    return acts(holdings, claims(holdings, sources), sources)


def changed(one: Reading, words: str, **fields: Any) -> Reading:
    """The reading with other fields in the statement that has these words."""
    return msgspec.structs.replace(
        one,
        statements=tuple(
            msgspec.structs.replace(each, **fields) if words in each.text else each
            for each in one.statements
        ),
    )
