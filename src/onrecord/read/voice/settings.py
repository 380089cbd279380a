"""Where a word of the lists does not judge: fixed names, literal senses, somebody else's word.

The lists are in voicecontexts.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.read.lists import load
from onrecord.read.voice.lexicon import STRONG, Found, Lexicon
from onrecord.read.voice.line import Line

_LISTS: dict[str, Any] = load("voicecontexts.toml")
_REACH = int(_LISTS["others"]["reach"])
_NO_NAMING = frozenset(_LISTS["others"]["no_naming"].split())
_BRIDGES = frozenset(_LISTS["others"]["bridges"].split())
_TOPICS = tuple(
    (
        frozenset(topic["signs"].split()),
        frozenset(topic["words"].split()),
        frozenset(line for line in topic.get("phrases", "").splitlines() if line),
    )
    for topic in _LISTS["topics"].values()
)
_STOPS = frozenset(",;:.!?—–()") | {"but", "which", "who", "because", "although", "while"}
_CAPITALS = frozenset(_LISTS["capitals"]["words"].split())
_ADJECTIVE = (
    *("ed", "ful", "ous", "less", "ing", "ic", "ish", "al", "ive", "ly", "ent", "ant", "able"),
    *("ible", "ian"),
)
_INSIDE = frozenset(",-/&'’.")  # signs in the middle of names
# A guess is the author's own, whoever was accused before it.
_OWN = frozenset(("speculation", "insinuation"))


def _contexts() -> Lexicon:
    out = Lexicon()
    out.add("fixed", STRONG, _LISTS["fixed"])
    out.add("naming", STRONG, {"phrases": _LISTS["others"]["naming"]})
    out.add("charging", STRONG, {"phrases": _LISTS["others"]["charging"]})
    return out


_CONTEXTS = _contexts()


def admitted(line: Line, found: Sequence[Found]) -> list[Found]:
    """Those of the finds that no context takes away."""
    if not found:
        return []
    low = line.low
    fixed: set[int] = set()
    taken: list[tuple[int, str]] = []  # the last word of what makes others' words follow
    for one in _CONTEXTS.find(low):
        if one.kind == "fixed":
            fixed.update(range(one.first, one.last + 1))
        else:
            taken.append((one.last, one.kind))
    said = frozenset(low)
    literal = [(words, phrases) for signs, words, phrases in _TOPICS if not signs.isdisjoint(said)]
    return [
        one
        for one in found
        if fixed.isdisjoint(range(one.first, one.last + 1))
        and not any(_is_literal(low, one, *topic) for topic in literal)
        and not _is_name(line, one)
        and (one.kind in _OWN or not _is_others(low, one.first, taken))
    ]


def _is_literal(
    low: Sequence[str], one: Found, words: frozenset[str], phrases: frozenset[str]
) -> bool:
    return one.written in phrases or (one.first == one.last and low[one.first] in words)


def _is_name(line: Line, one: Found) -> bool:
    """Whether a single word is part of a name: a capital where no sentence begins."""
    at = one.first
    if one.first != one.last or not line.is_capital(at) or line.is_headline:
        return False
    if line.low[at] in _CAPITALS:
        return False
    if line.is_shouted(at):
        return True
    if at and not (line.is_sign(at - 1) and line.low[at - 1] not in _INSIDE):
        return True
    before_name = at + 1 < len(line) and line.is_capital(at + 1)
    return before_name and not line.low[at].endswith(_ADJECTIVE)  # `Disgraced Mayor Orm`


def _is_others(low: Sequence[str], at: int, taken: Sequence[tuple[int, str]]) -> bool:
    """Whether what stands shortly before makes the word somebody else's."""
    for last, kind in taken:
        if not last < at <= last + _REACH:
            continue
        between = low[last + 1 : at]
        if not _STOPS.isdisjoint(between):
            continue
        if kind == "naming" and low[last + 1] in _NO_NAMING:
            continue
        if kind == "naming" or not _BRIDGES.isdisjoint(between):
            return True
    return False
