"""What a noun phrase names: a person, a body, a state, an outlet, a document or a group.

The head decides; the words are in kinds.toml and states.toml.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from onrecord.read.lists import load
from onrecord.read.who.phrases import Phrase
from onrecord.records import SourceKind

_LISTS = load("kinds.toml")
_MENTIONS = load("mentions.toml")
_STATES: dict[str, dict[str, list[str]]] = load("states.toml")

PEOPLE = frozenset(_LISTS["people"]) | frozenset(_MENTIONS["people"])
_PLURALS = frozenset(_LISTS["people_plural"])
GROUPS = frozenset(_LISTS["groups"])
QUANTITIES = frozenset(_LISTS["quantities"])
ONE_OF_MANY = frozenset(_LISTS["one_of_many"])
BODIES = frozenset(_LISTS["bodies"])
AUTHORITIES = frozenset(_LISTS["authorities"])
PROPER_BODIES = frozenset(_LISTS["proper_bodies"])
_OUTLETS = frozenset(_LISTS["outlets"])
_OUTLET_NAMES = frozenset(_LISTS["outlet_names"])
_KNOWN_OUTLETS = frozenset(_LISTS["known_outlets"])
_DOCUMENTS = frozenset(_LISTS["documents"])
_NUMBERED = frozenset(_LISTS["numbered"])
_ENDINGS = tuple(_LISTS["endings"])
PLAIN_NAME = "a name, and no person's"
PROPER_PEOPLE = frozenset(_LISTS["proper_people"])
_AGENTS = tuple(_LISTS["agents"])
_THINGS = frozenset(_LISTS["things"])
_COUNTED = frozenset(["many", "most", "some", "all", "several", "few"])  # most Whigs
_SHORTEST_AGENT = 5  # letters: `narrator`, not `other`
_STATE_HEADS = frozenset(_STATES["words"]["heads"])
_CAPITALS = frozenset(_STATES["capitals"]["names"])
_NO_PLURALS = frozenset(["news", "press", "congress", "forces", "services", "works"])

# Adjectives and short names to the state or bloc: `russian` to `Russia`.
ADJECTIVES: dict[str, str] = {}
STATE_NAMES: dict[str, str] = {}
_DEMONYMS: set[str] = set()  # plural nouns: Russians
for _table in ("states", "blocs"):
    for _name, _words in _STATES[_table].items():
        STATE_NAMES[_name.lower()] = _name
        for _word in _words:
            if (_word.endswith("s") and _word[:-1] in _words) or _word in (
                "britons",
                "danes",
                "finns",
            ):
                _DEMONYMS.add(_word)
            else:
                ADJECTIVES[_word] = _name
for _word in ("us", "u.s", "usa", "u.s.a", "uk", "eu", "e.u", "uae", "america", "g-7", "g-20"):
    STATE_NAMES[_word] = ADJECTIVES[_word]
for _word in (
    "european union",
    "the west",
    "north atlantic alliance",
    "atlantic alliance",
    "opec+",
):
    STATE_NAMES[_word] = ADJECTIVES[_word]


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of a plural in s, or the word itself."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss") or word in _NO_PLURALS:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def is_person_word(word: str) -> bool:
    """Whether a word, singular or plural, names what a person is."""
    one = singular(word)
    if word in _PLURALS or one in PEOPLE or one.endswith(_ENDINGS):
        return True
    agent = len(one) > _SHORTEST_AGENT and one.endswith(_AGENTS)
    return agent and not (one in _THINGS or one in BODIES or one in _DOCUMENTS or one in _OUTLETS)


def is_plural(phrase: Phrase) -> bool:
    """Whether a phrase names more than one person."""
    head = phrase.words[-1] if phrase.words else ""
    return (
        head in _PLURALS
        or (head.endswith("s") and singular(head) != head)
        or phrase.joined
        or (phrase.of_many and not ONE_OF_MANY & set(phrase.lead))
    )


def kind_of(phrase: Phrase) -> tuple[SourceKind | None, str]:
    """The kind of what a phrase names, and the word or rule that says so."""
    words = phrase.words
    if not words:
        return None, ""
    if numbered := _without_number(phrase):  # `Local 212`, `Channel 6`
        kind, why = kind_of(numbered)
        return ("body" if kind in ("person", "group") else kind), why
    head, whole, last = words[-1], " ".join(words), " ".join(words[-2:])
    if phrase.text.startswith(("no one", "nobody", "none ", "no ")):
        return None, ""
    if phrase.of_many and ONE_OF_MANY & set(phrase.lead) and is_person_word(head):
        return "person", f"one of many: “{head}”"
    named = _kind_by_name(phrase, whole, head)
    if named:
        return named, f"“{whole}” is a known name"
    kind = _kind_by_head(phrase, head, last)
    if kind:
        return kind, f"head “{head}”"
    if (
        head in QUANTITIES
        or head == "%"
        or (phrase.doc.items[phrase.head].number and head != "one")
    ):
        return "group", f"“{head}” stands for people"
    if head in ONE_OF_MANY or (head == "one" and phrase.begin == phrase.head):
        return "person", f"“{head}” stands for a person"
    if phrase.capitals:
        before = phrase.doc.items[phrase.head - 1]
        if phrase.head > phrase.begin and before.low in _OUTLETS:
            return "outlet", f"“{before.low}” before the name"
        if _COUNTED & set(phrase.lead) and head.endswith("s"):
            return "group", f"“{phrase.lead[0]}” of them"
        return "body", PLAIN_NAME
    return None, ""


def _without_number(phrase: Phrase) -> Phrase | None:
    """A name with a number at its end without that, but for a document's: `Article 5`."""
    items = phrase.doc.items
    if phrase.head == phrase.begin or not items[phrase.head].text.isdecimal():
        return None
    before = items[phrase.head - 1]
    if not before.capital or phrase.words[0] in _NUMBERED or before.low in _NUMBERED:
        return None
    return msgspec.structs.replace(phrase, head=phrase.head - 1)


