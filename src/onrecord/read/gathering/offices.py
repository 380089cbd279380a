"""What a text says of somebody beside the name: offices, trades, parties, what kind of body.

*Sen. Roe*, *Roe, a Republican from Kelmar*, *Roe, who heads the union*, *the union's secretary,
Roe,* *Roe Stone Ltd*. The words are in descriptions.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from onrecord.read.gathering.mentions import AFTER_HEAD, BODIES, JOINING, PEOPLE, SUFFIXES, Mention
from onrecord.read.lists import load
from onrecord.read.words import Words

LISTS: dict[str, Any] = load("descriptions.toml")
_COMPOUNDS: dict[tuple[str, ...], str] = {
    tuple(k.split()): v for k, v in LISTS["compounds"].items()
}
_SAME: dict[str, str] = {word: head for head, words in LISTS["same"].items() for word in words}
FORMER = frozenset(LISTS["words"]["former"])
_PARTY = {word: party for party, words in LISTS["parties"].items() for word in words}
_HOLDING = frozenset(LISTS["around"]["holding"])
_ENDS: dict[str, list[str]] = {}
for _kind, _words in LISTS["bodies"]["ends"].items():
    for _word in _words:
        _ENDS.setdefault(_word, []).append(_kind)
_COMMERCE = frozenset(LISTS["bodies"]["commerce"])
_ARTICLES = frozenset(("a", "an", "the", "one", "another"))
_OWNERS = frozenset(("his", "her", "its", "their", "our", "my"))
_BE = frozenset(("is", "was", "became", "remains"))
_CLOSERS = frozenset(',.;:)—–”"')
_NO_APPOSITION = frozenset(("to", "for", "with", "in", "by", "from", "against", "like", "unlike"))
_PLAIN = FORMER | frozenset(LISTS["words"]["neutral"])
_LONGEST, _TAIL = 9, 12  # words of a phrase up to its head, and after it


class Fact(msgspec.Struct, frozen=True):
    """What somebody is said to be: a head noun, and the words around it. ``proper`` are those with
    a capital; ``tail`` those after the head."""

    head: str
    words: frozenset[str]
    proper: frozenset[str]
    former: bool = False
    tail: frozenset[str] = frozenset()
    name: bool = False  # the head is a part of the name: Mill Council


def canon(word: str) -> str:
    """One word for all that mean the same office."""
    return _SAME.get(word, word)


_ROLES = PEOPLE | {
    canon(w)
    for w in (
        *load("roles.toml")["heads"],
        *(w for kind in ("public", "stage", "offices") for w in LISTS["people"][kind]),
    )
}


def parted(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The head of a phrase's words, and those before it; two words may be one head."""
    pair = tuple(words[-2:])
    if pair in _COMPOUNDS:
        return canon(_COMPOUNDS[pair]), tuple(words[:-2])
    return canon(words[-1]), tuple(words[:-1])


def party_of(words: frozenset[str] | tuple[str, ...]) -> str | None:
    """The party that words name."""
    return next((_PARTY[w] for w in words if w in _PARTY), None)


def is_person_head(word: str) -> bool:
    """Whether a noun is for one person."""
    return (
        word in _ROLES or canon(word) in _ROLES or word.endswith(("man", "woman", "person", "ist"))
    )


