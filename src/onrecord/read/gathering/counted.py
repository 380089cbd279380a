"""Several people without names who come again by their number: *two aides* ... *both*, *the pair*.

Only the last group of so many who were brought in by a count, where no other group and no two
people by name have spoken since.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.read.gathering.mentions import Mention
from onrecord.read.gathering.referents import Group
from onrecord.read.lists import load

_LISTS: dict[str, Any] = load("descriptions.toml")["counted"]
_NUMBERS: dict[str, int] = _LISTS["numbers"]
_PAIRS: dict[str, int] = _LISTS["pairs"]
_PLAIN = frozenset(_LISTS["plain"])
_BACK = 3  # paragraphs
_LOOKED = 40  # earlier mentions looked at


def count_of(words: Sequence[str]) -> int:
    """How many a phrase brings in: *two senior officials*; 0 where it does not say."""
    for word in words[:2]:
        if word in _NUMBERS:
            return _NUMBERS[word]
    return 0


def wanted(words: Sequence[str]) -> int:
    """How many a phrase goes back to: *both*, *the two*, *the three officials*; 0 for none."""
    if not words or "of" in words:
        return 0
    if words[0] == "both":
        return 2 if len(words) == 1 or all(w in _PLAIN for w in words[1:]) else 0
    if words[0] != "the" or len(words) < 2:
        return 0
    if words[1] in _PAIRS and len(words) == 2:
        return _PAIRS[words[1]]
    number = _NUMBERS.get(words[1], 0)
    return number if all(w in _PLAIN for w in words[2:]) else 0


def counted(
    i: int, mentions: Sequence[Mention], of: Sequence[Group | None], paragraph: Sequence[int]
) -> Group | None:
    """The group that the phrase ``i`` goes back to by its number, or None."""
    mention = mentions[i]
    many = wanted(mention.phrase or mention.name)
    if not many or mention.form not in ("nominal", "pronoun"):
        return None
    named: set[int] = set()
    for j in range(i - 1, max(i - 1 - _LOOKED, -1), -1):
        other, group = mentions[j], of[j]
        if paragraph[mention.lo] - paragraph[other.lo] > _BACK:
            return None
        if group is None or other.hi > mention.lo:
            continue
        if group.form == "person" and other.link is not None:
            named.add(id(group))
        if len(named) >= many:
            return None  # both, of two people by name
        if group.form != "nominal" or not group.plural or group.names or group.voice:
            continue
        brought = [count_of(m.phrase or m.name) for m in group.mentions]
        if many in brought:
            return group
        if other.link is not None:
            return None
    return None
