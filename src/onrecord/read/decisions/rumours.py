"""Deeds that a report tells only to say that they were not done: *reports that ... were untrue*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.decisions.acts import listed
from onrecord.read.positions.scene import Sentence

_RUMOURS = listed("rumours", "rumours")
_UNTRUE = listed("rumours", "untrue")
_NO_SUCH = (["no", "such"], ["nothing", "of"], ["never", "did"], ["not", "true"])
_FIRST = 8  # words of the next sentence in which `no such order was given` stands


def untrue(parts: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence, or the one behind it, says that what it tells was not so."""
    if _RUMOURS.isdisjoint(parts[number].words.have):
        return False
    low = parts[number].words.lows
    if not _UNTRUE.isdisjoint(low) or ["contrary", "to"] in (
        low[k : k + 2] for k in range(len(low))
    ):
        return True
    if number + 1 >= len(parts):
        return False
    after = [w.low for w in parts[number + 1].words]
    pairs = (after[k : k + 2] for k in range(min(len(after), _FIRST)))
    return not _UNTRUE.isdisjoint(after[:16]) or any(pair in _NO_SUCH for pair in pairs)
