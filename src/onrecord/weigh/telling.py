"""Whether two roots are provably two, provably one, or whether nobody can tell from the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from onrecord.weigh.bodies import body_of
from onrecord.weigh.governments import standing
from onrecord.weigh.names import folded
from onrecord.weigh.tracing import Trace

Told = Literal["one", "two", "unsure"]
Why = Literal[
    "side", "unnamed", "unnamed_named", "word", "document", "hedged", "copied", "namesake",
    "untold", "group", "voice", "holder", "principal", "",
]  # fmt: skip
WORDS: dict[Why, str] = {
    "side": "{} speak for one government or body{}: they may go back to one root",
    "unnamed": "{} are not named and cannot be told apart",
    "unnamed_named": "{}: who is not named may be the one who is, or of the same office",
    "word": "{}: an outlet's bare word may go back to what another reports",
    "document": "{}: nothing says that the document is another root than the source",
    "hedged": "{}: the report also credits another outlet, and does not say for what",
    "copied": "{}: one report has nearly the words and the order of the other, and is later",
    "namesake": "{} may be one person",
    "untold": "{}: nothing is said of whom they speak for, so they may speak for one body",
    "group": "{}: a group that is not named may hold the other",
    "voice": "{}: an office and who speaks for it are one root",
    "holder": "{}: an office and its holder are one root",
    "principal": "{}: one speaks for the other",
    "": "{}",
}


_OFFICE_OF = re.compile(
    r"(?:the )?(.+?)[’']s? (?:office|staff|team|campaign|spokes\w+|press office)$"
)
_OWN = frozenset(("ordinary", "campaign", "arts", "sport", "health"))


class Verdict(msgspec.Struct, frozen=True):
    """What is told of two roots, and why."""

    told: Told
    why: Why = ""
    detail: str = ""


def told(a: Trace, b: Trace, copied: Callable[[], bool]) -> Verdict:
    """Whether two roots of different keys are two. Symmetric.

    ``copied``: a report of one has nearly the words of a report of the other, of another outlet.
    """
    if b.kind < a.kind:
        a, b = b, a
    kinds = {a.kind, b.kind}
    if "word" in kinds:
        return Verdict("unsure", "word")
    if a.hedged or b.hedged:
        return Verdict("unsure", "hedged")
    if "witness" in kinds:
        return Verdict("unsure", "copied") if copied() else Verdict("two")
    if _principal(a, b) or _principal(b, a):
        return Verdict("unsure", "principal")
    if a.ledger and a.ledger in b.possibly and kinds == {"person"}:
        return Verdict("unsure", "namesake")
    side = standing(a.side, b.side)
    if kinds <= {"person", "office", "state"}:
        return _answering(a, b, side)
    if kinds & {"unnamed", "group"} and side == "apart" and copied():
        return Verdict("unsure", "copied")
    if side == "apart" and not _only_walks(a, b):
        return Verdict("two")
    if side == "together" and not kinds & {"unnamed", "group"}:
        return Verdict("unsure", "side", a.side.name)
    if kinds == {"unnamed"}:
        return Verdict("unsure", "unnamed")
    if "document" in kinds:
        return Verdict("unsure", "document")
    if "group" in kinds:
        return Verdict("unsure", "group")
    return Verdict("unsure", "unnamed_named")


def _answering(a: Trace, b: Trace, side: str) -> Verdict:
    """Of two that answer for what they say: people by name, offices and bodies, states."""
    kinds = {a.kind, b.kind}
    same_office = a.side.office and a.side.office == b.side.office and side == "together"
    if kinds == {"person", "office"} and same_office:
        return Verdict("one", "holder")
    if kinds == {"person", "office"} and _own_office(a, b):
        return Verdict("one", "holder")
    if kinds == {"office"} and side == "together" and _speaks_for(a, b):
        return Verdict("one", "voice")
    if _is_body(a, b) or _is_body(b, a):
        voice = _speaks_for(a, b) or a.side.is_voice or b.side.is_voice
        return Verdict("one", "voice") if voice else Verdict("unsure", "side", a.side.name)
    if side == "apart":
        return Verdict("two")
    if side == "together":
        return Verdict("unsure", "side", a.side.name or b.side.name)
    if kinds == {"person"} and _own_people(a, b):
        return Verdict("two")
    if a.side.official and b.side.official:
        return Verdict("unsure", "side")
    return Verdict("unsure", "untold")


def _only_walks(a: Trace, b: Trace) -> bool:
    """Whether all that tells two unnamed ones apart is what they do: a driver, a volunteer."""
    if not {a.kind, b.kind} <= {"unnamed", "group"} or a.side.official or b.side.official:
        return False
    return a.side.known_body is None or b.side.known_body is None


def _principal(a: Trace, b: Trace) -> bool:
    """Whether the one speaks for the other by name: Ferro's lawyer, and Anton Ferro."""
    body = a.side.known_body
    last = folded(b.label).split(" ")[-1:] if b.kind == "person" else []
    return a.kind != "office" and body is not None and bool(last) and last[0] in body.key.split(" ")


def _own_office(a: Trace, b: Trace) -> bool:
    """*Louwen's office*, and Hedda Louwen."""
    office, person = (a, b) if a.kind == "office" else (b, a)
    match = _OFFICE_OF.match(office.label)
    return bool(match) and match[1].split()[-1] == person.label.split()[-1]  # type: ignore[index]


def _own_people(a: Trace, b: Trace) -> bool:
    """Whether two people by name answer for nobody but themselves, or for different bodies."""
    one, other = a.side, b.side
    if one.official is not False or other.official is not False:
        return False
    if one.known_body is not None and other.known_body is not None and one.head == other.head:
        return False
    business = "business" in one.fields and "business" in other.fields
    return one.head != other.head or (not business and {*one.fields, *other.fields} <= _OWN)


def _is_body(a: Trace, b: Trace) -> bool:
    """Whether what was taken for a person is the other's body: a firm that is named like one."""
    body = b.side.known_body
    return (
        a.kind == "person"
        and not a.side.told
        and body is not None
        and (body_of(a.label).key == body.key)
    )


def _speaks_for(a: Trace, b: Trace) -> bool:
    """A body, and an unnamed spokesman of it."""
    one, other = a.side, b.side
    if one.is_voice == other.is_voice:
        return False
    return not (one.office and other.office)
