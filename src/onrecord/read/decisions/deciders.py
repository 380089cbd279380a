"""Who may decide: an office, a body, a state, or a person whose deciding is news."""

from __future__ import annotations

import re

from onrecord.read.decisions.acts import LISTS, Act, listed
from onrecord.read.lists import load
from onrecord.read.positions.holders import NOBODY, Holders
from onrecord.records import Source

_OFFICES = frozenset(LISTS["offices"]["words"])
_BODIES = frozenset(LISTS["oversight"]["bodies"])
_GROUPS = listed("decided", "groups")
_KINDS = load("kinds.toml")
_BODY_NOUNS = frozenset(_KINDS["bodies"]) | frozenset(_KINDS["authorities"]) | _GROUPS
_DOCUMENTS = frozenset(_KINDS["documents"])
_CLAUSE = re.compile(r"[.;:!?\"“”]|\b(?:by|of|for|to|with|and|that|than)\b")


def may_decide(holders: Holders, key: str, act: Act, text: str, watched: bool) -> bool:
    """Whether a source is one whose deciding is news; ``watched``: oversight is told beside it."""
    source = holders.known.get(key)
    if source is None or source.grade == "unattributed" or source.kind in ("document", "outlet"):
        return False
    if source.grade == "author":
        return _titled(text, source)
    name = source.name.casefold()
    words = name.split()
    if name in NOBODY or not words:
        return False
    if source.kind in ("body", "state") or source.grade == "official":
        return True
    of = next((k for k, w in enumerate(words) if w in ("of", "for") and k), len(words))
    last = _bare(words[of - 1])
    if len(name) < 2 or last in _DOCUMENTS or last in ("electorate", "states"):
        return False
    if source.kind == "group" or source.grade in ("anonymous", "collective"):
        return last in _GROUPS or last in _BODIES
    if _in_office(text, source):
        return True
    if key.startswith("new-") and last in _BODY_NOUNS:
        return True
    named = source.name[:1].isupper()
    if act.institutional:
        if watched:
            return named
        if act.personal:
            return named and act.public
        return named and len(source.mentions) >= 2
    return named or last in _BODIES


def _in_office(text: str, source: Source) -> bool:
    told = [source.role or "", source.name, *(m.cut(text)[:80] for m in source.mentions[:8])]
    told.extend(
        _CLAUSE.split(text[max(0, m.start - 60) : m.start])[-1] for m in source.mentions[:4]
    )
    return any(_bare(w) in _OFFICES for one in told for w in one.split())


def _titled(text: str, source: Source) -> bool:
    """Whether the text gives its own author an office: `Prime Minister Ann Roe`."""
    at = text.find(source.name) if len(source.name) > 3 else -1
    return at >= 0 and any(_bare(w) in _OFFICES for w in text[max(0, at - 40) : at].split())


def _bare(word: str) -> str:
    return word.strip(",.").casefold().removesuffix("'s").removesuffix("’s")
