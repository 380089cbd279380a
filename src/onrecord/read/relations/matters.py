"""What statements far apart have in common: rare stems, and words of one kin.

Stems are indexed once; only statements that share a rare one are ever set side by side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from onrecord.read.finite import NUMBER, SIGN
from onrecord.read.lists import load
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import Link

LISTS = load("oppositions.toml")
_RAREST = 6  # statements that may hold a stem that joins two of them
_EMPTY = frozenset(stem(word) for word in LISTS["norms"]["empty"])
_NEGATIVE = frozenset(load("relations.toml")["denying"]["negative"])
_UNSAID = ("asks", "declines", "evades")
_MOST = 6  # links a report, by 150 statements
_FIRST = 4000  # statements that are indexed: a report has hundreds at most


def camps(groups: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Each word of a list of groups with the names of the groups that it stands in."""
    out: dict[str, tuple[str, ...]] = {}
    for name, words in groups.items():
        for word in words:
            out[word] = (*out.get(word, ()), name)
    return out


_KIN = camps(LISTS["kin"])
_CAMPS = camps(
    {
        f"{name} {side}": words
        for name, both in LISTS["opposites"].items()
        for side, words in zip("ab", both, strict=True)
    }
)


def opposite(camp: str) -> str:
    """The camp that faces another."""
    return camp[:-1] + ("b" if camp[-1] == "a" else "a")


class Matters:
    """The statements of a report by their rare stems."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.able = [n for n in range(min(_FIRST, len(ground.statements))) if ground.says(n)]
        self.holders: dict[str, list[int]] = {}
        for n in self.able:
            for one in ground.stems(n):
                if one not in _EMPTY and one[:1].isalpha():
                    self.holders.setdefault(one, []).append(n)
        self._own: dict[int, list[int]] = {}
        self._negative: dict[int, list[int]] = {}
        self._kin: dict[int, frozenset[str]] = {}

    def weight(self, one: str) -> float:
        """How much two statements have in common by a stem: 1 where no third one holds it."""
        count = len(self.holders.get(one, ()))
        return 1.0 / math.sqrt(count - 1) if 2 <= count <= _RAREST else 0.0

    def rivals(self, number: int, stems: Iterable[str] | None = None) -> dict[int, list[str]]:
        """The other statements that share a rare stem with one, and which."""
        out: dict[int, list[str]] = {}
        for one in sorted(self.ground.stems(number) if stems is None else stems):
            holders = self.holders.get(one, ())
            if 2 <= len(holders) <= _RAREST:
                for other in holders:
                    if other != number:
                        out.setdefault(other, []).append(one)
        return out

    def shared(self, stems: Iterable[str]) -> float:
        """The weight of stems together."""
        return sum(self.weight(one) for one in stems)

    def own(self, number: int) -> list[int]:
        """The words of a statement, without its signs."""
        found = self._own.get(number)
        if found is None:
            lo, hi = self.ground.extent[number]
            kind, owner = self.ground.words.kind, self.ground.owner
            found = [k for k in range(lo, hi) if owner[k] == number and not kind[k] & SIGN]
            self._own[number] = found
        return found

    def kin(self, number: int) -> frozenset[str]:
        """The kins that a statement's words belong to."""
        found = self._kin.get(number)
        if found is None:
            low = self.ground.low
            found = frozenset(name for k in self.own(number) for name in _KIN.get(low[k], ()))
            self._kin[number] = found
        return found

    def negative(self, number: int) -> list[int]:
        """The words of a statement that negate: *no*, *never*, *didn't*."""
        found = self._negative.get(number)
        if found is None:
            low = self.ground.low
            words = self.own(number)
            found = [k for k in words if low[k] in _NEGATIVE or low[k].endswith("n't")]
            self._negative[number] = found
        return found

    def camps(self, number: int) -> dict[str, int]:
        """The camps that a statement's words stand in, each with such a word."""
        low = self.ground.low
        out = {}
        for k in self.own(number):
            for name in _CAMPS.get(low[k], ()):
                out[name] = k
            if low[k] in ("up", "down") and k + 1 < len(low):
                by = low[k + 1] == "by" or bool(self.ground.words.kind[k + 1] & NUMBER)
                if by:
                    out["rising a" if low[k] == "down" else "rising b"] = k
        return out

    def told(self, number: int) -> bool:
        """Whether a statement tells what is or was, and neither asks nor declines nor supposes."""
        ground = self.ground
        one = ground.attribution(number)
        if one is not None and one.force in _UNSAID:
            return False
        modality = ground.statements[number].modality
        if modality in ("asked", "conditional", "required", "possible"):
            return False
        low = ground.low
        words = self.own(number)
        return not any(low[k] in ("if", "unless", "whether") for k in words[:3])


def kin_of(words: Sequence[str]) -> frozenset[str]:
    """The kins that words belong to."""
    return frozenset(name for word in words for name in _KIN.get(word, ()))


def fewer(marked: Iterable[Link], *found: Iterable[Link]) -> list[Link]:
    """The surest links that no mark already gave: about six in an article of common length."""
    known = {frozenset((link.start, link.end)) for link in marked}
    new = list[Link]()
    for link in sorted(
        (link for links in found for link in links), key=lambda one: -one.confidence
    ):
        pair = frozenset((link.start, link.end))
        if pair not in known:
            known.add(pair)
            new.append(link)
    longest = max((max(link.start, link.end) for link in new), default=0)
    return new[: _MOST * (1 + longest // 100)]
