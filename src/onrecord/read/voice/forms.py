"""The phrases that a word list stands for: what its words become in a text, by rule.

The lists' own form is told at the top of loaded.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, product
from typing import NamedTuple

from onrecord.read.how.lexicon import noun_forms, verb_forms
from onrecord.read.lists import load

_IRREGULAR: Mapping[str, Sequence[str]] = {
    **load("modality.toml")["irregular"],
    **load("voicecontexts.toml")["irregular"],
}
_VOWELS = frozenset("aeiou")
_LONGEST_DEGREE = 6  # letters of an adjective that takes -er and -est
_MOST_OPTIONS = 4  # parts of one phrase that may come in several ways
_MOST_BETWEEN = 4  # words that `...` stands for
_SIGNS = re.compile(r"[\[\]@|*?.]")  # what makes a line more than its words


class Pattern(NamedTuple):
    """A phrase: one set of words a place (None: any word), and which places are marked."""

    places: tuple[frozenset[str] | None, ...]
    first: int
    last: int  # inclusive
    written: str


def adjective_forms(word: str) -> set[str]:
    """An adjective, its adverb in -ly, and its degrees where it is short."""
    out = {word}
    if word.endswith("ly"):
        pass  # `ugly` has no adverb
    elif word.endswith("ic"):
        out.add(word + "ally")
    elif word.endswith("le") and word[-3:-2] not in _VOWELS:
        out.add(word[:-1] + "y")
    elif word.endswith("y"):
        out.add(word[:-1] + "ily")
    elif word.endswith("ll"):
        out.add(word + "y")
    else:
        out.add(word + "ly")
    if 2 < len(word) <= _LONGEST_DEGREE and not word.endswith(("ed", "ing")):
        stem = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
        if word[-1] not in "aeiouywx" and word[-2] in _VOWELS and word[-3:-2] not in _VOWELS:
            stem += word[-1]
        out |= {stem + "er", stem + "est"}
    return out


def verb(lemma: str) -> frozenset[str]:
    """All forms of a verb."""
    return verb_forms(lemma, _IRREGULAR)


def nouns(lemma: str) -> frozenset[str]:
    """A noun and its plural; `strongman` has `strongmen`."""
    if lemma.endswith("man") and len(lemma) > len("human"):
        return frozenset((lemma, lemma[:-2] + "en"))
    if lemma.endswith(("-up", "s")) and not lemma.endswith("ss"):
        return frozenset((lemma,))
    return noun_forms(lemma)


_MAKERS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "nouns": nouns,
    "verbs": verb,
    "adjectives": adjective_forms,
    "words": lambda word: (word,),
}


def single_words(lists: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each form of a list's single words, with the word as written.

    A noun written with a hyphen may stand apart in a text, and then comes as several words.
    """
    for name, entries in lists.items():
        maker = _MAKERS.get(name)
        for entry in entries.split() if maker else ():
            for form in maker(entry) if maker else ():
                yield form, entry
                if "-" in form and name == "nouns":
                    yield form.replace("-", " "), entry


def patterns(phrases: str) -> Iterator[Pattern]:
    """The phrases of a list, one a line; those with parts that may be missing come in each way."""
    for line in phrases.splitlines():
        for pattern, _ in ways_of(line):
            yield pattern


def ways_of(line: str) -> Iterator[tuple[Pattern, tuple[int, ...]]]:
    """Each way in which a phrase may come, and at which place each part of its line stands."""
    ways = [_ways(part) for part in line.split()]
    if sum(len(way) > 1 for way in ways) > _MOST_OPTIONS:
        return
    for chosen in product(*ways):
        flat = [part for way in chosen for part in way]
        if flat:
            yield _pattern(flat, line), tuple(accumulate(map(len, chosen), initial=0))


def rarest(line: str) -> tuple[int, Collection[str]] | None:
    """Of the parts that every way of a phrase has, the one with the longest words, and these.

    Long words are rare. None where a phrase has no such part.
    """
    parts = line.split()
    if not _SIGNS.search(line):
        longest = max(parts, key=len, default="")
        return (parts.index(longest), (longest,)) if longest else None
    part, most = -1, 0
    for at, one in enumerate(parts):
        bare = one.strip("[]")
        if bare not in ("*", "...") and not bare.endswith("?"):
            shortest = min(map(len, bare.removeprefix("@").split("|")))
            if shortest > most:
                part, most = at, shortest
    return None if part < 0 else (part, _either(parts[part].strip("[]")))


def _ways(part: str) -> list[list[str]]:
    """The ways in which a part of a phrase may come: as it is, missing, or as some words."""
    if part == "...":
        return [["*"] * number for number in range(_MOST_BETWEEN + 1)]
    if part.rstrip("]").endswith("?"):
        return [[part], []]
    return [[part]]


def _pattern(parts: Sequence[str], line: str) -> Pattern:
    first, last = 0, len(parts) - 1
    places: list[frozenset[str] | None] = []
    for n, part in enumerate(parts):
        if part.startswith("["):
            first = n
        if part.endswith("]"):
            last = n
        bare = part.strip("[]").removesuffix("?")
        places.append(None if bare == "*" else _either(bare))
    return Pattern(tuple(places), first, last, line)


@cache
def _either(part: str) -> frozenset[str]:
    words = part.removeprefix("@").split("|")
    if part.startswith("@"):
        return frozenset(form for word in words for form in verb(word.removeprefix("@")))
    return frozenset(words)