def _kind_by_name(phrase: Phrase, whole: str, head: str) -> SourceKind | None:
    item = phrase.doc.items[phrase.head]
    if not item.capital:
        return None
    before = head.split("/")[0]
    if whole in STATE_NAMES or whole in _CAPITALS:
        return "state"
    if whole in _KNOWN_OUTLETS or before in _KNOWN_OUTLETS or f"the {whole}" in _KNOWN_OUTLETS:
        return "outlet"
    if whole in PROPER_BODIES:
        return "body"
    if head in _DEMONYMS or (whole in ADJECTIVES and "the" in phrase.lead):
        return "group"
    several = len(phrase.words) > 1 and phrase.doc.items[phrase.head - 1].capital
    if head in _OUTLET_NAMES and (several or "the" in phrase.lead) and not is_plural_people(head):
        return "outlet"
    return None


def names_body(word: str) -> bool:
    """Whether a word names a kind of body or of outlet: union, newspaper."""
    return word in BODIES or word in _OUTLETS


def is_plural_people(head: str) -> bool:
    """Whether a word is a plural of a word for people."""
    return head in _PLURALS or (head != singular(head) and singular(head) in PEOPLE)


def _kind_by_head(phrase: Phrase, head: str, last: str) -> SourceKind | None:
    one = singular(head)
    item = phrase.doc.items[phrase.head]
    words = phrase.words
    if head in AUTHORITIES:
        return "body"
    if (head in _OUTLETS or last in _OUTLETS) and not _is_written(phrase, head):
        return "outlet"
    after = phrase.doc.items[phrase.head + 1 : phrase.head + 2]
    if words[0] in _NUMBERED and len(words) > 1 and (item.number or len(item.text) < 4):
        return "document"
    if one in _DOCUMENTS or last in _DOCUMENTS or head in _DOCUMENTS:
        return "document"
    listed = one in PEOPLE or head in _PLURALS
    # `Pfizer` ends as words for people do, and is none.
    guessed = item.text.islower() or (head != one and item.text[1:].islower())
    if listed or (guessed and not phrase.capitals and is_person_word(head)):
        return "group" if is_plural(phrase) else "person"
    if head in GROUPS or (item.capital is False and head in ADJECTIVES):
        return "group"
    if phrase.of_many:
        return "group"
    if head in _STATE_HEADS and not (after and after[0].capital):
        return "state"
    if one in BODIES or last in BODIES:
        return "group" if head != one and not phrase.definite and not phrase.capitals else "body"
    return None


_PAPERS = frozenset(
    (
        *("research", "white", "discussion", "working", "policy", "court", "legal", "internal"),
        *("official", "confidential", "secret", "leaked", "state", "company", "government"),
        *("cabinet", "council", "personal", "private", "bank", "divorce", "charge"),
        *("extradition", "classified", "briefing"),
    )
)
_SEEN_OR_FILED = ("seen by", "obtained by", "reviewed by", "filed", "leaked", "shown to", "signed")


def _is_written(phrase: Phrase, head: str) -> bool:
    """Whether `paper` or the like is what was written: a paper published in March."""
    return singular(head) in ("paper", "publication") and (
        bool({"a", "an", "new"} & {*phrase.lead, *phrase.words})
        or bool(_PAPERS & set(phrase.words))
        or phrase.tail.startswith(_SEEN_OR_FILED)
    )
