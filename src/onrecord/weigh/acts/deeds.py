"""Acts that were read as no decision: somebody signed, banned or closed; *Who decided that?*"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

import msgspec

from onrecord.records import Decision, Reading, Source, Span
from onrecord.weigh.acts.matter import table
from onrecord.weigh.acts.records import Part
from onrecord.weigh.records import Held

_PARTS: tuple[Part, ...] = ("decided_by", "carried_out_by")
_ACTING = ("person", "body", "state", None)
_ANSWER = re.compile(r"\s*(?:did|was)\b")
NAMED = "named "  # begins the id of a person who is no source of the report
SIGNATURE = "signature"  # begins the reason of what a document says
ASKED = "asked"  # begins the reason of what was an answer
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_NOWHERE = Span(-1, -1)
_FAR = 30  # code points between who acts and the verb

Deed = tuple[Decision, Part, Source]


def deeds(
    reading: Reading,
    held: Sequence[Held],
    read: Iterable[Decision],
    known: Collection[str] = (),
) -> Iterator[Deed]:
    """Formal acts told in plain words: the one who acts by name, right before the verb.

    Only what is told as done, and not what was ``read`` as a decision already. ``known`` are people
    of the ledger by first and last name: one who says nothing in this report is no source of it.
    """
    taken = [span for one in read for span in one.spans]
    for one in held:
        if not _done(one):
            continue
        for span in one.statement.spans:
            yield from _in(reading, one, span, taken, known)
    yield from _cued(reading, [one for one in held if not _taken(one, taken)])
    yield from _under(reading, held, known)
    yield from _asked(reading, held)


def _under(reading: Reading, held: Sequence[Held], known: Collection[str]) -> Iterator[Deed]:
    """*It bears the signature of* somebody: who signed a document decided what it says."""
    for one in held:
        for span in one.statement.spans:
            match = _signature().search(reading.text, span.start, span.end)
            if match is None:
                continue
            source = _after(reading, one, match.end(), known)
            if source is not None:
                decision = Decision(
                    decider=source.id,
                    what=one.statement.id,
                    oversight=None,
                    spans=(Span(match.start(), max(m.end for m in source.mentions[:1])),),
                    reason=f"{SIGNATURE} “{match.group().strip()}”",
                )
                yield decision, "decided_by", source


def _after(reading: Reading, one: Held, start: int, known: Collection[str]) -> Source | None:
    """Who is named at a place: a source, or a person by name."""
    for source in reading.sources:
        here = tuple(m for m in source.mentions if m.start == start)
        if here and source.kind in _ACTING:
            return msgspec.structs.replace(source, mentions=here)
    found = [
        each for each in _people(one, reading, known) if start <= each[0].start <= start + _FAR
    ]
    return _unheard(*found[0]) if found else None


def _person(one: Held, start: int, reading: Reading, known: Collection[str]) -> Source | None:
    """A person by name right before the verb, who says nothing in the report."""
    allowed = set(table("deeds")["verbs"]["between"])
    for span, name in _people(one, reading, known):
        between = reading.text[span.end : start]
        near = 0 < start - span.end <= _FAR and between[:1] == " "
        if near and not set(between.casefold().split()) - allowed:
            return _unheard(span, name)
    return None


def _people(one: Held, reading: Reading, known: Collection[str]) -> Iterator[tuple[Span, str]]:
    """People whom the ledger knows by first and last name, named in a statement."""
    for part in one.statement.spans:
        for match in _NAME.finditer(reading.text, part.start, part.end):
            words = match.group().split(" ")
            for first in range(len(words) - 1):
                name = " ".join(words[first:])
                if name in known:
                    yield Span(match.end() - len(name), match.end()), name
                    break


def _unheard(span: Span, name: str) -> Source:
    """A person who is no source of the report, as one."""
    return Source(f"{NAMED}{span.start}", name, "named", "person", mentions=(span,))


@cache
def _signature() -> re.Pattern[str]:
    words = "|".join(table("deeds")["verbs"]["signature"])
    return re.compile(rf"\b(?:{words})\s+")


def _taken(one: Held, taken: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one.statement.spans for b in taken)


def _done(one: Held) -> bool:
    force = one.attribution.force if one.attribution else None
    return (
        one.statement.modality == "asserted"
        and one.statement.polarity != "negated"
        and force in (None, "states", "confirms", "reports", "claims", "decides")
    )


def _in(
    reading: Reading, one: Held, span: Span, taken: Sequence[Span], known: Collection[str]
) -> Iterator[Deed]:
    text = span.cut(reading.text)
    for part in _PARTS:
        for match in _verbs(part).finditer(text):
            start = span.start + match.start()
            if any(each.start <= start < each.end for each in taken):
                continue
            source = _before(reading, start) or _person(one, start, reading, known)
            rest = text[match.end() :].split(",")[0].split(";")[0]
            if source is None or len(rest.split()) < 2:
                continue
            when = next((time for time in one.statement.times if time.value), None)
            spans = (Span(start, span.start + match.end() + len(rest.rstrip(' .”"'))),)
            decision = Decision(
                decider=source.id,
                what=one.statement.id,
                oversight=None,
                spans=spans,
                when=when,
                reason=f"“{match.group()}”",
            )
            yield decision, part, source


def _before(reading: Reading, start: int) -> Source | None:
    """The source that acts: named right before the verb, by more than a pronoun."""
    allowed = set(table("deeds")["verbs"]["between"])
    best: tuple[int, Source] | None = None
    for source in reading.sources:
        if source.kind not in _ACTING or source.grade not in ("named", "official", "collective"):
            continue
        for mention in source.mentions:
            between = reading.text[mention.end : start]
            if not 0 < start - mention.end <= _FAR or set(between.casefold().split()) - allowed:
                continue
            if between[:1] == " " and not _pronoun(mention.cut(reading.text)):
                length = mention.end - mention.start
                best = max(best or (0, source), (length, source), key=lambda pair: pair[0])
    return best[1] if best else None


def _pronoun(words: str) -> bool:
    return words.casefold() in ("he", "she", "it", "they", "we", "i", "you", "who", "that", "which")


def _asked(reading: Reading, held: Sequence[Held]) -> Iterator[Deed]:
    """*Who decided that?* and the answer after it, which names who did."""
    for match in _question().finditer(reading.text):
        after = (h for h in held if min(h.statement.spans, default=_NOWHERE).start >= match.end())
        reply = next(after, None)
        if reply is None or reading.text[match.end() : min(reply.statement.spans).start].strip():
            continue
        start = min(reply.statement.spans).start
        for source in reading.sources:
            here = [m for m in source.mentions if m.start == start]
            if here and _ANSWER.match(reading.text, here[0].end):
                decision = Decision(
                    decider=source.id,
                    what=reply.statement.id,
                    oversight=None,
                    spans=reply.statement.spans,
                    reason=f"{ASKED} “{match.group().strip()}”",
                )
                yield decision, "decided_by", source
                break


def _cued(reading: Reading, held: Sequence[Held]) -> Iterator[Deed]:
    """What was taken for words said, though its cue is a formal act: *signed for* Selland."""
    sources = {one.id: one for one in reading.sources}
    for one in held:
        said = one.attribution
        if said is None or not said.cue or said.source_id not in sources:
            continue
        cue = min(said.cue)
        match = _verbs("decided_by").match(cue.cut(reading.text))
        own = sources[said.source_id].mentions
        if match and any(0 <= cue.start - mention.end <= 1 for mention in own):
            decision = Decision(
                decider=said.source_id,
                what=one.statement.id,
                oversight=None,
                spans=(Span(cue.start, max(span.end for span in one.statement.spans)),),
                reason=f"“{match.group()}”",
            )
            yield decision, "decided_by", sources[said.source_id]


@cache
def _verbs(part: Part) -> re.Pattern[str]:
    words = sorted(table("deeds")["verbs"][part], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?! by\b)")


@cache
def _question() -> re.Pattern[str]:
    words = "|".join(table("deeds")["verbs"]["asked"])
    return re.compile(rf"\b[Ww]ho (?:{words})\b[^?.\n]{{0,60}}\?\W*")
