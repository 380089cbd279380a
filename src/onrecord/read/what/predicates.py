"""Finds the main verb of a clause, by the word classes of finite.py.

`The boat, which may have been old, sank`: the verb is `sank`. Contractions are taken apart first
(`won't` is `will not`), so places count words of the clause as taken apart, not of the report.
"""

from __future__ import annotations

import re
from itertools import islice

import msgspec

from onrecord.read.finite import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CONTRACTED,
    COORDINATOR,
    DETERMINER,
    NOMINATIVE,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SIGN,
    SUBJECT,
    THIRD,
    Tokens,
    tokens_of,
)

_LONGEST = 1200  # code points of a clause that are looked at
_NOT = re.compile(r"\b(ca|sha|wo)n['’]t\b|(?<=\w)n['’]t\b|\bcannot\b|\bain['’]t\b", re.IGNORECASE)
_TAIL = re.compile(r"(?<=[A-Za-z])['’](ll|d|re|ve|m)\b", re.IGNORECASE)
_IS = re.compile(r"\b(it|he|she|there|that|who|what|here|where)['’]s\b", re.IGNORECASE)
_WHOLE = {"ca": "can not", "sha": "shall not", "wo": "will not"}
_TAILS = {"ll": " will", "re": " are", "ve": " have", "m": " am"}

_MOST_COMMAS = 5  # looked at for the end of a fronted clause
_RELATIVE = frozenset(("who", "which", "whose", "whom", "where", "when", "why", "how", "what"))
_INNER = frozenset(
    ("because", "although", "though", "while", "whereas", "unless", "whether", "if", "until")
)
_HANGERS = _RELATIVE | _INNER
_OPENERS = frozenset(
    (
        *("if", "unless", "when", "while", "although", "though", "because", "since", "as", "once"),
        *("after", "before", "until", "whenever", "whereas", "provided", "providing", "supposing"),
        *("should", "given", "assuming", "in", "even", "were", "had"),
    )
)
_HANGING = frozenset(("that", "whether", "who", "which", "what", "why", "how", "where", "whose"))
_BE = frozenset(("be", "been", "being"))
_WHEN = frozenset(
    ("yesterday", "today", "last", "only", "again", "earlier", "later", "also", "this")
)
_FEW = 5  # words about the telling, `that` included
_OBJECTS = DETERMINER | PRONOUN | NOMINATIVE | NUMBER | ADVERB | PREPOSITION
_NO_SUBJECT = PREPOSITION | COORDINATOR


class Predicate(msgspec.Struct, frozen=True):
    """The words of a clause, where its main clause begins and its main verb stands (or -1).

    ``head`` is the place of the first word, `that` and the like included. ``end`` is the place
    after the verb with its auxiliaries, adverbs and `not`: `has never been asked`. ``opener`` is
    the word that a fronted clause before the main one begins with, or ``""``.
    """

    tokens: Tokens
    head: int
    start: int
    verb: int
    end: int
    opener: str


def taken_apart(said: str) -> str:
    """The clause with its contractions written out: `don't` as `do not`."""
    said = said[:_LONGEST]
    if "'" not in said and "’" not in said and "annot" not in said:
        return said
    said = _NOT.sub(_apart, said)
    said = _IS.sub(lambda match: f"{match[1]} is", said)
    return _TAIL.sub(_tail, said)


def _apart(match: re.Match[str]) -> str:
    if match[1]:
        first = _WHOLE[match[1].lower()]
        return first.capitalize() if match[1][0].isupper() else first
    whole = match[0].lower()
    return "can not" if whole == "cannot" else "is not" if whole.startswith("ain") else " not"


def _tail(match: re.Match[str]) -> str:
    tail = match[1].lower()
    if tail != "d":
        return _TAILS[tail]
    after = match.string[match.end() : match.end() + 8].split()
    return " had" if after and after[0] in ("been", "better", "had") else " would"


