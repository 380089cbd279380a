"""Positions by a verb: `vowed to`, `demanded that`, `has long opposed`, `views the deal as`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal, cast

import msgspec

from onrecord.read.how.lexicon import Token
from onrecord.read.positions.cues import (
    LISTS,
    PLURAL_NOUNS,
    back_over,
    forms_of,
    group_start,
    is_verb,
    listed,
    phrases_of,
    undone,
)
from onrecord.read.positions.extents import clause_end
from onrecord.read.positions.scene import Sentence
from onrecord.read.positions.wording import places
from onrecord.records import PositionKind

VERBS = phrases_of(LISTS["verbs"])
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "ourselves", "myself"))
_AUXILIARY = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "be", "remain", "remains")
)
_AIMS = listed("told", "aims")
_OPENERS = listed("told", "openers")
_PRONOUNS = frozenset(("he", "she", "it", "who", "which"))
_DETERMINERS = listed("told", "determiners")
_JUDGED = listed("told", "judged")
_NOT_BELIEVED = listed("told", "not_believed")

Holder = Literal["voice", "subject", "behind", "owner", "adjective", "starting"]


class Told(msgspec.Struct, frozen=True):
    """A cue among the words of a sentence, and where its holder stands."""

    kind: PositionKind
    at: int
    end: int  # of the cue's words
    holder: Holder
    place: int
    noun: bool = False
    first: int = -1  # where the stretch begins, if not with the cue
    reach: int = -1  # where what it says goes on, if not behind the cue


def verbs(sentence: Sentence) -> Iterator[Told]:
    """The positions that the verbs of a sentence tell of somebody."""
    words = sentence.words
    asides = [
        (at, found[0], found[1])
        for at in places(words, _SPLITS)
        if (found := _over_aside(sentence, at)) is not None
    ]
    starts = {at for at, _, _ in asides}
    plain = [one for one in VERBS.all(words) if one[0] not in starts]
    for at, end, kind in (*asides, *plain):
        cued = sentence.cued(words[at].start, words[end - 1].end)
        content = cued is not None and bool(cued.source) and bool(cued.content)
        if undone(words, at) or (kind != "assessment" and _ahead(words, at)):
            continue
        k = back_over(words, at)
        if k >= 0 and words[k].low in _DETERMINERS:
            continue
        if k > 0 and words[k].low in _PRONOUNS and words[k - 1].low == "what":
            continue  # `what she truly believes remains`
        sure = words[at].low in _AUXILIARY or (
            content and cued is not None and _is_its_cue(cued.force, kind)
        )
        if not sure and not is_verb(words, at, end):
            continue
        noun = words[at].low in PLURAL_NOUNS and not content and k >= 0
        if noun and not sentence.is_capital(words[k]) and words[k].low not in _PRONOUNS:
            continue
        if _takes(sentence, at, end, kind, content):
            if (
                kind == "red_line"
                and words[end - 1].low == "insisted"
                and not _absolute(sentence, end)
            ):
                kind = "policy"
            yield Told(cast(PositionKind, kind), at, end, "subject", at)


def _ahead(words: Sequence[Token], at: int) -> bool:
    """Whether the deed itself is still to come: `the moderators will demand details`."""
    return not {"will", "would", "'ll", "'d"}.isdisjoint(
        w.low for w in words[group_start(words, at) : at]
    )


def _is_its_cue(force: str | None, kind: str) -> bool:
    forces = {
        "demand": "demands",
        "promise": "promises",
        "threat": "threatens",
        "assessment": "believes",
    }
    return forces.get(kind) == force


def _over_aside(sentence: Sentence, at: int) -> tuple[int, str] | None:
    """`undertakes, for its part, to`: where the cue ends, and its kind."""
    words = sentence.words
    if words[at].low not in _SPLIT or at + 3 >= len(words) or words[at + 1].low != ",":
        return None
    for k in range(at + 3, min(len(words) - 1, at + 12)):
        if words[k].low == ",":
            return (k + 2, _SPLIT[words[at].low]) if words[k + 1].low in ("to", "that") else None
        if words[k].low in (";", ".", ":"):
            return None
    return None


def _split_verbs() -> dict[str, str]:
    every = (
        ("promise", ("promise", "vow", "pledge", "undertake", "swear", "guarantee")),
        ("threat", ("threaten",)),
        ("demand", ("demand", "insist")),
    )
    return {form: kind for kind, some in every for form in forms_of(some)}


_SPLIT = _split_verbs()
_SPLITS = frozenset(_SPLIT)


_ABSOLUTE = listed("told", "absolute")


def _absolute(sentence: Sentence, end: int) -> bool:
    stop = clause_end(sentence, end)
    return not _ABSOLUTE.isdisjoint(w.low for w in sentence.words[end:stop])


def _takes(sentence: Sentence, at: int, end: int, kind: str, content: bool) -> bool:
    """Whether what stands behind a verb is what the kind takes."""
    words = sentence.words
    after = words[end].low if end < len(words) else ""
    last = words[end - 1].low
    if kind == "assessment":
        return _assesses(sentence, end, last, after)
    if end - at > 1:
        return end < len(words)
    if kind == "promise":
        no_object = after in ("", ".", ",", ";") or after.startswith(("by", "in", "at", "last"))
        return content or not no_object
    if kind == "threat":
        # `threatened a strike`, not `threatened her` or `clouds threatened the race`
        return after in _AIMS
    if kind == "demand":
        near = [w.low for w in words[end : end + 4]]
        return "that" in near or (
            after not in ("", ".", ",", "by", "in") and after not in _REFLEXIVE
        )
    return end < len(words)


def _assesses(sentence: Sentence, end: int, last: str, after: str) -> bool:
    if last in ("that", "as", "be"):
        return True
    stop = min(clause_end(sentence, end), end + 16)
    rest = [w.low for w in sentence.words[end:stop]]
    if len(rest) < 3:
        return False
    if last.startswith("believ"):
        return after not in _NOT_BELIEVED and len(rest) > 3
    if last.startswith(("judg", "rate", "reckon", "held", "hold")):
        return any(a == "to" and b == "be" for a, b in itertools.pairwise(rest))
    if last.startswith(("consider", "deem")):
        return rest[0] in _OPENERS and not _JUDGED.isdisjoint(rest[2:])
    return "as" in rest[1:] and rest[0] != "as"
