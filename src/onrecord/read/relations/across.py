"""Marked relations across sentences: *However, ...*, *Consequently, ...*, *In other words, ...*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import COORDINATOR, QUOTE, SIGN, verb_opening
from onrecord.read.relations.bearing import bears, set_against
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.kinds import Link, acts, linked
from onrecord.read.relations.marks import LISTS, Mark, Marks

_MARKS = Marks(LISTS["across"])
_COMMA = frozenset(LISTS["comma"]["needed"])
_SURE = {"contrast": 0.75, "result": 0.8, "reason": 0.8}
_HERE = frozenset(("evidently", "clearly", "plainly", "manifestly"))  # of their paragraph alone
_FARTHEST = 3  # sentences looked back for one that says something


def across(ground: Ground) -> Iterator[Link]:
    """The relations that the first words of a sentence mark."""
    last: Link | None = None  # that of the sentence before
    for sentence in range(1, len(ground.members)):
        if ground.members[sentence]:
            last = _of_sentence(ground, sentence, last)
            if last is not None:
                yield last


def _of_sentence(ground: Ground, sentence: int, last: Link | None) -> Link | None:
    mark = opening_mark(ground, sentence)
    if mark is None:
        return None
    other, marked = before(ground, sentence), opened(ground, sentence, mark)
    if other < 0 or marked < 0 or other == marked:
        return None
    told = f"'{mark.phrase}' at the head of the sentence"
    cue = (mark.lo, mark.hi)
    if mark.role == "same":
        return _goes_on(ground, sentence, marked, last, Link(marked, 0, "supports", 0.6, cue, told))
    if mark.role == "contrast":
        other = set_against(ground, other, marked)
    elif mark.role == "restating":
        other = max(n for n in ground.members[ground.home[other]] if ground.says(n))
    if other < 0 or not ground.solid(other):
        return None
    if mark.phrase in _HERE and not ground.together(sentence - 1, sentence):
        return None
    if mark.role == "reason" and "because" in ground.bag(other):
        return None
    if mark.phrase == "because" and not _is_alone(ground, sentence):
        return None
    if (mark.role == "contrast" or mark.phrase == "so") and not bears(ground, other, marked, mark):
        return None
    start, end, kind = linked(mark.role, ground, other, marked, mark.phrase)
    if "reason" in mark.phrase and kind == "causes" and acts(ground, end, mark.hi):
        kind = "justifies"
    return Link(start, end, kind, _SURE.get(mark.role, 0.7), cue, told)


def _goes_on(
    ground: Ground, sentence: int, marked: int, last: Link | None, link: Link
) -> Link | None:
    """What *and* or *moreover* adds to the sentence before: a premise, or a further objection.

    `They say that the well was foul, and that nobody wanted it. But a report calls it sound. And
    two would have bought it`: the further objection goes against what it differs from most.
    """
    if last is None or last.start <= last.end:
        return None
    if last.kind == "supports":
        return link._replace(end=last.end)
    if last.kind != "contrasts" or not link.reason.startswith("'and'") or not ground.solid(marked):
        return None
    theirs = {ground.source(n) for n in (marked, last.start)}
    if ground.home[last.start] != sentence - 1 or ground.source(last.end) in theirs:
        return None
    claims = [n for n in ground.members[ground.home[last.end]] if ground.solid(n)]
    polarity = ground.statements[marked].polarity
    mine = ground.stems(marked)
    end = max(
        claims or [last.end],
        key=lambda n: (ground.statements[n].polarity != polarity) + len(mine & ground.stems(n)),
    )
    return link._replace(end=end, kind="contrasts", confidence=0.55)


def _is_alone(ground: Ground, sentence: int) -> bool:
    """Whether a sentence is one clause: *Because nobody asked.*"""
    lo, hi = ground.first[sentence], ground.first[sentence + 1]
    return "," not in ground.low[lo:hi] and len(ground.members[sentence]) == 1


def opening_mark(ground: Ground, sentence: int) -> Mark | None:
    """The mark that a sentence opens with, after quotation marks and *and* or *but*."""
    lo, hi = ground.first[sentence], ground.first[sentence + 1]
    low, kind = ground.low, ground.words.kind
    while lo < hi and kind[lo] & (SIGN | QUOTE):
        lo += 1
    if lo >= hi:
        return None
    found = _MARKS.at(low, lo)
    if kind[lo] & COORDINATOR and lo + 1 < hi:
        inner = _MARKS.at(low, lo + 1)
        if inner is not None and inner.role != "same" and _stands(low, inner):
            return inner
    if found is None or found.hi >= hi:
        return None
    if not _stands(low, found):
        return found if found.phrase == "so" and _concludes(ground, found.hi, hi) else None
    return found


def _concludes(ground: Ground, at: int, stop: int) -> bool:
    """Whether *so* without a comma draws a conclusion in the author's own voice."""
    owner = ground.owner[at]
    if owner < 0 or ground.attribution(owner) is not None or ground.low[at] in _SO_MUCH:
        return False
    if ground.low[at].endswith("ing"):
        return True
    return verb_opening(ground.words, at, stop) >= 0


_SO_MUCH = frozenset(
    ("many", "much", "few", "that", "far", "long", "little", "often", "what", "it")
)


def _stands(low: list[str], mark: Mark) -> bool:
    """Whether a mark that needs a comma or colon has it."""
    return mark.phrase not in _COMMA or (
        mark.hi < len(low)
        and low[mark.hi] in ((",",) if mark.phrase in ("so", "still") else (",", ":", "—", "–"))
    )


def opened(ground: Ground, sentence: int, mark: Mark) -> int:
    """The statement that a sentence's opening mark bears on, or -1."""
    able = [n for n in ground.main(sentence) if ground.extent[n][1] > mark.hi]
    for n in able:
        hi = ground.extent[n][1]
        lo = max(ground.extent[n][0], mark.hi)
        if lo > mark.hi or ground.attribution(n) is not None or ground.has_verb(n, lo, hi):
            return n
    return able[0] if able else -1


def before(ground: Ground, sentence: int) -> int:
    """The last statement that stands on its own in the nearest sentence before, or -1."""
    for earlier in range(sentence - 1, max(-1, sentence - 1 - _FARTHEST), -1):
        for n in reversed(ground.main(earlier)):
            if ground.says(n):
                return n
    return -1
