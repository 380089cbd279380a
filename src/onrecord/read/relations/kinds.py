"""Which kind of relation a mark makes of two statements, and which way it runs.

*Because* gives the cause of an event, the ground of a judgement and the justification of an act:
what the other statement says decides.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.read.finite import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    FINITE,
    NUMBER,
    PARTICIPLE,
    SURE,
    verb_opening,
)
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.lists import load
from onrecord.read.relations.ground import Ground
from onrecord.records import RelationKind

_LISTS = load("relations.toml")
_IRREGULAR: dict[str, list[str]] = load("forces.toml").get("irregular", {})
_ACTS = frozenset(form for verb in _LISTS["acts"]["verbs"] for form in verb_forms(verb, _IRREGULAR))
_DONE = frozenset(
    form
    for verb in _LISTS["acts"]["done"]
    for form in verb_forms(verb, _IRREGULAR)
    if not form.endswith(("s", "ing"))
)
_PASSIVE = frozenset(("was", "were", "been", "being", "be", "is", "are"))
_JUDGING = frozenset(_LISTS["acts"]["judging"])
_ACTING = frozenset(("decides", "declines", "demands", "threatens", "promises"))
_CLAIMING = frozenset(("claims", "believes", "suggests", "predicts", "warns", "accuses"))
_INFERRING = frozenset(("so", "and so", "thus", "and thus", "therefore", "and therefore", "hence"))
_VERB_GROUP = 5  # words from the first finite verb: `has since been called off`


class Link(NamedTuple):
    """A relation found, its ends by statement number."""

    start: int
    end: int
    kind: RelationKind
    confidence: float
    cue: tuple[int, int]  # words: the first, and the one after the last
    reason: str


def acts(ground: Ground, number: int, at: int = -1) -> bool:
    """Whether a statement tells of something that somebody did by choice, or will do.

    Of what stands before the word ``at`` nothing is read.
    """
    one = ground.attribution(number)
    if one is not None and one.force in _ACTING:
        return True
    lo, hi = ground.extent[number]
    lo = max(lo, at)
    kind, low = ground.words.kind, ground.low
    verb = verb_opening(ground.words, lo, hi)
    if verb < 0:
        verb = next((k for k in range(lo, hi) if kind[k] & (SURE | PARTICIPLE)), -1)
    if verb < 0:
        return False
    group = range(verb, min(hi, verb + _VERB_GROUP))
    done = [k for k in group if low[k] in _DONE]
    passive = any(low[k] in _PASSIVE for k in group)
    # `the line closed` is no act, `it closed the line` is.
    taken = any(k + 1 < hi and kind[k + 1] & (DETERMINER | NUMBER | CAPITAL) for k in done)
    return any(low[k] in _ACTS for k in group) or bool(done and (passive or taken))


def judges(ground: Ground, number: int) -> bool:
    """Whether a statement is a judgement, for which grounds are given rather than causes."""
    statement = ground.statements[number]
    one = ground.attribution(number)
    if one is not None and one.force in _CLAIMING:
        return True
    if statement.modality in ("possible", "predicted", "required", "conditional"):
        return True
    lo, hi = ground.extent[number]
    return any(ground.low[k] in _JUDGING for k in range(lo, hi) if ground.owner[k] == number)


def is_past(ground: Ground, number: int) -> bool:
    """Whether the first finite verb of a statement is a past form."""
    lo, hi = ground.extent[number]
    for k in range(lo, hi):
        if ground.words.kind[k] & FINITE and not ground.words.kind[k] & ADVERB:
            low = ground.low[k]
            return low.endswith("ed") or low in _PAST
    return False


_PAST = frozenset(load("clauses.toml")["past"]) | {"was", "were", "had", "did"}


def linked(
    role: str, ground: Ground, other: int, marked: int, phrase: str = ""
) -> tuple[int, int, RelationKind]:
    """The ends and the kind: ``marked`` is the statement after the mark, ``other`` the other."""
    if role == "reason":
        kind: RelationKind = "causes"
        if acts(ground, other) or phrase.startswith("on the ground"):
            kind = "justifies"
        elif judges(ground, other):
            kind = "supports"
        return marked, other, kind
    if role == "result":
        drawn = phrase in _INFERRING and not is_past(ground, marked) and not acts(ground, marked)
        return other, marked, "supports" if drawn or _concludes(ground, marked) else "causes"
    if role == "conclusion":
        return other, marked, "supports"
    if role == "purpose":
        return marked, other, "justifies"
    if role == "evidence" and phrase.split(" ")[0] in ("saying", "claiming", "alleging"):
        return marked, other, "justifies"
    if role == "evidence":
        return marked, other, "justifies" if acts(ground, other) else "supports"
    if role == "example":
        return marked, other, "supports"
    if role == "restating":
        return marked, other, "restates"
    if role == "limit":
        return marked, other, "narrows"
    if role == "contradiction":
        return marked, other, "contradicts"
    return marked, other, "contrasts"


def _concludes(ground: Ground, number: int) -> bool:
    """Whether what follows from something is a judgement, and no event."""
    if ground.statements[number].modality == "required":
        return True
    if acts(ground, number) or not judges(ground, number):
        return False
    lo, hi = ground.extent[number]
    verb = next((k for k in range(lo, hi) if ground.words.kind[k] & FINITE), lo)
    group = ground.low[verb : min(hi, verb + 3)]
    return "was" in group or "were" in group or not is_past(ground, number)
