"""The force of each cue: what the source does with the words.

A cue is read in its sentence: the words around it (`did not`, `refused to`, `stopped short of`) and
how its content begins decide beside the verb, noun or phrase itself. The lists are in forces.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast, get_args

import msgspec

from onrecord.read.how.cuewords import (
    LISTS,
    NEGATORS,
    NOUNS,
    OTHERS,
    Hit,
    Window,
    around,
    hit_of,
    manner,
)
from onrecord.read.how.lexicon import Token, tokens
from onrecord.read.how.saying import content_force
from onrecord.read.late import Late
from onrecord.records import Attribution, Force, Report

_FORCES: tuple[str, ...] = get_args(Force)
_SYNTAX: dict[str, list[str]] = LISTS["syntax"]
_WITHHELD = frozenset(_SYNTAX["withheld"])
_SAYING = frozenset(_SYNTAX["saying"])
_SILENT_VERBS = frozenset(_SYNTAX["silent"])
_MODALS = frozenset(("would", "will", "could", "can", "'d", "'ll"))
_DETERMINERS = frozenset(_SYNTAX["determiners"])
_HELPING = frozenset(_SYNTAX["helping"])
_COURT = frozenset(_SYNTAX["courts"])
_PUBLISHES = Late(
    r"\b(?:report|study|survey|poll|data|figures|review|audit|paper|analysis|investigation|document"
    r"s?|records?|emails?|footage|video|newspaper|times|post|journal|news|magazine|agency|press)s?\b",
    re.IGNORECASE,
)
_AHEAD = Late(r"\b(?:will|would|could|may|might)\b", re.IGNORECASE)
_PUTS_A_QUESTION = Late(
    r"\bi(?:['’]ve got to| have to| want to| must| need to| would like to|['’]d like to)?"
    r" ask you\b",
    re.IGNORECASE,
)
_TRYING = frozenset(("try", "tried", "tries", "trying", "sought", "seek", "seeks", "seeking"))
_TOLD = frozenset(
    (
        "explain",
        "say",
        "tell",
        "argue",
        "describe",
        "convey",
        "express",
        "clarify",
        "claim",
        "show",
        "stress",
    )
)
_DISPUTED = Late(
    r"\b(?:claims?|allegations?|accusations?|charges|reports?|rumou?rs?|suggestions?"
    r"|assertions?|notion|idea that|criticism)\b"
    r"|\A(?:it|this|that|them|those|the \w+)\b[^.]{0,30}\bas (?:an? |pure |mere |simply )?"
    r"(?:invention|fiction|fantasy|nonsense|rubbish|lies?|false|untrue|baseless|absurd"
    r"|propaganda|rumou?r|slander|fabrication|gossip)",
    re.IGNORECASE,
)
_DAYS = Late(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?:\s|\Z)")


class _Found(msgspec.Struct, frozen=True):
    """A force, and the words that it was read by."""

    force: str
    reason: str


def with_forces(report: Report, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the force of each cue; None where no rule knows the cue."""
    out = []
    for one in attributions:
        found = force_of(report.text, one)
        if found is None or found.force not in _FORCES:
            out.append(one)
            continue
        reasons = {**one.reasons, "force": found.reason}
        out.append(msgspec.structs.replace(one, force=cast(Force, found.force), reasons=reasons))
    return out


def force_of(text: str, one: Attribution) -> _Found | None:
    """The force of one attribution's cue, and why; None where no rule knows the cue."""
    cue = sorted(one.cue)
    if not any(map(str.isalnum, "".join(span.cut(text) for span in cue))):
        return _of_turn(text, one) if one.content and (one.source or not cue) else None
    words = around(text, one, cue)
    hit = hit_of(words)
    if hit is None:
        return _of_noun(text, words)
    force, at, end, lemma = hit
    insisted = not lemma and words.tokens[at].low.startswith("insist")
    if insisted and _DAYS.match(text, words.tokens[end - 1].end):  # insisted on Monday that
        hit = force, at, end, lemma = "claims", at, at + 1, "insist"
    bent = _bent(text, one, words, hit)
    if bent is not None:
        return bent
    told = _tried(text, words, hit)
    if told is not None:
        return told
    return _Found(force, f"cue “{_cut(text, words.tokens[at:end])}”" + (""))


def _bent(text: str, one: Attribution, words: Window, hit: Hit) -> _Found | None:
    """The force where the words around or the content change it."""
    force, at, end, lemma = hit
    before = words.tokens[:at]
    said = _cut(text, words.tokens[max(0, at - 4) : end]) if before else ""
    how = manner(words, at)
    if how == "avoided" and force not in ("believes", "decides"):
        return _Found("evades", f"“{said}”: avoided")
    if how == "refused":
        bent = "decides" if lemma == "refuse" else LISTS["refused"].get(force, force)
        return (
            _Found(bent, f"“{said or _cut(text, words.tokens[at:end])}”: refused") if bent else None
        )
    if how == "negated":
        return _negated(text, words, hit, said)
    if end - at > 1 and lemma == "":
        return None
    source = one.source[0].cut(text)[:200] if one.source else ""
    return _by_syntax(text, one, words, hit, source)


