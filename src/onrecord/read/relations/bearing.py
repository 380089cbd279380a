"""Which statement of a sentence a contrast bears on, and whether it bears on it at all."""

from __future__ import annotations

from onrecord.read.relations.ground import Ground
from onrecord.read.relations.marks import LISTS, Mark

_LOOSE = frozenset(LISTS["loose"]["contrast"])
_TAKING_UP = frozenset(LISTS["loose"]["pronouns"])
_WEAK = frozenset(("but", "yet", "and yet", "however", "so"))  # they may open a new matter
_IF = frozenset(("if", "when", "unless", "once", "until", "after", "before", "while", "as"))
_NEAR = 6  # statements back to another figure
_EARLY = 4  # words at the head of a sentence in which it may take up the one before


def set_against(ground: Ground, other: int, marked: int) -> int:
    """Of the statements of a sentence the one that another is set against, or -1.

    It is the one that shares most with the other; where none shares anything and the sentence
    says several things, nothing tells which.
    """
    if not ground.solid(marked):
        return -1
    able = [
        n
        for n in ground.members[ground.home[other]]
        if n != marked and ground.says(n) and ground.solid(n)
    ]
    able = [n for n in able if ground.low[ground.opening(n)] not in _IF] or able
    figure = _other_figure(ground, other, marked)
    if figure >= 0:
        return figure
    if not able:
        return -1
    mine = ground.stems(marked)
    best = max(able, key=lambda n: (ground.shared(mine, n, least=1), n == other))
    if len(able) > 2 and not mine & ground.stems(best):
        return -1
    if not mine & ground.stems(best):
        return other if other in able else -1
    return best


def _other_figure(ground: Ground, other: int, marked: int) -> int:
    """The nearest earlier statement of another source with another figure of the same unit."""
    mine = {(one.unit, one.value) for one in ground.statements[marked].quantities if one.unit}
    units = {unit for unit, _ in mine}
    for n in range(other, max(-1, other - _NEAR), -1) if units else ():
        theirs = {(one.unit, one.value) for one in ground.statements[n].quantities}
        alike = units & {unit for unit, _ in theirs}
        if alike and mine.isdisjoint(theirs) and ground.source(n) != ground.source(marked):
            return n
    return -1


def bears(ground: Ground, other: int, marked: int, mark: Mark) -> bool:
    """Whether a sentence after *but* really takes up the one before: a word, a pronoun, a not."""
    if ground.statements[marked].text.rstrip("\"”’' ").endswith("?"):
        return False
    if mark.phrase not in _WEAK and mark.phrase not in _LOOSE:
        return True
    if mark.phrase in _WEAK and _other_figure(ground, other, marked) == other:
        return True
    mine = ground.stems(marked)
    if mark.phrase in _LOOSE:
        return ground.shared(mine, other) >= 1.0
    if mine & ground.stems(other):
        return True
    one = ground.attribution(marked)
    if one is not None and not one.cue:
        return False  # in a transcript *but* often only goes on
    if ground.statements[marked].polarity != ground.statements[other].polarity:
        return True
    lo = ground.opening(marked)
    return not _TAKING_UP.isdisjoint(ground.low[lo : lo + _EARLY])
