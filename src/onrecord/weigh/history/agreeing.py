"""Whether a statement has the matter of another, closely enough to confirm or to deny it."""

from __future__ import annotations

import msgspec

from onrecord.weigh.history.matters import Bearing, Matters, bearing, term
from onrecord.weigh.records import Held
from onrecord.weigh.terms import WORD

_LEAST = 1.0  # weight of the words that both have
_CLEAR = 1.6  # the same where they have no name in common
_FEW = 2  # words
_DENIED = 0.72  # of a denial's own words, what it denies has
_DENIES = 0.25  # and of that, what the denial has
_TOLD = 0.66  # of what is confirmed, what confirms it has
_TELLS = 0.5  # and of the confirmation's words, the other way
_ALIKE = 0.3  # likeness of reports whose statements have no name in common
_WORDS = 4


class Agreement(msgspec.Struct, frozen=True):
    """How far an answer has the matter of what it may answer."""

    score: float
    confirms: bool  # near enough to confirm it, were they of one polarity
    denies: bool  # near enough to deny it, were they not
    numbers_apart: bool
    contrary: str | None
    words: str


def agreement(matters: Matters, target: Held, answer: Held) -> Agreement | None:
    """How far ``answer`` has the matter of ``target``; None where it has not."""
    found = bearing(matters.said(target.key), matters.said(answer.key))
    if len(found.words) < _FEW or found.weight < _LEAST:
        return None
    alone = not found.names and found.weight < _CLEAR
    if alone and matters.alike(target.report, answer.report) < _ALIKE:
        return None
    denies = found.of_second >= _DENIED and found.of_first >= _DENIES
    confirms = found.of_first >= _TOLD and found.of_second >= _TELLS
    if not denies and not confirms:
        return None
    return Agreement(
        score=_score(found),
        confirms=confirms,
        denies=denies and not found.numbers_apart,
        numbers_apart=found.numbers_apart,
        contrary=found.contrary,
        words=" ".join(f"“{written(target, one)}”" for one in found.words[:_WORDS]),
    )


def _score(found: Bearing) -> float:
    """By the larger share, the smaller one, and how much the words tell together."""
    few, many = sorted((found.of_first, found.of_second))
    told = min(found.weight, 3.0) / 3.0
    score = 0.2 + 0.35 * many + 0.2 * few + 0.2 * told
    return round(score - (0.15 if found.numbers_apart else 0.0), 3)


def written(held: Held, one: str) -> str:
    """A stem as the statement writes it."""
    for match in WORD.finditer(held.statement.text):
        low = match.group().lower().replace("’", "'")
        if term(low) == one or low.replace(",", "") == one:
            return match.group()
    return one
