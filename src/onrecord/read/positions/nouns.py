"""Positions by a noun: `the union's demand that`, `has kept to the policy that`, `in its view`."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import cast

from onrecord.read.lists import load
from onrecord.read.positions.cues import (
    LISTS,
    back_over,
    forms_of,
    is_verb,
    listed,
    noun_undone,
    phrases_of,
    undone,
)
from onrecord.read.positions.extents import clause_end
from onrecord.read.positions.scene import Sentence
from onrecord.read.positions.told import Told
from onrecord.read.positions.wording import places
from onrecord.records import PositionKind

_NOUNS = phrases_of(LISTS["nouns"], "noun")
_LIGHT = forms_of(LISTS["light"]["verbs"])
_TELLS = listed("nouns", "tells")
_PRONOUNS = frozenset(("his", "her", "its", "their", "our", "my"))
_ARTICLES = frozenset(("a", "an", "the", "one", "this", "no"))
_NO_VERB = listed("nouns", "no_verb")
_BASES = (
    frozenset(load("clauses.toml")["base"])
    | frozenset(
        word.split()[0]
        for key in ("promise", "threat", "threat_if", "continues")
        for word in LISTS["will"][key]
    )
    | frozenset(load("modality.toml")["imperatives"]["verbs"])
)
_VIEWS = frozenset(("assessment", "view", "judgment", "judgement", "opinion", "eyes", "estimation"))
_UNDER = frozenset(("policy", "rule", "rules", "doctrine", "strategy", "practice"))
_IS = frozenset(("is", "was", "remains", "been"))


def nouns(sentence: Sentence, seen: Container[int]) -> Iterator[Told]:
    """The positions that nouns tell of those who own them, outside the places ``seen``."""
    words = sentence.words
    for at, end, kind in _NOUNS.all(words):
        if any(k in seen for k in range(at, end)) or noun_undone(words, at):
            continue
        found = _held(sentence, at, end, cast(PositionKind, kind))
        if found is not None:
            yield found
    for at in places(words, _VIEWS | _UNDER):
        found = _in_view(sentence, at) if words[at].low in _VIEWS else _under(sentence, at)
        if found is not None:
            yield found


def _held(sentence: Sentence, at: int, end: int, kind: PositionKind) -> Told | None:
    """A noun with its holder: its owner, `of` or `by` behind it, or the light verb's subject."""
    words = sentence.words
    last = words[end - 1].low
    if last == "to" and not _infinitive(sentence, end) and not _committed(sentence, at, end):
        return None
    bare = end - at == 1
    if bare and kind == "doctrine" and _TELLS.isdisjoint(w.low for w in words[end : end + 14]):
        return None
    if bare and kind == "policy" and (found := _remains(sentence, at, end)) is not None:
        return found
    if bare and kind == "policy" and not (_compound(sentence, at) or _relative(sentence, end)):
        return None
    k = at - 1
    while (
        k >= 0
        and at - k <= 5
        and words[k].is_word
        and words[k].low not in _ARTICLES
        and words[k].low != "'s"
    ):
        if words[k].low in _PRONOUNS:
            return _owned(sentence, kind, at, end, k)
        if words[k].low in ("of", "to", "in", "and", "for", "on", "that"):
            break
        k -= 1
    if k >= 1 and words[k].low in ("'s", "'", "’") and at - k <= 5:
        return _owned(sentence, kind, at, end, k)
    if (
        at
        and _is_capital(sentence, at - 1)
        and kind in ("doctrine", "policy", "red_line", "demand")
    ):
        return Told(kind, at, end, "adjective", at - 1, True, at - 1)
    what = _what_is(sentence, at, end) if kind == "doctrine" else None
    return what or _light(sentence, at, end, kind, k) or _behind(sentence, at, end, kind, last)


def _is_capital(sentence: Sentence, k: int) -> bool:
    word = sentence.words[k]
    return k > 0 and word.low.endswith(("n", "h", "i", "e")) and sentence.is_capital(word)


def _light(sentence: Sentence, at: int, end: int, kind: PositionKind, k: int) -> Told | None:
    """The subject of a verb before the noun, or in the relative clause behind it."""
    words = sentence.words
    light = back_over(words, k) if k >= 0 and words[k].low in _ARTICLES else k
    if light >= 0 and words[light].low in ("to", "by", "out", "down", "a", "upon", "in"):
        light -= 1
    for j in range(light, max(-1, light - 2), -1):
        if j >= 0 and words[j].low in _LIGHT and kind != "assessment":
            if undone(words, j) or not is_verb(words, j, end):
                return None
            return Told(kind, j, end, "subject", j, True)
    if kind in ("doctrine", "policy", "red_line"):
        which = next(
            (j for j in range(end, min(end + 2, len(words))) if words[j].low in ("which", "that")),
            -1,
        )
        if which >= 0:
            for j in range(which + 2, min(len(words), which + 8)):
                if words[j].low in _LIGHT and words[j].low.endswith(("ed", "id", "de", "et", "w")):
                    return Told(kind, at, end, "subject", j, True)
    return None


