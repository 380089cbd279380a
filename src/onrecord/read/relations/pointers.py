"""Phrases that point back, and which earlier statement they point at.

What *this* points at is the last statement before that stands on its own. A noun says more: *that
claim* points at something said, *the decision* at something done, *these figures* at numbers. A
noun after *the* points back only where its word was used, or fits, shortly before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.finite import (
    AUXILIARY,
    CAPITAL,
    CONTRACTED,
    DETERMINER,
    PREPOSITION,
    SIGN,
    SUBJECT,
)
from onrecord.read.how.lexicon import noun_forms
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import acts, judges
from onrecord.read.relations.marks import LISTS

STARTS = frozenset(("this", "that", "these", "those", "such", "all", "the"))
_BARE = frozenset(("this", "that", "these", "those"))
_NOUNS: dict[str, str] = {
    form: kind
    for kind in ("any", "counted", "done", "said")
    for noun in LISTS["nouns"][kind]
    for form in noun_forms(noun)
}
_FORCES: dict[str, list[str]] = LISTS["forces_of_nouns"]
_DRAWN = frozenset(("conclusion", "inference", "deduction"))
_DRAWING = frozenset(
    ("therefore", "thus", "hence", "consequently", "suggests", "suggest", "shows", "means")
)
_AFTER_NOUN = SIGN | AUXILIARY | SUBJECT | PREPOSITION | DETERMINER
_FARTHEST = 3  # sentences
_LONGEST_PHRASE = 4  # words after the first
_SHARED = 1.0  # of Ground.shared: what makes two statements akin
_LOOKED_AT = 60  # earlier statements looked through for one that is akin


class Pointer(NamedTuple):
    """A phrase that points back: its words; its noun and the noun's class, empty for a pronoun."""

    lo: int
    hi: int
    noun: str
    about: str
    word: str

    @property
    def demonstrative(self) -> bool:
        """Whether the phrase points by itself, as *the* alone does not."""
        return self.word != "the"


def pointer_at(ground: Ground, at: int, stop: int, any_noun: bool = False) -> Pointer | None:
    """The phrase at a word that points back, or None; ``any_noun``: also one that no list has."""
    low, kind = ground.low, ground.words.kind
    word = low[at]
    k = at + 1
    if word not in STARTS or k > stop:
        return None
    if word == "all":
        k += k < stop and low[k] == "of"
        bare = k < stop and low[k] in ("this", "that", "these")
        return Pointer(at, k + 1, "", "", "this") if bare else None
    last = -1
    for place in range(k, min(stop, k + _LONGEST_PHRASE)):
        if kind[place] & (SIGN | AUXILIARY | CONTRACTED | PREPOSITION):
            break
        if kind[place] & (DETERMINER | SUBJECT) and low[place] not in ("a", "an", "other"):
            break
        if low[place] in _NOUNS and not (place == k and _is_verb(word, low[place])):
            last = place
            if place + 1 >= stop or low[place + 1] not in _NOUNS:
                break
    if last >= 0 and not (word == "the" and kind[last] & CAPITAL):
        noun = low[last]
        word = "this" if low[k] == "same" and word == "the" else word
        return Pointer(at, last + 1, noun, _NOUNS[noun], word)
    if word == "the" and any_noun:
        k = next((m for m in range(k, min(stop, k + 3)) if not ground.words.kind[m] & CAPITAL), k)
        if k < stop and low[k].isalpha() and (k + 1 >= stop or kind[k + 1] & _AFTER_NOUN):
            return Pointer(at, k + 1, low[k], "done", word)
    if word in _BARE:
        noun = low[k] if k < stop else ""
        if (
            any_noun
            and word != "that"
            and noun.isalpha()
            and not kind[k] & (SIGN | AUXILIARY | PREPOSITION)
        ):
            return Pointer(at, k + 1, noun, "any", word)
        return Pointer(at, k, "", "", word)
    return None


def is_noun(word: str) -> bool:
    """Whether a noun points back: *claim*, *decision*."""
    return word in _NOUNS


def _is_verb(word: str, noun: str) -> bool:
    """Whether a word right after *this* or *that* is a verb: *this contrasts*."""
    return word in ("this", "that") and noun[-1:] == "s" and noun[-2:] != "ss" and noun != "basis"


def pointed_at(
    ground: Ground,
    sentence: int,
    pointer: Pointer,
    first: bool,
    said: int,
    lenient: bool = False,
) -> int:
    """The number of the statement that a phrase points at, or -1.

    ``first``: whether the phrase stands at the head of its sentence; ``said`` is the statement
    that the phrase belongs to, which it cannot point at. ``lenient``: a noun after *the* may point
    at what fits its class, though its word was not used.
    """
    near = [n for n in _back(ground, sentence, pointer, first) if n != said]
    if not near:
        return -1
    if not pointer.noun:
        return near[0]
    singular = pointer.noun.removesuffix("s")
    root = stem(pointer.noun)
    named = next((n for n in near if root in ground.stems(n) or root in ground.cue_stems(n)), -1)
    if named >= 0 and pointer.about != "said":
        return named
    wanted = _FORCES.get(pointer.noun) or _FORCES.get(singular) or ()
    for n in near:
        one = ground.attribution(n)
        if one is not None and one.force in wanted:
            return n
    if singular in _DRAWN:
        drawn = next((n for n in near if _DRAWING & ground.bag(n)), -1)
        if drawn >= 0:
            return drawn
    if pointer.demonstrative or lenient:
        fit = next((n for n in near if _fits(ground, n, pointer.about, sentence)), -1)
        return fit if fit >= 0 or lenient else near[0]
    return named


def _fits(ground: Ground, number: int, about: str, sentence: int) -> bool:
    """Whether a statement is of the class that a noun points at."""
    if about == "done":
        return acts(ground, number) or any(_NOUNS.get(w) == "done" for w in ground.bag(number))
    if about == "counted":
        return bool(ground.statements[number].quantities)
    if about == "said":
        close = ground.home[number] >= sentence - 1
        return ground.attribution(number) is not None or (close and judges(ground, number))
    return True


def _back(ground: Ground, sentence: int, pointer: Pointer, first: bool) -> Iterator[int]:
    """The statements before a phrase that stand on their own, the nearest first."""
    if not first:
        for n in reversed(list(ground.around(ground.first[sentence], pointer.lo, back=True))):
            if ground.says(n) and not ground.hangs(n):
                yield n
    for earlier in range(sentence - 1, max(-1, sentence - 1 - _FARTHEST), -1):
        for n in reversed(ground.main(earlier)):
            if ground.says(n):
                yield n


def akin(ground: Ground, lo: int, stop: int, target: int) -> int:
    """The statement before ``target`` that shares most with the words ``lo`` to ``stop``, or -1."""
    words = frozenset(stem(ground.low[k]) for k in range(lo, stop))
    best, most = -1, _SHARED
    for n in range(target - 1, max(-1, target - _LOOKED_AT), -1):
        common = ground.shared(words, n)
        if common > most and ground.says(n):
            best, most = n, common
    return best
