"""The records that a reading is made of, named as in the JSON contract (docs/reading.md).

All are frozen msgspec Structs. A :class:`Span` counts Unicode code points of the report's stored
text, end exclusive, so that ``report.text[span.start:span.end]`` is what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

Grade = Literal["named", "official", "collective", "anonymous", "unattributed", "author"]
SourceKind = Literal["person", "body", "state", "outlet", "document", "group"]
Voice = Literal["reported", "author"]
Modality = Literal["asserted", "possible", "predicted", "required", "conditional", "asked"]
Polarity = Literal["affirmed", "negated"]
Force = Literal[
    "states",
    "confirms",
    "denies",
    "declines",
    "evades",
    "claims",
    "suggests",
    "believes",
    "warns",
    "threatens",
    "promises",
    "demands",
    "decides",
    "asks",
    "predicts",
    "accuses",
    "reports",
]
ResponseKind = Literal["confirms", "denies", "declines", "evades", "silent"]
NameKind = Literal["person", "place", "body"]
EvidenceKind = Literal["document", "data", "image", "witness", "official_record", "none"]
LanguageKind = Literal[
    "loaded", "name_calling", "doubt", "speculation", "insinuation", "exaggeration"
]
RelationKind = Literal[
    "supports", "causes", "justifies", "contrasts", "contradicts", "restates", "narrows"
]
PositionKind = Literal[
    "red_line", "threat", "promise", "demand", "policy", "doctrine", "assessment"
]


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of the report's text, in code points, end exclusive."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


def joined(text: str, spans: Sequence[Span]) -> str:
    """The text of several spans, as the contract shows it: joined by `` … ``."""
    return " … ".join(span.cut(text) for span in spans)


class Report(msgspec.Struct, frozen=True):
    """One document as published. ``id`` is the given one, or else comes from the text."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None  # ISO 8601 date, or date and time, local to the report
    address: str | None = None


class Refusal(msgspec.Struct, frozen=True):
    """An input that could not be read: its id, or where it stands, and what to do about it."""

    id: str
    error: str

    def json(self) -> str:
        """The contract's ``{"id", "error"}`` on one line, without the line end."""
        return msgspec.json.encode(self).decode()


class Source(msgspec.Struct, frozen=True):
    """Who statements are put to: one per referent in the report, its mentions gathered."""

    id: str
    name: str
    grade: Grade | None = None
    kind: SourceKind | None = None
    role: str | None = None
    affiliation: str | None = None
    mentions: tuple[Span, ...] = ()
    reasons: dict[str, str] = {}  # field to the cue or rule that it was read by


class Hop(msgspec.Struct, frozen=True):
    """An inner link of a chain, with its own spans."""

    source_id: str | None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


class Attribution(msgspec.Struct, frozen=True):
    """Who (``source``) said (``cue``) what (``content``), as spans; content may lie in pieces."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_id: str | None = None
    force: Force | None = None
    chain: tuple[str, ...] = ()
    hops: tuple[Hop, ...] = ()
    justification: tuple[Span, ...] = ()
    confidence: float = 0.0  # 0 to 1
    reason: str = ""
    reasons: dict[str, str] = {}  # of the fields that rules fill


class Evidence(msgspec.Struct, frozen=True):
    """What the report offers for a statement, and whether it says itself that there is nothing."""

    offered: tuple[EvidenceKind, ...] = ()
    unverified: bool = False


class Language(msgspec.Struct, frozen=True):
    """A loaded or speculative stretch in the author's voice."""

    start: int
    end: int
    kind: LanguageKind
    reason: str = ""


class Entity(msgspec.Struct, frozen=True):
    """A named thing in a statement."""

    start: int
    end: int
    kind: str
    name: str


class Quantity(msgspec.Struct, frozen=True):
    """A number with its unit; ``value`` is in ``unit``."""

    start: int
    end: int
    text: str
    value: float | None
    unit: str | None


class Time(msgspec.Struct, frozen=True):
    """A date or time; ``value`` is ISO 8601."""

    start: int
    end: int
    text: str
    value: str | None


class Place(msgspec.Struct, frozen=True):
    """A named place."""

    start: int
    end: int
    name: str


class Name(msgspec.Struct, frozen=True):
    """A name that the encoder found in the text, with the probability of its least sure word."""

    span: Span
    kind: NameKind
    confidence: float


class Statement(msgspec.Struct, frozen=True):
    """A stretch that says one thing, in the author's voice or in that of an attribution."""

    id: str
    spans: tuple[Span, ...]
    text: str
    voice: Voice
    attribution: str | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    evidence: Evidence = Evidence()
    language: tuple[Language, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    reasons: dict[str, str] = {}


class Response(msgspec.Struct, frozen=True):
    """What an actor said or did about a statement that others had made."""

    actor: str
    kind: ResponseKind
    about: str | None
    spans: tuple[Span, ...]
    reason: str = ""


class Relation(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A link between two statements, by their ids.

    It runs from premise to conclusion (``supports``), cause to effect (``causes``), justification
    to act (``justifies``), and from what is later and narrower to what is earlier and wider
    (``restates``, ``narrows``); ``contrasts`` and ``contradicts`` hold either way round.
    """

    from_: str
    to: str
    kind: RelationKind
    cue: Span | None = None  # the words that mark it, where there are any
    confidence: float = 0.0  # 0 to 1
    reason: str = ""


class Position(msgspec.Struct, frozen=True):
    """What an actor has said that it will or will not accept or do."""

    actor: str
    kind: PositionKind
    condition: tuple[Span, ...]
    consequence: tuple[Span, ...]
    spans: tuple[Span, ...]
    attribution: str | None = None  # the one that puts it to the actor; None: the author does
    reason: str = ""


class Decision(msgspec.Struct, frozen=True):
    """Who decided what, when, through whom, and under which oversight."""

    decider: str
    what: str | None
    oversight: Literal["reported", "none"] | None
    spans: tuple[Span, ...]
    kind: Literal["decides", "authorises"] = "decides"
    when: Time | None = None
    through: tuple[str, ...] = ()  # sources: those that carried it out or passed it on
    oversight_spans: tuple[Span, ...] = ()  # the words that name the oversight, or miss it
    reason: str = ""


class ReaderId(msgspec.Struct, frozen=True):
    """Which code, model and arithmetic made a reading."""

    version: str
    model: str  # "sha256:" and the hash over the model's files
    runtime: str = ""
    mode: str = ""


class Reading(msgspec.Struct, frozen=True):
    """All that was read in one report: the contract's JSON object."""

    id: str
    text: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    reader: ReaderId
    address: str | None = None
    responses: tuple[Response, ...] = ()
    relations: tuple[Relation, ...] = ()
    positions: tuple[Position, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def json(self) -> str:
        """The contract's JSON object on one line, without the line end."""
        return msgspec.json.encode(self).decode()
