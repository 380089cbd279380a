"""Marked relations between two clauses of one sentence: *because*, *although*, *prompting*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.read.finite import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONTRACTED,
    COORDINATOR,
    DETERMINER,
    FINITE,
    QUOTE,
    SIGN,
    SUBJECT,
    verb_opening,
)
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.kinds import Link, acts, linked
from onrecord.read.relations.marks import LISTS, Mark, Marks

_MARKS = Marks(LISTS["within"])
_HEADS = frozenset(LISTS["heads"]["only"])
_CONCEDING = frozenset(LISTS["while"]["conceding"])
_FRONTED = frozenset(LISTS["fronted"]["contrast"]) | frozenset(LISTS["fronted"]["other"])
_SPECIAL = Marks({"special": ["since", "as", "for", "so"]})
_NOT_ONLY = (("not", "only"), ("not", "just"), ("not", "merely"), ("not", "simply"))
_NOMINAL = frozenset(("of", "to", "by", "for", "from", "with", "on", "citing", "despite", "given"))
_SO_MUCH = frozenset(("many", "much", "few", "that", "far", "long", "little", "often", "what"))
_APART = 3  # words between a clause and the participle that says what came of it
_PAUSES = frozenset((",", "—", "–", "--", "-", ";", "”", '"', "thereby"))
_STANDING = frozenset(("is", "are", "has", "have", "will", "can", "cannot", "do", "does", "must"))
_PERFECT = frozenset(("has", "have", "had", "i've", "we've", "they've", "you've"))
_SURE = {"contrast": 0.8, "reason": 0.85, "result": 0.75, "conclusion": 0.8}


def within(ground: Ground) -> Iterator[Link]:
    """The relations that words inside a sentence mark."""
    low = ground.low
    stop = ground.first[0] if ground.first else 0
    sentence = 0
    for mark in _MARKS.all(low):
        while sentence + 2 < len(ground.first) and ground.first[sentence + 1] <= mark.lo:
            sentence += 1
        if len(ground.members[sentence]) < 2 or mark.lo < stop:
            continue
        found = _sides(ground, sentence, mark)
        if found:
            other, marked = found
            if _fits(ground, mark, other, marked):
                start, end, kind = linked(mark.role, ground, other, marked, mark.phrase)
                sure = _SURE.get(mark.role, 0.7)
                yield Link(start, end, kind, sure, (mark.lo, mark.hi), _told(mark))


def _told(mark: Mark) -> str:
    return f"'{mark.phrase}' between two clauses"


def _sides(ground: Ground, sentence: int, mark: Mark) -> tuple[int, int] | None:
    """The statement before the mark (or after its clause), and the one that it opens."""
    begin, end = ground.first[sentence], ground.first[sentence + 1]
    marked = _opened(ground, mark, end)
    if marked < 0:
        return None
    before = [n for n in ground.around(begin, mark.lo, back=True) if n != marked]
    other = _nearest(ground, before)
    if other >= 0:
        return other, marked
    if mark.phrase in _FRONTED and not before:
        stop = ground.extent[marked][1]
        for n in ground.members[sentence]:
            if ground.extent[n][0] >= stop and ground.says(n) and not ground.hangs(n):
                return n, marked
    return None


def _opened(ground: Ground, mark: Mark, end: int) -> int:
    """The statement that the mark opens, or -1 where the mark stands amid a statement."""
    owner = ground.owner
    k = mark.hi
    while k < end and (owner[k] < 0 or ground.words.kind[k] & SIGN):
        k += 1
    if k >= end:
        return -1
    marked = owner[k]
    if k > mark.hi and mark.phrase.rsplit(" ", 1)[-1] in _NOMINAL:
        return -1
    if owner[mark.lo] == marked:
        at = ground.extent[marked][0]
        if mark.lo in ground.openings:
            at = mark.lo
        while at < mark.lo and ground.words.kind[at] & (SIGN | QUOTE | ADVERB | COORDINATOR):
            at += 1
        if at < mark.lo:
            return -1
    elif mark.phrase in _HEADS and owner[mark.lo] >= 0 and k > mark.hi:
        return -1
    return marked if ground.says(marked) or ground.size[marked] > 1 else -1


def _nearest(ground: Ground, before: list[int]) -> int:
    """Of the statements before a mark the nearest that stands on its own, or -1."""
    for n in reversed(before):
        if ground.says(n) and not ground.hangs(n):
            return n
    return next((n for n in reversed(before) if ground.size[n] > 1), -1)


def _fits(ground: Ground, mark: Mark, other: int, marked: int) -> bool:
    """Whether the mark means what it mostly means here."""
    low, kind = ground.low, ground.words.kind
    lo, hi = ground.extent[other]
    if mark.phrase in ("but", "but not", "yet"):
        said = [low[k] for k in range(lo, hi)]
        pairs = pairwise(said)
        if any(pair in _NOT_ONLY for pair in pairs) or "also" in low[mark.hi : mark.hi + 3]:
            return False
    if mark.role == "contrast":
        if not (ground.solid(other) and ground.solid(marked)):
            return False
    elif not (ground.solid(other) or ground.unbroken(other) or _is_told(ground, mark, other)):
        return False
    if mark.role == "reason" and ground.statements[marked].text.endswith("?"):
        return False
    bare = not (ground.holds_verb(marked) or ground.unbroken(marked))
    if mark.phrase.endswith("because") and bare:
        return ground.has_verb(marked, *ground.extent[marked])
    if mark.phrase == "whereas" and ground.text[ground.words.start[mark.lo] :][:7].isupper():
        return False  # a recital
    if mark.phrase == "that is" and low[mark.hi] != ",":
        return False
    hanging = mark.role in ("result", "conclusion") and low[mark.lo].endswith("ing")
    if hanging and (low[mark.lo - 1] not in _PAUSES or mark.lo - hi > _APART):
        return False
    if mark.phrase == "so" and (
        low[mark.hi] in _SO_MUCH
        or not kind[mark.hi] & (SUBJECT | DETERMINER | CAPITAL | CONTRACTED)
    ):
        return False
    if mark.phrase in ("while", "even as"):
        follows = low[mark.hi] if mark.hi < len(low) else ""
        if follows.endswith("ing") and follows not in _CONCEDING:
            return False
        if lo < mark.lo and low[mark.lo - 1] not in _PAUSES:
            return False
        span = range(mark.hi, min(ground.extent[marked][1], mark.hi + 8))
        goes_on = any(
            kind[k] & AUXILIARY and low[k] in ("was", "were") and low[k + 1].endswith("ing")
            for k in span
            if k + 1 < len(low)
        )
        return not goes_on
    if mark.phrase in ("since", "as"):
        return _is_reason(ground, mark, other, marked)
    if mark.phrase == "for":
        return low[mark.lo - 1] in _PAUSES and _has_clause(ground, mark, marked)
    if mark.phrase == "after":
        return acts(ground, other) and _has_clause(ground, mark, marked)
    if mark.phrase.split()[0] in _SAYING:
        return low[mark.lo - 1] in _PAUSES and acts(ground, other)
    return True


def _is_told(ground: Ground, mark: Mark, other: int) -> bool:
    """Whether a few words are what a cue's verb takes: *they expect dearer milk, for ...*"""
    one = ground.attribution(other)
    return mark.role == "reason" and one is not None and bool(one.cue) and ground.size[other] > 1


