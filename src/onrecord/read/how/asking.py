"""Responses to what was asked in prose: an answer that is none, another act, a refusal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.read.how.actors import LISTS, Actors
from onrecord.read.how.answers import is_turn, kinds_of
from onrecord.read.how.concerning import Statements, stems
from onrecord.read.how.lexicon import tokens
from onrecord.read.how.nominals import Known
from onrecord.read.how.outlets import LISTS as CHAIN_LISTS
from onrecord.read.late import Late
from onrecord.read.letters import small_letters
from onrecord.records import Attribution, Response, Source, Span

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PUT = Late(
    r"\b(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Oo]n the question(?: of)?)\s+(?:\w+\s+)??"
    r"(?P<again>twice\s+|repeatedly\s+|again\s+|three\s+times\s+|several\s+times\s+)?(?:on\s+)?(?:whether|if)\s"
)
QUESTION = Late(
    r"\b(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Qq]uestions?|[Qq]ueries)\s+(?:\w+\s+){0,3}?"
    r"(?:whether|if|about|why|how|who|what|when|on|over)\s"
)
_COUNTER = Late(
    r"[\s\"“'‘]*(?:that )?(?:there (?:is|was|were|are|has been|have been|had been) no such\b"
    r"|no such\b|nothing of the (?:kind|sort)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:[Aa]sked|[Qq]uestioned|[Pp]ressed)\s+(?:(?:on|last) \w+ |repeatedly |twice |"
    r"again |later |him |her |them |the [a-z]+ |[A-Z]\w+ |[A-Z]\w+ [A-Z]\w+ ){0,2}?"
    r"(?:by \w+(?: \w+){0,3}? )?(?:about|on|whether|if|who|why|how|what|when|where)\s"
    r"(?P<what>[^.?!\n,;]{3,160}),\s"
)
_WAS_ASKED = re.compile(
    r"\b(?:was|were|been)\s+(?:then |also |later |repeatedly |twice )?asked\s"
    r"(?P<what>[^.?!\n;]{3,200}?)"
    r"\s+(?:and|but)\s+(?:instead |only |merely |then |simply )?(?P<verb>[a-z]+)\b"
)
_ACTS = frozenset(LISTS["acts"]["words"])
_NOTHING_WRONG = Late(  # for small letters
    r"[\s\"“'‘]*(?:that )?(?:there (?:is|was|were|are|has been|have been|had been) "
    r"(?:absolutely |simply |certainly )?(?:no|never any|not any) (?:\w+ ){0,2}?"
    rf"(?:{'|'.join(LISTS['wrongs']['words'])})\b"
    r"|(?:he|she|it|they|i|we|nobody|no one) (?:had |has |have )?(?:did|done|do) nothing "
    r"(?:wrong|improper|illegal|unlawful|unusual)\b)"
)
_TAUTOLOGY = Late(
    r"\b((?:would |will |may |might |could |can )?[a-z]+) what(?:ever)? "
    r"(?:it|they|that|he|she|we|i) \1\b",
    re.IGNORECASE,
)
_PRESSED = Late(r"\b(?:asked|pressed|questioned|when reached|reached by)\b", re.IGNORECASE)
_ANSWERED = Late(r"\b(?:answer|repl|respond|spoke|talk|retort)")
_YES_NO = frozenset(
    ("yes", "no", "not", "never", "know", "could", "depends", "course", "cannot", "don't")
)
SAYS = 2  # words that carry meaning: what has as many says something by itself
STOP = re.compile(r"[.?!]")
_DOCUMENTS = frozenset(CHAIN_LISTS["documents"]) | frozenset(LISTS["things"]["words"])


def is_document(source: Source) -> bool:
    """Whether a source is a document or another thing that speaks by what is written."""
    words = source.name.casefold().split(",")[0].split(" seen ")[0].split()
    return source.kind == "document" or (bool(words) and words[-1] in _DOCUMENTS)


def beside(text: str, attributions: Sequence[Attribution], said: Statements) -> Iterator[Response]:
    """Evasions: asked whether something is so, an actor answers with something else.

    Only where the answer shares no word with the question, says neither yes nor no, and is called
    an answer, is all that was said (`said only`), or follows a question put more than once.
    """
    for one in attributions:
        if not one.source_id or not one.source or one.force not in ("states", "claims", "demands"):
            continue
        own = min(span.start for span in (*one.source, *one.cue))
        first = min((own, *(span.start for span in one.content)))
        match = next(reversed([*_PUT.finditer(text, max(0, first - 220), own)]), None)
        if match is None:
            continue
        pieces = [span for span in one.content if span.start >= match.end()]
        low = min((own, *(span.start for span in pieces)))
        cue = " ".join(span.cut(text) for span in one.cue).lower()
        before = text[max(0, one.cue[0].start - 12) : one.cue[0].start].lower()
        if low <= match.end() or "\n\n" in text[match.start() : low]:
            continue
        if not (
            _ANSWERED.search(cue)
            or match["again"]
            or re.search(r"\b(?:only|merely|just)\b", cue + before)
        ):
            continue
        question = text[match.end() : low]
        answer = " ".join(span.cut(text) for span in pieces)
        if (
            len(STOP.findall(question)) > 1
            or not 3 <= len(question.split()) <= 40
            or len(answer.split()) < 3
        ):
            continue
        if stems(question) & stems(answer) or _says_yes_or_no(question, answer):
            continue
        at = min(low, match.start())
        yield Response(
            actor=one.source_id,
            kind="evades",
            about=said.before(at, {one.source_id}, question, 0, least=2)
            or said.inside(match.end(), low)
            or said.before(at, {one.source_id}, question, 400),
            spans=tuple(sorted((*one.cue, *one.content))),
            reason=f"“{' '.join(match[0].split())}”, and the answer shares no word with it",
        )


def counters(
    text: str, known: Known, attributions: Sequence[Attribution], said: Statements
) -> Iterator[Response]:
    """What answers by its words alone: `there was no such meeting`, `that is a question for`."""
    for one in attributions:
        source = known.get(one.source_id) if one.source_id else None
        if source is None or one.force not in ("states", "claims") or is_turn(text, one):
            continue
        if not one.content or not one.source or is_document(source):
            continue
        words = " ".join(span.cut(text) for span in one.content)[:400]
        at = min(span.start for span in (*one.source, *one.cue, *one.content))
        spans = tuple(sorted((*one.cue, *one.content)))
        if match := _COUNTER.match(words):
            about = said.before(at, {source.id}, words, 0, least=SAYS, reach=1200)
            about = about or said.before(at, {source.id}, words, reach=400)
            if about is not None:
                why = f"“{match[0].strip()}” to what was said before"
                yield Response(source.id, "denies", about, spans, why)
            continue
        if match := _NOTHING_WRONG.match(small_letters(words)):
            about = said.before(at, {source.id}, words, 0, least=1, reach=1200)
            about = about or said.inside(one.content[0].start, one.content[-1].end)
            why = f"“{words[match.start() : match.end()].strip()}”"
            yield Response(source.id, "denies", about, spans, why)
            continue
        low = max(0, at - 120)
        near = text[low : max(span.end for span in (*one.cue, *one.content)) + 90]
        if _PRESSED.search(near) is None:
            continue
        if match := _TAUTOLOGY.search(words):
            about = put_near(text, low, low + len(near), said)
            about = about or said.before(at, {source.id}, near, 600, source.name)
            yield Response(source.id, "evades", about, spans, f"“{match[0].strip()}”")
            continue
        for kind, why in kinds_of(words.lower().replace("’", "'").lstrip("\"“'‘ ")):
            if kind in ("declines", "evades"):
                about = put_near(text, low, low + len(near), said)
                about = about or said.before(at, {source.id}, near, 600, source.name)
                yield Response(source.id, kind, about, spans, why)
                break


def unanswered(
    text: str, actors: Actors, attributions: Sequence[Attribution], said: Statements
) -> Iterator[Response]:
    """Somebody is asked, and does something else: `asked about the leak, she smiled`."""
    cues = sorted(
        span.start
        for one in attributions
        for span in one.cue
        if _ACTS.isdisjoint(span.cut(text).lower().split())
    )
    for match in _ASIDE.finditer(text):
        end = STOP.search(text, match.end())
        if end is None or end.start() - match.end() > 240:
            continue
        place = bisect_right(cues, match.end())
        if place < len(cues) and cues[place] < end.start():
            continue  # something was said
        words = tokens(text, match.start(), end.start())
        at = next((k for k, word in enumerate(words) if word.start >= match.end()), None)
        if at is None or any(word.low in '"“”' for word in words):
            continue
        verb = next((k for k in range(at, min(at + 7, len(words))) if words[k].low in _ACTS), None)
        if verb is None or verb == at:
            continue
        tail = text[words[verb].start : end.start()]
        if stems(match["what"]) & stems(tail):
            continue
        actor = actors.subject(words, verb)
        if actor is None:
            continue
        span = Span(words[verb].start, words[-1].end)
        about = said.before(match.start(), {actor}, match["what"], 0, least=SAYS)
        about = about or said.inside(*match.span("what"))
        about = about or said.before(match.start(), {actor}, match["what"], 0, least=1)
        why = f"asked, and “{' '.join(tail.split())[:60]}”"
        yield Response(actor, "evades", about, (span,), why)


def asked_and(text: str, actors: Actors, said: Statements) -> Iterator[Response]:
    """Somebody was asked and did something else: `was asked how many and talked about cows`."""
    for match in _WAS_ASKED.finditer(text):
        if match["verb"] not in _ACTS:
            continue
        end = STOP.search(text, match.end())
        stop = end.start() if end else len(text)
        tail = text[match.start("verb") : min(stop, match.end() + 160)]
        if stems(match["what"]) & stems(tail):
            continue
        begin = max((text.rfind(mark, 0, match.start()) for mark in ".?!\n"), default=-1) + 1
        words = tokens(text, max(begin, match.start() - 160), match.end())
        verb = next((k for k, word in enumerate(words) if word.start == match.start()), None)
        actor = actors.subject(words, verb) if verb else None
        if actor is None:
            continue
        span = Span(match.start("verb"), match.start("verb") + len(tail))
        about = said.before(match.start(), {actor}, match["what"], 0, least=SAYS)
        about = about or said.inside(*match.span("what"))
        why = f"asked, and “{' '.join(tail.split())[:60]}”"
        yield Response(actor, "evades", about, (span,), why)


def _says_yes_or_no(question: str, answer: str) -> bool:
    """Whether an answer begins with one, or with the question's own auxiliary and `not`."""
    told = [word.lower() for word in WORD.findall(answer)[:8]]
    asked = {word.lower() for word in WORD.findall(question)[:6]}
    for at, word in enumerate(told):
        if word == "not":
            if at < 1 or told[at - 1] in asked:
                return True
        elif word in _YES_NO:
            return True
    return False


def put_near(text: str, low: int, high: int, said: Statements) -> str | None:
    """What was asked in a stretch of the text, the last question of it."""
    put = next(reversed([*QUESTION.finditer(text, low, high)]), None)
    if put is None:
        return None
    stop = STOP.search(text, put.end(), min(len(text), put.end() + 300))
    return said.inside(put.end() - 9, stop.start() if stop else high)
