"""Judges two statements of different reports: do they say the same thing, and why.

A join is a pure, symmetric function of the two statements, their reports, and tables that ship:
the order in which reports are added changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256
from math import exp

import msgspec

from onrecord.ledger.records import Join
from onrecord.weigh.features import (
    NAMES,
    features,
    likeness,
    named,
    overlap,
    quantities,
    referred,
    shared,
)
from onrecord.weigh.profiles import Affair, Profile
from onrecord.weigh.terms import TABLES, read_table
from onrecord.weigh.vetoes import contradiction, too_little

_RULES = 3  # raised whenever a rule changes what is joined
NEAR = 0.6  # cosine of meaning below which no two statements are set side by side
RARE = 0.3  # the same of their rare words
BOTH = 1.05  # and of the two together
# Reports of one affair tell the same in other words: they are searched a second time.
KIN = 0.2  # likeness from which two reports are of one affair
KIN_NEAR, KIN_RARE, KIN_BOTH = 0.42, 0.5, 1.1  # as above, where most of what is told is shared
_KIN_ODDS = 0.5  # what one affair adds to the logarithm of the odds, chosen on the dossiers
_MOST_TOLD = 0.6  # of the shorter one's words that say something, names left out
_LEAST_TOLD = 2
KEPT = 0.5  # score from which a join is stored
_SHORT = 6  # words that say something: more need no completing
_OWN = 2  # of these, that both say by themselves
_REFERRED = 0.78  # most that a pair scores by what one only refers back to: for review
_SUREST = 0.999  # only a person's word is 1
_TOLD = 4  # words named in a reason


class Scorer(msgspec.Struct, frozen=True):
    """``scorer.json``: a logistic regression over features."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float


def _version() -> str:
    total = sha256(f"{_RULES}".encode())
    for name in TABLES:
        total.update(sha256(read_table(name)).digest())
    return f"{_RULES}-{total.hexdigest()[:12]}"


WEIGHER = _version()


@cache
def scorer() -> Scorer:
    """The fitted weights."""
    return msgspec.json.decode(read_table("scorer.json"), type=Scorer)


@cache
def _weights() -> tuple[float, ...]:
    known = dict(zip(scorer().names, scorer().weights, strict=True))
    return tuple(known.get(name, 0.0) for name in NAMES)


class Affairs:
    """How far pairs of reports are about one affair, each computed once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], float] = {}

    def of(self, a: Affair, b: Affair) -> float:
        """The likeness of two reports."""
        pair = (a.report, b.report) if a.report < b.report else (b.report, a.report)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = likeness(a, b)
        return found


def judged(a: Profile, b: Profile, cosine: float, affair: float) -> float:
    """The probability that a careful reader would join the two; 0 where something forbids it."""
    kin = affair >= KIN and not _one_house(a.affair, b.affair)
    if too_little(a, b, kin) is not None or contradiction(a, b) is not None:
        return 0.0
    if cosine < NEAR and not (kin and _told_alike(a, b)):
        return 0.0
    more = _KIN_ODDS if kin else 0.0
    plain = scored(features(a, b, cosine, affair), more)
    one, other = completed(a, b), completed(b, a)
    if one is a and other is b:
        return plain
    most = 1.0 if kin else _REFERRED
    return max(plain, min(most, scored(features(one, other, cosine, affair), more)))


def _one_house(a: Affair, b: Affair) -> bool:
    """Whether both reports are of one outlet, whose forms and formulas come again and again."""
    return a.outlet is not None and a.outlet == b.outlet


def _told_alike(a: Profile, b: Profile) -> bool:
    """Whether most of what the shorter one says beside names is in the other."""
    names = named(a, b)
    ours, theirs = a.told - names, b.told - names
    both = len(ours & theirs)
    return both >= _LEAST_TOLD and both >= _MOST_TOLD * min(len(ours), len(theirs))


def completed(one: Profile, other: Profile) -> Profile:
    """A short statement with what it refers back to, as far as the other says it.

    *we authorised their use in the strait*, where the sentence before names the missiles, is set
    beside others with their name. A statement that says enough by itself is left as it is.
    """
    if not one.pointing or one.heavy > _SHORT or len(one.told & other.told) < _OWN:
        return one
    added = {
        stem: other.stems[stem]  # as the other has it: the judgement is symmetric
        for stem in sorted(one.context.keys() & other.told)
        if stem not in one.stems
    }
    if not added:
        return one
    stems = {**one.stems, **added}
    return replace(one, stems=stems, total=sum(stems.values()), told=one.told | added.keys())


def scored(found: list[float], more: float = 0.0) -> float:
    """The score of a pair's features; ``more`` is added to the logarithm of the odds."""
    total = scorer().bias + more
    for weight, value in zip(_weights(), found, strict=True):
        total += weight * value
    return min(_SUREST, 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total)))))


def join(a: Profile, b: Profile, cosine: float, affairs: Affairs) -> Join | None:
    """The join of two statements with its reason, or None where they are not to be joined."""
    if a.affair.report == b.affair.report:
        return None
    if b.key < a.key:
        a, b = b, a
    score = round(judged(a, b, cosine, affairs.of(a.affair, b.affair)), 4)
    if score < KEPT:
        return None
    return Join(first=a.key, second=b.key, score=score, reason=reason(a, b, cosine))


def reason(a: Profile, b: Profile, cosine: float) -> str:
    """Why two statements are held to say the same, in plain words."""
    both = shared(a, b)
    rarest = sorted(both, key=lambda one: (-both[one], one))[:_TOLD]
    parts = []
    if overlap(a, b) >= 0.8:
        parts.append("nearly word for word")
    if rarest:
        parts.append("both have " + ", ".join(f"'{a.forms.get(one, one)}'" for one in rarest))
    equal, _ = quantities(a, b)
    if equal or a.numbers & b.numbers:
        parts.append("the same number")
    for one, other in ((a, b), (b, a)):
        if referred(one, other):
            known = sorted(
                (s for s in other.stems if s in one.context and s not in one.stems),
                key=lambda s: (-other.stems[s], s),
            )
            words = ", ".join(f"'{other.forms.get(s, s)}'" for s in known[:2])
            parts.append(f"{words} stands before what refers to it")
    parts.append(f"meaning {round(100 * cosine)} % alike")
    return "; ".join(parts)