def predicate(said: str) -> Predicate:
    """The main predicate of a clause."""
    tokens = tokens_of(taken_apart(said), 0, 1 << 30)
    kind, low, stop = tokens.kind, tokens.low, len(tokens)
    start = _behind_gap(tokens)
    while start < stop and kind[start] & SIGN:
        start += 1
    head = start
    while start < stop and (
        kind[start] & SIGN or (kind[start] & COORDINATOR and not kind[start] & SUBJECT)
    ):
        start += 1
    opener = ""
    if start < stop and low[start] in _OPENERS:
        after = _past_fronted(tokens, start, stop)
        if after > 0:
            opener, start = low[start], after
    if not opener and start < stop and low[start] in _HANGING and not _asks(tokens, start, stop):
        start += 1
        if start < stop and low[start] in _OPENERS and low[start] != "in":
            after = _past_fronted(tokens, start, stop)
            if after > 0:
                opener, start = low[start], after
    start = _past_when(tokens, start, stop)
    verb = _main_verb(tokens, start, stop)
    if verb < 0:
        verb = _main_verb(tokens, start, stop, bare=True)
    return Predicate(tokens, head, start, verb, _group_end(tokens, verb, stop), opener)


def _behind_gap(tokens: Tokens) -> int:
    """Where a clause begins whose first words stand apart: `General … that the pilots …`."""
    if "…" not in tokens.low:
        return 0
    at = tokens.low.index("…") + 1
    return at if at < len(tokens) and tokens.low[at] in _HANGING else 0


def _past_when(tokens: Tokens, start: int, stop: int) -> int:
    """Behind a few words about the telling that stand before `that`: `in May that the mill burned`.

    Where there are none, ``start``.
    """
    if start >= stop or not (
        tokens.kind[start] & (PREPOSITION | ADVERB) or tokens.low[start] in _WHEN
    ):
        return start
    least = start + (2 if tokens.kind[start] & PREPOSITION else 1)
    for at in range(least, min(start + _FEW, stop - 1)):
        if tokens.low[at] == "that":
            behind = _main_verb(tokens, at + 1, stop) > 0
            return at + 1 if behind and _main_verb(tokens, start, at) < 0 else start
    return start


