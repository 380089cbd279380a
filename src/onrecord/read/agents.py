"""Sources that stand beside their cue and that the encoder did not give to it.

`Was called a fraud by Ann Roe`: the agent of a passive; `government circles let it be known`: the
subject right before the verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.read import finite as f
from onrecord.read.finite import tokens_of
from onrecord.read.links import Link
from onrecord.read.lists import load
from onrecord.read.segments import SOURCE, WordSpan
from onrecord.read.words import Words

_PASSIVE = re.compile(
    r"(?:\w+ )?(?:is|are|was|were|been|being|be) (?:\w+ly )?\w+(?:ed|en|wn|ld|id|ught)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?:\w+ly )?\w+(?:ed|en|wn|ld|id|ught)(?: (?:as|to|by))?\Z", re.IGNORECASE
)
_BY = re.compile(r"[\s,\"”’'.]{0,3}\bby\s+", re.IGNORECASE)
_LISTS: dict[str, list[str]] = load("frames.toml")
_ENDS, _NO_AGENTS = frozenset(_LISTS["agent_ends"]), frozenset(_LISTS["no_agents"])
_TIMES = frozenset(_LISTS["days"])


_FAR = 140  # code points of a phrase
SURE = 0.5


def with_agents(text: str, words: Words, links: Sequence[Link]) -> list[Link]:
    """The links; those of a passive with its agent behind get it as their source."""
    taken = np.zeros(len(words), dtype=bool)
    for link in links:
        for part in (link.cue, *([link.source] if link.source else [])):
            taken[part.lo : part.hi] = True
    return [link if link.source else _with(text, words, link, taken) for link in links]


def _with(text: str, words: Words, link: Link, taken: npt.NDArray[np.bool_]) -> Link:
    start, end = int(words.start[link.cue.lo]), int(words.end[link.cue.hi - 1])
    cue = " ".join(text[start:end].split())
    if not (_PASSIVE.match(cue) or _PARTICIPLE.match(cue)):
        return link
    agent = None
    if cue.lower().endswith(" by"):
        agent = _phrase(text, words, end, taken)
    else:
        for at in (end, *(int(words.end[piece.hi - 1]) for piece in link.content)):
            match = _BY.match(text, at)
            if match:
                agent = _phrase(text, words, match.end(), taken)
                break
    if agent is None or any(p.lo < agent.hi and agent.lo < p.hi for p in link.content):
        return link
    return Link(agent, link.cue, link.content, link.confidence)


def _phrase(text: str, words: Words, at: int, taken: npt.NDArray[np.bool_]) -> WordSpan | None:
    """The noun phrase that begins at a place of the text."""
    tokens = tokens_of(text, at, min(len(text), at + _FAR))
    stop = 0
    while stop < len(tokens):
        low, kind = tokens.low[stop], tokens.kind[stop]
        if (kind & f.SIGN and low not in ("'", "’", "-", ".", "&")) or "\n" in text[
            tokens.end[stop - 1] if stop else at : tokens.start[stop]
        ]:
            break
        if low == "." and not (stop and len(tokens.low[stop - 1]) <= 3):
            break
        if low in _TIMES or ((low in _ENDS or low.endswith("ing")) and not kind & f.CAPITAL):
            break
        if stop and (kind & f.AUXILIARY or (kind & f.PREPOSITION and low not in ("of", "for"))):
            break
        stop += 1
    if not stop or stop == len(tokens):
        return None
    first = tokens.kind[0]
    if tokens.low[0] in _NO_AGENTS or (
        not first & (f.DETERMINER | f.CAPITAL) and not tokens.low[stop - 1].endswith("s")
    ):
        return None
    lo = int(np.searchsorted(words.end, tokens.start[0], side="right"))
    hi = int(np.searchsorted(words.start, tokens.end[stop - 1]))
    if lo >= hi or taken[lo:hi].any():
        return None
    return WordSpan(SOURCE, lo, hi, SURE)
