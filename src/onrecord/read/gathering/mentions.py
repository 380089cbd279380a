"""Mentions of those who may be a source: names that the encoder found, source spans, pronouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, Literal

import msgspec
import numpy as np

from onrecord.read.encoder import Floats
from onrecord.read.gathering.beside import beside, one_of_two
from onrecord.read.gathering.relatives import RELATIVE, brought, listed, phrase_before
from onrecord.read.gathering.wider import again, persons_whole, uncut, whole_bodies
from onrecord.read.lists import load
from onrecord.read.pairs import PRONOUNS
from onrecord.read.sentences import STARTERS
from onrecord.read.words import Words

Form = Literal["person", "place", "body", "pronoun", "nominal"]
Gender = Literal["m", "f"] | None
Named = tuple[Form, int, int]
_KINDS: tuple[Form, Form, Form] = ("person", "place", "body")
_LISTS: dict[str, Any] = load("mentions.toml")
TITLES = frozenset(_LISTS["titles"])
OFFICES = frozenset(_LISTS["offices"])
NAMING = frozenset(_LISTS["naming"])
SHORT: dict[str, str] = _LISTS["short"]
OFFICE_TAILS = tuple(tuple(tail.split()) for tail in _LISTS["office_tails"])
_TAILS = {t[-1]: [tail for tail in OFFICE_TAILS if tail[-1] == t[-1]] for t in OFFICE_TAILS}
MALE, FEMALE = frozenset(_LISTS["male"]), frozenset(_LISTS["female"])
KIN = frozenset(_LISTS["kin"])
GIVEN: dict[str, Gender] = dict.fromkeys(_LISTS["male_names"], "m")
GIVEN.update(dict.fromkeys(_LISTS["female_names"], "f"))
AFTER_HEAD = frozenset(_LISTS["after_head"])
NO_PARTICIPLES = frozenset(_LISTS["no_participles"])
JOINING = frozenset(_LISTS["joining"])
OTHER_THAN = frozenset(_LISTS["other_than"])
ARTICLES = frozenset(_LISTS["articles"])
DEFINITE = frozenset(_LISTS["definite"])
PLURALS = frozenset(_LISTS["plurals"])
COLLECTIVE = frozenset(_LISTS["collective"])
LOOSE = frozenset(_LISTS["loose"])
SUFFIXES = frozenset(_LISTS["suffixes"])
PARTICLES = frozenset(_LISTS["particles"])
BODIES = frozenset(_LISTS["bodies"])
CALLED = frozenset(_LISTS["called"])
ENDS = frozenset(_LISTS["ends"])
PEOPLE = frozenset(_LISTS["people"])
DETERMINERS = frozenset(_LISTS["determiners"])
INNER = frozenset(("former", "fellow", "senior"))
SELVES = frozenset(("himself", "herself", "itself", "themselves"))
_WIDE = 5  # words between a determiner and its noun


class Mention(msgspec.Struct, frozen=True):
    """Words ``lo`` to ``hi``: a whole noun phrase. All words kept here are in lower case.

    ``name`` holds the words of the name in it, or those of the phrase up to its head; ``proper`` is
    the word range of that. ``titles`` are those before a person's name, in full; ``owner`` whose
    body it is (*Russia's* Foreign Ministry); ``phrase`` all words of a phrase without a name.
    """

    lo: int
    hi: int
    form: Form
    name: tuple[str, ...]
    proper: tuple[int, int]
    gender: Gender = None
    link: int | None = None  # which link it is the source of
    titles: frozenset[str] = frozenset()
    suffix: str = ""  # jr, iii
    owner: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()

    @property
    def short(self) -> bool:
        """Whether the name is a single one, or a last name of several words (von der Roe)."""
        return len(self.name) == 1 or (self.name[0] in PARTICLES and self.name[0] not in GIVEN)

    @property
    def plural(self) -> bool:
        """Whether a phrase is of more than one."""
        head = self.name[-1]
        ends = head.endswith("s") and not head.endswith("ss")
        return ends or head in PLURALS or bool(JOINING & set(self.name))


def named_spans(scores: Floats) -> list[Named]:
    """The names that the encoder found, as (kind, first word, end)."""
    if not len(scores):
        return []
    tags = scores.argmax(1).tolist()
    out: list[Named] = []
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
        self.paragraph: list[int] = words.paragraph.tolist()
        self.named = [self._trimmed(*n) for n in named_spans(names)]
        self.named = [n for n in self.named if n[1] < n[2]]
        self.named = uncut(self.named, self.raw, starts, ends)
        lists = (PARTICLES, GIVEN, STARTERS | TITLES | BODIES | PEOPLE)
        self.named = persons_whole(self.named, self.raw, self.paragraph, lists, "person")
        self.named = whole_bodies(
            self.named, self.raw, self.paragraph, BODIES, ENDS, "body", "person"
        )
        self.named = [self._of_body(*n) for n in self.named]
        self.named = again(self.named, self.raw, self.paragraph, TITLES, "person")

    def _of_body(self, kind: Form, lo: int, hi: int) -> Named:
        """A single name as a body's, where the word before it says so: water company Roewell."""
        said = kind == "person" and hi - lo == 1 and lo > 0 and self.low[lo - 1] in CALLED
        return ("body" if said and self.paragraph[lo - 1] == self.paragraph[lo] else kind), lo, hi

    def _possessive(self, hi: int) -> int:
        """The end of what ends at ``hi``, without a possessive ending."""
        if self.low[hi - 1] == "s" and hi > 1 and self.raw[hi - 2] in "'’":
            return hi - 2
        return hi - 1 if self.raw[hi - 1] in "'’" else hi

    def _trimmed(self, kind: Form, lo: int, hi: int) -> Named:
        """A name without titles at its front, and without a possessive or mark at its end."""
        while hi > lo:
            end = self._possessive(hi)
            end -= end == hi and not self.raw[hi - 1].isalnum()
            if end == hi:
                break
            hi = end
        while kind == "person" and lo < hi - 1 and (self.low[lo] in TITLES or self.raw[lo] == "."):
            lo += 1
        return kind, lo, max(lo, hi)

    def _inside(self, lo: int, hi: int) -> list[Named]:
        """The names between two words."""
        begin = bisect_left(self.named, lo, key=lambda n: n[1])
        return [
            n
            for n in takewhile(lambda n: n[1] < hi, self.named[begin : begin + hi - lo])
            if n[2] <= hi
        ]

    def _titles(self, lo: int) -> int:
        """Where the titles directly before a name begin."""
        at, block = lo, self.paragraph[lo]
        while at > 0 and self.paragraph[at - 1] == block:
            stop = self.raw[at - 1] == "." and at > 1 and self.low[at - 2] in TITLES
            tails = _TAILS.get(self.low[at - 1], ())
            tail = next(
                (len(t) for t in tails if tuple(self.low[max(0, at - len(t)) : at]) == t), 0
            )
            if tail < at and tail and self.low[at - tail - 1] in TITLES:
                at -= tail
            elif stop or self.low[at - 1] in TITLES:
                at -= 1
            else:
                break
        return at

    def _person(self, lo: int, hi: int, name: Named, link: int | None) -> Mention:
        """The mention ``lo`` to ``hi`` of a person."""
        _, a, b = name
        at = self._titles(a)
        words = self._joined_words(a, b)
        suffix = ""
        while len(words) > 1 and words[-1] in SUFFIXES:
            suffix, words = words[-1], words[:-1]
        before = [SHORT.get(w, w) for w in self.low[at:a] if w in TITLES]
        if "vice" in before:
            before = ["vice-president" if w == "president" else w for w in before]
        found = set(self.low[at:a])
        gender: Gender = "m" if found & MALE else "f" if found & FEMALE else None
        beside = self.low[at - 2 if at > 1 and self.raw[at - 1] == "," else at - 1] if at else ""
        if gender is None and beside in KIN:
            gender = "m" if beside in MALE else "f"  # his daughter, Ro
        if gender is None and len(words) > 1:
            gender = GIVEN.get(words[0])
        return Mention(
            lo, hi, "person", words, (a, b), gender, link, titles=frozenset(before), suffix=suffix
        )

    def _body(self, lo: int, hi: int, name: Named, link: int | None) -> Mention:
        """The mention ``lo`` to ``hi`` of a body or place, with the name of its owner."""
        kind, a, b = name
        words = tuple(w for w in self._joined_words(a, b) if w != "the") or (self.low[a],)
        if len(words) > 1 and all(len(w) == 1 for w in words):
            words = ("".join(words),)  # U.S. is US
        owner: tuple[str, ...] = ()
        if kind == "body" and a > 0 and self._possessive(a) < a:
            end = self._possessive(a)
            for _, first, last in self.named:
                if last == end and self.words.paragraph[first] == self.words.paragraph[a]:
                    owner, a = self._joined_words(first, last), first
                    lo = lo if link is not None else min(lo, first)
        return Mention(lo, hi, kind, words, (a, b), link=link, owner=owner)

    def _joined_words(self, lo: int, hi: int) -> tuple[str, ...]:
        """The words of a name; O'Roe and Roe-Doe are one word each."""
        out: list[str] = []
        start, end = self.words.start, self.words.end
        for i in range(lo, hi):
            if not self.raw[i][0].isalnum():
                continue
            glued = i - 2 >= lo and self.raw[i - 1] in "-‐‑'’"
            if glued and out and end[i - 2] == start[i - 1] and end[i - 1] == start[i]:
                out[-1] += ("-" if self.raw[i - 1] in "-‐‑" else "'") + self.low[i]
            else:
                out.append(self.low[i])
        return tuple(out)

    def of_name(self, name: Named) -> Mention:
        """The mention around a name outside source spans."""
        kind, lo, hi = name
        begin = self._titles(lo) if kind == "person" else lo
        if begin > 0 and self.words.paragraph[begin - 1] == self.words.paragraph[lo]:
            article = ("the", "a", "an", "then") if kind == "person" else ("the",)
            if (begin < lo or kind != "person") and self.low[begin - 1] in article:
                begin -= 1
        make = self._person if kind == "person" else self._body
        return make(begin, hi, name, None)

    def of_source(self, lo: int, hi: int, link: int) -> Mention:
        """The mention that a source span is, by its head."""
        if hi - lo == 1 and self.low[lo] in PRONOUNS:
            return Mention(lo, hi, "pronoun", (self.low[lo],), (lo, hi), link=link)
        if hi - lo == 2 and self.low[lo] in PRONOUNS and self.low[lo + 1] in SELVES:
            return Mention(lo, hi, "pronoun", (self.low[lo],), (lo, lo + 1), link=link)
        whole = hi
        while whole > lo + 1 and not self.raw[whole - 1].isalnum():
            whole -= 1
        whole = max(lo + 1, self._possessive(whole))
        inside = self._inside(lo, whole)
        end = self._head_end(lo, whole, inside)
        head = next((n for n in inside if n[2] == end), None)
        several = any(
            w in JOINING and not any(a <= i < b for _, a, b in inside)
            for i, w in enumerate(self.low[lo:end], start=lo)
        )
        if several and head and head[0] == "person" and one_of_two(self.low, lo, head[1]):
            several = False  # filmmaker and author Jane Roe
        other = head and head[1] > lo and self.low[head[1] - 1] in OTHER_THAN
        if head and head[2] - head[1] == 1 and self.low[lo] in ARTICLES and lo < head[1]:
            other = other or self.low[head[1]] in PEOPLE  # the Kelmar Democrat
        if head and head[0] == "person" and head[2] - head[1] == 1:
            last = self.low[head[1]]
            other = other or (last.endswith("s") and last[:-1] in PEOPLE)  # Kelmar's Democrats
        if head and not (several or other or listed(self.low, end, whole, inside, TITLES, JOINING)):
            make = self._person if head[0] == "person" else self._body
            return make(lo, hi, head, link)
        written = None if several or head else self._written(lo, end)
        if written is None and not several:
            found = beside(self.raw, self.low, lo, end, whole, inside)
            written = ("person", *found) if found else None
        if written is not None:
            return self._person(lo, hi, written, link)
        if not several and head is None and self._called(lo, end):
            begin = lo + (self.low[lo] == "the")
            return self._body(lo, hi, ("body", begin, end), link)
        return self._phrase(lo, hi, whole, end, link)

    def _called(self, lo: int, end: int) -> bool:
        """Whether a phrase is the name of a body that the encoder did not see: all its words have
        capitals, and it ends in a word such as *Ministry* or *Airlines*."""
        lo += self.low[lo] in ("the", "The")
        plain = [i for i in range(lo, end) if not self.raw[i][0].isupper()]
        return end - lo > 1 and not plain and self.low[end - 1] in BODIES | ENDS

    def _phrase(self, lo: int, hi: int, whole: int, end: int, link: int | None) -> Mention:
        """The mention ``lo`` to ``hi`` of a phrase without a name, whose head ends at ``end``."""
        phrase = tuple(w for w in self.low[lo:whole] if w[0].isalnum()) or (self.low[lo],)
        name = tuple(w for w in self.low[lo:end] if w[0].isalnum()) or (self.low[lo],)
        gender: Gender = "m" if name[-1] in MALE else "f" if name[-1] in FEMALE else None
        return Mention(lo, hi, "nominal", name, (lo, end), gender, link, phrase=phrase)

    def _written(self, lo: int, end: int) -> Named | None:
        """A person's name that the encoder did not find: capitals after a title, or a first name
        that is known."""
        at = end
        while at > lo and (self.raw[at - 1][0].isupper() or self.low[at - 1] in PARTICLES):
            at -= 1
        begin = at
        while at < end and (self.low[at] in TITLES or self.low[at] in PARTICLES):
            at += 1
        titled = at > lo and self.low[at - 1] in NAMING
        known = begin == lo and self.low[at : at + 1] and self.low[at] in GIVEN and end - at > 1
        return ("person", at, end) if at < end and (titled or known) else None

    def people(self, taken: set[int], sources: set[int]) -> Iterator[Mention]:
        """Phrases for one person or body without a name that are no source spans: a retired pilot,
        her aide, the union."""
        for i, word in enumerate(self.low):
            body = word in BODIES
            if not (body or word in PEOPLE) or i in taken:
                continue
            for lo in range(i - 1, max(i - 2 - _WIDE, -1), -1):
                away = self.paragraph[lo] != self.paragraph[i] or lo in sources
                away = away or (lo in taken and not body)  # the Roe campaign
                if away or not (self.raw[lo].isalnum() or self.raw[lo] in "-’'"):
                    break
                if self.low[lo] in DETERMINERS:
                    inner = self.low[lo] in INNER and lo > 0 and lo - 1 not in taken
                    lo -= inner and self.low[lo - 1] in DETERMINERS  # the former clerk
                    if not body or self.low[lo] == "the":
                        yield self._phrase(lo, i + 1, i + 1, i + 1, None)
                    break

    def _head_end(self, lo: int, hi: int, inside: list[Named]) -> int:
        """Where the head of the noun phrase ``lo`` to ``hi`` ends."""
        for i in range(lo + 1, hi):
            if any(a < i < b for _, a, b in inside):
                continue
            word = self.low[i]
            if word in AFTER_HEAD:
                tails = [i + len(t) for t in OFFICE_TAILS if tuple(self.low[i : i + len(t)]) == t]
                if any(n[1] in tails for n in inside):
                    continue  # Secretary of State Jane Roe
                return i
            participle = word.endswith("ing") and self.raw[i].islower()
            if participle and word not in NO_PARTICIPLES and self.low[i - 1] not in ("the", "a"):
                return i
            glued = self.raw[i] == "-" and self.words.start[i] == self.words.end[i - 1]
            if self.raw[i] == "(" and any(a > i for _, a, _ in inside):
                shut = next((k for k in range(i, min(hi, i + 5)) if self.raw[k] == ")"), None)
                if shut and shut + 1 < hi and self.low[shut + 1] in TITLES:
                    return self._head_end(shut, hi, inside)  # Tallow County (Tal.) Sheriff Roe
            if self.raw[i] in ",(;:—–-" and not glued:
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
        inside = {i for lo, hi, _ in sources for i in range(lo, hi)}
        for lo, hi, link in sources:
            out.append(self.of_source(lo, hi, link))
            taken.update(range(lo, hi))
            if out[-1].form == "nominal":  # a full name in it is a mention of its own
                full = [n for n in self._inside(lo, hi) if n[2] - n[1] > 1]
                bodies = out[-1].name[-1] not in BODIES  # a Mill Department spokesman
                out += [
                    self.of_name(n)
                    for n in full
                    if (n[0] == "person" or (n[0] == "body" and bodies)) and n[1:] != (lo, hi)
                ]
        for lo, hi, _ in sources:
            found = brought(self.low, self.raw, self.paragraph, lo, hi)
            if found and not taken & set(range(*found)):
                a, b = found
                out.append(self._phrase(a, b, b, self._head_end(a, b, []), None))
                taken.update(range(a, b))
        for name in self.named:
            if not taken & set(range(name[1], name[2])):
                out.append(self.of_name(name))
                taken.update(range(out[-1].lo, name[2]))
        for lo, hi, _ in sources:
            if hi - lo == 1 and self.low[lo] in RELATIVE:
                found = phrase_before(self.raw, self.paragraph, lo, DETERMINERS, AFTER_HEAD)
                if found and not taken & {found[1] - 1}:
                    a, b = found
                    out.append(self._phrase(a, b, b, b, None))
                    taken.update(range(a, b))
        for mention in self.people(taken, inside):
            out.append(mention)
        taken.update(i for m in out for i in range(m.lo, m.hi))
        out += self.pronouns(taken)
        return sorted(out, key=lambda m: (m.lo, m.hi))


def as_array(mentions: list[Mention]) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Word ranges (n, 2)."""
    return np.array([(m.lo, m.hi) for m in mentions], dtype=np.int64).reshape(-1, 2)