def _asks(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether `that` at this place is a subject: `That was wrong`."""
    return at + 1 < stop and tokens.low[at] == "that" and is_finite(tokens, at + 1, at, stop)


def _past_fronted(tokens: Tokens, start: int, stop: int) -> int:
    """Where the main clause begins behind a fronted one, or -1: it has to have a verb."""
    commas = (at for at in range(start + 2, stop - 1) if tokens.low[at] in (",", "then"))
    for at in islice(commas, _MOST_COMMAS):
        if _main_verb(tokens, at + 1, stop) > 0:
            return at + 1
    return -1


def _main_verb(tokens: Tokens, start: int, stop: int, bare: bool = False) -> int:
    """The first finite verb that no word before it makes hang.

    ``bare``: a subject behind a noun (`the plan he announced`) makes nothing hang.
    """
    kind, low = tokens.kind, tokens.low
    hanging = 0
    at = start
    while at < stop:
        what = kind[at]
        word = low[at]
        if what & CAPITAL and at > start:
            pass
        elif (at > start and word in _RELATIVE | _INNER) or (
            at > start and word == "that" and _hangs(tokens, at, start)
        ):
            hanging += 1
        elif what & NOMINATIVE and at > start and not bare and _noun_before(tokens, at):
            hanging += 1  # `the plan he announced`
        elif is_finite(tokens, at, start, stop):
            if not hanging:
                return at
            hanging -= 1
            at = _group_end(tokens, at, stop) - 1
        at += 1
    return -1


def with_likely_verb(clause: Predicate) -> Predicate:
    """The same for a whole sentence, which is sure to have a verb."""
    stop = len(clause.tokens)
    verb = _likely_verb(clause.tokens, clause.start, stop)
    end = _group_end(clause.tokens, verb, stop)
    return Predicate(clause.tokens, clause.head, clause.start, verb, end, clause.opener)


def _likely_verb(tokens: Tokens, start: int, stop: int) -> int:
    """The last word before any sign that looks like a verb: `The lanes they opened stood empty`."""
    found = -1
    for at in range(start + 1, stop - 1):
        what, before = tokens.kind[at], tokens.kind[at - 1]
        if found >= 0 and what & SIGN:
            break
        looks = what & (PARTICIPLE | THIRD) and not what & (CAPITAL | DETERMINER)
        if looks and not before & (DETERMINER | PREPOSITION | AUXILIARY | SIGN):
            found = at
    return found


def _hangs(tokens: Tokens, at: int, start: int) -> bool:
    """Whether `that` opens a clause that hangs on the noun before it."""
    before = tokens.kind[at - 1]
    return at - 1 >= start and not before & (SIGN | PREPOSITION | COORDINATOR | ADVERB)


def _noun_before(tokens: Tokens, at: int) -> bool:
    before = tokens.kind[at - 1]
    return not before & (SIGN | COORDINATOR | PREPOSITION | ADVERB | SUBJECT)


def is_finite(tokens: Tokens, at: int, start: int, stop: int) -> bool:
    """Whether the word is a finite verb, as far as its neighbours tell."""
    kind, low = tokens.kind, tokens.low
    what = kind[at]
    if what & (AUXILIARY | PAST | CONTRACTED) and not what & (SIGN | DETERMINER):
        return not (what & CAPITAL and at > start)
    if at == start or what & CAPITAL:
        return False
    if not what & (PARTICIPLE | THIRD | BASE):
        return not what and _is_third(tokens, at, start)
    before = at - 1
    while before > start and (kind[before] & (ADVERB | QUOTE) or low[before] in _BETWEEN):
        before -= 1
    if low[before] == "to" or low[before] in _BE:
        return False
    earlier = kind[before]
    if earlier & (NOMINATIVE | PRONOUN) and not earlier & DETERMINER:
        return not what & BASE or low[before] not in ("he", "she", "it")
    if earlier & _NO_SUBJECT or (earlier & DETERMINER and low[before] not in _PRONOUNS):
        return False
    if earlier & AUXILIARY:
        return False
    last = at + 1 >= stop or bool(kind[at + 1] & SIGN)
    takes = last or bool(kind[at + 1] & (_OBJECTS | CAPITAL)) or low[at + 1] in _AFTER
    if what & PARTICIPLE:
        return takes and not (not last and low[at + 1] == "by")
    if what & THIRD:
        return takes and not (last and earlier & SIGN)
    return takes and low[before].endswith("s")


def _is_third(tokens: Tokens, at: int, start: int) -> bool:
    """Whether an unlisted word is a verb in -s behind a pronoun: `it performs`."""
    low = tokens.low
    if not low[at].endswith("s") or low[at].endswith("ss"):
        return False
    before = at - 1
    while before > start and (tokens.kind[before] & (ADVERB | QUOTE) or low[before] in _BETWEEN):
        before -= 1
    return low[before] in (
        "it",
        "he",
        "she",
        "who",
        "which",
        "this",
        "everyone",
        "everybody",
        "nobody",
    )


_BETWEEN = frozenset(
    ("neither", "nor", "both", "himself", "herself", "itself", "themselves", "myself")
)
_AFTER = frozenset(
    (
        "to",
        "that",
        "$",
        "down",
        "up",
        "away",
        "back",
        "apart",
        "nor",
        "neither",
        "last",
        "next",
        "home",
    )
)
_PRONOUNS = frozenset(
    ("each", "both", "all", "many", "most", "some", "few", "this", "these", "that")
)


def _group_end(tokens: Tokens, verb: int, stop: int) -> int:
    """The place after the verb, its auxiliaries and adverbs, and the word that they lead to."""
    if verb < 0:
        return -1
    kind, low = tokens.kind, tokens.low
    at = verb
    if not kind[verb] & AUXILIARY and not kind[verb] & CONTRACTED:
        return verb + 1
    at += 1
    while at < stop:
        if (
            kind[at] & (AUXILIARY | ADVERB)
            or low[at] in _BE
            or low[at] in ("nor", "neither", "n't")
        ):
            at += 1
            continue
        if kind[at] & (SIGN | DETERMINER | PREPOSITION | SUBJECT | NUMBER | COORDINATOR):
            return at
        return at + 1
    return stop
