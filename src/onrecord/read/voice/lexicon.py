"""Finds the words and phrases of the lists among the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.read.voice.forms import Pattern, rarest, single_words, ways_of

_SIGNS = frozenset('.,;:!?()[]{}…–—"“”«»„')
MILD, WEAK, STRONG = 0, 1, 2
_LESS = frozenset(("least", "less", "non", "anti", "semi", "not"))  # they undo what follows
_LONG_PART = 5  # letters


class Found(NamedTuple):
    """Words `first` to `last` (inclusive) of a sentence, and the list's entry that they meet."""

    first: int
    last: int
    kind: str
    strength: int
    written: str


class _Entry:
    """A phrase of a list, its ways made when its rarest part is first met in a text."""

    __slots__ = ("_line", "_part", "_ways", "kind", "strength")

    def __init__(self, line: str, part: int, kind: str, strength: int) -> None:
        self.kind, self.strength = kind, strength
        self._line, self._part = line, part
        self._ways: list[tuple[Pattern, int]] | None = None

    def ways(self) -> list[tuple[Pattern, int]]:
        """The patterns that the phrase stands for, each with the place of the rarest part."""
        if self._ways is None:
            self._ways = [(pattern, at[self._part]) for pattern, at in ways_of(self._line)]
        return self._ways


class Lexicon:
    """Words and phrases, each with a kind and a strength, indexed by a word that they hold."""

    def __init__(self) -> None:
        self._words: dict[str, list[tuple[str, int, str]]] = {}
        self._tails: dict[str, str] = {}
        self._phrases: dict[str, list[_Entry]] = {}

    def add(self, kind: str, strength: int, lists: Mapping[str, str]) -> None:
        """Adds one part of a word list.

        Raises :class:`ValueError` where all parts of a phrase may be missing.
        """
        for form, entry in single_words(lists):
            if " " in form:
                self._add(form, kind, strength)
            else:
                self._words.setdefault(form, []).append((kind, strength, entry))
        self._tails.update(dict.fromkeys(lists.get("tails", "").split(), kind))
        for line in lists.get("phrases", "").splitlines():
            self._add(line, kind, strength)

    def _add(self, line: str, kind: str, strength: int) -> None:
        if not line:
            return
        found = rarest(line)
        if found is None:
            raise ValueError(f"a phrase needs a part that is always there: {line}")
        part, words = found
        entry = _Entry(line, part, kind, strength)
        for word in words:
            self._phrases.setdefault(word, []).append(entry)

    def find(self, low: Sequence[str]) -> Iterator[Found]:
        """Every entry that the words meet, overlapping ones too."""
        words, phrases = self._words, self._phrases
        for at, word in enumerate(low):
            if word not in words and word not in phrases:
                if "-" in word:
                    yield from self._compound(at, word)
                continue
            for kind, strength, written in words.get(word, ()):
                yield Found(at, at, kind, strength, written)
            for entry in phrases.get(word, ()):
                for pattern, place in entry.ways():
                    start = at - place
                    if start >= 0 and _fits(low, start, pattern):
                        first, last = start + pattern.first, start + pattern.last
                        yield Found(first, last, entry.kind, entry.strength, pattern.written)

    def _compound(self, at: int, word: str) -> Iterator[Found]:
        """A word with hyphens that ends like `war-ravaged` or has a strong word as a part."""
        parts = word.split("-")
        if parts[0] in _LESS:
            return
        kind = self._tails.get(parts[-1])
        if kind is not None:
            yield Found(at, at, kind, STRONG, f"…-{parts[-1]}")
            return
        for part in (parts[0], parts[-1]):
            for kind, strength, written in self._words.get(part, ()):
                if strength == STRONG and len(part) >= _LONG_PART:
                    yield Found(at, at, kind, STRONG, written)


def _fits(low: Sequence[str], start: int, pattern: Pattern) -> bool:
    if start + len(pattern.places) > len(low):
        return False
    for at, words in enumerate(pattern.places, start):
        if words is None:
            if low[at] in _SIGNS:
                return False
        elif low[at] not in words:
            return False
    return True


def best(found: Iterable[Found]) -> list[Found]:
    """Those that do not overlap, in order: strong before weak, longer before shorter."""
    out: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (-f.strength, f.first - f.last, f.first, f.kind)):
        places = range(one.first, one.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            out.append(one)
    return sorted(out)
