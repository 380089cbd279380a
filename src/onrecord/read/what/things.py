"""Named things in a report: people, bodies and places as the encoder found them, and by word lists
and shape weapons, laws, events and documents. A name is given without its article and title.

A name in capitals that once stands with a weapon (`missiles (KESTREL)`, `KESTREL strikes`) is that
weapon's wherever the report has it. The word lists are in things.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.read.how.lexicon import noun_forms
from onrecord.read.late import Late
from onrecord.read.letters import small_text
from onrecord.read.lists import load
from onrecord.records import Entity, Name, Place, Span

_LISTS: dict[str, Any] = load("things.toml")
_ARTICLES = frozenset(_LISTS["names"]["articles"])
_TITLES = frozenset(_LISTS["names"]["titles"])
_LEAST: float = _LISTS["names"]["least"]
_WEAPONS = _LISTS["weapons"]
_HEADS = {form: head for head in _WEAPONS["heads"] for form in noun_forms(head)}
_MODIFIERS = frozenset(_WEAPONS["modifiers"])
_NAMED: dict[str, list[str]] = _LISTS["named"]


def _choice(words: Sequence[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered)


# For small letters:
_HEAD = Late(rf"(?<![\w-])({_choice(list(_HEADS))})(?![\w-])")
_ANY_WORD = re.compile(r"(?<![\w-])[^\W\d_]+")
_HEADS_BEGIN = frozenset(form.split()[0].split("-")[0] for form in _HEADS)
_WORD_BEFORE = re.compile(r"([^\W_][\w'’./-]*)[ \u00a0]\Z")
_MODEL = re.compile(
    r"(?<![\w-])[A-Z][A-Za-z]{0,3}-\d{1,4}[A-Za-z]{0,3}(?:-\d{1,3})?(?:[s’']s?)?(?![\w-])"
)
_SETTING = Late(rf"\b(?:{_choice([f for w in _WEAPONS['setting'] for f in noun_forms(w)])})\b")
_NO_MODEL = Late(
    r"(?:COVID|Covid|SARS|MERS|CoV|G|U|H|E|B|A|M|I|Apollo|Ofsted|GCSE|CO|PM|Q|No)-", re.IGNORECASE
)
_SURE_MODEL = Late(r"(?:F|B|A|M|U)-\d")
_ACRONYM = r"[A-Z][A-Z0-9]{3,11}s?"
_SHOUTED = re.compile(r"\b[A-Z][A-Z0-9]{3}")
_FOLLOWED = re.compile(rf"\b({_ACRONYM})\s(?=(\w+))")
_BRACKETED = re.compile(rf"{_ACRONYM}\b[”\")]")
_USES = frozenset(form for word in _WEAPONS["uses"] for form in noun_forms(word))
_HEADS_BEHIND = _choice(list(_HEADS))
_BY_HEAD = Late(rf"\b({_ACRONYM})\s(?:{_HEADS_BEHIND})\b")
_IN_BRACKETS = Late(
    rf"\b(?:{_HEADS_BEHIND})s?,?\s?\(?(?:known\sas\s|called\s)?[“\"(]?({_ACRONYM})\b[”\")]"
)
_BY_USE = Late(rf"\b({_ACRONYM})\s(?:{_choice(list(_USES))})\b")
_CAPITAL = r"[A-Z][\w'’-]{0,30}"
_LAST = {last.capitalize(): kind for kind in ("law", "event", "document") for last in _NAMED[kind]}
_PHRASE = Late(
    rf"\b(?:{_CAPITAL}\s)(?:(?:{_CAPITAL}|of|on|and|the|for|de|in)\s){{0,5}}?(?:{_choice(list(_LAST))})\b"
    r"(?:\sof\s[A-Z]\w+)?(?:\s(?:\d{4}|[IVX]+))?"
)
_ANY_LAST = re.compile(rf"\b(?:{_choice(list(_LAST))})\b")
_NUMBERED = re.compile(
    rf"\b(?:{_choice([w.capitalize() for w in _NAMED['numbered']])})\s\d+[A-Za-z]?\b"
)
_ALONE = re.compile(rf"\b(?:{_choice([w.title() for w in _NAMED['alone']])})\b")
_LONGEST = 5  # words before a weapon's head


def places(text: str, names: Sequence[Name]) -> list[Place]:
    """The places among the names, in order."""
    return [
        Place(start=start, end=end, name=text[start:end])
        for name in sorted(names, key=lambda one: one.span)
        if name.kind == "place" and name.confidence >= _LEAST
        for start, end in [_bare(text, name.span, titles=False)]
        if start < end
    ]


def entities(text: str, names: Sequence[Name]) -> list[Entity]:
    """All named things of a text in order, none overlapping; word lists go before names."""
    found = sorted(_by_words(text), key=lambda one: (one.start, -one.end))
    out: list[Entity] = []
    for one in found:
        if not out or one.start >= out[-1].end:
            out.append(one)
    begins = [one.start for one in out]
    named: list[Entity] = []
    for name in sorted(names, key=lambda one: one.span):
        start, end = _bare(text, name.span, titles=name.kind == "person")
        near = bisect_right(begins, end - 1) - 1
        if (
            name.confidence < _LEAST
            or start >= end
            or (near >= 0 and out[near].end > name.span.start)
        ):
            continue
        if named and name.span.start < named[-1].end:
            continue
        named.append(Entity(start=name.span.start, end=end, kind=name.kind, name=text[start:end]))
    return sorted((*out, *named), key=lambda one: one.start)


def _bare(text: str, span: Span, titles: bool) -> tuple[int, int]:
    """The span without article, title and possessive ending."""
    start, end = max(0, span.start), min(len(text), span.end)
    said = text[start:end]
    for tail in ("'s", "’s"):
        if said.endswith(tail):
            end -= 2
    while True:
        match = re.match(r"([^\W\d_]+)\.?\s+(?=\S)", text[start:end])
        if match is None:
            return start, end
        low = match[1].lower()
        if low not in _ARTICLES and not (titles and low in _TITLES):
            return start, end
        start += match.end()


def _by_words(text: str) -> Iterator[Entity]:
    capitals = _weapon_capitals(text)
    low = small_text(text)
    for word in _ANY_WORD.finditer(low):
        if word[0] in _HEADS_BEGIN:
            head = _HEAD.match(low, word.start())
            if head:
                yield _weapon(text, head)
    if capitals:
        for match in re.finditer(rf"(?<![\w-])(?:{_choice(sorted(capitals))})(?![\w-])", text):
            yield Entity(start=match.start(), end=match.end(), kind="weapon", name=match[0])
    for match in _MODEL.finditer(text):
        one = _model(text, match)
        if one is not None:
            yield one
    for match in _PHRASE.finditer(text) if _ANY_LAST.search(text) else ():
        start = _bare(text, Span(*match.span()), titles=False)[0]
        said = text[start : match.end()]
        last = next((word for word in reversed(said.split()) if word in _LAST), "")
        if last and not said.startswith(last):
            yield Entity(start=start, end=match.end(), kind=_LAST[last], name=said)
    for pattern in (_NUMBERED, _ALONE):
        for match in pattern.finditer(text):
            yield Entity(start=match.start(), end=match.end(), kind="law", name=match[0])


def _weapon_capitals(text: str) -> set[str]:
    """Names in capitals that stand with a weapon somewhere in the text."""
    if not _SHOUTED.search(text):
        return set()
    found: dict[str, int] = {}
    for match, weight in _beside_weapons(text):
        if not _is_shouted(text, match):
            found[match[1]] = max(found.get(match[1], 0), weight)
    known = 1 in found.values() and _SETTING.search(small_text(text)) is not None
    return {
        name
        for name, weight in found.items()
        if weight > 1 or (known and weight and _plain(name, text))
    }


def _beside_weapons(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Names in capitals beside a weapon or its use, and how much that says."""
    for followed in _FOLLOWED.finditer(text):
        for firsts, pattern, weight in ((_HEADS_BEGIN, _BY_HEAD, 2), (_USES, _BY_USE, 1)):
            match = pattern.match(text, followed.start()) if followed[2] in firsts else None
            if match:
                yield match, weight
    for match in _IN_BRACKETS.finditer(text) if _BRACKETED.search(text) else ():
        yield match, 2


