"""What a plain verb of saying does, where its content tells: `said he would not rule it out`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from onrecord.read.how.lexicon import Token, verb_forms
from onrecord.read.lists import load
from onrecord.records import Attribution

_FILE: dict[str, Any] = load("forces.toml")
_LISTS: dict[str, list[str]] = _FILE["content"]
_IRREGULAR: dict[str, list[str]] = _FILE["irregular"]
_PLAIN = frozenset(_LISTS["plain"])
_WITHHELD = [tuple(one.split()) for one in _LISTS["withheld"]]
_FALSEHOOD = frozenset(_LISTS["falsehood"])
_ACCOUNTS = frozenset(_LISTS["accounts"])
_HOSTILE = frozenset(_LISTS["hostile"])
_NAMING = frozenset(("call", "brand", "label", "describe", "dub", "term", "characterise"))
_DENY = verb_forms("deny", _IRREGULAR)
_REFUSE = verb_forms("refuse", _IRREGULAR) | verb_forms("decline", _IRREGULAR)
_BE = frozenset(("is", "are", "was", "were", "'s", "be", "been", "'re"))
_MODALS = frozenset(("would", "will", "could", "can", "'d", "'ll", "going", "able", "position"))
_FIRST = 14  # tokens of a content looked at
_SURELY = frozenset(
    (
        "false",
        "untrue",
        "baseless",
        "unfounded",
        "groundless",
        "fabricated",
        "fabrication",
        "inaccurate",
        "slander",
        "invention",
        "bogus",
        "falsehood",
    )
)
_NEITHER = frozenset(
    (
        "confirm",
        "deny",
        "confirms",
        "denies",
        "confirmed",
        "denied",
        "confirming",
        "denying",
        "comment",
    )
)
_OWN = frozenset(("i", "we", "he", "she", "they", "it"))


def content_force(
    text: str, one: Attribution, lemma: str, first: Sequence[Token]
) -> tuple[str, str] | None:
    """Force and telling words of a content whose cue is ``lemma``, where they tell."""
    low = [token.low for token in first if token.is_word][:_FIRST]
    if lemma in _NAMING:
        word = _one_of(low, _FALSEHOOD)
        if word and "not" not in low and (word in _SURELY or not _ACCOUNTS.isdisjoint(low)):
            return "denies", word
        return None
    if lemma not in _PLAIN or not low:
        return None
    if low[0] == "that" and low[1:2] != ["is"]:
        low = low[1:]
    if not low:
        return None
    for found in (_withheld(low), _truth(low), _order(text, first, low), _threat(text, one)):
        if found:
            return found
    said = one.content[0].cut(text).strip() if len(one.content) == 1 else ""
    if said.rstrip("\"'”’, ").endswith("?") and not any(m in said[:-3] for m in ".!?"):
        return "asks", "?"
    return None


def _withheld(low: Sequence[str]) -> tuple[str, str] | None:
    """`he would not rule it out`, `I'm not going to comment`, `no comment`."""
    if low[:2] == ["no", "comment"] or _has(low[:6], ("no", "comment")):
        return "declines", "no comment"
    if "neither" in low[:7] and not _NEITHER.isdisjoint(low[low.index("neither") + 1 :][:2]):
        return "declines", "neither"
    if len(low) > 1 and low[0] in _OWN and _one_of(low[1:4], _REFUSE):
        return "declines", " ".join(low[:4])
    for at, word in enumerate(low):
        if (
            word != "not"
            or not 0 < at <= 6
            or (low[0] not in _OWN and low[0] not in ("the", "this"))
        ):
            continue
        rest = low[at + 1 : at + 7]
        modal = any(one in _MODALS for one in (*low[max(0, at - 2) : at], *rest[:4]))
        modal = modal or (low[at - 1] in ("do", "does") and rest[:1] != ["say"])
        tied = next((one for one in _WITHHELD if _near(rest, one)), None)
        if modal and tied:
            return "declines", f"not {' '.join(tied)}"
    return None


def _near(rest: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the wanted words stand among the next ones, the first soon, in this order."""
    place = 0
    for word in wanted:
        while place < len(rest) and rest[place] != word:
            place += 1
        if place >= len(rest):
            return False
        place += 1
    before = rest[: rest.index(wanted[0])]
    return all(
        w in _MODALS or w in ("to", "be", "in", "a", "immediately", "yet", "publicly", "further")
        for w in before
    )


def _truth(low: Sequence[str]) -> tuple[str, str] | None:
    """`he denied it`, `the report was false`, `he could confirm that`."""
    if low[0] in _OWN and (word := _one_of(low[1:4], _DENY)) and "not" not in low[:4]:
        return "denies", word
    if low[0] in _OWN and low[1:3] in (["can", "confirm"], ["could", "confirm"]):
        return "confirms", "confirm"
    for at, word in enumerate(low[:10]):
        if word in _FALSEHOOD and "not" not in low[:at]:
            verb = next((k for k in range(at - 1, max(-1, at - 4), -1) if low[k] in _BE), None)
            if verb and not _ACCOUNTS.isdisjoint(low[:verb]):
                return "denies", word
    return None


def _order(text: str, first: Sequence[Token], low: Sequence[str]) -> tuple[str, str] | None:
    """`“Don't come here”`: an order in quotation marks."""
    if first[0].low not in "\"“'‘" or len(first) < 2:
        return None
    if low[:2] == ["do", "not"] or low[0] in ("stop", "please"):
        return "demands", " ".join(low[:2])
    return None


def _threat(text: str, one: Attribution) -> tuple[str, str] | None:
    """`it would strike back if`: a harm, and the condition for it."""
    words = [w.strip("\"'“”‘’.,;:").lower() for w in one.content[0].cut(text)[:300].split()]
    if "if" not in words and "unless" not in words:
        return None
    for at, word in enumerate(words[:-1]):
        act = words[at + 1]
        promised = word in ("will", "would") and at and words[at - 1] in _OWN
        if promised and act in _HOSTILE and act not in ("respond", "fire", "walk"):
            return "threatens", f"{word} {act} … if"
    return None


def _one_of(low: Sequence[str], some: frozenset[str] | set[str]) -> str | None:
    return next((word for word in low if word in some), None)


def _has(low: Sequence[str], pair: tuple[str, str]) -> bool:
    return any((a, b) == pair for a, b in pairwise(low))
