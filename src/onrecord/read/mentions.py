"""Mentions of those who may be a source: names that the encoder found, source spans and pronouns."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from onrecord.read.encoder import Floats
from onrecord.read.pairs import PRONOUNS
from onrecord.read.words import Words

Form = Literal["person", "place", "body", "pronoun", "nominal"]
_KINDS: tuple[Form, Form, Form] = ("person", "place", "body")
_LISTS = tomllib.loads((Path(__file__).parent / "mentions.toml").read_text(encoding="utf8"))
TITLES = frozenset(_LISTS["titles"])
MALE, FEMALE = frozenset(_LISTS["male"]), frozenset(_LISTS["female"])
AFTER_HEAD = frozenset(_LISTS["after_head"])
DEFINITE = frozenset(_LISTS["definite"])
LOOSE = frozenset(_LISTS["loose"])
SUFFIXES = frozenset(_LISTS["suffixes"])
_NAMES = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``lo`` to ``hi``: a whole noun phrase. ``name`` holds the words of the name in it, in
    lower case, or those of the phrase; ``proper`` is the range of the name itself."""

    lo: int
    hi: int
    form: Form
    name: tuple[str, ...]
    proper: tuple[int, int]
    gender: Literal["m", "f"] | None = None
    link: int | None = None  # which link it is the source of


def named_spans(scores: Floats) -> list[tuple[Form, int, int]]:
    """The names that the encoder found, as (kind, first word, end)."""
    if not len(scores):
        return []
    tags = scores.argmax(1).tolist()
    out: list[tuple[Form, int, int]] = []
    lo = -1
    for i, tag in enumerate([*tags, 0]):
        goes_on = lo >= 0 and tag and tag % 2 == 0 and (tag - 1) // 2 == (tags[lo] - 1) // 2
        if lo >= 0 and not goes_on:
            out.append((_KINDS[(tags[lo] - 1) // 2], lo, i))
            lo = -1
        if tag and lo < 0:
            lo = i
    return out


class Finder:
    """Finds the mentions of one text."""

    def __init__(self, text: str, words: Words, names: Floats) -> None:
        self.text = text
        self.words = words
        starts, ends = words.start.tolist(), words.end.tolist()
        self.raw = [text[a:b] for a, b in zip(starts, ends, strict=True)]
        self.low = [w.lower() for w in self.raw]
        self.named = [self._trimmed(*n) for n in named_spans(names)]
        self.named = [n for n in self.named if n[1] < n[2]]

    def _trimmed(self, kind: Form, lo: int, hi: int) -> tuple[Form, int, int]:
        """A name without titles at its front, and without a possessive or mark at its end."""
        while hi > lo and (self.low[hi - 1] in ("s", "'", "’") or not self.raw[hi - 1].isalnum()):
            if self.low[hi - 1] == "s" and not (hi - 2 >= lo and self.raw[hi - 2] in "'’"):
                break
            hi -= 1
        while kind == "person" and lo < hi - 1 and (self.low[lo] in TITLES or self.raw[lo] == "."):
            lo += 1
        return kind, lo, hi

    def _before(self, lo: int) -> int:
        """How far left a noun phrase that ends in a name goes: titles, capitals, an article."""
        at, block = lo, self.words.paragraph[lo]
        while at > 0 and self.words.paragraph[at - 1] == block:
            word = self.low[at - 1]
            if word in TITLES or (
                self.raw[at - 1] == "." and at > 1 and self.low[at - 2] in TITLES
            ):
                at -= 1
            else:
                break
        if at < lo and at > 0 and self.low[at - 1] in ("the", "a", "an", "then"):
            at -= 1
        return at

    def _gender(self, lo: int, hi: int) -> Literal["m", "f"] | None:
        found = set(self.low[lo:hi])
        return "m" if found & MALE else "f" if found & FEMALE else None

    def of_name(self, kind: Form, lo: int, hi: int) -> Mention:
        """The mention around a name outside source spans."""
        begin = self._before(lo) if kind == "person" else lo
        if kind != "person" and lo > 0 and self.low[lo - 1] == "the":
            begin = lo - 1
        return Mention(begin, hi, kind, self._name(kind, lo, hi), (lo, hi), self._gender(begin, lo))

    def _name(self, kind: Form, lo: int, hi: int) -> tuple[str, ...]:
        name = tuple(w for w in self.low[lo:hi] if w[0].isalnum())
        while kind == "person" and len(name) > 1 and name[-1] in SUFFIXES:
            name = name[:-1]
        return tuple(w for w in name if w != "the") or name

    def of_source(self, lo: int, hi: int, link: int) -> Mention:
        """The mention that a source span is, by its head."""
        if hi - lo == 1 and self.low[lo] in PRONOUNS:
            return Mention(lo, hi, "pronoun", (self.low[lo],), (lo, hi), link=link)
        inside = [n for n in self.named if lo <= n[1] and n[2] <= hi]
        end = self._head_end(lo, hi, inside)
        heads = [n for n in inside if n[2] == end]
        joined = any(w == "and" for w in self.low[lo:end])
        if heads and not joined:
            kind, a, b = heads[-1]
            return Mention(lo, hi, kind, self._name(kind, a, b), (a, b), self._gender(lo, a), link)
        name = tuple(w for w in self.low[lo:end] if w[0].isalnum())
        return Mention(
            lo, hi, "nominal", name or (self.low[lo],), (lo, end), self._gender(lo, end), link
        )

    def _head_end(self, lo: int, hi: int, inside: list[tuple[Form, int, int]]) -> int:
        for i in range(lo + 1, hi):
            within = any(a < i < b for _, a, b in inside)
            stop = self.low[i] in AFTER_HEAD or (self.raw[i] in ",(;:—–" or self.raw[i] == "-")
            hyphen = self.raw[i] == "-" and self.words.start[i] == self.words.end[i - 1]
            if stop and not within and not hyphen:
                if self.low[i] == "and" and i + 1 < hi:
                    continue
                return i
        return hi

    def pronouns(self, taken: set[int]) -> Iterator[Mention]:
        """Pronouns of the third person in the singular that are no source spans."""
        for i, word in enumerate(self.low):
            if i not in taken and PRONOUNS.get(word) in (1, 2):
                yield Mention(i, i + 1, "pronoun", (word,), (i, i + 1))

    def all(self, sources: list[tuple[int, int, int]]) -> list[Mention]:
        """All mentions in text order. ``sources`` are (first word, end, link), one a span."""
        out: list[Mention] = []
        taken: set[int] = set()
        for lo, hi, link in sources:
            out.append(self.of_source(lo, hi, link))
            taken.update(range(lo, hi))
        for kind, lo, hi in self.named:
            if not taken & set(range(lo, hi)):
                out.append(self.of_name(kind, lo, hi))
                taken.update(range(out[-1].lo, hi))
        out += self.pronouns(taken)
        return sorted(out, key=lambda m: (m.lo, m.hi))


def as_array(mentions: list[Mention]) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Word ranges (n, 2)."""
    return np.array([(m.lo, m.hi) for m in mentions], dtype=np.int64).reshape(-1, 2)
