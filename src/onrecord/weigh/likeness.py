"""Nearly the same words in the same order: a rewrite that credits nobody."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.weigh.names import folded

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHINGLE = 4  # words
REPORTS = 0.3  # least share of the shorter report's shingles that the longer one has
STATEMENTS = 0.85  # least share of two statements' words that both have
_LEAST_WORDS = 15


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(words[k : k + SHINGLE] for k in range(max(0, len(words) - SHINGLE + 1)))


def shared_shingles(one: str, other: str) -> float:
    """The share of the shorter text's shingles that the other has, 0 to 1."""
    few, many = sorted((_shingles(one), _shingles(other)), key=len)
    return len(few & many) / len(few) if few else 0.0


def shared_words(one: str, other: str) -> float:
    """The share of the words of two statements that both have, 0 to 1."""
    a, b = set(_words(one)), set(_words(other))
    return len(a & b) / len(a | b) if a | b else 0.0


def alike(one: str, other: str) -> bool:
    """Whether one of two reports has much of the other's wording."""
    return shared_shingles(one, other) >= REPORTS


def statements_alike(one: str, other: str) -> bool:
    """Whether two statements of some length are nearly the same words."""
    if min(len(_words(one)), len(_words(other))) < _LEAST_WORDS:
        return False
    return shared_words(one, other) >= STATEMENTS
