"""Forms of English verbs and nouns, and phrases found among words.

A lemma is written in word lists as in a dictionary (`deny`); a text has its forms (`denied`). Both
spellings of a verb (`-ise`, `-ize`) are forms of it. Irregular forms are in forces.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|\n\s*\n")
_WHOLE = 400  # code points of a text that is read once for all who ask for stretches of it
_VOWELS = frozenset("aeiou")
_SHORT = {
    "didn't": ("did", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
}


class Token(NamedTuple):
    """A word in small letters with a straight apostrophe, or a sign, and where it stands."""

    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is more than a sign."""
        return self.low[0].isalnum()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of a stretch; `didn't` is `did` and `not`, a blank line is one sign."""
    start, end = max(0, start), min(max(0, end), len(text))
    if len(text) < _WHOLE or start >= end:
        return _tokens(text, start, end)
    every, starts, ends = _every(text)
    first, stop = bisect_right(ends, start), bisect_left(starts, end)
    if first >= stop:
        return []
    begun, cut = starts[first] < start, ends[stop - 1] > end  # inside a word
    if not (begun or cut):
        return every[first:stop]
    after = bisect_left(starts, ends[first]) if begun else first
    before = bisect_left(starts, starts[stop - 1]) if cut else stop
    if after > before:
        return _tokens(text, start, end)
    head = _tokens(text, start, ends[first]) if begun else []
    tail = _tokens(text, starts[stop - 1], end) if cut else []
    return [*head, *every[after:before], *tail]


@lru_cache(maxsize=4)
def _every(text: str) -> tuple[list[Token], list[int], list[int]]:
    """The words and signs of a text, where each begins, and where each ends."""
    out = _tokens(text, 0, len(text))
    return out, [token.start for token in out], [token.end for token in out]


def _tokens(text: str, start: int, end: int) -> list[Token]:
    out: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        low = match[0].lower()
        lo, hi = match.span()
        if "'" in low or "’" in low or low == "cannot":
            out.extend(Token(part, lo, hi) for part in split(low.replace("’", "'")) if part)
        else:
            out.append(Token(low, lo, hi))
    return out


def split(low: str) -> tuple[str, ...]:
    """A word without contractions: `didn't` is `did`, `not`; `he's` is `he`, `'s`."""
    if low in _SHORT:
        return _SHORT[low]
    if low.endswith("n't"):
        return low[:-3], "not"
    for tail in ("'s", "'ll", "'ve", "'d", "'re", "'m"):
        if low.endswith(tail) and len(low) > len(tail):
            return low[: -len(tail)], tail
    return (low,)


def verb_forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """All forms of a verb: `deny`, `denies`, `denied`, `denying`."""
    return _verb_forms(lemma, tuple(irregular.get(lemma, ())))


@cache  # many lists have the same verbs
def _verb_forms(lemma: str, irregular: tuple[str, ...]) -> frozenset[str]:
    out = {lemma, _third(lemma), _ing(lemma)}
    out.update(irregular or (_past(lemma),))
    if _may_double(lemma):
        out.update((lemma + "led", lemma + "ling"))  # British `cancelled` beside `canceled`
    least = len(lemma) - 4
    if least <= 1:
        return frozenset(out)
    for one in list(out):
        tail = one[least:]
        if "is" not in tail and "iz" not in tail and "ys" not in tail and "yz" not in tail:
            continue
        for a, b in (("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi")):
            for place in (one.rfind(a), one.rfind(b)):
                if place >= least:
                    other = b if one.startswith(a, place) else a
                    out.add(one[:place] + other + one[place + 3 :])
    return frozenset(out)


def _may_double(lemma: str) -> bool:
    """Whether the last letter doubles in British spelling at least: `cancel`, `annul`."""
    if len(lemma) < 4 or not lemma.endswith("l"):
        return False
    return lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS


def noun_forms(lemma: str) -> frozenset[str]:
    """A noun and its plural."""
    return frozenset((lemma, _third(lemma)))


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _doubles(lemma: str) -> bool:
    """Whether the last letter may double: `plan`, `admit`."""
    return (
        len(lemma) > 2
        and lemma[-1] not in "aeiouwxyhc"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
        and (sum(sign in _VOWELS for sign in lemma) == 1 or lemma in _STRESSED)
    )


_STRESSED = frozenset(
    (
        *("admit", "commit", "permit", "submit", "refer", "infer", "concur", "rebut", "compel"),
        *("signal", "sidestep", "outstrip", "quarrel", "counsel", "control", "forbid", "forget"),
        *("regret", "prefer", "deter", "defer"),
    )
)


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + lemma[-1] * _doubles(lemma) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + lemma[-1] * _doubles(lemma) + "ing"


class Phrases:
    """Phrases of several words, each with a value, found by their first word.

    A word of a phrase matches itself and its forms; `*` matches any one word; `a|b` either.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, str]], lemmas: Mapping[str, frozenset[str]]
    ) -> None:
        self._lemmas = lemmas
        self._first: dict[str, list[tuple[tuple[frozenset[str], ...], str, str]]] = {}
        for phrase, value in phrases:
            parts = tuple(frozenset(part.split("|")) for part in phrase.split())
            for word in parts[0]:
                self._first.setdefault(word, []).append((parts, value, phrase))

    def at(self, words: Sequence[Token], place: int) -> tuple[int, str] | None:
        """How many tokens the longest phrase here takes, and its value."""
        best: tuple[int, str] | None = None
        low = words[place].low
        for key in (low, *self._lemmas.get(low, ())):
            for parts, value, _ in self._first.get(key, ()):
                if (best is None or len(parts) > best[0]) and self._fits(words, place, parts):
                    best = len(parts), value
        return best

    def _fits(self, words: Sequence[Token], place: int, parts: tuple[frozenset[str], ...]) -> bool:
        if place + len(parts) > len(words):
            return False
        for word, wanted in zip(words[place : place + len(parts)], parts, strict=True):
            low = word.low
            if "*" in wanted:
                if not word.is_word:
                    return False
            elif low not in wanted and wanted.isdisjoint(self._lemmas.get(low, ())):
                return False
        return True

    def all(self, words: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """Where each phrase begins and ends among the words, none overlapping."""
        place = 0
        first, lemmas = self._first, self._lemmas
        while place < len(words):
            low = words[place].low
            found = self.at(words, place) if low in first or low in lemmas else None
            if found:
                yield place, place + found[0], found[1]
                place += found[0]
            else:
                place += 1


def lemmas_of(
    lists: Mapping[str, Iterable[str]], irregular: Mapping[str, Sequence[str]]
) -> dict[str, frozenset[str]]:
    """From each form to its lemmas, over all verbs of the lists."""
    made: dict[str, frozenset[str]] = {}
    for verbs in lists.values():
        for verb in verbs:
            made[verb] = verb_forms(verb, irregular)
    return by_form(made)


def by_form(made: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """From each form to its lemmas, given the forms of each."""
    out: dict[str, frozenset[str]] = {}
    for lemma, forms in made.items():
        alone = frozenset((lemma,))
        for form in forms:
            out[form] = out[form] | alone if form in out else alone
    return out
