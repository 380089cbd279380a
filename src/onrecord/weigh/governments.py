"""On whose side a source stands: which government or body, a town's or a state's, or nobody's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.read.who.kinds import is_person_word
from onrecord.records import Reading, Source
from onrecord.weigh.bodies import Body, body_of, is_bloc, same_stem, states_in
from onrecord.weigh.names import person_name
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
_UNCLEAR = frozenset(_TABLE["unclear"])
_TRADES = tuple(_TABLE["trades"])
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_AT = re.compile(r"\b(?:at|of|from|in|with|inside|within|for)\s+(?:the\s+)?(.+)$")
_APPOSED = re.compile(
    r",\s+((?:the|a|an|who is|who was)\s+[^,.;:]{3,60}|[A-Z][\w ’'-]{1,40}?[’']s\s+[^,.;:]{3,40})"
)
_OF_PLACE = re.compile(r" of (?:the )?((?:[A-Z][\w'’-]+ ?){1,3})")
_MOST = 6  # mentions of a source that are looked at
_BEFORE = 60  # characters before a name in which its role may stand


class Side(msgspec.Struct, frozen=True):
    """Whom a source answers to. ``official``: of a state or a town; None: unknown."""

    official: bool | None = None
    fields: tuple[str, ...] = ()
    body: Body | None = None
    states: tuple[str, ...] = ()
    local: bool = False
    office: str = ""
    head: str = ""

    @property
    def told(self) -> bool:
        """Whether anything is known."""
        return bool(self.fields or self.states or self.official is not None or self.known_body)

    @property
    def is_voice(self) -> bool:
        """Whether the office is to speak for the body."""
        return self.office.endswith(
            ("spokesperson", "press officer", "press office", "press secretary")
        )

    @property
    def known_body(self) -> Body | None:
        """Its body, where the name tells one."""
        return None if self.body is None or self.body.generic else self.body

    @property
    def name(self) -> str:
        """The government or body, to be shown; empty where it is not told."""
        if self.states:
            return " and ".join(self.states)
        return self.known_body.key if self.known_body else ""


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
    side = _side(found, body)
    if source.grade == "named" and (side.official is False or not side.name):
        for more in (_beside(source, reading), _around(source, reading)):
            other = _side(more, more.body or _place(source, reading)) if more else None
            if other is None or other.official is False:
                continue
            if side.official is False or other.name:
                return other  # the words beside the name say an office, or whose it is
        place = _place(source, reading)
        if place is not None and side.official:
            return _side(found, place)
    return side


def _place(source: Source, reading: Reading) -> Body | None:
    """*economy minister Vera Tveit of Ordova*: what the name is of."""
    for span in source.mentions[:_MOST]:
        match = _OF_PLACE.match(reading.text[span.end : span.end + _BEFORE])
        if match:
            return body_of(match[1])
    return None


def _of_body(source: Source) -> Side:
    if source.kind == "state" and is_bloc(source.name):
        return Side()  # the West holds many governments
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
            before = reading.text[max(0, span.start - _BEFORE) : span.start].rstrip(" ,")
            before = re.split(r"[.!?;:,\n“”\"]\s*|\b(?:and|but|that|to|said|told|by)\s", before)[-1]
            found = profile(before.strip(), None)
        elif not named:
            found = profile(re.split(r",|\bwho\b|\bat the\b", said)[0], None)
        else:
            continue
        if found.fields or found.head in _WALKS or found.head in _OFFICIAL_HEADS:
            return found
    return None


def _beside(source: Source, reading: Reading) -> Profile | None:
    """The profile right behind a name: *Torsten Hale, the mayor of Brackwater, said*."""
    for span in source.mentions[:_MOST]:
        text = reading.text
        match = _APPOSED.match(text[span.end : span.end + 2 * _BEFORE])
        inside = _APPOSED.search(text[span.start : span.end])
        found = match or inside
        if found:
            role, _, where = found[1].partition(" of ")
            made = profile(role, where or None)
            if made.head in _OFFICIAL_HEADS or set(made.fields) & _OFFICIAL:
                return made
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
    head = found.head if found.head in _ANYWHERE else found.head.split(" ")[-1]
    kinds = set(body.kinds) | set(body.key.split()) if body else set()
    fields = found.fields or tuple(w for w in (_WALKS.get(found.head, _WALKS.get(head)),) if w)
    official = _answers_for_a_state(found, body, kinds, fields)
    if official is None and not (found.is_seat or head in _ANYWHERE) and _trade(head):
        official = False
    local = found.head in _LOCAL_HEADS or bool(kinds & _LOCAL)
    states = found.states or (body.states if body else ())
    return Side(official, fields, body, states, local, found.office, found.head)


def _answers_for_a_state(
    found: Profile, body: Body | None, kinds: set[str], fields: tuple[str, ...]
) -> bool | None:
    """Whether somebody of this role and body is a state's or a town's; None: not told."""
    head = found.head
    official_field = bool(set(fields) & _OFFICIAL) and head not in _ANYWHERE
    plain = bool(fields) and head not in _ANYWHERE | _OFFICIAL_HEADS
    if plain and set(fields) <= _OWN_PEOPLE:
        return False  # the cleaner of an embassy
    if kinds & _PRIVATE and "government" not in kinds:
        return False
    if kinds & _PUBLIC or (body is not None and body.governing):
        return True
    if head in _OFFICIAL_HEADS or official_field:
        return True
    if fields and head not in _ANYWHERE:
        return False
    if head and set(found.office.split()) & _PUBLIC_OFFICES:
        return True
    named = body is not None and not body.generic
    return False if found.is_voice and named else None


def _trade(head: str) -> bool:
    """Whether a word that no table has is still a trade: a restorer, a pear grower."""
    return head not in _UNCLEAR and (is_person_word(head) or head.endswith(_TRADES))


_OWN_PEOPLE = frozenset(("ordinary", "health", "campaign", "arts", "sport", "media", "clergy"))
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
    a, b = one.known_body, other.known_body
    if a is not None and b is not None and a.fits(b):
        # where two who hold no office live is no body: the Saltmere Aquarium, a fisher of Saltmere
        return "together" if (one.official and other.official) or _alike(a, b) else "unsure"
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


def _alike(a: Body, b: Body) -> bool:
    return len(a.telling) == len(b.telling) and bool(a.kinds) == bool(b.kinds)


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
