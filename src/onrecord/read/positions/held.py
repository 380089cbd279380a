"""Red lines, threats, promises, demands, policies, doctrines and assessments.

A position is told by a verb (told.py) or a noun (nouns.py), or lies in what somebody says
(spoken.py). Whose it is comes from the attribution that has the cue, or else from the subject or
owner. The cues are in positions.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.read.how.principals import principals
from onrecord.read.positions.cues import LISTS, Cues, forms_of, group_start, is_adverb
from onrecord.read.positions.extents import clause_end, merged, parts_of, pieces, trimmed
from onrecord.read.positions.harms import in_power
from onrecord.read.positions.holders import NOBODY, Holders, is_name
from onrecord.read.positions.lines import lines
from onrecord.read.positions.nouns import nouns
from onrecord.read.positions.scene import Sentence, sentences_of
from onrecord.read.positions.speakers import Said
from onrecord.read.positions.spoken import said, span_of
from onrecord.read.positions.told import Told, verbs
from onrecord.records import Attribution, Position, PositionKind, Report, Source, Span, Statement

# What anybody says of anybody, unless an office or a body says it: `wants him to`, `advises`.
_OF_OFFICE = forms_of(("want", "advise", "recommend", "ask"))
_JESTS = forms_of(LISTS["jests"]["words"])
_FIRST = frozenset(("we", "i", "our", "my"))
_AUXILIARY = frozenset(("have", "has", "also", "had", "are", "'ve", "'re"))
_RULES = Cues((p, "doctrine") for p in LISTS["spoken"]["doctrine"])
_BINDING = frozenset(("charter", "manifesto", "treaty", "constitution", "code", "platform"))
_HYPERBOLE = frozenset(LISTS["hyperbole"]["words"])
_PERSONAL = frozenset(("he", "she", "it"))
_MOST = 500  # code points of a position's spans
_SHORTEST = 12  # code points of a sentence


def positions(
    report: Report,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    parts: Sequence[Sentence] | None = None,
) -> tuple[list[Position], list[Source]]:
    """The positions, and all sources with those added who only hold one.

    ``parts`` are the sentences with what lies in them, where they are known already.
    """
    text = report.text
    holders = Holders(report, sources, "new-p")
    out: list[Position] = []
    for sentence in parts or sentences_of(text, attributions, statements):
        words = sentence.words
        if sentence.span.end - sentence.span.start < _SHORTEST or (
            words[-1:] and words[-1].low == "?"
        ):
            continue
        here: list[Position] = []
        seen: set[int] = set()
        for cue in verbs(sentence):
            made = list(_told(text, sentence, cue, holders))
            seen.update(range(cue.at, cue.end) if made else ())
            here.extend(made)
        for cue in nouns(sentence, seen):
            here.extend(_told(text, sentence, cue, holders))
        for one in (*lines(sentence, holders), *said(text, sentence, holders)):
            here.extend(_said(text, sentence, one, holders))
        out.extend(_distinct(here))
    return out, holders.known.all()


def _told(text: str, sentence: Sentence, cue: Told, holders: Holders) -> Iterator[Position]:
    words = sentence.words
    start, end = words[cue.at].start, words[cue.end - 1].end
    cued, voice = sentence.cued(start, end), sentence.voice(start)
    if cue.kind in ("promise", "threat") and _HYPERBOLE & {
        w.low for w in words[cue.end : cue.end + 4]
    }:
        return
    if any(one is not None and _jests(text, one) for one in (cued, voice)):
        return
    actor = _holder(sentence, cue, cued, voice, holders)
    if actor is None or not _can_hold(holders, actor, cue.kind):
        return
    if words[cue.at].low in _OF_OFFICE:
        source = holders.known[actor]
        near = {w.low for w in words[max(0, cue.at - 3) : cue.at]}
        if not (in_power(source) or source.kind == "group") or near & _FIRST:
            return
    own = cued if cued is not None and not cue.noun else None
    if cue.reach >= 0:
        stop = clause_end(sentence, cue.reach)
        if cue.kind == "doctrine" and words[cue.reach - 1].low == ":":
            stop = len(words)
        spans = merged(
            text, [Span(words[cue.reach].start, words[max(stop, cue.reach + 1) - 1].end)]
        )
    else:
        first = cue.first if cue.first >= 0 else cue.at if cue.noun else group_start(words, cue.at)
        spans = pieces(text, sentence, first, cue.end, own)
    by = cued or voice
    why = f"“{' '.join(Span(start, end).cut(text).split())}”"
    yield from _made(text, sentence, spans, Span(start, end), cue.kind, actor, by, why)


def _holder(
    sentence: Sentence,
    cue: Told,
    cued: Attribution | None,
    voice: Attribution | None,
    holders: Holders,
) -> str | None:
    words = sentence.words
    out = words[cue.at].low.startswith("rul") and words[cue.end - 1].low == "out"
    if cued is not None and cued.force in ("denies", "declines", "asks") and not out:
        return None
    if cue.holder == "voice":
        speaker = next((one for _, one in sentence.contents if one.source_id), voice)
        return speaker.source_id if speaker is not None else holders.behind(words, cue.place)
    if cue.holder == "behind":
        return holders.behind(words, cue.place)
    if cue.holder == "starting":
        return holders.starting(words, cue.place)
    if cue.holder == "adjective":
        return holders.of_adjective(words[cue.place])
    if cued is not None and cued.source_id:
        it = bool(cued.source) and cued.source[0].cut(sentence.text).lower() == "it"
        source = holders.known.get(cued.source_id)
        if it and source is not None and source.kind == "document":  # no order promises
            return holders.actors.meant_by_it(cued.source[0].start)
        return holders.meant(cued.source_id, words, cue.place)
    if cue.holder == "owner":
        if words[cue.place].low in ("our", "my"):
            return voice.source_id if voice else holders.first_person(words, cue.place)
        return holders.owner(words, cue.place)
    k = cue.place - 1
    while k >= 0 and (is_adverb(words[k].low) or words[k].low in _AUXILIARY):
        k -= 1
    if k >= 0 and words[k].low in _FIRST:
        return voice.source_id if voice else holders.first_person(words, k)
    if k >= 0 and words[k].low in ("you", "people", "nobody", "anyone"):
        return None
    return holders.before(words, cue.place)


def _can_hold(holders: Holders, key: str, kind: PositionKind) -> bool:
    """Whether a source is one that holds positions: a person, body, state or group."""
    source = holders.known.get(key)
    if source is None or source.grade == "unattributed":
        return False
    if (
        source.kind is None
        and source.grade is None
        and not is_name(source.name)
        and " " not in source.name
    ):
        return False  # neither a person nor a body: `protests`
    if source.grade == "author":
        return kind in ("red_line", "promise", "demand", "threat", "policy")
    if source.name.casefold() in (
        NOBODY - _PERSONAL if kind not in ("policy", "assessment") else NOBODY
    ):
        return False
    if kind in ("policy", "promise") and source.kind == "document":
        return source.name.casefold().split()[-1] in _BINDING
    if source.name.casefold().split()[-1:] in (["poll"], ["survey"], ["protocol"]):
        return False
    if kind == "policy" and source.grade == "anonymous" and not source.role:
        return source.kind in ("body", "state")
    return True


def _jests(text: str, one: Attribution) -> bool:
    return any(w.lower() in _JESTS for s in one.cue for w in s.cut(text).split())


def _said(text: str, sentence: Sentence, one: Said, holders: Holders) -> Iterator[Position]:
    if one.voice is not None and _jests(text, one.voice):
        return
    words = sentence.words
    cue = Span(words[one.at].start, words[one.end - 1].end)
    spans = span_of(sentence, one)
    who = [holders.meant(one.actor, words, one.at)]
    if one.subject >= 0:
        body = holders.before(words, one.at)
        if body is not None and body not in who:
            who.append(body)
    elif words[one.at].low == "reserves":
        body = holders.before(words, one.at)
        who.extend([body] if body is not None and body not in who else [])
    else:
        who.extend(key for key in principals(holders.actors, one.actor) if key not in who)
    why = f"“{' '.join(cue.cut(text).split())[:60]}” in what they say"
    for key in who:
        source = holders.known.get(key)
        if source is not None and source.name[:1].isdigit():
            continue  # `21 percent said they would not vote`
        if source is not None and (
            one.voice is None or source.name.casefold() not in NOBODY - _PERSONAL
        ):
            yield from _made(text, sentence, spans, cue, one.kind, key, one.voice, why)


def _made(
    text: str,
    sentence: Sentence,
    spans: Sequence[Span],
    cue: Span,
    kind: PositionKind,
    actor: str,
    by: Attribution | None,
    why: str,
) -> Iterator[Position]:
    every, condition, consequence = parts_of(text, sentence, spans, cue, kind, by)
    if sum(s.end - s.start for s in every) > _MOST:
        every = merged(text, [trimmed(text, cue)])
        condition, consequence = (), ()
    if not every:
        return
    if condition:
        why = f"{why}; condition: “{condition[0].cut(text).split()[0]}”"
    yield Position(
        actor=actor,
        kind=kind,
        condition=condition,
        consequence=consequence,
        spans=every,
        attribution=by.id if by is not None else None,
        reason=why,
    )


_RANK: dict[PositionKind, int] = {
    "red_line": 6,
    "threat": 5,
    "doctrine": 4,
    "demand": 3,
    "promise": 3,
    "policy": 2,
    "assessment": 1,
}


def _distinct(here: Sequence[Position]) -> Iterator[Position]:
    """A sentence's positions, one of those of one actor and kind whose spans overlap."""
    kept: list[Position] = []
    for one in here:
        if not any(
            other.actor == one.actor
            and any(a.overlaps(b) for a in other.spans for b in one.spans)
            and (other.kind == one.kind or _weaker(one.kind, other.kind))
            for other in kept
        ):
            kept.append(one)
    yield from kept


def _weaker(kind: PositionKind, than: PositionKind) -> bool:
    """Whether a second reading of one stretch says no more than the first."""
    return kind in ("promise", "policy", "assessment") and _RANK[than] >= _RANK[kind]
