"""The person's name of a source, full where the text gives it, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.read.lists import load
from onrecord.read.who.kinds import (
    AUTHORITIES,
    BODIES,
    ONE_OF_MANY,
    is_person_word,
    is_plural_people,
    kind_of,
    names_body,
    singular,
)
from onrecord.read.who.phrases import Phrase, Tokens
from onrecord.read.who.titlewords import HEADS, MODIFIERS, is_title
from onrecord.records import Source

_MENTIONS = load("mentions.toml")
_GIVEN = frozenset(_MENTIONS["male_names"]) | frozenset(_MENTIONS["female_names"])
FIRMS, ENDS = frozenset(_MENTIONS["called"]), frozenset(_MENTIONS["ends"])
_PARTICLES = frozenset(_MENTIONS["particles"])
_SUFFIXES = frozenset(_MENTIONS["suffixes"])
_STARTERS = frozenset(load("sentences.toml")["starters"])
_UNNAMED = frozenset(load("transcript.toml")["unnamed"])
_UNNAMED_ENDS = frozenset(load("transcript.toml")["unnamed_ends"]) | {"source", "speaker"}
_MOST_PLACES = 12  # of a name around which roles are looked for
_MOST_LOOKED_AT = 40
_MOST_NAMES = 4  # words of a name


class Person(msgspec.Struct, frozen=True):
    """A person's name, with the places of the name or its last word, in words."""

    name: str
    places: tuple[tuple[int, int], ...]
    reason: str


def person_of(doc: Tokens, source: Source, phrases: Sequence[Phrase]) -> Person | None:
    """The name of the person that a source is, or None where it has none."""
    if source.kind not in (None, "person"):
        return None
    if source.kind == "person" and source.name[:1].isupper() and phrases:
        kind, _ = kind_of(phrases[0])
        name = source.name.split()
        if _is_label(source.name):
            return None
        if _is_name_of_body(source.name) or _is_group(phrases[0], name):
            return None
        if _behind_body(doc, phrases[0]):
            return None
        if name[-1].lower() not in BODIES and not (kind in ("state", "outlet") and len(name) == 1):
            return _full(doc, source, phrases)
    for made in phrases:
        found = _in_apposition(doc, made)
        if found is not None:
            first, stop = found
            return Person(doc.cut(first, stop), ((first, stop),), "the name beside the role")
    return None


def _full(doc: Tokens, source: Source, phrases: Sequence[Phrase]) -> Person | None:
    """The full name where the text gives one only, and all places of the last name."""
    last = source.name.split()[-1].lower().replace("’", "'").rstrip(".")
    if last.endswith("'s"):
        last = last[:-2]
    own = {k for p in phrases for k in range(p.first, p.stop)}
    places = doc.places.get(last, [])[:_MOST_LOOKED_AT]
    if not places:
        longer = [k for k in sorted(own) if doc.items[k].low.endswith(("'" + last, "-" + last))]
        if not longer:
            return Person(source.name, (), "")
        last = doc.items[longer[0]].low
        places = doc.places[last][:_MOST_LOOKED_AT]
    given = [w.lower().rstrip(".") for w in source.name.split()[:-1]]
    full: dict[str, int] = {}
    others = {
        doc.items[k - 1].low
        for k in places
        if k and not doc.begins[k] and _given_before(doc, k) < k and doc.items[k].capital
    } - set(given)
    found: list[tuple[int, int]] = []
    for k in places:
        item = doc.items[k]
        if not item.capital:
            continue
        first = _given_before(doc, k)
        names = [i.low for i in doc.items[first:k]]
        if given and names and not set(given) & set(names) and k not in own:
            continue
        if (
            k in own
            or (given and names)
            or (not names and not others and _alone(doc, k))
            or not given
        ) and len(found) < _MOST_PLACES:
            found.append((first, k + 1))
        if names:
            full[_spelled(doc, first, k + 1)] = full.get(_spelled(doc, first, k + 1), 0) + 1
    if given:
        return Person(source.name, tuple(found), "")
    surname = doc.items[places[0]].text.removesuffix("’s").removesuffix("'s")
    if len(full) == 1:
        return Person(next(iter(full)), tuple(found), "the one full name with this last name")
    name = source.name if surname.lower().startswith(source.name.lower()) else surname
    return Person(name, tuple(p for p in found if p[1] - p[0] == 1 or p[1] - 1 in own), "")


