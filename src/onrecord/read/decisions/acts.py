"""Decisions in a sentence: `authorised`, `was approved by`, `the council's decision to`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, cast

import msgspec

from onrecord.read.how.lexicon import Token
from onrecord.read.lists import load
from onrecord.read.positions.cues import (
    BE,
    HAVE,
    back_over,
    forms_of,
    group_start,
    is_verb,
    noun_undone,
    phrases_of,
)
from onrecord.read.positions.extents import clause_end
from onrecord.read.positions.scene import Sentence
from onrecord.read.positions.wording import places

LISTS: dict[str, Any] = load("decisions.toml")


def listed(module: str, name: str) -> frozenset[str]:
    """The small words that a module looks at, by name."""
    return frozenset(LISTS["words"][module][name])


Kind = Literal["decides", "authorises"]

_VERBS = phrases_of(LISTS["verbs"])
_PASSIVE = phrases_of(LISTS["passive"])
_WATCHED = phrases_of(LISTS["watched"])
_NOUNS = phrases_of(LISTS["nouns"], "noun")
_INSTITUTIONAL = forms_of(LISTS["those"]["institutional"])
_PERSONAL = forms_of(
    ("decide", "choose", "opt", "agree", "resolve", "sign", "make", "take", "call")
)
_PUBLIC = frozenset(LISTS["those"]["public"])
_NOT_THINGS = frozenset(LISTS["those"]["not_things"])
_OPEN = frozenset(LISTS["open"]["words"])
_DONE = forms_of(LISTS["open"]["done_before_to"])
AGAIN = frozenset(LISTS["again"]["nouns"])
_PRONOUNS = frozenset(("his", "her", "its", "their"))
_LATER = frozenset(("until", "once", "when", "before", "after", "if", "unless", "whether"))
_WANTED = listed("acts", "wanted")
_BY = 14  # words behind a passive verb in which `by` is looked for


class Act(msgspec.Struct, frozen=True):
    """A deed of deciding: its cue, and where the decider stands."""

    kind: Kind
    at: int
    end: int
    holder: Literal["subject", "behind", "owner"]
    place: int
    first: int  # where the stretch that tells it begins
    institutional: bool  # only an office, a body or a state does so
    noun: bool = False
    passive: bool = False
    personal: bool = False  # anybody does so: `decided to`
    public: bool = False  # ... but it is to a deed of the powerful: `decided to shut the plant`


_TAKEN = frozenset(("taken", "made", "reached", "issued", "given"))


def acts(sentence: Sentence, watched: bool = False) -> Iterator[Act]:
    """The decisions that the words of a sentence tell; ``watched``: it tells of oversight too."""
    words = sentence.words
    taken: set[int] = set()
    for at, end, kind in _VERBS.all(words):
        found = _verb(sentence, at, end, cast(Kind, kind))
        if found is not None:
            taken.update(range(at, end))
            yield found
    for at, end, kind in _PASSIVE.all(words):
        if taken.isdisjoint(range(at, end)) and _is_participle(words[at].low):
            found = _verb(sentence, at, end, cast(Kind, kind))
            if found is not None and found.passive:
                taken.update(range(at, end))
                yield found
    if watched:
        for at, end, kind in _WATCHED.all(words):
            if taken.isdisjoint(range(at, end)) and _is_participle(words[at].low):
                found = _verb(sentence, at, end, cast(Kind, kind))
                if found is not None and words[end : end + 1] and words[end].low not in _IDLE:
                    yield found
    for at, end, kind in _NOUNS.all(words):
        if taken.isdisjoint(range(at, end)):
            found = _noun(sentence, at, end, cast(Kind, kind))
            if found is not None:
                yield found
    for at in places(words, _TAKEN):
        if at not in taken:
            found = _taken(sentence, at)
            if found is not None:
                yield found


def _verb(sentence: Sentence, at: int, end: int, kind: Kind) -> Act | None:
    words = sentence.words
    low = words[at].low
    first = group_start(words, at)
    group = {w.low for w in words[first:at]}
    if _open(words, first, at, group):
        return None
    institutional = low in _INSTITUTIONAL
    k = back_over(words, at)
    before = words[k].low if k >= 0 else ""
    after = words[end].low if end < len(words) else ""
    if (before in BE and not low.endswith("ing")) or (
        after == "by" and end - at == 1 and _is_participle(low)
    ):
        by = _by(sentence, end)
        if low.startswith("issue") and AGAIN.isdisjoint(w.low for w in words[max(0, k - 6) : k]):
            return None  # `a statement issued by the party`
        if after == "out" and low == "sold":
            return None
        if by is None or (before not in BE and (words[k].low in ("to",) or before in HAVE)):
            return None
        return Act(kind, at, end, "behind", by + 1, first, institutional, passive=True)
    if low.endswith("ing") or (
        low.startswith("rule") and "out" in (w.low for w in words[end : end + 3])
    ):
        return None  # what is going on is no decision yet
    if (
        after in ("up", "back", "whether", "how", "what")
        or (end - at > 1 and after == "," and words[end - 1].low not in AGAIN)
        or (low.startswith("vote") and after in ("him", "her", "them", "somebody"))
    ):
        return None
    if low == "elected" or (
        low.startswith(("allow", "permit"))
        and {"think", "believe", "be", "go"} & {w.low for w in words[end : end + 2]}
    ):
        return None
    if not is_verb(words, at, end) or _NOT_THINGS & {w.low for w in words[end : end + 3]}:
        return None
    if not _is_past(low) and _LATER & {w.low for w in words[max(0, first - 6) : first]}:
        return None
    aside = (
        after == ","
        and end + 1 < len(words)
        and words[end + 1].low in ("by", "without", "with", "on", "in", "over")
    )
    if after in (".", ",", ";", "") and end - at == 1 and not aside:
        return None
    if low == "fired" and _SHOTS & {w.low for w in words[at + 1 : end + 2]}:
        return None
    if {"no", "nothing"} & {w.low for w in words[at:end]}:
        return None  # `moved no troops`
    if _is_base(low) and before in ("and", "or"):
        return None  # the second verb of `could sign off and allow`
    if low.startswith(("allow", "permit")) and words[at + 1].low.endswith(("self", "selves")):
        return None
    if low.startswith(("allow", "permit")) and end - at == 1 and not _to_do(words, end):
        return None
    personal = low in _PERSONAL
    public = words[end - 1].low == "to" and after in _PUBLIC
    return Act(kind, at, end, "subject", at, first, institutional, False, False, personal, public)


def _to_do(words: Sequence[Token], end: int) -> bool:
    """Whether those who are permitted and `to` follow: `the crews of the batteries to engage`."""
    if end >= len(words) or words[end].low in _HIM:
        return False
    for k in range(end + 1, min(len(words) - 1, end + 12)):
        if words[k].low == "to":
            return words[k + 1].low not in _ARTICLES
        if not words[k].is_word and words[k].low not in "'’-":
            return False
    return False


_SHOTS = frozenset(("shots", "rounds", "missiles", "rockets", "bullets", "shells", "times"))
_IDLE = frozenset(("for", "no", "nothing", "none"))  # `gave no such notice`
_HIM = frozenset(("him", "her", "them", "it", "me", "us", "you", "himself", "herself", "for"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "be"))


def _open(words: Sequence[Token], first: int, at: int, group: set[str]) -> bool:
    """Whether the deed is negated or only may come; not after `moved to`, `went on to`."""
    near = {w.low for w in words[max(0, first - 3) : first]}
    if near & {"if", "unless", "whether", "nobody", "neither"} or "no" in near:
        return True
    bad = group & _OPEN
    if bad == {"to"}:
        k = next((j for j in range(at - 1, -1, -1) if words[j].low == "to"), 0)
        return not (k > 0 and words[back_over(words, k)].low in _DONE | {"on"} - HAVE)
    return bool(bad)


def _is_base(low: str) -> bool:
    return not _is_past(low) and not low.endswith("s")


def _is_past(low: str) -> bool:
    return low.endswith("ed") or (not low.endswith("s") and low in _IRREGULAR_PAST)


_IRREGULAR_PAST = listed("acts", "irregular_past")


def _is_participle(low: str) -> bool:
    return low.endswith("ed") or low in _IRREGULAR_PAST


def _by(sentence: Sentence, end: int) -> int | None:
    """The place of `by` behind a passive verb, in its clause."""
    words = sentence.words
    stop = min(clause_end(sentence, end), end + _BY)
    for j in range(end, stop):
        if words[j].low != "by" or j + 1 >= len(words):
            continue
        after = words[j + 1].low
        if after[0].isdigit() or after.endswith("ing") or after in _NO_AGENT:
            continue
        return j
    return None


_NO_AGENT = listed("acts", "no_agent")


_OF_ITS_MAKER = frozenset(("decis", "rulin", "verdi", "order", "refus"))
_OF_WHAT = frozenset(("to", "that", "not", "was", "were", "is", "has"))


def _noun(sentence: Sentence, at: int, end: int, kind: Kind) -> Act | None:
    """`the council's decision to`, `a ruling by the court`, `the order of the ministry`."""
    words = sentence.words
    before = {w.low for w in words[max(0, at - 2) : at]}
    if noun_undone(words, at) or (words[at - 1 : at] and words[at - 1].low in ("to", "will")):
        return None
    owned = end - at == 2 and words[end - 1].low == "of" and words[at].low[:5] in _OF_ITS_MAKER
    if owned and words[at].low.startswith("order") and {"on", "under"} & before:
        return Act(kind, at, end, "behind", end, at, True, True)  # `on the orders of`
    if _WANTED & {w.low for w in words[max(0, at - 5) : at]}:
        return None
    if owned:  # `the decision of the senate to`
        told = {w.low for w in words[end + 1 : min(clause_end(sentence, end), end + 8)]}
        if _OF_WHAT.isdisjoint(told):
            return None
        return Act(kind, at, end, "behind", end, at, True, True)
    after = words[end].low if end < len(words) else ""
    if _OPEN & {w.low for w in words[end : end + 2]} - {"to", "not"} or {"due", "expected"} & {
        w.low for w in words[end : end + 4]
    }:
        return None
    bare = words[end - 1].low not in ("to", "that", "of", "for", "on") and after not in (
        "against",
        "to",
        "on",
        "not",
        "was",
        "were",
    )
    k = at - 1
    while k >= 0 and at - k <= 4 and words[k].is_word and words[k].low != "'s":
        if words[k].low in _PRONOUNS:
            if words[at].low == "approval":
                return None  # `tweeted their approval of the speech`
            if bare and "before" not in (after, *(w.low for w in words[end : end + 2])):
                return None
            return Act(kind, at, end, "owner", k, k, True, True)
        if words[k].low in (
            "of",
            "to",
            "in",
            "and",
            "for",
            "on",
            "that",
            "the",
            "a",
            "an",
            "by",
            "with",
        ):
            break
        k -= 1
    if k >= 1 and words[k].low in ("'s", "'", "’") and at - k <= 4:
        return Act(kind, at, end, "subject", k, max(0, k - 1), True, True)
    if words[end - 1].low in ("to", "that", "of", "for", "on"):
        end_of = end
    else:
        end_of = end
    stop = min(clause_end(sentence, end_of), end + 8)
    for j in range(end_of, stop):
        if (
            words[j].low in ("by", "from")
            and words[j + 1 : j + 2]
            and words[j + 1].low not in _NO_AGENT
        ):
            return Act(kind, at, end, "behind", j + 1, at, True, True)
    return None


def _taken(sentence: Sentence, at: int) -> Act | None:
    """`the decision was taken by the board`."""
    words = sentence.words
    k = back_over(words, at)
    if k < 1 or words[k].low not in BE:
        return None
    first = group_start(words, at)
    if {w.low for w in words[first:at]} & _OPEN:
        return None
    subject = [w.low for w in words[max(0, first - 6) : first]]
    if (
        not {"decision", "order", "choice", "ruling", "appointment", "award"} & set(subject)
        or "no" in subject
    ):
        return None
    by = _by(sentence, at + 1)
    if by is None:
        return None
    return Act("decides", at, at + 1, "behind", by + 1, max(0, first - 2), True, passive=True)


def comes_back(words: Sequence[Token]) -> str | None:
    """The noun by which a sentence comes back to a decision: `this policy was enacted`."""
    for k, word in enumerate(words[:14]):
        if (
            word.low in AGAIN
            and k
            and words[k - 1].low in ("this", "that", "the", "such", "these", "those")
        ):
            return word.low
        if (
            word.low in AGAIN
            and k > 1
            and words[k - 2].low in ("this", "that", "the", "such", "these", "those")
        ):
            return word.low
    first = next((w.low for w in words if w.is_word), "")
    return first if first in ("it", "this", "that") else None
