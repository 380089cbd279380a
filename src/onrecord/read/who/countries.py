"""Countries and places that no list knows, by how the report uses the name: *in Kelmar*, *Kelmar's
army*, *ties with Kelmar*, *the Kelmari government*. The encoder takes many of them for people.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.lists import load
from onrecord.read.who.phrases import Token, Tokens
from onrecord.records import Source

_LISTS = load("countries.toml")
_WITHIN = frozenset(_LISTS["within"])
_OWNED = frozenset(_LISTS["owned"])
_SHARED = frozenset(_LISTS["shared"])
_RULED = frozenset(_LISTS["ruled"])
_BONDS = frozenset(_LISTS["bonds"])
_LOOSE_BONDS = frozenset(_LISTS["loose_bonds"])
_SENT = frozenset(_LISTS["sent"])
_PRESSED = frozenset(_LISTS["pressed"])
_BESIDE = frozenset(_LISTS["beside"])
_PEOPLES = _OWNED | _SHARED | frozenset(_LISTS["peoples"])
_ENDINGS = frozenset(_LISTS["endings"])
_MENTIONS = load("mentions.toml")
_GIVEN = frozenset(_MENTIONS["male_names"]) | frozenset(_MENTIONS["female_names"])
PERSONAL = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
_COMPASS = frozenset(("north", "south", "east", "west", "new", "greater", "upper", "lower"))
MOST = 40  # places of a name that are looked at
_REACH = 8  # words from a name to `its border`
_SEVERAL = frozenset(_LISTS["several"])
_SEVERAL_OF = _LISTS["several_of"]
_STATE_WORDS = frozenset(_LISTS["state_words"])
_NO_PLACE = frozenset(_LISTS["no_place"])
ENOUGH = 2  # signs, of which a strong one is two
_SHORTEST = 4  # letters of a name that adjectives are made of
_DASHES = frozenset("—–-")


def country_of(doc: Tokens, source: Source) -> str:
    """The words that use a source's name as a country's or a place's, or an empty string.

    Only a name of one word (`Kelmar`, `North Kelmar`) that stands without a given name or title
    before it, and that no pronoun of a person is a mention of.
    """
    first, _, last = source.name.rpartition(" ")
    if first and first.lower() not in _COMPASS:
        return ""
    if not last[:1].isupper() or not last.isalpha() or is_personal(doc, source):
        return ""
    low = last.lower()
    signs, said = 0, ""
    if _is_about_states(doc):
        signs, said = 1, "two countries"
    for k in doc.places.get(low, ())[:MOST]:
        if not doc.items[k].capital:
            continue
        if not first and behind_name(doc, k):
            return ""  # Ann Roe, Premier Roe
        for weight, why in _signs(doc, k):
            signs, said = signs + weight, said if signs >= ENOUGH else why
    if said == "two countries":
        return ""
    if signs < ENOUGH and len(low) >= _SHORTEST:
        why = _by_adjective(doc, low)
        signs, said = (ENOUGH, why) if why else (signs, said)
    return f"“{said}”" if signs >= ENOUGH else ""


def _is_about_states(doc: Tokens) -> bool:
    """Whether the report speaks of two countries: `both governments`."""
    return any(
        doc.items[k - 1].low in _SEVERAL
        for word in _SEVERAL_OF
        for k in doc.places.get(word, ())[:MOST]
        if k
    )


def is_personal(doc: Tokens, source: Source) -> bool:
    """Whether a pronoun of one person is a mention of a source."""
    return any(m.cut(doc.text).lower() in PERSONAL for m in source.mentions)


def behind_name(doc: Tokens, k: int) -> bool:
    """Whether a name or title stands right before word ``k``: `Ann Roe`, `Premier Roe`."""
    before = doc.items[k - 1] if k else None
    if before is None or not before.capital or before.possessive or doc.begins[k]:
        return False
    return not doc.begins[k - 1] or before.low in _GIVEN


def _signs(doc: Tokens, k: int) -> Iterator[tuple[int, str]]:
    """What the words around the name at word ``k`` say for a country: weight and words."""
    items = doc.items
    item = items[k]
    before = [] if doc.begins[k] else [i.low for i in items[max(0, k - 5) : k]]
    after = items[k + 1 : k + 3]
    near = {i.low for i in after}
    if item.possessive:
        own = next((i.low for i in after if i.low in _OWNED), None)
        if own:
            yield 2, f"{item.text} {own}"
        elif near & _SHARED:
            yield 1, f"{item.text} {after[0].low}"
    elif after and after[0].low in _OWNED | _SHARED and not after[0].capital:
        strong = after[0].low not in _SHARED and after[0].low not in ("minister", "premier")
        yield (2 if strong else 1), f"{item.text} {after[0].low}"
    yield from _signs_before(item, before)
    if k > 1 and items[k - 1].text == "," and items[k - 2].low in _STATE_WORDS:
        yield 2, f"{items[k - 2].low}, {item.text}"
    if _is_dateline(doc, k):
        yield 2, f"{item.text} in the dateline"
    stop = min(k + 1 + _REACH, len(items))
    for j in range(k + 1, stop - 1):
        if doc.begins[j]:
            break
        if items[j].low == "its" and items[j + 1].low in _OWNED:
            yield 2, f"{item.text} … its {items[j + 1].low}"
            break


def _signs_before(item: Token, before: list[str]) -> Iterator[tuple[int, str]]:
    if not before:
        return
    last = before[-1]
    noun = before[-2] if len(before) > 1 else ""
    words = f"{noun} {last} {item.text}"
    if last in _BESIDE:
        yield 2, f"{last} {item.text}"
    elif (last == "of" and noun in _RULED) or (last in ("with", "between") and noun in _BONDS):
        yield 2, words
    elif last in ("with", "between") and noun in _LOOSE_BONDS:
        yield 1, words
    elif last == "and" and "between" in before[:-1] and _BONDS & set(before):
        yield 2, f"between … and {item.text}"
    elif last == "to" and noun in _SENT:
        yield 2, words
    elif last in ("on", "against") and noun in _PRESSED:
        yield 1, words
    elif last in _STATE_WORDS:
        yield 2, f"{last} {item.text}"
    elif last == "between" or (last == "and" and "between" in before):
        yield 1, f"between … {item.text}"
    elif last == "from" and noun.endswith("s") and noun not in ("is", "was", "has"):
        yield 1, words
    elif last in _WITHIN and noun not in _NO_PLACE:
        yield 1, f"{last} {item.text}"


def _is_dateline(doc: Tokens, k: int) -> bool:
    """Whether the name ends a dateline: `TESSEL, Kelmar -`."""
    items = doc.items
    return (
        2 <= k < len(items) - 1
        and items[k - 1].text == ","
        and items[k - 2].text.isupper()
        and len(items[k - 2].text) > 2
        and doc.begins[k - 2]
        and items[k + 1].text in _DASHES
    )


def _by_adjective(doc: Tokens, name: str) -> str:
    """The use of a word made of the name that only a country's has: `Kelmari troops`."""
    stems = [name, name.rstrip("aeiouy")]
    for word, places in doc.places.items():
        stem = next((s for s in stems if len(s) > 2 and word.startswith(s) and word != name), None)
        if stem is None or word[len(stem) :] not in _ENDINGS:
            continue
        for k in places[:MOST]:
            after = doc.items[k + 1] if k + 1 < len(doc) else None
            if doc.items[k].capital and after and after.low in _PEOPLES and not after.capital:
                return f"{doc.items[k].text} {after.low}"
    return ""
