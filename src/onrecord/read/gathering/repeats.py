"""Phrases whose words come again: the report, police, the two officials. Are they the same?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.read.gathering.mentions import ARTICLES, COLLECTIVE, LOOSE, Mention
from onrecord.read.words import Words

_MODIFIERS = frozenset(("of", "for", "from"))


class Repeats:
    """The phrases of one text."""

    def __init__(self, text: str, low: Sequence[str], words: Words) -> None:
        self.text, self.low, self.words = text, low, words
        self.places: dict[str, list[int]] = defaultdict(list)  # of each word
        for i, word in enumerate(low):
            self.places[word].append(i)

    @staticmethod
    def key(mention: Mention) -> tuple[str, ...]:
        """What phrases that come again have in common: police and the police are the same."""
        words = mention.phrase
        return (
            words[1:] if len(words) == 2 and words[0] == "the" and words[1] in COLLECTIVE else words
        )

    def again(self, mention: Mention) -> bool:
        """Whether a phrase, word for word the same, may stand for the same thing again."""
        first, head = mention.name[0], mention.name[-1]
        if first in LOOSE or head in LOOSE:
            return False
        if first in ARTICLES:
            return len(mention.name) > 1
        return (len(mention.name) == 1 and first in COLLECTIVE) or self._capital(mention)

    def _capital(self, mention: Mention) -> bool:
        """Whether a phrase is written with a capital in the middle of a sentence, always."""
        lo, word = mention.lo, mention.name[0]
        start = int(self.words.start[lo])
        if not self.text[start].isupper():
            return False
        if len(mention.phrase) > 1:
            return self._all_capitals(mention)
        inner = False
        for i in self.places[word]:
            capital = self.text[self.words.start[i]].isupper()
            before = self.text[self.words.start[i - 1]] if i else "."
            opens = before in ".?!:;“”\"‘’'*-—–" or (
                i > 0 and self.words.paragraph[i] != self.words.paragraph[i - 1]
            )
            if not capital:
                return False
            inner = inner or not opens
        return inner

    def _all_capitals(self, mention: Mention) -> bool:
        """Whether a phrase of two to four words, all with capitals, is a name: it also stands so
        in the middle of a sentence."""
        lo, hi = mention.lo, mention.hi
        if not 2 <= hi - lo <= 4 or len(mention.phrase) != hi - lo:
            return False
        if not all(self.text[self.words.start[k]].isupper() for k in range(lo, hi)):
            return False
        if not self.text[self.words.start[lo] + 1 : self.words.end[lo]].islower():
            return False
        return any(self._inner(i, hi - lo) for i in self.places[self.low[lo]])

    def _inner(self, i: int, size: int) -> bool:
        """Whether all words from ``i`` on have capitals, and the one before is in small letters."""
        if i == 0 or i + size > len(self.low):
            return False
        before = self.text[self.words.start[i - 1] : self.words.end[i - 1]]
        starts = self.words.start[i : i + size]
        return before.islower() and all(self.text[a].isupper() for a in starts)

    def rival(self, last: Mention, mention: Mention) -> bool:
        """Whether another of the same head noun is named between two mentions of a phrase."""
        at = mention.proper[1] - 1
        if len(mention.name) == 1:
            return False
        after = self.low[at + 1] if at + 1 < len(self.low) else ""
        for j in self.places[self.low[at]]:
            if last.hi <= j < mention.lo:
                follows = self.low[j + 1] in _MODIFIERS and self.low[j + 1] != after
                if self.low[j - 1] != self.low[at - 1] or follows:
                    return True
        return False
