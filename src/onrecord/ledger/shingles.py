"""Word shingles of a text, and the few least hashes by which texts that share many are found.

The method is that of A. Broder, "On the resemblance and containment of documents", 1997: a text
is the set of all its runs of some words; of each of many orders of all runs, kept at random but the
same for all texts, the least run of the text is kept. Two texts have the same least run with the
probability that is their resemblance. Here each least run is looked up by itself (bands of one
row), because a text that is cut short resembles the whole one little, and contains it all the same.
"""

from __future__ import annotations

import hashlib
import re
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

WORDS = 5  # in a shingle
ORDERS = 64  # least hashes that are kept of a text

Hashes = npt.NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd; 2**64 divided by the golden ratio


class Text:
    """A text's words and shingles."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown: list[str] = _WORD.findall(text)
        self.hashes = _runs(self._shown)  # of the run that begins at each word

    @cached_property
    def words(self) -> list[str]:
        """The words, letter case gone."""
        return [word.casefold() for word in self._shown]

    @cached_property
    def shingles(self) -> Hashes:
        """The different runs of WORDS words, sorted; letter case does not count."""
        return np.unique(self.hashes)

    @cached_property
    def facts(self) -> list[bool]:
        """Of each word, whether it is a number or a name.

        Names are words with a capital letter, but for those at the head of a sentence.
        """
        found, end = [], 0
        for match in _WORD.finditer(self._text):
            gap = self._text[end : match.start()]
            head = end == 0 or any(mark in gap for mark in ".!?:\n")
            first = match[0][0]
            found.append(first.isdigit() or (first.isupper() and not head))
            end = match.end()
        return found


def least(hashes: Hashes) -> npt.NDArray[np.int64]:
    """The least hash in each order, each once, as signed numbers; none of no shingles."""
    if not len(hashes):
        return np.zeros(0, dtype=np.int64)
    factors = _factors()
    found = [
        (some[:, None] * hashes).min(axis=1) for some in np.array_split(factors, 8)
    ]  # an odd factor puts all numbers in another order; some at a time fit the cache
    # By the order too, so that the same number in two orders does not count twice.
    return np.unique(_mix(np.concatenate(found) ^ factors)).view(np.int64)


def _runs(words: list[str]) -> Hashes:
    """A hash for each run of WORDS words."""
    hashed = np.array([_hash(word) for word in words], dtype=np.uint64)
    count = max(len(words) - WORDS + 1, 0)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(WORDS if count else 0):
        mixed = _mix(mixed * _FACTOR + hashed[place : place + count])
    return mixed


@lru_cache(maxsize=1)
def _factors() -> Hashes:
    """An odd factor for each order, the same for ever: stored hashes must fit later ones."""
    return _mix(np.arange(1, ORDERS + 1, dtype=np.uint64) * _FACTOR) | np.uint64(1)


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(word.casefold().encode(), digest_size=8).digest(), "little"
    )


def _mix(values: Hashes) -> Hashes:
    """Spreads the bits (the finaliser of S. Vigna's splitmix64, in the public domain)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