def _behind(sentence: Sentence, at: int, end: int, kind: PositionKind, last: str) -> Told | None:
    """`the policy of the ministry is to`, `a demand by the union that`."""
    words = sentence.words
    if end >= len(words):
        return None
    near = {w.low for w in words[end : end + 9]}
    if (
        last == "of"
        and kind in ("policy", "assessment")
        and (_IS | ({"that"} if words[at].low == "position" else set())) & near
    ):
        return Told(kind, at, end, "behind", end, True)
    if (
        kind in ("doctrine", "assessment")
        and words[end].low == "of"
        and (_IS | {"that", "which"}) & near
    ):
        return Told(kind, at, end, "behind", end + 1, True)
    if last in ("to", "that", "is", "was", "remains") or kind not in (
        "demand",
        "threat",
        "promise",
    ):
        return None
    stop = clause_end(sentence, end)
    by = next((j for j in range(end, min(stop, end + 12)) if words[j].low in ("by", "from")), -1)
    return Told(kind, at, end, "behind", by + 1, True) if by >= 0 else None


def _what_is(sentence: Sentence, at: int, end: int) -> Told | None:
    """`what the palace advances is a doctrine: where they differ, the president speaks`."""
    words = sentence.words
    first = next((k for k, w in enumerate(words) if w.is_word), 0)
    if words[first].low != "what" or end >= len(words) or words[end].low not in (":", ",", "—"):
        return None
    return Told("doctrine", at, end, "starting", first + 1, True, end + 1, end + 1)


def _infinitive(sentence: Sentence, end: int) -> bool:
    """Whether a verb stands behind `to`: not `a threat to the north`."""
    if end >= len(sentence.words):
        return False
    word = sentence.words[end]
    return word.low in _BASES or (word.low in ("not", "never") and not sentence.is_capital(word))


def _committed(sentence: Sentence, at: int, end: int) -> bool:
    """`its commitment to cutting emissions`."""
    words = sentence.words
    return (
        words[at].low.startswith("commitment")
        and end < len(words)
        and words[end].low.endswith("ing")
    )


def _owned(sentence: Sentence, kind: PositionKind, at: int, end: int, k: int) -> Told | None:
    """A noun with its owner before it; `Karvia's threat to the peace` threatens nobody in words."""
    words = sentence.words
    of = kind == "threat" and words[end - 1].low == "of" and end < len(words)
    if of and words[end].low in _NO_VERB:
        return None
    if words[k].low in _PRONOUNS:
        return Told(kind, at, end, "owner", k, True, k)
    return Told(kind, at, end, "owner", k, True, max(0, k - 1))


_WIDE = listed("nouns", "wide")


def _remains(sentence: Sentence, at: int, end: int) -> Told | None:
    """`it remains government policy, a spokesman explained, to count only those`."""
    words = sentence.words
    if at < 2 or words[at - 2].low not in ("is", "was", "remains", "remained") or end >= len(words):
        return None
    if words[at - 1].low not in (
        "government",
        "party",
        "state",
        "company",
        "official",
        "ministry",
        "union",
        "council",
        "club",
        "university",
        "bank",
        "army",
        "church",
        "our",
    ):
        return None
    to = next(
        (k for k in range(end, min(len(words), end + 8)) if words[k].low in ("to", "that", "not")),
        -1,
    )
    if to < 0 or (to > end and words[end].low != ","):
        return None
    return Told("policy", at, end, "voice", at - 1, True, at - 1)


def _compound(sentence: Sentence, at: int) -> bool:
    """Whether a policy is named by what it is: `a de-escalation policy`, `a no-strike policy`."""
    if at < 2:
        return False
    before = sentence.words[at - 1].low
    return ("-" in before and before not in _WIDE) or before.endswith(("tion", "ment", "ance"))


def _relative(sentence: Sentence, end: int) -> bool:
    """Whether a clause tells the policy: `the policy that no budget is laid`."""
    return end < len(sentence.words) and sentence.words[end].low in ("that", "under", ":")


def _in_view(sentence: Sentence, at: int) -> Told | None:
    """`in the company's assessment, the aircraft remain airworthy`."""
    words = sentence.words
    if at + 1 >= len(words) or words[at + 1].low != ",":
        return None
    k = at - 1
    while k > 0 and at - k < 7 and words[k].low != "in":
        k -= 1
    if (
        k < 0
        or words[k].low != "in"
        or not (k == 0 or words[k - 1].low in (",", "—", ":", ";", "that", "but", "and"))
    ):
        return None
    if words[at - 1].low in ("'s", "'", "’") or words[at - 1].low in _PRONOUNS - {"our", "my"}:
        return Told("assessment", at - 1, at + 1, "owner", at - 1, True, at + 2, at + 2)
    return None


def _under(sentence: Sentence, at: int) -> Told | None:
    """`under a policy adopted in 2031, the directorate publishes all records`."""
    words = sentence.words
    first = next((k for k, w in enumerate(words) if w.is_word), 0)
    if words[first].low != "under" or at - first > 5:
        return None
    comma = next((k for k in range(at + 1, min(len(words), at + 9)) if words[k].low == ","), -1)
    if comma < 0 or comma + 2 >= len(words):
        return None
    kind: PositionKind = "doctrine" if words[at].low in ("doctrine", "strategy") else "policy"
    if {"no", "any", "every"} & {words[comma + 1].low}:
        kind = "doctrine"
        if words[at - 1].low in ("'s", "’", "'"):
            return Told(kind, at, at + 1, "owner", at - 1, True, comma + 1, comma + 1)
        if words[at + 1].low == "of":
            return Told(kind, at, at + 1, "behind", at + 2, True, comma + 1, comma + 1)
        return None
    return Told(kind, at, at + 1, "starting", comma + 1, True, comma + 1, comma + 1)
