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
_SOME = frozenset(("one", "two", "three", "four", "some", "several", "many", "most", "another"))
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
            if lo > 1 and low[lo - 1] == "of" and low[lo - 2] in _SOME:
                lo -= 2  # one of its members, who
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


_COUNTED = {"both": "two", "the two": "two", "the pair": "two"}
_COUNTED |= {"the three": "three", "the trio": "three"}
_LOOKED = 45  # words before *both*
_LONG = 9  # words of a counted phrase


def brought(
    low: Sequence[str], raw: Sequence[str], paragraph: Sequence[int], lo: int, hi: int
) -> tuple[int, int] | None:
    """The words of the counted phrase that the source *both* or *the two* goes back to, in its
    paragraph: *two members of the board*, to a comma or a verb."""
    said = " ".join(low[lo:hi])
    number = _COUNTED.get(said)
    if number is None and said != "they":
        return None
    for at in range(lo - 1, max(lo - 1 - _LOOKED, -1), -1):
        if paragraph[at] != paragraph[lo]:
            return None
        opens = at == 0 or paragraph[at - 1] != paragraph[at] or raw[at - 1] in ".?!"
        if low[at] != number and not (number is None and opens and low[at] in _SOME):
            ended = number is None and raw[at] in ".?!"
            if ended and any(w in ".?!" for w in raw[at + 1 : lo - 1]):
                return None  # they: only of the sentence before
            continue
        end, plural = at + 1, False
        while end < lo and end - at < _LONG and raw[end][0].isalnum():
            if plural and low[end] not in _INSIDE and low[end - 1] not in _INSIDE:
                break
            plural = plural or (low[end].endswith("s") and low[end] not in _INSIDE)
            end += 1
        return (at, end) if plural else None
    return None


_INSIDE = frozenset(
    ("of", "the", "in", "at", "from", "his", "her", "its", "their", "to", "close", "a")
)
