"""What is known of an act, each part with the words and the statement that it rests on.

All are frozen msgspec Structs, named as in the JSON contract.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.records import Grade, Span
from onrecord.weigh.standing.labelling import Label

Part = Literal[
    "decided_by", "authorised_by", "carried_out_by", "enabled_by", "oversight", "side", "rule"
]
Oversight = Literal["reported", "none", "disputed"]
How = Literal["names", "made", "met"]
ROLES: tuple[Part, ...] = ("decided_by", "authorised_by", "carried_out_by", "enabled_by")


class Ground(msgspec.Struct, frozen=True):
    """One thing that a report says of an act, on whose word, and whether that stands."""

    part: Part
    actor: str | None  # who decided, enabled, reads it so; the body that oversees, where named
    report: str
    date: str  # ISO 8601 day of the report
    spans: tuple[Span, ...]  # the words that say it
    statement: str | None  # key of the statement that they stand in
    reason: str  # the words and rule by which it was read
    grade: Grade | None = None  # of the actor, where it is a source of the report
    kind: str | None = None  # oversight: reported or none; a side: the force; a rule: the kind
    standing: Label | None = None  # of the statement; None: it is none that could stand
    without_anonymous: Label | None = None  # the same, with anonymous sources struck out
    why: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True):
    """A position under which somebody counts as responsible for such an act, or that it meets."""

    id: str
    actor: str
    kind: str
    how: How  # it names such acts; the act made it; it is met by it
    ground: Ground
    condition: tuple[Span, ...] = ()


class Act(msgspec.Struct, frozen=True):
    """What somebody decided, authorised, carried out or enabled, across reports."""

    id: str
    text: str
    date: str  # ISO 8601 day that a report gives for it, or else of the first report
    dated_by: Literal["told", "published"]
    report: str  # the first that tells of it
    spans: tuple[Span, ...]  # the words of `text` in it
    grounds: tuple[Ground, ...]  # by part, date, report and place
    rules: tuple[Rule, ...] = ()
    statements: tuple[str, ...] = ()  # keys of those that tell of it
    claims: tuple[str, ...] = ()  # ids
    reports: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # ids that it goes by when fewer reports are there
    cautions: tuple[str, ...] = ()

    def of(self, part: Part) -> tuple[Ground, ...]:
        """Its grounds of one part."""
        return tuple(one for one in self.grounds if one.part == part)

    def actors(self, part: Part) -> tuple[str, ...]:
        """Names of those who had a part, each once, in the order of the grounds."""
        return _once(one.actor for one in self.of(part))

    @property
    def oversight(self) -> Oversight | None:
        """What reports say of it: reported, missing, both, or nothing at all."""
        kinds = {one.kind for one in self.of("oversight")}
        if kinds >= {"reported", "none"}:
            return "disputed"
        if "none" in kinds:
            return "none"
        return "reported" if "reported" in kinds else None


def _once(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
