"""Questions of the author's that want no answer."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.lists import load
from onrecord.read.voice.forms import patterns
from onrecord.read.voice.lexicon import STRONG, Found
from onrecord.read.voice.line import Line

_LISTS: dict[str, str] = load("insinuation.toml")["strong"]
_OPENERS = tuple(sorted(patterns(_LISTS["questions"]), key=lambda pattern: -len(pattern.places)))
_FIRST = frozenset(word for pattern in _OPENERS for word in pattern.places[0] or ())
_ASKING = frozenset(_LISTS["asking"].split())
_CLOSERS = frozenset("\"”’')]»*_")


def question(line: Line) -> Found | None:
    """The whole of a sentence that is such a question."""
    low = line.low
    stop = len(low)
    while stop and low[stop - 1] in _CLOSERS:
        stop -= 1
    if not stop or low[stop - 1] != "?":
        return None
    start = 0
    while start < stop and line.is_sign(start):
        start += 1
    said = low[start:stop]
    written = _opener(said)
    if not written:
        written = next((word for word in said if word in _ASKING), "")
    return Found(start, stop - 1, "insinuation", STRONG, written) if written else None


def _opener(said: Sequence[str]) -> str:
    if not said or said[0] not in _FIRST:
        return ""
    for pattern in _OPENERS:
        places = pattern.places
        if len(places) <= len(said) and all(
            words is None or word in words for words, word in zip(places, said, strict=False)
        ):
            return " ".join(said[: len(places)])
    return ""
