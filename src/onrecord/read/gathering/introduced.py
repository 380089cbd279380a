"""Somebody who is named on coming back: *a surveyor told the town* ... *the surveyor, Ann Roe,*.

The phrase with the name says by *the* that the reader knows of one such person, and only one has
been brought in; or it says *the same*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.read.gathering.counted import counted
from onrecord.read.gathering.mentions import Mention
from onrecord.read.gathering.offices import canon
from onrecord.read.gathering.referents import Group

_OPENERS = frozenset(("a", "an"))
_WIDE = 4  # words between `the` and a comma
_LOOKED = 80  # earlier mentions looked at
_SAME = 12  # earlier mentions looked at for `the same member`


def back(
    i: int, mentions: Sequence[Mention], of: Sequence[Group | None], paragraph: Sequence[int]
) -> Group | None:
    """Whom the phrase ``i`` goes back to by its number, or by *the same*."""
    return counted(i, mentions, of, paragraph) or same(i, mentions, of)


def introduced(
    mentions: Sequence[Mention], of: Sequence[Group | None], low: Sequence[str]
) -> Iterator[tuple[Group, Group]]:
    """Groups without a name, each with that of the name; ``of`` may change between two."""
    for j, mention in enumerate(mentions):
        named = of[j] if mention.form == "person" else None
        before = _introduced(j, mentions, of, low) if named is not None else None
        if before is not None and named is not None:
            yield before, named


def _introduced(
    j: int, mentions: Sequence[Mention], of: Sequence[Group | None], low: Sequence[str]
) -> Group | None:
    """The group without a name that the name of mention ``j`` belongs to, or None."""
    name, group = mentions[j], of[j]
    if name.form != "person" or group is None or group.voice:
        return None
    head = _head(low, name.proper[0])
    if head is None or min(m.lo for m in group.mentions) < name.lo - _WIDE - 2:
        return None
    found: dict[int, Group] = {}
    for k in range(j - 1, max(j - 1 - _LOOKED, -1), -1):
        other, before = mentions[k], of[k]
        if before is None or other.form != "nominal" or before.names or before.voice:
            continue
        if other.hi > name.lo or not other.name or canon(other.name[-1]) != head:
            continue
        if other.name[0] in _OPENERS and not other.plural:
            found[id(before)] = before
        elif before is not group and id(before) not in found and other.name[0] != "the":
            return None  # another one, his own one
    if len(found) != 1:
        return None
    (only,) = found.values()
    return only if only is not group and only.may_be(group.gender) else None


def _head(low: Sequence[str], at: int) -> str | None:
    """The noun of `the surveyor,` before a name at a word, or None."""
    if at < 3 or low[at - 1] != ",":
        return None
    for k in range(at - 3, max(at - 3 - _WIDE, -1), -1):
        if not (low[k][0].isalnum() or low[k] in "-’'"):
            return None
        if low[k] == "the":
            return canon(low[at - 2])
        if low[k] in ("of", "a", "an", "his", "her", "their", "its"):
            return None
    return None


def same(i: int, mentions: Sequence[Mention], of: Sequence[Group | None]) -> Group | None:
    """Whom `the same member` means: the last one of that noun, or the one of several."""
    words = mentions[i].phrase
    if len(words) < 3 or words[:2] != ("the", "same") or mentions[i].plural:
        return None
    head = words[-1] if len(words) == 3 else mentions[i].name[-1]
    for k in range(i - 1, max(i - 1 - _SAME, -1), -1):
        other, group = mentions[k], of[k]
        if group is None or other.form != "nominal" or other.hi > mentions[i].lo:
            continue
        one_of = other.phrase[:2] == ("one", "of") and other.phrase[-1] in (head + "s", head)
        if one_of or (other.name[-1] == head and not other.plural):
            return group
    return None
