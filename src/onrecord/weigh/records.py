"""What weighing gives: statements as held, claims, sources and roots across reports.

All are frozen msgspec Structs, named as in the JSON contract (docs/ledger.md).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.records import Attribution, Grade, Source, SourceKind, Statement, Voice

Status = Literal["unanswered", "declined", "confirmed", "denied", "disputed"]


class Held(msgspec.Struct, frozen=True):
    """A statement of a current reading, with all that it hangs on."""

    key: str  # REPORT#STATEMENT
    report: str
    date: str  # ISO 8601 day that answers for the report
    outlet: str | None
    place: int  # its number in the report, from 0
    statement: Statement
    attribution: Attribution | None  # None: the author's own voice, or read without one
    chain: tuple[Source, ...]  # from the hop nearest to the report to the root; empty: the author

    @property
    def root(self) -> Source | None:
        """Where it comes from; None: the author, or a source that was not read."""
        return self.chain[-1] if self.chain else None

    @property
    def voice(self) -> Voice:
        """Whether it is put to somebody."""
        return self.statement.voice

    @property
    def grade(self) -> Grade | None:
        """The grade of its root; ``author`` in the author's own voice."""
        if self.statement.voice == "author":
            return "author"
        return self.root.grade if self.root else None


class Roots(msgspec.Struct, frozen=True):
    """How many independent roots a claim has: at least, at most, and why not one number."""

    min: int
    max: int
    reasons: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True):
    """The same statement across reports."""

    id: str
    text: str  # of its first statement
    first: str  # ISO 8601 day
    last: str
    reports: tuple[str, ...]  # by date; reprints too
    statements: tuple[str, ...]  # keys, in the order of reports and text
    grades: dict[str, int]  # grade of the root to the number of statements; "unknown": not graded
    roots: Roots
    status: Status
    confidence: float = 1.0  # of the weakest join that holds it together; 1 for a single statement
    reasons: tuple[str, ...] = ()  # of its joins, the weakest first


class SourceRef(msgspec.Struct, frozen=True, order=True):
    """A source of one reading."""

    report: str
    source: str


class LedgerSource(msgspec.Struct, frozen=True):
    """One source across reports, under all its names.

    An anonymous source stands alone always; ``possibly`` names those that it may be one with.
    """

    id: str
    name: str
    grade: Grade | None
    kind: SourceKind | None
    role: str | None
    affiliation: str | None
    aliases: tuple[str, ...]
    reports: tuple[str, ...]
    statements: int  # how many statements have it as their root
    members: tuple[SourceRef, ...]
    possibly: tuple[str, ...] = ()  # ids
    offices: tuple[str, ...] = ()  # roles held, each with where: an office outlives its holder
    reasons: tuple[str, ...] = ()  # why its members are one
