"""The full name of a body, outlet or document: `Department of Health` for `DOH`, no article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.lists import load
from onrecord.read.who.countries import MOST
from onrecord.read.who.kinds import BODIES
from onrecord.read.who.phrases import Phrase, Tokens
from onrecord.records import SourceKind

_NAME_ENDS = frozenset(load("countries.toml")["name_ends"])
_SMALL = frozenset(["of", "for", "and", "the", "&", "on", "de", "in", "to"])
_INSIDE = frozenset(["of", "for", "and", "&"])
_LONGEST = 12  # words of a name
_MOST_LETTERS = 8  # of an acronym
_LONG = 48  # code points of a document's name that may be cut short
_CLAUSE = re.compile(r",| [([]| which | that | who | [-–—]")


def name_shown(doc: Tokens, name: str, kind: SourceKind | None, phrases: Sequence[Phrase]) -> str:
    """What a source that is no person is called, by its kind; other kinds keep their name."""
    if kind == "document":
        return document_name(name, phrases)
    if kind not in ("body", "outlet", "state"):
        return name
    short = proper_name(name, phrases)
    if kind != "outlet" or " " in short or not name.lower().startswith("the "):
        name = short  # and `the Post`, with its article
    if kind == "outlet":
        return _longer_name(doc, name) or name
    return (full_name(doc, name) or name) if kind == "body" else name


def _longer_name(doc: Tokens, name: str) -> str | None:
    """`Port Tallow Times` for `the Times`, where the text has one such name only."""
    words = name.split()
    if not words or len(words) > 2 or (len(words) == 2 and words[0].lower() != "the"):
        return None
    found = set()
    for k in doc.places.get(words[-1].lower(), ())[:MOST]:
        first = k
        while first > 0 and not doc.begins[first] and doc.items[first - 1].capital:
            if doc.items[first - 1].possessive or doc.items[first - 1].low == "the":
                break
            first -= 1
        if first < k and doc.items[k].capital and not doc.begins[first]:
            found.add(_bare(doc.cut(first, k + 1)))
    return found.pop() if len(found) == 1 else None


def full_name(doc: Tokens, name: str) -> str | None:
    """The full name that the text gives a body, where it gives one only, or None."""
    plain = name.replace(".", "")
    if plain.isupper() and plain.isalpha() and 2 <= len(plain) <= _MOST_LETTERS:
        return _spelled_out(doc, name)
    if " " in name or not name[:1].isupper() or not name.isalpha():
        return None
    found = set()
    for k in doc.places.get(name.lower(), ())[:MOST]:
        stop = k + 1
        if not doc.items[k].capital or doc.items[k].possessive:
            continue
        while stop < len(doc) and not doc.begins[stop] and doc.items[stop].capital:
            stop += 1
            if doc.items[stop - 1].possessive:
                break
        low = doc.items[stop - 1].low
        behind = k and not doc.begins[k] and doc.items[k - 1].capital
        if stop > k + 1 and not behind and (low in _NAME_ENDS or low in BODIES):
            found.add(_bare(doc.cut(k, stop)))
    return found.pop() if len(found) == 1 else None


def _bare(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s")


def _spelled_out(doc: Tokens, name: str) -> str | None:
    """What stands before an acronym in brackets and has its initials."""
    letters = name.replace(".", "").lower()
    for k in doc.places.get(name.lower().rstrip("."), ())[:MOST]:
        if not (1 < k < len(doc) - 1 and doc.items[k - 1].text == "("):
            continue
        if doc.items[k + 1].text != ")":
            continue
        left, first = len(letters), k - 1
        while first > 0 and left and k - first < _LONGEST:
            item = doc.items[first - 1]
            if not item.word or not (item.capital or item.low in _SMALL):
                break
            first -= 1
            left -= item.low[0] == letters[left - 1] and item.capital
        while first > 0 and not left and not doc.begins[first] and doc.items[first - 1].capital:
            first -= 1  # the U.S. Department of ...
        if not left:
            while doc.items[first].low in _SMALL:
                first += 1
            return doc.cut(first, k - 1)
    return None


def proper_name(name: str, phrases: Sequence[Phrase]) -> str:
    """The name in capitals of a body or outlet, without article or what stands around it.

    `the nonprofit Amber Watch in Port Tallow` is `Amber Watch`.
    """
    for made in phrases:
        items = made.doc.items
        if not made.capitals or not name.lower().endswith(made.text[-len(name) :]):
            continue
        first = made.begin
        while first < made.head and not items[first].capital:
            first += 1
        stop = made.head + 1
        while stop + 1 < made.stop and items[stop].low in _INSIDE and items[stop + 1].capital:
            stop += 2
            while stop < made.stop and items[stop].capital:
                stop += 1
        if any(items[k].possessive for k in range(first, stop - 1)):
            return name
        cut = _bare(made.doc.cut(first, stop))
        if cut and cut in name:
            return cut
    return name


def document_name(name: str, phrases: Sequence[Phrase]) -> str:
    """A document's name from its first capital to its head, where it has one: `Ipsos poll`.

    Else a long name is cut before a clause in it.
    """
    for made in phrases:
        items = made.doc.items
        first = made.begin
        while first < made.head and not items[first].capital:
            first += 1
        core = made.doc.cut(first, made.head + 1)
        if first < made.head and core in name and not items[made.head].possessive:
            return core
        if len(name) > _LONG:
            cut = _CLAUSE.search(name, len(core))
            return name[: cut.start()] if cut else name
    return name
