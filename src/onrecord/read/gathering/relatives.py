"""The noun phrase that a relative pronoun belongs to: *a retired pilot who*, *29 others who*."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

_WIDE = 9  # words of a phrase before "who"
_ASIDE = 14  # words between two dashes
_COUNTS = frozenset(
    (
        *("both", "some", "many", "several", "all", "few", "most", "those", "these", "two"),
        *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("dozens", "hundreds", "thousands", "other", "others", "such", "more"),
    )
)
_DASHES = frozenset("-—–")
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))


def phrase_before(
    raw: Sequence[str],
    paragraph: Sequence[int],
    at: int,
    openers: AbstractSet[str],
    stops: AbstractSet[str],
) -> tuple[int, int] | None:
    """The words of the phrase before the relative pronoun at ``at``, where it is plain where they
    begin: at one of the ``openers`` (articles), a number, or a word such as *both*. It holds none
    of ``stops``."""
    low = [w.lower() for w in raw[max(0, at - _WIDE - _ASIDE - 4) : at]]
    end = len(low)
    shift = at - end
    if end and raw[at - 1] == ",":
        end -= 1
    elif end and raw[at - 1] in _DASHES:
        end = _aside(raw[shift:at])
    for lo in range(end - 1, max(end - 2 - _WIDE, -1), -1):
        word = low[lo]
        if paragraph[shift + lo] != paragraph[at] or word in stops:
            return None
        if not (word[0].isalnum() or word in "-’'"):
            return None
        counted = word in _COUNTS or word.isdigit()
        if (word in openers or counted) and lo < end - 1:
            if lo and low[lo - 1] in ("both", "all", "some", "the"):
                lo -= 1
            return shift + lo, shift + end
    return None


def _aside(raw: Sequence[str]) -> int:
    """Where the words end that stand before an aside in dashes."""
    end = len(raw)
    while end and raw[end - 1] in _DASHES:
        end -= 1
    k = end - 1
    while k >= 0 and end - k <= _ASIDE:
        spaced = k == 0 or raw[k - 1] in _DASHES or raw[k] in "—–"
        if raw[k] in _DASHES and spaced:
            while k and raw[k - 1] in _DASHES:
                k -= 1
            return k
        k -= 1
    return end


def listed(
    low: Sequence[str],
    end: int,
    hi: int,
    inside: Sequence[tuple[str, int, int]],
    titles: AbstractSet[str],
    joining: AbstractSet[str],
) -> bool:
    """Whether other people are named beside the one whose name ends at ``end``, before ``hi``.
    ``inside`` are the names, as (kind, first word, end)."""
    for i in range(end, hi):
        if low[i] in RELATIVE:
            return False
        if low[i] in joining or (i == end and low[i] == ","):
            at = i + 1
            while at < hi and (low[at] in titles or low[at] in (".", "the", ",")):
                at += 1
            for kind, a, b in inside:
                if a == at and kind == "person" and (b == hi or low[b] in joining | {","}):
                    return True
    return False
