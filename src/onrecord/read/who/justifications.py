"""Why the report says that a source should be listened to, as spans (justifications.toml).

Relative clauses and appositions that are no role, what follows a head (`briefed on the talks`), why
there is no name (`speaking on condition of anonymity because ...`), and a sentence beside an
attribution that tells what its source has seen or done.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from onrecord.read.lists import load
from onrecord.read.who.kinds import QUANTITIES, is_person_word, is_plural, kind_of
from onrecord.read.who.occasions import occasions
from onrecord.read.who.phrases import AFTER, DETERMINERS, Tokens, phrase
from onrecord.records import Attribution, SourceKind, Span

_LISTS = load("justifications.toml")
_RELATIVES = frozenset(_LISTS["relatives"])
_OPENERS = frozenset(_LISTS["openers"])
_WITH = frozenset(_LISTS["with_phrases"])
_CREDENTIALS = frozenset(_LISTS["credentials"])
_QUALITIES = frozenset(_LISTS["qualities"])
_PLAIN = frozenset(["is", "was", "were", "are", "has", "had", "have"])
_DASHES = frozenset("—–-")
_STOPS = frozenset(',;:()[]“”"—–.!?…')
_PREPOSITIONS = frozenset(["of", "for", "at", "in", "from", "with", "to", "on", "by", "near"])
_LONGEST = 45  # words of one justification
_NEAR = 400  # code points between an attribution and a sentence about its source
_MOST_SPANS = 2  # clauses about its source on one attribution
_MOST_STEPS = 6  # stretches after one head
_BEHIND = 2  # code points: a comma and a space
_LATEST = 10  # words before the subject of a sentence about a source
_SHORTEST = 3  # words of such a sentence behind `is` or `has`
_SHORT = 12  # words of an apposition that are looked at for its head
_BODIES = ("body", "outlet", "state")
_OPEN = frozenset(["a", "an", "one", "another", "the", "its", "his", "her", "their", "also"])
_TIMES = frozenset(_LISTS["times"])


class Why(NamedTuple):
    """A stretch about a source; ``role`` where it names a role and no more."""

    span: Span
    role: bool = False


def after_head(
    doc: Tokens,
    at: int,
    stop: int,
    limit: int,
    kind: SourceKind | None,
    role: tuple[int, int] | None = None,
) -> list[Why]:
    """What follows a head or a name that ends before word ``at``; its mention ends at ``stop``.

    From word ``limit`` on the text says something else: the cue, or what is said. ``role`` is the
    stretch, in words, that has been read as the role.
    """
    items = doc.items
    out: list[Why] = []
    k, opened, bodies = at, False, False
    for _ in range(_MOST_STEPS):
        if k >= min(len(items), limit) or (k > at and doc.begins[k]) or k - at > _LONGEST:
            break
        item = items[k]
        if item.text == "," or item.text in _DASHES:
            k, opened = _behind_age(doc, k + 1), True
            continue
        if item.text == "(":
            close = next((j for j in range(k, min(k + 10, len(items))) if items[j].text == ")"), 0)
            if not close:
                break
            k = close + 1
            continue
        end = _clause_end(doc, k, stop, limit)
        two = " ".join(i.low for i in items[k : k + 2])
        if role and role[0] <= k < role[1]:
            end = role[1]
            inner = _inside(doc, k, end)
            out.append(Why(doc.span(k, inner or end), True))
            out += [Why(doc.span(inner, end))] if inner else []
            bodies = True
        elif (
            item.low in _RELATIVES
            or _opens(doc, k, opened or k < stop, kind)
            or two in _WITH
            or (opened and _describes(doc, k, kind, bodies))
        ):
            out += [Why(doc.span(k, end))] if end - k > 1 else []
        elif item.low in _PREPOSITIONS:
            inner = _inside(doc, k, end)
            out += [Why(doc.span(inner, end))] if inner else []
        else:
            break
        k, opened = max(end, k + 1), False
    return out


def _behind_age(doc: Tokens, k: int) -> int:
    """Behind `46,` where that stands at word ``k``, and else ``k``."""
    two = doc.items[k : k + 2]
    return k + 1 if len(two) == 2 and two[0].text[0].isdigit() and two[1].text == "," else k


def _opens(doc: Tokens, k: int, apart: bool, kind: SourceKind | None) -> bool:
    """Whether a participle or adjective opens what follows a head, and is no verb: `led by`.

    ``apart``: it stands in the source's mention or behind a comma.
    """
    item = doc.items[k]
    if item.low not in _OPENERS or item.capital or k + 1 >= len(doc):
        return False
    if apart:
        return True
    after = doc.items[k + 1]
    goes_on = after.low in AFTER or after.low.endswith("ly") or after.low in _TIMES
    return kind != "person" and (goes_on or item.low.endswith("ing"))


def _inside(doc: Tokens, first: int, stop: int) -> int | None:
    """Where a relative clause or an opener begins inside a stretch, or None."""
    for k in range(first + 1, stop - 1):
        item = doc.items[k]
        if item.low in ("who", "whose", "which"):
            return k
        if item.low in _OPENERS and not item.capital and doc.items[k - 1].low not in DETERMINERS:
            return k
    return None


def _describes(doc: Tokens, k: int, kind: SourceKind | None, bodies: bool) -> bool:
    """Whether an apposition that says something of a source opens at word ``k``.

    Its head must be of the source's kind: `Vessany, a claim that ...` says nothing of Vessany.
    Behind a role it may be of the body: `founder of the Lamp, a group that ...`.
    """
    low = doc.items[k].low
    if low in ("part", "himself", "herself"):
        return True
    if low not in _OPEN and not doc.items[k].possessive and not doc.items[k].capital:
        return False
    stop = k
    while stop < len(doc) and doc.items[stop].text not in _STOPS and stop - k < _SHORT:
        stop += 1
    made = phrase(doc, k, stop, QUANTITIES)
    if made is None or (made.capitals and low not in _OPEN and not is_person_word(made.words[-1])):
        return False
    found = kind_of(made)[0]
    people = ("person", "group")
    if kind == "person" and found == "group" and is_plural(made):
        return False  # `Roe, the four officials do not matter`
    wanted = people if kind in people else (*_BODIES, "group") if kind in _BODIES else (kind,)
    return found is not None and (found in wanted or (bodies and found in (*_BODIES, "group")))


def _clause_end(doc: Tokens, first: int, stop: int, limit: int) -> int:
    """Where what begins at word ``first`` ends: at a sign, the cue, or the sentence's end.

    A comma before `and` goes on inside a mention. Too long a stretch is none: then ``first``.
    """
    items = doc.items
    k = first + 1
    while k < min(len(items), max(limit, stop)) and not doc.begins[k]:
        if k >= limit:
            break
        if items[k].text in _STOPS and not (items[k].text == "," and _goes_on(doc, k + 1, stop)):
            break
        k += 1
    return k if k - first <= _LONGEST else first


def _goes_on(doc: Tokens, k: int, stop: int) -> bool:
    """Whether a stretch goes on over the comma before word ``k``: `governments, bodies and others`.

    Only inside the source's mention, which ends before word ``stop``.
    """
    if k >= stop:
        return False
    item = doc.items[k]
    if item.low in ("and", "or", "but"):
        return True
    if item.capital or not item.word or item.low in _RELATIVES or item.low in _OPENERS:
        return False
    if item.low in _OPEN or item.number:
        return False
    rest = doc.items[k : min(stop, k + _SHORT)]
    return any(i.low == "and" for i in rest)


_LEADING = frozenset(["led", "leads", "headed", "heads", "ran", "runs", "has", "had"])


def _leads_what(doc: Tokens, at: int) -> bool:
    """Whether an article or a possessive follows: `led a working group`, not `led Roe by nine`."""
    item = doc.items[at] if at < len(doc) else None
    return bool(item and (item.low in DETERMINERS or item.possessive or item.low in _QUALITIES))


def about_sentences(
    doc: Tokens, mentions: Sequence[tuple[int, int]], taken: Sequence[Span]
) -> Iterator[Span]:
    """Sentences about a source that tell what it has seen, done or been, or what befell it.

    ``mentions`` are in words; a sentence that has part of an attribution (``taken``, in order) is
    no such sentence. The mention is its subject, at most a few words from its beginning.
    """
    for first, stop in mentions:
        if first >= stop:
            continue
        begin, end = doc.sentence(first)
        if first - begin > _LATEST or any(not i.word for i in doc.items[first:stop]):
            continue
        if first > begin and not _opening(doc, begin, first):
            continue
        at = stop
        while at < end and not doc.items[at].word:
            at += 1
        if at < end and doc.items[at - 1].text == "," and doc.items[at].text[0].isdigit():
            at += 2  # an age
        if at < end and doc.items[at].low in _LEADING and not _leads_what(doc, at + 1):
            continue
        if not _acts(doc, at, end):
            continue
        while end > at + 1 and doc.items[end - 1].text in _STOPS:
            end -= 1
        span = doc.span(begin, end)
        k = bisect_right(taken, Span(span.end, span.end))
        if any(other.overlaps(span) for other in taken[max(0, k - 4) : k]):
            continue
        yield span


def _opening(doc: Tokens, begin: int, first: int) -> bool:
    """Whether only an adverbial stands before a subject: `For years,`, `Last fall,`, a bullet."""
    items = doc.items
    words = [i for i in items[begin:first] if i.word]
    return not words or items[first - 1].text == ","


def _acts(doc: Tokens, at: int, end: int) -> bool:
    """Whether a verb that tells something of its subject follows."""
    for k in range(at, min(at + 4, end)):
        item = doc.items[k]
        if item.low in _CREDENTIALS:
            plain = item.low in _PLAIN
            return not plain or len(doc.items[k + 1 : end]) > _SHORTEST
        if item.capital or not item.word:
            return False
        if len(item.low) > 4 and item.low.endswith("ed") and k == at:
            return True
    return False


def _apart(told: Sequence[Why], own: Sequence[Span]) -> list[Why]:
    """Those that overlap neither one another nor the cue and content of their attribution."""
    out: list[Why] = []
    for why in told:
        if not any(why.span.overlaps(o) for o in (*own, *(w.span for w in out))):
            out.append(why)
    return out


def _beside(item: Attribution, told: Sequence[Why]) -> list[Why]:
    """Those that stand in an attribution's own source span, or go on right behind it."""
    out: list[Why] = []
    for source in item.source:
        reach = source.end
        for why in sorted(told):
            if source.start <= why.span.start <= reach + _BEHIND:
                out.append(why)
                reach = max(reach, why.span.end)
    return out


