"""What a source without a person's name is called: the whole name, and no capital too many."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.who.kinds import (
    AUTHORITIES,
    GROUPS,
    PROPER_PEOPLE,
    QUANTITIES,
    is_person_word,
    singular,
)
from onrecord.read.who.phrases import DETERMINERS, Phrase, Token

_INSIDE = frozenset(["of", "for", "and", "&"])


def shown_name(name: str, phrases: Sequence[Phrase]) -> str:
    """The name that the phrases give: `White House` for `House`, `some voters` for `Some`."""
    return _lowered(_whole_name(name.rstrip(" -–—") or name, phrases), phrases)


def _whole_name(name: str, phrases: Sequence[Phrase]) -> str:
    """The whole run of capitals that a name is the middle or end of: `White House`."""
    best = name
    for made in phrases:
        items = made.doc.items
        first, stop = made.begin, made.head + 1
        while stop + 1 < made.stop and (
            items[stop].capital or (items[stop].low in _INSIDE and items[stop + 1].capital)
        ):
            stop += 1 if items[stop].capital else 2
        while first < stop and not items[first].capital:
            first += 1
        run = made.doc.cut(first, stop) if first < stop else ""
        run = run.removesuffix("’s").removesuffix("'s")
        whole = all(
            i.capital or i.low in ("of", "for", "and", "&", "the") for i in items[first:stop]
        )
        if whole and name in run and len(run) > len(best):
            best = run
    return best


def _lowered(name: str, phrases: Sequence[Phrase]) -> str:
    """A name that has a capital only because it began a sentence, without it."""
    first = name.split()[0] if name.split() else ""
    for made in phrases:
        item = made.doc.items[made.first]
        if item.text != first or not item.capital or not made.doc.begins[made.first]:
            continue
        plain = made.begin > made.first and (item.low in DETERMINERS or made.lead)
        common = made.begin == made.first and item.text[1:].islower() and _common(made, item)
        if (plain and not made.capitals) or common:
            return name[0].lower() + name[1:]
    return name


def _common(made: Phrase, item: Token) -> bool:
    """Whether a first word is no name: for people, a quantity, or elsewhere without a capital."""
    if singular(item.low) in PROPER_PEOPLE:
        return False
    if item.low in QUANTITIES or is_person_word(item.low) or item.low in AUTHORITIES:
        return True
    after = made.doc.items[made.first + 1 : made.first + 2]
    if after and after[0].capital and made.head > made.first:
        return False
    small = any(not made.doc.items[k].capital for k in made.doc.places.get(item.low, ()))
    return small or (item.low in GROUPS and made.head == made.begin)
