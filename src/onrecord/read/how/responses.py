"""Responses: who confirmed, denied, declined, evaded or stayed silent, and about which statement.

They are read from attributions by their force, from the prose by phrases (`did not respond`,
`turned away from journalists`), and from the answers of a transcript. What a spokesperson answers
counts for the principal too. The phrases are in responses.toml.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.read.how.actors import Actors
from onrecord.read.how.answers import Answer, answers, is_turn
from onrecord.read.how.asking import SAYS, asked_and, beside, counters, unanswered
from onrecord.read.how.attributed import attributed
from onrecord.read.how.concerning import Statements, stems
from onrecord.read.how.countering import countering
from onrecord.read.how.nominals import Known
from onrecord.read.how.principals import principals
from onrecord.read.how.telling import told
from onrecord.records import Attribution, Report, Response, Source, Span, Statement


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
    for response in attributed(text, known, attributions, said):
        found.append((response, response.spans[0].start))
    for response in (
        *beside(text, attributions, said),
        *counters(text, known, attributions, said),
        *unanswered(text, actors, attributions, said),
        *asked_and(text, actors, said),
    ):
        found.append((response, response.spans[0].start))
    for response in countering(text, known, attributions, statements, said):
        if not any(_same_words(response, other) for other, _ in found):
            found.append((response, response.spans[0].start))
    turns = [span for one in attributions if is_turn(text, one) for span in one.content]
    taken = sorted((r.spans[0].start, r.spans[-1].end, r.actor, r.kind) for r, _ in found)
    for response in told(text, actors, attributions, said, turns):
        if not _twice(response, taken):
            found.append((response, response.spans[0].start))
    asked: dict[str | None, str | None] = {}  # what each questioner asked after last
    for answer in answers(text, attributions):
        if _twice_by(answer, taken):
            continue
        question = answer.question.content
        about = (
            said.asked(question[0].start, question[-1].end, answer.span.cut(text))
            if question
            else None
        )
        if about is None or not said.says_much(about):
            about = _of_earlier(answer, asked.get(answer.question.source_id, about), text, said)
        else:
            asked[answer.question.source_id] = about
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


def _of_earlier(answer: Answer, about: str | None, text: str, said: Statements) -> str | None:
    """What was asked before, where the question itself says too little (`And on the 19th?`).

    An answer that confirms or denies in words of its own, none of them asked after, is about those.
    """
    own = said.inside(answer.span.start, answer.span.end)
    if answer.kind not in ("confirms", "denies") or own is None or about is None:
        return about
    words = stems(answer.span.cut(text))
    apart = len(words) >= SAYS and words.isdisjoint(stems(said.words(about)))
    return own if apart else about


_Taken = Sequence[tuple[int, int, str, str]]


def _same_words(one: Response, other: Response) -> bool:
    """Whether two responses of one actor lie in the same words."""
    overlaps = any(a.overlaps(b) for a in one.spans for b in other.spans)
    return one.actor == other.actor and overlaps


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
