"""Premises that no connective marks: a judgement, and the facts that a report sets beside it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import CAPITAL, NUMBER
from onrecord.read.relations.across import opening_mark
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.kinds import Link, is_past, judges
from onrecord.read.relations.marks import LISTS

_I = LISTS["implied"]
_VERDICTS = frozenset(_I["verdicts"])
_SEEMING = frozenset(_I["seeming"])
_AFTER = frozenset(_I["after"])
_SUMMING = frozenset(_I["summing"])
_LONGEST = 18  # words of a sentence that only judges
_MOST = 4  # premises of one judgement
_TAKING_UP = frozenset(_I["taking_up"])


def implied(ground: Ground) -> Iterator[Link]:
    """The links from facts to the judgement that stands before or after them."""
    for sentence in range(len(ground.members)):
        yield from _already(ground, sentence)
        yield from _summed_up(ground, sentence)
        yield from _borne_out(ground, sentence)


def _already(ground: Ground, sentence: int) -> Iterator[Link]:
    """*It will not be trusted. Already a third of its members have left.*"""
    lo = ground.first[sentence]
    if ground.low[lo] not in _AFTER or sentence == 0:
        return
    here = [n for n in ground.main(sentence) if ground.solid(n)]
    before = [n for n in ground.main(sentence - 1) if ground.solid(n)]
    if here and before and ground.together(sentence - 1, sentence) and judges(ground, before[-1]):
        told = f"'{ground.low[lo]}' after a judgement"
        yield Link(here[0], before[-1], "supports", 0.65, (lo, lo + 1), told)


def _summed_up(ground: Ground, sentence: int) -> Iterator[Link]:
    """*In short, the keeper was right*, after the facts of the same paragraph."""
    mark = opening_mark(ground, sentence)
    if mark is None or mark.phrase not in _SUMMING:
        return
    said = [n for n in ground.main(sentence) if ground.attribution(n) is None]
    if not said or not (judges(ground, said[0]) or _is_verdict(ground, said[0])):
        return
    found = 0
    earlier = sentence - 1
    while earlier >= 0 and ground.together(earlier, sentence) and found < _MOST:
        for n in reversed(ground.main(earlier)):
            if _is_fact(ground, n) and found < _MOST:
                found += 1
                told = f"'{mark.phrase}' sums up what was told before"
                yield Link(n, said[0], "supports", 0.5, (mark.lo, mark.hi), told)
        earlier -= 1


def _borne_out(ground: Ground, sentence: int) -> Iterator[Link]:
    """*Neither side wants a war. The one has moved no troops, the other keeps the gas flowing.*"""
    if sentence + 1 >= len(ground.members) or not ground.together(sentence, sentence + 1):
        return
    lo, hi = ground.first[sentence], ground.first[sentence + 1]
    said = ground.main(sentence)
    if hi - lo > _LONGEST or len(said) != 1 or ground.attribution(said[0]) is not None:
        return
    number = said[0]
    if not _is_verdict(ground, number) or not ground.solid(number):
        return
    if opening_mark(ground, sentence + 1) is not None:
        return
    for n in ground.main(sentence + 1):
        if not _is_fact(ground, n):
            continue
        if not _akin(ground, n, number):
            continue
        told = "a fact told right after a judgement"
        at = ground.extent[n][0]
        yield Link(n, number, "supports", 0.5, (at, at), told)


def _akin(ground: Ground, fact: int, verdict: int) -> bool:
    """Whether a fact is about what is judged: a word in common, or a pronoun that takes it up."""
    if ground.stems(fact) & ground.stems(verdict):
        return True
    lo = ground.opening(fact)
    return not _TAKING_UP.isdisjoint(ground.low[lo : lo + 3])


def _is_verdict(ground: Ground, number: int) -> bool:
    """Whether a statement judges in so many words."""
    one = ground.statements[number]
    lo, hi = ground.extent[number]
    if one.modality in ("asked", "conditional", "required", "predicted"):
        return False
    if ground.text[ground.words.end[hi - 1] - 1] == "?":
        return False
    words = ground.low[lo:hi]
    return not (_VERDICTS.isdisjoint(words) and _SEEMING.isdisjoint(words))


def _is_fact(ground: Ground, number: int) -> bool:
    """Whether a statement tells of something that was done, or gives a figure."""
    one = ground.statements[number]
    said = ground.attribution(number)
    if not ground.solid(number) or one.modality not in ("asserted", None):
        return False
    if said is not None and said.force not in ("states", "reports", "confirms"):
        return False
    if ground.hangs(number) or one.text.rstrip("\"”’' ").endswith("?"):
        return False
    lo, hi = ground.extent[number]
    kind = ground.words.kind
    named = any(kind[k] & (NUMBER | CAPITAL) for k in range(lo + 1, hi))
    done = is_past(ground, number) or not {"has", "have", "had"}.isdisjoint(ground.low[lo:hi])
    return done or (named and bool(one.quantities))