def _plain(name: str, text: str) -> bool:
    """Whether a name in capitals is not plainly a body's: `the NATO strikes`, `NATO said`."""
    return not re.search(
        rf"\b{re.escape(name)}(?:['’]s|\s(?:said|says|has|will|is|officials?|members?|leaders?|allies|states?|countries|chief|forces?|troops))\b",
        text,
    )


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the words around are in capitals too, as in a headline."""
    around = text[max(0, match.start() - 12) : match.start()] + match[0][len(match[1]) :]
    return around.isupper()


def _weapon(text: str, match: re.Match[str]) -> Entity:
    """A weapon's head noun, found in small letters, with what stands before it in its name."""
    start = match.start()
    for _ in range(_LONGEST):
        before = _WORD_BEFORE.search(text[max(0, start - 28) : start])
        if before is None:
            break
        word = before[1]
        low = word.lower()
        model = any(sign.isdigit() for sign in word) and any(sign.isupper() for sign in word)
        capitals = len(word) > 2 and word.isupper()
        number = word.isdigit() and len(word) < 4
        if number:
            name = _WORD_BEFORE.search(text[max(0, start - len(word) - 29) : start - len(word) - 1])
            if name is None or not name[1][0].isupper() or name[1].lower() in _ARTICLES:
                break
            start -= len(word) + len(name[1]) + 2
            continue
        if low not in _MODIFIERS and not model and not capitals:
            break
        start -= len(word) + 1
    said = " ".join(text[start : match.end()].split())
    head: str = match[1]
    single = _HEADS.get(re.sub(r"\s", " ", head), head)
    return Entity(
        start=start, end=match.end(), kind="weapon", name=said[: len(said) - len(head)] + single
    )


def _model(text: str, match: re.Match[str]) -> Entity | None:
    """`F-16` and the like, where the words around are about weapons."""
    said = match[0]
    if _NO_MODEL.match(said) and not _SURE_MODEL.match(said):
        return None
    around = small_text(text)[max(0, match.start() - 80) : match.end() + 60]
    if not _SETTING.search(around):
        return None
    name = re.sub(r"['’]?s\Z", "", said)
    return Entity(start=match.start(), end=match.start() + len(name), kind="weapon", name=name)
