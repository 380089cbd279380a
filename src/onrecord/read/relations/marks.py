"""Finds the words that mark a relation: phrases among the words of a report, each with its role.

The phrases are in relations.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.read.lists import load

LISTS = load("relations.toml")


class Mark(NamedTuple):
    """A phrase found: its role, its first word, and the one after its last."""

    role: str
    lo: int
    hi: int
    phrase: str


class Marks:
    """Phrases by their first and second words, the longest first."""

    def __init__(self, roles: Mapping[str, Sequence[str]]) -> None:
        self._first: dict[str, dict[str, list[tuple[list[str], str, str]]]] = {}
        for role, phrases in roles.items():
            for phrase in phrases:
                parts = [part for word in phrase.split() for part in _parts(word)]
                second = parts[1] if len(parts) > 1 else ""
                found = self._first.setdefault(parts[0], {}).setdefault(second, [])
                found.append((parts, role, phrase))
        for by_second in self._first.values():
            for found in by_second.values():
                found.sort(key=lambda one: -len(one[0]))

    def at(self, low: Sequence[str], place: int) -> Mark | None:
        """The longest phrase that begins at this word."""
        by_second = self._first.get(low[place])
        if by_second is None:
            return None
        second = low[place + 1] if place + 1 < len(low) else ""
        for key in (second, "*", ""):
            for parts, role, phrase in by_second.get(key, ()):
                stop = place + len(parts)
                if stop <= len(low) and _fit(parts, low[place:stop]):
                    return Mark(role, place, stop, phrase)
        return None

    def all(self, low: Sequence[str]) -> Iterator[Mark]:
        """All phrases, none overlapping, in order."""
        first, stop = self._first, 0
        for place in [k for k, word in enumerate(low) if word in first]:
            found = self.at(low, place) if place >= stop else None
            if found:
                stop = found.hi
                yield found


def _fit(parts: list[str], words: Sequence[str]) -> bool:
    return parts == words or (
        "*" in parts and all(a in ("*", b) for a, b in zip(parts, words, strict=True))
    )


def _parts(word: str) -> list[str]:
    """A word of a phrase without the comma that may end it: a sign is a word of its own."""
    return [word[:-1], ","] if word.endswith(",") and len(word) > 1 else [word]
