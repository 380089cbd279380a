"""Names of people that the encoder cut short, or left out where the same last name comes again."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TypeVar

Kind = TypeVar("Kind", bound=str)
_WORDS = 4  # of a body's name, before the last
_SMALL = frozenset(
    (
        *("the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "former", "but"),
        *("and", "in", "at", "on", "for", "of", "to", "by", "from", "with", "as", "if", "no"),
    )
)


def widened(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    paragraph: Sequence[int],
    given: Container[str],
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end), each single one with the given name before it, or the last
    name after it, that was left out. The last name must be a person's elsewhere in the text.
    """
    inside = {i for _, lo, hi in named for i in range(lo, hi)}
    last = {raw[hi - 1].lower() for kind, _, hi in named if kind == "person"}

    def free(at: int, beside: int) -> bool:
        """Whether a word with a capital, in no name, stands in the paragraph of another."""
        known = 0 <= at < len(raw) and at not in inside
        return known and paragraph[at] == paragraph[beside] and raw[at][0].isupper()

    out = []
    for kind, lo, hi in named:
        if kind == "person" and hi - lo == 1:
            if raw[lo].lower() not in given:
                lo -= free(lo - 1, lo) and raw[lo - 1].lower() in given
            elif free(hi, lo):
                hi += raw[hi].lower() in last
        out.append((kind, lo, hi))
    return out


def uncut(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    start: Sequence[int],
    end: Sequence[int],
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end), each to the end of the written word: *G-III*, *O'Roe*."""

    def glued(at: int) -> bool:
        """Whether a hyphen or apostrophe at ``at`` joins two words that have capitals."""
        inside = 0 < at < len(raw) - 1 and raw[at] in "-‐‑'’"
        joined = inside and end[at - 1] == start[at] and end[at] == start[at + 1]
        return joined and raw[at - 1][0].isupper() and raw[at + 1][0].isupper()

    out: list[tuple[Kind, int, int]] = []
    for kind, lo, hi in named:
        while glued(lo - 1):
            lo -= 2
        while glued(hi):
            hi += 2
        if out and out[-1][2] > lo:
            kind, lo, hi = out[-1][0], min(out[-1][1], lo), max(out[-1][2], hi)
            out.pop()
        out.append((kind, lo, hi))
    return out


def capitals(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    particles: Container[str],
    person: Kind,
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end), those of people without words in small letters at either
    end: *Roe rather*; none where nothing else is left, in a text that has capitals."""
    if not any(word[0].isupper() for word in raw):
        return list(named)
    out = []
    for kind, lo, hi in named:
        if kind == person:
            while hi > lo and raw[hi - 1].islower():
                hi -= 1
            while lo < hi and raw[lo].islower() and raw[lo] not in particles:
                lo += 1
        if any(raw[k][0].isalnum() for k in range(lo, hi)):
            out.append((kind, lo, hi))
    return out


def again(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    paragraph: Sequence[int],
    titles: Container[str],
    person: Kind,
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end) and, in text order, each last name of one of these people
    that stands in no name: *President Roe* where Roe is found elsewhere, but not *Roe Street*,
    *Ann Roe* or a word that the text also writes without a capital.
    """
    inside = {i for _, lo, hi in named for i in range(lo, hi)}
    last = {raw[hi - 1] for kind, _, hi in named if kind == person and raw[hi - 1].istitle()}
    last -= {word.title() for word in raw if word.islower()}

    def capital(at: int, beside: int) -> bool:
        here = 0 <= at < len(raw) and paragraph[at] == paragraph[beside]
        return here and raw[at][0].isupper()

    out = list(named)
    for at, word in enumerate(raw):
        if word not in last or at in inside or capital(at + 1, at):
            continue
        if not capital(at - 1, at) or raw[at - 1].lower() in titles:
            out.append((person, at, at + 1))
    return sorted(out, key=lambda name: name[1])


