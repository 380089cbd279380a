"""How far a position reaches: its clause, its condition and its consequence, as spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from onrecord.read.how.lexicon import Token
from onrecord.read.positions.cues import LISTS, Cues, listed
from onrecord.read.positions.harms import is_case
from onrecord.read.positions.scene import Sentence
from onrecord.records import Attribution, PositionKind, Span

_START, _END = attrgetter("start"), attrgetter("end")
_CONDITIONS = LISTS["conditions"]
_WORDS = frozenset(_CONDITIONS["words"])
_HARD = frozenset(_CONDITIONS["hard"])
_ANY = frozenset(_CONDITIONS["any"])
_PHRASES = Cues((p, p) for p in (*_CONDITIONS["phrases"], *_CONDITIONS["words"]))
_PRESENT = frozenset(("face", "faces", "risk", "risks", "stand", "stands", "lose", "loses"))
_STRONG: frozenset[PositionKind] = frozenset(("red_line", "threat", "doctrine"))
_STOPS = frozenset((";", "—", "–", ":", "(", ")", "?", "!"))
_ENDS = listed("extents", "ends")
_RULES = listed("extents", "rules")
_SUBJECTS = listed("extents", "subjects")
_OPENS_NOUN = listed("extents", "opens_noun")
_TREATS = listed("extents", "treats")
_NO_CONDITION = frozenset(("any", "anything", "so", "not", "only", "ever"))
_FAILS = listed("extents", "fails")
_BESIDE = frozenset(
    (
        "if",
        "unless",
        "until",
        "as soon as",
        "as long as",
        "so long as",
        "provided that",
        "only if",
        "once",
        "on condition that",
        "in the event of",
        "in the event that",
        "provided",
        "only when",
    )
)
_TRIM = " \t\r\n,;:.—–-\"“”‘’'()"


def within(words: Sequence[Token], span: Span) -> tuple[int, int]:
    """The places of the first word of a span and of the one after its last."""
    low = bisect_right(words, span.start, key=_END)
    return low, max(low, bisect_left(words, span.end, key=_START))


def clause_end(sentence: Sentence, end: int) -> int:
    """The place after the last word of the clause that goes on at the word ``end``."""
    words = sentence.words
    limit = len(words)
    if end < limit:
        over = [s.end for s, _ in sentence.statements if s.start <= words[end].start < s.end]
        if over:
            limit = within(words, Span(words[end].start, max(over)))[1]
    depth = 0
    for k in range(end, limit):
        low = words[k].low
        if low == "(":
            depth += 1
        if low in _STOPS and k > end and not depth:
            return k
        if low == "," and k + 1 < limit and words[k + 1].low in _ENDS and k > end:
            if [w.low for w in words[k + 2 : k + 4]] in (["under", "which"], ["by", "which"]):
                continue
            return k
    return _with_condition(words, limit)


def _with_condition(words: Sequence[Token], limit: int) -> int:
    """The end with a condition that follows: `, unless the firm pays`."""
    k = limit
    if k < len(words) and words[k].low == ",":
        k += 1
    if k < len(words) and words[k].low in _WORDS:
        return _condition_end(words, k, len(words), False)
    return limit


def pieces(
    text: str, sentence: Sentence, at: int, end: int, cued: Attribution | None
) -> tuple[Span, ...]:
    """The spans of a position whose cue is the words ``at`` to ``end``, in their sentence."""
    words = sentence.words
    cue = Span(words[at].start, words[end - 1].end)
    if cued is not None:
        parts = [
            Span(max(s.start, sentence.span.start), min(s.end, sentence.span.end))
            for s, one in sentence.contents
            if one is cued
        ]
        torn = words[end - 1].low in ("to", "that") and not any(
            s.start <= cue.end + 2 <= s.end + 2 or s.end <= cue.start for s in parts
        )
        if parts and not torn:
            last = max(parts, key=lambda s: s.end)
            cut = text[last.end : last.end + 1]
            if cut.isalnum() or (cut == "-" and text[last.end + 1 : last.end + 2].isalnum()):
                # content that ends within a word goes on to the end of its clause
                stop = clause_end(sentence, within(words, last)[1])
                parts.append(Span(last.start, words[stop - 1].end))
            return merged(text, _joined(text, [cue, *parts]))
    stop = clause_end(sentence, end)
    return merged(text, [Span(cue.start, max(cue.end, words[stop - 1].end))])


def merged(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, one where only signs stand between."""
    out: list[Span] = []
    for span in sorted(spans):
        span = trimmed(text, span)
        if span.start >= span.end:
            continue
        if out and span.start - out[-1].end <= 3 and not _says(text, out[-1].end, span.start):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _says(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


def trimmed(text: str, span: Span) -> Span:
    """A span without white space and signs at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)


def parts_of(
    text: str,
    sentence: Sentence,
    spans: Sequence[Span],
    cue: Span,
    kind: PositionKind,
    by: Attribution | None = None,
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """The spans of a position with the conditions beside it, its condition, its consequence."""
    words = sentence.words
    found: list[Span] = []
    for span in spans:
        low, high = within(words, span)
        found.extend(_conditions(words, low, high, cue, kind))
    found.extend(_beside(words, spans) or _apart(sentence, spans, by))
    found = [one for one in (trimmed(text, span) for span in found) if one.start < one.end]
    every = merged(text, _joined(text, [*spans, *found]))
    if not found:
        return every, (), ()
    rest = []
    for span in every:
        rest.extend(_without(span, found))
    consequence = tuple(
        one for one in (trimmed(text, span) for span in rest) if one.end - one.start > 2
    )
    return every, tuple(sorted(found)), consequence


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Overlapping spans as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _without(span: Span, holes: Sequence[Span]) -> list[Span]:
    out, start = [], span.start
    for hole in sorted(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            out.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        out.append(Span(start, span.end))
    return out


def _conditions(
    words: Sequence[Token], low: int, high: int, cue: Span, kind: PositionKind
) -> list[Span]:
    """The conditions among the words ``low`` to ``high``."""
    out: list[Span] = []
    k = low
    while k < high:
        stop = _opens(words, k, low, high, kind)
        if stop:
            end = stop
            out.append(Span(words[k].start, words[end - 1].end))
            k = end
        else:
            k += 1
    return out


def _opens(words: Sequence[Token], k: int, low: int, high: int, kind: PositionKind) -> int:
    """Where the condition that opens at the word ``k`` ends; 0 where none does."""
    word = words[k].low
    first = k == low or words[k - 1].low in (
        ",",
        "that",
        "which",
        ":",
        "“",
        '"',
        "and",
        "but",
        "—",
        "‘",
    )
    hit = _PHRASES.at(words, k)
    if hit and (hit[1] not in _HARD or kind in _STRONG):
        if word == "once" and not first:
            return 0
        if (
            word == "if"
            and k
            and words[k - 1].low in ("as", "what", "ask", "asked", "see", "know", "even")
        ):
            return 0
        if words[k + 1 : k + 2] and words[k + 1].low in _NO_CONDITION:
            return 0
        return _condition_end(words, k, high, first)
    after = words[k + 1].low if k + 1 < high else ""
    if word in ("should", "were") and (first or word == "should") and after in _OPENS_NOUN | _ANY:
        return _condition_end(words, k, high, first)
    if word in ("where", "when") and first and kind == "doctrine":
        return _condition_end(words, k, high, True)
    if word == "should" and first and k + 1 < high and words[k + 1].is_word:
        return _condition_end(words, k, high, True)
    if word in ("that", "who", "which") and after in _FAILS and kind in _STRONG and k > low:
        return _condition_end(words, k, high, False)
    if k == low and kind in ("doctrine", "threat") and word not in _ANY and is_case(words, k, high):
        return _subject_end(words, k, high, "any")
    if (
        kind in ("doctrine", "threat", "red_line")
        and (word in _ANY or word in ("a", "an"))
        and first
    ):
        return _subject_end(words, k, high, word)
    if kind == "doctrine" and k > low and words[k - 1].low in _TREATS:
        return next((j for j in range(k + 1, high) if words[j].low == "as"), 0)
    return 0


def _subject_end(words: Sequence[Token], k: int, high: int, word: str) -> int:
    """Where the subject `any state that aids the enemy` ends, before its verb."""
    tied = word == "any"
    for j in range(k + 1, high):
        low = words[j].low
        if low in ("that", "who", "which", "to", "on", "against", "by", "from") or word in (
            "whoever",
            "anyone",
            "anybody",
        ):
            tied = True
        if low in _RULES | _PRESENT and words[j - 1].low not in ("that", "who", "which", "whoever"):
            return j if tied and j - k > 2 else 0
        if low in (";", ".", "?", "!"):
            return 0
    return 0


def _condition_end(words: Sequence[Token], k: int, high: int, first: bool) -> int:
    """Where a condition that opens at ``k`` ends: at a comma, or where the main clause begins."""
    for j in range(k + 2, high):
        low = words[j].low
        if low in _STOPS or low in ("”",):
            return j
        after = words[j + 1].low if j + 1 < high else ""
        if low == ",":
            if after in ("or", "and") and j + 2 < high and words[j + 2].low in _WORDS:
                continue
            if after in ("who", "which", "whose") or after.isdigit():
                continue
            return j
        if low == "then" and first:
            return j
        if words[k].low == "only" and low in ("will", "would", "shall"):
            return j
        if (
            first
            and j - k > 3
            and low in _SUBJECTS
            and after in ("will", "would", "shall", "'ll", "can", "must")
        ):
            return j
    return high


def _beside(words: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """A condition in the same sentence right before or after the spans."""
    if not spans or not words:
        return []
    out = []
    first, last = min(spans), max(spans, key=lambda s: s.end)
    stop = within(words, last)[1]
    k = stop
    while k < len(words) and words[k].low in (",", "”", '"', "—", "–"):
        k += 1
    hit = _PHRASES.at(words, k) if k < len(words) else None
    if (hit and hit[1] in _BESIDE and k - stop <= 2) or (
        k + 1 < len(words) and words[k].low == "should" and words[k + 1].low in _OPENS_NOUN
    ):
        out.append(Span(words[k].start, words[_condition_end(words, k, len(words), False) - 1].end))
    begin = next((k for k, w in enumerate(words) if w.is_word), 0)
    low = within(words, first)[0]
    if begin < low and words[begin].low in ("if", "unless", "should", "were"):
        end = _condition_end(words, begin, low, True)
        if low - end <= 12 and end > begin:
            out.append(Span(words[begin].start, words[end - 1].end))
    return out


def _apart(sentence: Sentence, spans: Sequence[Span], by: Attribution | None) -> list[Span]:
    """A condition in another piece of the same words: `would sue, she said, unless`."""
    words = sentence.words
    for piece, one in sentence.contents:
        if one is not by or any(piece.overlaps(s) for s in spans):
            continue
        low, high = within(words, piece)
        hit = _PHRASES.at(words, low) if low < high else None
        if (hit and hit[1] in _BESIDE) or (
            low + 1 < high and words[low].low == "should" and words[low + 1].low in _OPENS_NOUN
        ):
            return [Span(words[low].start, words[_condition_end(words, low, high, False) - 1].end)]
    return []


def overlaps(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether any two of them overlap."""
    every = sorted([*((s, 0) for s in some), *((s, 1) for s in others)])
    return any(a[1] != b[1] and a[0].overlaps(b[0]) for a, b in pairwise(every))
