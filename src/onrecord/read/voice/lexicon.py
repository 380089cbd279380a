"""Finds the words and phrases of the lists among the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.read.voice.forms import Pattern, patterns, single_words

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


class Lexicon:
    """Words and phrases, each with a kind and a strength, indexed by a word that they hold."""

    def __init__(self) -> None:
        self._words: dict[str, list[tuple[str, int, str]]] = {}
        self._tails: dict[str, str] = {}
        self._known: set[str] = set()  # words that anything below is found by
        self._phrases: dict[str, list[tuple[int, Pattern, str, int]]] = {}

    def add(self, kind: str, strength: int, lists: Mapping[str, str]) -> None:
        """Adds one part of a word list."""
        for form, entry in single_words(lists):
            if " " in form:
                self._add(next(patterns(form)), kind, strength)
            else:
                self._known.add(form)
                self._words.setdefault(form, []).append((kind, strength, entry))
        self._tails.update(dict.fromkeys(lists.get("tails", "").split(), kind))
        for pattern in patterns(lists.get("phrases", "")):
            self._add(pattern, kind, strength)

    def _add(self, pattern: Pattern, kind: str, strength: int) -> None:
        rare = [min(map(len, words)) if words else 0 for words in pattern.places]
        anchor = rare.index(max(rare))  # long words are rare: few phrases are tried in vain
        for word in pattern.places[anchor] or ():
            self._known.add(word)
            self._phrases.setdefault(word, []).append((anchor, pattern, kind, strength))

    def find(self, low: Sequence[str]) -> Iterator[Found]:
        """Every entry that the words meet, overlapping ones too."""
        words, phrases, known = self._words, self._phrases, self._known
        for at, word in enumerate(low):
            if word not in known:
                if "-" in word:
                    yield from self._compound(at, word)
                continue
            for kind, strength, written in words.get(word, ()):
                yield Found(at, at, kind, strength, written)
            for anchor, pattern, kind, strength in phrases.get(word, ()):
                start = at - anchor
                if start >= 0 and _fits(low, start, pattern):
                    yield Found(
                        start + pattern.first, start + pattern.last, kind, strength, pattern.written
                    )

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
