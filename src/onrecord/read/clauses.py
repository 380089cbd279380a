"""Cuts a sentence into clauses: stretches that say one thing each.

Rules over words alone, and on the careful side: a cut comes only where the words before it and the
words after it each hold a subject and a finite verb (or where a participle like *suggesting* draws
a conclusion). What only identifies (*the man who left*) stays with its noun. The word classes are
in clauses.toml.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.read.finite import (
    ADVERB,
    BASE,
    CAPITAL,
    CONTRACTED,
    COORDINATOR,
    DETERMINER,
    FINITE,
    NO_COMMA,
    NOMINATIVE,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    RESULT,
    SIGN,
    SUBJECT,
    SUBORDINATOR,
    SURE,
    TIE,
    Tokens,
    is_whole,
    tokens_of,
    verb_opening,
)
from onrecord.read.lists import load
from onrecord.records import Span

_WORTH_A_LOOK = re.compile(
    r"[;,—–:]|--|\s-\s|\b(?:because|although|whereas|unless|after|"
    r"(?:grounds?|given|result|seeing|basis|fear|fact)\s+that|(?:and|but)\s+(?:he|she|we|they))\b",
    re.IGNORECASE,
)
_LISTS = load("clauses.toml")
_DEGREES = frozenset(_LISTS["degrees"])  # before *because*: *mainly*, *not least*
_PAIRS = frozenset(tuple(pair.split()) for pair in _LISTS["degree_pairs"])
_OPENERS: dict[str, list[list[str]]] = {}
for _phrase in _LISTS["openers"]:
    _OPENERS.setdefault(_phrase.split()[0], []).append(_phrase.split())
_AFTER_AND: dict[str, list[list[str]]] = {}
for _phrase in _LISTS["after_and"]:
    _AFTER_AND.setdefault(_phrase.split()[0], []).append(_phrase.split())
_NO_REASON = frozenset(_LISTS["no_reason"])  # after *for*: no clause that gives a reason
_TIMES = frozenset(_LISTS["times"])  # before *after*: *two days after*
_SHELTERS = re.compile(r"[\"“”«»„(\[{]")
_DASHES = frozenset(["—", "–", "--", "---", "-"])
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_FARTHEST = 200  # words and signs looked at on either side
_SHORTEST = 3  # words and signs on either side of a cut
_LONG_ENOUGH = 5  # words and signs that surely hold more than a noun phrase
_SHORT_QUOTATION = 4  # words: never cut inside a quotation of fewer


def clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of one sentence in order, trimmed of white space; at least one.

    Every code point of the sentence that is no white space lies in exactly one of them. A sentence
    of white space alone comes back as it is.
    """
    out = []
    start = sentence.start
    for cut in cuts(text, sentence.start, sentence.end):
        out.append(Span(start, cut))
        start = cut
    out.append(Span(start, sentence.end))
    return [_trimmed(text, clause) for clause in out]


def _trimmed(text: str, span: Span) -> Span:
    raw = span.cut(text)
    if not raw.strip():
        return span
    return Span(span.start + len(raw) - len(raw.lstrip()), span.end - len(raw) + len(raw.rstrip()))


def cuts(text: str, start: int, end: int, seams: Collection[int] = ()) -> list[int]:
    """Where the second and each later clause of ``text[start:end]`` begins, in code points.

    ``seams`` are places where something was taken out of the sentence: a cut comes there too
    where both sides are clauses.
    """
    if not seams and not _WORTH_A_LOOK.search(text, start, end):
        return []
    tokens = tokens_of(text, start, end)
    kind = tokens.kind
    barred = _barred(tokens) if _SHELTERS.search(text, start, end) else None
    out = list[int]()
    left = 0
    for at in range(_SHORTEST, len(tokens) - _SHORTEST + 1):
        seam = bool(seams) and tokens.start[at] in seams
        low = tokens.low[at]
        if not (
            seam
            or kind[at - 1] & SIGN
            or kind[at] & (COORDINATOR | NO_COMMA)
            or low == "after"
            or low in _OPENERS
        ):
            continue
        if barred and barred[at]:
            continue
        if kind[at] & QUOTE and tokens.end[at - 1] == tokens.start[at]:
            continue  # it closes what stands before it
        back = max(left, at - _FARTHEST)
        if _cuts_before(tokens, back, at) or (seam and _cuts_at_seam(tokens, back, at)):
            first = _with_opening_quote(text, tokens, at)
            out.append(tokens.start[first])
            left = at
    return out


def _with_opening_quote(text: str, tokens: Tokens, at: int) -> int:
    """The word itself, or the quotation mark that opens right before it."""
    before = at - 1
    opens = tokens.end[before] == tokens.start[at] and tokens.end[before - 1] < tokens.start[before]
    return before if opens and tokens.kind[before] & QUOTE else at


