"""Corpora give tokens; the reader reads prose: tokens put together as a paper prints."""

from __future__ import annotations

from collections.abc import Sequence

_LEFT = frozenset((".", ",", ";", ":", "?", "!", "%", ")", "]", "}", "'", "’", "...", "''"))
_RIGHT = frozenset(("(", "[", "{", "$", "``", "#"))
_SIGNS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}
_WITHIN = frozenset(("-", "–", "/"))


def _joins(left: str, right: str) -> bool:
    """Whether no space stands between two tokens: *do n't*, *Roe 's*, *60 %*."""
    if right in _LEFT or left in _RIGHT or right in ("-RRB-", "-RSB-"):
        return True
    if left in ("-LRB-", "-LSB-", "“") or right == "”":
        return True
    low = right.lower()
    return low == "n't" or (low[:1] in "'’" and len(low) in (2, 3) and low[1:].isalpha())


def prose(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """The text of tokens, and where each token begins in it."""
    text, starts = "", list[int]()
    quoted = False
    for i, token in enumerate(tokens):
        shown = _SIGNS.get(token, token)
        glued = i > 0 and _joins(tokens[i - 1], token)
        if token == '"':
            glued = glued or quoted
            quoted = not quoted
        elif i and tokens[i - 1] == '"' and quoted:
            glued = True
        if i and (token in _WITHIN or tokens[i - 1] in _WITHIN):
            beside = tokens[i - 1 if token in _WITHIN else i]
            glued = glued or beside[-1:].isalnum()
        text += shown if glued or not text else " " + shown
        starts.append(len(text) - len(shown))
    return text, starts
