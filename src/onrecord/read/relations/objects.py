"""Relations of clauses that point back elsewhere than in their subject.

*Despite this*, *because of that decision*; *he justified this step by*, *she rejected that claim*.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import QUOTE, SIGN
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.lists import load
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.kinds import Link, acts, linked
from onrecord.read.relations.marks import LISTS, Mark, Marks
from onrecord.read.relations.pointers import Pointer, is_noun, pointed_at, pointer_at
from onrecord.records import RelationKind

_IRREGULAR: dict[str, list[str]] = load("forces.toml").get("irregular", {})
_PREPOSITIONS = Marks(LISTS["prepositions"])
_VERBS: dict[str, str] = {
    form: kind
    for kind in ("justifies", "explains", "contradicts", "restates", "calls")
    for verb in LISTS["objects"][kind]
    for form in verb_forms(verb, _IRREGULAR)
}
_FALSE = frozenset(LISTS["objects"]["false"])
_MEANS = frozenset(LISTS["objects"]["means"])
_DRAWN = frozenset(("follow", "follows", "concluded", "conclude", "inferred", "infer", "emerges",
                    "clear", "deduced", "seen", "concludes"))  # fmt: skip
_NOT = frozenset(("not", "never", "no"))
_COMPLEMENTS = (["of"], ["that"], ["to"], ["for"], ["about"], ["against"])
_NEAR = 4  # words from the object to what it is justified with
_LONGEST = 12  # words from *from this* to *it follows*


def prepositions(ground: Ground) -> Iterator[Link]:
    """The relations of phrases like *despite this*."""
    sentence = 0
    for mark in _PREPOSITIONS.all(ground.low):
        while sentence + 2 < len(ground.first) and ground.first[sentence + 1] <= mark.lo:
            sentence += 1
        if not ground.members:
            return
        stop = ground.first[sentence + 1]
        pointer = pointer_at(ground, mark.hi, stop, any_noun=True) if mark.hi < stop else None
        if pointer is None:
            continue
        if mark.phrase == "for all" and ground.low[pointer.hi - 1] in ("time", "years", "while"):
            continue
        role = _role(ground, mark, pointer, stop)
        if not role or (
            pointer.word == "that"
            and not pointer.noun
            and role != "conclusion"
            and mark.lo != _opens(ground, sentence)
        ):
            continue
        first = mark.lo <= _opens(ground, sentence)
        said = _holder(ground, sentence, mark, pointer, first)
        target = pointed_at(ground, sentence, pointer, first, said)
        if said < 0 or target < 0 or said == target:
            continue
        start, end, kind = linked(role, ground, target, said)
        told = ground.text[ground.words.start[mark.lo] : ground.words.end[pointer.hi - 1]][:80]
        sure = 0.75 if pointer.demonstrative else 0.65
        yield Link(start, end, kind, sure, (mark.lo, pointer.hi), f"'{told}' points back")


def _role(ground: Ground, mark: Mark, pointer: Pointer, stop: int) -> str:
    if not pointer.demonstrative and mark.role != "result":
        return ""
    if mark.phrase != "from":
        return mark.role
    after = ground.low[pointer.hi : min(stop, pointer.hi + _LONGEST)]
    if _DRAWN.isdisjoint(after):
        return ""
    return "contrast" if not _NOT.isdisjoint(after) else "conclusion"


def _opens(ground: Ground, sentence: int) -> int:
    lo, hi = ground.first[sentence], ground.first[sentence + 1]
    while lo + 1 < hi and (ground.words.kind[lo] & (SIGN | QUOTE) or ground.low[lo] in _AND):
        lo += 1
    return lo


_AND = frozenset(("and", "but", "yet", "so"))


def _holder(ground: Ground, sentence: int, mark: Mark, pointer: Pointer, first: bool) -> int:
    """The statement that the phrase is part of: after it where it opens the sentence."""
    if first:
        stop = ground.first[sentence + 1]
        return next((n for n in ground.around(pointer.hi, stop) if ground.says(n)), -1)
    own = ground.owner[mark.lo]
    if own >= 0 and ground.says(own):
        return own
    before = list(ground.around(ground.first[sentence], mark.lo, back=True))
    return next((n for n in reversed(before) if ground.says(n)), -1)


def objects(ground: Ground) -> Iterator[Link]:
    """The relations of verbs whose object points back."""
    low = ground.low
    sentence = 0
    for k, word in enumerate(low):
        role = _VERBS.get(word)
        if role is None:
            continue
        while sentence + 2 < len(ground.first) and ground.first[sentence + 1] <= k:
            sentence += 1
        stop = ground.first[sentence + 1]
        pointer = pointer_at(ground, k + 1, stop, any_noun=True) if k + 1 < stop else None
        if pointer is None or (pointer.word != "this" and not pointer.noun):
            continue
        link = _of_object(ground, sentence, k, role, pointer)
        if link is not None:
            yield link


def _of_object(
    ground: Ground, sentence: int, verb: int, role: str, pointer: Pointer
) -> Link | None:
    stop = ground.first[sentence + 1]
    if ground.low[verb - 1 : verb] in (["not"], ["never"], ["nor"], ["to"]):
        return None
    if role == "calls":
        if _FALSE.isdisjoint(ground.low[pointer.hi : min(stop, pointer.hi + _NEAR)]):
            return None
        role = "contradicts"
    if role in ("justifies", "explains"):
        if _MEANS.isdisjoint(ground.low[pointer.hi : min(stop, pointer.hi + _NEAR)]):
            return None
        said = _first(ground, pointer.hi, stop, ground.owner[verb])
    else:
        said = _told(ground, sentence, verb, pointer)
    if said < 0:
        return None
    # `he defended the decision`: here *the* points back as *this* does.
    lenient = pointer.word == "the" and is_noun(pointer.noun)
    if lenient and ground.low[pointer.hi : pointer.hi + 1] in _COMPLEMENTS:
        return None
    target = pointed_at(ground, sentence, pointer, False, said, lenient)
    if target < 0 or target == said or ground.extent[target][0] >= verb:
        return None
    kind: RelationKind = "justifies"
    if role == "explains":
        kind = "justifies" if acts(ground, target) else "causes"
    elif role == "contradicts":
        kind = "contradicts"
        if ground.source(said) and ground.source(said) == ground.source(target):
            return None
    elif role == "restates":
        kind = "restates"
    told = ground.text[ground.words.start[verb] : ground.words.end[pointer.hi - 1]][:80]
    sure = 0.75 if pointer.demonstrative else 0.65
    return Link(said, target, kind, sure, (verb, pointer.hi), f"'{told}' points back")


def _may_be(ground: Ground, number: int, who: str) -> bool:
    """Whether a statement may be by a source: it is, or its attribution is no answer to it."""
    one = ground.attribution(number)
    return ground.source(number) == who or (
        one is not None and one.force in ("states", "claims", "believes")
    )


def _first(ground: Ground, lo: int, stop: int, own: int) -> int:
    """The statement that begins after a word, or else the one that the verb belongs to."""
    for n in ground.around(lo, stop):
        if n != own and (ground.says(n) or ground.size[n] > 2):
            return n
    return own


def _told(ground: Ground, sentence: int, verb: int, pointer: Pointer) -> int:
    """What somebody says who denies something: in the same sentence or the next, by the same."""
    stop = ground.first[sentence + 1]
    own = ground.owner[pointer.hi - 1]
    for n in ground.around(pointer.hi, stop):
        if n != own and ground.says(n):
            return n
    own = own if own >= 0 else next(ground.around(pointer.hi, stop), -1)
    if own >= 0 and not ground.says(own):
        own = -1
    if own >= 0 and (ground.size[own] > 3 or not _FALSE.isdisjoint(ground.bag(own))):
        return own
    if sentence + 1 < len(ground.members):
        who = ground.source(own) if own >= 0 else ""
        for n in ground.main(sentence + 1)[:1]:
            if ground.attribution(n) is not None and (not who or _may_be(ground, n, who)):
                return n
    return own
