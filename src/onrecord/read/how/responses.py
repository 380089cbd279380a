"""Responses: who confirmed, denied, declined, evaded or stayed silent, and about which statement.

They are read from attributions by their force, from the prose by phrases (`did not respond`,
`turned away from journalists`), and from the answers of a transcript. What a spokesperson answers
counts for the principal too. The phrases are in responses.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import cast

import msgspec

from onrecord.read.how.actors import LISTS, Actors
from onrecord.read.how.answers import Answer, answers, is_turn, small_letters
from onrecord.read.how.concerning import Statements, stems
from onrecord.read.how.cuewords import LISTS as CUES
from onrecord.read.how.lexicon import Phrases, Token, lemmas_of, tokens, verb_forms
from onrecord.read.how.nominals import Known
from onrecord.read.how.outlets import LISTS as CHAIN_LISTS
from onrecord.read.how.principals import principals
from onrecord.read.sentences import sentences
from onrecord.records import Attribution, Report, Response, ResponseKind, Source, Span, Statement

_PROSE = [(phrase, kind) for kind, some in LISTS["prose"].items() for phrase in some]
_BEHIND: dict[str, list[str]] = LISTS["behind"]
_IRREGULAR: dict[str, list[str]] = {
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
_FIRSTS = {
    word
    for phrase, _ in _PROSE
    for word in phrase.split()[0].split("|")
    if word.isalpha() and word not in ("not", "neither", "never", "yet")
}
_SECONDS = {
    word
    for phrase, _ in _PROSE
    for part in phrase.split()[1:3]
    for word in part.split("|")
    if word.isalpha()
}
_LEMMAS = lemmas_of(
    {
        "firsts": _FIRSTS | (_SECONDS - {"the", "this", "that", "all", "any", "not", "a", "an"}),
        "more": [p.split()[0] for p in _BEHIND["silent_between"] if "|" not in p.split()[0]],
    },
    _IRREGULAR,
)
_PHRASES = Phrases(_PROSE, _LEMMAS)
_FROM = Phrases(((phrase, "silent") for phrase in _BEHIND["silent"]), _LEMMAS)
_UNANSWERED = Phrases(((phrase, "silent") for phrase in _BEHIND["silent_between"]), _LEMMAS)
_ASKED = frozenset(_BEHIND["asked"])
_TRIGGER = re.compile(rf"\b(?:{'|'.join(LISTS['prose_trigger']['words'])})")
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
    for form in verb_forms(verb, _IRREGULAR)
) | {"confirmation", "admission", "acknowledgment", "acknowledgement"}
_SILENT = re.compile(
    r"respond|repl(?:y|ied)|reached|contacted|(?:not|yet|never) (?:\w+ )?comment|nothing|silent"
    r"|quiet|mum\b|return|unavailable|not (?:\w+ )?available|silence",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PUT = re.compile(
    r"\b(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Oo]n the question(?: of)?)\s+(?:\w+\s+)??"
    r"(?P<again>twice\s+|repeatedly\s+|again\s+|three\s+times\s+|several\s+times\s+)?(?:on\s+)?(?:whether|if)\s"
)
_ANSWERED = re.compile(r"\b(?:answer|repl|respond|spoke|talk|retort)")
_YES_NO = frozenset(
    ("yes", "no", "not", "never", "know", "could", "depends", "course", "cannot", "don't")
)
_AUTHOR = frozenset(("i", "we", "you"))
_STOP = re.compile(r"[.?!]")
_NEGATED = frozenset(("not", "never", "nor", "neither", "no", "without"))
_DOCUMENTS = frozenset(CHAIN_LISTS["documents"]) | frozenset(LISTS["things"]["words"])


def responses(
    report: Report,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
) -> tuple[tuple[Response, ...], list[Source]]:
    """The responses of a report in text order, and its sources with actors who say nothing."""
    text = report.text
    known = Known(report, sources, "act")
    actors = Actors(text, known, sources)
    said = Statements(text, statements, attributions)
    found: list[tuple[Response, int]] = []
    for response in _attributed(text, known, attributions, said):
        found.append((response, response.spans[0].start))
    for response in _beside(text, attributions, said):
        found.append((response, response.spans[0].start))
    turns = [span for one in attributions if is_turn(text, one) for span in one.content]
    taken = sorted((r.spans[0].start, r.spans[-1].end, r.actor, r.kind) for r, _ in found)
    for response in _told(text, actors, attributions, said, turns):
        if not _twice(response, taken):
            found.append((response, response.spans[0].start))
    for answer in answers(text, attributions):
        if _twice_by(answer, taken):
            continue
        question = answer.question.content
        about = (
            said.asked(question[0].start, question[-1].end, answer.span.cut(text))
            if question
            else None
        )
        response = Response(
            actor=answer.turn.source_id or "",
            kind=answer.kind,
            about=about,
            spans=(answer.span,),
            reason=answer.reason,
        )
        found.append((response, answer.span.start))
    named = [(_with_actor(actors, response), at) for response, at in found]
    out = _for_principals(actors, named)
    return tuple(out), known.all()


def _attributed(
    text: str, known: Known, attributions: Sequence[Attribution], said: Statements
) -> Iterator[Response]:
    """Those that an attribution is by its force."""
    for one in attributions:
        if one.force not in ("confirms", "denies", "declines", "evades") or not one.source_id:
            continue
        source = known.get(one.source_id)
        if source is not None and (source.grade == "author" or source.name.casefold() in _AUTHOR):
            continue
        if is_turn(text, one) or source is None or _is_document(source) or _asked(text, one):
            continue
        cue = " ".join(span.cut(text) for span in one.cue)
        if one.force == "confirms" and _ADMITS.isdisjoint(w.lower() for w in _WORD.findall(cue)):
            continue
        kind: str = one.force
        window = text[max(0, one.cue[0].start - 25) : one.cue[-1].end + 30]
        if kind == "declines" and _SILENT.search(cue or window) and not _refused(window):
            kind = "silent"
        spans = tuple(sorted((*one.cue, *one.content)))
        content = " ".join(span.cut(text) for span in one.content)
        at = min(span.start for span in (*one.source, *spans))
        # What is confirmed or denied in so many words need be no earlier statement of the report.
        far = {"confirms": 0, "denies": 400}.get(kind, 1500)
        about = said.before(at, {one.source_id}, content, far)
        own = said.of(one.id)
        if about is None and own and kind in ("confirms", "denies"):
            about = own[0].id
        yield Response(
            actor=one.source_id,
            kind=cast(ResponseKind, kind),
            about=about,
            spans=spans,
            reason=f"force of “{' '.join(cue.split())[:60]}”",
        )


def _asked(text: str, one: Attribution) -> bool:
    """Whether the sentence of an attribution is a question: `can you confirm that?`"""
    end = max(span.end for span in (*one.cue, *one.content))
    stop = _STOP.search(text, max(0, end - 2), min(len(text), end + 200))
    quoted = text[end - 1 : end] in '”"’'
    return stop is not None and stop[0] == "?" and not quoted


def _is_document(source: Source) -> bool:
    words = source.name.casefold().split(",")[0].split(" seen ")[0].split()
    return source.kind == "document" or (bool(words) and words[-1] in _DOCUMENTS)


def _beside(text: str, attributions: Sequence[Attribution], said: Statements) -> Iterator[Response]:
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
            len(_STOP.findall(question)) > 1
            or not 3 <= len(question.split()) <= 40
            or len(answer.split()) < 3
        ):
            continue
        told = {word.lower() for word in _WORD.findall(answer)[:8]}
        if stems(question) & stems(answer) or told & _YES_NO:
            continue
        at = min(low, match.start())
        yield Response(
            actor=one.source_id,
            kind="evades",
            about=said.before(at, {one.source_id}, question, 400),
            spans=tuple(sorted((*one.cue, *one.content))),
            reason=f"“{' '.join(match[0].split())}”, and the answer shares no word with it",
        )


def _refused(window: str) -> bool:
    low = window.lower()
    return any(
        word in low for word in ("declin", "refus", "would not", "wouldn", "will not", "won't")
    )


def _told(
    text: str,
    actors: Actors,
    attributions: Sequence[Attribution],
    said: Statements,
    turns: Sequence[Span],
) -> Iterator[Response]:
    """Those that the text tells, in anybody's voice, outside the turns of a transcript."""
    outside = sorted((span.start, span.end) for span in turns)
    starts = [span[0] for span in outside]
    voices = sorted(
        (one.cue[0].start, one.source_id) for one in attributions if one.cue and one.source_id
    )
    at_cue = [place for place, _ in voices]
    parts = sentences(text)
    begins = [part.start for part in parts]
    told = {
        bisect_right(begins, match.start()) - 1 for match in _TRIGGER.finditer(small_letters(text))
    }
    for number in sorted(told - {-1}):
        sentence = parts[number]
        place = bisect_right(starts, sentence.start) - 1
        if place >= 0 and sentence.start < outside[place][1]:
            continue
        words = tokens(text, sentence.start, min(sentence.end, sentence.start + 1500))
        for at, end, kind in (*_PHRASES.all(words), *_behind(words)):
            if at < 0:  # the actor stands at -at, behind
                actor, low = actors.behind(words, -at), 0
            else:
                actor, low = actors.subject(words, at), _begin(words, at)
            if actor is None and at >= 0:
                k = bisect_right(at_cue, words[at].start) - 1
                if (
                    k >= 0
                    and voices[k][0] >= sentence.start
                    and at
                    and words[at - 1].low in ("and", "but", "or", ",", "also", "then")
                ):
                    actor = voices[k][1]
            if actor is None or (at >= 0 and _undone(words, at, kind)):
                continue
            last = _clause_end(words, end)
            span = Span(words[low].start if at >= 0 else sentence.start, words[last - 1].end)
            about = said.before(span.start, {actor}, sentence.cut(text))
            phrase = " ".join(span.cut(text).split())
            yield Response(actor, cast(ResponseKind, kind), about, (span,), f"“{phrase[:80]}”")


