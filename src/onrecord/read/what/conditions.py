"""Conditions: `if they come back`, `unless the firm pays`, `should the strait be closed`."""

from __future__ import annotations

from onrecord.read.finite import AUXILIARY, SIGN, Tokens
from onrecord.read.what.cues import LISTS
from onrecord.read.what.predicates import Predicate

_CONDITIONS: dict[str, list[str]] = LISTS["conditions"]
CONDITION_WORDS = frozenset(_CONDITIONS["words"])
CONDITION_PHRASES = tuple(f" {phrase} " for phrase in _CONDITIONS["phrases"])
_BEGIN = frozenset(phrase.split()[0] for phrase in CONDITION_PHRASES)
CONDITION_SIGNS = frozenset(phrase.split()[1] for phrase in CONDITION_PHRASES)  # their second words
_ASKING = frozenset(_CONDITIONS["asking"])


def condition_of(clause: Predicate) -> str:
    """The word that makes the clause itself a condition (`if they come back`), or ``""``."""
    tokens, at = clause.tokens, clause.head
    if at >= len(tokens):
        return ""
    if tokens.low[at] in ("and", "but", "or", "that", "only") and at + 1 < len(tokens):
        at += 1
    return opens_condition(tokens, at)


def opens_condition(tokens: Tokens, at: int) -> str:
    """The word or phrase at this place that opens a condition, or ``""``."""
    low, stop = tokens.low, len(tokens)
    word = low[at]
    if word in CONDITION_WORDS and not is_no_condition(tokens, at):
        return word
    if word == "should" and at + 1 < stop:
        inverted = tokens.kind[at + 1] & ~AUXILIARY and low[at + 1] not in ("be", "not", "have")
        return word if inverted else ""
    if word not in _BEGIN:
        return ""
    opening = " " + " ".join(low[at : at + 4]) + " "
    return next((p.strip() for p in CONDITION_PHRASES if opening.startswith(p)), "")


def is_no_condition(tokens: Tokens, at: int) -> bool:
    """Whether the word here opens none after all: `even if`, `few if any`, `asked if`."""
    low = tokens.low
    if at + 1 < len(low) and low[at + 1] in _CONDITIONS["no_condition_after"]:
        return True
    if not at:
        return False
    if low[at] in ("providing", "assuming", "provided") and not tokens.kind[at - 1] & SIGN:
        return True
    return low[at - 1] in _CONDITIONS["no_condition_before"] or low[at - 1] in _ASKING
