"""On whose side a source stands: which government or body, a town's or a state's, or nobody's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.records import Reading, Source
from onrecord.weigh.bodies import Body, body_of, same_stem, states_in
from onrecord.weigh.names import folded, person_name
from onrecord.weigh.offices import Profile, profile

Standing = Literal["apart", "together", "unsure"]

_TABLE = tomllib.loads((Path(__file__).parent / "governments.toml").read_text(encoding="utf-8"))
_OFFICIAL = frozenset(_TABLE["official"])
_OFFICIAL_HEADS = frozenset(_TABLE["official_heads"])
_ANYWHERE = frozenset(_TABLE["anywhere"])
_PRIVATE, _PUBLIC = frozenset(_TABLE["private"]), frozenset(_TABLE["public"])
_LOCAL, _LOCAL_HEADS = frozenset(_TABLE["local"]), frozenset(_TABLE["local_heads"])
_WALKS: dict[str, str] = {}
for _walk, _heads in _TABLE["walks"].items():
    for _head in _heads:
        _WALKS[_head] = _walk
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_AT = re.compile(r"\b(?:at|of|from|in|with|inside|within|for)\s+(?:the\s+)?(.+)$")
_MOST = 6  # mentions of a source that are looked at
_BEFORE = 60  # characters before a name in which its role may stand


class Side(msgspec.Struct, frozen=True):
    """Whom a source answers to. ``official``: a state's or a town's person or body; None: unknown."""

    official: bool | None = None
    fields: tuple[str, ...] = ()
    body: Body | None = None
    states: tuple[str, ...] = ()
    local: bool = False
    office: str = ""

    @property
    def told(self) -> bool:
        """Whether anything is known."""
        return bool(self.fields or self.states or self.official is not None or self._body)

    @property
    def _body(self) -> Body | None:
        return None if self.body is None or self.body.generic else self.body

    @property
    def name(self) -> str:
        """The government or body, to be shown; empty where it is not told."""
        if self.states:
            return " and ".join(self.states)
        return self._body.key if self._body else ""


def side_of(source: Source, reading: Reading) -> Side:
    """The side of a source, by its role, its affiliation and the words around its mentions."""
    if source.kind in ("state", "body") or (source.kind is None and source.grade == "official"):
        return _of_body(source)
    role, affiliation = source.role, source.affiliation
    found = profile(role, affiliation)
    if source.kind != "document" and not found.head:
        found = _around(source, reading) or found
    if source.kind == "document":
        return _of_document(source)
    body = found.body
    if body is None:
        body = _behind(source, reading)
    return _side(found, body)


def _of_body(source: Source) -> Side:
    body = body_of(source.affiliation or "") if source.affiliation else None
    own = body_of(source.name)
    if own.generic and body is not None and not body.generic:
        own = body_of(f"{source.affiliation} {source.name}")
    kinds = set(own.kinds) | set(own.key.split())
    official: bool | None = None
    if source.kind == "state" or own.governing or kinds & _PUBLIC:
        official = True
    elif kinds & _PRIVATE or not own.generic:
        official = False
    fields = () if official else ("business",) if kinds & {"company", "firm", "bank"} else ()
    return Side(official, fields, own, own.states, bool(kinds & _LOCAL), "")


def _of_document(source: Source) -> Side:
    whose = source.affiliation or ""
    body = body_of(whose) if whose else None
    states = states_in(source.name)
    if body is None or body.generic:
        words = [w for w in _WORD.findall(source.name) if w[0].isupper()]
        body = body_of(" ".join(words)) if words else body
    kinds = set(body.kinds) if body else set()
    official = True if kinds & _PUBLIC else False if kinds & _PRIVATE else None
    return Side(official, (), body, states or (body.states if body else ()))


def _around(source: Source, reading: Reading) -> Profile | None:
    """The profile by the words of the mentions, and by those right before a name."""
    for span in source.mentions[:_MOST]:
        said = span.cut(reading.text)
        named = person_name(source.name) is not None and source.kind in ("person", None)
        if named and said[:1].isupper():
            before = reading.text[max(0, span.start - _BEFORE) : span.start]
            before = re.split(r"[.!?;:,\n“”\"]\s*|\b(?:and|but|that|to|said|told|by)\s", before)[-1]
            found = profile(before.strip(), None)
        elif not named:
            found = profile(re.split(r",|\bwho\b|\bat the\b", said)[0], None)
        else:
            continue
        if found.fields or found.head in _WALKS or found.head in _OFFICIAL_HEADS:
            return found
    return None


def _behind(source: Source, reading: Reading) -> Body | None:
    """*two officials at the Vessany embassy*: the body behind an unnamed source's head."""
    for span in source.mentions[:_MOST]:
        match = _AT.search(span.cut(reading.text))
        if match and any(w[0].isupper() for w in _WORD.findall(match[1])):
            proper = re.split(r"[,;]|\bwho\b|\bwith\b|\bfamiliar\b", match[1])[0]
            body = body_of(proper)
            if not body.generic:
                return body
    return None


def _side(found: Profile, body: Body | None) -> Side:
    head = found.head.split(" ")[-1] if found.head not in _ANYWHERE else found.head
    kinds = set(body.kinds) | set(body.key.split()) if body else set()
    fields = found.fields or tuple(w for w in (_WALKS.get(found.head, _WALKS.get(head)),) if w)
    official: bool | None = None
    if kinds & _PRIVATE and not kinds & {"government"}:
        official = False
    elif kinds & _PUBLIC or (body is not None and body.governing):
        official = True
    elif found.head in _OFFICIAL_HEADS or (set(fields) & _OFFICIAL and found.head not in _ANYWHERE):
        official = True
    elif found.head in _ANYWHERE or not fields:
        office = set(found.office.split())
        official = True if found.head and office & _PUBLIC_OFFICES else None
        if official is None and found.is_voice and body is not None and not body.generic:
            official = False
    else:
        official = False
    local = found.head in _LOCAL_HEADS or bool(kinds & _LOCAL)
    states = found.states or (body.states if body else ())
    return Side(official, fields, body, states, local, found.office)


_PUBLIC_OFFICES = frozenset(
    (
        "foreign",
        "defence",
        "interior",
        "finance",
        "prime",
        "justice",
        "health",
        "minister",
        "security",
    )
)


def standing(one: Side, other: Side) -> Standing:
    """Whether two sources are of different sides, of one, or whether nobody can tell."""
    a, b = one._body, other._body
    if a is not None and b is not None and a.fits(b):
        return "together"
    if one.official and other.official:
        return _officials(one, other, a, b)
    if a is not None and b is not None:
        return "apart"
    if {one.official, other.official} == {True, False}:
        return "apart"
    if one.fields and other.fields and not set(one.fields) & set(other.fields):
        known = one.official is not None and other.official is not None
        return "apart" if known else "unsure"
    return "unsure"


def _officials(one: Side, other: Side, a: Body | None, b: Body | None) -> Standing:
    if one.states and other.states:
        return "together" if set(one.states) & set(other.states) else "apart"
    if one.local != other.local and (a is not None and b is not None):
        return "apart"
    if a is not None and b is not None:
        if any(same_stem(x, y) for x in a.telling for y in b.telling):
            return "together"
        placed = [not x.kinds or x.governing or bool(x.states) for x in (a, b)]
        return "apart" if all(placed) or (one.local and other.local) else "unsure"
    return "unsure"
