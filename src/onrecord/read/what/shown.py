"""Evidence that a sentence tells of in passing, and what it bears out.

*He was photographed at the yard*; *the whole scene is on video*; *as the minutes show*; *she has
kept records*: for the statements of the sentence. *The records show it*; *He showed the Post the
invoices*: for what was said before. The words are in evidence.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from onrecord.read.lists import load
from onrecord.records import EvidenceKind

_LISTS: dict[str, Any] = load("evidence.toml")["passing"]
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:.!?“”\"…()—–]")
_PICTURED = frozenset(_LISTS["pictured"])
_MEDIA = frozenset(_LISTS["media"])
_WORKS = frozenset(_LISTS["works"])  # a film is filmed
_BE = frozenset(("was", "were", "been", "being", "is", "are", "get", "got", "gets"))
_KEEPING = frozenset(_LISTS["keeping"])
_KEPT = frozenset(_LISTS["kept"])
_OWN = frozenset(_LISTS["own"])
_SHOWING = frozenset(_LISTS["showing"])
_HANDING = frozenset(_LISTS["handing"])
_BEARING = frozenset(_LISTS["bearing"])
_BEFORE_IT = frozenset(("out", "up", "so", "clearly", "plainly", "also", "all", "to", "for"))
_IT = frozenset(_LISTS["it"])
_ACCOUNTS = frozenset(_LISTS["accounts"])
_NOT = frozenset(("not", "never", "no", "nobody", "nothing", "neither", "without", "cannot", "if"))
_WHO = frozenset(("he", "she", "they", "it", "we", "i"))
_POINTING = frozenset(_LISTS["pointing"])
_ENDS = frozenset(".;:!?—–")
_NEAR = 6  # words before a verb in which its subject may stand
_FAR = 10  # words from `as` to the verb, and from a verb to what it shows
_HINTS = tuple(_LISTS["hints"])

Noun = Callable[[Sequence[str]], tuple[EvidenceKind, str] | None]


class Shown(NamedTuple):
    """Evidence told of in a sentence: its kind, the words, where, and whether it points back."""

    kind: EvidenceKind
    reason: str
    at: int  # code points from the sentence's beginning
    back: bool


def shown(said: str, noun: Noun) -> list[Shown]:
    """What a sentence offers in passing; ``noun`` reads the evidence that words end with."""
    low = said.lower()
    if not any(hint in low for hint in _HINTS):
        return []
    found = [(match[0], match.start()) for match in _WORD.finditer(low.replace("’", "'"))]
    words = [word for word, _ in found]
    out = []
    for at, kind, reason, back in _all(words, noun):
        out.append(Shown(kind, reason, found[at][1], back))
    return out


def _all(words: Sequence[str], noun: Noun) -> Iterator[tuple[int, EvidenceKind, str, bool]]:
    for at, word in enumerate(words):
        if word in _PICTURED:
            if at and _is_passive(words, at) and not _denied(words, at):
                yield at, "image", f"“{words[at - 1]} {word}”", False
        elif word in _MEDIA:
            if _is_on(words, at) and not _denied(words, at):
                yield at, "image", f"“on {word}”", False
        elif word == "as":
            seen = _as_shown(words, at, noun)
            if seen:
                yield at, *seen, False
        elif word in _KEEPING:
            kept = _kept(words, at, noun)
            if kept and not _denied(words, at):
                yield at, *kept, words[0] in _WHO
    back = _pointing_back(words, noun)
    if back:
        yield 0, *back, True


def _denied(words: Sequence[str], at: int) -> bool:
    return not _NOT.isdisjoint(words[max(0, at - _NEAR) : at]) or any(
        word.endswith("n't") for word in words[max(0, at - 3) : at]
    )


def _is_passive(words: Sequence[str], at: int) -> bool:
    """Whether somebody was pictured: no film was, and no series."""
    before = words[max(0, at - _NEAR) : at]
    return not _BE.isdisjoint(before[-2:]) and _WORKS.isdisjoint(before)


def _is_on(words: Sequence[str], at: int) -> bool:
    """Whether something is on video: `is on video`, `caught on camera`, `all of it on film`."""
    if at < 2 or words[at - 1] != "on":
        return False
    return words[at - 2] in _BE or words[at - 2] in _LISTS["caught"]


def _as_shown(words: Sequence[str], at: int, noun: Noun) -> tuple[EvidenceKind, str] | None:
    """`as the minutes of the board show`."""
    for verb in range(at + 2, min(len(words), at + _FAR)):
        if words[verb] in _ENDS or words[verb] == ",":
            return None
        if words[verb] in _SHOWING:
            stop = next((n for n in range(at + 2, verb) if words[n] in _LISTS["breaks"]), verb)
            found = noun(words[at + 1 : stop])
            return (found[0], f"“as … {words[verb]}”, {found[1]}") if found else None
    return None


def _kept(words: Sequence[str], at: int, noun: Noun) -> tuple[EvidenceKind, str] | None:
    """`has kept records`, `keeps a careful diary`."""
    for last in range(at + 1, min(len(words), at + 5)):
        if words[last] in _KEPT:
            found = noun(words[at + 1 : last + 1])
            kind: EvidenceKind = found[0] if found else "document"
            return kind, f"“{' '.join(words[at : last + 1])}”"
        if words[last] not in _OWN:
            return None
    return None


def _pointing_back(words: Sequence[str], noun: Noun) -> tuple[EvidenceKind, str] | None:
    """`The records show it`, `His invoices bear this out`, `He showed the Post the letters`."""
    start = 1 if words[:1] and words[0] in ("“", '"', "and", "but") else 0
    words = words[start : start + 24]
    if len(words) < 3 or not _NOT.isdisjoint(words):
        return None
    if words[0] in _WHO:
        at = 2 if words[1] in ("has", "have", "had", "later", "also", "then", "even") else 1
        return _handed(words, at, noun) if words[at] in _HANDING else None
    if words[0] not in _POINTING:
        return None
    for verb in range(2, min(len(words), 2 + _FAR)):
        if words[verb] in _BEARING:
            rest = [word for word in words[verb + 1 : verb + 5] if word not in _BEFORE_IT]
            stop = next((n for n in range(1, verb) if words[n] in _LISTS["breaks"]), verb)
            found = noun(words[1:stop])
            if found and _is_it(rest):
                return found[0], f"{found[1]} … “{words[verb]}”"
            return None
    return None


def _is_it(rest: Sequence[str]) -> bool:
    """Whether what is shown is only pointed to: `it`, `as much`, `his account`, with no more."""
    if not rest or rest[0] not in _IT:
        return False
    more = [word for word in rest[1:] if word != "much"]
    return not more or not more[0][0].isalnum() or more[0] in _ACCOUNTS


def _handed(words: Sequence[str], verb: int, noun: Noun) -> tuple[EvidenceKind, str] | None:
    """What somebody showed: the first noun of evidence behind the verb."""
    for last in range(verb + 1, min(len(words), verb + _FAR)):
        if words[last] in _ENDS:
            return None
        found = noun(words[verb + 1 : last + 1])
        if found and found[0] != "witness":
            return found[0], f"“{words[verb]}” … {found[1]}"
    return None
