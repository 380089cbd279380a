"""People whose names stand inside a longer noun phrase: *one delegate, Kelly Roe*.

The encoder's names say which words are a person's; rules say whether the phrase is for that person
and not for somebody of theirs: *Kelly Roe's lawyers*, *critics like Kelly Roe*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.read.lists import load
from onrecord.read.who.kinds import ONE_OF_MANY, is_plural_people
from onrecord.read.who.phrases import Phrase, Tokens
from onrecord.read.who.titlewords import MODIFIERS, is_title
from onrecord.records import Name, Span

_MENTIONS = load("mentions.toml")
PARTICLES = frozenset(_MENTIONS["particles"])
_FIRMS, _ENDS = frozenset(_MENTIONS["called"]), frozenset(_MENTIONS["ends"])
_GIVEN = frozenset(_MENTIONS["male_names"]) | frozenset(_MENTIONS["female_names"])
_FROM = frozenset(["of", "from", "at", "with", "who", "(", ","])
_JOINING = frozenset(["of", "for", "and", "the"])  # inside an office
_LONGEST = 20  # words of a phrase that is looked at
_MOST_NAMES = 4  # words of a name
_SIDES = 2  # people that `and` joins


class People:
    """The people's names that the encoder found, in text order."""

    def __init__(self, text: str, names: Sequence[Name], sure: float) -> None:
        self.spans = [n.span for n in names if n.kind == "person" and n.confidence >= sure]
        self._starts = [s.start for s in self.spans]
        cut = [" ".join(s.cut(text).split()) for s in self.spans]
        self._names = frozenset(cut)
        self._last = frozenset(name.split()[-1] for name in cut if " " in name)

    def has(self, name: str) -> bool:
        """Whether a name is a person's, or the last name of one who is named in full."""
        return name in self._names if " " in name else name in self._last

    def within(self, span: Span) -> list[Span]:
        """The names that lie inside a stretch."""
        k = bisect_left(self._starts, span.start)
        out = []
        while k < len(self.spans) and self.spans[k].start < span.end:
            out += [self.spans[k]] if self.spans[k].end <= span.end else []
            k += 1
        return out


def named_inside(doc: Tokens, made: Phrase, people: People) -> tuple[int, int] | None:
    """The name, in words, of the one person that a phrase is for, or None."""
    if made.stop - made.first > _LONGEST:
        return None
    found = people.within(doc.span(made.first, made.stop))
    if len(found) != 1:
        return None
    first, stop = doc.at(found[0].start), doc.at(found[0].end)
    while stop - first > 1 and is_title(doc.items[first]):
        first += 1
    words = doc.items[first:stop]
    if not 2 <= len(words) <= _MOST_NAMES or any(i.possessive for i in words):
        return None
    if not all(i.capital or i.low in PARTICLES for i in words):
        return None
    after = doc.items[stop] if stop < made.stop else None
    if after is not None and after.text not in _FROM:
        return None
    if made.begin == first:
        return first, stop
    k = first
    while k > made.first and (
        is_title(doc.items[k - 1])
        or doc.items[k - 1].capital
        or (k < first and k - 1 > made.begin and doc.items[k - 1].low in _JOINING)
    ):
        if doc.items[k - 1].possessive:
            break
        k -= 1
    if k <= made.begin:
        return (first, stop) if k < first else None  # Director of Ports Ann Roe
    if doc.items[k - 1].text == ")" and k < first:
        return first, stop  # Tallow County (Tal.) Sheriff Ann Roe
    owned = k - 2 > made.head and k == first and doc.items[k - 2].low in _FIRMS
    owned = owned and not (made.definite and words[-1].low not in _ENDS)
    if owned and doc.items[first].low not in _GIVEN:
        return None  # a manager of the firm, Halloway Marine
    if doc.items[k - 1].text == "," and made.words and not made.joined:
        many = is_plural_people(made.words[-1]) and not ONE_OF_MANY & set(made.lead)
        return None if many else (first, stop)
    return None


def several_people(doc: Tokens, made: Phrase, people: People) -> bool:
    """Whether `and` joins two people by name and nobody else: `Mr Roe and Ann Bell`."""
    found = people.within(doc.span(made.first, made.stop))
    if len(found) != _SIDES:
        return _two_names(doc, made)
    if any(i.possessive for i in doc.items[made.first : doc.at(found[1].end)]):
        return False
    between = doc.items[doc.at(found[0].end) : doc.at(found[1].start)]
    before = doc.items[made.first : doc.at(found[0].start)]
    joined = any(i.low == "and" for i in between) and all(
        i.low in ("and", ",") or is_title(i) or i.number or "-" in i.text for i in between
    )
    ends = doc.at(found[1].end)
    before = [
        i for i in before if not (is_plural_people(i.low) or i.low in MODIFIERS or i.low == "the")
    ]
    plain = ends >= made.stop or doc.items[ends].text in _FROM
    return (
        joined and plain and all(is_title(i) or i.low in ("both", "sens", "reps") for i in before)
    )


def _two_names(doc: Tokens, made: Phrase) -> bool:
    """Whether a phrase is two full names whose first ones are known: `Ann Roe and Tom Bell`."""
    items = doc.items[made.first : made.stop]
    at = next((k for k, item in enumerate(items) if item.low == "and"), None)
    if at is None or not 2 <= len(items) - at - 1 <= _MOST_NAMES:
        return False
    first = at
    while first and items[first - 1].capital and at - first < _MOST_NAMES:
        first -= 1
    while first < at and is_title(items[first]):
        first += 1
    sides = (items[first:at], items[at + 1 :])
    if any(i.possessive or not i.capital or i.low in MODIFIERS for side in sides for i in side):
        return False
    return all(len(side) > 1 and side[0].low.split("-")[0] in _GIVEN for side in sides)
