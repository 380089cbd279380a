"""Takes noun phrases apart: what leads them, their head, what follows it.

Rules over words; none of them knows grammar. All positions of words are numbers in the list of a
:class:`Tokens`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import msgspec

from onrecord.read.lists import load
from onrecord.records import Span

_SHORT = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Adm|Capt|Sgt|Maj|Cmdr|Rev|Hon|St|Jr|Sr|Inc|Co"
    "|Corp|Ltd|No|vs"
)
_WORD = re.compile(
    rf"(?=[A-Z])(?:(?:[A-Z]\.){{2,}}|(?:{_SHORT})\.(?=\W)|[A-Z]\.(?=\s+[A-Z]))"
    r"|[^\W_](?:[\w'’&/+.-]*[\w+])?|%|[^\w\s]"
)
_ENDS = frozenset(".!?…")
_CLOSE = frozenset("\"'”’»)]")


_LISTS = load("phrases.toml")
AFTER = frozenset(load("mentions.toml")["after_head"]) | frozenset(_LISTS["after"])
POSSESSIVE = frozenset(_LISTS["possessive"])
DETERMINERS = frozenset(_LISTS["determiners"]) | POSSESSIVE
PRONOUNS = frozenset(_LISTS["pronouns"])
_NUMBERS = frozenset(_LISTS["numbers"])
_QUANTIFIERS = frozenset(_LISTS["quantifiers"])
_BEFORE = frozenset(_LISTS["before"])
_TIMES = frozenset(_LISTS["times"])
_EARLIER = frozenset(_LISTS["earlier"])
_PARTICIPLES = frozenset(_LISTS["participles"])


class Token(NamedTuple):
    """A word or sign; ``low`` is lower case, without the possessive 's and full stops."""

    text: str
    low: str
    start: int
    end: int
    possessive: bool

    @property
    def word(self) -> bool:
        """Whether it is no sign."""
        return self.text[0].isalnum() or self.text == "%"

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def number(self) -> bool:
        """Whether it is a number, in digits or in letters."""
        return self.text[0].isdigit() or self.low in _NUMBERS


@lru_cache(maxsize=1 << 14)
def _small(word: str) -> tuple[str, bool]:
    """A word in lower case without a possessive 's and full stops, and whether it had one."""
    low = word.lower()
    possessive = False
    if "’" in low or "'" in low:
        low = low.replace("’", "'")
        possessive = low.endswith("'s") and len(low) > 2
        low = low[:-2] if possessive else low
    return (low.rstrip(".") or low) if low[-1] == "." else low, possessive


class Tokens:
    """The words and signs of a text, with where sentences begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins: list[bool] = []  # whether a sentence or a paragraph begins here
        self.places: dict[str, list[int]] = {}
        spans = [match.span() for match in _WORD.finditer(text)]
        raw = [text[start:end] for start, end in spans]
        small = [_small(word) for word in raw]
        low, possessive = [word for word, _ in small], [owned for _, owned in small]
        ended, last = True, 0
        begins, places = self.begins, self.places
        for k, (start, end) in enumerate(spans):
            word, here = raw[k], low[k]
            closing = False
            if start > last:
                ended = ended or "\n" in text[last:start]
            elif here == "'" and k and low[k - 1][-1:] == "s":
                possessive[k - 1] = True
            if start == last and ended:
                closing = word in _CLOSE
            if here in places:
                places[here].append(k)
            else:
                places[here] = [k]
            begins.append(ended and not closing)
            ended, last = closing or word in _ENDS, end
        self._starts = [start for start, _ in spans]
        ends = [end for _, end in spans]
        self.items: list[Token] = [
            *map(Token._make, zip(raw, low, self._starts, ends, possessive, strict=True))
        ]

    def __len__(self) -> int:
        return len(self.items)

    def at(self, offset: int) -> int:
        """The number of the first word that begins at ``offset`` or after it."""
        return bisect_left(self._starts, offset)

    def span(self, first: int, stop: int) -> Span:
        """The stretch from word ``first`` to before word ``stop``."""
        return Span(self.items[first].start, self.items[stop - 1].end)

    def cut(self, first: int, stop: int) -> str:
        """Its text on one line."""
        return " ".join(self.span(first, stop).cut(self.text).split())

    def sentence(self, at: int, most: int = 80) -> tuple[int, int]:
        """The first word of a word's sentence and the one after its last, ``most`` each way."""
        first = at
        while first > 0 and not self.begins[first] and at - first < most:
            first -= 1
        stop = at + 1
        while stop < len(self.items) and not self.begins[stop] and stop - at < most:
            stop += 1
        return first, stop


