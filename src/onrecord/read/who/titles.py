"""Whose office it is: `the city attorney` is City Attorney Ann Bell where no other has the office.

A false merge is the worst error, so that all of this must hold: the phrase is definite, the text
names one holder only of an office with that head, and what stands before the head agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.read.lists import load
from onrecord.read.who import roles
from onrecord.read.who.grades import OFFICES
from onrecord.read.who.kinds import ADJECTIVES, QUANTITIES, STATE_NAMES
from onrecord.read.who.phrases import Phrase, Tokens, phrase
from onrecord.read.who.titlewords import is_title
from onrecord.records import Attribution, Source, Span

_SHORT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
}
_TIMES = frozenset(
    ["former", "ex", "then", "late", "outgoing", "incoming", "current", "acting", "new", "sitting"]
)
_PARTICLES = frozenset(load("mentions.toml")["particles"])
_MOST = 50  # places of an office that are looked at
_NO_LONGER = frozenset(["former", "ex", "then", "late"])


def holders(doc: Tokens, head: str) -> dict[str, list[tuple[list[str], int, int]]]:
    """Last name to the titles with ``head`` that the text gives it: words, and the name's place."""
    out: dict[str, list[tuple[list[str], int, int]]] = {}
    keys = [head, *(short for short, long in _SHORT.items() if long == head)]
    for key in keys:
        for k in doc.places.get(key, ())[:_MOST]:
            stop = k + 1
            while (
                stop + 1 < len(doc)
                and doc.items[stop].low in _PARTICLES
                and doc.items[stop + 1].capital
            ) or (
                stop < len(doc)
                and stop - k < 5
                and doc.items[stop].capital
                and not doc.begins[stop]
            ):
                if is_title(doc.items[stop]):
                    break
                stop += 1
            if stop == k + 1 or doc.items[k].possessive:
                continue
            begin = roles.title_begin(doc, k)
            words = [i.low for i in doc.items[begin:k]]
            out.setdefault(doc.items[stop - 1].low, []).append((words, k + 1, stop))
    return out


def holder(doc: Tokens, made: Phrase) -> tuple[int, int] | None:
    """The place, in words, of the one name that a definite phrase for an office stands for."""
    words = made.words
    if not words or words[-1] not in OFFICES or not made.definite or made.of_many or made.joined:
        return None
    if made.tail[:1].isalpha() or any(i.possessive for i in made.doc.items[made.begin : made.head]):
        return None
    named = holders(doc, words[-1])
    if len(named) != 1:
        return None
    ((_, titles),) = named.items()
    own = {w for w in words[:-1] if w not in _TIMES}
    best = max(titles, key=lambda t: (t[2] - t[1], -t[1]))
    for title, _, _ in titles:
        if bool(_NO_LONGER & set(title)) != bool(_NO_LONGER & set(words)):
            return None
        theirs = {w for w in title if w not in _TIMES}
        if not own <= theirs and not all(_state(w) for w in own - theirs):
            return None
        mine, other = {_state(w) for w in own} - {None}, {_state(w) for w in theirs} - {None}
        if mine and other and not mine & other:
            return None
        if mine and not other:
            return None
    return best[1], best[2]


def _state(word: str) -> str | None:
    return ADJECTIVES.get(word) or STATE_NAMES.get(word)


def with_titles(
    doc: Tokens, sources: Sequence[Source], attributions: Sequence[Attribution]
) -> tuple[list[Source], list[Attribution]]:
    """Sources that are called by an office only, joined with the person who holds it."""
    people: dict[str, list[Source]] = {}
    for source in sources:
        if source.kind == "person" and source.name[:1].isupper():
            people.setdefault(source.name.split()[-1].lower(), []).append(source)
    merged: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for source in sources:
        if source.kind is not None or not source.mentions:
            continue
        found = _of_source(doc, source)
        if found is None:
            continue
        first, stop = found
        last = doc.items[stop - 1].low
        same = people.get(last, [])
        if len(same) == 1:
            merged[source.id] = same[0].id
        elif not same:
            renamed[source.id] = doc.cut(first, stop)
            people.setdefault(last, []).append(source)  # the next such phrase is the same
    gained: dict[str, list[Span]] = {}
    for source in sources:
        if source.id in merged:
            gained.setdefault(merged[source.id], []).extend(source.mentions)
    out = []
    for source in sources:
        if source.id in merged:
            continue
        if source.id in gained:
            mentions = tuple(sorted({*source.mentions, *gained[source.id]}))
            source = msgspec.structs.replace(source, mentions=mentions)
        if source.id in renamed:
            reasons = {**source.reasons, "name": "the one holder of the office in the text"}
            source = msgspec.structs.replace(
                source, name=renamed[source.id], kind="person", reasons=reasons
            )
        out.append(source)
    return out, [_moved(a, merged) for a in attributions]


def _of_source(doc: Tokens, source: Source) -> tuple[int, int] | None:
    for span in source.mentions[:6]:
        first, stop = doc.at(span.start), doc.at(span.end)
        made = phrase(doc, first, stop, QUANTITIES) if first < stop else None
        if made is not None and (found := holder(doc, made)):
            return found
    return None


def _moved(item: Attribution, merged: dict[str, str]) -> Attribution:
    if not merged or not ({item.source_id, *item.chain} & set(merged) or item.hops):
        return item
    hops = tuple(
        msgspec.structs.replace(h, source_id=merged.get(h.source_id or "", h.source_id))
        for h in item.hops
    )
    return msgspec.structs.replace(
        item,
        source_id=merged.get(item.source_id or "", item.source_id),
        chain=tuple(merged.get(c, c) for c in item.chain),
        hops=hops,
    )
