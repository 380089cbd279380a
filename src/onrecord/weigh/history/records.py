"""What is told of claims and positions over time. All are frozen msgspec Structs."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.records import PositionKind, ResponseKind, Span
from onrecord.weigh.governments import Side
from onrecord.weigh.records import SourceRef
from onrecord.weigh.standing.labelling import Label

ChangeKind = Literal["narrowed", "widened", "other number", "other place", "withdrawn"]
SURE = 0.8  # a score below this is said to be uncertain


class Answered(msgspec.Struct, frozen=True):
    """What an official answered to a claim, in one report.

    ``dates`` are all that the report was published under, ``date`` the first. ``score`` is how
    sure it is that this answers the claim, 0 to 1, by ``reason``.
    """

    claim: str
    claim_text: str
    date: str
    dates: tuple[str, ...]
    actor: str
    source: SourceRef
    actor_id: str | None  # of the ledger's source
    party: str
    side: Side
    kind: ResponseKind
    report: str
    spans: tuple[Span, ...]
    text: str
    score: float
    reason: str
    about: str | None = None  # key of the statement that it answers
    statement: str | None = None  # key of the statement that answers, where it is one
    speaks_for: tuple[str, ...] = ()
    retold: bool = False  # told as something that was answered before


class Once(msgspec.Struct, frozen=True):
    """What the actor said on one of the two days."""

    date: str
    dates: tuple[str, ...]
    report: str
    text: str
    spans: tuple[Span, ...]
    statement: str | None = None  # key
    source: SourceRef | None = None
    said_by: str = ""  # the name that the report gives


class Reversal(msgspec.Struct, frozen=True):
    """What an actor said, and the opposite that it said later."""

    actor: str
    actor_id: str | None
    earlier: Once
    later: Once
    score: float
    reason: str
    claim: str | None = None  # to which both answered


class Changed(msgspec.Struct, frozen=True):
    """How a later statement tells otherwise what an earlier one said."""

    kind: ChangeKind
    claim: str  # of the earlier
    earlier: str  # keys
    later: str
    was: str | None
    now: str | None
    score: float
    reason: str


class Met(msgspec.Struct, frozen=True):
    """A later statement that meets a rule's condition, and how that statement stands."""

    statement: str  # key
    date: str
    report: str
    text: str
    spans: tuple[Span, ...]
    said_by: str | None
    score: float
    reason: str
    standing: Label | None = None
    why: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True):
    """A position as a rule: what is to follow where something is done."""

    id: str
    actor: str
    actor_id: str | None
    source: SourceRef
    kind: PositionKind
    condition: str
    consequence: str
    condition_spans: tuple[Span, ...]
    consequence_spans: tuple[Span, ...]
    date: str
    dates: tuple[str, ...]
    report: str
    spans: tuple[Span, ...]
    text: str
    met: tuple[Met, ...] = ()
    reason: str = ""
    stated: bool = True  # False: no position was read; the words are a rule all the same

    @property
    def met_by(self) -> tuple[str, ...]:
        """The keys of the statements that meet it."""
        return tuple(one.statement for one in self.met)
