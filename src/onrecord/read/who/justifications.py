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
from onrecord.read.who.kinds import QUANTITIES, is_person_word, kind_of
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
_SHORT = 12  # words of an apposition that are looked at for its head
_BODIES = ("body", "outlet", "state")
_OPEN = frozenset(["a", "an", "one", "another", "the", "its", "his", "her", "their", "also"])
_TIMES = frozenset(_LISTS["times"])
_RECORDS = frozenset(_LISTS["records"])


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
        if items[k].text in _STOPS and not (
            items[k].text == "," and k + 1 < stop and items[k + 1].low in ("and", "or", "but")
        ):
            break
        k += 1
    return k if k - first <= _LONGEST else first


_LEADING = frozenset(["led", "leads", "headed", "heads", "ran", "runs", "has", "had"])


def _leads_what(doc: Tokens, at: int) -> bool:
    """Whether an article or a possessive follows: `led a working group`, not `led Roe by nine`."""
    item = doc.items[at] if at < len(doc) else None
    return bool(item and (item.low in DETERMINERS or item.possessive or item.low in _QUALITIES))


def about_sentences(
    doc: Tokens, mentions: Sequence[tuple[int, int]], taken: Sequence[Span]
) -> Iterator[Span]:
    """Sentences that open with a mention and tell what the source has seen, done or been.

    ``mentions`` are in words; a sentence that has part of an attribution (``taken``, in order) is
    no such sentence.
    """
    for first, stop in mentions:
        if first >= stop:
            continue
        begin, end = doc.sentence(first)
        if first - begin > 1 or (first > begin and doc.items[begin].word):
            continue
        at = stop
        while at < end and not doc.items[at].word:
            at += 1
        if at < end and doc.items[at - 1].text == "," and doc.items[at].text[0].isdigit():
            at += 2  # an age
        if at < end and doc.items[at].low in _LEADING and not _leads_what(doc, at + 1):
            continue
        verb = next(
            (k for k in range(at, min(at + 4, end)) if doc.items[k].low in _CREDENTIALS), None
        )
        if verb is None:
            continue
        if doc.items[verb].low in _PLAIN and not any(
            i.low in _QUALITIES for i in doc.items[verb + 1 : end]
        ):
            continue
        while end > verb + 1 and doc.items[end - 1].text in _STOPS:
            end -= 1
        span = doc.span(begin, end)
        k = bisect_right(taken, Span(span.end, span.end))
        if any(other.overlaps(span) for other in taken[max(0, k - 4) : k]):
            continue
        yield span


def on_record(doc: Tokens, cue: Span) -> Span | None:
    """Where the words were put on some record, right after a cue or in it: `in a brief`."""
    k = doc.at(cue.start)
    last = doc.at(cue.end)
    while k < min(last + 1, len(doc)):
        if doc.items[k].low in ("in", "at", "during", "before", "under") and k > doc.at(cue.start):
            for end in range(k + 1, min(k + 7, len(doc))):
                item = doc.items[end]
                if not item.word or doc.begins[end] or item.low in ("that", "said", "told"):
                    break
                if item.low in _RECORDS:
                    return doc.span(k, end + 1)
        k += 1
    return None


def _apart(told: Sequence[Why], own: Sequence[Span]) -> list[Why]:
    """Those that overlap neither one another nor the cue and content of their attribution."""
    out: list[Why] = []
    for why in told:
        if not any(why.span.overlaps(o) for o in (*own, *(w.span for w in out))):
            out.append(why)
    return out


def justified(
    doc: Tokens, item: Attribution, told: Sequence[Why], about: Sequence[Span], held: Sequence[Span]
) -> Attribution:
    """An attribution with what the report says of its source.

    Clauses come before a sentence nearby, and that before a role, which is told by itself.
    """
    if item.source_id is None:
        return item
    own = [*item.cue, *item.content]
    free = _apart([*map(Why, held), *told], own)
    spans = [why.span for why in free if not why.role][:_MOST_SPANS]
    at = min(s.start for s in (*item.source, *own))
    near = [s for s in about if abs(s.start - at) < _NEAR and not any(s.overlaps(o) for o in own)]
    if near and not spans:
        spans = [min(near, key=lambda s: (abs(s.start - at), s.start))]
    venue = next(filter(None, (on_record(doc, cue) for cue in item.cue)), None)
    if venue is not None and not any(venue.overlaps(s) for s in (*spans, *item.content)):
        spans.append(venue)
    if not spans:
        spans = [why.span for why in free if why.role][:1]
    if not spans:
        return item
    reasons = {**item.reasons, "justification": "what the report says of the source"}
    both = tuple(sorted({*item.justification, *spans}))
    return msgspec.structs.replace(item, justification=both, reasons=reasons)