def whole_bodies(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    paragraph: Sequence[int],
    bodies: Container[str],
    ends: Container[str],
    body: Kind,
    person: Kind,
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end), each single word such as *Department* with the capitals
    before it, which the encoder took for a place or for nothing: *State Department*, and each with
    a last word such as *Foods* that was left out.
    """
    out: list[tuple[Kind, int, int]] = []
    for kind, lo, hi in named:
        if hi < len(raw) and raw[hi].istitle() and raw[hi].lower() in ends:
            kind, hi = (body, hi + 1) if paragraph[hi] == paragraph[lo] else (kind, hi)
        if kind == body and hi - lo == 1 and raw[lo].lower() in bodies:
            begin = lo
            while begin and lo - begin < _WORDS and paragraph[begin - 1] == paragraph[lo]:
                word = raw[begin - 1]
                if not word.istitle() or word.lower() in _SMALL:
                    break
                begin -= 1
            taken = next((n for n in reversed(out) if n[2] > begin), None)
            if taken is not None and taken[0] == person:
                begin = lo
            while begin < lo and out and out[-1][2] > begin:
                out.pop()
            lo = begin
        out.append((kind, lo, hi))
    return out


_NO_NAME = ("ly", "ian", "ish", "ese", "day", "ing", "ed")  # how no given name ends, mostly
_MONTHS = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "spring", "summer", "autumn", "winter", "christmas"),
    )
)
_NOT_INITIALS = frozenset(
    (
        *("vitamin", "plan", "group", "class", "grade", "hepatitis", "section", "exhibit", "part"),
        *("figure", "type", "team", "room", "gate", "line", "phase", "option", "category", "unit"),
        *("schedule", "appendix", "point", "company", "block", "series", "item", "zone", "route"),
    )
)


def persons_whole(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    paragraph: Sequence[int],
    lists: tuple[Container[str], Container[str], Container[str]],
    person: Kind,
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end), those of people made whole. ``lists``: what may be a part
    of a name in small letters, given names, and what is no part of one."""
    particles, given, barred = lists
    out = with_initials(capitals(named, raw, particles, person), raw, paragraph, person)
    return with_rivals(widened(out, raw, paragraph, given), raw, paragraph, barred, person)


def with_initials(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    paragraph: Sequence[int],
    person: Kind,
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end), those of people with the initials before them that were
    left out or taken for something else: *P. K. Roe*, not *vitamin C. Roe*."""
    out: list[tuple[Kind, int, int]] = []
    for kind, lo, hi in named:
        begin = lo
        while (
            kind == person
            and begin > 1
            and raw[begin - 1] == "."
            and len(raw[begin - 2]) == 1
            and raw[begin - 2].isupper()
            and raw[begin - 2] != "I"
            and paragraph[begin - 2] == paragraph[lo]
        ):
            begin -= 2
        if begin < lo and begin and raw[begin - 1].lower() in _NOT_INITIALS:
            begin = lo
        while begin < lo and out and out[-1][2] > begin and out[-1][0] != person:
            out.pop()
        if out and out[-1][2] > begin:
            begin = lo
        out.append((kind, begin, hi))
    return out


def with_rivals(
    named: Sequence[tuple[Kind, int, int]],
    raw: Sequence[str],
    paragraph: Sequence[int],
    barred: Container[str],
    person: Kind,
) -> list[tuple[Kind, int, int]]:
    """Names as (kind, first word, end), a last name that somebody else bears too with the given
    name before it: *Ann Roe* where only Roe was found and *Jan Roe* stands elsewhere. ``barred``
    are words that open a sentence or a name without being a part of it."""
    inside = {i for _, lo, hi in named for i in range(lo, hi)}
    small = {word for word in raw if word.islower()}
    full: dict[str, set[str]] = {}
    for kind, lo, hi in named:
        if kind == person and hi - lo > 1:
            full.setdefault(raw[hi - 1], set()).add(raw[lo])
    out = []
    for kind, lo, hi in named:
        if kind == person and hi - lo == 1 and lo and raw[lo] in full and lo - 1 not in inside:
            word = raw[lo - 1]
            low = word.lower()
            plain = word.istitle() and word.isalpha() and len(word) > 2 and low not in small
            plain = plain and low not in _MONTHS and not (lo > 1 and raw[lo - 2].lower() in _SMALL)
            if plain and paragraph[lo - 1] == paragraph[lo] and low not in barred:
                verb = low.endswith("s") and not low.endswith("ss")  # in a headline
                lo -= not (verb or low.endswith(_NO_NAME))
        out.append((kind, lo, hi))
    return out