def _barred(tokens: Tokens) -> list[bool]:
    """For each word, whether no cut may come before it: in brackets or in a short quotation."""
    out = [False] * len(tokens)
    depth = 0
    opened = -1
    for at, word in enumerate(tokens.low):
        if word in _OPEN:
            depth += 1
        elif word in _CLOSE and depth:
            depth -= 1
        elif tokens.kind[at] & QUOTE:
            if opened >= 0 and word != "“":
                words = sum(part[0].isalnum() for part in tokens.low[opened + 1 : at])
                if words < _SHORT_QUOTATION:
                    out[opened + 1 : at] = [True] * (at - opened - 1)
                opened = -1
            else:
                opened = at
        out[at] = out[at] or depth > 0
    return out


def _cuts_before(tokens: Tokens, left: int, at: int) -> bool:
    """Whether a clause begins at word ``at``, where the one before it began at ``left``."""
    kind, low = tokens.kind, tokens.low
    stop = min(len(tokens), at + _FARTHEST)
    before = at - 1
    while before > left and kind[before] & QUOTE:
        before -= 1
    if before - left < _SHORTEST - 1:
        return False
    mark = low[before]
    if mark == ";":
        return is_whole(tokens, left, before) and is_whole(tokens, at, _next(tokens, at, stop))
    if mark in _DASHES and _is_lone_dash(tokens, before):
        joins = at + bool(kind[at] & COORDINATOR)
        return is_whole(tokens, left, before) and verb_opening(tokens, joins, stop) >= 0
    if mark == ":":
        return is_whole(tokens, left, before) and verb_opening(tokens, at, stop) >= 0
    if mark == ",":
        return _cuts_after_comma(tokens, left, at, before)
    if low[at] == "because" and not kind[before] & TIE:
        return _gives_reason(tokens, at, stop) and _stands_before_reason(tokens, left, before + 1)
    if kind[at] & NO_COMMA and not kind[before] & TIE:
        return verb_opening(tokens, at + 1, stop) >= 0 and is_whole(tokens, left, before + 1)
    if low[at] in _OPENERS and not kind[before] & TIE:
        opened = _opener(_OPENERS, low, at)
        return opened > 0 and _says_more(tokens, opened, stop) and _has_clause(tokens, left, at)
    if low[at] == "after":
        timed = kind[before] & (TIE | NUMBER | ADVERB | PREPOSITION) or low[before] in _TIMES
        return (
            not timed
            and verb_opening(tokens, at + 1, stop) >= 0
            and not _resumes(tokens, at, stop)
            and _stands_before_reason(tokens, left, at)
        )
    if low[at] in ("and", "but") and kind[at + 1] & NOMINATIVE and low[at + 1] != "i":
        return verb_opening(tokens, at + 1, stop) >= 0 and is_whole(tokens, left, before + 1)
    return False


def _cuts_at_seam(tokens: Tokens, left: int, at: int) -> bool:
    opens = at
    while tokens.kind[opens] & (QUOTE | COORDINATOR) and opens + 1 < len(tokens):
        opens += 1
    return is_whole(tokens, left, at) and verb_opening(tokens, opens, len(tokens)) >= 0


def _cuts_after_comma(tokens: Tokens, left: int, at: int, comma: int) -> bool:
    kind, stop = tokens.kind, min(len(tokens), at + _FARTHEST)
    what, low = kind[at], tokens.low
    degrees = at + 1 if low[at] in _DEGREES else at + 2 if tuple(low[at : at + 2]) in _PAIRS else at
    if degrees < stop and low[degrees] == "because":
        return _gives_reason(tokens, degrees, stop) and _stands_before_reason(tokens, left, comma)
    opened = _opener(_OPENERS, low, at)
    if opened > 0:
        return _says_more(tokens, opened, stop) and _has_clause(tokens, left, comma)
    if low[at] == "for":
        return _is_for_clause(tokens, at, stop, is_whole(tokens, left, comma))
    if what & COORDINATOR:
        joined = _opener(_AFTER_AND, low, at + 1)
        if joined > 0 and _says_more(tokens, joined, stop):
            return _stands(tokens, left, comma)
        if _is_list(tokens, left, at, comma):
            return False
        if kind[at + 1] & (RELATIVE | SUBORDINATOR) and not kind[at + 1] & ADVERB:
            return _opens_hanging(tokens, at + 1, stop)
        return verb_opening(tokens, at + 1, stop) >= 0
    if what & (SUBORDINATOR | RELATIVE):
        return _opens_hanging(tokens, at, stop) and _stands(tokens, left, comma)
    if what & RESULT:
        return (
            at + _SHORTEST < stop
            and not _resumes(tokens, at, stop)
            and "," not in tokens.low[at + 1 : at + 3]
            and is_whole(tokens, left, comma)
        )
    if low[left] == "having" and left + 2 < comma and kind[left + 1] & (PARTICIPLE | PAST | ADVERB):
        return verb_opening(tokens, at, stop) >= 0
    if low[at] == "having":
        return kind[at + 1] & PARTICIPLE > 0 and is_whole(tokens, left, comma)
    if kind[left] & SUBORDINATOR or (kind[left] & COORDINATOR and kind[left + 1] & SUBORDINATOR):
        first = left + 1 + bool(kind[left] & COORDINATOR)
        return verb_opening(tokens, first, comma) >= 0 and verb_opening(tokens, at, stop) >= 0
    return False


