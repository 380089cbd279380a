"""Lines that must not be crossed: `a line which no government of mine will cross`."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.positions.cues import NEGATIONS
from onrecord.read.positions.holders import Holders
from onrecord.read.positions.scene import Sentence
from onrecord.read.positions.spoken import Said

_CROSS = frozenset(("cross", "crossed"))
_BE = frozenset(("is", "are", "was", "were", "'s", "be"))
_WILL = frozenset(("will", "would", "shall", "must", "can", "cannot", "could", "'ll"))
_FAR = 14  # words between the line and its crossing


def lines(sentence: Sentence, holders: Holders) -> Iterator[Said]:
    """The lines that somebody says must not or will not be crossed."""
    words = sentence.words
    low = [w.low for w in words]
    for at, word in enumerate(low):
        if word not in ("line", "lines"):
            continue
        behind = low[at + 1 : at + 1 + _FAR]
        crossed = next((k for k, w in enumerate(behind) if w in _CROSS), -1)
        if (
            crossed < 0
            or NEGATIONS.isdisjoint(behind[:crossed])
            or _WILL.isdisjoint(behind[:crossed])
        ):
            continue
        before = low[max(0, at - 6) : at]
        if _BE.isdisjoint(before) and "set" not in before and "drew" not in before:
            continue
        voice = sentence.voice(words[at].start)
        actor = voice.source_id if voice is not None else holders.first_person(words, at)
        if actor is None and {"mine", "our", "we", "my", "i"} & set(behind):
            actor = holders.author
        if actor is None:
            modal = next(k for k in range(at + 1, len(words)) if low[k] in _WILL)
            actor = holders.before(words, modal)
        if actor is not None:
            end = at + 2 + crossed
            yield Said("red_line", at, min(end, len(words)), voice, actor, -1, "")