_SAYING = frozenset(("saying", "claiming", "alleging"))


def _has_clause(ground: Ground, mark: Mark, marked: int) -> bool:
    """Whether a clause follows a word that may be a preposition."""
    hi = ground.extent[marked][1]
    return verb_opening(ground.words, mark.hi, hi) >= 0


def _is_reason(ground: Ground, mark: Mark, other: int, marked: int) -> bool:
    """Whether *since* or *as* gives a reason, and no time or manner."""
    low, kind = ground.low, ground.words.kind
    hi = ground.extent[marked][1]
    if not ground.holds_verb(marked):
        bare = low[mark.lo - 1] == "," and low[mark.hi] in ("a", "an", "no")
        return mark.phrase == "since" and bare and ground.size[marked] >= 4
    if kind[mark.hi] & AUXILIARY:
        return False  # `as have her rivals`
    verb = next(
        (k for k in range(mark.hi, hi) if kind[k] & FINITE and ground.owner[k] == marked), -1
    )
    if verb < 0:
        return False
    standing = low[verb] in _STANDING or low[verb].endswith("n't")
    if mark.phrase == "as":
        return standing and kind[mark.lo - 1] & SIGN > 0 and low[mark.hi] not in ("it", "with")
    lo, end = ground.extent[other]
    if low[mark.hi] in ("the", "a", "its", "his") and low[mark.hi + 2 : mark.hi + 3] == ["of"]:
        return False
    perfect = any(low[k] in _PERFECT for k in range(lo, end))
    return standing or not perfect
