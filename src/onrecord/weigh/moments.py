"""What a timeline is made of, and what is asked of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.records import Grade, Span
from onrecord.weigh.records import Claim, LedgerSource

What = Literal["report", "statement", "response", "position", "decision"]


class Moment(msgspec.Struct, frozen=True):
    """One thing on record, with its date."""

    date: str  # ISO 8601 day
    what: What
    actor: str | None  # by name; None: not known
    text: str
    report: str
    spans: tuple[Span, ...]
    dated_by: Literal["published", "added", "told"]  # told: the report itself dates it so
    published: str  # the day that answers for the report
    dates: tuple[str, ...]  # every day that it was published under
    outlet: str | None
    kind: str | None = None  # of the response, position or decision; a statement's force
    grade: Grade | None = None  # of the actor
    statement: str | None = None  # key: of the statement, or of the one answered or decided
    about: str | None = None  # the text of the statement that a response is about
    claim: str | None = None  # id
    turn: int = 0  # of the reports that carry the claim, which one this is, from 1
    turns: int = 0  # how many carry it; a reprint is none of its own
    reprint_of: str | None = None
    forgotten: str | None = None  # when the report's words were removed, ISO 8601, UTC


class Wanted(msgspec.Struct, frozen=True):
    """What is asked for; all of it where nothing is said."""

    report: str | None = None
    claim: Claim | None = None
    source: LedgerSource | None = None
    since: str | None = None  # ISO 8601 day, included
    until: str | None = None  # ISO 8601 day, included
