"""Normal forms of sources that are no people by name: states, outlets, bodies and so on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.records import Reading, Source
from onrecord.weigh.bodies import Body, blocs, body_of, is_known, states_in, stem
from onrecord.weigh.families import Families
from onrecord.weigh.names import folded
from onrecord.weigh.offices import profile

What = Literal["state", "outlet", "body", "office", "document"]
KEYED: dict[What, str] = {
    "state": "the same state, {}",
    "outlet": "the same outlet, {}",
    "body": "the same body, {}",
    "office": "the same office, {}, whoever holds it",
    "document": "a document of the same name, {}, in the same affair",
}
_TABLE = tomllib.loads((Path(__file__).parent / "keys.toml").read_text(encoding="utf-8"))
_NAMED = frozenset(_TABLE["named"])
_AGAIN = frozenset(_TABLE["again"])
_PASSING = frozenset(_TABLE["passing"])
_LOOSE = frozenset(_TABLE["loose"])
_TERM = 400  # days: a campaign or an administration of that name may be another one then
_BARE = frozenset(_TABLE["bare"])
_PLAIN = frozenset(_TABLE["plain"])
_INDEFINITE = ("a ", "an ", "one ", "some ", "another ", "several ", "two ", "three ", "many ")
_ABROAD = frozenset(("ambassador", "envoy", "consul"))
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SMALL = frozenset(("the", "of", "for", "and", "a", "an"))
_OF_STATES = frozenset(_TABLE["of_states"])
# the Dock and Quay Union: one body whose name has the word
_FIXED = re.compile(
    r"\band\b(?= [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* ?(?:Union|Committee|Council|Ministry|"
    r"Department|Agency|Institute|Commission|Authority|Board|Association|Company)$)"
)
_LIST = re.compile(r"\band\b|\bor\b|,|/")


class Key(msgspec.Struct, frozen=True, order=True):
    """What a source is, in normal form. ``affair``: one only within an affair."""

    what: What
    form: str
    affair: bool = False
    days: int = 0  # at most between two reports; 0: no limit


def key_of_source(source: Source, reading: Reading, families: Families) -> Key | None:
    """The normal form of a source; None where its words do not say who it is."""
    if source.grade in ("anonymous", "unattributed", "author", None):
        return None
    name = source.name.strip()
    if source.kind == "outlet" or (source.kind in ("body", None) and families.known(name)):
        return _outlet(name, reading, families)
    if source.kind == "state":
        return _state(name)
    if source.kind == "document":
        return _document(name)
    if source.kind == "body" and source.grade in ("official", "named"):
        return _body(name)
    if source.kind == "person" and source.grade == "official":
        return _office(source)
    return None


def _state(name: str) -> Key | None:
    states = states_in(name)
    words = _WORD.findall(folded(name).removeprefix("the "))
    bloc = blocs().get(" ".join(words))
    if bloc in _LOOSE:
        return None
    if bloc:
        return Key("state", folded(bloc))
    if len(states) == 1 and len(words) <= 3:
        return Key("state", folded(states[0]))
    body = body_of(name)
    proper = all(w[0].isupper() for w in _WORD.findall(name) if w.lower() not in ("the", "of"))
    if not states and proper and not body.generic and len(words) <= 3:
        return Key("state", body.key)
    return None


def _outlet(name: str, reading: Reading, families: Families) -> Key | None:
    outlet = families.outlet(name)
    if outlet is None or not any(c.isupper() for c in name) or _LIST.search(name):
        return None
    if families.is_short(name):
        full = full_outlet(name, reading, families)
        return Key("outlet", full) if full else None
    return Key("outlet", outlet)


def full_outlet(short: str, reading: Reading, families: Families) -> str | None:
    """The one full name in a report that *the Courier* is short for, in normal form."""
    last = _WORD.findall(short)[-1:]
    if not last:
        return None
    word = re.escape(last[0])
    given = f"{reading.title or ''}\n{reading.text}"
    found = set()
    for match in re.finditer(rf"((?:[A-Z][\w’'-]+[ \xa0]+){{1,3}}){word}\b", given):
        words = [w for w in match[1].split() if w.lower() not in ("the", "a", "an")]
        if words:
            found.add(families.outlet(f"{' '.join(words)} {last[0]}"))
    if reading.outlet and families.may_be(short, reading.outlet):
        found.add(families.outlet(reading.outlet))
    return found.pop() if len(found) == 1 else None


def _body(name: str) -> Key | None:
    body = body_of(name)
    words = _WORD.findall(name)
    telling = [w for w in words if w[0].isupper() or w[0].isdigit()]
    if len(words) > 9 or _LIST.search(_FIXED.sub("", name)):
        return None
    if body.generic:
        return None if name.isupper() else _of_affair(body, words)
    if not telling:
        return None
    if max(map(len, body.telling)) < 2 or (len(words) > 2 and name.isupper()):
        return None  # a cut word, a heading
    if len(body.telling) == len(body.kinds) == 1 and body.kinds[0] in _BARE:
        return None  # which of the state's departments?
    passing = bool(_PASSING & set(body.kinds) or _PASSING & set(body.telling))
    short = len(body.telling) == 1 and name.strip().removeprefix("the ").isupper()
    known = is_known(name)
    # two bodies may have the same letters: the FAA
    return Key("body", body_form(body), short and not known, _TERM if passing else 0)


def _of_affair(body: Body, words: list[str]) -> Key | None:
    """*Electoral Commission*: within an affair there is one; of ministries there may be two."""
    proper = [w for w in words if w.lower() not in _SMALL]
    if len(proper) < 2 or body.governing or not all(w[0].isupper() for w in proper):
        return None
    if set(body.key.split()) & _OF_STATES:
        return None
    return Key("body", body.key, affair=True)


def body_form(body: Body) -> str:
    """A body's normal form, the same for *Orm's port authority* and *Port Authority of Orm*."""
    if not body.kinds:
        return body.key
    telling = [stem(word) for word in body.telling] if body.governing else body.telling
    return " ".join((*telling, *body.kinds))


def _office(source: Source) -> Key | None:
    """An office whose body is told, and that one person at a time holds or speaks for."""
    found = profile(source.role, source.affiliation)
    if not found.is_seat or not found.office or found.past or found.head in _ABROAD:
        return None
    if found.body is None or found.body.generic:
        return None
    name = folded(source.name)
    if name.startswith(_INDEFINITE) and not found.is_voice:
        return None
    return Key("office", f"{found.office}, {body_form(found.body)}")


def _document(name: str) -> Key | None:
    words = _WORD.findall(name)
    low = [folded(w) for w in words]
    if not words or _AGAIN & set(low) or not _NAMED & set(low) or len(words) > 8:
        return None
    if folded(name).startswith(_INDEFINITE):
        return None
    telling = [
        w
        for k, w in enumerate(words)
        if low[k] not in _PLAIN
        and low[k] not in _NAMED
        and (any(c.isdigit() for c in w) or (w[0].isupper() and (k or len(words) > 1)))
    ]
    if not telling:
        return None
    plain = " ".join(w.removesuffix("'s") for w in low if w not in ("the", "its"))
    return Key("document", plain, affair=not any(w.isdigit() for w in telling))
