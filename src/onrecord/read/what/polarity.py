"""Whether a clause denies what it says: the polarity of its main verb.

`No inspector came`, `had nothing in the air`, `has never been asked`, `has yet to vote`; but `not
only`, `no doubt` and `could not but` deny nothing, and two negations make one assertion.
"""

from __future__ import annotations

from onrecord.read.finite import (
    ADVERB,
    AUXILIARY,
    NOMINATIVE,
    PAST,
    PREPOSITION,
    SIGN,
    SUBORDINATOR,
    Tokens,
)
from onrecord.read.what.cues import LISTS, Cue
from onrecord.read.what.predicates import Predicate
from onrecord.records import Polarity

_NEGATION: dict[str, list[str]] = LISTS["negation"]
_NOT_WORDS = frozenset(_NEGATION["words"])
_NO_SUBJECTS = frozenset(_NEGATION["subjects"])
_NOBODY, _NO = frozenset(("nobody", "none", "nothing", "no-one")), frozenset(("no",))
_NOT_BEFORE = frozenset(_NEGATION["not_before"])
_NO_BEFORE = frozenset(_NEGATION["no_before"])
_DOUBLE = frozenset(_NEGATION["double"])
_MORE = frozenset(_NEGATION["more"])
_DOUBTING = frozenset(_NEGATION["doubting"])


def polarity_of(clause: Predicate, cue: Cue) -> tuple[Polarity | None, str]:
    """Whether the main verb is denied, and the word that denies it."""
    tokens = clause.tokens
    low = tokens.low
    found: list[str] = []
    if clause.verb < 0:
        return _polarity_without_verb(clause, cue)
    subject = denied_subject(clause)
    if subject:
        if not _DOUBTING.isdisjoint(low[clause.verb : clause.end + 1]):
            return "affirmed", f"“{subject}” … “{low[clause.verb]}”"
        found.append(subject)
    group = range(max(clause.start, clause.verb - 2), clause.end)
    for at in group:
        if low[at] in _NOT_WORDS and _denies(tokens, at) and low[at] not in found:
            found.append(low[at])
    if "no" in low[clause.verb : clause.end + 1] and "longer" in low[clause.verb : clause.end + 2]:
        found.append("no longer")
    elif not found:
        found.extend(_in_object(clause))
    rest = low[clause.end : clause.end + 3]
    if found and (rest[:1] == ["but"] or (low[clause.end - 1] == "help" and rest[:1] == ["but"])):
        return "affirmed", f"“{found[0]} … but”"
    after = low[clause.verb : clause.end + 3]
    if found == ["not"] and low[clause.verb] in ("could", "can"):
        better = next((w for w in low[clause.end - 1 : clause.end + 5] if w in _MORE), "")
        if better:
            return "affirmed", f"“{low[clause.verb]} not” … “{better}”"
    if found and not _DOUBLE.isdisjoint(after):
        return "affirmed", f"“{found[0]}” before a word that denies"
    if len(found) == 2:
        return "affirmed", f"“{found[0]}” and “{found[1]}”"
    if found:
        return "negated", f"“{found[0]}”"
    return "affirmed", "nothing denies the verb"


def _denies(tokens: Tokens, at: int) -> bool:
    """Whether the negative word at this place denies: not `not only`."""
    low = tokens.low
    following = low[at + 1] if at + 1 < len(low) else ""
    if low[at] in ("not", "never") and following in _NOT_BEFORE:
        return False
    return not (low[at] == "not" and following in ("until", "before"))


def denied_subject(clause: Predicate) -> str:
    """The word that makes the subject nobody or nothing (`no inspector`, `none of`), or ``""``."""
    tokens = clause.tokens
    low = tokens.low
    at = clause.start
    while at < clause.verb and tokens.kind[at] & (SIGN | ADVERB) and low[at] != "not":
        at += 1
    for place in range(at, min(at + 2, clause.verb)):
        if low[place] in _NO_SUBJECTS:
            following = low[place + 1] if place + 1 < len(low) else ""
            return "" if low[place] == "no" and following in _NO_BEFORE else low[place]
        if low[place] == "not" and low[place + 1] not in _NOT_BEFORE:
            return "not"
    return _before_verb(clause)


def _before_verb(clause: Predicate) -> str:
    """Such a subject right before the verb, behind something else: `in Orm nobody has left`."""
    tokens, verb = clause.tokens, clause.verb
    for place, words in ((verb - 1, _NOBODY), (verb - 2, _NO)):
        if place - 1 < clause.start or tokens.low[place] not in words:
            continue
        if tokens.kind[place - 1] & (PREPOSITION | AUXILIARY | PAST):
            continue
        if tokens.low[place] == "no" and tokens.low[place + 1] in _NO_BEFORE:
            continue
        return tokens.low[place]
    return ""


def _in_object(clause: Predicate) -> list[str]:
    """`no` or `nothing` in what the verb takes, before anything hangs on it."""
    tokens = clause.tokens
    low, kind = tokens.low, tokens.kind
    for at in range(max(clause.verb + 1, clause.end - 1), min(len(low), clause.end + 4)):
        word = low[at]
        following = low[at + 1] if at + 1 < len(low) else ""
        if word in _NO_SUBJECTS and word != "neither":
            if word == "no" and following in _NO_BEFORE:
                return []
            return [] if word == "nothing" and following in ("but", "if", "short") else [word]
        stops = SIGN | SUBORDINATOR | PREPOSITION | NOMINATIVE
        if at >= clause.end:
            stops |= AUXILIARY | PAST
        if kind[at] & stops or word in ("that", "to", "than", "it"):
            if word == "by" and low[at + 1 : at + 3] == ["no", "means"]:
                return ["by no means"]
            return []
    return []


def _polarity_without_verb(clause: Predicate, cue: Cue) -> tuple[Polarity | None, str]:
    low = clause.tokens.low
    first = clause.head
    for at in range(first, min(len(low) - 1, first + 12)):
        if low[at] in ("not", "never") and (
            low[at + 1] == "to" or (low[at + 1] == "be" and cue.family in ("require", "ask"))
        ):
            return "negated", f"“{low[at]} {low[at + 1]}”"
    if first + 1 < len(low) and low[first] in ("no", "nobody", "nothing", "none", "neither"):
        if low[first + 1] in _NO_BEFORE:
            return "affirmed", "nothing denies it"
        return "negated", f"“{low[first]}”"
    if cue.family == "forbid":
        return "negated", f"“{cue.word}”"
    if cue.refuses and "to" in low[first : first + 2]:
        return "negated", f"“{cue.word}”"
    return "affirmed", "nothing denies it"
