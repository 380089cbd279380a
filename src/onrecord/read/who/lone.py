"""How answerable those are whom only a pronoun or a description names: *he*, *they*, *the senator*.

None of them is joined with anybody here: two that may be one stay two. Only the grade, and for
`they` and `it` the kind, is that of whom they most likely stand for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from onrecord.read.lists import load
from onrecord.read.who.kinds import QUANTITIES, is_plural
from onrecord.read.who.phrases import Phrase, Tokens, phrase
from onrecord.read.who.titles import holders
from onrecord.records import Grade, Source, SourceKind

_ONE = frozenset(["he", "she", "him", "her", "his"])
_MANY = frozenset(["they", "them", "their"])
_THING = frozenset(["it", "its"])
_ANYBODY = frozenset(["you", "everyone", "everybody"])
_VARIED = frozenset(load("grades.toml")["varied"])
_INDEFINITE = frozenset(["a", "an", "one", "another", "some"])
_NEAR = 400  # code points between a pronoun and whom it stands for
_SOME_OF = re.compile(
    r"(?:one|another|two|three|four|several|some|both|neither|either|most|many|others?|the others?)"
    r"(?: (?:man|woman|person|official|source)| of (?:them|the (?:two|three|four|five|six)))?$"
)
_NEAR_GROUP = 900  # code points between `one of them` and the group
_MOST = 40  # places of a head that are looked at

Place = tuple[int, int]  # where a mention begins, and the number of its source


def with_lone(doc: Tokens, sources: Sequence[Source]) -> list[Source]:
    """The sources, with grades for lone pronouns and for descriptions of people named before."""
    people = _places(sources, ("person",))
    many = _places(sources, ("group", "body", "outlet", "state"))
    things = _places(sources, ("body", "outlet", "state", "document"))
    named = [place for place in people if sources[place[1]].grade == "named"]
    out = []
    for source in sources:
        low = source.name.lower()
        if source.grade is None and source.mentions:
            if low in _ONE:
                source = _like(sources, source, people, "person", None, keep="person")
            elif low in _MANY:
                source = _like(sources, source, many, "group", "collective")
            elif low in _THING:
                source = _like(sources, source, things, None, None)
            elif low in _ANYBODY and source.kind is None:
                source = _filled(source, "group", "collective", f"“{low}” for anybody")
        elif source.grade in (None, "collective") and _SOME_OF.match(low) and source.mentions:
            source = _some_of(sources, source, many)
        elif source.grade == "anonymous" and source.kind == "person" and source.mentions:
            source = _described(doc, source, named)
        out.append(source)
    return out


def _some_of(sources: Sequence[Source], source: Source, places: Sequence[Place]) -> Source:
    """`One of them`, `both`: anonymous, where the last group before them is."""
    at = source.mentions[0].start
    last = bisect_left(places, (at, 0)) - 1
    while last >= 0 and sources[places[last][1]].id == source.id:
        last -= 1
    near = last >= 0 and at - places[last][0] <= _NEAR_GROUP
    nearest = sources[places[last][1]] if near else None
    one = source.name.lower().startswith(("one of", "another of"))
    why = f"“{source.name.lower()}”, and no name"
    if nearest is not None and nearest.grade == "anonymous":
        why = f"some of “{nearest.name}”, who have no name"
        one = one or source.name.lower().startswith(("one", "another", "neither", "either"))
    elif not one:
        return source
    reasons = {**source.reasons, "grade": why, "kind": why}
    return msgspec.structs.replace(
        source, kind="person" if one else "group", grade="anonymous", reasons=reasons
    )


def _places(sources: Sequence[Source], kinds: tuple[SourceKind, ...]) -> list[Place]:
    return sorted(
        (m.start, k)
        for k, s in enumerate(sources)
        if s.kind in kinds and s.grade not in (None, "author")
        for m in s.mentions
    )


def _like(
    sources: Sequence[Source],
    source: Source,
    places: Sequence[Place],
    kind: SourceKind | None,
    grade: Grade | None,
    keep: SourceKind | None = None,
) -> Source:
    """A source that is as answerable as the last one before it, or else has ``grade``."""
    at = source.mentions[0].start
    last = bisect_left(places, (at, 0)) - 1
    why = f"“{source.name.lower()}”, and nobody before it"
    if last >= 0 and at - places[last][0] < _NEAR:
        nearest = sources[places[last][1]]
        kind, grade = keep or nearest.kind, nearest.grade
        why = f"a pronoun, and “{nearest.name}” the last before it"
    return _filled(source, kind, grade, why)


def _filled(source: Source, kind: SourceKind | None, grade: Grade | None, why: str) -> Source:
    reasons = dict(source.reasons)
    if grade:
        reasons["grade"] = why
    if kind and not source.kind:
        reasons["kind"] = why
    return msgspec.structs.replace(source, kind=source.kind or kind, grade=grade, reasons=reasons)


def _described(doc: Tokens, source: Source, named: Sequence[Place]) -> Source:
    """`the Vermont senator`: named, where a senator is and no unnamed one has been told of."""
    made = _definite(doc, source)
    if made is None or not named or named[0][0] > source.mentions[0].start:
        return source
    head = made.words[-1]
    for k in doc.places.get(head, ())[:_MOST]:
        first = k
        while first > 0 and k - first < 5 and not doc.begins[first] and doc.items[first].word:
            first -= 1
            if doc.items[first].low in _INDEFINITE:
                return source  # `a senator` that has no name
    if head in _VARIED or holders(doc, head):
        reasons = {**source.reasons, "grade": "a description of somebody named before"}
        return msgspec.structs.replace(source, grade="named", reasons=reasons)
    return source


def _definite(doc: Tokens, source: Source) -> Phrase | None:
    """The phrase of a source that is called by `the` and a word for one person alone."""
    for span in source.mentions[:6]:
        first, stop = doc.at(span.start), doc.at(span.end)
        made = phrase(doc, first, stop, QUANTITIES) if first < stop else None
        if made is None or not made.words or made.words[-1] in _ONE or made.words[-1] == "who":
            continue
        if made.lead != ("the",) or made.of_many or is_plural(made) or made.tail:
            return None
        if any(i.possessive for i in doc.items[made.begin : made.head + 1]):
            return None
        return made
    return None
