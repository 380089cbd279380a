"""Whether a source is a person, and whom `he` or `she` may mean."""

from __future__ import annotations

from typing import Any

from onrecord.read.lists import load
from onrecord.records import Source

_NAMES: dict[str, Any] = load("mentions.toml")
_MEN = frozenset(_NAMES["male_names"])
_WOMEN = frozenset(_NAMES["female_names"])
TITLES = frozenset(_NAMES["offices"])
_NO_ADVERBS = frozenset(load("positions.toml")["words"]["cues"]["no_adverbs"])


def is_adverb(low: str) -> bool:
    """Whether a word is an adverb by its end: `quickly`, not `assembly`."""
    return len(low) > 4 and low.endswith("ly") and low not in _NO_ADVERBS


def has_name(source: Source) -> bool:
    """Whether a source is a person with a name, or may be one."""
    if source.kind not in (None, "person") or not source.name[:1].isupper():
        return False
    first = source.name.split()[0].casefold()
    return first not in ("the", "a", "an", "his", "her", "its", "he", "she", "they", "it")


def may_be(said: str, source: Source) -> bool:
    """Whether `he` or `she` may mean a source, by the given name."""
    given = source.name.split()[0].casefold() if source.name.split() else ""
    if source.grade == "author" or given in ("i", "we", "you", "me"):
        return False
    if source.name[:1].islower() and source.name.endswith("s"):
        return False  # reporters
    return given not in (_WOMEN if said == "he" else _MEN if said == "she" else ())


def titled(source: Source, text: str) -> bool:
    """Whether a source is called by an office of one person: `the mayor`."""
    words = source.name.casefold().split()
    return bool(words) and words[-1] in TITLES
