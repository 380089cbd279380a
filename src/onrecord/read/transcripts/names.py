"""Finds people in a text by their last name: full names, and the offices named before them.

Rules over capitalised words; the offices are in transcript.toml. Nothing is guessed: a last name
that two people of the text bear gives two names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.read.sentences import STARTERS
from onrecord.read.transcripts.transcript import (
    HONORIFICS,
    LISTS,
    OFFICE_PARTS,
    OFFICE_TAILS,
    OFFICES,
    plain,
)
from onrecord.records import Span

_WORD = re.compile(
    r"(?:[A-Z]|Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Lt|Col|Adm|Sgt|Capt|Jr|Sr|St|Prof|Rev|Hon)\.(?=\s)"
    r"|[^\W_](?:[\w'’‘]|[.-](?=\w))*|[^\w\s]"
)
_LINKS = frozenset(["of", "the", "for", "to", "on"])  # inside the name of an office
_GREETINGS = frozenset(LISTS["greetings"])
_THINGS = frozenset(LISTS["things"])
_LONGEST_THING = 5  # words
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_MOST_GIVEN = 3  # given names and initials
_MOST_AFTER = 2  # given names after the last name
_LONGEST_OFFICE = 9  # words


class Named(msgspec.Struct, frozen=True):
    """A full name in a text: ``span`` holds it with the office before it, where there is one."""

    name: str
    role: str | None
    span: Span


class Words(msgspec.Struct, frozen=True):
    """A text's words and signs, with where they stand; ``flat`` has no case and no accents.

    ``places`` says at which indices a plain word stands, without its possessive ending.
    """

    text: str
    flat: list[str]
    spans: list[Span]
    places: dict[str, list[int]]

    def word(self, at: int) -> str:
        """The word at an index, as written."""
        return self.spans[at].cut(self.text)


def words_of(text: str) -> Words:
    """The words of ``text``."""
    spans = [Span(*match.span()) for match in _WORD.finditer(text)]
    # The full stop of an initial or a title is part of the word; that of a sentence does no harm.
    flat = [plain(span.cut(text)) for span in spans]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(flat):
        places.setdefault(_own(word), []).append(at)
    return Words(text, flat, spans, places)


def _own(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def full_names(words: Words, family: Sequence[str]) -> Iterator[Named]:
    """Each full name that ends in the last name ``family`` (plain words), in text order.

    A last name that stands first, as in `President Xi Jinping`, is found after an office.
    """
    size, wanted = len(family), [_own(word) for word in family]
    for at in words.places.get(wanted[0], ()):
        here = [_own(word) for word in words.flat[at : at + size]]
        if here != wanted or not words.word(at)[0].isupper():
            continue
        given = _given(words, at)
        if given < at and not _names_a_thing(words, at + size):
            yield _named(words, _office(words, given), given, at + size)
        elif at and words.flat[at - 1] in OFFICES and (stop := _after(words, at + size)):
            yield _named(words, _office(words, at), at, stop)


def office_holders(words: Words, office: Sequence[str]) -> Counter[str]:
    """The last names, plain, that stand right after an office, and how often."""
    size, wanted = len(office), list(office)
    out = Counter[str]()
    for at in words.places.get(office[0], ()):
        if words.flat[at : at + size] != wanted or not words.word(at)[0].isupper():
            continue
        if at and words.flat[at - 1] in OFFICE_PARTS | {"former"} and office[0] not in OFFICE_PARTS:
            continue
        stop = at + size
        while (
            stop < len(words.flat)
            and stop - at - size < _MOST_GIVEN
            and words.word(stop)[0].isupper()
            and not words.word(stop).isupper()
            and not words.flat[stop].endswith("ing")
            and not _is_title(words.flat[stop])
            and words.flat[stop] not in STARTERS
            and _adjoin(words, stop - 1, stop)
        ):
            stop += 1
        if stop > at + size:
            out[_own(words.flat[stop - 1])] += 1
    return out


def _named(words: Words, role: int, start: int, stop: int) -> Named:
    span = Span(words.spans[start].start, words.spans[stop - 1].end)
    name = re.sub(r"['’]s?$", "", " ".join(span.cut(words.text).split()))
    end = (
        span.start
        + len(span.cut(words.text))
        - (len(words.word(stop - 1)) - len(re.sub(r"['’]s?$", "", words.word(stop - 1))))
    )
    office = None
    if role < start:
        title = words.text[words.spans[role].start : words.spans[start - 1].end]
        office = " ".join(title.split()).rstrip(",")
    return Named(name.rstrip("."), office, Span(words.spans[role].start, end))


def _names_a_thing(words: Words, at: int) -> bool:
    """Whether words after a last name make it the name of a thing: `the Jane Roe Act`."""
    for after in range(at, min(at + _LONGEST_THING, len(words.flat))):
        if not words.word(after)[0].isupper() or not _adjoin(words, after - 1, after):
            return False
        if words.flat[after] in _THINGS:
            return True
    return False


def _given(words: Words, family: int) -> int:
    """Where the given names before a last name begin; ``family`` itself where there are none."""
    at = family
    while at and family - at < _MOST_GIVEN:
        before, flat = words.word(at - 1), words.flat[at - 1]
        if not before[0].isupper() or _is_title(flat) or "'" in flat[1:][-2:]:
            break
        if flat in STARTERS or flat in _GREETINGS or flat in _SUFFIXES:
            break
        if not _adjoin(words, at - 1, at) or (
            before.isupper() and len(before) > 2 and "." not in before
        ):
            break
        at -= 1
    return at


def _is_title(flat: str) -> bool:
    return flat in OFFICES | HONORIFICS | OFFICE_PARTS | OFFICE_TAILS


def _adjoin(words: Words, before: int, after: int) -> bool:
    """Whether only white space of one line or one wrap stands between two words."""
    between = words.text[words.spans[before].end : words.spans[after].start]
    stop = words.word(before).endswith(".") and len(words.flat[before]) > 2
    return between.isspace() and between.count("\n") < 2 and not stop


def _office(words: Words, start: int) -> int:
    """Where the office right before word ``start`` begins; ``start`` where there is none."""
    at = start - 1
    comma = at > 0 and words.flat[at] == ","
    at -= comma
    if at < 0 or not _is_head(words, at) or (comma and words.word(at)[0].isupper()):
        return start
    lower = words.word(at)[0].islower()
    begin = at
    for here in range(at - 1, max(-1, at - _LONGEST_OFFICE), -1):
        word = words.word(here)
        if not (word[0].isalnum() and _adjoin(words, here, here + 1)):
            break
        if lower and words.flat[here] in ("the", "our", "my", "his", "their"):
            return here + 1
        if word[0].isupper() and words.flat[here] not in STARTERS | _GREETINGS | {"remarks"}:
            begin = here
            continue
        # `Advisor for Cyber and Emerging Technology`: the office itself is still to come.
        goes_on = words.flat[here] == "and" and not _holds_office(words, begin, at)
        if words.flat[here] not in _LINKS and not lower and not goes_on:
            break
    return begin if not lower and _holds_office(words, begin, at) else start


def _holds_office(words: Words, start: int, last: int) -> bool:
    return any(
        words.flat[at] in OFFICES or (words.word(at).isupper() and len(words.word(at)) > 2)
        for at in range(start, last + 1)
    )


def _is_head(words: Words, at: int) -> bool:
    word = words.word(at)
    acronym = word.isupper() and len(word) > 2
    return (
        words.flat[at] in OFFICES
        or acronym
        or (words.flat[at] in OFFICE_TAILS and word[0].isupper())
    )


def _after(words: Words, at: int) -> int:
    """Where a name whose last name comes first ends, or 0: `President Xi Jinping of the …`.

    Headlines write all words with capitals, so what follows must look like no verb.
    """
    stop = at
    while (
        stop < len(words.flat)
        and stop - at < _MOST_AFTER
        and words.word(stop)[0].isupper()
        and words.flat[stop] not in STARTERS
        and not _is_title(words.flat[stop])
        and _adjoin(words, stop - 1, stop)
    ):
        stop += 1
    names = words.flat[at:stop]
    verbs = any(name.endswith(("s", "ed")) for name in names) or (
        len(names) > 1 and any(name.endswith("ing") for name in names)
    )
    of = stop + 1 < len(words.flat) and words.flat[stop] == "of"
    return stop if names and of and not verbs else 0
