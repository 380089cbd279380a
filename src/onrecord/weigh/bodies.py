"""Bodies and states in normal form: when two names are one body's, and whose state it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from onrecord.read.lists import load
from onrecord.weigh.names import folded

_TABLE = tomllib.loads((Path(__file__).parent / "bodies.toml").read_text(encoding="utf-8"))
GENERIC = frozenset(_TABLE["words"]["generic"])
_GOVERNING: tuple[str, ...] = tuple(_TABLE["words"]["governing"])
_PLACES: dict[str, str] = _TABLE["places"]
_STATES_OF: dict[str, str] = _TABLE["states_of"]
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PARTY = re.compile(r"^(?:r|d|i|gop|dem|rep)[-–. ]+(?=[a-z])")
_SPELLED = {
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "organization": "organisation",
}
_SPELLED |= {"harbor": "harbour", "theater": "theatre"}
_DEMONYM = frozenset(
    ("", "y", "a", "e", "i", "n", "an", "ian", "ean", "ans", "ians", "ese", "ish", "ic", "ia", "is")
)
_OF_AMERICA = frozenset(("us", "usa", "united", "states", "american", "americans", "america"))
_SMALL = frozenset(("of", "the", "for", "and", "a", "an"))
_LEAST = 4  # letters that a state and its people share


class Body(msgspec.Struct, frozen=True, order=True):
    """A body, place or state: its normal form, the words that tell it, the words for its kind."""

    key: str
    telling: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    @property
    def generic(self) -> bool:
        """Whether the name tells no body alone: *the ministry*."""
        return not self.telling

    @property
    def governing(self) -> bool:
        """Whether it is by its name a state or one of a state's own bodies."""
        said = f" {self.key} "
        known = self.key in _STATES_OF or any(f" {word} " in said for word in _GOVERNING)
        return known or (bool(self.states) and not self.kinds)

    def fits(self, other: Body) -> bool:
        """Whether the two names may be one body's, neither being *the ministry* alone."""
        if self.key == other.key:
            return True
        if self.generic or other.generic:
            return False
        few, many = sorted((self, other), key=lambda one: len(one.telling))
        if not all(any(same_stem(a, b) for b in many.telling) for a in few.telling):
            return False
        if not self.kinds or not other.kinds:
            return True
        a, b = set(self.kinds), set(other.kinds)
        return a <= b or b <= a


def same_stem(a: str, b: str) -> bool:
    """Whether two words are one, or a state and its people: *vessany*, *vessanian*."""
    if a == b:
        return True
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n >= _LEAST and a[n:] in _DEMONYM and b[n:] in _DEMONYM


def stem(word: str) -> str:
    """What a state and its people share: *vessan*."""
    for ending in sorted(_DEMONYM, key=lambda one: (-len(one), one)):
        if ending and word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word.removesuffix(ending)
    return word


@cache
def _states() -> dict[str, str]:
    """Every name of a state and its people, without full stops, to the state."""
    out: dict[str, str] = {}
    for name, words in load("states.toml")["states"].items():
        for word in (folded(name), *words):
            out[word.replace(".", "")] = name
    out["united kingdom"] = out["england"] = "Britain"
    return out


@cache
def blocs() -> dict[str, str]:
    """Every name of a bloc, without full stops, to the bloc."""
    out = {}
    for name, others in load("states.toml")["blocs"].items():
        for other in (folded(name), *others):
            out[other.replace(".", "")] = name
    return out


def is_bloc(name: str) -> bool:
    """Whether a name is that of a bloc of states, or of some of its people."""
    words = folded(name).removeprefix("the ").replace(".", "")
    return words in blocs() or words.split(" ")[0] in blocs()


@cache
def _known() -> dict[str, str]:
    out = {}
    for name, others in _TABLE["known"].items():
        for other in (name, *others):
            out[other] = name
            out[" ".join(_SPELLED.get(w, w) for w in other.split())] = name
    return out


def is_known(name: str) -> bool:
    """Whether the table has the body under this name."""
    return " ".join(_plain_words(folded(name).removeprefix("the "))) in _known()


def known_front(words: Sequence[str]) -> int:
    """How many words at the front of a role name a known body: *White House press secretary*."""
    for size in range(min(4, len(words) - 1), 0, -1):
        if " ".join(words[:size]) in _known():
            return size
    return 0


@lru_cache(maxsize=65536)
def states_in(text: str) -> tuple[str, ...]:
    """The states that a phrase names, by their own names or by their peoples', sorted."""
    words = _plain_words(text)
    table = _states()
    found: set[str] = set()
    k = 0
    while k < len(words):
        for size in (3, 2, 1):
            piece = " ".join(words[k : k + size])
            if piece in table and len(words[k : k + size]) == size:
                if piece == "us" and not re.search(r"\bU\.?S\b", text):
                    continue
                found.add(table[piece])
                k += size - 1
                break
        k += 1
    return tuple(sorted(found))


def _plain_words(text: str) -> list[str]:
    plain = folded(text).replace("u.s.a.", "usa").replace("u.s.", "us").replace("u.k.", "uk")
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain)  # F.B.I
    found: list[str] = _WORD.findall(re.sub(r"'s\b|'", " ", plain))
    return found


@lru_cache(maxsize=65536)
def body_of(name: str) -> Body:
    """The body that a name or an affiliation stands for."""
    plain = folded(name)
    plain = _PARTY.sub("", plain)
    short = re.sub(r"[^a-z]+", " ", plain).strip()
    if short in _PLACES:
        plain = _PLACES[short]
    words = [_SPELLED.get(w, w) for w in _plain_words(plain.removeprefix("the "))]
    joined = " ".join(words)
    known = _known().get(joined)
    key = known or joined
    states = {_STATES_OF[key]} if key in _STATES_OF else set(states_in(name))
    if known:
        return Body(key, (key,), (), tuple(sorted(states)))
    if "United States" in states:
        words = [w for w in words if w not in _OF_AMERICA]
    told = {_state_word(w) for w in words if w not in GENERIC}
    kinds = {w for w in words if w in GENERIC and w not in _SMALL}
    if not told and (known or states):
        told = {folded(one) for one in states} or {key}
    return Body(key, tuple(sorted(told)), tuple(sorted(kinds)), tuple(sorted(states)))


def _state_word(word: str) -> str:
    """A people's name to its state's, where it is one word."""
    state = _states().get(word)
    return folded(state) if state else word
