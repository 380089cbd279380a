"""Norm and breach: what a rule asks or a promise forbids, and what was done against it.

*Any lasting presence requires the consent of both chambers*, and *neither chamber was asked*.
Both tell of one matter: they share a rare word, or words of one kin.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.finite import FINITE
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import Link, is_past
from onrecord.read.relations.matters import LISTS, Matters, kin_of, opposite

_NORMS = LISTS["norms"]
_LAW = frozenset(_NORMS["law"])
_REQUIRING = frozenset(_NORMS["requiring"])
_FORBIDDING = frozenset(_NORMS["forbidding"])
_ASKING = frozenset(_NORMS["asking"])
_SUPPOSED = frozenset(_NORMS["supposed"])
_UNMET = frozenset(_NORMS["unmet"])
_LACKING = frozenset(_NORMS["lacking"])
_PROMISING = frozenset(_NORMS["promising"])
_BEFORE = frozenset(("would", "will", "shall", "should", "must", "may", "can"))
_AFTER = frozenset(("ever", "be", "again", "never", "not", "have", "been", "get", "only", "always"))
_TAIL = 5  # letters by which *inspections* and *inspectors* are akin
_EVERY = frozenset(("every", "each", "all", "any", "no"))
_NOUNS = (["be", "a"], ["be", "the"], ["be", "an"])  # `is supposed to be a measure`
_MAKING = (
    frozenset(("no", "never", "nobody", "none", "always"))
    | _FORBIDDING
    | _REQUIRING
    | {pair.split()[0] for pair in _SUPPOSED}
)
_PER_NORM = 2
_LEAST = 1.0
_NEAR = 3  # statements between norm and breach that are still near
_PLAIN = 12  # statements from a plain *never* to what breaks it
_FAR = 60


class Norm(NamedTuple):
    """A statement that says what has to be done, or may never be done."""

    number: int
    kind: str  # "requires", "forbids" or "always"
    key: frozenset[str]  # stems of what it asks or forbids
    kin: frozenset[str]
    at: int  # the word that makes it one


def breaches(ground: Ground, matters: Matters) -> Iterator[Link]:
    """Links between norms and what was done against them."""
    for number in matters.able:
        norm = _norm(ground, matters, number)
        if norm is None:
            continue
        found = sorted(_against(ground, matters, norm), key=lambda one: (-one[0], one[1]))
        for score, other in found[:_PER_NORM]:
            sure = min(0.75, 0.45 + 0.1 * score)
            told = f"a norm ({norm.kind}) and what was done against it"
            yield Link(other, number, "contrasts", sure, (norm.at, norm.at + 1), told)


def _norm(ground: Ground, matters: Matters, number: int) -> Norm | None:
    """A statement as a norm, or nothing."""
    words = matters.own(number)
    if ground.statements[number].modality == "asked" or len(words) < _NEAR:
        return None
    promised = _promised(ground, number)
    for place, k in enumerate(words):
        if ground.low[k] not in _MAKING:
            continue
        found = _at(ground, matters, number, words, place, k, promised)
        if found is not None:
            return found
    cue = set(_cue(ground, number).split())
    low = [ground.low[k] for k in words]
    first = words[0]
    if cue & _REQUIRING - {"calls"} and _ruled(ground, number):
        return _made(matters, number, "requires", low, first)
    if promised and not matters.negative(number) and not _BEFORE.isdisjoint(low):
        return Norm(number, "promises", frozenset(), frozenset(), first)
    if low[0] in ("under", "by") and not _LAW.isdisjoint(low[1:6]):
        return _made(matters, number, "requires", low, first)
    return None


def _at(
    ground: Ground,
    matters: Matters,
    number: int,
    words: list[int],
    place: int,
    k: int,
    promised: bool,
) -> Norm | None:
    """The norm that a word of a statement makes of it, or nothing."""
    low = ground.low
    word = low[k]
    after = [low[m] for m in words[place + 1 : place + 9]]
    if word in ("no", "never", "nobody", "none"):
        modal = next((m for m in words[place : place + 15] if low[m] in _BEFORE), -1)
        if word == "never" and place and low[words[place - 1]] in _BEFORE:
            modal = words[place - 1]
        if modal < 0 or low[modal] == "can":
            return None
        rest = [low[m] for m in words if m > modal]
        without = next((n for n, one in enumerate(rest) if one == "without"), -1)
        if without >= 0 and low[modal] in ("may", "must", "shall"):
            return _made(matters, number, "requires", rest[without:], k)
        universal = word == "never" or "ever" in rest[:3] or promised
        if universal or after[1:2] in (["that"], ["who"], ["which"]) or _ruled(ground, number):
            return _made(matters, number, "forbids", rest, k)
        if word == "nobody" and low[modal] in ("will", "shall") and ground.attribution(number):
            return _made(matters, number, "forbids", rest, k)
    elif word == "always" and (promised or _ruled(ground, number)) and after:
        return _made(matters, number, "always", after[:2], k)
    elif word in _FORBIDDING and word != "rules" and _ruled(ground, number):
        return _made(matters, number, "forbids", after, k)
    elif word in _REQUIRING:
        asked = word not in ("must", "shall", "allows") and not _ASKING.isdisjoint(after)
        if word.startswith("provide") and after[:1] != ["that"]:
            return None
        ruled = _ruled(ground, number) if word in ("must", "shall") else _subject(ground, k)
        every = word == "must" and low[words[0]] in _EVERY
        if asked or every or (ruled and word not in ("calls", "demand")):
            return _made(matters, number, "requires", after, k)
    if (
        f"{word} {after[0] if after else ''}" in _SUPPOSED
        and after[1:3] not in _NOUNS
        and (word == "supposed" or _ruled(ground, number))
    ):
        return _made(matters, number, "requires", [low[m] for m in words], k)
    return None


def _subject(ground: Ground, at: int) -> bool:
    """Whether a law, a treaty or a rule stands right before a verb."""
    return not _LAW.isdisjoint(ground.low[max(0, at - _NEAR - 1) : at])


def _promised(ground: Ground, number: int) -> bool:
    """Whether a statement is put to somebody as a promise."""
    one = ground.attribution(number)
    return one is not None and (
        one.force == "promises" or not _PROMISING.isdisjoint(_cue(ground, number).split())
    )


def _made(matters: Matters, number: int, kind: str, after: list[str], at: int) -> Norm:
    """A norm whose matter is told by its words after the one that makes it one."""
    content = [word for word in after if word not in _AFTER]
    if kind != "requires":
        key = frozenset(stem(word) for word in content[: 1 + (matters.ground.low[at] == "nobody")])
        key |= frozenset(stem(word) for word in content[2:3] if content[1:2] in (["a"], ["any"]))
        return Norm(number, kind, key, kin_of(content[:1]), at)
    stems = matters.ground.stems(number)
    key = frozenset(stem(word) for word in content) & stems
    return Norm(number, kind, key, kin_of(content), at)


def _cue(ground: Ground, number: int) -> str:
    one = ground.attribution(number)
    return " ".join(span.cut(ground.text) for span in one.cue).casefold() if one else ""


def _ruled(ground: Ground, number: int) -> bool:
    """Whether the sentence of a statement names a law, a treaty, a rule."""
    lo, hi = ground.extent[number]
    first = ground.first[ground.home[number]]
    return any(word in _LAW for word in ground.low[max(first, lo - 30) : hi])


def _against(ground: Ground, matters: Matters, norm: Norm) -> Iterator[tuple[float, int]]:
    """The statements that tell of a breach, and how much speaks for it."""
    number = norm.number
    rivals = matters.rivals(number)
    near = range(max(0, number - _NEAR), number + _NEAR + 1)
    for other in sorted({*rivals, *(n for n in near if n < len(ground.statements))}):
        if other == number or abs(other - number) > _FAR or not ground.says(other):
            continue
        if not matters.told(other) or _is_norm(ground, matters, other):
            continue
        stems = rivals.get(other, [])
        negative = matters.negative(other)
        if norm.kind == "forbids":
            score = _done(ground, matters, norm, other, stems) if not negative else 0.0
        elif norm.kind == "always":
            score = 1.5 if negative and norm.key & set(stems) else 0.0
        elif norm.kind == "promises":
            score = (
                1.2
                if 0 < other - number <= _NEAR and _turned(ground, matters, norm, other)
                else 0.0
            )
        else:
            score = _omitted(ground, matters, norm, other, stems, negative)
            if 0 < other - number <= 2 and ground.home[other] - ground.home[number] == 1:
                score = max(score, _unmet(ground, matters, norm, other, stems))
        if score >= _LEAST:
            yield score, other


def _is_norm(ground: Ground, matters: Matters, number: int) -> bool:
    one = ground.attribution(number)
    if one is not None and one.force in ("promises", "demands", "denies", "predicts", "warns"):
        return True
    words = [ground.low[k] for k in matters.own(number)]
    return not _BEFORE.isdisjoint(words) and _norm(ground, matters, number) is not None


def _done(ground: Ground, matters: Matters, norm: Norm, other: int, stems: list[str]) -> float:
    """How much speaks for an act against what was never to be."""
    verb = norm.key & set(stems)
    kin = norm.kin & matters.kin(other)
    if not verb and not kin:
        return 0.0
    told = ground.statements[other].modality
    if told == "predicted":
        if ground.attribution(other) is not None:
            return 0.0  # what somebody else means to do is no breach yet
    elif not _is_done(ground, matters, other):
        return 0.0
    rest = matters.shared(one for one in stems if one not in norm.key)
    if abs(other - norm.number) > _PLAIN and not _bound(ground, norm):
        rest -= 1.0
    near = 0.3 if abs(other - norm.number) <= _NEAR else 0.0
    points = any(ground.low[k] in ("this", "these", "such") for k in matters.own(other))
    return 0.75 * bool(verb) + 0.5 * bool(kin) + 0.6 * rest + near + 0.2 * (points and bool(near))


def _unmet(ground: Ground, matters: Matters, norm: Norm, other: int, stems: list[str]) -> float:
    """How much speaks for it that a sentence right after a rule tells that it was not kept."""
    low = ground.low
    words = [low[k] for k in matters.own(other)]
    pairs = {" ".join(words[n : n + 2]) for n in range(3)}
    if pairs & _UNMET or words[-1:] in (["none"], ["nothing"], ["neither"], ["nobody"]):
        return 1.2
    tails = {one[:_TAIL] for one in ground.stems(norm.number) if len(one) >= _TAIL}
    akin = bool(stems) or any(one[:_TAIL] in tails for one in ground.stems(other))
    lacking = any(
        low[k] in _LACKING and (low[k] != "last" or ground.words.kind[k + 1] & FINITE)
        for k in matters.own(other)
        if k + 1 < len(low)
    )
    if akin and (matters.negative(other) or lacking):
        return 1.1
    one = ground.attribution(other)
    acted = one is None or one.force in ("states", "reports", "confirms")
    if akin and low[norm.at] == "supposed" and acted and is_past(ground, other):
        return 1.0
    if _turned(ground, matters, norm, other):
        return 1.0
    return 0.0


def _turned(ground: Ground, matters: Matters, norm: Norm, other: int) -> bool:
    """Whether a statement tells the opposite of what a promise or rule says, in one word."""
    if matters.negative(other) or matters.negative(norm.number):
        return False
    facing = {opposite(name) for name in matters.camps(norm.number)}
    return bool(facing & matters.camps(other).keys() - matters.camps(norm.number).keys())


def _is_done(ground: Ground, matters: Matters, number: int) -> bool:
    """Whether a statement tells what was or has been done."""
    words = [ground.low[k] for k in matters.own(number)]
    return is_past(ground, number) or not {"has", "have", "had"}.isdisjoint(words)


def _bound(ground: Ground, norm: Norm) -> bool:
    """Whether a norm is more than that somebody says he would never do a thing."""
    return ground.low[norm.at] != "never" or _promised(ground, norm.number)


def _omitted(
    ground: Ground, matters: Matters, norm: Norm, other: int, stems: list[str], negative: list[int]
) -> float:
    """How much speaks for an omission of what was required."""
    low = ground.low
    hit = [one for one in stems if one in norm.key]
    kin = norm.kin & matters.kin(other)
    if not negative or not (hit or kin):
        return 0.0
    # What is denied has to be what was asked: `no such notice`, `neither chamber was asked`.
    told = False
    for k in negative:
        group = low[k + 1 : k + 5]
        told = told or bool(kin & kin_of(group)) or any(stem(word) in hit for word in group)
    if not told:
        return 0.0
    such = any(low[k : k + 2] == ["no", "such"] for k in negative)
    near = 0.3 if abs(other - norm.number) <= _NEAR else 0.0
    return 0.8 * matters.shared(hit) + 0.5 * bool(kin) + 0.4 * such + near
