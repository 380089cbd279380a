"""Whose a document is, and what *its* is of: *its secretary, Ann Roe*; *a report by the court*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.read.lists import load
from onrecord.read.who.affiliations import body_in, end_of_name, owner_in
from onrecord.read.who.kinds import ADJECTIVES, STATE_NAMES
from onrecord.read.who.phrases import Phrase, Tokens
from onrecord.records import Source

_TIMES = frozenset(load("roles.toml")["times"])
_STARTERS = frozenset(load("sentences.toml")["starters"])
_BY = frozenset(["by", "from", "of"])
_NEAR = 300  # code points between `its` and whose it is


def publisher(doc: Tokens, phrases: Sequence[Phrase]) -> str | None:
    """The body or person whose a document is: `the Ledger's database`, `a tally by the League`."""
    for made in phrases:
        found = owner_in(doc, made) or _before_head(doc, made)
        k = made.head + 1
        if k < len(doc) and doc.items[k].text == ",":
            k += 1
        while not found and k < min(made.stop, made.head + 8):
            if doc.items[k].low in _BY:
                found = body_in(doc, k + 1, end_of_name(doc, k + 1))
            k += 1
        if found and found[:1].isupper() and found.lower().split()[0] not in _TIMES:
            return found
    return None


def _before_head(doc: Tokens, made: Phrase) -> str | None:
    """The name in capitals right before the head: `a new Ledger poll`."""
    items = doc.items
    first = made.head
    while first > made.begin and (
        items[first - 1].capital
        or (
            items[first - 1].low in ("of", "and", "for", "the", "&")
            and first - 1 > made.begin
            and items[first - 2].capital
            and first < made.head
        )
    ):
        first -= 1
    if first == made.head or (doc.begins[first] and items[first].low in _STARTERS):
        return None
    words = [i.low for i in items[first : made.head]]
    if words[0] in _TIMES:
        return None
    whole = " ".join(words)
    return ADJECTIVES.get(whole) or STATE_NAMES.get(whole) or doc.cut(first, made.head)


def with_owners(
    doc: Tokens, sources: Sequence[Source], its: Mapping[str, int | None]
) -> list[Source]:
    """The sources, with the body that `its` before a role stands for as their affiliation."""
    bodies = sorted(
        (m.start, s.name)
        for s in sources
        if s.kind in ("body", "state", "outlet") and s.name[:1].isalpha()
        for m in s.mentions
    )
    out = []
    for source in sources:
        at = its.get(source.id)
        if at is not None and source.affiliation is None:
            begin = doc.items[at].start
            k = bisect_left(bodies, (begin, "")) - 1
            if k >= 0 and begin - bodies[k][0] < _NEAR:
                name = bodies[k][1]
                reasons = {**source.reasons, "affiliation": f"“its”, and “{name}” before it"}
                source = msgspec.structs.replace(source, affiliation=name, reasons=reasons)
        out.append(source)
    return out
