"""Statements of two reports that are much alike, but for a number, a date or a negation.

Such a pair is never joined: it is where reports may tell the same thing otherwise. A person has to
look: of twelve with another quantity in twelve topics of ECB+, seven were so when read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from onrecord.ledger.records import parted
from onrecord.weigh.candidates import Bytes, Rows, near
from onrecord.weigh.features import shared
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.joins import Affairs
from onrecord.weigh.laying import Laid
from onrecord.weigh.vetoes import contradiction, too_little

_LEAST = 0.70  # cosine of meaning of any clash
_AFFAIR = 0.15  # likeness of two reports, by their rare stems, below which nothing is set together


class _Bar(NamedTuple):
    """How alike two statements must be before what keeps them apart is told as a clash."""

    cosine: float
    of_smaller: float  # shared weight of stems, of the statement with less of it
    of_larger: float


# By what keeps them apart; another name, or another speaker's *we*, is about somebody else. Set by
# reading clashes in twelve topics of ECB+: numbers are told otherwise often and plainly, while a
# negation mostly belongs to something else in the sentence.
_BARS = {
    "other quantity": _Bar(0.70, 0.45, 0.30),
    "other number": _Bar(0.70, 0.45, 0.30),
    "other time": _Bar(0.75, 0.70, 0.50),
    "contrary words": _Bar(0.75, 0.70, 0.50),
    "one of them negates": _Bar(0.70, 0.60, 0.50),
}


class Clash(msgspec.Struct, frozen=True):
    """Two statements of different reports, the one of the earlier report first."""

    first: str  # keys
    second: str
    cosine: float  # of their vectors
    reason: str  # what keeps them apart


def clashes(
    holdings: Holdings, reports: Sequence[str], keys: Sequence[str], vectors: Bytes
) -> tuple[Clash, ...]:
    """The clashes between reports, in their order; ``vectors`` (statements, D) by ``keys``.

    Each statement clashes with no more than one of each other report: the likest. What a person
    joined or parted is not looked at again, and a reprint clashes with nothing.
    """
    chosen = [name for name in reports if holdings.original(name) not in set(reports) - {name}]
    order = {name: place for place, name in enumerate(chosen)}
    rows = [n for n, key in enumerate(keys) if key in holdings.by_key and parted(key)[0] in order]
    if not rows:
        return ()
    names = [keys[n] for n in rows]
    group = np.array([order[parted(key)[0]] for key in names], dtype=np.int64)
    laid = {name: Laid(holdings.readings[name]) for name in chosen}
    judged = {(one.first, one.second) for one in holdings.joins} | holdings.parted
    affairs = Affairs()
    found: list[Clash] = []
    every = Rows(vectors[rows], group)
    for i, j, cosine in near(every, every, _LEAST, rare=0.0, both=0.0):
        for a, b, alike in zip(i.tolist(), j.tolist(), cosine.tolist(), strict=True):
            if group[a] >= group[b]:
                continue  # the other way round it comes again
            one, other = names[a], names[b]
            if (min(one, other), max(one, other)) in judged:
                continue
            clash = _clash(laid, one, other, alike, affairs)
            if clash is not None:
                found.append(clash)
    return _likest(found, order, holdings)


def _clash(
    laid: dict[str, Laid], first: str, second: str, cosine: float, affairs: Affairs
) -> Clash | None:
    profiles = []
    for key in (first, second):
        report, statement = parted(key)
        profiles.append(laid[report].profile(laid[report].number[statement]))
    one, other = profiles
    why = contradiction(one, other)
    bar = next((bar for name, bar in _BARS.items() if why and why.startswith(name)), None)
    if why is None or bar is None or too_little(one, other) is not None:
        return None
    odd = (one.negations - other.negations) % 2
    if why.startswith("one of them negates") and not (odd and one.negated != other.negated):
        return None  # a negation beside what is said
    smaller, larger = sorted((one.total, other.total))
    common = sum(sorted(shared(one, other).values()))
    alike = cosine >= bar.cosine and common >= max(bar.of_smaller * smaller, bar.of_larger * larger)
    if not alike or affairs.of(one.affair, other.affair) < _AFFAIR:
        return None
    return Clash(first, second, round(cosine, 4), why)


def _likest(found: Sequence[Clash], order: dict[str, int], holdings: Holdings) -> tuple[Clash, ...]:
    taken: set[tuple[str, str]] = set()
    kept = []
    for one in sorted(found, key=lambda clash: (-clash.cosine, clash.first, clash.second)):
        ends = ((one.first, parted(one.second)[0]), (one.second, parted(one.first)[0]))
        if not taken & set(ends):
            taken |= set(ends)
            kept.append(one)

    def place(clash: Clash) -> tuple[int, int, str]:
        held = holdings.by_key[clash.second]
        return order[held.report], held.place, clash.first

    return tuple(sorted(kept, key=place))