def _clause_end(words: Sequence[Token], end: int) -> int:
    """Where the words that belong to a phrase end: `did not return a call`."""
    last = end
    while last < len(words) and last - end < 8:
        if not words[last].is_word or words[last].low in ("and", "but", "or", "while", "who"):
            break
        last += 1
    return last


def _begin(words: Sequence[Token], at: int) -> int:
    """Where the predicate of a phrase begins: with its auxiliaries."""
    k = at
    while k and words[k - 1].low in (
        "has",
        "have",
        "had",
        "did",
        "does",
        "do",
        "was",
        "were",
        "is",
        "not",
        "would",
        "will",
        "to",
        "chose",
    ):
        k -= 1
    return k


def _undone(words: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a negation before takes a phrase back: `has never evaded questions`."""
    if words[at].low in _NEGATED:
        return False
    near: list[str] = []
    for token in reversed(words[max(0, at - 6) : at]):
        if not token.is_word:
            break
        near.insert(0, token.low)
    return any(word in _NEGATED for word in near) or any(
        word in ("must", "should", "if", "might", "may", "to") and kind in ("confirms", "denies")
        for word in near[-1:]
    )


def _behind(words: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """`no comment from the firm`, `calls to it went unanswered`: the actor's place, negative."""
    for _, end, kind in _FROM.all(words):
        if end < len(words):
            yield -end, len(words), kind
    for at, end, kind in _UNANSWERED.all(words):
        for k in range(max(0, at - 12), at):
            if words[k].low in _ASKED:
                to = next((j for j in range(k, at) if words[j].low in ("to", "from", "with")), None)
                if to is not None and to + 1 < at:
                    yield -(to + 1), end, kind
                break


_Taken = Sequence[tuple[int, int, str, str]]


def _twice(response: Response, taken: _Taken) -> bool:
    """Whether an attribution has given a response here already."""
    return any(True for _ in _over(response.spans[0], taken))


def _twice_by(answer: Answer, taken: _Taken) -> bool:
    """Whether an attribution has given the same response of the same speaker already."""
    same = (answer.turn.source_id, answer.kind)
    return any((actor, kind) == same for actor, kind in _over(answer.span, taken))


def _over(place: Span, taken: _Taken) -> Iterator[tuple[str, str]]:
    k = bisect_right(taken, (place.end, 0, "", ""))
    for start, end, actor, kind in taken[max(0, k - 4) : k]:
        if start < place.end and place.start < end:
            yield actor, kind


def _with_actor(actors: Actors, response: Response) -> Response:
    """The same, of whom a pronoun that nobody resolved means, where the sentence before tells."""
    meant = actors.meant(response.actor)
    return response if meant is None else msgspec.structs.replace(response, actor=meant)


def _for_principals(actors: Actors, found: Sequence[tuple[Response, int]]) -> Iterator[Response]:
    """The responses in text order, each of a spokesperson's followed by the principal's."""
    cache: dict[str, list[str]] = {}
    for response, _ in sorted(found, key=lambda one: (one[1], one[0].actor, one[0].kind)):
        yield response
        if response.actor not in cache:
            cache[response.actor] = principals(actors, response.actor)
        for principal in cache[response.actor]:
            yield Response(
                principal,
                response.kind,
                response.about,
                response.spans,
                f"{response.reason}, by who speaks for it",
            )
