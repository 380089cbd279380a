"""Whether one of two texts was copied from the other, by the texts themselves.

A copy may be cut, get another beginning, and be edited here and there. What a copy does not do is
put other names and numbers into the same sentences: that is a form, which an office fills in anew
each time (*approves the disaster declaration of ...*), and each is a report of its own.

The numbers were chosen on 1,863 real documents (PolNeAR train and dev, PAC, BASIL, White House),
by looking at all pairs that share a fifth or more of the shorter text: copies share 0.69 and more
and replace nothing; forms share up to 0.95 and replace 0.04 to 0.3 of the names and numbers; the
same events told by others share 0.33 at most, by what both quote.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from onrecord.ledger.shingles import WORDS, Text

SHARE = 0.6  # of the shorter text's shingles
MANY = 120  # shingles shared; where there are fewer, more of the text must be shared:
SHARE_OF_FEW = 0.8
FEWEST = 20  # shingles shared: fewer may be a formula that many reports have
CHANGED = 0.03  # of the names and numbers in what is shared, at most
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

    @property
    def enough(self) -> bool:
        """Whether they share enough for one to be a copy."""
        share = SHARE if self.shared >= MANY else SHARE_OF_FEW
        return self.shared >= max(FEWEST, share * min(self.first, self.second))


def least_resemblance(first: int, second: int) -> float:
    """What texts of so many shingles must resemble each other for one to be a copy."""
    fewer = min(first, second)
    needed = SHARE * fewer if SHARE * fewer >= MANY else SHARE_OF_FEW * fewer
    return Likeness(math.ceil(needed), first, second).resemblance


def compared(first: Text, second: Text) -> Likeness | None:
    """How alike two texts are; None where neither is a copy of the other."""
    one, two = first.shingles, second.shingles
    both = len(np.intersect1d(one, two, assume_unique=True))
    found = Likeness(both, len(one), len(two))
    if not found.enough:
        return None
    short, long = sorted((first, second), key=lambda text: (len(text.shingles), text.words))
    return None if changed(short, long) > CHANGED else found


def changed(short: Text, long: Text) -> float:
    """The share of names and numbers, in what a text shares, that another has replaced in place."""
    words, others = set(short.words), set(long.words)
    runs = list(_common(short, long))
    kept = {short.words[k] for run in runs for k in range(run.start, run.end) if short.facts[k]}
    replaced: set[str] = set()
    for one, two in pairwise(runs):
        if not (0 < two.start - one.end <= _GAP and 0 < two.there - one.there_end <= _GAP):
            continue
        here = _facts(short, one.end, two.start, others)
        there = _facts(long, one.there_end, two.there, words)
        if here and there:
            replaced |= here
    return len(replaced) / max(len(kept) + len(replaced), 1)


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
    return {
        text.words[k] for k in range(start, end) if text.words[k] not in elsewhere and text.facts[k]
    }