def _opener(phrases: dict[str, list[list[str]]], low: list[str], at: int) -> int:
    """The word after a phrase that opens a clause here, or -1."""
    for parts in phrases.get(low[at], ()) if at < len(low) else ():
        if low[at : at + len(parts)] == parts:
            return at + len(parts)
    return -1


def _gives_reason(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether *because* opens a clause: not *because of*, and more than a word or two follow."""
    kind, low = tokens.kind, tokens.low
    first = at + 1
    if first < stop and low[first] == ",":  # `because, it held, he had acted`
        first = next((k + 1 for k in range(first + 1, min(stop, first + 8)) if low[k] == ","), stop)
    if first >= stop or low[first] == "of" or kind[first] & (SIGN & ~QUOTE):
        return False
    return verb_opening(tokens, first, stop) >= 0 or _says_more(tokens, first, stop)


def _says_more(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the words after a conjunction that only a clause may follow hold a likely verb."""
    kind = tokens.kind
    return any(kind[k] & (FINITE | BASE) and not kind[k] & CAPITAL for k in range(first + 1, stop))


def _stands_before_reason(tokens: Tokens, left: int, stop: int) -> bool:
    """Whether what comes before *because* is a clause, or the rest of one whose verb is a cue."""
    if is_whole(tokens, left, stop):
        return True
    hanging = RELATIVE | SUBORDINATOR
    return (
        stop - left >= _LONG_ENOUGH - 1
        and not tokens.kind[left] & (COORDINATOR | SUBORDINATOR)
        and not any(
            tokens.kind[k] & hanging and not tokens.kind[k] & PREPOSITION for k in range(left, stop)
        )
        and "that" not in tokens.low[left + 1 : stop]
    )


def _has_clause(tokens: Tokens, left: int, stop: int) -> bool:
    return is_whole(tokens, left, stop) or _stands(tokens, left, stop)


def _is_for_clause(tokens: Tokens, at: int, stop: int, whole: bool) -> bool:
    """Whether *for* gives a reason, as in `, for nobody had asked`; ``whole``: after a clause.

    After a stretch without a verb, as what somebody is said to expect, a pronoun has to follow.
    """
    kind, first = tokens.kind, at + 1
    if tokens.low[first] in _NO_REASON or kind[first] & NUMBER:
        return False
    verb = verb_opening(tokens, first, stop)
    if verb < 0 or _resumes(tokens, at, stop):
        return False
    if kind[first] & SUBJECT and not kind[first] & DETERMINER:
        return True
    return whole and bool(kind[verb] & (SURE | CONTRACTED))


def _is_list(tokens: Tokens, left: int, at: int, comma: int) -> bool:
    """Whether the words may be the end of a list: `land, air, and water could`."""
    kind, low = tokens.kind, tokens.low
    if not _stands(tokens, left, comma):
        return True
    commas = [k for k in range(left + 1, comma) if low[k] == ","]
    if not commas:
        return False
    pronoun = kind[at + 1] & (SUBJECT | CONTRACTED) and not kind[at + 1] & DETERMINER
    return comma - commas[-1] <= 4 and not pronoun


def _stands(tokens: Tokens, left: int, stop: int) -> bool:
    """Whether the words before a comma are a clause: by its verb, or by length without a comma."""
    if is_whole(tokens, left, stop):
        return True
    hangs = tokens.kind[left] & (SUBORDINATOR | PREPOSITION)
    return not hangs and stop - left >= _LONG_ENOUGH and "," not in tokens.low[left:stop]


def _opens_hanging(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a clause that hangs on another opens here and runs to the sentence's end."""
    kind = tokens.kind
    if _resumes(tokens, at, stop):
        return False
    first = at + 1
    while first < stop and kind[first] & ADVERB and not kind[first] & (NOMINATIVE | SUBORDINATOR):
        first += 1
    if tokens.low[at] in ("which", "who") and first + 1 < stop and kind[first] & FINITE:
        return True
    return verb_opening(tokens, first, stop) >= 0


def _resumes(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the sentence goes on with a verb after a later comma: what opens is an insert."""
    kind, low = tokens.kind, tokens.low
    for comma in range(at + 1, stop - 1):
        if low[comma] in (",", "—", "–", "--"):
            verb = comma + 1
            while verb < stop and kind[verb] & (ADVERB | QUOTE):
                verb += 1
            if verb < stop and kind[verb] & FINITE:
                return True
    return False


def _is_lone_dash(tokens: Tokens, at: int) -> bool:
    """Whether this dash has no other in its sentence, and space around it or is long."""
    others = sum(
        tokens.low[k] in _DASHES and (tokens.low[k] != "-" or tokens.end[k - 1] < tokens.start[k])
        for k in range(max(0, at - _FARTHEST), min(len(tokens), at + _FARTHEST))
    )
    spaced = tokens.low[at] == "—" or tokens.end[at - 1] < tokens.start[at]
    return others == 1 and spaced


def _next(tokens: Tokens, at: int, stop: int) -> int:
    """The place of the next semicolon from ``at``, or ``stop``."""
    return next((k for k in range(at, stop) if tokens.low[k] == ";"), stop)
