"""On what occasion and with what in hand a source spoke: *in a brief*, *citing surveys*.

What stands beside a cue and says where the words were put on record, or what they rest on
(justifications.toml).
"""

from __future__ import annotations

from onrecord.read.lists import load
from onrecord.read.who.phrases import DETERMINERS, Tokens
from onrecord.records import Attribution, Span

_LISTS = load("justifications.toml")
_RECORDS = frozenset(_LISTS["records"])
_OPENING = frozenset(_LISTS["opening"])
_BEFORE_AFTER = frozenset(["before", "after", "while", "during", "outside", "inside", "under"])
_CITING = frozenset(_LISTS["citing"])
_DAYS = frozenset(_LISTS["times"]) | frozenset(["on", "night", "morning", "afternoon", "evening"])
_LONGEST = 20  # words of one occasion
_LATEST = 4  # words between a cue and its occasion
_SHORTEST = 3  # words of an occasion that no record is named in


def occasions(doc: Tokens, item: Attribution) -> list[Span]:
    """The stretches beside an attribution's cue that say where or with what it was said."""
    out: list[Span] = []
    if not item.cue:
        return out
    cue = item.cue[0]
    if not 0 <= doc.at(cue.start) < len(doc):
        return out
    first, stop = doc.sentence(doc.at(cue.start))
    blocked = [(doc.at(s.start), doc.at(s.end)) for s in item.content]
    within = _in_cue(doc, doc.at(cue.start), doc.at(cue.end))
    found = within or _behind(doc, _behind_cue(doc, item), stop, blocked)
    found = found or _opening(doc, first, doc.at(cue.start), blocked)
    if found:
        out.append(doc.span(*found))
    cited = _cited(doc, doc.at(cue.end), stop, blocked)
    if cited:
        out.append(doc.span(*cited))
    return [s for s in out if not any(s.overlaps(c) for c in item.content)]


def _behind_cue(doc: Tokens, item: Attribution) -> int:
    """The word after a cue, or after the source that follows it: `said Ann Roe in ...`."""
    at = doc.at(item.cue[0].end)
    for span in item.source:
        if doc.at(span.start) == at:
            return doc.at(span.end)
    return at


def _in_cue(doc: Tokens, first: int, stop: int) -> tuple[int, int] | None:
    for k in range(first + 1, stop):
        if doc.items[k].low in _OPENING:
            end = _record_end(doc, k + 1, min(len(doc), stop + 1))
            return (k, end) if end else None
    return None


def _record_end(doc: Tokens, first: int, stop: int) -> int:
    """Where a phrase with a word for a record or an occasion ends, or 0."""
    last = 0
    for k in range(first, min(stop, first + 7)):
        if not doc.items[k].word:
            break
        if doc.items[k].low in _RECORDS and not _is_to(doc, first, k):
            last = k + 1
    return last


def _is_to(doc: Tokens, first: int, k: int) -> bool:
    """Whether the words are `in response to`, which names no occasion."""
    return k == first and k + 1 < len(doc) and doc.items[k + 1].low == "to"


def _end(doc: Tokens, first: int, stop: int, blocked: list[tuple[int, int]]) -> int:
    """Where a stretch ends: at a sign, what is said, or the sentence's end."""
    limit = min([stop, first + _LONGEST, *(a for a, _ in blocked if a >= first)])
    k = first
    while k < limit and (doc.items[k].word or doc.items[k].text in "’'&"):
        if doc.items[k].low == "that" and k > first:
            break
        k += 1
    return k


def _behind(
    doc: Tokens, at: int, stop: int, blocked: list[tuple[int, int]]
) -> tuple[int, int] | None:
    k = at
    while k < min(stop, len(doc), at + _LATEST) and doc.items[k].low in _DAYS:
        if (
            doc.items[k].low == "on"
            and doc.items[k + 1 : k + 2]
            and (doc.items[k + 1].low not in _DAYS)
        ):
            break
        k += 1
    if k >= min(stop, len(doc)) or any(a <= k < b for a, b in blocked):
        return None
    low = doc.items[k].low
    if low not in _OPENING and low not in _BEFORE_AFTER:
        return None
    end = _end(doc, k, stop, blocked)
    record = _record_end(doc, k + 1, end)
    if record:
        return k, record if any(a == end for a, _ in blocked) else end
    telling = low in _BEFORE_AFTER or (end < stop and not doc.items[end].word)
    after = doc.items[k + 1].low if k + 1 < end else ""
    owned = after in DETERMINERS or (low in _BEFORE_AFTER and after.endswith("ing"))
    return (k, end) if telling and owned and end - k > _SHORTEST else None


def _opening(
    doc: Tokens, first: int, cue: int, blocked: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """`In an Instagram post last week, Roe said`: at the sentence's beginning, to its comma."""
    while first < cue and not doc.items[first].word:
        first += 1
    if first >= cue or doc.items[first].low not in _OPENING:
        return None
    end = _end(doc, first, cue, blocked)
    if end >= cue or doc.items[end].text != ",":
        return None
    return (first, end) if _record_end(doc, first + 1, end) else None


def _cited(
    doc: Tokens, at: int, stop: int, blocked: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """`citing surveys`, behind a cue or what is said."""
    for k in range(at, stop):
        if doc.items[k].low not in _CITING or any(a <= k < b for a, b in blocked):
            continue
        end = _end(doc, k, stop, blocked)
        return (k, end) if end - k > 1 else None
    return None
