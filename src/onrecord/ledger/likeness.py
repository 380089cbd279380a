"""Whether one of two texts was copied from the other, by the texts themselves.

A copy may be cut, get another beginning, and be edited here and there. What a copy does not do is
put other names and numbers into the same sentences, again and again: that is a form, which an
office fills in anew each time (*approves the disaster declaration of ...*), and each is a report
of its own. Forms come from one outlet, so that texts of one outlet have to be more alike.

The numbers were chosen on 2,845 real documents (PolNeAR train and dev, PAC, BASIL, White House,
ECB+), by looking at the pairs that share a third or more of the shorter text. The same events told
by others share 0.33 at most, by what both quote; edited agency copy shares 0.6 and more, and
replaces at most one or two things (a time stamp, feet for metres); forms of one outlet share up
to 0.89 and replace 0.1 to 0.3 of the names and numbers.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from onrecord.ledger.shingles import WORDS, Text

SHARE = 0.6  # of the shorter text's shingles
FEWEST = 20  # shingles shared: fewer may be a formula that many reports have
CHANGED = 0.1  # of the names and numbers in what is shared, at most, in more than one place
# Within one outlet:
MANY = 120  # shingles shared; where there are fewer, more of the text must be shared:
SHARE_OF_FEW = 0.8
CHANGED_WITHIN = 0.03  # in any number of places
_GAP = 25  # words; a longer stretch is not put in the place of another, it is new


class Likeness(NamedTuple):
    """How two texts are alike."""

    shared: int  # shingles
    first: int  # shingles of the first text
    second: int  # and of the second

    @property
    def resemblance(self) -> float:
        """The share of all their shingles that both have."""
        return self.shared / (self.first + self.second - self.shared)

    def enough(self, within: bool) -> bool:
        """Whether they share enough for one to be a copy; ``within``: of one outlet."""
        share = SHARE_OF_FEW if within and self.shared < MANY else SHARE
        return self.shared >= max(FEWEST, share * min(self.first, self.second))


class Change(NamedTuple):
    """What a text has put in the place of another's names and numbers."""

    share: float  # of those in what both share
    places: int


def least_resemblance(first: int, second: int) -> float:
    """What texts of so many shingles must resemble each other for one to be a copy."""
    return Likeness(math.ceil(SHARE * min(first, second)), first, second).resemblance


def compared(first: Text, second: Text, within: bool = False) -> Likeness | None:
    """How alike two texts are; None where neither is a copy of the other.

    ``within``: whether they are of one outlet.
    """
    one, two = first.shingles, second.shingles
    both = len(np.intersect1d(one, two, assume_unique=True))
    found = Likeness(both, len(one), len(two))
    if not found.enough(within):
        return None
    short, long = sorted((first, second), key=lambda text: (len(text.shingles), text.words))
    change = changed(short, long)
    if within:
        return None if change.share > CHANGED_WITHIN else found
    return None if change.share > CHANGED and change.places > 1 else found


def changed(short: Text, long: Text) -> Change:
    """The names and numbers, in what a text shares, that another has replaced in place."""
    words, others = _plain(short.words), _plain(long.words)
    runs = list(_common(short, long))
    kept = {short.words[k] for run in runs for k in range(run.start, run.end) if short.facts[k]}
    replaced: set[str] = set()
    places = 0
    for one, two in pairwise(runs):
        if not (0 < two.start - one.end <= _GAP and 0 < two.there - one.there_end <= _GAP):
            continue
        here = _facts(short, one.end, two.start, others)
        if here and _facts(long, one.there_end, two.there, words):
            replaced |= here
            places += 1
    return Change(len(replaced) / max(len(kept) + len(replaced), 1), places)


class _Run(NamedTuple):
    """Words that two texts share in the same order: where in the one, and in the other."""

    start: int
    end: int
    there: int

    @property
    def there_end(self) -> int:
        return self.there + self.end - self.start


def _common(short: Text, long: Text) -> Iterator[_Run]:
    """Runs of the one that the other has too, where it has them first, in the order of the one."""
    first: dict[int, int] = {}
    for place, value in enumerate(long.hashes.tolist()):
        first.setdefault(value, place)
    run: _Run | None = None
    for place, value in enumerate(short.hashes.tolist()):
        there = first.get(value)
        if there is None:
            continue
        if run and run.end == place + WORDS - 1 and run.there_end == there + WORDS - 1:
            run = run._replace(end=run.end + 1)
            continue
        if run:
            yield run
        run = _Run(place, place + WORDS, there)
    if run:
        yield run


def _facts(text: Text, start: int, end: int, elsewhere: set[str]) -> set[str]:
    """Names and numbers in a stretch that the other text does not have at all."""
    found = (text.words[k] for k in range(start, end) if text.facts[k])
    return {word for word in found if not _plain([word]) <= elsewhere}


def _plain(words: list[str]) -> set[str]:
    """The words without accents: spelling another way changes nothing."""
    return {
        "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        for word in words
    }
