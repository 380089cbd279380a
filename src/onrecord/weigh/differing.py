"""What a later report of a claim adds to the first, leaves out, or tells otherwise.

Facts are compared in their normal form: quantities by value and unit, times by ISO value, places
and names by their words, where a part of a longer name is that name. What is left is the wording:
words of the later one whose stems the first has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from onrecord.records import Quantity, Statement
from onrecord.weigh.terms import lists, stem

Aspect = Literal["number", "place", "name", "time", "modality", "polarity", "words"]
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# Days, which the times tell, and places between things, which the place names tell.
_TOLD = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|near|around|nearby")
_MODALITY = "asserted"
_POLARITY = "affirmed"


class Change(msgspec.Struct, frozen=True):
    """One thing in which two tellings differ: ``was`` None: added; ``now`` None: left out."""

    what: Aspect
    was: str | None
    now: str | None


def changes(first: Sequence[Statement], later: Sequence[Statement]) -> tuple[Change, ...]:
    """How the statements of a later report differ from those of the first, facts first.

    Where each tells one number of a unit (or one date) and they differ, one stands instead of the
    other; all else is added or left out.
    """
    found = [
        *_numbers(first, later),
        *_shifted("time", _times(first), _times(later)),
        *_named("place", _places(first), _places(later)),
        *_named("name", _names(first), _names(later)),
        *_told(first, later),
    ]
    if words := _new_words(first, later, found):
        found.append(Change("words", None, " ".join(words)))
    return tuple(found)


def _numbers(first: Sequence[Statement], later: Sequence[Statement]) -> Iterator[Change]:
    before, after = _quantities(first), _quantities(later)
    for unit in sorted({*before, *after}, key=lambda one: (one is None, one or "")):
        yield from _shifted("number", before.get(unit, {}), after.get(unit, {}))


def _quantities(given: Sequence[Statement]) -> dict[str | None, dict[str, str]]:
    """By unit: the values as they were written."""
    out: dict[str | None, dict[str, str]] = {}
    for one in given:
        for quantity in one.quantities:
            out.setdefault(quantity.unit, {}).setdefault(_value(quantity), quantity.text)
    return out


def _value(quantity: Quantity) -> str:
    if quantity.value is None:
        return quantity.text.casefold()
    return f"{quantity.value:.9g}"


def _times(given: Sequence[Statement]) -> dict[str, str]:
    """ISO values as they were written; a time whose value is not known says nothing here."""
    return {t.value: t.text for one in reversed(given) for t in reversed(one.times) if t.value}


def _shifted(what: Aspect, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    """What is in one and not in the other, by normal form."""
    gone = [text for key, text in before.items() if not _held(what, key, after)]
    new = [text for key, text in after.items() if not _held(what, key, before)]
    if len(gone) == len(new) == 1:
        yield Change(what, gone[0], new[0])
        return
    yield from (Change(what, None, one) for one in new)
    yield from (Change(what, one, None) for one in gone)


def _held(what: Aspect, key: str, others: Iterable[str]) -> bool:
    """Whether a value is among others; a time also where one is part of the other."""
    if what == "time":
        return any(one.startswith(key) or key.startswith(one) for one in others)
    return key in others


def _places(given: Sequence[Statement]) -> list[str]:
    return [place.name for one in given for place in one.places]


def _names(given: Sequence[Statement]) -> list[str]:
    return [
        entity.name for one in given for entity in one.entities if entity.kind in ("person", "body")
    ]


def _named(what: Aspect, before: list[str], after: list[str]) -> Iterator[Change]:
    """Names that the other has in no form."""
    for name in dict.fromkeys(after):
        if not any(_same_name(name, other) for other in before):
            yield Change(what, None, name)
    for name in dict.fromkeys(before):
        if not any(_same_name(name, other) for other in after):
            yield Change(what, name, None)


def _same_name(one: str, other: str) -> bool:
    """Whether the words of one name are all among those of the other."""
    a, b = (set(_WORD.findall(name.casefold())) - {"the"} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _told(first: Sequence[Statement], later: Sequence[Statement]) -> Iterator[Change]:
    """Told as possible, predicted, asked; told as not being so: of the first of each."""
    if not first or not later:
        return
    was, now = (one.modality or _MODALITY for one in (first[0], later[0]))
    if was != now:
        yield Change("modality", was, now)
    was, now = (one.polarity or _POLARITY for one in (first[0], later[0]))
    if was != now:
        yield Change("polarity", was, now)


def _new_words(
    first: Sequence[Statement], later: Sequence[Statement], found: Iterable[Change]
) -> list[str]:
    """The later one's words that say something and are new, but for those of facts told above."""
    told = [one.now for one in found if one.now]
    told += [q.text for one in later for q in one.quantities]
    told += [t.text for one in later for t in one.times]
    known = {
        stem(word)
        for text in (*(one.text for one in first), *told)
        for word in _WORD.findall(text.casefold())
    }
    empty = lists()["function"] | lists()["light"]
    out: dict[str, str] = {}
    for one in later:
        for match in _WORD.finditer(one.text):
            word = match.group().casefold().replace("’", "'")
            if word in empty or stem(word) in known or _TOLD.fullmatch(word):
                continue
            out.setdefault(stem(word), match.group())
    return list(out.values())
