"""Unmarked premises: what a judgement rests on, and the ground that an act was given.

*Nothing, then, was removed*, after the facts; *their authenticity is beyond doubt: the headers
carry the signature*; *the board expelled him. The charge: he had taken a book.*
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import DETERMINER, NUMBER, QUOTE, SIGN
from onrecord.read.lists import load
from onrecord.read.relations.across import before, opening_mark
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import Link
from onrecord.read.relations.marks import Marks
from onrecord.read.relations.matters import LISTS
from onrecord.read.relations.places import Places

_PREMISES = LISTS["premises"]
_GROUNDS = LISTS["grounds"]
_WIDER = LISTS["wider"]
_HEADS = Marks({"head": _PREMISES["heads"], "ground": _GROUNDS["heads"]})
_INSIDE = Marks(
    {"inside": _PREMISES["inside"], "again": _PREMISES["again"], "only": _WIDER["only"]}
)
_NUMBERS = frozenset(load("quantities.toml")["words"])
_PROVED = Marks({"proved": _PREMISES["proved"]})
_ACTS = frozenset(_GROUNDS["acts"])
_SAYING = frozenset(_GROUNDS["saying"])
_COUNTING = frozenset(_WIDER["counting"])
_HYPERNYM = {
    stem(word): stem(name) for name, words in _WIDER.items() for word in words if name != "only"
}
_NAMES = frozenset(("and", "but"))
_COLON = frozenset((":", "—", "–"))
_SHORTLY = (["in", "short"], ["in", "sum"], ["in", "brief"])
_VERDICTS = Marks({"verdict": _PREMISES["verdicts"]})
_BRIEF = 12  # words of a sentence that only judges
_SUBJECT = 5  # words before *had*
_LONG = 25  # words before a colon at most
_BEFORE = 8  # words before a statement that may put it to somebody: `the rector dismissed`
_FAR = 12  # statements back to the act that a ground is given for


def premises(ground: Ground, place: Places) -> Iterator[Link]:
    """Links from unmarked premises to judgements, and from grounds to acts."""
    if not ground.members:
        return
    for sentence in range(len(ground.members)):
        if not ground.members[sentence]:
            continue
        lo, hi = ground.first[sentence], ground.first[sentence + 1]
        yield from _opened(ground, place, sentence, lo, hi)
        yield from _then(ground, place, sentence, lo, hi)
        yield from _proved(ground, sentence, lo, hi)
        yield from _judged_first(ground, place, sentence, lo, hi)
        yield from _because_had(ground, place, sentence, lo, hi)
        yield from _accused(ground, sentence, lo)
        yield from _saying(ground, sentence, lo, hi)
        yield from _counted(ground, sentence, lo, hi)
    yield from _marked(ground, place)


def _facts(ground: Ground, place: Places, sentence: int) -> list[int]:
    """What the author tells, or lets be told, in the sentence before, in the same paragraph."""
    if sentence == 0 or not place.same(sentence - 1, sentence):
        return []
    out = [n for n in ground.main(sentence - 1) if ground.solid(n)]
    kept = []
    for n in out:
        one = ground.attribution(n)
        asked = ground.statements[n].modality == "asked"
        if not asked and (one is None or one.force not in ("asks", "declines")):
            kept.append(n)
    return kept


def _judged(ground: Ground, sentence: int, at: int) -> int:
    """The author's statement in a sentence that ends after a word, or -1."""
    able = [n for n in ground.main(sentence) if ground.extent[n][1] > at]
    return able[0] if able else -1


def _opened(ground: Ground, place: Places, sentence: int, lo: int, hi: int) -> Iterator[Link]:
    """*Evidently, ...*, *no wonder ...*, *One need not be ...*; *The charge: ...*."""
    kind, low = ground.words.kind, ground.low
    while lo < hi and kind[lo] & (SIGN | QUOTE):
        lo += 1
    if lo + 2 >= hi:
        return
    mark = _HEADS.at(low, lo)
    if mark is not None and mark.role == "ground":
        yield from _ground(ground, place, sentence, mark.lo, mark.hi, hi)
    elif mark is not None:
        number = _judged(ground, sentence, mark.hi)
        for n in _facts(ground, place, sentence):
            if number >= 0:
                told = f"'{mark.phrase}' draws it from the sentence before"
                yield Link(n, number, "supports", 0.6, (mark.lo, mark.hi), told)


def _then(ground: Ground, place: Places, sentence: int, lo: int, hi: int) -> Iterator[Link]:
    """*Nothing, then, was removed.*"""
    low = ground.low
    for k in range(lo + 1, min(hi - 2, lo + 8)):
        short = low[k : k + 2] in _SHORTLY
        if low[k - 1] != "," or low[k + 1 + short] != "," or not (short or low[k] == "then"):
            continue
        number = _judged(ground, sentence, k)
        if number < 0 or low[lo] in ("if", "when", "by", "until", "since", "first", "now"):
            return
        if ground.low[hi - 1] == "?" or ground.statements[number].modality == "asked":
            return
        for n in _facts(ground, place, sentence):
            yield Link(
                n, number, "supports", 0.65, (k, k + 1), f"', {low[k]}' concludes from before"
            )
        return


