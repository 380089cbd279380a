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
    overlap,
    quantities,
    referred,
    shared,
)
from onrecord.weigh.profiles import Affair, Profile
from onrecord.weigh.terms import TABLES, read_table
from onrecord.weigh.vetoes import contradiction, too_little

_RULES = 2  # raised whenever a rule changes what is joined
NEAR = 0.6  # cosine of meaning below which no two statements are set side by side
RARE = 0.3  # the same of their rare words
BOTH = 1.05  # and of the two together
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
    if too_little(a, b) is not None or contradiction(a, b) is not None:
        return 0.0
    plain = scored(features(a, b, cosine, affair))
    one, other = completed(a, b), completed(b, a)
    if one is a and other is b:
        return plain
    return max(plain, min(_REFERRED, scored(features(one, other, cosine, affair))))


def completed(one: Profile, other: Profile) -> Profile:
    """A short statement with what it refers back to, as far as the other says it.

    *we authorised their use in the strait*, where the sentence before names the missiles, is set
    beside others with their name. A statement that says enough by itself is left as it is.
    """
    if not one.pointing or one.heavy > _SHORT or len(one.told & other.told) < _OWN:
        return one
    added = {stem: much for stem, much in one.context.items() if stem in other.told}
    added = {stem: much for stem, much in sorted(added.items()) if stem not in one.stems}
    if not added:
        return one
    stems = {**one.stems, **added}
    return replace(one, stems=stems, total=sum(stems.values()), told=one.told | added.keys())


def scored(found: list[float]) -> float:
    """The score of a pair's features."""
    total = scorer().bias
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