@lru_cache(maxsize=4)
def tokens_in(text: str) -> Tokens:
    """The words and signs of a report, read once for all who ask; not to be changed."""
    return Tokens(text)


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase: ``lead`` are its determiners and numbers, ``core`` runs to its head.

    ``first`` to ``stop`` is the whole stretch that was given; ``begin`` to ``head`` the core
    without what leads it, the head included.
    """

    doc: Tokens
    first: int
    begin: int
    head: int
    stop: int
    lead: tuple[str, ...]
    of_many: bool = False  # `two of the officials`, `a group of doctors`
    joined: bool = False  # `officials and analysts`: more follow the head

    @property
    def words(self) -> list[str]:
        """The core's words in lower case, the head last."""
        return [item.low for item in self.doc.items[self.begin : self.head + 1] if item.word]

    @property
    def capitals(self) -> bool:
        """Whether the head is written with a capital that no sentence's beginning asks for."""
        item = self.doc.items[self.head]
        alone = self.head == self.begin and self.begin == self.first
        if not (alone and self.doc.begins[self.head] and item.text[1:].islower()):
            return item.capital
        others = self.doc.places.get(item.low, ())
        return item.capital and any(
            self.doc.items[k].capital and not self.doc.begins[k] for k in others[:20]
        )

    @property
    def definite(self) -> bool:
        """Whether it names one that readers can tell: `the`, a possessive, or a name before it."""
        owned = any(i.possessive for i in self.doc.items[self.begin : self.head])
        return owned or bool(self.lead and (self.lead[0] == "the" or self.lead[0] in POSSESSIVE))

    @property
    def tail(self) -> str:
        """What follows the head inside the stretch, in lower case."""
        if self.head + 1 >= self.stop:
            return ""
        return self.doc.cut(self.head + 1, self.stop).lower().replace("’", "'")

    @property
    def text(self) -> str:
        """The whole stretch, in lower case."""
        return self.doc.cut(self.first, self.stop).lower().replace("’", "'")


def phrase(
    doc: Tokens, first: int, stop: int, quantities: frozenset[str] = frozenset()
) -> Phrase | None:
    """The noun phrase in a stretch of words, or None where it has no word.

    After a head that is one of ``quantities``, `of` leads on to the head that matters.
    """
    begin, lead, items = first, [], doc.items
    while begin < stop and (
        not items[begin].word or (items[begin].low in _BEFORE and begin + 1 < stop)
    ):
        begin += 1
    start = begin
    while begin + 1 < stop and _leads(items[begin]) and items[begin + 1].word:
        if items[begin + 1].low in AFTER:
            break
        lead.append(items[begin].low)
        begin += 1
    if begin >= stop or not items[begin].word:
        return None
    end, joined = _core_end(doc, begin, stop)
    head = end - 1
    low = items[head].low
    counted = low in quantities or items[head].number or low == "%"
    if counted and end + 1 < stop and items[end].low in ("of", "out"):
        inner = phrase(doc, end + 1, stop, quantities)
        if inner is not None:
            led = (*lead, *(i.low for i in items[begin:end]))
            return Phrase(doc, start, inner.begin, inner.head, stop, led, True, inner.joined)
    return Phrase(doc, start, begin, head, stop, tuple(lead), False, joined)


def _leads(item: Token) -> bool:
    low = item.low
    return low in DETERMINERS or low in _QUANTIFIERS or (item.number and not item.possessive)


def _core_end(doc: Tokens, begin: int, stop: int) -> tuple[int, bool]:
    """Where the core of a noun phrase ends, and whether `and` ended it."""
    items = doc.items
    for k in range(begin + 1, stop):
        item = items[k]
        low = item.low
        if not item.word:
            if item.text in "&'’":
                continue
            return k, False
        if low in ("and", "or") and items[k - 1].low.endswith(("s", "n")):
            goes_on = k + 1 < stop and items[k + 1].capital and items[k - 1].capital
            if not goes_on:
                return k, True
        if low in AFTER:
            return k, False
        if _is_participle(items, k, stop):
            return k, False
        kept = low in _EARLIER and k > begin and k + 2 < stop and _kept(items[k + 1].low)
        if kept:
            return k, False  # an email previously kept secret
    return stop, False


def _kept(low: str) -> bool:
    return low in _PARTICIPLES or (len(low) > 4 and low.endswith("ed"))


def _is_participle(items: list[Token], k: int, stop: int) -> bool:
    """Whether word ``k`` opens what follows a head: `briefed on`, `representing`."""
    item = items[k]
    regular = len(item.low) > 4 and item.low.endswith(("ed", "ing")) and "-" not in item.low
    if item.capital or not (regular or item.low in _PARTICIPLES):
        return False
    if items[k - 1].low in DETERMINERS or items[k - 1].low.endswith("ly"):
        return False
    if k + 1 == stop:
        return item.low.endswith("ed")
    after = items[k + 1]
    return (
        not after.word
        or after.low in AFTER
        or after.low in DETERMINERS
        or after.capital
        or after.number
        or after.low.endswith(("ly", "ed"))
        or after.low in _TIMES
    )
