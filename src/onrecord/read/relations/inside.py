"""Relations marked by an adverb inside a clause: *the aircraft were therefore unfit to fly*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.relations.across import before
from onrecord.read.relations.bearing import set_against
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.kinds import Link, linked
from onrecord.read.relations.marks import LISTS, Mark, Marks

_LONGEST = 60  # words before a mark in which its clause begins
_EARLY = 9  # words before *for example* where the whole sentence is one
_INSIDE = Marks(LISTS["inside"])


def inside(ground: Ground) -> Iterator[Link]:
    """The relations that an adverb inside a clause marks: *the aircraft were therefore unfit*."""
    low, sentence = ground.low, 0
    for mark in _INSIDE.all(low):
        while sentence + 2 < len(ground.first) and ground.first[sentence + 1] <= mark.lo:
            sentence += 1
        if not ground.members:
            return
        lo = ground.first[sentence]
        marked = _inside(ground, mark, ground.first[sentence + 1])
        if marked < 0 or ground.size[marked] < 2 or mark.lo <= lo + (mark.role != "result"):
            continue
        if mark.hi < len(low) and low[mark.hi] in ("far", "much", "many", "of"):
            continue
        if mark.role == "example" and mark.lo > lo + _EARLY:
            continue
        pauses = {low[mark.lo - 1], low[mark.hi] if mark.hi < len(low) else ""}
        if mark.role == "contrast" and "," not in pauses:
            continue
        here = [n for n in ground.around(lo, mark.lo, back=True) if n != marked and ground.says(n)]
        here = [n for n in here if ground.extent[n][1] <= ground.extent[marked][0]]
        if mark.role == "contrast":
            here = [n for n in here if ground.solid(n)]
        free = [n for n in here if not ground.hangs(n)]
        other = (free or [before(ground, sentence)])[-1]
        if _is_coordinate(ground, marked, mark.lo):
            continue
        if mark.role == "contrast" and other >= 0:
            other = set_against(ground, other, marked)
        if other >= 0 and other != marked:
            start, end, kind = linked(mark.role, ground, other, marked, mark.phrase)
            told = f"'{mark.phrase}' in the clause"
            yield Link(start, end, kind, 0.7, (mark.lo, mark.hi), told)


def _inside(ground: Ground, mark: Mark, stop: int) -> int:
    """The statement that an adverb belongs to: its own, or the next where it stands in a cue."""
    if ground.owner[mark.lo] >= 0:
        return ground.owner[mark.lo]
    return next((n for n in ground.around(mark.hi, stop) if ground.says(n)), -1)


def _is_coordinate(ground: Ground, marked: int, at: int) -> bool:
    """Whether a mark ties the second of two verbs of one statement: `was born and thus may`."""
    lo = max(ground.extent[marked][0], at - _LONGEST)
    for k in range(lo + 1, at):
        if ground.low[k] in ("and", ";", ":") and ground.has_verb(marked, lo, k):
            return True
    return False
