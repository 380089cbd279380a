"""The words of roles and titles (roles.toml), and which word of a text is one."""

from __future__ import annotations

from onrecord.read.lists import load
from onrecord.read.who.kinds import PEOPLE, is_person_word, singular
from onrecord.read.who.phrases import DETERMINERS, Token, Tokens

LISTS = load("roles.toml")
HONORIFICS = frozenset(LISTS["honorifics"])
NO_ROLE = frozenset(LISTS["no_role"])
HEADS = (frozenset(LISTS["heads"]) | PEOPLE) - HONORIFICS - NO_ROLE
MODIFIERS = frozenset(LISTS["modifiers"])
OUTSIDE = frozenset(LISTS["outside"]) | frozenset(LISTS["times"]) | DETERMINERS
BETWEEN = frozenset(LISTS["between"])
BE = frozenset(LISTS["be"])
SAYING = frozenset(LISTS["saying"])
RELATIVE = frozenset(LISTS["relative"])
_LONGEST = 30  # words of an apposition
_SIGNS = frozenset(',;:()[]“”"—–.!?…')


def is_head(doc: Tokens, k: int, many: bool = False) -> bool:
    """Whether word ``k`` is the head of a role, also in the plural where they are ``many``."""
    item = doc.items[k]
    low = item.low
    if not item.word or item.possessive or low in HONORIFICS:
        return False
    if many:
        low = singular(low)
    if low in NO_ROLE:
        return False
    return (
        low in HEADS
        or low.rsplit("-", 1)[-1] in HEADS
        or (is_person_word(low) and singular(low) == low)
    )


def is_title(item: Token) -> bool:
    """Whether a word is part of a title and not of a name."""
    return item.low in HEADS or item.low in HONORIFICS or item.low in MODIFIERS


def apposition_end(doc: Tokens, first: int) -> int:
    """Where a phrase between commas ends that begins with word ``first``."""
    items = doc.items
    k = first
    while k < len(items) and k - first < _LONGEST and (k == first or not doc.begins[k]):
        text = items[k].text
        if text in _SIGNS:
            break
        if items[k].low in SAYING and k > first:
            break
        k += 1
    return k