def _taken_for_content(doc: Tokens, item: Attribution) -> list[Why]:
    """A relative clause behind a source that the tagger took for what is said."""
    for span in item.content:
        behind = any(0 <= span.start - s.end <= _BEHIND for s in item.source)
        if behind and item.cue and span.start > item.cue[0].start and len(item.content) > 1:
            first, stop = doc.at(span.start), doc.at(span.end)
            if first < stop and doc.items[first].low in ("who", "which"):
                end = _clause_end(doc, first, first, stop)
                return [Why(doc.span(first, end))] if end > first + 1 else []
    return []


def _together(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Stretches that only a comma parts, as one: `who leads the union, a group of dockers`."""
    out: list[Span] = []
    for span in spans:
        if out and text[out[-1].end : span.start].strip() in ("", ",") and span.start > out[-1].end:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def justified(
    doc: Tokens, item: Attribution, told: Sequence[Why], about: Sequence[Span], held: Sequence[Span]
) -> Attribution:
    """An attribution with what the report says of its source.

    Clauses come before a sentence nearby, and that before a role, which is told by itself.
    """
    if item.source_id is None:
        return item
    own = [*item.cue, *item.content]
    beside = _beside(item, told)
    free = _apart([*map(Why, held), *beside, *told], own)
    if beside and all(why.role for why in beside):
        free = [why for why in free if why.role]  # what is said of it here counts most
    if not free:
        free = _taken_for_content(doc, item)
    spans = [why.span for why in free if not why.role][:_MOST_SPANS]
    at = min(s.start for s in (*item.source, *own))
    near = [
        s
        for s in about
        if abs(s.start - at) < _NEAR and not any(s.overlaps(o) for o in (*own, *spans))
    ]
    if near and not spans:
        spans.append(min(near, key=lambda s: (s.start > at, abs(s.start - at))))
    for venue in occasions(doc, item):
        if not any(venue.overlaps(s) for s in (*spans, *item.content)):
            spans.append(venue)
    if not spans:
        spans = [why.span for why in free if why.role][:1]
    if not spans:
        return item
    reasons = {**item.reasons, "justification": "what the report says of the source"}
    both = _together(doc.text, sorted({*item.justification, *spans}))
    return msgspec.structs.replace(item, justification=both, reasons=reasons)
