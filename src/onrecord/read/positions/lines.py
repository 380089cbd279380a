"""Lines that must not be crossed: `a line which no government of mine will cross`."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.positions.cues import NEGATIONS
from onrecord.read.positions.holders import Holders
from onrecord.read.positions.scene import Sentence
from onrecord.read.positions.speakers import Said
from onrecord.read.positions.wording import lows_of, places

_CROSS = frozenset(("cross", "crossed", "crosses"))
_LINES = frozenset(("line", "lines"))
_BE = frozenset(("is", "are", "was", "were", "'s", "be"))
_WILL = frozenset(("will", "would", "shall", "must", "can", "cannot", "could", "'ll"))
_DREW = frozenset(("drew", "drawn", "draws", "laid"))
_FAR = 14  # words between the line and its crossing


def lines(sentence: Sentence, holders: Holders) -> Iterator[Said]:
    """The lines that somebody says must not or will not be crossed."""
    words = sentence.words
    low = lows_of(words)
    for at in places(words, _LINES):
        drew = next((k for k in range(max(0, at - 7), at) if low[k] in _DREW), -1)
        if drew >= 0 and low[at + 1 : at + 2] == [":"] and at + 3 < len(words):
            drawer = holders.before(words, drew)
            if drawer is not None:
                yield Said(
                    "red_line", drew, at + 2, sentence.voice(words[at].start), drawer, -1, ""
                )
            continue
        behind = low[at + 1 : at + 1 + _FAR]
        crossed = next((k for k, w in enumerate(behind) if w in _CROSS), -1)
        if (
            crossed < 0
            or NEGATIONS.isdisjoint(behind[:crossed])
            or (_WILL.isdisjoint(behind[:crossed]) and behind[crossed] != "crosses")
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
            modal = next((k for k in range(at + 1, len(words)) if low[k] in _WILL), -1)
            actor = holders.before(words, modal) if modal > 0 else None
        if actor is not None:
            end = at + 2 + crossed
            yield Said("red_line", at, min(end, len(words)), voice, actor, -1, "")
