"""A report's words laid over its sentences and statements: what the rules of relations look at.

Every word and sign has the sentence that it stands in and the statement that owns it, or none:
source and cue belong to no statement.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.read.finite import (
    ADVERB,
    CAPITAL,
    COORDINATOR,
    FINITE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SIGN,
    SUBORDINATOR,
    Tokens,
    tokens_of,
)
from onrecord.read.lists import load
from onrecord.read.sentences import sentences
from onrecord.read.what.dates import HOUR
from onrecord.records import Attribution, Span, Statement

_EMPTY = frozenset(load("statements.toml")["connectives"])
_LISTS = load("relations.toml")
_LATER = frozenset(_LISTS["fragments"]["openers"])
_HANGING = frozenset(_LISTS["fragments"]["hanging"])
_COUNTS = frozenset((*HOUR[:10], "first", "second", "third", "said", "says", "year"))
_TELLING = frozenset(("states", "reports", "claims", "confirms", "decides", "promises"))
_SENTENCE = 4  # words of a short sentence: `it is just`
_UNFINISHED = frozenset(("of", "with", "for", "the", "a", "an", "and", "or", "from"))
_REACH = 400  # words looked through for statements
_SHORTEST = 4  # letters of a word that may be cut down to its stem


class Ground:
    """Words, sentences and statements of one report, each found from the others by number."""

    def __init__(
        self, text: str, statements: Sequence[Statement], attributions: Sequence[Attribution]
    ) -> None:
        self.text = text
        self.statements = statements
        self.words: Tokens = tokens_of(text, 0, len(text))
        self.low = self.words.low
        parts = sentences(text)
        starts = self.words.start
        self.first = [bisect_left(starts, part.start) for part in parts] + [len(starts)]
        self.owner = [-1] * len(starts)
        self.extent: list[tuple[int, int]] = []  # first word, and the one after the last
        self.size: list[int] = []  # words that say something
        self.openings = set[int]()  # first words of the spans of statements
        for number, statement in enumerate(statements):
            self._lay(number, statement)
        self.home = [0] * len(statements)
        self.members: list[list[int]] = [[] for _ in parts]
        self._place()
        self.said = {one.id: one for one in attributions}
        self.block = self._blocks(text, parts)
        self._spreads: Counter[str] | None = None
        self._stems: dict[int, frozenset[str]] = {}

    def _blocks(self, text: str, parts: Sequence[Span]) -> list[int]:
        """The number of each sentence's paragraph."""
        sign = "\n\n" if "\n\n" in text else "\n"
        out, block = list[int](), 0
        for number, part in enumerate(parts):
            if number and sign in text[parts[number - 1].end : part.start].replace(" ", ""):
                block += 1
            out.append(block)
        return out

    def together(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return self.block[one] == self.block[other]

    def _lay(self, number: int, statement: Statement) -> None:
        lo = hi = -1
        full = 0
        starts = self.words.start
        for span in statement.spans:
            begin, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
            for k in range(begin, end):
                self.owner[k] = number
                full += self.low[k] not in _EMPTY and not self.words.kind[k] & SIGN
            if begin < end:
                self.openings.add(begin)
                lo, hi = begin if lo < 0 else lo, end
        self.extent.append((lo, hi))
        self.size.append(full)

    def _place(self) -> None:
        sentence = 0
        order = sorted(range(len(self.statements)), key=lambda n: self.extent[n])
        for number in order:
            lo = self.extent[number][0]
            if lo < 0:
                continue
            while sentence + 2 < len(self.first) and self.first[sentence + 1] <= lo:
                sentence += 1
            self.home[number] = sentence
            self.members[sentence].append(number)

    def attribution(self, number: int) -> Attribution | None:
        """The attribution that a statement belongs to."""
        key = self.statements[number].attribution
        return self.said.get(key) if key else None

    def source(self, number: int) -> str:
        """Who a statement is put to; empty for the author and for nobody known."""
        one = self.attribution(number)
        return (one.source_id or "") if one else ""

    def opening(self, number: int) -> int:
        """The first word of a statement that is neither a sign nor an adverb like *largely*."""
        lo, hi = self.extent[number]
        while lo + 1 < hi and self.words.kind[lo] & SIGN:
            lo += 1
        return lo

    def holds_verb(self, number: int) -> bool:
        """Whether a statement has a verb, as far as its own words or its attribution tell."""
        one = self.statements[number]
        return one.modality is not None

    def says(self, number: int) -> bool:
        """Whether a statement says something by itself, and is no leftover of its sentence."""
        size = self.size[number]
        lo, hi = self.extent[number]
        if size < 2:
            return hi - lo >= _SENTENCE and self.holds_verb(number)
        if self.holds_verb(number):
            return True
        if self.statements[number].attribution is not None:
            return True
        at = self.opening(number)
        at += bool(self.words.kind[at] & COORDINATOR) and at + 1 < hi
        if self.low[at] in _LATER or size < _SENTENCE - 1:
            return False
        whole = lo == self.first[self.home[number]] and hi == self.first[self.home[number] + 1]
        return whole or any(self.words.kind[k] & FINITE for k in range(at + 1, hi))

    def solid(self, number: int) -> bool:
        """Whether a statement says so much that it can be set against another."""
        size = self.size[number]
        last = self.extent[number][1] - 1
        while last > 0 and self.words.kind[last] & SIGN:
            last -= 1
        if self.low[last] in _UNFINISHED:
            return False
        if self.holds_verb(number):
            lo, hi = self.extent[number]
            return size >= _SENTENCE - 2 or hi - lo > _SENTENCE
        lo, hi = self.opening(number), self.extent[number][1]
        if self.low[lo] == "to":
            return size >= _SENTENCE - 1
        kind = self.words.kind
        if size > _SENTENCE and self.has_verb(number, lo + 1, hi):
            return True
        names = sum(
            bool(kind[k] & CAPITAL) and self.low[k] not in _EMPTY
            for k in range(lo, hi)
            if self.owner[k] == number
        )
        said = self.attribution(number)
        if said is None:
            return False
        # What is said may be a part of a clause whose verb is the cue: `rates the ground as clean`.
        least = _SENTENCE - 2 if said.cue and said.force in _TELLING else _SENTENCE
        return size >= least and hi - lo >= _SENTENCE and 2 * names < size

    def unbroken(self, number: int) -> bool:
        """Whether a statement is one stretch in the author's voice that says a few things."""
        statement = self.statements[number]
        reported = statement.attribution is not None
        return not reported and len(statement.spans) == 1 and self.size[number] >= _SENTENCE - 1

    def hangs(self, number: int) -> bool:
        """Whether a statement opens with a word that makes it hang on another clause."""
        at = self.opening(number)
        kind = self.words.kind[at]
        if kind & COORDINATOR and at + 1 < self.extent[number][1]:
            at += 1
            kind = self.words.kind[at]
        low = self.low[at]
        if low in _HANGING:
            return True
        if low == "as" and self.low[at + 1 : at + 3] in (["a", "result"], ["a", "consequence"]):
            return False
        if kind & ADVERB and not kind & SUBORDINATOR:
            return False
        if low == "that":
            return False
        return (bool(kind & (RELATIVE | SUBORDINATOR)) and not kind & PREPOSITION) or (
            low in ("which", "who", "whose", "as", "after", "before", "since")
        )

    def main(self, sentence: int) -> list[int]:
        """The statements of a sentence that stand on their own, in text order."""
        if not 0 <= sentence < len(self.members):
            return []
        able = [n for n in self.members[sentence] if self.says(n)]
        free = [n for n in able if not self.hangs(n)]
        return free or able

    def around(self, lo: int, hi: int, back: bool = False) -> Iterator[int]:
        """The statements that own a word from ``lo`` to before ``hi``, in order, each once.

        Of a very long stretch only its beginning is looked at, or its end with ``back``.
        """
        lo, hi = max(lo, 0), min(hi, len(self.owner))
        if hi - lo > _REACH:
            lo, hi = (hi - _REACH, hi) if back else (lo, lo + _REACH)
        seen = set[int]()
        for k in range(lo, hi):
            number = self.owner[k]
            if number >= 0 and number not in seen:
                seen.add(number)
                yield number

    def stems(self, number: int) -> frozenset[str]:
        """What a statement is about: its words that say something, cut down to their stems."""
        found = self._stems.get(number)
        if found is None:
            lo, hi = self.extent[number]
            found = frozenset(
                stem(self.low[k])
                for k in range(lo, hi)
                if self.owner[k] == number
                and self.low[k] not in _EMPTY
                and self.low[k] not in _COUNTS
                and not self.words.kind[k] & (SIGN | QUOTE)
            )
            self._stems[number] = found
        return found

    def has_verb(self, number: int, lo: int, hi: int) -> bool:
        """Whether a statement has a finite verb among the words ``lo`` to before ``hi``."""
        kind = self.words.kind
        return any(kind[k] & FINITE and self.owner[k] == number for k in range(lo, hi))

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return max(0, bisect_right(self.first, word) - 1)

    def bag(self, number: int) -> frozenset[str]:
        """The words of a statement, each once."""
        lo, hi = self.extent[number]
        return frozenset(self.low[k] for k in range(lo, hi) if self.owner[k] == number)

    def cue_stems(self, number: int) -> frozenset[str]:
        """The stems of the cue that a statement hangs on: *ordered* of an order."""
        one = self.attribution(number)
        if one is None:
            return frozenset()
        words = " ".join(span.cut(self.text) for span in one.cue).casefold().split()
        return frozenset(stem(word) for word in words if word not in _EMPTY)

    def shared(self, stems: frozenset[str], number: int, least: int = 2) -> float:
        """How much a statement shares with stems: the rarer in the report, the more, at most 1 a
        stem; nothing where fewer than ``least`` are common."""
        common = stems & self.stems(number)
        return sum(1.0 / self._spread(one) for one in common) if len(common) >= least else 0.0

    def _spread(self, one: str) -> float:
        """The root of how many statements beyond one hold a stem."""
        if self._spreads is None:
            counts = Counter[str]()
            for number in range(len(self.statements)):
                counts.update(self.stems(number))
            self._spreads = counts
        beyond: int = max(1, self._spreads[one] - 1)
        return math.sqrt(beyond)


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A word without its commonest endings: *strikes*, *striking* and *strike* are one."""
    if word.endswith("'s"):
        word = word[:-2]
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ions",
        "ion",
        "ies",
        "ied",
        "es",
        "ed",
        "ly",
        "s",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: -len(ending)]
    return word


def full_words(words: Iterable[str]) -> list[str]:
    """The words that say something by themselves."""
    return [word for word in words if word not in _EMPTY and word[:1].isalnum()]
