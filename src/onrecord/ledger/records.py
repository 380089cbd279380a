"""What the ledger keeps beside readings: reports as filed, joins, corrections.

All are frozen msgspec Structs. A statement is known in the whole ledger by its *key*,
``REPORT#STATEMENT``: the report's id, and the statement's id within its reading.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.records import Grade, ReaderId, RelationKind

LinkKind = Literal["same", "against", "concerns"]
Outcome = Literal["added", "again", "dated", "reprint", "reread", "forgotten"]
CorrectionKind = Literal[
    "merge_sources",
    "split_sources",
    "set_grade",
    "join_claims",
    "part_claims",
    "cannot_tell",
    "strike_relation",
    "add_relation",
]


def key_of(report: str, statement: str) -> str:
    """The key of a statement in the whole ledger."""
    return f"{report}#{statement}"


def parted(key: str) -> tuple[str, str]:
    """The report's id and the statement's id of a key."""
    report, _, statement = key.rpartition("#")
    return report, statement


class Publication(msgspec.Struct, frozen=True, order=True):
    """Once that a report's text was published: when, by whom, where."""

    published: str | None  # ISO 8601 date, or date and time
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    address: str | None = None


class Filed(msgspec.Struct, frozen=True):
    """A report as the ledger keeps it, without its text.

    The same text under two dates is one report with two publications, answered for by the first.
    A reprint has (nearly) the text of an earlier report: it is no second source.
    """

    id: str
    publications: tuple[Publication, ...]  # by date, the earliest first
    added: str  # ISO 8601, UTC
    reader: ReaderId | None = None  # that of the reading that counts now
    reprint_of: str | None = None
    similarity: float | None = None  # share of the reprint's word shingles that the original has
    forgotten: str | None = None  # when its text was removed for good; ISO 8601, UTC
    forgotten_by: str | None = None
    forgotten_why: str | None = None
    revises: str | None = None  # the id that it was given, which another text has

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates that it was published under, ISO 8601 days, each once."""
        days = {p.published[:10] for p in self.publications if p.published}
        return tuple(sorted(days))

    @property
    def date(self) -> str:
        """The day that answers for it: the first of its dates, or else the day it was added."""
        return self.dates[0] if self.dates else self.added[:10]

    @property
    def outlet(self) -> str | None:
        """The outlet of the first publication that names one."""
        return next((p.outlet for p in self.publications if p.outlet), None)

    @property
    def title(self) -> str | None:
        """The title of the first publication that has one."""
        return next((p.title for p in self.publications if p.title), None)


class Added(msgspec.Struct, frozen=True):
    """What became of a report that was given to the ledger."""

    report: str
    outcome: Outcome
    of: str | None = None  # the report that it reprints, or whose text it has


class Join(msgspec.Struct, frozen=True, order=True):
    """Two statements of different reports that have to do with each other, by the weigher.

    ``same``: they say the same thing. ``against``: they would, but for a number, a date, a
    negation or a contrary word. ``concerns``: one is about the matter of the other: asks for it,
    answers it, or makes it the condition of a rule.
    """

    first: str  # keys, the smaller first
    second: str
    score: float  # probability that a careful reader would join them, 0 to 1
    reason: str
    kind: LinkKind = "same"


class Anchor(msgspec.Struct, frozen=True, order=True):
    """A place in a report's text that outlives re-reading: the span, and its words as a check."""

    report: str
    start: int
    end: int
    quote: str


class Correction(msgspec.Struct, frozen=True):
    """What a person put right: who, when, why. Never rewritten; an undoing is a row of its own.

    ``anchors`` are spans of mentions (sources) or of statements (claims, relations):
    ``merge_sources`` and ``join_claims`` say that all anchors are one, ``split_sources`` and
    ``part_claims`` that the first is not one with any of the others; ``set_grade`` gives the
    source of the first anchor the ``grade``; relations run from the first to the second.
    """

    kind: CorrectionKind
    anchors: tuple[Anchor, ...]
    who: str
    why: str
    when: str = ""  # ISO 8601, UTC; set by the ledger
    id: int = 0  # set by the ledger
    grade: Grade | None = None
    relation: RelationKind | None = None
    undone: bool = False
