"""Statements that cannot both hold: denials, *not X but Y*, other figures for the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import SIGN
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import Link
from onrecord.read.relations.marks import LISTS, Marks

_NEGATIVE = frozenset(LISTS["denying"]["negative"])
_DENY = frozenset(LISTS["denying"]["verbs"])
_WHOLE = Marks({"contradiction": LISTS["denying"]["whole"]})
_FARTHEST = 30  # statements looked back
_SHARED = 1.0  # of Ground.shared: what makes two statements of one matter
_NEAR_SENTENCES = 2
_PRONOUNS = frozenset(("it", "there", "he", "she", "they"))
_PUTS = frozenset(("put", "puts", "estimates", "estimated", "gives", "gave"))


_TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "percent", "decade"))


def opposing(ground: Ground) -> Iterator[Link]:
    """Links between statements that cannot both hold."""
    low = ground.low
    denying = {
        ground.owner[k]
        for k, word in enumerate(low)
        if word in _DENY and low[k + 1 : k + 2] == ["that"]
    }
    for number in range(len(ground.statements)):
        if not ground.says(number):
            continue
        one = ground.attribution(number)
        if one is not None and one.force == "denies":
            yield from _of_denial(ground, number)
        elif number in denying:
            said = _matched(ground, number, ground.source(number), ground.stems(number))
            if said >= 0:
                lo = ground.extent[number][0]
                told = "it denies what was said before"
                yield Link(number, said, "contradicts", 0.7, (lo, lo), told)
        yield from _corrected(ground, number)
        yield from _no_such(ground, number)
        yield from _rather(ground, number)
        yield from _nothing(ground, number)
        yield from _other_figure(ground, number)


def _of_denial(ground: Ground, number: int) -> Iterator[Link]:
    """What is denied against who said it before, and against what the denier says next."""
    who = ground.source(number)
    mine = ground.stems(number)
    lo = ground.extent[number][0]
    said = _matched(ground, number, who, mine)
    if said >= 0:
        told = "a denial of what was said before"
        yield Link(number, said, "contradicts", 0.7, (lo, lo), told)
    if number + 1 < len(ground.statements) and who:
        after = number + 1
        close = ground.home[after] - ground.home[number] <= 1
        if (
            close
            and ground.source(after) == who
            and ground.statements[after].polarity == "negated"
            and mine & ground.stems(after)
        ):
            told = "who denies it says the opposite"
            yield Link(after, number, "contradicts", 0.7, (lo, lo), told)


def _matched(ground: Ground, number: int, who: str, mine: frozenset[str]) -> int:
    """The nearest earlier statement by somebody else that shares most with this one, or -1."""
    best, most = -1, _SHARED
    for n in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
        if not ground.says(n) or (who and ground.source(n) == who):
            continue
        one = ground.attribution(n)
        if one is not None and one.force in ("denies", "declines", "asks"):
            continue
        shared = ground.shared(mine, n)
        if shared > most:
            best, most = n, shared
    return best


def _corrected(ground: Ground, number: int) -> Iterator[Link]:
    """*Not agents but one man*, after somebody else had said *agents*."""
    lo, hi = ground.extent[number]
    low = ground.low
    for k in range(lo, hi - 3):
        if low[k] != "not" or low[k + 1] in ("only", "just", "merely", "simply", "but"):
            continue
        stop = next((m for m in range(k + 2, min(hi, k + 7)) if low[m] == "but"), -1)
        if stop < 0:
            continue
        denied = {stem(low[m]) for m in range(k + 1, stop) if not ground.words.kind[m] & SIGN}
        for n in range(number - 1, max(-1, number - 6), -1):
            if denied & ground.stems(n) and ground.source(n) != ground.source(number):
                told = "'not … but' against what was said before"
                yield Link(number, n, "contradicts", 0.65, (k, k + 1), told)
                return


def _no_such(ground: Ground, number: int) -> Iterator[Link]:
    """*She did nothing of the kind*; *no such order was given*, where an order was told of."""
    lo, hi = ground.extent[number]
    low = ground.low
    for k in range(lo, hi - 2):
        if low[k] not in ("nothing", "no", "none", "not") or ground.owner[k] != number:
            continue
        mark = _WHOLE.at(low, k)
        root = stem(low[k + 2]) if low[k : k + 2] == ["no", "such"] else ""
        if mark is None and not root:
            continue
        for n in range(number - 1, max(-1, number - 5), -1):
            if not ground.says(n) or ground.home[number] - ground.home[n] > _NEAR_SENTENCES:
                continue
            about = root in ground.stems(n) or root in ground.cue_stems(n)
            if about if root and mark is None else ground.attribution(n) is not None:
                told = "it denies what was said before"
                yield Link(number, n, "contradicts", 0.7, (k, k + 2), told)
                return


def _rather(ground: Ground, number: int) -> Iterator[Link]:
    """*The trains are not faster: it is time that is slower*."""
    if number == 0 or ground.home[number] != ground.home[number - 1]:
        return
    lo = ground.opening(number)
    cut = lo - 1
    if cut < 0 or ground.low[cut] not in (":", ";", "—", "–", ","):
        return
    if ground.low[lo : lo + 2] not in _RATHER or not ground.says(number - 1):
        return
    if ground.statements[number - 1].polarity == "negated":
        told = "a denial, and what holds instead"
        yield Link(number - 1, number, "contrasts", 0.65, (lo, lo), told)


_RATHER = (["it", "is"], ["it", "was"], ["it's", "the"], ["they", "are"], ["they", "were"])


def _nothing(ground: Ground, number: int) -> Iterator[Link]:
    """A short statement that negates what the one before affirmed: *it has renewed nothing*."""
    lo, hi = ground.extent[number]
    words = [ground.low[k] for k in range(lo, hi) if ground.owner[k] == number]
    if _NEGATIVE.isdisjoint(words) and not any(word.endswith("n't") for word in words):
        return
    mine = ground.stems(number) - {stem(word) for word in _NEGATIVE}
    if not 1 <= len(mine) <= 4:
        return
    for n in range(number - 1, max(-1, number - 3), -1):
        if not ground.says(n) or ground.home[number] - ground.home[n] > _NEAR_SENTENCES:
            return
        other = ground.statements[n]
        shared = len(mine & ground.stems(n))
        alone = len(mine) == 1 and ground.low[ground.opening(number)] in _PRONOUNS
        if other.polarity == "negated" or shared * 2 < len(mine) or not (alone or ground.solid(n)):
            continue
        if shared < 2 and not alone:
            continue
        if ground.source(n) == ground.source(number) or other.attribution is None:
            continue
        one = ground.attribution(n)
        if other.modality == "required" and (one is None or one.force != "demands"):
            continue
        kept = one is not None and one.force in ("promises", "demands", "predicts", "threatens")
        kind = "contrasts" if kept else "contradicts"
        told = "it negates what was said before"
        yield Link(number, n, kind, 0.6, (lo, lo), told)  # type: ignore[arg-type]
        return


def _other_figure(ground: Ground, number: int) -> Iterator[Link]:
    """*The institute puts the loss at 2,600*, after somebody else had given another figure."""
    statement = ground.statements[number]
    if not statement.quantities:
        return
    lo, hi = ground.extent[number]
    puts = next((k for k in range(lo, hi) if ground.low[k] in _PUTS), -1)
    if puts < 0 and lo > 0:
        puts = next((k for k in range(max(0, lo - 3), lo) if ground.low[k] in _PUTS), -1)
    if puts < 0 or "at" not in ground.low[puts : puts + 8]:
        return
    amounts = {(one.unit, one.value) for one in statement.quantities}
    units = {unit for unit, _ in amounts}
    mine = ground.stems(number)
    for n in range(number - 1, max(-1, number - 6), -1):
        other = ground.statements[n]
        if not other.quantities or ground.source(n) == ground.source(number) != "":
            continue
        theirs = {(one.unit, one.value) for one in other.quantities}
        others = {unit for unit, _ in theirs}
        alike = units & others or (None in units and bool(others - _TIMES))
        related = bool(mine & ground.stems(n)) or ground.attribution(n) is not None
        if alike and related and amounts.isdisjoint(theirs):
            told = "another figure for what was said before"
            yield Link(number, n, "contradicts", 0.6, (puts, puts + 1), told)
            return
