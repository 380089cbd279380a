"""Orders: sentences that begin with a bare verb, or with `let us` or `do not`."""

from __future__ import annotations

from onrecord.read.finite import ADVERB, PREPOSITION, SIGN, Tokens
from onrecord.read.what.cues import LISTS

_IMPERATIVES = frozenset(LISTS["imperatives"]["verbs"])
_FOLLOWERS = frozenset(LISTS["imperatives"]["followers"])
_OPENERS = frozenset(LISTS["imperatives"]["openers"])


def order_of(tokens: Tokens, first: int) -> str:
    """The words that make a sentence an order (`Show us the memo`, `Don't go`), or ``""``."""
    low, kind = tokens.low, tokens.kind
    at = first
    while at + 1 < len(low) and (low[at] in _OPENERS or kind[at] & SIGN):
        at += 1
    if low[at] == "do" and at + 2 < len(low) and low[at + 1] == "not":
        return "“do not” opens it"
    if low[at] == "let's" or (low[at] == "let" and low[at + 1 : at + 2] == ["us"]):
        return "“let us” opens it"
    if low[at] not in _IMPERATIVES:
        return ""
    after = at + 1
    if after < len(low) and kind[after] & ADVERB and after + 1 < len(low):
        after += low[after] not in _FOLLOWERS
    if after >= len(low) or (kind[after] & SIGN and low[after] in (".", "!")):
        return f"the order “{low[at]}”" if low[at] not in ("report", "name") else ""
    if low[after] in _FOLLOWERS or (kind[after] & PREPOSITION and low[after] not in ("of", "for")):
        return f"the order “{low[at]}”"
    return ""
