"""Attributions whose verb of saying is rare, but whose place leaves no doubt of it.

`It was a farce, mocked the opposition's leader Ann Roe on Monday.`, `He will go, its minister Ann
Roe threatened.`: the encoder finds the verb and nothing beside it. `She stuck to her account that
…`: the noun says that it is said. The words are in frames.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.read import finite as f
from onrecord.read.encoder import Heads
from onrecord.read.finite import Tokens, tokens_of
from onrecord.read.frames import cue_odds
from onrecord.read.how.cuewords import LISTS as FORCES
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.links import Link
from onrecord.read.lists import load
from onrecord.read.segments import CONTENT, CUE, SOURCE, WordSpan
from onrecord.read.sentences import sentences
from onrecord.read.subjects import subject_before
from onrecord.read.words import Words

_LISTS: dict[str, list[str]] = load("frames.toml")
_TIMES = frozenset(_LISTS["times"])
_STANCES = frozenset(_LISTS["stances"])
_HOLDING = frozenset(
    form
    for lemma in _LISTS["holding"]
    for form in verb_forms(lemma, {**FORCES["irregular"], "stick": ["stuck"], "stand": ["stood"]})
    if not form.endswith("ing")
)
_OWNERS = frozenset(("his", "her", "its", "their"))
_FINITE = f.AUXILIARY | f.PAST | f.PARTICIPLE | f.THIRD
_LEAST, _LEAST_HELD = 0.8, 0.3  # how probable the encoder must find it that the verb is a cue
_SURE = 0.8
_FEWEST = 4  # tokens of what is said
_LONGEST = 10  # tokens of a name and role


def with_inverted(
    text: str, words: Words, heads: Heads, links: Sequence[Link]
) -> tuple[list[Link], dict[int, str]]:
    """The links and those that the place of a verb adds, in text order of neither; and the frames
    of the latter by cue."""
    if not len(words):
        return list(links), {}
    odds = cue_odds(heads)
    taken = np.zeros(len(words), dtype=bool)
    for link in links:
        for part in (link.cue, *([link.source] if link.source else []), *link.content):
            taken[part.lo : part.hi] = True
    likely = np.flatnonzero((odds >= _LEAST_HELD) & ~taken).tolist()
    out = list(links)
    frames = dict[int, str]()
    if not likely:
        return out, frames
    parts = sentences(text)
    begins = [part.start for part in parts]
    for word in likely:
        sentence = parts[int(np.searchsorted(begins, words.start[word], side="right")) - 1]
        t = tokens_of(text, sentence.start, sentence.end)
        at = next((k for k in range(len(t)) if t.start[k] == words.start[word]), None)
        if at is None or t.kind[at] & f.CAPITAL or not _is_verb(t, at):
            continue
        found = _held(t, at) if t.low[at] in _HOLDING else None
        if found is None and odds[word] >= _LEAST:
            found = _before(t, at) or _after(t, at)
        if found is None:
            continue
        source, cue, content = (
            _words(words, t, span, role)
            for span, role in zip(found, (SOURCE, CUE, CONTENT), strict=True)
        )
        wrong = [k for k, one in enumerate(out) if _is_part(one, source, content)]
        for k in reversed(wrong):
            for part in (out[k].cue, source, *out.pop(k).content):
                taken[part.lo : part.hi] = False
        if taken[content.lo : content.hi].any() or taken[source.lo : source.hi].any():
            continue
        for part in (source, cue, content):
            taken[part.lo : part.hi] = True
        out.append(Link(source, cue, (content,), _SURE))
        frames[cue.lo] = "inverted"
    return out, frames


def _is_part(one: Link, source: WordSpan, content: WordSpan) -> bool:
    """Whether a link gives the same source to a verb within what that source says."""
    within = all(content.lo <= p.lo and p.hi <= content.hi for p in (one.cue, *one.content))
    return one.source is not None and within and one.source[1:3] == source[1:3]


_Found = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


def _is_verb(t: Tokens, at: int) -> bool:
    low = t.low[at]
    return bool(t.kind[at] & _FINITE) or low in _HOLDING or low.endswith("ed")


def _before(t: Tokens, at: int) -> _Found | None:
    """`It was a farce, mocked the leader Ann Roe on Monday.`"""
    if at <= _FEWEST or t.low[at - 1] != "," or not f.is_whole(t, 0, at - 1):
        return None
    stop = _name_end(t, at + 1)
    named = t.kind[stop - 1] & f.CAPITAL and stop > at + 1
    if not named or stop - at > _LONGEST:
        return None
    behind = range(stop, len(t))
    if any(t.kind[k] & (_FINITE | f.COORDINATOR) or t.low[k] in (",", ":") for k in behind):
        return None
    return (at + 1, stop), (at, at + 1), (0, at - 1)


def _name_end(t: Tokens, at: int) -> int:
    """Where the name and role that begin at a token end."""
    stop = at
    while stop < len(t):
        low, kind = t.low[stop], t.kind[stop]
        initial = low == "." and stop > at and len(t.low[stop - 1]) <= 3
        if kind & f.SIGN and low not in ("'", "’", "-", "&") and not initial:
            break
        if kind & (_FINITE | f.NUMBER) and not kind & f.CAPITAL:
            break
        if stop > at and (low in _TIMES or (kind & f.PREPOSITION and low not in ("of", "for"))):
            break
        stop += 1
    return stop


def _after(t: Tokens, at: int) -> _Found | None:
    """`He will go, its minister Ann Roe threatened.`"""
    end = len(t)
    while end > at + 1 and t.kind[end - 1] & f.SIGN:
        end -= 1
    if any(t.low[k] not in _TIMES for k in range(at + 1, end)):
        return None
    subject = subject_before(t, at)
    if subject is None or subject[1] != at or at - subject[0] > _LONGEST:
        return None
    first = subject[0]
    if first <= _FEWEST or t.low[first - 1] != "," or not f.is_whole(t, 0, first - 1):
        return None
    named = t.kind[at - 1] & f.CAPITAL or t.kind[first] & f.DETERMINER
    return ((first, at), (at, at + 1), (0, first - 1)) if named else None


def _held(t: Tokens, at: int) -> _Found | None:
    """`Ann Roe stuck to her account that …`, `remained with his account: …`"""
    k = at + 1
    if k < len(t) and t.low[k] == "fast":
        k += 1
    if k + 3 >= len(t) or not t.kind[k] & f.PREPOSITION or t.low[k + 1] not in _OWNERS:
        return None
    noun = next((j for j in range(k + 2, min(k + 5, len(t))) if t.low[j] in _STANCES), None)
    if noun is None or noun + 1 >= len(t) or t.low[noun + 1] not in ("that", ":"):
        return None
    subject = subject_before(t, at)
    if subject is None or t.low[subject[0]] in ("i", "we", "you"):
        return None
    begin = noun + 1 + (t.low[noun + 1] == ":")
    end = len(t)
    while end > begin and t.low[end - 1] in (".", "!", "?", '"', "”"):
        end -= 1
    return (subject, (at, noun + 1), (begin, end)) if end - begin >= _FEWEST else None


def _words(words: Words, t: Tokens, span: tuple[int, int], role: int) -> WordSpan:
    lo = int(np.searchsorted(words.end, t.start[span[0]], side="right"))
    hi = int(np.searchsorted(words.start, t.end[span[1] - 1]))
    return WordSpan(role, lo, hi, _SURE)
