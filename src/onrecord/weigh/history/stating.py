"""Pairs of statements of one actor, on different days, that say the opposite of each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.ledger.records import Join
from onrecord.weigh.history.actors import Actors
from onrecord.weigh.history.denying import denied
from onrecord.weigh.history.matters import Matters, sign
from onrecord.weigh.records import Held

_LEAST = 0.6  # score below which two statements are not held to be opposite
_NEAR = 0.4  # weight of the words that both have
_FORCES = (None, "states", "confirms", "claims", "denies", "reports", "believes", "accuses")
_LINKED = ("one of them negates", "contrary words")


class Turned(NamedTuple):
    """What an actor said, and the opposite that it said later."""

    earlier: Held
    later: Held
    score: float
    reason: str


def turned(matters: Matters, actors: Actors) -> tuple[Turned, ...]:
    """All such pairs, by the later statement."""
    if matters.turned is None:
        matters.turned = tuple(_found(matters, actors))
    return matters.turned


def _found(matters: Matters, actors: Actors) -> Iterator[Turned]:
    against = {
        (link.first, link.second): link
        for link in matters.holdings.links
        if link.kind == "against" and link.reason.startswith(_LINKED)
    }
    spoken: dict[str, list[Held]] = {}
    for held in matters.held:
        if _counts(held):
            for name in actors.keys(held):
                spoken.setdefault(name, []).append(held)
    seen: set[tuple[str, str]] = set()
    for every in spoken.values():
        for number, later in enumerate(every):
            for earlier in every[:number]:
                if earlier.date >= later.date or sign(earlier) * sign(later) > 0:
                    continue
                if (earlier.key, later.key) in seen or not matters.share(earlier, later, _NEAR):
                    continue
                seen.add((earlier.key, later.key))
                if actors.one(earlier, later) and matters.same_affair(earlier.report, later.report):
                    found = _opposite(matters, earlier, later, against)
                    if found is not None:
                        yield found


def _counts(held: Held) -> bool:
    """Whether somebody says that something is so, or is not."""
    if held.root is None or held.voice != "reported" or sign(held) == 0:
        return False
    force = held.attribution.force if held.attribution else None
    return force in _FORCES and held.statement.modality == "asserted"


def _opposite(
    matters: Matters, earlier: Held, later: Held, against: dict[tuple[str, str], Join]
) -> Turned | None:
    found = denied(matters, earlier, later)
    linked = against.get((min(earlier.key, later.key), max(earlier.key, later.key)))
    if linked is not None and (found is None or linked.score > found[0]):
        found = linked.score, linked.reason
    if found is None or found[0] < _LEAST:
        return None
    return Turned(earlier, later, round(found[0], 2), found[1])
