"""All that a report page shows. Frozen msgspec Structs."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.ledger.records import Correction, Filed
from onrecord.records import Grade, ReaderId, Span
from onrecord.weigh.carrying import Carried
from onrecord.weigh.history.records import Answered
from onrecord.weigh.moments import Moment
from onrecord.weigh.records import Held, Status
from onrecord.weigh.standing.labelling import Label
from onrecord.weigh.standing.standing import Standing

NodeKind = Literal["source", "author", "statement", "confirmation", "denial", "premise", "claim"]
EdgeKind = Literal["word", "through", "told", "premise", "carries", "confirms", "against"]


class Period(msgspec.Struct, frozen=True):
    """How officials had answered from one day to another; the last one lasts until ``until``."""

    since: str  # ISO 8601 day
    until: str
    status: Status
    answers: tuple[Answered, ...] = ()  # those of the day on which it began


class Node(msgspec.Struct, frozen=True):
    """A node of the drawn graph: who, which statement of which report, which claim."""

    id: str
    kind: NodeKind
    text: str  # name or words
    report: str | None = None
    date: str | None = None
    outlet: str | None = None
    grade: Grade | None = None
    spans: tuple[Span, ...] = ()
    before: Label | None = None  # with nothing struck
    without: Label | None = None  # with anonymous sources struck


class Edge(msgspec.Struct, frozen=True):
    """One node holds another up, or stands against it."""

    first: str
    second: str
    kind: EdgeKind


class Drawn(msgspec.Struct, frozen=True):
    """The graph of grounds of some claims."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Told(msgspec.Struct, frozen=True):
    """One claim with all that the page shows of it."""

    carried: Carried
    periods: tuple[Period, ...]
    answers: tuple[Answered, ...]
    moments: tuple[Moment, ...]
    graph: Drawn
    standing: Standing | None  # of its first statement, without anonymous sources


class Dossier(msgspec.Struct, frozen=True):
    """A page: of one claim, or of the claims that some reports share."""

    of: Literal["claim", "reports"]
    as_of: str | None
    until: str  # the last day that is drawn
    reports: tuple[Filed, ...]  # by date
    told: tuple[Told, ...]
    moments: tuple[Moment, ...]  # of the reports, where it is of reports
    falls: tuple[Standing, ...]  # without anonymous sources
    weighed: int  # statements that could fall
    corrections: tuple[Correction, ...]
    readers: tuple[ReaderId, ...]
    left_out: tuple[Held, ...] = ()  # statements whose provenance is not complete
