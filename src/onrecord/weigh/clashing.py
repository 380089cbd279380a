"""Statements of two reports that would be one claim, but for a number, a date or a negation.

Such a pair is never joined: it is where reports tell the same thing otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from onrecord.ledger.records import parted
from onrecord.weigh.candidates import Bytes, Rows, near
from onrecord.weigh.claims import JOINED
from onrecord.weigh.features import features
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.joins import NEAR, Affairs, scored
from onrecord.weigh.laying import Laid
from onrecord.weigh.vetoes import contradiction, too_little

# Of what keeps two statements apart, what says that they tell one thing in two ways. Other names,
# or another speaker's *we*, are about somebody else.
_OTHERWISE = (
    "one of them negates",
    "other quantity",
    "other number",
    "other time",
    "contrary words",
    "one of them is not sure",
)


class Clash(msgspec.Struct, frozen=True):
    """Two statements of different reports, the one of the earlier report first."""

    first: str  # keys
    second: str
    score: float  # what it would be as a join, 0 to 1
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
    for i, j, cosine in near(every, every, NEAR):
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
    if why is None or not why.startswith(_OTHERWISE) or too_little(one, other) is not None:
        return None
    score = round(scored(features(one, other, cosine, affairs.of(one.affair, other.affair))), 4)
    return Clash(first, second, score, why) if score >= JOINED else None


def _likest(found: Sequence[Clash], order: dict[str, int], holdings: Holdings) -> tuple[Clash, ...]:
    taken: set[tuple[str, str]] = set()
    kept = []
    for one in sorted(found, key=lambda clash: (-clash.score, clash.first, clash.second)):
        ends = ((one.first, parted(one.second)[0]), (one.second, parted(one.first)[0]))
        if not taken & set(ends):
            taken |= set(ends)
            kept.append(one)

    def place(clash: Clash) -> tuple[int, int, str]:
        held = holdings.by_key[clash.second]
        return order[held.report], held.place, clash.first

    return tuple(sorted(kept, key=place))