def _tried(text: str, words: Window, hit: Hit) -> _Found | None:
    """The force of the verb of saying behind `tried to`: it was said."""
    force, at, end, lemma = hit
    if force != "decides" or lemma or words.tokens[end - 1].low != "to" or end >= words.hi:
        return None
    if not _TRYING.intersection(token.low for token in words.tokens[at:end]):
        return None
    verb = words.tokens[end].low
    if verb not in _TOLD:
        return None
    return _Found("states", f"cue “{_cut(text, words.tokens[at : end + 1])}”")


def _negated(text: str, words: Window, hit: Hit, said: str) -> _Found | None:
    force, _, end, lemma = hit
    bent = LISTS["negated"].get(force, force)
    if force == "states":
        modal = any(token.low in _MODALS for token in words.tokens[:end])
        follows = {token.low for token in words.tokens[end : end + 2]}
        told = lemma in _SAYING and (modal or not follows or not _WITHHELD.isdisjoint(follows))
        bent = bent if told or lemma in _SILENT_VERBS else ""
    return _Found(bent, f"“{said}”: negated")


def _by_syntax(
    text: str,
    one: Attribution,
    words: Window,
    hit: Hit,
    source: str,
) -> _Found | None:
    """Verbs whose force depends on what follows, or on whose they are."""
    _, at, end, lemma = hit
    cue = _cut(text, words.tokens[at:end])
    first = (
        tokens(text, one.content[0].start, min(one.content[0].end, one.content[0].start + 110))
        if one.content
        else []
    )
    if lemma in ("tell", "ask", "write") and _to_do(first):
        return _Found("demands", f"“{cue}” with “to” and a verb")
    if (
        lemma in ("find", "hold", "declare", "say")
        and lemma != "say"
        and not _COURT.isdisjoint(source.lower().split())
    ):
        return _Found("decides", f"“{cue}” of a court")
    if lemma in ("reveal", "disclose", "cite", "quote", "reference") and (
        one.hops or _PUBLISHES.search(source)
    ):
        return _Found("reports", f"“{cue}” of what publishes")
    if (
        lemma == "estimate"
        and words.tokens[at].low != "estimate"
        and not _AHEAD.search(" ".join(span.cut(text)[:400] for span in one.content))
    ):
        return _Found("states", f"“{cue}” of what is")
    if lemma in ("vow", "promise", "pledge", "swear") and _hostile(
        words.tokens[end : end + 4], first
    ):
        return _Found("threatens", f"“{cue}” to do harm")
    if lemma in ("reject", "dismiss") and _DISPUTED.search(
        " ".join(span.cut(text)[:120] for span in one.content)
    ):
        return _Found("denies", f"“{cue}” of what was said")
    found = content_force(text, one, lemma, first)
    return None if found is None else _Found(found[0], f"“{cue}” with “{found[1]}”")


def _to_do(first: Sequence[Token]) -> bool:
    """Whether a content begins with an infinitive, or with whom to do what: `the men to leave`."""
    low = [token.low for token in first[:7]]
    if "to" not in low[:6] or low[0] in ("that", "he", "she", "it", "they", "we", "i", "there"):
        return False
    at = low.index("to")
    if at and not all(word.isalpha() and word not in _HELPING for word in low[:at]):
        return False
    return at + 1 < len(low) and low[at + 1] not in _DETERMINERS


def _hostile(follows: Sequence[Token], first: Sequence[Token]) -> bool:
    hostile = LISTS["content"]["hostile"]
    near = [token.low for token in (*follows, *first[:6])]
    return any(word in hostile for word in near) and "respond" not in near


def _of_noun(text: str, words: Window) -> _Found | None:
    """The force by a noun, adjective or adverb of the cue."""
    for table in (NOUNS, OTHERS):
        for at in range(words.lo, words.hi):
            force = table.get(words.tokens[at].low)
            if force is None:
                continue
            cue = _cut(text, words.tokens[at : at + 1])
            if any(t.low in NEGATORS for t in words.tokens[max(0, at - 3) : at]):
                force = LISTS["negated"].get(force, force)
            return _Found(force, f"cue “{cue}”") if force else None
    return None


def _of_turn(text: str, one: Attribution) -> _Found:
    """A turn of a transcript: asked where it is a question."""
    said = [span.cut(text) for span in one.content]
    parts = [m[0].strip() for piece in said for m in _SENTENCE_END.finditer(piece)]
    asked = sum("?" in mark for mark in parts)
    label = one.source[0].cut(text).strip().lower() if one.source else ""
    if one.force == "asks":
        return _Found("asks", "the turn is a question")
    if any(_PUTS_A_QUESTION.search(piece) for piece in said):
        return _Found("asks", "the turn says that it asks")
    if asked and (label in ("q", "question") or 2 * asked >= len(parts)):
        return _Found("asks", "the turn is a question")
    return _Found("states", "a turn of a transcript")


def _cut(text: str, some: Sequence[Token]) -> str:
    return " ".join(text[some[0].start : some[-1].end].split()) if some else ""
