"""The role in a noun phrase: `the union's general secretary`, `two senior defence officials`."""

from __future__ import annotations

import msgspec

from onrecord.read.who.affiliations import by_modifier, complement, owner_in, owner_of
from onrecord.read.who.kinds import singular
from onrecord.read.who.phrases import DETERMINERS, Phrase, Tokens
from onrecord.read.who.titlewords import (
    BETWEEN,
    HEADS,
    LISTS,
    OUTSIDE,
    RELATIVE,
    apposition_end,
    is_head,
)

_KIN = frozenset(LISTS["kin"])
_END = BETWEEN | RELATIVE | {"as", "since", "by"}  # end the core
_NO_PART = frozenset(LISTS["no_part"])


class Role(msgspec.Struct, frozen=True):
    """A role with its affiliation; ``first`` and ``stop`` are the words of the stretch."""

    role: str | None
    affiliation: str | None
    first: int
    stop: int
    reason: str


def in_phrase(doc: Tokens, first: int, stop: int) -> Role | None:
    """The role of a source without a name, in its own phrase: `one senior aide`."""
    return role_in(doc, first, stop, "in the phrase")


def role_in(doc: Tokens, first: int, stop: int, reason: str, many: bool = False) -> Role | None:
    """The role in a noun phrase whose head is a word for what people are."""
    items = doc.items
    begin = first
    owner = None
    while begin < stop and (
        items[begin].low in OUTSIDE or items[begin].low in ("both", "himself", "herself")
    ):
        begin += 1
    if begin + 1 < stop and items[begin].low == "of" and first < begin:
        while begin < stop and items[begin].low in ("of", "the"):
            begin += 1
    for k in range(begin, min(stop, begin + 8)):
        if items[k].low in BETWEEN or (not items[k].word and items[k].text not in "&'’"):
            break
        if items[k].possessive:
            owner = owner_of(doc, k + 1)
            begin = k + 1
            if begin < stop and items[begin].text in "'’":
                begin += 1
    if begin >= stop:
        return None
    head = begin
    while head < stop and items[head].word and items[head].low not in _END:
        if items[head].low in DETERMINERS and not any(
            is_head(doc, k, many) for k in range(begin, head)
        ):
            break  # `Ada Corran, Tom Venn and the mayor`
        head += 1
    last = head - 1
    # `CEO and executive director`: the last head counts; `co-founder and director` too.
    many = many or (first + 1 < begin and items[first].low == "one")
    while last >= begin and not is_head(doc, last, many):
        last -= 1
    if last < begin or (last + 1 < head and _name_follows(doc, last, head)):
        return None
    end, where = last + 1, None
    if end < stop and items[end].low in BETWEEN:
        end, where = complement(doc, end, stop)
    if items[begin].low in ("former", "ex") and (now := _now(doc, last, stop)):
        return role_in(doc, now, stop, reason, many)
    role = doc.cut(begin, end)
    if items[last].low in _KIN:
        whose = doc.cut(first, end) if owner else role
        return Role(whose, None, first, stop, reason)
    if many:
        role = role.replace(items[last].text, singular(items[last].text))
    if owner == "the court" and items[last].low.startswith(("judge", "justice")):
        owner = None  # which other would a judge be of?
    affiliation = where or owner or by_modifier(doc, begin, last)
    return Role(role, affiliation, first, stop, reason)


def _now(doc: Tokens, last: int, stop: int) -> int | None:
    """Where what somebody is now begins, behind what was: `former whip and current chair`."""
    for k in range(last + 1, stop - 1):
        if doc.items[k].low == "and" and doc.items[k + 1].low in ("current", "now"):
            return k + 2 if doc.items[k + 1].low == "now" and k + 2 < stop else k + 1
    return None


def _name_follows(doc: Tokens, last: int, head: int) -> bool:
    """Whether what follows a head is no part of its phrase."""
    return doc.items[last + 1].capital or head - last > 3


def of_group(doc: Tokens, made: Phrase) -> Role | None:
    """The role and affiliation of unnamed people: `two senior defence officials`."""
    if not made.words:
        return None
    place = owner_in(doc, made) or by_modifier(doc, made.begin, made.head)
    k = made.head + 1
    if (
        place is None
        and k < made.stop
        and doc.items[k].low in ("of", "for", "at", "from", "in", "with")
    ):
        _, place = complement(doc, k, min(made.stop, apposition_end(doc, k)))
    head = singular(made.words[-1])
    begin = made.begin
    for k in range(made.begin, made.head):
        if doc.items[k].possessive or doc.items[k].low in _NO_PART:
            begin = k + 1
    role = doc.cut(begin, made.head + 1) if head in HEADS else None
    return Role(role, place, made.first, made.stop, "in the phrase")
