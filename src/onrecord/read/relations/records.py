"""Claims, and the facts that a report sets right beside them with no word between.

*The airline blamed fog. The airport's records show a clear sky.* *The ministry insists that nobody
was harmed. The hospital has treated sixty people for burns.*
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.relations.across import opening_mark
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.kinds import Link
from onrecord.read.relations.marks import Marks
from onrecord.read.relations.matters import LISTS, Matters, camps
from onrecord.read.relations.places import Places

_UNLIKE = LISTS["unlike"]
_CLAIMING = frozenset(_UNLIKE["claiming"])
_RECORDS = frozenset(_UNLIKE["records"])
_SHOWING = frozenset(_UNLIKE["showing"])
_HARM = camps(LISTS["harm"])
_TIMES = Marks({"then": _UNLIKE["then"], "now": _UNLIKE["now"]})
_THEY = frozenset(("he", "she", "it", "they", "his", "her", "its", "their"))
_NEGATED = 6  # words after *nobody* or *no* that it may bear on
_HEAD = 7  # words at the head of a sentence that hold its subject
_CUE = 5  # words before a statement that may put it to somebody
_GROUP = 9  # words from *records* to *show*
_FEW = 4


def records(ground: Ground, matters: Matters, places: Places) -> Iterator[Link]:
    """Links between claims and what stands right beside them."""
    for sentence in range(1, len(ground.members)):
        if not places.same(sentence - 1, sentence) or opening_mark(ground, sentence) is not None:
            continue
        said, facts = ground.members[sentence - 1], ground.main(sentence)
        if said and facts:
            yield from _shown(ground, sentence, said, facts)
            yield from _harmed(ground, matters, said, facts)
            yield from _once(ground, sentence, said, facts)


def _claim(ground: Ground, said: list[int]) -> int:
    """The last statement of a sentence that is put to somebody who claims it, or -1."""
    for n in reversed(said):
        one = ground.attribution(n)
        if one is not None and ground.size[n] >= 1:
            begin = ground.first[ground.home[n]]
            before = ground.low[max(begin, ground.extent[n][0] - _CUE) : ground.extent[n][0]]
            return n if not _CLAIMING.isdisjoint(before) else -1
    return -1


def _shown(ground: Ground, sentence: int, said: list[int], facts: list[int]) -> Iterator[Link]:
    """*The records show a clear sky*, right after a claim."""
    claim = _claim(ground, said)
    if claim < 0:
        return
    lo, hi = ground.first[sentence], ground.first[sentence + 1]
    low = ground.low
    for k in range(lo, min(hi - 1, lo + _HEAD)):
        if low[k] in _RECORDS and not _SHOWING.isdisjoint(low[k + 1 : min(hi, k + 2 + _GROUP)]):
            fact = facts[0]
            if ground.source(fact) != ground.source(claim) or not ground.source(fact):
                told = f"'{low[k]}' tell otherwise than was claimed"
                yield Link(fact, claim, "contrasts", 0.55, (k, k + 1), told)
            return


def _harmed(ground: Ground, matters: Matters, said: list[int], facts: list[int]) -> Iterator[Link]:
    """*Nobody was harmed*, and *sixty people were treated for burns*."""
    low = ground.low
    for n in said:
        for fact in facts:
            if ground.source(n) == ground.source(fact):
                continue
            pair = (n, fact) if matters.negative(n) else (fact, n)
            denied, affirmed = pair
            if matters.negative(affirmed) or not matters.negative(denied):
                continue
            if ground.attribution(denied) is None or not (
                matters.told(denied) and matters.told(affirmed)
            ):
                continue
            held = {name for k in matters.own(affirmed) for name in _HARM.get(low[k], ())}
            for k in matters.negative(denied):
                group = low[k + 1 : min(ground.extent[denied][1], k + 1 + _NEGATED)]
                names = {name for word in group for name in _HARM.get(word, ())}
                if names & held:
                    told = "one affirms what the other negates, right beside it"
                    yield Link(fact, n, "contradicts", 0.55, (k, k + 1), told)
                    return


def _once(ground: Ground, sentence: int, said: list[int], facts: list[int]) -> Iterator[Link]:
    """*In opposition he called it poison. This week he granted 300 million.*"""
    first, second = ground.first[sentence - 1], ground.first[sentence]
    then = any(
        (mark := _TIMES.at(ground.low, k)) is not None and mark.role == "then"
        for k in range(first, min(second, first + _FEW))
    )
    mark = _TIMES.at(ground.low, second)
    if not then or mark is None or mark.role != "now":
        return
    claim = next((n for n in reversed(said) if ground.attribution(n) is not None), -1)
    if claim < 0 or ground.size[claim] < 1:
        return
    head = ground.low[mark.hi : mark.hi + _FEW]
    fact = next((n for n in facts if ground.extent[n][1] > mark.hi + 2), -1)
    same = fact >= 0 and ground.source(fact) == ground.source(claim) != ""
    if fact >= 0 and (same or not _THEY.isdisjoint(head)):
        told = "what was said then, and what is done now"
        yield Link(fact, claim, "contrasts", 0.55, (mark.lo, mark.hi), told)
