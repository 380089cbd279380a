"""Where a report says that a statement is unverified or has no evidence, and which one it means.

The patterns are in absence.toml. They count for the sentence that they stand in, or point back to a
statement before: of that sentence, or of the last ones in reach.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.read.late import Late
from onrecord.read.letters import small_letters
from onrecord.read.lists import load
from onrecord.records import Attribution, Span, Statement

_LISTS: dict[str, Any] = load("absence.toml")
# For small letters:
_UNVERIFIED = Late(rf"\b(?:{'|'.join(_LISTS['unverified'])})\b")
_NOTHING = Late(rf"\b(?:{'|'.join(_LISTS['nothing'])})\b")
# Most sentences have none of these: they are not looked at any further.
_HINTS = (
    *("verif", "confirm", "corrobor", "authentic", "substantiat", "prov", "evidence", "proof"),
    *("shred", "nothing", "baseless", "groundless", "unfounded", "unsourced", "documents"),
    *("borne", "unable to", "not in a position", "no source", "not clear", "remain"),
    *("produced", "published", "tested", "checked", "shown", "presented", "released", "offered"),
    *("s word", "her word", "their word", "naming", "sources", "could not", "couldn", "ascertain"),
    *("yet to", "still to", "refused", "declined", "failed"),
)
_OF_IT = Late(r"\b(?:for|of) which\s[^,;]{0,20}\Z", re.IGNORECASE)
_BOTH = Late(r"\b(?:either|both|neither|none of the)\b", re.IGNORECASE)
_SHORT = 5  # words of a statement about what was said
_NAMES_IT = Late(
    r"\W{0,3}(?:that|this|the|these|those|both) (?:claim|report|account|allegation|accusation"
    r"|charge|story|statement|figure|assertion|rumou?r|suggestion|version)s?\b",
    re.IGNORECASE,
)
_TWO = 2  # sources whose statements `either account` is
_BACK = Late("|".join(f"(?:{one})" for one in _LISTS["back"]), re.IGNORECASE)
_CALLED: dict[str, list[str]] = _LISTS["called"]
_NAMED = Late(rf"\b({'|'.join(_CALLED)})s?\b", re.IGNORECASE)
_CONTENT = Late(r"\s(?:that|of|for)\s+(?!(?:that|this|it|those|these|one|the claims?)\b)\w+")
_SUBJECT = Late(
    r"\b(?:claims?|reports?|story|stories|rumou?rs?|allegations?|suggestions?|accounts?|assertions?"
    r"|presence|existence|authenticity|death|deaths|whereabouts|theory)\b(?:\s(?:that|of|about|on)\b)",
    re.IGNORECASE,
)
_REACH = 3  # sentences that a pattern may point back over
_FIRST_PERSON = Late(r"\b(?:i|we)\s[^.]{0,12}\Z", re.IGNORECASE)

Lack = tuple[bool, str]  # whether there is no evidence at all, and the words that say so


def absences(
    text: str,
    statements: Sequence[Statement],
    by_id: Mapping[str, Attribution],
    parts: Sequence[Span],
    home: Sequence[int],
) -> dict[str, Lack]:
    """By statement id, the words that say that nothing holds it up."""
    members: list[list[Statement]] = [[] for _ in parts]
    for statement, at in zip(statements, home, strict=True):
        members[at].append(statement)
    out: dict[str, Lack] = {}
    for at, part in enumerate(parts):
        said = part.cut(text)
        low = small_letters(said)
        if not any(hint in low for hint in _HINTS):
            continue
        match, nothing = _NOTHING.search(low), True
        if match is None:
            match, nothing = _UNVERIFIED.search(low), False
        if match is None or _is_a_refusal(text, part, match, members[at], by_id):
            continue
        mark = Span(part.start + match.start(), part.start + match.end())
        for statement in _meant(text, at, mark, match, members, by_id, parts):
            out.setdefault(statement.id, (nothing, " ".join(mark.cut(text).split())))
    return out


def _is_a_refusal(
    text: str,
    part: Span,
    match: re.Match[str],
    members: Sequence[Statement],
    by_id: Mapping[str, Attribution],
) -> bool:
    """Whether a person says of themselves that they cannot confirm: that is a response."""
    before = text[part.start : part.start + match.start()]
    return bool(_FIRST_PERSON.search(before)) and match[0].startswith(("can", "could"))


def _meant(
    text: str,
    at: int,
    mark: Span,
    match: re.Match[str],
    members: Sequence[Sequence[Statement]],
    by_id: Mapping[str, Attribution],
    parts: Sequence[Span],
) -> list[Statement]:
    part = parts[at]
    here = members[at]
    around = text[max(part.start, mark.start - 60) : mark.start], text[mark.end : mark.end + 60]
    tail = text[mark.start : min(part.end, mark.end + 60)]
    head = text[part.start : mark.start]
    bearing = [one for one in here if any(span.overlaps(mark) for span in one.spans)]
    others = [one for one in here if one not in bearing]
    pointing = (
        _BACK.search(tail) or _BACK.search(head[-80:]) or (_BACK.match(head) if head else None)
    )
    explicit = _SUBJECT.search(head)
    content = _CONTENT.match(text[mark.end : part.end])
    if explicit:
        ahead = [one for one in here if one.spans[0].start < mark.start]
        return [one for one in here if one.voice == "reported"] or bearing or ahead
    if _OF_IT.search(head):
        return bearing or others
    reported = [one for one in others if one.voice == "reported" and _is_more(text, one)]
    if pointing and (content is None or _BACK.match(text[mark.end : part.end].lstrip())):
        before = [one for one in others if one.spans[0].start < mark.start and _is_more(text, one)]
        earlier = [one for one in before if one.spans[-1].end <= mark.start]
        if earlier and not _opens(head):
            return earlier[-1:]
        return _earlier(text, at, tail + head, members, by_id)
    if reported:
        return reported
    if content or explicit:
        return bearing or list(others)
    if _is_attached(match[0]):
        return others or bearing
    before = [one for one in others if one.spans[-1].end <= mark.start]
    return before or _earlier(text, at, around[0] + around[1], members, by_id)


def _is_more(text: str, statement: Statement) -> bool:
    """Whether a statement is more than a pronoun or a name for a claim."""
    words = statement.text.split()
    if len(words) <= _SHORT and _NAMES_IT.match(statement.text):
        return False  # `that report an invention`
    return len(words) > 3 or (len(words) > 2 and not _BACK.search("of " + statement.text))


def _opens(head: str) -> bool:
    """Whether the words that point back open the sentence: `The claim could not be verified`."""
    return len(head.split()) < 5


def _is_attached(said: str) -> bool:
    """Whether the words stand with what they are about: `without evidence`, `unconfirmed`."""
    return said.lower().startswith(
        ("without", "un", "baseless", "groundless", "with no", "lacking")
    )


def _earlier(
    text: str,
    at: int,
    said: str,
    members: Sequence[Sequence[Statement]],
    by_id: Mapping[str, Attribution],
) -> list[Statement]:
    """The statement before that a sentence points back to, by what it calls it."""
    named = _NAMED.search(said)
    stems = _CALLED[named[1].lower()] if named else ()
    if stems:
        for back in range(1, _REACH + 1):
            if at - back < 0:
                break
            for statement in reversed(members[at - back]):
                if _cue_has(text, by_id.get(statement.attribution or ""), stems):
                    return _with_its_own(statement, members[at - back])
    for back in range(1, _REACH + 1):
        if at - back < 0:
            break
        near = [one for one in members[at - back] if _is_more(text, one)]
        reported = [one for one in near if one.voice == "reported"]
        if reported and _BOTH.search(said):
            return _of_two(at, members)
        if reported:
            return _with_its_own(reported[-1], reported)
        if near:
            return near[-1:]
    return []


def _with_its_own(statement: Statement, near: Sequence[Statement]) -> list[Statement]:
    """A statement and what else its source says in the same breath."""
    return [one for one in near if one.attribution == statement.attribution]


def _of_two(at: int, members: Sequence[Sequence[Statement]]) -> list[Statement]:
    """What the last two attributions say, in reach: `either account`."""
    out: list[Statement] = []
    found: set[str | None] = set()
    for back in range(1, _REACH + 1):
        for statement in reversed(members[at - back] if at >= back else ()):
            if statement.voice != "reported":
                continue
            if statement.attribution not in found and len(found) == _TWO:
                return out
            found.add(statement.attribution)
            out.append(statement)
    return out


def _cue_has(text: str, attribution: Attribution | None, stems: Sequence[str]) -> bool:
    if attribution is None:
        return False
    cue = " ".join(span.cut(text) for span in attribution.cue).lower()
    return any(word.startswith(stem) for word in cue.split() for stem in stems)