class Facts:
    """Finds what a text says of its names."""

    def __init__(self, raw: Sequence[str], words: Words, names: AbstractSet[int]) -> None:
        self.raw = raw
        self.names = names  # the words of people's names
        self.low = [w.lower() for w in raw]
        self.paragraph: list[int] = words.paragraph.tolist()
        self.used: set[int] = set()  # heads of phrases that are said of a name

    def of(self, mention: Mention) -> list[Fact]:
        """All that stands around one mention."""
        a, b = mention.proper
        found = [self._after(a, b), self._bracket(b), self._place(b)]
        if mention.form == "person":
            found += [self._run(a), self._before_comma(a, b), self._is(b)]
        elif mention.form == "body":
            found += self._of_name(mention.name)
            found.append(self._run(a) if a and self.low[a - 1] in BODIES else None)
            if {*self.low[b : b + 3]} & _COMMERCE:
                found.append(Fact("company", frozenset(), frozenset()))
        return [f for f in found if f is not None]

    def _same(self, i: int, j: int) -> bool:
        return 0 <= i < len(self.raw) and self.paragraph[i] == self.paragraph[j]

    def _fact(self, at: Sequence[int], tail: Sequence[int] = (), former: bool = False) -> Fact:
        """The fact that the words at these places say."""
        head, mods = parted([self.low[i] for i in at])
        self.used.add(at[-1])
        around = [*at[: len(mods)], *tail]
        words = frozenset(self.low[i] for i in around)
        proper = frozenset(self.low[i] for i in around if self.raw[i][0].isupper())
        gone = former or bool(FORMER & set(mods))
        return Fact(head, words, proper, gone, frozenset(self.low[i] for i in tail))

    def _run(self, a: int, end: int | None = None) -> Fact | None:
        """The titles and modifiers that end right before ``end``: the Kelmari premier Roe."""
        at: list[int] = []
        tail: list[int] = []
        i = (a if end is None else end) - 1
        while self._same(i, a) and len(at) < _LONGEST:
            word = self.low[i]
            if word == "of" and at and not tail and self._same(i - 1, a):
                if not is_person_head(self.low[i - 1]):
                    break
                at, tail = [], at
            elif word[0].isalnum():
                if word in AFTER_HEAD or word in _ARTICLES or word in _OWNERS or word in JOINING:
                    break
                titled = at and self.raw[at[0]][0].isupper() and word not in _PLAIN
                if self.raw[i].islower() and titled:
                    break  # said Republican nominee Roe
                if i in self.names and self.raw[i + 1] not in "-’'" and not at:
                    break
                at.insert(0, i)
            elif self.raw[i] == ".":
                if i == 0 or len(self.low[i - 1]) > 4:
                    break
            elif self.raw[i] not in "-’'":
                break
            i -= 1
        at = [k for k in at if self.low[k] != "s"]
        if not at or not (is_person_head(parted([self.low[k] for k in at])[0]) or end is None):
            return None
        head = parted([self.low[k] for k in at])[0]
        known = is_person_head(head) or head in BODIES or head in _COMPOUNDS.values()
        return self._fact(at, tail) if known else None

    def _before_comma(self, a: int, b: int) -> Fact | None:
        """A phrase and a comma before a name: the union's secretary, Roe, said."""
        if a < 2 or self.raw[a - 1] != "," or not self._same(a - 2, a):
            return None
        if b < len(self.raw) and self._same(b, a) and self.raw[b] not in _CLOSERS:
            return None
        return self._run(a, a - 1)

    def _phrase(self, k: int, a: int) -> tuple[list[int], list[int]] | None:
        """The places of a noun phrase that begins at ``k`` and of what follows its head, where a
        mark closes it."""
        at: list[int] = []
        while self._same(k, a) and len(at) <= _LONGEST:
            word = self.low[k]
            if word in AFTER_HEAD or self.raw[k] in ",;:)—–":
                break
            if word[0].isalnum():
                if word != "s":
                    at.append(k)
            elif self.raw[k] == "." and not (at and len(self.low[k - 1]) < 2):
                break
            elif self.raw[k] not in "-’'.":
                return None
            k += 1
        tail: list[int] = []
        while self._same(k, a) and len(tail) < _TAIL and self.raw[k] not in _CLOSERS:
            if self.low[k][0].isalnum():
                tail.append(k)
            k += 1
        closed = not self._same(k, a) or self.raw[k] in _CLOSERS
        return (at, tail) if at and closed else None

    def _after(self, a: int, b: int) -> Fact | None:
        """An apposition or a relative clause after a name: Roe, 52, a senator from Kelmar,"""
        if not self._same(b, a) or self.raw[b] != "," or (a and self.low[a - 1] in _NO_APPOSITION):
            return None
        k = b + 1
        if self._same(k + 1, a) and self.low[k].isdigit() and self.raw[k + 1] == ",":
            k += 2
        if not self._same(k, a):
            return None
        if self.low[k] == "who" and self._same(k + 1, a):
            return self._who(k + 1, a)
        article = self.low[k] in _ARTICLES or self.low[k] in _OWNERS
        found = self._phrase(k + article, a)
        if found is None:
            return None
        at, tail = found
        head = parted([self.low[i] for i in at])[0]
        noun = article and self.low[k] != "one" and len(at) <= 6 and not head.endswith(("ed", "ly"))
        known = is_person_head(head) or head in BODIES or _PARTY.get(head)
        return self._fact(at, tail) if known and (noun or self.raw[at[0]].isalpha()) else None

    def _who(self, k: int, a: int) -> Fact | None:
        """*who heads the union*, *who is a senator*."""
        if self.low[k] in _HOLDING:
            found = self._phrase(k + 1 + (self.low[k + 1 : k + 2] == ["the"]), a)
            at = found[0] if found else []
            words = frozenset(self.low[i] for i in at)
            proper = frozenset(self.low[i] for i in at if self.raw[i][0].isupper())
            former = self.low[k].endswith("ed") or self.low[k] in ("led", "ran")
            return Fact(canon(self.low[k]), words, proper, former) if at else None
        return self._is(k)

    def _is(self, b: int) -> Fact | None:
        """*is the mayor of Kelmar*, from the verb on."""
        if not self._same(b + 2, b) or self.low[b] not in _BE or self.low[b + 1] not in _ARTICLES:
            return None
        found = self._phrase(b + 2, b)
        if found is None or not is_person_head(parted([self.low[i] for i in found[0]])[0]):
            return None
        return self._fact(*found, former=self.low[b] == "was")

    def _bracket(self, b: int) -> Fact | None:
        """(R-Kelmar): a party and a place."""
        if b + 2 >= len(self.raw) or self.raw[b] != "(" or len(self.raw[b + 1]) > 3:
            return None
        stop = next((i for i in range(b + 2, min(b + 8, len(self.raw))) if self.raw[i] == ")"), b)
        if stop == b or self.low[b + 1] not in _PARTY:
            return None
        words = frozenset(w for w in self.low[b + 2 : stop] if w[0].isalnum())
        return Fact(_PARTY[self.low[b + 1]], words | {self.low[b + 1]}, words)

    def _place(self, b: int) -> Fact | None:
        """*Roe of Kelmar*, *Roe of the opposition Mill Party*: up to the last capital."""
        if not self._same(b + 1, b - 1) or self.low[b] not in ("of", "from"):
            return None
        at: list[int] = []
        last = 0
        for i in range(b + 1, min(b + 9, len(self.raw))):
            word = self.low[i]
            if not self._same(i, b) or not (word[0].isalnum() or word in "-’'"):
                break
            if word in AFTER_HEAD or word.endswith("ed") or (i > b + 3 and not last):
                break
            if word[0].isalnum() and word not in _ARTICLES:
                at.append(i)
                last = len(at) if self.raw[i][0].isupper() else last
        words = frozenset(self.low[i] for i in at[:last])
        proper = frozenset(self.low[i] for i in at[:last] if self.raw[i][0].isupper())
        return Fact("", words, proper) if words else None

    @staticmethod
    def _of_name(name: tuple[str, ...]) -> list[Fact]:
        """What the name of a body says that it is: Mill Council, Ministry of Mills, Roe Ltd."""
        cut = next((i for i, w in enumerate(name) if i and w in ("of", "for")), len(name))
        head, mods = parted(name[:cut])
        words = frozenset((*mods, *name[cut:]))
        out = [Fact(head, words, words, name=True)] if head in BODIES else []
        last = next((w for w in reversed(name) if w not in SUFFIXES), name[-1])
        out += [Fact(kind, words, words, name=True) for kind in _ENDS.get(last, ())]
        return out
