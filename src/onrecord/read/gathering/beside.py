"""The person's name that stands beside a phrase: *her aide, Jane Roe*; *a head of the lab, Dr Roe*.

Not the name of what the phrase belongs to: *a manager of the firm, Halloway Marine*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.read.gathering.relatives import RELATIVE
from onrecord.read.lists import load

_LISTS: dict[str, Any] = load("mentions.toml")
_PEOPLE = frozenset(_LISTS["people"])
_TITLES = frozenset(_LISTS["titles"])
_ROLES = _PEOPLE | _TITLES
_FIRMS, _ENDS = frozenset(_LISTS["called"]), frozenset(_LISTS["ends"])
_DEFINITE = frozenset(("the", "its", "his", "her", "their"))
_PARTICLES = frozenset(_LISTS["particles"])
_MORE = frozenset(_LISTS["more_people"])
_ENDINGS = (
    "woman",
    "person",
    "ologist",
    "iatrist",
    "grapher",
    "master",
    "worker",
    "keeper",
    "holder",
)
_JOINING = frozenset(_LISTS["joining"])
_NAMES = frozenset(_LISTS["naming"]) | {"doctor"}
_GIVEN = frozenset(_LISTS["male_names"]) | frozenset(_LISTS["female_names"])
_CLOSES = frozenset((",", "of", "from", "at", "who", "(", "—", "–"))
_BETWEEN = 7  # words between a comma and a name
_TAIL = 10  # words of *of the report* before a comma
_LONGEST = 4  # words of a name

Named = Sequence[tuple[str, int, int]]


def beside(
    raw: Sequence[str], low: Sequence[str], lo: int, end: int, hi: int, inside: Named
) -> tuple[int, int] | None:
    """The words of the name beside the phrase ``lo`` to ``hi`` whose head ends at ``end``."""
    one_of = list(low[lo : lo + 2]) == ["one", "of"]
    comma = next((i for i in range(end, min(hi, end + _TAIL)) if raw[i] == ","), hi)
    if one_of:
        end = comma if low[comma - 1].endswith("s") else end
    if comma >= hi or raw[end - 1][0].isupper():
        return None
    role = _is_role(low[end - 1])
    if (not role and end < comma) or (not one_of and _breaks(low, end, comma)):
        return None
    body = low[comma - 1] in _FIRMS and end < comma
    definite = low[lo] in _DEFINITE
    person = one_of or role
    for kind, a, b in inside:
        closed = b == hi or low[b] in _CLOSES
        if kind != "person" or not closed or not (person or a > comma + 1):
            continue
        titled = a > comma + 1 and low[a - 1 - (low[a - 1] == ".")] in _NAMES
        named = titled or low[a] in _GIVEN or (definite and low[b - 1] not in _ENDS)
        if (not body or named) and _called(low, comma + 1, a):
            return a, b
    if body or not person or end < comma:
        return None
    at = comma + 1
    while at < hi and (raw[at][0].isupper() or low[at] in _PARTICLES):
        at += 1
    closed = at == hi or raw[at] == ","
    closed = closed and not any(a < at and b > end for _, a, b in inside)
    return (comma + 1, at) if closed and 2 < at - comma <= _LONGEST + 1 else None


def _is_role(word: str) -> bool:
    """Whether a noun is for one person."""
    office = word in _TITLES and len(word) > 3  # the party's whip
    return word in _PEOPLE or word in _MORE or office or word.endswith(_ENDINGS)


def _breaks(low: Sequence[str], lo: int, hi: int) -> bool:
    """Whether more than *of the report* stands between a head and a comma."""
    return any(w in RELATIVE or w in _JOINING or not w[0].isalnum() for w in low[lo:hi])


def _called(low: Sequence[str], lo: int, name: int) -> bool:
    """Whether the words from ``lo`` to a name, none at all or few, end in a role or title:
    *an aide, radio host Jane Roe*."""
    words = [w for w in low[lo:name] if w != "."]
    if lo > name or len(words) > _BETWEEN or not all(w[0].isalnum() or w in "-’'" for w in words):
        return False
    return not words or (words[-1] in _ROLES and words[0] not in RELATIVE)


def one_of_two(low: Sequence[str], lo: int, name: int) -> bool:
    """Whether *and* joins two roles of the one whose name begins at ``name``: *actor and author
    Jane Roe*, but not *the actor and the author Jane Roe*."""
    joined = [i for i in range(lo, name) if low[i] in ("and", "or", "&", ",")]
    if len(joined) != 1 or low[joined[0]] != "and":
        return False
    at = joined[0]
    after = low[at + 1 : name]
    if {"the", "a", "an", "his", "her", "its", "their"} & set(after) or at == lo:
        return False
    return bool(after) and low[at - 1] in _ROLES and after[-1] in _ROLES
