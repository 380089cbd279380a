"""Names that no list knows: is it a person's or a body's? By how the report uses the name.

*Labora's shares*, *a spokesman for Labora*, *the grid operator Veygrid* are a body's; *Ms Garside*,
*Philippa Garside, 46,* and *Mayor Garside* a person's. The encoder takes many bodies for people.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.lists import load
from onrecord.read.who.countries import ENOUGH, MOST, behind_name, is_personal
from onrecord.read.who.kinds import BODIES, is_person_word, names_body, singular
from onrecord.read.who.phrases import AFTER, DETERMINERS, Tokens
from onrecord.read.who.roles import after_name, before_name
from onrecord.read.who.titlewords import HEADS, HONORIFICS, MODIFIERS
from onrecord.records import Source

_LISTS = load("countries.toml")
_HELD = frozenset(_LISTS["held"])
_HEADS = frozenset(_LISTS["heads"])
_FIRMS = frozenset(_LISTS["firms"])
_VOICES = frozenset(_LISTS["voices"])
_NAME_ENDS = frozenset(_LISTS["name_ends"])
_MENTIONS = load("mentions.toml")
_GIVEN = frozenset(_MENTIONS["male_names"]) | frozenset(_MENTIONS["female_names"])
_IT = frozenset(("it", "its", "itself"))
_WITH = frozenset(("of", "at", "for", "in"))
# In titles, and in the names of bodies too: General Motors, Justice Department.
_NO_TITLE = frozenset(_LISTS["no_titles"])
_JOINING = frozenset(["and", "or", "of", "for", "the", "in", "at", "&"])
_QUOTES = "\"“'"
_MOST_NAMES = 4  # words of a person's name
_RELATED = 6  # words of an apposition


def _places(doc: Tokens, name: list[str]) -> Iterator[tuple[int, int]]:
    """Where a name stands, as words; ``name`` is in lower case."""
    size = len(name)
    for k in doc.places.get(name[-1], ())[:MOST]:
        first = k - size + 1
        if first >= 0 and [i.low for i in doc.items[first : k + 1]] == name:
            yield first, k + 1


def body_of(doc: Tokens, source: Source) -> str:
    """The words that use a source's name as a body's, or an empty string.

    Nothing says so of a name that has a given name or a title before it or is `he` or `she`.
    """
    name = source.name.lower().replace("’", "'").split()
    if not name or is_personal(doc, source) or name[0] in _GIVEN:
        return ""
    if len(name) > 1 and name[-1] in _NAME_ENDS:
        return f"“{name[-1]}” ends the name"
    if len(name) > 2:
        return ""
    signs, said = 0, ""
    if any(m.cut(doc.text).lower() in _IT for m in source.mentions):
        signs, said = 1, "it"
    for first, stop in _places(doc, name):
        if not doc.items[first].capital:
            continue
        if len(name) == 1 and behind_name(doc, first):
            return ""
        for weight, why in _signs(doc, first, stop):
            signs, said = signs + weight, said if signs >= ENOUGH else why
    return f"“{said}”" if signs >= ENOUGH else ""


def _signs(doc: Tokens, first: int, stop: int) -> Iterator[tuple[int, str]]:
    items = doc.items
    last = items[stop - 1]
    after = items[stop] if stop < len(items) and not doc.begins[stop] else None
    if after and last.possessive and after.low in _HELD:
        yield 2, f"{last.text} {after.low}"
    elif after and not last.possessive and after.low in _HELD - {"chief", "chair", "share"}:
        yield 1, f"{last.text} {after.low}"
    if after and after.text == ",":
        yield from _apposition(doc, stop + 1)
    if doc.begins[first] or not first:
        return
    before = items[first - 1]
    two = items[first - 2] if first > 1 and not doc.begins[first - 1] else None
    if before.low in _WITH and two and (two.low in _HEADS or singular(two.low) in _HEADS):
        yield 2, f"{two.low} {before.low} {last.text}"
    elif before.low in ("for", "at") and two and two.low in _VOICES:
        yield 1, f"{two.low} {before.low} {last.text}"
    elif before.text == "," and two and stop - first == 1 and _is_firm(two.low):
        yield 2, f"{two.low}, {last.text}"
    elif names_body(before.low) and not before.capital and not before.possessive:
        yield 2, f"{before.low} {last.text}"


def _is_firm(low: str) -> bool:
    """Whether a word is a body's although it ends as words for people do: operator, maker."""
    return low in _FIRMS or (low in BODIES and not is_person_word(low))


