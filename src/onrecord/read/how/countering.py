"""Responses that no verb gives away: a counter-assertion, an admission, a plain yes.

`Asked about it, Roe said: "There are no talks."` denies what somebody else had said of talks; `the
report was false` denies it; `the memo was genuine` confirms it, and so does what somebody says who
takes back a denial (`after weeks of denying`, `I was misinformed`). Only where the words meet an
earlier statement of another voice, and affirm what it negates or the other way round. The words are
in countering.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from onrecord.read.how.answers import is_turn
from onrecord.read.how.asking import SAYS, is_document
from onrecord.read.how.concerning import Statements, stems
from onrecord.read.how.cuewords import LISTS as CUES
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.how.nominals import Known
from onrecord.read.late import Late
from onrecord.read.lists import load
from onrecord.records import Attribution, Response, ResponseKind, Source, Statement

_LISTS: dict[str, Any] = load("countering.toml")
_CALLING = frozenset(
    form for verb in _LISTS["calling"] for form in verb_forms(verb, CUES["irregular"])
)


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda one: (-len(one), one)))


_HEDGE = r"(?:\w+ly |pure |just |simply |mere |completely )?"
_OF_CLAIM = (
    r"(?:(?:the|this|that|these|those|such|any|all) )?(?:[\w'’-]+ ){0,3}?"
    rf"(?:{_any(_LISTS['claims'])})s?"
)
_IT = rf"(?:{_OF_CLAIM}|{_any(_LISTS['pointers'])})(?: of [^.,;]{{1,40}})?"
_CALLED = Late(
    rf"[\s\"“'‘]*{_IT},? (?:as )?(?:a |an )?{_HEDGE}[\"“'‘]?(?:{_any(_LISTS['untrue'])})\b",
    re.IGNORECASE,
)
_IS_UNTRUE = Late(
    rf"[\s\"“'‘]*(?:that )?{_IT} (?:is|are|was|were) {_HEDGE}(?:{_any(_LISTS['untrue'])})\b",
    re.IGNORECASE,
)
_GENUINE = Late(
    rf"\b(?:{_any(_LISTS['documents'])})\b[^.;\"”]{{0,60}}?\b(?:is|are|was|were) (?:indeed )?"
    r"(?:genuine|authentic|real)\b",
    re.IGNORECASE,
)
_NONE = Late(
    r"(?:\bthere (?:is|was|are|were|has been|have been|had been) "
    r"(?:no|not a single|not one|never an?y?)"
    r"|\bnot (?:one|a single)) (?P<what>[\w'’-]+(?: [\w'’-]+)?)",
    re.IGNORECASE,
)
_NOTHING = Late(
    r"\bnothing (?:has|have|had|is|was|were)(?: been| being)? (?P<what>[\w'’-]+)", re.IGNORECASE
)
_RETRACTS = Late("|".join(_LISTS["retracting"]), re.IGNORECASE)
_PUT = Late(
    r"\b(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|(?:[Oo]n|[Tt]o) the question(?: of)?)\s+"
    r"(?:\w+\s+){0,3}?(?:whether|if)\s"
)
_YES_NO = Late(r"[\s\"“'‘]*(?P<word>yes|no)\b(?:[.,!;:—–-]|\s*\Z)", re.IGNORECASE)
_STOPS = Late(r"[.?!]\s")
_AHEAD = Late(r"\b(?:will|would|shall|should|must|can|could|may|might|[Ii]f)\b")
_NOT = Late(
    r"(?:\b(?:not|never)|n['’]t) (?:\w+ly |even |ever |once |yet )?(?P<verb>[a-z]+)", re.IGNORECASE
)
_LIGHT = frozenset(
    (
        *("been", "have", "had", "be", "do", "done", "did", "going", "get", "got", "make", "made"),
        *("take", "taken", "say", "said", "know", "known", "think", "a", "the", "true", "want"),
        *("show", "shown", "mean", "matter", "see", "seen", "think", "believe", "tell", "told"),
        *("just", "only", "enough", "about", "because", "for", "in", "to", "an", "all", "as", "so"),
    )
)
_SHORTEST = 3  # letters of a word that may take another ending
_FORCES = frozenset(("states", "claims", "reports"))
_TOLD = frozenset(
    ("states", "claims", "reports", "accuses", "confirms", "suggests", "warns", "denies", None)
)
_NEAR, _FAR = 500, 1000  # code points back to what is answered


def countering(
    text: str,
    known: Known,
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    said: Statements,
) -> Iterator[Response]:
    """The responses of this kind, in the order of the attributions, one at most of each."""
    voices = {one.id: one for one in attributions}
    told = [one for one in statements if one.spans and one.attribution in voices]
    begins = [one.spans[0].start for one in told]

    def earlier(own: Statement, source: str) -> Iterator[Statement]:
        """What other voices affirm before a statement, the nearest first."""
        for other in reversed(told[: bisect_left(begins, own.spans[0].start)]):
            voice = voices[other.attribution or ""]
            if voice.source_id in (None, source) or voice.force not in _TOLD:
                continue
            if other.polarity != "negated" and other.modality not in (
                "possible",
                "required",
                "predicted",
                "conditional",
            ):
                yield other

    for one in attributions:
        source = known.get(one.source_id) if one.source_id else None
        if source is None or is_turn(text, one) or not one.content or not one.source:
            continue
        if one.force not in _FORCES or is_document(source) or not _answers(source):
            continue
        words = " ".join(span.cut(text) for span in one.content)[:500]
        found = (
            _untrue(text, one, source, words, said)
            or _asked(text, one, source, said)
            or _retracted(text, one, source, words, said)
            or _contradicted(one, source, said, earlier)
        )
        if found is not None:
            kind, about, why = found
            yield Response(source.id, kind, about, tuple(sorted((*one.cue, *one.content))), why)


_Found = tuple[ResponseKind, str | None, str]


def _answers(source: Source) -> bool:
    """Whether somebody can be taken at his word: not a nameless one, and not the author."""
    return source.grade in ("named", "official", "collective") and source.kind != "outlet"


def _start(one: Attribution) -> int:
    return min(span.start for span in (*one.source, *one.cue, *one.content))


def _untrue(
    text: str, one: Attribution, source: Source, words: str, said: Statements
) -> _Found | None:
    """`called the report a fairy tale`, `said that the claim was false`, `the memo was genuine`."""
    cue = {word for span in one.cue for word in span.cut(text).lower().split()}
    match = _CALLED.match(words) if not cue.isdisjoint(_CALLING) else _IS_UNTRUE.match(words)
    kind: ResponseKind = "denies"
    if match is None:
        match, kind = _GENUINE.search(words), "confirms"
        if match is None or re.search(r"\b(?:not|never|if|whether)\b|n['’]t\b", words.lower()):
            return None
    at = _start(one)
    about = said.before(at, {source.id}, words, 0, least=1, reach=_FAR)
    about = about or said.before(at, {source.id}, words, _FAR)
    about = about or said.inside(one.content[0].start, one.content[-1].end)
    return kind, about, f"“{' '.join(match[0].split())[:70]}”"


def _asked(text: str, one: Attribution, source: Source, said: Statements) -> _Found | None:
    """`Asked whether it was so, he said: "Yes."`"""
    found = ((span, _YES_NO.match(span.cut(text))) for span in one.content)
    piece, answer = next(((s, m) for s, m in found if m), (one.content[0], None))
    if answer is None:
        return None
    low = piece.start
    put = next(reversed([*_PUT.finditer(text, max(0, low - 260), low)]), None)
    if put is None or "\n\n" in text[put.start() : low] or _STOPS.search(text, put.end(), low):
        return None
    question = text[put.end() : low]
    about = said.before(put.start(), {source.id}, question, 0, least=SAYS)
    about = about or said.inside(put.end(), low)
    about = about or said.inside(piece.start, piece.end)
    kind: ResponseKind = "confirms" if answer["word"].lower() == "yes" else "denies"
    return kind, about, f"“{answer['word']}”, asked “{' '.join(put[0].split())}”"


def _retracted(
    text: str, one: Attribution, source: Source, words: str, said: Statements
) -> _Found | None:
    """What somebody says who takes back a denial, in the same paragraph or right before it."""
    first, last = _start(one), max(span.end for span in (*one.cue, *one.content))
    begin = max(0, text.rfind("\n\n", 0, first))
    end = text.find("\n\n", last)
    near = text[begin : end if end >= 0 else len(text)]
    match = _RETRACTS.search(near)
    own = [s for s in said.of(one.id) if s.polarity != "negated" and len(stems(s.text)) >= SAYS]
    if match is None or not own or _AHEAD.search(own[0].text):
        return None
    if not _is_first(text, one, source, begin, said):
        return None
    about = said.before(first, {source.id}, own[0].text, 0, least=SAYS, reach=_FAR) or own[0].id
    return "confirms", about, f"taken back: “{' '.join(match[0].split())}”"


def _is_first(text: str, one: Attribution, source: Source, begin: int, said: Statements) -> bool:
    """Whether an attribution is the first of its source's in a paragraph."""
    return not any(
        other.source_id == source.id and begin <= _start(other) < _start(one)
        for other in said.voices()
    )


