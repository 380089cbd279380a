"""Dates and times, resolved against the day of publication.

Values are ISO 8601 with the precision that the text gives: `2022-03` for `in March 2022`,
`2024-11-19` for `on Tuesday`, `T10:30` for a time of day without its day. A relative time has no
value where the report has no date. What the patterns are is in dates.py, the words in times.toml.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.read.finite import CAPITAL, PARTICIPLE, PAST, tokens_of
from onrecord.read.what.dates import TENSE, Found, find
from onrecord.read.what.dating import published_on, value_of
from onrecord.read.what.modality import Judgement
from onrecord.records import Report, Span, Statement, Time

_AHEAD = frozenset(TENSE["ahead"])
_BEHIND = frozenset(TENSE["behind"])
_NOW = frozenset(TENSE["now"])
_FORWARD = frozenset(TENSE["forward"])
_DEADLINES = frozenset(TENSE["deadlines"])
_REACH = 160  # code points on either side that are looked at for a tense


def times(
    report: Report,
    statements: Sequence[Statement],
    judged: Sequence[Judgement],
    parts: Sequence[Span],
) -> list[tuple[Time, str]]:
    """The dates and times of a report in order, each with how it was resolved."""
    text = report.text
    day = published_on(report.published)
    spans = sorted(
        (span.start, span.end, at) for at, one in enumerate(statements) for span in one.spans
    )
    begins = [start for start, _, _ in spans]
    borders = [part.start for part in parts]
    out = []
    for found in find(text):
        tense = 0
        if found.needs_tense and day is not None:
            near = bisect_right(begins, found.start) - 1
            inside = near >= 0 and found.end <= spans[near][1]
            home = spans[near] if inside else None
            tense = _tense(text, found, home, judged, _part(parts, borders, found.start))
        value, reason = value_of(found, day, tense)
        said = text[found.start : found.end]
        out.append((Time(start=found.start, end=found.end, text=said, value=value), reason))
    return out


def _part(parts: Sequence[Span], borders: Sequence[int], at: int) -> Span:
    near = bisect_right(borders, at) - 1
    return parts[near] if near >= 0 else Span(0, 0)


def _tense(
    text: str,
    found: Found,
    home: tuple[int, int, int] | None,
    judged: Sequence[Judgement],
    part: Span,
) -> int:
    """1 where the time lies ahead, -1 where it lies behind, 0 where nothing tells."""
    if home is not None:
        inside = _nearest(text, home[0], home[1], found)
        if inside:
            return inside
        if judged[home[2]].modality in ("predicted", "required", "conditional", "possible"):
            return 1
    tense = _nearest(text, part.start, part.end, found)
    if not tense and not _DEADLINES.isdisjoint(text[max(0, found.start - 8) : found.start].split()):
        return 1
    return tense


def _nearest(text: str, start: int, end: int, found: Found) -> int:
    """The tense of the verb nearest before the time in a stretch, or else after it."""
    before = _tenses(text, max(start, found.start - _REACH), found.start)
    if before and before[-1]:
        return before[-1]
    after = _tenses(text, found.end, min(end, found.end + _REACH))
    return next((one for one in after if one), 0)


def _tenses(text: str, start: int, end: int) -> list[int]:
    """For each word that tells a tense, in order: 1 ahead, -1 behind."""
    tokens = tokens_of(text, start, max(start, end))
    out: list[int] = []
    forward = -9
    for at, low in enumerate(tokens.low):
        what = tokens.kind[at]
        if what & CAPITAL and at:
            continue
        if low in _FORWARD:
            forward = at
        if low == "to" and at - forward < 6:
            out.append(1)
        elif low in _AHEAD or low.endswith("'ll"):
            have = "have" in tokens.low[at + 1 : at + 3]
            out.append(-1 if have and low not in ("will", "'ll") else 1)
        elif low in _BEHIND or what & PAST:
            if not (out and out[-1] == 1 and low in ("have", "been")):
                out.append(-1)
        elif low.endswith("ed") and what & PARTICIPLE:
            if not (out and out[-1] == 1):
                out.append(-1)
        elif low in _NOW:
            out.append(0)
    return out
