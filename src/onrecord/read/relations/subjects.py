"""Relations of clauses whose subject points back: *this suggests*, *such a move would mean*.

The subject is found here, and what is said of it; pointers.py tells what it points at.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import ADVERB, AUXILIARY, COORDINATOR, FINITE, PREPOSITION, QUOTE, SIGN
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.lists import load
from onrecord.read.relations.across import opening_mark
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.kinds import Link, acts
from onrecord.read.relations.marks import LISTS, Mark, Marks
from onrecord.read.relations.pointers import STARTS, Pointer, akin, pointed_at, pointer_at
from onrecord.records import RelationKind

_IRREGULAR: dict[str, list[str]] = load("forces.toml").get("irregular", {})
_BEFORE = frozenset((",", ";", ":", "—", "–", "--", "and", "but", "so", "yet", "that", "“", '"'))
_PREDICATES = Marks(LISTS["predicates"])
_VERBS: dict[str, str] = {
    form: kind
    for kind, verbs in LISTS["verbs"].items()
    for verb in verbs
    for form in verb_forms(verb, _IRREGULAR)
    if not form.endswith("ing")
}
_TELLING = frozenset(
    form for verb in LISTS["pointing"]["telling"] for form in verb_forms(verb, _IRREGULAR)
)
_EVENTS = frozenset(("causes", "explains"))
_SHOWN = frozenset(LISTS["pointing"]["shown"])  # *the comparison shows*
_ONLY_DEMONSTRATIVE = frozenset(("-supports", "-narrows", "supports"))
_NEGATED = frozenset(("not", "never", "hardly", "cannot"))
_ASIDE = frozenset(LISTS["pointing"]["aside"])
_OFTEN_NOUNS = frozenset(LISTS["pointing"]["often_nouns"])
_COMPLEMENTS = frozenset(("of", "in", "on", "about", "by", "for", "over", "from", "to", "with"))
_CHAINED = 0.15  # less sure where *this* points at what points further back
_LONGEST_ASIDE, _LONGEST_COMPLEMENT = 5, 8
_KINDS: dict[str, RelationKind] = {
    "supports": "supports",
    "causes": "causes",
    "explains": "causes",
    "rests": "supports",
    "contradicts": "contradicts",
    "contrasts": "contrasts",
    "restates": "restates",
    "justifies": "justifies",
    "narrows": "narrows",
}
_BACKWARD = frozenset(("rests", "restates"))


def subjects(ground: Ground) -> Iterator[Link]:
    """The relations of all clauses whose subject points back.

    Where what *this* points at says itself of something earlier what it is (*this approach
    ignores ...*), both are pointed at.
    """
    low = ground.low
    before: dict[int, int] = {}  # sentence to what its subject, a phrase with a noun, points at
    for sentence in range(len(ground.members)):
        lo, hi = ground.first[sentence], ground.first[sentence + 1]
        head = _head(ground, sentence, lo, hi)
        for k in range(lo, hi - 1):
            if low[k] not in STARTS or not (k == head or (k > head and low[k - 1] in _BEFORE)):
                continue
            found = _of_subject(ground, sentence, k, k == head)
            if found is None:
                continue
            link, target = found
            yield link
            if k != head:
                continue
            pointer = pointer_at(ground, k, hi)
            bare = pointer is None or not pointer.noun
            earlier = before.get(ground.home[target], -1)
            if bare and earlier >= 0 and earlier not in (link.start, link.end):
                sure = link.confidence - _CHAINED
                if link.start == target:
                    yield link._replace(start=earlier, confidence=sure)
                else:
                    yield link._replace(end=earlier, confidence=sure)
            if not bare:
                before[sentence] = target


def _head(ground: Ground, sentence: int, lo: int, hi: int) -> int:
    """The first word of a sentence after signs, *and* or *but*, and an opening mark."""
    low, kind = ground.low, ground.words.kind
    while lo + 1 < hi and kind[lo] & (SIGN | QUOTE | COORDINATOR):
        lo += 1
    if lo < hi and low[lo] not in STARTS:
        mark = opening_mark(ground, sentence)
        if mark is not None and mark.hi < hi:
            lo = mark.hi
            while lo + 1 < hi and kind[lo] & SIGN:
                lo += 1
    return lo


def _of_subject(ground: Ground, sentence: int, at: int, first: bool) -> tuple[Link, int] | None:
    stop = ground.first[sentence + 1]
    found = _clause(ground, at, stop, first)
    if found is None:
        return None
    pointer, mark = found
    said = _said(ground, mark, stop)
    if pointer.noun in _SHOWN and first:
        pointer = pointer._replace(word="this")
    target = pointed_at(ground, sentence, pointer, first, said)
    if target < 0 or said < 0 or said == target:
        return None
    role = mark.role.removeprefix("-")
    shown = first and pointer.noun in _SHOWN and mark.phrase in _TELLING
    if not (pointer.demonstrative or shown) and mark.role in _ONLY_DEMONSTRATIVE:
        return None
    kind = _KINDS[role]
    if role == "explains" and acts(ground, said):
        kind = "justifies"
    sure = 0.8 if pointer.demonstrative else 0.65
    told = ground.text[ground.words.start[at] : ground.words.end[mark.hi - 1]][:80]
    if kind == "contradicts" and role == mark.role and not _has_verb(ground, said, mark.hi):
        earlier = akin(ground, mark.hi, stop, target)
        said = earlier if earlier >= 0 else said
    ends = said, target
    if not (mark.role.startswith("-") or role in _BACKWARD):
        ends = target, said
    return Link(*ends, kind, sure, (at, mark.hi), f"'{told}' points back"), target


def _clause(ground: Ground, at: int, stop: int, first: bool) -> tuple[Pointer, Mark] | None:
    """The phrase at a word that points back, with what is said of it."""
    pointer = pointer_at(ground, at, stop)
    if pointer is None:
        return None
    if not pointer.noun and not first:
        here = ground.around(ground.first[ground.sentence_of(at)], at, back=True)
        if pointer.word == "that" or not any(ground.solid(n) for n in here):
            return None
    mark = _predicate_of(ground, pointer, stop)
    if mark is None and not pointer.noun and pointer.word in ("this", "that"):
        for longer in (1, 2):
            wide = Pointer(
                at, at + 1 + longer, ground.low[min(at + longer, stop - 1)], "any", pointer.word
            )
            mark = _predicate(ground, wide.hi, stop, True) if wide.hi < stop else None
            if mark is not None and mark.phrase in _TELLING:
                return wide, mark
        return None
    return None if mark is None else (pointer, mark)


def _predicate_of(ground: Ground, pointer: Pointer, stop: int) -> Mark | None:
    """What is said of a phrase that points back, after *of ...* too."""
    low = ground.low
    found = _predicate(ground, pointer.hi, stop, bool(pointer.noun), pointer.demonstrative)
    after = low[pointer.hi] if pointer.hi < stop else ""
    if found is not None or not pointer.noun or after not in _COMPLEMENTS:
        return found
    if not pointer.demonstrative:
        return None
    for k in range(pointer.hi + 2, min(stop, pointer.hi + _LONGEST_COMPLEMENT)):
        found = _predicate(ground, k, stop, True)
        if found is not None:
            return found
    return None


def _predicate(
    ground: Ground, at: int, stop: int, noun: bool, pointing: bool = True
) -> Mark | None:
    low, kind = ground.low, ground.words.kind
    for k in range(at, min(stop, at + _LONGEST_ASIDE + 1)):
        found = _PREDICATES.at(low, k)
        if found is not None and found.hi <= stop:
            return found
        if low[k] in _NEGATED or low[k].endswith("n't"):
            return None
        role = _VERBS.get(low[k])
        if role in _EVENTS and not pointing:
            return None
        if role is not None and low[k + 1 : k + 2] == ["by"]:
            return None
        agrees = low[k - 1].endswith("s") != low[k].endswith("s")
        if role is not None and (agrees or not (noun and k == at and low[k] in _OFTEN_NOUNS)):
            return Mark(role, k, k + 1, low[k])
        if not (kind[k] & (AUXILIARY | ADVERB) or low[k] in _ASIDE or low[k] == ","):
            return None
    return None


def _said(ground: Ground, mark: Mark, stop: int) -> int:
    """The statement that holds what is said after the predicate, or -1."""
    able = []
    for number in ground.around(mark.hi, stop):
        lo, hi = ground.extent[number]
        after = sum(
            ground.owner[k] == number and not ground.words.kind[k] & (SIGN | ADVERB | PREPOSITION)
            for k in range(max(lo, mark.hi), min(hi, stop))
        )
        if after >= 2 and ground.size[number] >= 2:
            able.append(number)
    for number in able:
        if _has_verb(ground, number, mark.hi):
            return number
    return able[0] if able else next(ground.around(mark.lo, stop), -1)


def _has_verb(ground: Ground, number: int, at: int) -> bool:
    """Whether a statement has a verb of its own at or after a word."""
    hi = ground.extent[number][1]
    return any(ground.words.kind[k] & FINITE for k in range(at, hi) if ground.owner[k] == number)