def _contradicted(
    one: Attribution,
    source: Source,
    said: Statements,
    earlier: Callable[[Statement, str], Iterator[Statement]],
) -> _Found | None:
    """`There is no ban`, `we did not open fire`: what another voice had said."""
    for own in said.of(one.id):
        none = _NONE.search(own.text) or _NOTHING.search(own.text)
        if _AHEAD.search(own.text) or "?" in own.text:
            continue
        if own.polarity != "negated" and none is None:
            continue
        what = none["what"].split()[0].lower() if none else _negated(own.text)
        if what is None or what in ("one", "way", "doubt", "question", "reason", "need"):
            continue
        for other in earlier(own, source.id):
            if own.spans[0].start - other.spans[0].start > (_NEAR if none else _FAR):
                break
            if not _speaks_of(other.text, what) or _negated(other.text) == what:
                continue
            if none is None and stems(other.text).isdisjoint(stems(own.text) - {what[:6]}):
                continue
            return "denies", other.id, f"“{' '.join(own.text.split())[:60]}”, against what was said"
    return None


def _negated(words: str) -> str | None:
    """The verb that is negated: `asked` of `has not asked for a loan`."""
    match = _NOT.search(words)
    return match["verb"].lower() if match and match["verb"].lower() not in _LIGHT else None


def _speaks_of(words: str, what: str) -> bool:
    """Whether a word stands in other words, in whatever form."""
    root = re.sub(r"(?:ies|ied|ing|es|ed|s|y|e)$", "", what)
    if len(root) < _SHORTEST:
        return re.search(rf"\b{re.escape(what)}(?:s|es)?\b", words, re.IGNORECASE) is not None
    forms = rf"\b{re.escape(root)}(?:y|e|s|es|ies|ed|ied|d|ing|en|n)?\b"
    return re.search(forms, words, re.IGNORECASE) is not None
