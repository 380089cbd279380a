"""Under whose eyes a decision was taken, or that nobody's were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.read.decisions.missing import missing
from onrecord.read.decisions.named import named
from onrecord.read.decisions.watching import Seen
from onrecord.read.how.lexicon import Token


def overseen(words: Sequence[Token]) -> Iterator[Seen]:
    """What a sentence says of oversight, in order; what it misses shuts out what it names there."""
    low = [w.low for w in words]
    shut = list(missing(words, low))
    yield from shut
    for one in named(low):
        if not any(m.at < one.end and one.at < m.end for m in shut):
            yield one
