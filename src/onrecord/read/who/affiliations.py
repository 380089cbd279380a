"""The body, state or outlet at which somebody has a role: `the firm's`, `EU`, `of the Union`."""

from __future__ import annotations

from onrecord.read.lists import load
from onrecord.read.who.kinds import (
    ADJECTIVES,
    BODIES,
    QUANTITIES,
    STATE_NAMES,
    is_person_word,
)
from onrecord.read.who.phrases import DETERMINERS, POSSESSIVE, Phrase, Tokens
from onrecord.read.who.titlewords import BETWEEN, HONORIFICS, LISTS, MODIFIERS, RELATIVE, is_head

_OWN = frozenset(LISTS["own"])
_NO_LONGER = frozenset(["former", "ex", "then", "late", "acting", "outgoing", "incoming"])
_TIMES = frozenset(LISTS["times"])  # a judge in May
_STARTERS = frozenset(load("sentences.toml")["starters"])
_ADJECTIVAL = ("ic", "an", "ist", "ish", "ese", "al", "ck", "te", "ive")  # Olympic, Lutheran


def owner_of(doc: Tokens, begin: int) -> str | None:
    """Whose the role is, by a possessive before it: `Russia's`, `the firm's`."""
    k = begin - 1
    if k < 0 or doc.begins[begin] or not doc.items[k].possessive:
        return None
    first = k
    while first > 0 and not doc.begins[first] and k - first < 8:
        item = doc.items[first - 1]
        if item.low in DETERMINERS and item.low not in POSSESSIVE:
            break
        joined = item.low in ("of", "for", "and", "&", "the") and doc.items[first].capital
        if doc.begins[first - 1] and item.low in _STARTERS:
            break  # `From Ann Bell's post`
        if not (item.word and (item.capital or joined)) and not (
            not doc.items[k].capital and item.word and item.low in MODIFIERS
        ):
            break
        first -= 1
    while first < k and (
        doc.items[first].low in ("of", "for", "and", "the") or _is_quantifier(doc, first)
    ):
        first += 1
    name = _bare(doc.cut(first, k + 1))
    low = name.lower()
    if doc.items[k].capital:
        return name
    return None if is_person_word(low.split()[-1]) else f"the {low}"


def _is_quantifier(doc: Tokens, k: int) -> bool:
    """Whether a word counts people and begins no name: `Some of Ann Bell's allies`."""
    return doc.items[k].low in QUANTITIES and doc.items[k + 1].low == "of"


def owner_in(doc: Tokens, made: Phrase) -> str | None:
    """Whose the head of a phrase is, by a possessive in it."""
    for k in range(made.begin, made.head):
        if doc.items[k].possessive:
            return owner_of(doc, k + 1)
    return None


def _bare(name: str) -> str:
    for end in ("'s", "’s", "’", "'"):
        if name.endswith(end):
            return name[: -len(end)]
    return name


def by_modifier(doc: Tokens, begin: int, head: int) -> str | None:
    """The body or state in a title before its head: `EU diplomacy chief`."""
    items = doc.items
    k = begin
    while k < head and (
        items[k].low in HONORIFICS
        or items[k].low in _NO_LONGER
        or (items[k].low in MODIFIERS and not _is_named(doc, k, head))
        or _is_common(doc, k)
    ):
        k += 1
    for size in (2, 1):
        words = " ".join(i.low for i in items[k : k + size])
        if k + size <= head and words in ADJECTIVES and items[k].capital:
            text = doc.cut(k, k + size)
            return text if text.isupper() else ADJECTIVES[words]
        if k + size <= head and words in STATE_NAMES and items[k].capital:
            return STATE_NAMES[words]
    stop = k
    while stop < head and items[stop].capital and not is_head(doc, stop):
        stop += 1
        if items[stop - 1].possessive:
            return _bare(doc.cut(k, stop))
    while (
        stop > k
        and stop - k > 0
        and items[stop - 1].low in MODIFIERS
        and not _is_named(doc, stop - 1, head)
    ):
        if items[stop - 1].low in BODIES and stop - k > 1:
            break
        stop -= 1
    alone = stop - k == 1
    if stop <= k or (alone and items[k].low.endswith(_ADJECTIVAL) and not items[k].text.isupper()):
        return None
    return doc.cut(k, stop)


