"""Names of people: what two of them must share to be one person's, and what tells them apart."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.read.lists import load

Agreement = Literal["same", "near", "other"]
"""``same``: given and last name; ``near``: an initial, a nickname, another spelling."""

_TABLE = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
_MENTIONS = load("mentions.toml")
_ROLES = load("roles.toml")
_PARTICLES = frozenset(_MENTIONS["particles"])
_SUFFIXES = frozenset(_MENTIONS["suffixes"])
_MALE, _FEMALE = frozenset(_MENTIONS["male_names"]), frozenset(_MENTIONS["female_names"])
_GIVEN = _MALE | _FEMALE
_TITLES = frozenset((*_ROLES["heads"], *_ROLES["honorifics"], *_MENTIONS["titles"]))
_TITLES |= frozenset(_TABLE["titles"])
_NO_PERSON = frozenset(_TABLE["no_person"])
_LABEL_WORDS = frozenset(_TABLE["label_words"])
_LABELS = frozenset(_TABLE["labels"])
_COMMON_GIVEN, _COMMON_LAST = frozenset(_TABLE["common_given"]), frozenset(_TABLE["common_last"])
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*\.?")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_DASHES = re.compile(r"[‐‑‒–—−]")
_HONORIFIC = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f"}
_MOST_WORDS = 5


class PersonName(msgspec.Struct, frozen=True, order=True):
    """A person's name, folded: given names and initials, last name, ``jr`` or the like."""

    given: tuple[str, ...]
    last: str
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether it has a given name or an initial."""
        return bool(self.given)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without marks on letters, quotation marks, dashes and spaces made alike."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text).translate(_MARKS)).casefold()
    text = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName | None:
    """The name of a person, titles and suffixes taken off; None where it is no such name."""
    given = _DASHES.sub("-", unicodedata.normalize("NFKC", name).translate(_MARKS))
    given = re.sub(r"\(.*?\)|\".*?\"", " ", given)
    if any(c.isdigit() for c in given):
        return None
    shown = [w.removesuffix("'s").removesuffix("'") for w in _WORD.findall(given)]
    words = [w for w in shown if w]
    if any(w.lower() in ("and", "or") for w in words[1:]):
        return None  # two people
    while len(words) > 1 and _is_title(words):
        words = words[1:]
    suffix = ""
    if len(words) > 1 and folded(words[-1]).rstrip(".") in _SUFFIXES:
        suffix = folded(words[-1]).rstrip(".")
        words = words[:-1]
    if not words or len(words) > _MOST_WORDS or not words[-1][0].isupper():
        return None
    if any(w[0].islower() and folded(w) not in _PARTICLES for w in words):
        return None
    low = [folded(w).rstrip(".") for w in words]
    if all(w in _TITLES or w in ("first", "vice", "lady") for w in low):
        return None
    if len(low) == 1 and low[0] in _GIVEN and low[0] not in _COMMON_LAST:
        return None  # a first name says too little
    if low[-1] in _NO_PERSON or len(low[-1]) < 2 or _LABEL_WORDS & set(low):
        return None
    first = len(low) - 1
    while first > 1 and low[first - 1] in _PARTICLES:
        first -= 1
    if len(low) == 1 or (first == 1 and low[0] in _PARTICLES):
        first = 0
    return PersonName(tuple(low[:first]), " ".join(low[first:]), suffix)


def _is_title(words: Sequence[str]) -> bool:
    low = folded(words[0]).rstrip(".")
    if low in _LABELS and len(words) > 1:
        return True
    return low in _TITLES and not (low in _GIVEN and len(words) == 2)


def agreement(one: PersonName, other: PersonName) -> Agreement:
    """What the words of two full names say: one person's, perhaps one person's, another's."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return "other"
    if one.last == other.last:
        found: Agreement = "same"
    elif _skeleton(one.last) == _skeleton(other.last):
        found = "near"
    else:
        return "other"
    if not one.given or not other.given:
        return "near"
    a, b = one.given[0], other.given[0]
    if a != b:
        if not _forms(a, b) and not _initial(a, b) and _skeleton(a) != _skeleton(b):
            return "other"
        found = "near"
    elif len(a) == 1:
        found = "near"
    if not _between(one.given[1:], other.given[1:]):
        return "other"
    if one.suffix != other.suffix:
        found = "near"
    return found


def _between(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of middle names may be one person's: either may be left out."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a == b or _initial(a, b) for a, b in zip(one, other, strict=True)
    )


def is_common(name: PersonName) -> bool:
    """Whether so many bear the name that it tells little."""
    return bool(name.given) and name.given[0] in _COMMON_GIVEN and name.last in _COMMON_LAST


def gender(name: PersonName | None, mentions: Iterable[str]) -> str:
    """``m`` or ``f`` by honorific or given name; empty where nothing tells, or both."""
    seen = set()
    for mention in mentions:
        word = folded(mention).split(" ")[0].rstrip(".")
        if word in _HONORIFIC:
            seen.add(_HONORIFIC[word])
    if not seen and name is not None and name.given:
        first = name.given[0]
        if (first in _MALE) != (first in _FEMALE):
            seen.add("m" if first in _MALE else "f")
    return seen.pop() if len(seen) == 1 else ""


def _initial(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and long[:1] == short


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = {}
    for number, line in enumerate(_TABLE["nicknames"]):
        for word in line.split():
            out.setdefault(word, set()).add(number)
    return {word: frozenset(found) for word, found in out.items()}


def _forms(a: str, b: str) -> bool:
    """Whether two given names are forms of one."""
    table = _nicknames()
    return bool(table.get(a, frozenset()) & table.get(b, frozenset()))


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    """The same for spellings of one name from another script: Zelensky and Zelenskyy."""
    word = word.replace("-", "").replace("'", "").replace(" ", "")
    word = re.sub(r"[iyj]+", "i", word.replace("kh", "h").replace("ou", "u").replace("w", "v"))
    word = re.sub(r"(.)\1+", r"\1", word)
    return word if len(word) > 4 else f"{word}!"


def last_key(name: PersonName) -> str:
    """By what names that may agree are found together."""
    return _skeleton(name.last)
