"""Statements set against each other with no word that says so.

A promise and what was done, what is dismissed as invention, two accounts of one subject, and what
a report tells after *the records say otherwise*.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import NOMINATIVE, PRONOUN
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.lists import load
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import Link, acts
from onrecord.read.relations.marks import LISTS, Marks

_LISTS = LISTS["tension"]
_OTHERWISE = Marks({"otherwise": _LISTS["otherwise"]})
_DENIALS = Marks({"denial": _LISTS["dismissed"]})
_NOW = frozenset(_LISTS["now"])
_NEVER = frozenset(_LISTS["never"])
_VOWING = frozenset(
    form for verb in _LISTS["vowing"] for form in verb_forms(verb, load("forces.toml")["irregular"])
)
_EARLIER = frozenset(_LISTS["earlier"])
_VERY_COMMON = frozenset(stem(word) for word in _LISTS["common"])
_NEAR = 4  # statements looked back
_SHORT = 16  # words of a sentence that only says that something tells otherwise
_LEAST = 1.2  # of Ground.shared: what makes two statements of one matter
_SAME_AUXILIARY = frozenset(("was", "were", "is", "are", "had", "has", "have"))


def tension(ground: Ground) -> Iterator[Link]:
    """Links between statements that stand against each other without a connective."""
    yield from _broken(ground)
    yield from _otherwise(ground)
    yield from _dismissed(ground)
    for number in range(1, len(ground.statements)):
        if ground.says(number):
            yield from _two_accounts(ground, number)


def _broken(ground: Ground) -> Iterator[Link]:
    """*He had promised that no tree would ever be felled*, and a tree was felled."""
    for number in range(len(ground.statements)):
        if not _is_vow(ground, number):
            continue
        against = _act_against(ground, number)
        if against >= 0:
            lo = ground.extent[number][0]
            told = "what was done against what had been promised"
            yield Link(against, number, "contrasts", 0.6, (lo, lo), told)


def _is_vow(ground: Ground, number: int) -> bool:
    """Whether a statement is an earlier promise without exception: *that no X would ever*."""
    lo, hi = ground.extent[number]
    one = ground.attribution(number)
    if one is None or not ground.says(number):
        return False
    words = ground.low[lo:hi]
    modal = next((k for k, word in enumerate(words) if word in ("would", "will")), -1)
    if modal < 0 or _NEVER.isdisjoint(words[: modal + 2]):
        return False
    cue = {word for span in one.cue for word in span.cut(ground.text).casefold().split()}
    if one.force != "promises" and _VOWING.isdisjoint(cue):
        return False
    if one.force == "promises" and words[modal] == "would":
        return True
    begin = ground.first[ground.home[number]]
    return "had" in cue or not _EARLIER.isdisjoint(ground.low[begin:hi])


def _act_against(ground: Ground, number: int) -> int:
    mine = ground.stems(number) - _VERY_COMMON
    home = ground.home[number]
    if home + 1 < len(ground.members):
        lo = ground.first[home + 1]
        if ground.low[lo] in _NOW:
            for n in ground.main(home + 1):
                if ground.statements[n].polarity != "negated" and ground.size[n] > 2:
                    return n
    best, most = -1, _LEAST
    for n in range(len(ground.statements)):
        statement = ground.statements[n]
        if ground.home[n] == home or not ground.says(n) or statement.polarity == "negated":
            continue
        one = ground.attribution(n)
        if statement.modality in ("asked", "required", "conditional") or (
            one is not None and one.force in ("asks", "demands", "denies", "promises")
        ):
            continue
        score = ground.shared(mine, n, least=1) + 0.5 * acts(ground, n)
        if score > most and mine & ground.stems(n):
            best, most = n, score
    return best


def _otherwise(ground: Ground) -> Iterator[Link]:
    """*The minutes tell another story*: what comes next speaks against what was said before."""
    for mark in _OTHERWISE.all(ground.low):
        sentence = ground.sentence_of(mark.lo)
        if ground.first[sentence + 1] - ground.first[sentence] > _SHORT or sentence == 0:
            continue
        if sentence + 1 >= len(ground.members):
            continue
        claim = -1
        for earlier in range(sentence - 1, max(-1, sentence - 3), -1):
            able = [n for n in ground.main(earlier) if ground.solid(n)]
            said = [n for n in able if ground.attribution(n) is not None] or able
            if said:
                claim = said[-1]
                break
        able = [n for n in ground.main(sentence + 1) if ground.says(n)]
        if claim >= 0 and able:
            told = f"'{mark.phrase}' between the two"
            yield Link(able[0], claim, "contradicts", 0.6, (mark.lo, mark.hi), told)


def _dismissed(ground: Ground) -> Iterator[Link]:
    """*His lawyer dismissed it as invention*; and what the same source says to bear that out."""
    for mark in _DENIALS.all(ground.low):
        sentence = ground.sentence_of(mark.lo)
        stop = ground.first[sentence + 1]
        own = next(ground.around(mark.hi, stop), ground.owner[mark.lo])
        if own < 0:
            continue
        claim = _claimed(ground, sentence, own)
        if claim < 0:
            continue
        who = ground.source(own)
        cue = (mark.lo, mark.hi)
        told = f"'{mark.phrase}' denies what was said before"
        if ground.size[own] and ground.extent[own][1] > mark.hi:
            yield Link(own, claim, "contradicts", 0.65, cue, told)
        for n in range(own + 1, min(len(ground.statements), own + 5)):
            if not who or ground.source(n) != who or ground.home[n] > sentence + 1:
                continue
            if ground.solid(n) and ground.statements[n].modality != "required":
                yield Link(n, claim, "contradicts", 0.55, cue, "what the denier says instead")


def _claimed(ground: Ground, sentence: int, own: int) -> int:
    """The last thing that somebody else said before, not that nobody could check it."""
    who = ground.source(own)
    for n in range(own - 1, max(-1, own - 1 - _NEAR), -1):
        one = ground.attribution(n)
        if one is None or one.force in ("declines", "evades", "asks", "denies"):
            continue
        if ground.source(n) == who or not ground.says(n) or sentence - ground.home[n] > 3:
            continue
        return n
    return -1


def _two_accounts(ground: Ground, number: int) -> Iterator[Link]:
    """*His office said that he was ill; a porter said that he was at the races.*"""
    n = number - 1
    if ground.attribution(number) is None:
        return
    while n >= 0 and ground.home[n] == ground.home[number]:
        if ground.attribution(n) is not None and ground.source(n) != ground.source(number):
            break
        n -= 1
    else:
        return
    here, there = _subject(ground, number), _subject(ground, n)
    if not here or here != there or not (ground.source(n) and ground.source(number)):
        return
    between = ground.low[ground.extent[n][1] - 1 : ground.extent[number][0]]
    one, other = ground.attribution(number), ground.attribution(n)
    forces = {one.force if one else None, other.force if other else None}
    if not ({";", "but", "while"} & set(between)) or not forces <= {"states", "reports", "claims"}:
        return
    if ground.statements[n].modality == "asserted" == ground.statements[number].modality:
        lo = ground.extent[number][0]
        told = "two sources give two accounts of one subject"
        yield Link(number, n, "contrasts", 0.55, (lo, lo), told)


def _subject(ground: Ground, number: int) -> tuple[str, str] | None:
    """The pronoun and the auxiliary that a statement opens with."""
    lo, hi = ground.extent[number]
    lo += lo < hi and ground.low[lo] == "that"
    if lo + 1 >= hi or not ground.words.kind[lo] & (NOMINATIVE | PRONOUN):
        return None
    verb = ground.low[lo + 1]
    return (ground.low[lo], verb) if verb in _SAME_AUXILIARY else None
