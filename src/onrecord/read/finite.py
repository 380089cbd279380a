"""Tells, by word lists alone, whether a stretch of words holds a finite clause or opens one.

A light stand-in for a parser, meant to be right when it says yes. The lists are in clauses.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

import msgspec

from onrecord.read.lists import load

# What a word may be, as bits.
NOMINATIVE, PRONOUN, CONTRACTED, AUXILIARY, PAST, PARTICIPLE = 1, 2, 4, 8, 16, 32
THIRD, BASE, DETERMINER, PREPOSITION, ADVERB, COORDINATOR = 64, 128, 256, 512, 1024, 2048
SUBORDINATOR, NO_COMMA, TIE, RELATIVE, RESULT = 4096, 8192, 16384, 32768, 65536
CAPITAL, SIGN, NUMBER, QUOTE, ASKING = 131072, 262144, 524288, 1048576, 2097152

SUBJECT = NOMINATIVE | PRONOUN
SURE = AUXILIARY | PAST  # finite wherever it stands
FINITE = SURE | PARTICIPLE | THIRD
_OBJECT = DETERMINER | NOMINATIVE | PRONOUN | NUMBER | CAPITAL
_NO_NOUN = (
    DETERMINER | PREPOSITION | COORDINATOR | SIGN | AUXILIARY | PAST | RELATIVE | SUBORDINATOR
)
_NO_VERB = (
    SIGN | DETERMINER | PREPOSITION | COORDINATOR | SUBORDINATOR | NUMBER | RELATIVE | SUBJECT
)

_LISTS = {
    "nominative": NOMINATIVE,
    "pronouns": PRONOUN,
    "contracted": CONTRACTED,
    "auxiliaries": AUXILIARY,
    "past": PAST,
    "past_or_participle": PARTICIPLE,
    "third_person": THIRD,
    "base": BASE,
    "determiners": DETERMINER,
    "prepositions": PREPOSITION,
    "adverbs": ADVERB,
    "coordinators": COORDINATOR,
    "subordinators": SUBORDINATOR,
    "no_comma": NO_COMMA,
    "ties": TIE,
    "relatives": RELATIVE,
    "results": RESULT,
    "asking": ASKING,
}


def _word_classes() -> tuple[dict[str, int], frozenset[str]]:
    lists: dict[str, list[str]] = load("clauses.toml")
    classes: dict[str, int] = {}
    for name, bit in _LISTS.items():
        for word in lists[name]:
            classes[word] = classes.get(word, 0) | bit
    return classes, frozenset(lists["plurals"])


_CLASSES, _PLURALS = _word_classes()
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:[.'’-][^\W_]+)*|--+|[^\w\s]|_",
)
_DOUBLE_QUOTES = frozenset('"“”«»„')
_WHOLE = 400  # code points of a text that is read once for all who ask for stretches of it
_LONGEST_PHRASE = 8  # words of `in the same year,`
_LONGEST_SUBJECT = 14  # words looked through for the verb of a noun phrase


class Tokens(msgspec.Struct, frozen=True):
    """Words and signs of a sentence, one entry each; places are code points of the text."""

    low: list[str]
    start: list[int]
    end: list[int]
    kind: list[int]

    def __len__(self) -> int:
        return len(self.low)


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """The words and signs of ``text[start:end]``."""
    start, end = max(0, start), min(end, len(text))
    if len(text) < _WHOLE or start >= end:
        return _tokens_of(text, start, end)
    every = every_token(text)
    first, stop = bisect_right(every.end, start), bisect_left(every.start, end)
    if not first and stop == len(every):
        return every
    if first < stop and (every.start[first] < start or every.end[stop - 1] > end):
        return _tokens_of(text, start, end)  # it begins or ends inside a word
    return Tokens(
        every.low[first:stop],
        every.start[first:stop],
        every.end[first:stop],
        every.kind[first:stop],
    )


@lru_cache(maxsize=4)
def every_token(text: str) -> Tokens:
    """The words and signs of a whole text, read once for all who ask; not to be changed."""
    return _tokens_of(text, 0, len(text))


def _tokens_of(text: str, start: int, end: int) -> Tokens:
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    words = [_word(text[lo:hi]) for lo, hi in spans]
    return Tokens(
        [small for small, _ in words],
        [lo for lo, _ in spans],
        [hi for _, hi in spans],
        [kind for _, kind in words],
    )


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> tuple[str, int]:
    """A word in lower case, and what it may be."""
    small = word.lower().replace("’", "'")
    known = _CLASSES.get(small, 0)
    if not word[0].isalnum():
        return small, SIGN | QUOTE if word in _DOUBLE_QUOTES else SIGN
    if word[0].isdigit():
        return small, NUMBER
    if not known and len(small) > 3:
        if small.endswith("ed") and not small.endswith("eed"):
            known = PARTICIPLE
        elif small.endswith("ly"):
            known = ADVERB
        elif small.endswith(("n't", "'ll", "'ve", "'d")):
            known = CONTRACTED
    return small, known | CAPITAL if word[0].isupper() and small[:2] not in ("i", "i'") else known


def verb_opening(tokens: Tokens, at: int, stop: int) -> int:
    """Where the finite verb of a clause that opens at word ``at`` stands, or -1.

    The subject has to come first, after adverbs at most.
    """
    kind, low = tokens.kind, tokens.low
    here = _past(tokens, at, stop, ADVERB)
    if here + 1 < stop and here > at and low[here] == ",":
        here += 1
    if here + 1 < stop and low[here] == "that":
        after = verb_opening(tokens, here + 1, stop)
        if after >= 0:
            return after
    if here + 1 >= stop:
        return -1
    if kind[here] & PREPOSITION and not kind[here] & SUBJECT:
        here = _past_phrase(tokens, here, stop)
        if here < 0:
            return -1
    if kind[here] & CONTRACTED:
        return here
    if kind[here] & ASKING and low[here] != "that":
        return -1
    if kind[here] & SUBJECT:
        verb = _after_pronoun(tokens, here, stop)
        if verb >= 0 or not kind[here] & DETERMINER:
            return verb
    return _after_noun_phrase(tokens, here, stop)


def _past(tokens: Tokens, at: int, stop: int, skip: int) -> int:
    """The first word from ``at`` that is neither a quotation mark nor of the kinds to skip."""
    kind = tokens.kind
    while at < stop and kind[at] & (skip | QUOTE) and not kind[at] & SUBJECT:
        at += 1
    return at


def _past_phrase(tokens: Tokens, at: int, stop: int) -> int:
    """The word after an opening phrase like `in 1859,`, or -1."""
    kind, low = tokens.kind, tokens.low
    for end in range(at + 2, min(stop - 1, at + _LONGEST_PHRASE)):
        if low[end] == "," and not kind[end + 1] & (COORDINATOR | PREPOSITION | NUMBER):
            return end + 1
        if kind[end] & NOMINATIVE:
            return end
        if kind[end] & SIGN:
            return -1
    return -1


def _after_pronoun(tokens: Tokens, subject: int, stop: int) -> int:
    kind = tokens.kind
    verb = _past(tokens, subject + 1, stop, ADVERB)
    if verb >= stop:
        return -1
    what = kind[verb]
    if what & FINITE and not what & CAPITAL:
        return verb
    if not kind[subject] & NOMINATIVE and tokens.low[subject] not in _PLURALS:
        return -1
    if what & BASE or (kind[subject] & NOMINATIVE and not what & (_NO_VERB | CAPITAL | BASE)):
        return verb
    return -1


def _after_noun_phrase(tokens: Tokens, first: int, stop: int) -> int:
    kind, low = tokens.kind, tokens.low
    if kind[first] & (PREPOSITION | SIGN | FINITE | COORDINATOR) and not kind[first] & DETERMINER:
        return -1
    for at in range(first + 1, min(stop, first + _LONGEST_SUBJECT)):
        what = kind[at]
        if what & QUOTE or what & ADVERB:
            continue
        if what & (SIGN | NOMINATIVE | RELATIVE | CONTRACTED | NO_COMMA) or low[at] == "that":
            return -1
        if what & CAPITAL:
            continue
        if what & SURE:
            return at
        if what & (PARTICIPLE | THIRD | BASE) and _is_verb(tokens, at, first, stop):
            return at
    return -1


_TAKEN = frozenset(
    ["to", "that", "$", "how", "what", "why", "him", "her", "them", "us", "me", "little", "itself"]
)


def _is_verb(tokens: Tokens, at: int, first: int, stop: int) -> bool:
    """Whether a word that may be a verb is one, by its neighbours."""
    kind, low = tokens.kind, tokens.low
    before = at - 1
    while before > first and kind[before] & (ADVERB | QUOTE):
        before -= 1
    if kind[before] & _NO_NOUN and not kind[before] & (SUBJECT | CAPITAL):
        return False
    if at + 1 >= stop:
        return bool(kind[at] & THIRD) and not kind[before] & CAPITAL
    after = kind[at + 1]
    takes = bool(after & (_OBJECT | ADVERB)) or low[at + 1] in _TAKEN
    if kind[at] & PARTICIPLE:
        found = not after and low[before].endswith("s")  # `divers found cracks`
        return takes or found or bool(kind[before] & CAPITAL and after & (PREPOSITION | ADVERB))
    if kind[at] & THIRD:
        return takes or bool(after & (PREPOSITION | ADVERB))
    plural = low[before] in _PLURALS or (low[before].endswith("s") and low[before][-2:] != "ss")
    return plural and takes


def is_whole(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the words hold more finite verbs than words that make a clause hang on another."""
    kind, low = tokens.kind, tokens.low
    skip = COORDINATOR | RELATIVE | SIGN | ADVERB | (SUBORDINATOR if start else 0)
    while start < stop and kind[start] & skip:
        start += 1
    verbs = hanging = 0
    for at in range(start, stop):
        what = kind[at]
        if what & CAPITAL and at > start:
            continue
        if what & CONTRACTED or (what & SURE and at > start):
            verbs += not (at > start and kind[at - 1] & AUXILIARY and what & AUXILIARY)
        elif what & (PARTICIPLE | THIRD | BASE) and at > start:
            verbs += _finite_inside(tokens, at, start, stop)
        elif what & RELATIVE or (what & SUBORDINATOR and low[at] in _FRONTED):
            hanging += 1
        elif low[at] == "that" and at > start and at + 1 < stop and kind[at + 1] & SURE:
            hanging += not kind[at - 1] & (COORDINATOR | SIGN | PREPOSITION)
    return verbs > hanging


_FRONTED = frozenset(
    ["while", "whereas", "although", "though", "because", "if", "when", "unless", "whenever"]
)


def _finite_inside(tokens: Tokens, at: int, start: int, stop: int) -> bool:
    before = tokens.kind[at - 1]
    if before & SUBJECT and not before & DETERMINER:
        return not tokens.kind[at] & BASE or tokens.low[at - 1] in _PLURALS
    return _is_verb(tokens, at, start, stop)
