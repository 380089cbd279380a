"""Responses that an attribution is by its force: `denied that …`, `would not say whether …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import cast

from onrecord.read.how.actors import LISTS
from onrecord.read.how.answers import is_turn
from onrecord.read.how.asking import SAYS, STOP, WORD, is_document
from onrecord.read.how.concerning import Statements, stems
from onrecord.read.how.cuewords import LISTS as CUES
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.how.nominals import Known
from onrecord.read.late import Late
from onrecord.records import Attribution, Response, ResponseKind, Source

IRREGULAR: dict[str, list[str]] = {
    **CUES["irregular"],
    "leave": ["left"],
    "turn": ["turned"],
    "say": ["said"],
    "meet": ["met"],
    "send": ["sent"],
    "draw": ["drew", "drawn"],
    "get": ["got", "gotten"],
    "slip": ["slipped"],
}
_ADMITS = frozenset(
    form
    for verb in (
        "confirm",
        "admit",
        "acknowledge",
        "concede",
        "corroborate",
        "verify",
        "authenticate",
    )
    for form in verb_forms(verb, IRREGULAR)
) | {"confirmation", "admission", "acknowledgment", "acknowledgement"}
_SILENT = Late(
    r"respond|repl(?:y|ied)|reached|contacted|(?:not|yet|never) (?:\w+ )?comment|nothing|silent"
    r"|quiet|mum\b|return|unavailable|not (?:\w+ )?available|silence",
    re.IGNORECASE,
)
_LEFT = Late(
    r"\bnot answer(?:ed)? (?:\w+ ){0,3}(?:letters?|calls?|e-?mails?|messages?|requests?|texts?)\b",
    re.IGNORECASE,
)
_UNDENIED = Late(r"(?:\bnot|n['’]t|never)\s+(?:\w+\s+){0,2}?(?:den|disput|contest)", re.IGNORECASE)
_FEW = 3  # words that carry meaning: so few share one alone with what stands near
_NEAR = 350  # code points
_POINTS = Late(r"\b(?:such|that|this|these|those) (?!the\b)\w+", re.IGNORECASE)
_AUTHOR = frozenset(("i", "we", "you"))
_GENERIC = frozenset(chain.from_iterable(stems(word) for word in LISTS["about"]["generic"]))
_ACCUSATIONS = frozenset(
    ("accusation", "accusations", "allegation", "allegations", "charge", "charges", "wrongdoing")
)
_THINGS = frozenset(word.rstrip("s") for word in LISTS["things"]["words"])


# What somebody denies to have had in a deed: the charge stands in another's words.
_PART = Late(r"(?:any|all|having any) (?:part|role|hand|link|involvement|responsib|knowledge)")
_BARE_POINTERS = frozenset(("this", "that", "it", "these", "those"))


def attributed(
    text: str, known: Known, attributions: Sequence[Attribution], said: Statements
) -> Iterator[Response]:
    """Those that an attribution is by its force."""
    for one in attributions:
        if one.force not in ("confirms", "denies", "declines", "evades") or not one.source_id:
            continue
        source = known.get(one.source_id)
        if source is not None and (source.grade == "author" or source.name.casefold() in _AUTHOR):
            continue
        if is_turn(text, one) or source is None or is_document(source) or _asked(text, one):
            continue
        cue = " ".join(span.cut(text) for span in one.cue)
        if one.force == "confirms" and _ADMITS.isdisjoint(w.lower() for w in WORD.findall(cue)):
            continue
        if _is_no_answer(text, one, source, cue):
            continue
        kind: str = one.force
        window = text[max(0, one.cue[0].start - 25) : one.cue[-1].end + 30]
        if kind == "declines" and _silent(cue, window) and not _refused(window):
            kind = "silent"
        if kind == "evades" and _UNDENIED.search(cue if "not" in cue or "n't" in cue else window):
            kind = "declines"  # did not deny
        spans = tuple(sorted((*one.cue, *one.content)))
        content = " ".join(span.cut(text) for span in one.content)
        at = min(span.start for span in (*one.source, *spans))
        # What is confirmed or denied in so many words need be no earlier statement of the report.
        far = {"confirms": 0, "denies": 400}.get(kind, 1500)
        about = _of_content(text, one, source, kind, said, at, content, far)
        yield Response(
            actor=one.source_id,
            kind=cast(ResponseKind, kind),
            about=about,
            spans=spans,
            reason=f"force of “{' '.join(cue.split())[:60]}”",
        )


def _is_no_answer(text: str, one: Attribution, source: Source, cue: str) -> bool:
    """Whether the words only look like an answer: `a majority to confirm judges`."""
    low = cue.lower().split()
    if one.force in ("confirms", "denies") and ("to" in low[:-1] or _before(text, one) == "to"):
        return True
    whose = one.source[0].cut(text).lower() if one.source else ""
    if whose in ("their", "his", "her", "its", "our", "my") and low[-1:] and low[-1].endswith("ed"):
        return True
    words = source.name.split()
    thing = bool(words) and words[-1].casefold().rstrip("s") in _THINGS
    return source.kind in (None, "group") and thing


def _before(text: str, one: Attribution) -> str:
    """The word right before the cue of an attribution."""
    start = one.cue[0].start
    return (text[max(0, start - 20) : start].split() or [""])[-1].lower()


def _of_content(
    text: str,
    one: Attribution,
    source: Source,
    kind: str,
    said: Statements,
    at: int,
    content: str,
    far: int,
) -> str | None:
    """What an attribution answers: an earlier statement, or the one that its own content makes."""
    words = stems(content) - _GENERIC
    own = said.of(one.id)
    others = {one.source_id or ""}
    if words:
        points = _POINTS.search(content) is not None
        taken_up = said.before(at, others, content, 0, least=1 if points else SAYS)
        if taken_up is None and len(words) < _FEW:
            taken_up = said.before(at, others, content, 0, least=1, reach=_NEAR)
        if taken_up is not None:
            return taken_up
        if kind == "denies" and _PART.match(content):
            charged = said.before(at, others, "", far, source.name, naming=True)
            if charged is not None:
                return charged
        named = stems(own[0].text) - _GENERIC if own else set()
        if named and (kind in ("confirms", "denies") or len(words) >= SAYS):
            return own[0].id
    accused = kind == "denies" and not _ACCUSATIONS.isdisjoint(content.lower().split())
    reach = max(far, 1500) if accused else far
    actor = source.name if content.casefold() not in _BARE_POINTERS else ""  # `this`: the last
    found = said.before(at, others, content, reach, actor, accused=accused)
    if found is None and own and kind in ("confirms", "denies") and stems(own[0].text) - _GENERIC:
        return own[0].id
    return found


def _asked(text: str, one: Attribution) -> bool:
    """Whether the sentence of an attribution is a question: `can you confirm that?`"""
    end = max(span.end for span in (*one.cue, *one.content))
    stop = STOP.search(text, max(0, end - 2), min(len(text), end + 200))
    quoted = text[end - 1 : end] in '”"’'
    return stop is not None and stop[0] == "?" and not quoted


def _silent(cue: str, window: str) -> bool:
    return bool(_SILENT.search(cue or window) or _LEFT.search(window))


def _refused(window: str) -> bool:
    low = window.lower()
    return any(
        word in low for word in ("declin", "refus", "would not", "wouldn", "will not", "won't")
    )
