"""Who decided or authorised what, when, through whom and under which oversight.

Acts of deciding are found by verb or noun (acts.py), oversight by its own words (oversight.py), in
the sentence itself or in one that comes back to the decision (linking.py). The cues are in
decisions.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.decisions.acts import Act, acts, comes_back, listed
from onrecord.read.decisions.deciders import may_decide
from onrecord.read.decisions.linking import (
    Draft,
    attach,
    contrasted,
    joined_drafts,
    nearest,
    of_it,
    words_of,
)
from onrecord.read.decisions.oversight import overseen
from onrecord.read.decisions.rumours import untrue
from onrecord.read.decisions.watching import Seen
from onrecord.read.how.concerning import stems
from onrecord.read.positions.cues import is_adverb
from onrecord.read.positions.extents import clause_end, merged
from onrecord.read.positions.holders import Holders
from onrecord.read.positions.scene import Sentence, sentences_of
from onrecord.records import Attribution, Decision, Report, Source, Span, Statement, Time

_SILENT = frozenset(("denies", "asks", "predicts", "declines", "demands", "promises", "threatens"))
_NO_TIME = listed("decided", "no_time")


def decisions(
    report: Report,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    parts: Sequence[Sentence] | None = None,
) -> tuple[list[Decision], list[Source]]:
    """The decisions, and all sources with those added who only decide.

    ``parts`` are the sentences with what lies in them, where they are known already.
    """
    text = report.text
    holders = Holders(report, sources, "new-d")
    drafts: list[Draft] = []
    parts = parts or sentences_of(text, attributions, statements)
    pending: list[tuple[int, Seen]] = []
    for number, sentence in enumerate(parts):
        if _asks(sentence) or untrue(parts, number):
            continue
        seen_here = list(overseen(sentence.words))
        here = [
            draft
            for act in acts(sentence, bool(seen_here))
            if (draft := _draft(text, sentence, number, act, holders, bool(seen_here))) is not None
        ]
        for seen in seen_here:
            own = nearest(sentence, here, seen, holders)
            if own is not None:
                if not contrasted(sentence, own, seen):
                    own.seen.append((seen.kind, words_of(sentence, seen)))
                    own.near.add(seen.kind)
            elif (not here and seen.alone) or comes_back(sentence.words) or of_it(sentence):
                pending.append((number, seen))
        drafts.extend(here)
    for number, seen in pending:
        attach(text, parts, drafts, number, seen, holders)
    return [_made(one) for one in joined_drafts(drafts)], holders.known.all()


def _asks(sentence: Sentence) -> bool:
    words = sentence.words
    return not words or words[-1].low == "?" or (len(words) > 1 and words[-2].low == "?")


def _draft(
    text: str, sentence: Sentence, number: int, act: Act, holders: Holders, watched: bool
) -> Draft | None:
    words = sentence.words
    start, end = words[act.at].start, words[act.end - 1].end
    cued = sentence.cued(start, end)
    voice = sentence.voice(start)
    if (voice is not None and voice.force in _SILENT) or (
        cued is not None and cued.force in ("denies", "asks", "declines")
    ):
        return None
    decider = _decider(sentence, act, cued, voice, holders)
    if decider is None or not may_decide(holders, decider, act, text, watched):
        return None
    stop = clause_end(sentence, act.end)
    span = Span(words[act.first].start, max(end, words[stop - 1].end))
    if act.passive:
        behind = next(
            (w.end for w in words[act.place + 1 :] if not w.is_word and w.low not in "'’-."),
            span.end,
        )
        told = words[min(len(words), act.place + 5) - 1].end
        span = Span(span.start, max(span.end, min(behind, told)))
        first = sentence.statement(start, end)
        over = [s for s in first.spans if s.start <= start < s.end] if first else []
        if over and start - over[0].start < 200:
            span = Span(over[0].start, span.end)
    spans = merged(text, [span])
    if not spans or spans[0].end - spans[0].start > 500:
        spans = (Span(start, end),)
    carried = sentence.statement(words[act.end].start if act.end < len(words) else start, span.end)
    if act.passive or carried is None:
        carried = sentence.statement(span.start, span.end)
    return Draft(
        act=act,
        sentence=number,
        decider=decider,
        spans=spans,
        what=carried.id if carried else None,
        when=_when(text, sentence, start),
        through=_through(sentence, act, stop, holders, decider),
        matter=stems(spans[0].cut(text)) - stems(" ".join(w.low for w in words[act.at : act.end])),
        reason=f"“{' '.join(Span(start, end).cut(text).split())}”",
    )


def _decider(
    sentence: Sentence,
    act: Act,
    cued: Attribution | None,
    voice: Attribution | None,
    holders: Holders,
) -> str | None:
    words = sentence.words
    if act.holder == "behind":
        agent = cued is not None and cued.source and cued.source[0].start == words[act.place].start
        if agent and cued is not None and cued.source_id:
            return cued.source_id
        return holders.behind(words, act.place)
    ahead = cued is not None and bool(cued.source) and cued.source[0].start < words[act.at].start
    if (
        cued is not None
        and cued.source_id
        and ahead
        and cued.source[0].start >= sentence.span.start
    ):
        return holders.meant(cued.source_id, words, act.place)
    if act.holder == "owner":
        return holders.owner(words, act.place)
    k = act.place - 1
    while k >= 0 and (
        is_adverb(words[k].low) or words[k].low in ("have", "has", "also", "had", "'ve")
    ):
        k -= 1
    if k >= 0 and words[k].low in ("we", "i"):
        return voice.source_id if voice else holders.first_person(words, k)
    if k >= 0 and words[k].low in ("you", "they", "people"):
        return None
    if act.noun:
        return holders.owner(words, act.place)
    return holders.before(words, act.place)


def _when(text: str, sentence: Sentence, at: int) -> Time | None:
    """The time of a deed: one in its sentence that is no term (`by Friday`), the nearest."""
    near: list[tuple[int, Time]] = []
    for _, one in sentence.statements:
        for time in one.times:
            if not sentence.span.start <= time.start < sentence.span.end:
                continue
            before = text[max(0, time.start - 10) : time.start].lower().split()
            first = time.text.lower().split()
            if (before and before[-1] in _NO_TIME) or (first and first[0] in _NO_TIME):
                continue
            near.append((abs(time.start - at), time))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _through(
    sentence: Sentence, act: Act, stop: int, holders: Holders, decider: str
) -> tuple[str, ...]:
    words = sentence.words
    for k in range(act.end, min(stop, len(words) - 1)):
        if (
            words[k].low in ("through", "via")
            and words[k + 1].low in ("the", "its", "his", "her", "an", "a")
        ) or (words[k].low in ("through", "via") and holders.text[words[k + 1].start].isupper()):
            found = holders.behind(words, k + 1)
            source = holders.known.get(found)
            if found and found != decider and source is not None:
                if source.kind in ("person", "body", "group") or source.grade in (
                    "named",
                    "official",
                ):
                    return (found,)
                if found.startswith("new-") and _BODY_WORDS & set(source.name.casefold().split()):
                    return (found,)
    return ()


_BODY_WORDS = listed("decided", "body_words")


def _made(one: Draft) -> Decision:
    seen = sorted(one.seen, key=lambda pair: pair[1])
    kinds = {kind for kind, _ in seen}
    kind = None if not kinds else "none" if "none" in kinds else "reported"
    spans = tuple(span for k, span in seen if k == kind)
    why = one.reason
    if kind is not None:
        why += f"; oversight {kind}"
    return Decision(
        decider=one.decider,
        what=one.what,
        oversight="none" if kind == "none" else "reported" if kind == "reported" else None,
        spans=tuple(sorted(one.spans)),
        kind=one.act.kind,
        when=one.when,
        through=one.through,
        oversight_spans=spans,
        reason=why,
    )
