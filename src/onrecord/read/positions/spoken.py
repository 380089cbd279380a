"""Positions in what somebody says, and in what an author says of himself."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import cast

from onrecord.read.how.lexicon import Token
from onrecord.read.positions.cues import LISTS, NEGATIONS, Cues, back_over, listed
from onrecord.read.positions.extents import clause_end, within
from onrecord.read.positions.harms import PRESENT, barred, escalated, faced, warned
from onrecord.read.positions.holders import Holders
from onrecord.read.positions.modals import (
    READY,
    Found,
    others,
    own,
    present,
    ready,
    whose,
)
from onrecord.read.positions.reported import told_by_others
from onrecord.read.positions.scene import Sentence
from onrecord.read.positions.speakers import PRONOUNS, SILENT, Said, speaker_of
from onrecord.read.positions.wording import places
from onrecord.records import Attribution, PositionKind, Source, Span

_PHRASES = Cues(((p, kind) for kind, some in LISTS["spoken"].items() for p in some))
_MODALS = frozenset(("will", "would", "shall", "'ll", "must", "should", "cannot", "can", "could"))
_LOOKED_AT = _MODALS | READY | {"we", "i"}
_WEIGHED = frozenset(LISTS["weighed"]["words"])
_CASES = frozenset(("on", "in", "under", "at"))


def said(text: str, sentence: Sentence, holders: Holders) -> Iterator[Said]:
    """The positions in the words that somebody says in a sentence."""
    words = sentence.words
    done: set[tuple[str, str]] = set()
    last: tuple[str, int] | None = None
    for m in places(words, _LOOKED_AT):
        word = words[m]
        if word.low in ("we", "i") and m and (now := _present(sentence, m, holders)) is not None:
            done.add((now.actor, now.kind))
            yield now
        near = ready(words, m) if word.low in READY else None
        if word.low not in _MODALS and near is None:
            continue
        speaker = speaker_of(sentence, words, m, holders)
        if speaker is None:
            if (told := told_by_others(text, sentence, m, holders)) is not None:
                yield told
            continue
        actor, voice, source = speaker
        low, high = _bounds(sentence, voice, word.start)
        if _asks(words, low, high):
            continue
        verb, to, negated = near if near is not None else (m, m, False)
        who = whose(text, words, verb, low, source)
        if who is None and last is not None and last[0] == actor:
            k = back_over(words, m)
            if words[k].low in ("and", "or", "but"):
                who = last[1]
        if who is not None:
            last = actor, who
            found = own(words, to, low, high, text, negated)
            if near is not None and found is not None and found[0] in ("promise", "policy"):
                found = None  # what one is only going to do is no commitment
            if voice is not None and voice.force in ("warns", "threatens"):
                found = _harder(found) or escalated(words, m, low, high)
        else:
            found = (
                _of_others(text, words, m, low, high, source, voice)
                if voice is not None and near is None
                else None
            )
            if found is None and (told := told_by_others(text, sentence, m, holders)) is not None:
                yield told
        if found is None or (actor, found[0]) in done:
            continue
        done.add((actor, found[0]))
        yield Said(found[0], m, found[1], voice, actor, who if who is not None else -1, found[2])
    for one in (
        *_only(sentence, holders),
        *_phrases(text, sentence, holders),
        *_weighed(sentence, holders),
        *_facing(sentence, holders),
    ):
        if (one.actor, one.kind) not in done:
            done.add((one.actor, one.kind))
            yield one


def _harder(found: Found | None) -> Found | None:
    """What one warns that one will do is a threat, not a promise."""
    if found is None or found[0] not in ("promise", "policy"):
        return found
    return "threat", found[1], found[2]


def _of_others(
    text: str,
    words: Sequence[Token],
    m: int,
    low: int,
    high: int,
    source: Source,
    voice: Attribution,
) -> Found | None:
    """What a speaker demands of others, or says will befall them or never be."""
    return (
        warned(words, m, low, high, source, voice)
        or barred(text, words, m, low, high, source, voice)
        or others(words, m, high, low, source)
    )


def _facing(sentence: Sentence, holders: Holders) -> Iterator[Said]:
    """What those risk who do what a speaker names: `staff caught leaking face dismissal`."""
    if PRESENT.isdisjoint(sentence.words.have):
        return
    for span, voice in sentence.contents:
        source = holders.known.get(voice.source_id)
        if source is None or voice.force in SILENT or source.grade in ("author", "unattributed"):
            continue
        found = faced(sentence.words, *within(sentence.words, span), source)
        if found is not None:
            yield Said("threat", found[0], found[1], voice, source.id, -1, "")


def _only(sentence: Sentence, holders: Holders) -> Iterator[Said]:
    """`only if the prisoners are freed will the front return to the table`."""
    words = sentence.words
    if "only" not in words.have:
        return
    first = next((k for k, w in enumerate(words) if w.is_word), 0)
    if words[first].low != "only" or words[first + 1].low not in ("if", "when", "once", "after"):
        return
    speaker = speaker_of(sentence, words, first, holders)
    m = next((k for k in range(first + 3, len(words)) if words[k].low in _MODALS), -1)
    if speaker is None or m < 0 or m + 2 >= len(words):
        return
    who = _inverted(sentence, first, holders)
    for actor in dict.fromkeys(one for one in (speaker[0], who) if one is not None):
        yield Said("red_line", first, m + 2, speaker[1], actor, -1, "")


def _present(sentence: Sentence, m: int, holders: Holders) -> Said | None:
    words = sentence.words
    if words[m - 1].low not in (",", "then"):
        return None
    speaker = speaker_of(sentence, words, m, holders)
    if speaker is None or speaker[1] is None:
        return None
    low, high = _bounds(sentence, speaker[1], words[m].start)
    found = present(words, m, low, high)
    if found is None or _asks(words, low, high):
        return None
    return Said(found[0], m, found[1], speaker[1], speaker[0], -1, found[2])


def _bounds(sentence: Sentence, voice: Attribution | None, at: int) -> tuple[int, int]:
    """The first and last word of the piece of content around a place."""
    here = [s for s, one in sentence.contents if one is voice and s.start <= at < s.end]
    if here:
        return within(sentence.words, here[0])
    mark = sentence.text.rfind(";", sentence.span.start, at)
    low = next((k for k, w in enumerate(sentence.words) if w.start > mark), 0) if mark >= 0 else 0
    return low, len(sentence.words)


def _asks(words: Sequence[Token], low: int, high: int) -> bool:
    ends = [w.low for w in words[max(low, high - 2) : high + 1]]
    return "?" in ends or bool({"whether", "why", "how"} & {w.low for w in words[low : low + 2]})


def _phrases(text: str, sentence: Sentence, holders: Holders) -> Iterator[Said]:
    words = sentence.words
    for at, end, kind in _PHRASES.all(words):
        place = at
        if sentence.voice(words[at].start) is None and words[at].low in _CASES:
            # `under no circumstances, she said, would they`: the content goes on behind the cue.
            place = next(
                (k for k in range(end, min(len(words), end + 12)) if words[k].low in _MODALS), at
            )
        if (
            place == at
            and kind == "red_line"
            and words[at].low in _CASES
            and not _modal_after(words, end)
            and not (at and words[back_over(words, at)].low in _MODALS)
        ):
            continue
        speaker = speaker_of(sentence, words, place, holders)
        inverted = (
            _inverted(sentence, place, holders) if place != at or words[at].low in _CASES else None
        )
        if inverted is not None and kind == "red_line":
            yield Said("red_line", at, end, sentence.voice(words[place].start), inverted, -1, "")
        if speaker is None or (speaker[1] is None and kind != "red_line"):
            continue
        actor, voice, source = speaker
        low, high = _bounds(sentence, voice, words[place].start)
        if _asks(words, low, high) or _taken_back(words, at, low):
            continue
        found = cast(PositionKind, kind)
        if found == "doctrine" and not _general(words, low, at):
            found = "threat"
        if _fits(text, words, at, end, low, found, source):
            yield Said(found, at, end, voice, actor, -1, "")


def _inverted(sentence: Sentence, place: int, holders: Holders) -> str | None:
    """The subject behind a modal verb: `under no circumstances would the league accept`."""
    words = sentence.words
    m = next((k for k in range(place, min(len(words), place + 14)) if words[k].low in _MODALS), -1)
    if m < 0 or m + 2 >= len(words) or words[m + 1].low in PRONOUNS:
        return None
    stop = m + 3 if words[m + 1].low in ("the", "its", "their", "his", "her") else m + 2
    return holders.behind(words[:stop], m + 1)


def _modal_after(words: Sequence[Token], end: int) -> bool:
    return any(w.low in _MODALS for w in words[end : end + 12])


_KINDS_OF_CASE = listed("spoken", "kinds_of_case")


def _general(words: Sequence[Token], low: int, at: int) -> bool:
    """Whether what is said holds for all cases: `any state that`, `an attack on one`."""
    first = [w.low for w in words[low:at]]
    rule = {
        "doctrine",
        "law",
        "strategy",
        "constitution",
        "treaty",
        "charter",
        "rule",
        "rules",
        "pact",
        "article",
    }
    if rule & {w.low for w in words}:
        return True
    if words[at].low in ("counts", "count", "is", "are"):
        return True
    return any(
        a in ("any", "every", "each", "a", "an") and b in _KINDS_OF_CASE
        for a, b in itertools.pairwise(first)
    )


def _taken_back(words: Sequence[Token], at: int, low: int) -> bool:
    near = [w.low for w in words[max(low, at - 4) : at]]
    if words[at].low in ("not", "no", "never", "non-negotiable", "under", "on", "in", "at"):
        return "if" in near
    return bool(NEGATIONS.intersection(near)) or "if" in near or "whether" in near


_CROSSED = frozenset(("crossed", "cross", "crossing", "crosses"))
_BE = frozenset(("is", "are", "was", "were", "'s", "remain", "remains", "'re", "'m", "am"))


def _fits(
    text: str,
    words: Sequence[Token],
    at: int,
    end: int,
    low: int,
    kind: PositionKind,
    source: Source,
) -> bool:
    """Whether a phrase within somebody's words is the speaker's position."""
    first = words[at].low
    k = back_over(words, at)
    before = words[k].low if at > low else ""
    if words[end - 1].low == "option" and end < len(words) and words[end].is_word:
        return False  # `it is not an option to`
    if first in ("red", "red-line", "line"):
        around = {w.low for w in words[max(low, at - 5) : at]}
        drawn = around & (_BE | {"our", "draw", "drew", "set", "a", "its"})
        return bool(drawn) and not around & _CROSSED
    if kind == "policy":
        if first in ("policy", "position", "priority", "our"):
            return (
                before in ("our", "the", "'s", "its", "government", "us", "u.s") or first == "our"
            )
        if before in _BE:
            k -= 1
        return k >= 0 and whose(text, words, k + 1, low, source) is not None
    if first in ("reserve", "reserves"):
        return whose(text, words, at, low, source) is not None or first == "reserves"
    if first in ("not", "never") and words[end - 1].low == "to":
        return (
            whose(text, words, k if before in ("will", "would", "do") else at, low, source)
            is not None
        )
    return True


def _weighed(sentence: Sentence, holders: Holders) -> Iterator[Said]:
    """A judgement of a situation that is said: `that the danger of a clash was greater than`."""
    words = sentence.words
    if _WEIGHED.isdisjoint(words.have):
        return
    for span, voice in sentence.contents:
        low, high = within(words, span)
        at = low
        while at < high and words[at].low in ("that", "the", "“", '"', "a"):
            at += 1
        if (
            at >= high
            or at == low
            or words[at].low not in _WEIGHED
            or voice.force not in ("states", "claims", "warns", "suggests", "believes")
        ):
            continue
        verb = next(
            (k for k in range(at, min(high, at + 12)) if words[k].low in _BE | {"had"}), None
        )
        speaker = speaker_of(sentence, words, at, holders)
        if verb is None or speaker is None or speaker[1] is not voice or _asks(words, low, high):
            continue
        yield Said("assessment", at, verb + 1, voice, speaker[0], -1, "")


def span_of(sentence: Sentence, one: Said) -> tuple[Span, ...]:
    """The clause that states it: the statements of the voice that hold the cue, in its sentence."""
    words = sentence.words
    cue = Span(words[one.at].start, words[one.end - 1].end)
    if one.voice is None:
        first = max(0, back_over(words, one.at))
        if words[first].low in ("mine", "ours"):
            first = max(0, first - 3)
        if first and words[first - 1].low == ",":  # `that should the court annul it, he would`
            opener = next(
                (j for j in range(first - 2, max(0, first - 17), -1) if words[j - 1].low == "that"),
                -1,
            )
            if opener > 0 and words[opener].low in ("if", "should", "unless", "were"):
                first = opener
        stop = clause_end(sentence, one.end)
        return (Span(words[first].start, max(cue.end, words[stop - 1].end)),)
    ended = all(s.end <= cue.start for s, v in sentence.contents if v is one.voice)
    key = None if ended else one.voice.id
    found = [
        Span(max(s.start, sentence.span.start), min(s.end, sentence.span.end))
        for s, st in sentence.statements
        if st.attribution == key
        and (s.overlaps(cue) or (words[one.at].low in _CASES and s.start >= cue.end))
    ]
    if found and cue.start < min(found).start:
        found.append(cue)
    if found and cue.end > max(s.end for s in found):
        found.append(cue)
    if not found and one.at + 1 < len(words):
        found = [Span(cue.start, max(cue.end, words[clause_end(sentence, one.end) - 1].end))]
    return tuple(found) or (cue,)