def _apposition(doc: Tokens, at: int) -> Iterator[tuple[int, str]]:
    """What is said of a name behind a comma: `, a Danish company`, `, which`."""
    items = doc.items
    if at >= len(items) or doc.begins[at]:
        return
    if items[at].low == "which":
        yield 2 if _single_before(doc, at - 1) else 1, "which"
    if items[at].low not in DETERMINERS:
        return
    for k in range(at + 1, min(at + _RELATED, len(items))):
        low = items[k].low
        if doc.begins[k] or not items[k].word or low in ("of", "that", "for", "in", "who"):
            return
        ends = k + 1 == len(items) or items[k + 1].low in ("of", "that", "for", "in", "which")
        ends = ends or not items[k + 1].word
        if ends and (_is_firm(low) or (names_body(low) and not is_person_word(low))):
            yield 2, f", {items[at].low} … {low}"
            return


def _single_before(doc: Tokens, comma: int) -> bool:
    """Whether a single name, and no longer phrase, stands before a comma: `Roewell, which`."""
    if comma < 1 or not doc.items[comma - 1].capital:
        return False
    before = doc.items[comma - 2] if comma > 1 and not doc.begins[comma - 1] else None
    return before is None or not (before.capital or before.low in AFTER or before.possessive)


def person_by_use(doc: Tokens, name: str) -> str:
    """The words that use a name as a person's, or an empty string.

    A name of two to four words: with a title before it, a given name that is known, an age behind
    it, or its last word alone behind `Mr` or `Ms`.
    """
    words = name.lower().replace("’", "'").split()
    if not 2 <= len(words) <= _MOST_NAMES or words[-1] in BODIES or words[-1] in _NAME_ENDS:
        return ""
    if any("'s" in w or not (w[0].isalpha() or w[0] in _QUOTES) or w in _JOINING for w in words):
        return ""
    if words[0] in _GIVEN:
        return f"the given name “{words[0]}”"
    for first, stop in _places(doc, words):
        before = doc.items[first - 1] if first and not doc.begins[first] else None
        if before and (before.low in HEADS or before.low in HONORIFICS) and not before.possessive:
            return f"“{before.text}” before the name"
        if (found := before_name(doc, first)) and found.role:
            return f"the role “{found.role}” before the name"
        if (found := after_name(doc, stop)) and found.role:
            return f"the role “{found.role}” after the name"
        two = doc.items[stop : stop + 3]
        if len(two) == 3 and two[0].text == "," and two[1].number and two[2].text in ",.":
            return "an age behind the name"
    for k in doc.places.get(words[-1], ())[:MOST]:
        before = doc.items[k - 1] if k else None
        if before and before.low in HONORIFICS and before.capital:
            return f"“{before.text}” before the last name"
    return ""


def without_title(name: str) -> str:
    """A person's name without the title before it: `Anton Roe` of `President Anton Roe`."""
    words = name.split()
    k = 0
    while k + 1 < len(words) and words[k].lower().rstrip(".") in MODIFIERS:
        k += 1
    if not 0 < len(words) - k - 1 <= _MOST_NAMES:
        return name
    low = words[k].lower().rstrip(".")
    rest = words[k + 1 :]
    if (low not in HEADS and low not in HONORIFICS) or low in _NO_TITLE:
        return name
    for word in rest:
        plain = word.lower()
        common = plain in BODIES or plain in MODIFIERS or plain in _JOINING or is_person_word(plain)
        if not word[:1].isupper() or common or plain in HEADS or "'s" in plain or "’s" in plain:
            return name
    return name if rest[-1].lower() in _NAME_ENDS else " ".join(rest)
