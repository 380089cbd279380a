"""Why two statements cannot be one claim, however alike their words are."""

from __future__ import annotations

from onrecord.weigh.features import (
    agreeing,
    alone,
    matter,
    named,
    opposed,
    overlap,
    quantities,
    reversed_names,
    together,
)
from onrecord.weigh.profiles import Profile

_FEWEST = 3  # words that say something, in each
_QUOTED = 2  # of these, in what two reports of one affair have word for word; a number makes up
_BESIDE = 2  # of these, in each, besides names
_DAYS = 3  # between two reports of one occasion
_MANY = 3  # names in common that make up for an opening *it*
_VERBATIM = 0.75  # of neighbouring words: past it, both quote the same words


def contradiction(a: Profile, b: Profile) -> str | None:
    """What one says against the other, or None: such a pair is never joined, by no third one."""
    if a.negated != b.negated or a.negations % 2 != b.negations % 2:
        return "one of them negates"
    equal, apart = quantities(a, b)
    if apart:
        return "other quantity"
    if a.numbers and b.numbers and not equal and not a.numbers & b.numbers:
        return "other number"
    if a.times and b.times and not any(agreeing(x, y) for x in a.times for y in b.times):
        return "other time"
    camp = opposed(a.camps, b.camps)
    if camp is not None:
        return f"contrary words ({camp[:-2]})"
    if a.unsure != b.unsure:
        return "one of them is not sure of it"
    verbatim = overlap(a, b) >= _VERBATIM
    if not verbatim:
        if alone(a, b) and alone(b, a):
            return "other names in each"
        if reversed_names(a, b) and _alike_but_names(a, b):
            return "the names stand the other way round"
    return _speakers(a, b)


def _alike_but_names(a: Profile, b: Profile) -> bool:
    """Whether most words but the names are the same, in the same voice: *A beat B*, *B beat A*."""
    if a.passive != b.passive:
        return False
    names = named(a, b)
    ours, theirs = a.stems.keys() - names, b.stems.keys() - names
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _speakers(a: Profile, b: Profile) -> str | None:
    """*I* and *we* mean somebody else where somebody else speaks."""
    if a.speaker is not None and a.speaker == b.speaker:
        return None
    if a.mine or b.mine:
        if a.mine and b.mine:
            return "in the first person, of different speakers"
        own, other = (a, b) if a.mine else (b, a)
        if own.speaker is None or own.speaker not in other.stems:
            return "one is in the first person, and the other does not name its speaker"
    return None


def hopeless(a: Profile, b: Profile) -> bool:
    """Whether a pair is forbidden by what needs no comparing: most of those that are near."""
    return (
        a.unsaid
        or b.unsaid
        or a.negated != b.negated
        or a.unsure != b.unsure
        or a.negations % 2 != b.negations % 2
        or (
            (min(a.heavy, b.heavy) < _FEWEST or not (a.predicated and b.predicated))
            and overlap(a, b) < _VERBATIM
        )
    )


def too_little(a: Profile, b: Profile, kin: bool = False) -> str | None:
    """Why a pair says too little to be judged, or None.

    ``kin``: the two reports are of one affair, so that the same few words mean the same.
    """
    if a.unsaid or b.unsaid:
        return "one of them is asked, declined or evaded"
    quoted = overlap(a, b) >= _VERBATIM
    numbers = bool(a.numbers & b.numbers) or quantities(a, b)[0] > 0
    least = min(a.heavy, b.heavy)
    if kin and quoted and least + (_FEWEST if numbers else 0) >= _QUOTED:
        return None
    if not (a.predicated and b.predicated):
        return "one of them has no verb"
    if a.showing and b.showing and a.speaker is None and b.speaker is None:
        return "each points at something of its own report"
    names = named(a, b)
    if least < _FEWEST or min(len(a.told - names), len(b.told - names)) < _BESIDE:
        return "too short to tell"
    for one, other in ((a, b), (b, a)):
        if one.subject and len(together(a, b)) < _MANY and not _led(one, other):
            return "whom it is about is not known"
    if (a.names or b.names) and not (together(a, b) or numbers or quoted):
        return "no name in common"
    if not matter(a, b):
        return "only names in common"
    if not kin and not together(a, b) and not _one_occasion(a, b):
        return "neither names what it is about"
    return None


def _one_occasion(a: Profile, b: Profile) -> bool:
    """Whether what no name tells apart may be one all the same: the speaker, the days, a number."""
    if a.speaker is not None and a.speaker == b.speaker:
        return True
    if a.numbers & b.numbers or quantities(a, b)[0]:
        return True
    days = (a.affair.day, b.affair.day)
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _DAYS


def _led(one: Profile, other: Profile) -> bool:
    """Whether what an opening *he*, *it* or *they* may mean stands before it, and in the other."""
    if other.subject:
        return any(stem in other.context for stem in one.context)
    named = {part for name in other.names for part in name} or set(other.words[:3])
    return any(part in one.context for part in named)