def _is_label(name: str) -> bool:
    """Whether a speaker's label is no name: `Moderator`, `Senior Administration Official`."""
    words = name.lower().split()
    if len(words) == 1:
        return words[0] in _UNNAMED
    return words[-1] in _UNNAMED_ENDS and all(
        w in HEADS or w in MODIFIERS or w in BODIES or is_person_word(w) for w in words
    )


def _is_group(made: Phrase, name: Sequence[str]) -> bool:
    """Whether one word with a capital is no name but `Prosecutors`."""
    words = made.words
    if len(words) != 1 or words[0] not in {n.lower() for n in name}:
        return False
    one = singular(words[0])
    plain = not made.capitals and one != words[0] and one in BODIES  # `Charities`
    return words[0] in AUTHORITIES or is_plural_people(words[0]) or plain


def _behind_body(doc: Tokens, made: Phrase) -> bool:
    """Whether a word for a body stands right before the name: `trade union Verda`."""
    k = made.head
    while k > made.begin and doc.items[k].capital:
        k -= 1
    named = k < made.head and not doc.items[k].capital
    return named and names_body(doc.items[k].low)


def _is_name_of_body(name: str) -> bool:
    """Whether one word is no person's name: `HUD`, `VoteRiders`."""
    if " " in name or "-" in name:
        return False
    if name.isupper() and 1 < len(name) < 7:
        return True
    humps = [k for k in range(1, len(name)) if name[k].isupper() and name[k - 1].islower()]
    return len(humps) > 1 or bool(
        humps and humps[0] > 2 and not name.startswith(("Mac", "Fitz", "Van", "Von", "Del"))
    )


def _spelled(doc: Tokens, first: int, stop: int) -> str:
    return doc.cut(first, stop).removesuffix("’s").removesuffix("'s")


def _alone(doc: Tokens, k: int) -> bool:
    """Whether a last name is not part of the name of a thing: `the Roe Institute`."""
    after = doc.items[k + 1] if k + 1 < len(doc) else None
    return not (after and after.capital and not doc.begins[k + 1])


def _given_before(doc: Tokens, k: int) -> int:
    """Where the given names before a last name begin, or ``k``."""
    first = k
    while first > 0 and k - first < _MOST_NAMES - 1 and not doc.begins[first]:
        item = doc.items[first - 1]
        quoted = item.text in '"“”' and first - 1 > 0
        if quoted or not (item.capital or item.low in _PARTICLES) or item.possessive:
            break
        if is_title(item) or (doc.begins[first - 1] and item.low in _STARTERS):
            break
        first -= 1
    while first < k and doc.items[first].low in _PARTICLES and first == k:
        first += 1
    return first


def _in_apposition(doc: Tokens, made: Phrase) -> tuple[int, int] | None:
    """The name after a role and a comma: `the bill's author, Sen. Justin Vale`, in words."""
    if not made.words or not is_person_word(made.words[-1]):
        return None
    if is_plural_people(made.words[-1]) and not ONE_OF_MANY & set(made.lead):
        return None
    items = doc.items
    k = made.head + 1
    while k < made.stop and items[k].text != "," and k - made.head < 10:
        k += 1
    if k >= made.stop or items[k].text != ",":
        return None
    first = k + 1
    while first < made.stop and (is_title(items[first]) or not items[first].capital):
        if not items[first].word or items[first].low in ("who", "which", "a", "an", "the"):
            return None
        first += 1
    stop = first
    while stop < made.stop and items[stop].capital and not items[stop].possessive:
        stop += 1
    names = items[first:stop]
    if not 2 <= len(names) <= _MOST_NAMES or any(i.low in BODIES for i in names):
        return None
    if k > made.head + 1 and first == k + 1 and names[0].low not in _GIVEN:
        firm = items[k - 1].low in FIRMS and not (made.definite and names[-1].low not in ENDS)
        if firm:
            return None  # a manager of the firm, Halloway Marine
    ends = stop == made.stop or not items[stop].word or items[stop].low in ("of", "from", "at")
    return (first, stop) if ends else None