def _proved(ground: Ground, sentence: int, lo: int, hi: int) -> Iterator[Link]:
    """*Their authenticity is beyond doubt: the headers carry the signature.*"""
    low = ground.low
    for k in range(lo + 3, min(hi - 3, lo + _LONG)):
        if low[k] not in _COLON:
            continue
        mark = next(
            (m for p in range(lo, k) if (m := _PROVED.at(low, p)) is not None and m.hi <= k), None
        )
        if mark is None or k - mark.hi > 4:
            continue
        here = [n for n in ground.around(lo, k) if ground.extent[n][1] <= k + 1]
        after = [n for n in ground.around(k + 1, hi) if ground.extent[n][0] > k]
        if not here or not after:
            return
        judged, fact = here[-1], after[0]
        if ground.statements[judged].attribution is None and ground.says(fact):
            if ground.low[ground.opening(fact)] in _NAMES or not ground.says(judged):
                return
            told = "the judgement before the colon rests on what follows it"
            yield Link(fact, judged, "supports", 0.6, (k, k + 1), told)
        return


def _ground(
    ground: Ground, place: Places, sentence: int, lo: int, stop: int, hi: int
) -> Iterator[Link]:
    """The ground that a sentence gives for the act told of before."""
    low = ground.low
    given = next((n for n in ground.around(stop, hi) if ground.attribution(n) is not None), -1)
    whole = next((n for n in ground.around(lo, hi) if ground.says(n)), -1)
    if given < 0 and low[stop] in (":", "was", "is"):
        given = whole
    if (
        given < 0
        or not ground.solid(given)
        or (sentence + 1 < len(ground.members) and (ground.low[stop] == "the"))
    ):
        # `Officially the offence was one of procedure`: the sentence after names it.
        after = sentence + 1
        if after < len(ground.members) and place.same(sentence, after):
            given = next((n for n in ground.main(after) if ground.solid(n)), given)
    if given < 0:
        return
    for n in range(min(whole if whole >= 0 else given, given) - 1, max(-1, given - _FAR), -1):
        if ground.home[n] >= sentence or sentence - ground.home[n] > 2:
            continue
        if _is_act(ground, n):
            told = f"'{' '.join(low[lo:stop])}' gives the ground of the act before"
            yield Link(given, n, "justifies", 0.6, (lo, stop), told)
            return


def _is_act(ground: Ground, number: int) -> bool:
    """Whether a statement, or the words that put it to somebody, tell of such an act."""
    begin = max(ground.first[ground.home[number]], ground.extent[number][0] - _BEFORE)
    if ground.size[number] < 2:
        return False
    return any(ground.low[k] in _ACTS for k in range(begin, ground.extent[number][1]))


def _judged_first(ground: Ground, place: Places, sentence: int, lo: int, hi: int) -> Iterator[Link]:
    """*The explanation does not convince. The lift had been out of order since May.*"""
    if hi - lo > _BRIEF or sentence + 1 >= len(ground.members):
        return
    if len(ground.members[sentence]) != 1 or not place.same(sentence, sentence + 1):
        return
    judged = ground.members[sentence][0]
    if ground.attribution(judged) is not None or ground.low[hi - 1] == "?":
        return
    mark = next((m for k in range(lo, hi) if (m := _VERDICTS.at(ground.low, k))), None)
    if mark is None or opening_mark(ground, sentence + 1) is not None:
        return
    for n in ground.main(sentence + 1):
        if ground.solid(n) and ground.statements[n].modality not in ("asked", "required"):
            told = f"what is told right after '{mark.phrase}' bears it out"
            yield Link(n, judged, "supports", 0.55, (mark.lo, mark.hi), told)


def _because_had(ground: Ground, place: Places, sentence: int, lo: int, hi: int) -> Iterator[Link]:
    """*Three officers were dismissed. They had passed maps to a journalist.*"""
    low = ground.low
    for n in ground.members[sentence]:
        at = ground.opening(n)
        had = next((k for k in range(at, min(hi, at + _SUBJECT)) if low[k] == "had"), -1)
        if had < 0 or ground.owner[had] != n or had == at or not ground.solid(n):
            continue
        act = -1
        if at > lo + 2 and low[at - 1] == ";":
            act = next((m for m in ground.around(lo, at) if m != n), -1)
        elif sentence and place.same(sentence - 1, sentence) and low[at] in ("they", "he", "she"):
            act = next((m for m in ground.main(sentence - 1)), -1)
        if act < 0 or not _is_act(ground, act) or ground.attribution(act) is not None:
            continue
        if had + 1 < hi and ground.words.kind[had + 1] & (NUMBER | DETERMINER):
            continue
        told = "what had been done before the act gives its ground"
        yield Link(n, act, "justifies", 0.5, (had, had + 1), told)
        return


