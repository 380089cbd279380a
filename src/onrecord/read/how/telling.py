"""Responses that the text tells in anybody's voice, by its phrases: `did not return calls`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import cast

from onrecord.read.how.actors import LISTS, Actors
from onrecord.read.how.asking import QUESTION, SAYS, put_near
from onrecord.read.how.attributed import IRREGULAR
from onrecord.read.how.concerning import Statements, stems, topic
from onrecord.read.how.lexicon import Phrases, Token, lemmas_of, tokens
from onrecord.read.letters import small_text
from onrecord.read.sentences import sentences
from onrecord.records import Attribution, Response, ResponseKind, Span

_PROSE = [(phrase, kind) for kind, some in LISTS["prose"].items() for phrase in some]
_BEHIND: dict[str, list[str]] = LISTS["behind"]
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
    IRREGULAR,
)
_PHRASES = Phrases(_PROSE, _LEMMAS)
_FROM = Phrases(((phrase, "silent") for phrase in _BEHIND["silent"]), _LEMMAS)
_UNANSWERED = Phrases(((phrase, "silent") for phrase in _BEHIND["silent_between"]), _LEMMAS)
_ASKED = frozenset(_BEHIND["asked"])
_TRIGGER = re.compile(rf"\b(?:{'|'.join(LISTS['prose_trigger']['words'])})")
_NEGATED = frozenset(("not", "never", "nor", "neither", "no", "without"))


def told(
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
        bisect_right(begins, match.start()) - 1 for match in _TRIGGER.finditer(small_text(text))
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
            about = _of_sentence(text, sentence, words[end - 1].end, actors, actor, said, span)
            phrase = " ".join(span.cut(text).split())
            yield Response(actor, cast(ResponseKind, kind), about, (span,), f"“{phrase[:80]}”")


def _of_sentence(
    text: str,
    sentence: Span,
    end: int,
    actors: Actors,
    actor: str,
    said: Statements,
    span: Span,
) -> str | None:
    """What a told response answers: what it names itself, or an earlier statement."""
    named = topic(text, end, sentence.end)
    put = next(iter(QUESTION.finditer(text, sentence.start, span.start)), None)
    for place in (named, put and Span(put.end(), span.start)):
        if place is None or len(stems(place.cut(text))) < SAYS:
            continue
        about = said.before(span.start, {actor}, place.cut(text), 0, least=2)
        about = about or said.inside(place.start, place.end)
        if about is not None:
            return about
    source = actors.known.get(actor)
    name = source.name if source is not None else ""
    about = said.before(span.start, {actor}, sentence.cut(text), 0, actor=name, least=SAYS)
    if about is None:
        low = max(text.rfind("\n\n", 0, span.start), span.start - 260, 0)
        about = put_near(text, low, span.start, said)
    return about or said.before(span.start, {actor}, sentence.cut(text), actor=name)


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
    if kind == "denies" and at > 1 and words[at - 2].low == "after":
        return True  # `days after he denied it`: he does no more
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
