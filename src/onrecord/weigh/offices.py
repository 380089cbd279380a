"""What a person does and where: roles and affiliations, whether they agree or clash; offices."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.read.lists import load
from onrecord.weigh.bodies import GENERIC, Body, body_of, known_front, states_in
from onrecord.weigh.names import folded

Verdict = Literal["agree", "silent", "doubt", "clash"]
"""Of two profiles: the same place in life; nothing to compare; other places; not one person."""

_TABLE = tomllib.loads((Path(__file__).parent / "offices.toml").read_text(encoding="utf-8"))
_FORMS: dict[str, str] = _TABLE["forms"]
_DROP = frozenset(_TABLE["words"]["drop"])
_PAST = frozenset(_TABLE["words"]["past"])
_ENDS = frozenset(_TABLE["words"]["ends"])
_SEATS = frozenset(_TABLE["words"]["seats"])
_VOICES = frozenset(_TABLE["words"]["voices"])
_NO_OFFICE = frozenset(_TABLE["words"]["no_office"])
_FIELD: dict[str, frozenset[str]] = {}
for _field, _named in _TABLE["fields"].items():
    for _one in _named:
        _FIELD[_one] = _FIELD.get(_one, frozenset()) | {_field}
_FAR = frozenset(frozenset(pair.split()) for pair in _TABLE["far"]["pairs"])
_KNOWN = _SEATS | _VOICES | frozenset(_FIELD) | _NO_OFFICE
_SPLIT = frozenset(tuple(one.split()) for one in _KNOWN)
_OFFICE_WORDS = frozenset(load("roles.toml")["modifiers"]) | frozenset(load("roles.toml")["heads"])
_OFFICE_WORDS |= GENERIC
_SHOWN = re.compile(r"[^\W_]+(?:[.\-'’][^\W_]+)*\.?")
_ABROAD = frozenset(("ambassador", "envoy", "consul", "attaché", "emissary", "negotiator"))
_LONGEST = 5  # words of an office


class Profile(msgspec.Struct, frozen=True, order=True):
    """What a report says that a source does. ``office`` is the role in normal form, *defence
    minister*; ``head`` its last known words, *minister*; ``fields`` the walks of life it fits."""

    office: str = ""
    head: str = ""
    fields: tuple[str, ...] = ()
    body: Body | None = None
    states: tuple[str, ...] = ()
    past: bool = False

    @property
    def told(self) -> bool:
        """Whether there is anything to compare."""
        known = self.head in _KNOWN and self.head not in _NO_OFFICE
        return known or bool(self.states) or (self.body is not None and not self.body.generic)

    @property
    def is_seat(self) -> bool:
        """Whether one person at a time has the office, or speaks for it."""
        return self.head in _SEATS or self.head in _VOICES

    @property
    def is_voice(self) -> bool:
        """Whether the office is to speak for a body."""
        return self.head in _VOICES


@lru_cache(maxsize=65536)
def profile(role: str | None, affiliation: str | None) -> Profile:
    """The profile of a role and an affiliation as they were read."""
    words, named, past = _role_words(role or "")
    head = _head(words)
    if affiliation and folded(affiliation) in _DROP:
        affiliation = None  # a word of the role, read as a body
    proper = affiliation is not None and affiliation.lower() != affiliation
    whose = affiliation if proper or not named else " ".join(named)
    body = body_of(whose) if whose else None
    if body is not None and whose == affiliation and not proper:
        body = Body(body.key, (), body.kinds)  # the embassy, knowledge of the talks: no name
    states = set(states_in(role or ""))
    if body is not None:
        states |= set(body.states)
    if head.split(" ")[-1] in _ABROAD:
        states = set()
    office = " ".join(words) if head and head not in _NO_OFFICE else ""
    return Profile(
        office=office,
        head=head,
        fields=tuple(sorted(_FIELD.get(head, ()))) or _by_end(words),
        body=body,
        states=tuple(sorted(states)),
        past=past,
    )


def _role_words(role: str) -> tuple[list[str], list[str], bool]:
    """The words of the office before any *of*, the names in front of them, whether it is past."""
    words: list[str] = []
    named: list[str] = []
    past = False
    shown = _SHOWN.findall(re.split(r"[,;(]", role)[0])
    known = known_front([folded(one).replace(".", "").removesuffix("'s") for one in shown])
    named += shown[:known]
    for given in shown[known:]:
        word = folded(given).replace(".", "").removesuffix("'s")
        past = past or word in _PAST or word.startswith(("ex-", "then-"))
        word = word.removeprefix("ex-").removeprefix("then-")
        if word in _ENDS and (words or named):
            break
        if word in _DROP or word in _ENDS or not word:
            continue
        plain = word in _FORMS or word in _OFFICE_WORDS or any(word in one for one in _SPLIT)
        if given[0].isupper() and (not plain or word in ("us", "usa")):
            named.append(given.removesuffix("’s").removesuffix("'s"))
        else:
            words += _FORMS.get(word, word).split(" ")
    return words[-_LONGEST:], named, past


def _head(words: list[str]) -> str:
    """The longest known office, trade or walk of life that the words end in, else the last word."""
    for size in (3, 2, 1):
        tail = " ".join(words[-size:])
        if len(words) >= size and tail in _KNOWN:
            return tail
    return words[-1] if words else ""


def _by_end(words: list[str]) -> tuple[str, ...]:
    if words and words[-1].endswith(("ologist", "ographer", "icist")):
        return ("academia",)
    return ()


def compared(one: Profile, other: Profile) -> Verdict:
    """Whether two profiles, of people of one name, speak for one person or for two."""
    if not one.told or not other.told:
        return "silent"
    if one.states and other.states and not set(one.states) & set(other.states):
        return "clash"
    if _fields_far(one, other):
        return "clash"
    bodies = _bodies(one.body, other.body)
    heads = bool(one.head) and one.head == other.head
    if bodies == "same":
        return "agree"
    if heads and bodies == "other" and one.is_seat and not (one.past or other.past):
        return "clash" if one.office == other.office else "doubt"
    if heads and bodies == "other" and one.head not in _NO_OFFICE:
        return "doubt"
    if one.office and one.office == other.office and bodies == "unknown":
        return "agree"
    if heads and one.head not in _NO_OFFICE:
        return "agree" if bodies == "unknown" else "silent"
    known = {one.head, other.head} <= _KNOWN - _NO_OFFICE
    return "doubt" if bodies == "other" and known else "silent"


def _fields_far(one: Profile, other: Profile) -> bool:
    if not one.fields or not other.fields or set(one.fields) & set(other.fields):
        return False
    return all(frozenset((a, b)) in _FAR for a in one.fields for b in other.fields)


def _bodies(one: Body | None, other: Body | None) -> Literal["same", "other", "unknown"]:
    if one is None or other is None or one.generic or other.generic:
        return "unknown"
    return "same" if one.fits(other) else "other"


def office_key(role: str | None, affiliation: str | None) -> str | None:
    """The office in normal form, *defence minister, vessany*; None where it is not told whose."""
    found = profile(role, affiliation)
    if not found.is_seat or not found.office or found.past:
        return None
    if found.body is not None and not found.body.generic:
        return f"{found.office}, {found.body.key}"
    if found.states and len(found.states) == 1:
        return f"{found.office}, {found.states[0].casefold()}"
    return None
