"""How answerable a source is, by the words of its noun phrases (grades.toml).

An office or a body on the record is `official`; so is who speaks for it without a name (`a
spokesperson for the ministry`), for the body answers for the words. The holder of an office that
one person has at a time is the office: `the mayor`. Anyone else without a name is `anonymous`,
however grand their office, and what is known only as a group, a state or an outlet `collective`.
"""

from __future__ import annotations

import re

from onrecord.read.late import Late
from onrecord.read.lists import load
from onrecord.read.who.kinds import ONE_OF_MANY, is_plural, singular
from onrecord.read.who.phrases import Phrase
from onrecord.records import Grade, SourceKind

_LISTS = load("grades.toml")
_UNNAMED = frozenset(_LISTS["unnamed"])
_INDIVIDUALS = frozenset(_LISTS["individuals"])
OFFICES = frozenset(_LISTS["offices"])
_VOICES = frozenset(_LISTS["voices"])
_COUNTS = frozenset(_LISTS["counts"])
_UNSIGNED = frozenset(_LISTS["unsigned"])
_KNOWING = Late("|".join(rf"\b{re.escape(words)}\b" for words in _LISTS["knowing"]))
WITHHELD = Late("|".join(rf"\b{re.escape(words)}\b" for words in _LISTS["withheld"]))
_AT_LARGE = frozenset(_LISTS["at_large"])
_DESCRIBED = 3  # words of a phrase that tells them from others
_MANY = 12  # counted people beyond this are a crowd
_SPEAKS_FOR = re.compile(r"^,? ?(?:for|of|representing|acting for|at)\b")
_LONG = 600  # code points of a phrase that are looked at


def is_voice(phrase: Phrase) -> bool:
    """Whether a phrase is for one who speaks for somebody else: a spokesman, her lawyers."""
    words = phrase.words
    return bool(words) and (words[-1] in _VOICES or " ".join(words[-2:]) in _VOICES)


def grade_of(phrase: Phrase, kind: SourceKind | None) -> tuple[Grade | None, str]:
    """The grade of a source without a person's name, and the words that say so."""
    words, lead = phrase.words, phrase.lead
    if kind is None or not words:
        return None, ""
    around = phrase.text[:_LONG]
    held = WITHHELD.search(around)
    for word in (*lead, *words):
        if word in _UNNAMED and kind in ("person", "group"):
            return "anonymous", f"“{word}” before the head"
    if kind == "document":
        loose = next((w for w in words[:-1] if w in _UNSIGNED), None)
        owned = phrase.definite or bool(re.match(r"(?:of|by|from|to)\b", phrase.tail))
        if loose and not (loose in ("leaked", "unpublished") and owned):
            return "anonymous", f"a document that is “{loose}”"
        return "named", "a document that can be cited"
    if kind in ("state", "outlet"):
        return "collective", f"a {kind}"
    if kind == "body":
        return "official", "a body on the record"
    if held:
        return "anonymous", f"“{held.group()}”"
    knowing = _KNOWING.search(phrase.tail[:_LONG])
    if knowing:
        return "anonymous", f"“{knowing.group()}” and no name"
    if kind == "group":
        return _grade_of_group(phrase)
    return _grade_of_one(phrase)


def _grade_of_group(phrase: Phrase) -> tuple[Grade | None, str]:
    words, lead = phrase.words, phrase.lead
    head = words[-1]
    if is_voice(phrase) and (phrase.definite or _SPEAKS_FOR.match(phrase.tail) or len(words) > 1):
        return "official", f"“{head}” speak for somebody, on the record"
    one = singular(head)
    if one in _AT_LARGE and not lead and len(words) < _DESCRIBED and not phrase.tail:
        return "collective", f"“{head}” at large"
    if one in _INDIVIDUALS or head in ("servants",):
        return "anonymous", f"“{head}” and no name"
    count = next(
        (w for w in lead if w in _COUNTS or (w.isdecimal() and 1 < int(w[:9]) <= _MANY)), None
    )
    people = singular(head) != head or head in ("people", "men", "women", "children")
    if count and people and is_plural(phrase):
        return "anonymous", f"“{count}” of them, and no name"
    return "collective", f"“{head}”: nobody in it answers"


def _grade_of_one(phrase: Phrase) -> tuple[Grade | None, str]:
    words, lead = phrase.words, phrase.lead
    head = words[-1]
    if ONE_OF_MANY & set(lead) or phrase.of_many:
        return "anonymous", f"“{' '.join(lead[:1]) or head}” and no name"
    lawyer = head in ("lawyer", "representative", "representatives")
    for_whom = head == "representative" and bool(_SPEAKS_FOR.match(phrase.tail))
    if is_voice(phrase) and (phrase.definite or not lawyer or for_whom):
        return "official", f"“{head}” speaks for somebody, on the record"
    indefinite = bool({"a", "an", "some"} & set(lead))
    if head in OFFICES and not indefinite and (phrase.definite or phrase.capitals):
        return "official", f"the office of “{head}”"
    return "anonymous", f"“{head}” and no name"