def _is_common(doc: Tokens, k: int) -> bool:
    """Whether a word has a capital only because a sentence begins: `Law enforcement sources`."""
    item = doc.items[k]
    if not (doc.begins[k] and item.text[1:].islower() and k + 1 < len(doc)):
        return False
    return not doc.items[k + 1].capital and any(
        not doc.items[j].capital for j in doc.places.get(item.low, ())
    )


def _is_named(doc: Tokens, k: int, head: int) -> bool:
    """Whether a word that may be a common modifier is part of a name: `Public Works spokesman`."""
    items = doc.items
    if not (items[k].capital and k + 1 < head and items[k + 1].capital):
        return False
    low = items[k + 1].low
    if low in ADJECTIVES or is_head(doc, k + 1):
        return False
    return low in BODIES or low not in MODIFIERS


def complement(doc: Tokens, at: int, stop: int) -> tuple[int, str | None]:
    """Where a role ends after its head, and the body: `director of research for the institute`."""
    items = doc.items
    k = at
    while k < stop and items[k].low in BETWEEN:
        begin = k + 1
        end = begin
        while (
            end < stop
            and items[end].low not in RELATIVE
            and not (items[end].low in BETWEEN and not _goes_on(doc, begin, end))
        ):
            end += 1
        if begin >= end:
            return k, None
        cut = next(
            (j for j in range(begin, end) if items[j].low == "and" and _role_soon(doc, j + 1, end)),
            end,
        )
        end = cut if cut > begin else end
        own = items[begin].low in _OWN and not any(i.capital for i in items[begin + 1 : end])
        if items[begin].low in _OWN and items[begin].capital:
            own = True
        if not own:
            last = _end_of_body(doc, begin, stop)
            pronoun = items[begin].low in POSSESSIVE or items[begin].low in _TIMES
            return k, None if pronoun else body_in(doc, begin, last, any_word=True)
        k = end
    return k, None


def _goes_on(doc: Tokens, begin: int, at: int) -> bool:
    """Whether a name goes on over a preposition: `Department of Health`."""
    items = doc.items
    after = items[at + 1] if at + 1 < len(items) else None
    return bool(after and items[at - 1].capital and (after.capital or after.low == "the"))


def _end_of_body(doc: Tokens, begin: int, stop: int) -> int:
    items = doc.items
    for k in range(begin + 1, stop):
        low = items[k].low
        if low in RELATIVE or (low == "and" and _role_soon(doc, k + 1, stop)):
            return k
        if not items[k].word and items[k].text in "—–-":
            return k
        if low.endswith("ing") and not items[k].capital and items[k - 1].low not in DETERMINERS:
            return k
        if low in ("since", "during", "after", "until", "as", "said") or items[k].number:
            return k
    return stop


def _role_soon(doc: Tokens, k: int, stop: int) -> bool:
    return any(is_head(doc, j) for j in range(k, min(stop, k + 4)))


def end_of_name(doc: Tokens, at: int) -> int:
    """Where a run of capitalised words ends, with the small words inside it."""
    items = doc.items
    k = at
    if k < len(items) and items[k].low in DETERMINERS:
        k += 1
    while k < len(items) and not (k > at and doc.begins[k]):
        small = items[k].low in ("of", "for", "and", "the", "&") and k + 1 < len(items)
        nxt = items[k + 1] if k + 1 < len(items) else None
        if items[k].capital or (small and nxt and nxt.capital and k > at):
            k += 1
            continue
        break
    return k


def body_in(doc: Tokens, begin: int, stop: int, any_word: bool = False) -> str | None:
    """The name of a body in a stretch, without an article; lower-case words keep theirs."""
    items = doc.items
    first = begin
    while first < stop and items[first].low in DETERMINERS and items[first].low not in POSSESSIVE:
        first += 1
    if first >= stop:
        return None
    if any(i.capital for i in items[first:stop]):
        return _bare(doc.cut(first, stop)) if items[first].capital or any_word else None
    if not any_word or items[first].low in POSSESSIVE:
        return None
    return doc.cut(begin, stop)
