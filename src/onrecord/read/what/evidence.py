"""What a report offers for each statement, and where it says itself that nothing holds it up.

Evidence stands where a source is a thing that shows (`satellite pictures show`), where one is cited
(`according to court records`, `a memo seen by`), or where a person tells what they saw. That there
is none is said in the same sentence (`reports of a blast have not been confirmed`) or in one behind
it, which points back (`The claim could not be verified`): absence.py finds where.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, get_args

import msgspec

from onrecord.read.how.lexicon import noun_forms, verb_forms
from onrecord.read.lists import load
from onrecord.read.what.absence import absences
from onrecord.read.what.shown import Shown, shown
from onrecord.records import Attribution, Evidence, EvidenceKind, Span, Statement

_LISTS: dict[str, Any] = load("evidence.toml")
_KINDS: dict[str, EvidenceKind] = {kind: kind for kind in get_args(EvidenceKind)}
_IRREGULAR = {
    "say": ["said"],
    "show": ["showed", "shown"],
    "find": ["found"],
    "put": ["put"],
    "give": ["gave", "given"],
    "set": ["set"],
    "read": ["read"],
    "tell": ["told"],
    "bear": ["bore"],
}
_NOUNS: dict[str, EvidenceKind] = {
    form: _KINDS[kind]
    for kind in ("document", "data", "image", "witness", "official_record")
    for noun in _LISTS["nouns"][kind]
    for form in noun_forms(noun)
}
_LONGEST_NOUN = max(len(noun.split()) for noun in _NOUNS)
_SHOWING = frozenset(
    form for verb in _LISTS["showing"]["verbs"] for form in verb_forms(verb, _IRREGULAR)
)
_SEEING = frozenset(_LISTS["seeing"]["cues"])
_OWN = frozenset(_LISTS["seeing"]["own"])
_WAS = frozenset(_LISTS["seeing"]["was"])
_CITED = re.compile(rf"\b(?:{'|'.join(_LISTS['cited']['before'])})\s", re.IGNORECASE)
_SEEN_BY = re.compile(rf"\b(?:{'|'.join(_LISTS['cited']['after'])})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:.!?“”\"…()—–]")
_STOP = frozenset(
    (
        *("of", "by", "from", "in", "at", "on", "about", "for", "to", "who", "which", "that"),
        *("with", "seen", "published", "released", "taken", "filed", "posted", "obtained", "near"),
        *("reviewed", "shared", "leaked", "inside", "whose", "showing", *",;(.:—–"),
    )
)
# A sentence without any of these cites nothing.
_HINTS = tuple(
    sorted(
        {max(p.split(), key=len) for p in (*_LISTS["cited"]["before"], *_LISTS["cited"]["after"])}
    )
)
_FAR = 200  # code points of a sentence that a subject is looked for in
_PASSIVE = frozenset(("been", "was", "were", "is", "are", "be", "not", "never"))
_NO_SIGHT = frozenset(("of", "about", "that", "nothing", "no"))  # `heard of`, `saw that`
_PERSON_VERBS = frozenset(("he", "she", "they", "i", "we", "who"))


class Finding(msgspec.Struct, frozen=True):
    """The evidence of a statement, and the words that it was read by."""

    evidence: Evidence = msgspec.field(default_factory=Evidence)
    reason: str = ""


def evidence_of(
    text: str,
    statements: Sequence[Statement],
    by_id: Mapping[str, Attribution],
    parts: Sequence[Span],
    home: Sequence[int],
) -> dict[str, Finding]:
    """By statement id, what is offered for it; statements without anything are left out."""
    offered: dict[str, dict[EvidenceKind, str]] = {}
    for statement in statements:
        attribution = by_id.get(statement.attribution or "")
        found = _of_statement(text, statement, attribution)
        if not found and attribution is not None and attribution.cue:
            found = _before_cue(text, attribution.cue[0], parts)
        if found:
            offered.setdefault(statement.id, {})[found[0]] = found[1]
    _from_sentences(text, statements, parts, home, offered)
    lacking = absences(text, statements, by_id, parts, home)
    out = {}
    for statement in statements:
        kinds = offered.get(statement.id, {})
        lack = lacking.get(statement.id)
        if lack and lack[0]:
            kinds = {"none": f"“{lack[1]}”"}
        reasons = list(kinds.values())
        if lack and f"“{lack[1]}”" not in reasons:
            reasons.append(f"“{lack[1]}”")
        if kinds or lack:
            out[statement.id] = Finding(
                Evidence(offered=tuple(sorted(kinds)), unverified=lack is not None),
                "; ".join(dict.fromkeys(reasons)),
            )
    return out


def _of_statement(
    text: str, statement: Statement, attribution: Attribution | None
) -> tuple[EvidenceKind, str] | None:
    if attribution is None:
        return _shown(statement.text)
    for span in attribution.source:
        found = _head(span.cut(text))
        if found:
            return found
    cue = " ".join(span.cut(text) for span in attribution.cue).lower()
    for word in _WORD.findall(cue):
        if word in _SEEING and "been" not in cue and "evidence" not in cue:
            return "witness", f"“{word}”"
    for hop in attribution.hops:
        for span in hop.source:
            found = _head(span.cut(text))
            if found:
                return found
    return _own(statement.text) or _shown(statement.text)


def _before_cue(text: str, cue: Span, parts: Sequence[Span]) -> tuple[EvidenceKind, str] | None:
    """What the sentence begins with, where the cue is what evidence does: `Minutes …, record`."""
    words = _WORD.findall(cue.cut(text).lower())
    if not words or words[-1] not in _SHOWING or not _PASSIVE.isdisjoint(words):
        return None
    near = bisect_right(parts, cue.start, key=lambda part: part.start) - 1
    return (
        _head(text[parts[near].start : min(cue.start, parts[near].start + _FAR)])
        if near >= 0
        else None
    )


def _head(source: str) -> tuple[EvidenceKind, str] | None:
    """The kind of evidence that the head noun of a source is."""
    said = _WORD.findall(source)[:14]
    words = [word.lower().replace("’", "'") for word in said]
    stop = next((at for at, word in enumerate(words) if at and word in _STOP), len(words))
    if stop > 1 and said[stop - 1][0].isupper():  # `the Ledger` is a newspaper's name
        return None
    return _noun_at_end(words[:stop])


def _noun_at_end(words: Sequence[str]) -> tuple[EvidenceKind, str] | None:
    """The noun of evidence that the words end with, the longest there is."""
    for length in range(min(_LONGEST_NOUN, len(words)), 0, -1):
        phrase = " ".join(words[-length:])
        if phrase in _NOUNS:
            return _NOUNS[phrase], f"“{phrase}”"
    return None


def _own(said: str) -> tuple[EvidenceKind, str] | None:
    """A person telling what they saw or went through: `I saw two of them`."""
    words = _WORD.findall(said[:300].lower())
    for at, word in enumerate(words[:-1]):
        if word not in _PERSON_VERBS or (word not in ("i", "we") and at > 2):
            continue
        after = words[at + 1]
        if words[at + 2 : at + 3] == ["had"] or not _NO_SIGHT.isdisjoint(words[at + 2 : at + 3]):
            continue
        first = word in ("i", "we")
        if after in _SEEING and (first or after in ("saw", "heard", "watched", "smelled", "smelt")):
            return "witness", f"“{word} {after}”"
        if (
            after == "had"
            and words[at + 2 : at + 3]
            and words[at + 2] in ("seen", "heard", "smelled")
        ):
            return "witness", f"“{word} had {words[at + 2]}”"
        if first and after == "was" and words[at + 2 : at + 3] and words[at + 2] in _WAS - {"in"}:
            return "witness", f"“{word} was {words[at + 2]}”"
        if first and after in _OWN and after != "was":
            return "witness", f"“{word} {after}”"
    return None


def _shown(said: str) -> tuple[EvidenceKind, str] | None:
    """Evidence that is the subject of a clause: `Satellite images of the basin show`."""
    words = _WORD.findall(said[:240].lower().replace("’", "'"))
    stop = next((at for at, word in enumerate(words) if at and word in _STOP), len(words))
    if words[:1] in (["no"], ["there"]):
        return None
    for verb in range(1, min(24, len(words))):
        if words[verb] not in _SHOWING:
            continue
        found = _noun_at_end(words[: min(stop, verb)])
        between = words[min(stop, verb) : verb]
        if found and "and" not in between:
            return found[0], f"{found[1]} … “{words[verb]}”"
    return None


def _from_sentences(
    text: str,
    statements: Sequence[Statement],
    parts: Sequence[Span],
    home: Sequence[int],
    offered: dict[str, dict[EvidenceKind, str]],
) -> None:
    """What a sentence cites holds for its statements: `according to invoices seen by the paper`."""
    members: dict[int, list[Statement]] = {}
    for statement, at in zip(statements, home, strict=True):
        members.setdefault(at, []).append(statement)
    for at, part in enumerate(parts):
        said = part.cut(text)
        low = said.lower()
        here = members.get(at, [])
        for passing in shown(said, _noun_at_end):
            for statement in _borne_out(passing, part.start, here, members.get(at - 1, [])):
                offered.setdefault(statement.id, {}).setdefault(passing.kind, passing.reason)
        found = _cited(said) if any(hint in low for hint in _HINTS) else None
        if found is None:
            continue
        for statement in here:
            if statement.id not in offered and not _only_cites(statement.text):
                offered[statement.id] = {found[0]: found[1]}


def _borne_out(
    passing: Shown, start: int, here: Sequence[Statement], before: Sequence[Statement]
) -> list[Statement]:
    """The statements that evidence told of in passing is for.

    Where it points back, those of the sentence before: the reported ones if there are any. Else
    those of its own sentence that are put to the same source as the words themselves.
    """
    if passing.back:
        reported = [one for one in before if one.voice == "reported"]
        if reported:
            last = reported[-1].attribution
            return [one for one in reported if one.attribution == last]
        return list(before[-1:])
    at = start + passing.at
    holding = [one for one in here if any(span.start <= at < span.end for span in one.spans)]
    owner = holding[0].attribution if holding else None
    told = [one for one in here if holding and one.attribution == owner]
    if holding and holding[0].voice == "author" and len(told) == len(holding):
        return list(here)  # `she said, and she has kept records`
    return told


def _cited(said: str) -> tuple[EvidenceKind, str] | None:
    for match in _CITED.finditer(said):
        words = [word.lower() for word in _WORD.findall(said[match.end() : match.end() + 80])][:8]
        stop = next((at for at, word in enumerate(words) if at and word in _STOP), len(words))
        found = _noun_at_end(words[:stop])
        if found:
            return found[0], f"“{match[0].strip()}” {found[1]}"
    for match in _SEEN_BY.finditer(said):
        words = [
            word.lower() for word in _WORD.findall(said[max(0, match.start() - 80) : match.start()])
        ]
        while words and words[-1] in (",", "which", "were", "was", "is", "are", "it"):
            words.pop()
        found = _noun_at_end(words) or _before_preposition(words)
        if found:
            return found[0], f"{found[1]} {match[0].lower()}"
    return None


def _before_preposition(words: Sequence[str]) -> tuple[EvidenceKind, str] | None:
    """The noun of `minutes of the tender board`."""
    for at in range(len(words) - 1, max(0, len(words) - 7), -1):
        if words[at] in ("of", "from", "by"):
            return _noun_at_end(words[:at])
    return None


def _only_cites(said: str) -> bool:
    """Whether a statement is no more than the words that cite: `invoices seen by`."""
    return bool(_SEEN_BY.search(said)) and len(said.split()) < 7