def _accused(ground: Ground, sentence: int, lo: int) -> Iterator[Link]:
    """*Parliament expelled a deputy. It accuses him of selling secrets.*"""
    for number in ground.members[sentence]:
        one = ground.attribution(number)
        if one is None or one.force != "accuses" or sentence == 0:
            continue
        for n in reversed(ground.members[sentence - 1]):
            if not _is_act(ground, n) or ground.statements[n].polarity == "negated":
                continue
            other = ground.attribution(n)
            same = other is not None and ground.source(n) == ground.source(number) != ""
            if same or (other is None and ground.low[lo] in ("it", "they", "he", "she")):
                told = "the accusation after an act gives its ground"
                yield Link(number, n, "justifies", 0.6, (lo, lo), told)
                return


def _saying(ground: Ground, sentence: int, lo: int, hi: int) -> Iterator[Link]:
    """*The council imposed sanctions, saying they had handled cargoes.*"""
    low = ground.low
    for k in range(lo + 3, hi - 3):
        if low[k] not in _SAYING or low[k - 1] != ",":
            continue
        after = next((n for n in ground.around(k + 1, hi) if ground.says(n)), -1)
        here = [n for n in ground.around(lo, k) if ground.says(n) and n != after]
        if after < 0 or not here:
            return
        if ground.attribution(after) is None and low[k] != "citing":
            return
        act = here[-1]
        one = ground.attribution(act)
        done = one is not None and one.force == "decides"
        theirs = ground.source(after)
        if one is not None and theirs and ground.source(act) != theirs:
            return
        if done or (one is None and any(low[m] in _ACTS for m in range(lo, k))):
            told = f"'{low[k]}' after an act gives its ground"
            yield Link(after, act, "justifies", 0.6, (k, k + 1), told)
        return


def _counted(ground: Ground, sentence: int, lo: int, hi: int) -> Iterator[Link]:
    """*It put the number of aircraft at twelve*, after bombers were told of."""
    low = ground.low
    for k in range(lo, hi - 4):
        if low[k] not in _COUNTING or low[k + 1] != "of":
            continue
        at = next((m for m in range(k + 3, min(hi - 1, k + 7)) if low[m] == "at"), -1)
        if at < 0 or not (ground.words.kind[at + 1] & NUMBER or low[at + 1] in _NUMBERS):
            continue
        number = ground.owner[k]
        root = stem(low[k + 2])
        kinds = {root, *(s for s, wide in _HYPERNYM.items() if wide == root)}
        if number < 0:
            return
        for n in range(number - 1, max(-1, number - 5), -1):
            mine = ground.stems(n) & kinds
            if mine and ground.home[n] < sentence and ground.says(n):
                told = "it gives the number of what was told of before"
                yield Link(number, n, "narrows", 0.55, (k, k + 1), told)
                return
        return


def _marked(ground: Ground, place: Places) -> Iterator[Link]:
    """Phrases inside a sentence: *is seldom an accident*, *the same conclusion follows from*."""
    for mark in _INSIDE.all(ground.low):
        sentence = ground.sentence_of(mark.lo)
        hi = ground.first[sentence + 1]
        if mark.role == "only":
            yield from _only(ground, mark.lo, mark.hi, hi, sentence, mark.phrase)
            continue
        number = ground.owner[mark.lo]
        told = f"'{mark.phrase}' rests on what stands beside it"
        if mark.role == "again":
            goal = before(ground, sentence)
            if goal >= 0:
                for n in ground.around(mark.hi, hi):
                    if ground.size[n] >= 2 and n != goal:
                        yield Link(n, goal, "supports", 0.6, (mark.lo, mark.hi), told)
            continue
        if number < 0 or ground.attribution(number) is not None or not ground.says(number):
            continue
        stop = ground.extent[number][1]
        after = ground.owner[stop + 1] if stop + 1 < hi and ground.low[stop] == ":" else -1
        if after > number and "more" in mark.phrase and ground.says(after):
            number = after  # `The word betrays more than was meant: ...`
        if ground.statements[number].modality == "asked":
            continue
        for n in _facts(ground, place, sentence)[-2:]:
            if n != number:
                yield Link(n, number, "supports", 0.55, (mark.lo, mark.hi), told)


def _only(
    ground: Ground, lo: int, stop: int, hi: int, sentence: int, phrase: str
) -> Iterator[Link]:
    """*The permission extends only to bombers*, after somebody was said to permit more."""
    number = ground.owner[lo]
    if number < 0:
        number = next(iter(ground.around(stop, hi)), -1)
    if number < 0 or lo == 0:
        return
    root = stem(ground.low[lo - 1])[:5]
    for n in range(number - 1, max(-1, number - _FAR), -1):
        if ground.home[n] >= sentence or not ground.says(n):
            continue
        stems = ground.stems(n) | ground.cue_stems(n)
        if len(root) >= 4 and any(one.startswith(root) for one in stems):
            told = f"'{phrase}' limits what was told before"
            yield Link(number, n, "narrows", 0.65, (lo, stop), told)
            return
