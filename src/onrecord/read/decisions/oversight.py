"""Under whose eyes a decision was taken, or that nobody's were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.read.decisions.missing import missing
from onrecord.read.decisions.named import named
from onrecord.read.decisions.watching import Seen
from onrecord.read.how.lexicon import Token
from onrecord.read.positions.wording import lows_of


def overseen(words: Sequence[Token]) -> Iterator[Seen]:
    """What a sentence says of oversight, in order; what it misses shuts out what it names there."""
    low = lows_of(words)
    shut = list(missing(words, low))
    told = list(named(low))
    if told:  # `after the committee had reviewed it in closed session`
        shut = [one for one in shut if low[one.at] not in ("in", "behind")]
    yield from shut
    for one in told:
        if not any(m.at < one.end and one.at < m.end for m in shut):
            yield one
