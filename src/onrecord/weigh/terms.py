"""A statement's words: their stems, and how much a shared one tells.

How rare a stem is comes from a table that ships (``terms.json``), never from the ledger at hand:
what two statements have in common must not depend on what else is there.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

import msgspec

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d")
TABLES = ("claims.toml", "terms.json", "scorer.json")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "nesses", "ness", "ities", "ity", "ings", "ing", "ions",
    "ion", "ies", "ied", "ers", "es", "ed", "er", "ly", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 3  # letters that an ending must leave
_DOUBLED = re.compile(r"([bdgklmnprtvz])\1\Z")


class Table(msgspec.Struct, frozen=True):
    """``terms.json``: in how many of ``statements`` statements each stem stands."""

    statements: int
    stems: dict[str, int]


def read_table(name: str) -> bytes:
    """A table of this package, as it ships."""
    return (resources.files("onrecord.weigh") / name).read_bytes()


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of ``claims.toml``."""
    import tomllib

    found = tomllib.loads(read_table("claims.toml").decode("utf-8"))
    return {name: frozenset(words) for name, words in found["words"].items()}


@cache
def opposites() -> dict[str, tuple[str, ...]]:
    """Each word that has an opposite, with the camps that it stands in: ``rising a``."""
    import tomllib

    found = tomllib.loads(read_table("claims.toml").decode("utf-8"))
    out: dict[str, tuple[str, ...]] = {}
    for name, sides in found["opposites"].items():
        for side, words in zip("ab", sides, strict=True):
            for word in words:
                out[word] = (*out.get(word, ()), f"{name} {side}")
    return out


@cache
def table() -> Table:
    """How rare stems are."""
    return msgspec.json.decode(read_table("terms.json"), type=Table)


@cache
def _function_words() -> frozenset[str]:
    return lists()["function"]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A lower-case word without its commonest endings: *strikes*, *striking*, *strike* are one."""
    word = word.replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    irregular = _irregular().get(word)
    if irregular is not None:
        return irregular
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                break
            return _DOUBLED.sub(r"\1", word[: -len(ending)])
    return word


@cache
def _irregular() -> dict[str, str]:
    import tomllib

    found = tomllib.loads(read_table("claims.toml").decode("utf-8"))
    return {form: one for one, forms in found["irregular"].items() for form in forms}


@lru_cache(maxsize=200_000)
def weight(one: str) -> float:
    """How much a shared stem tells, 0 to 1: 1 where the table does not know it."""
    from math import log

    known = table()
    count = known.stems.get(one, 0)
    return log(known.statements / (count + 1)) / log(known.statements)


def says_something(word: str) -> bool:
    """Whether a lower-case word is none that only holds others together."""
    return word not in _function_words() and (len(word) > 1 or word.isdigit())
