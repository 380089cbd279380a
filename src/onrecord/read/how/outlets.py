"""Which phrases name an outlet, and where such a phrase ends."""

from __future__ import annotations

import re

from onrecord.read.how.nominals import plain_name
from onrecord.read.lists import load
from onrecord.records import Report, Span

LISTS: dict[str, list[str]] = load("chains.toml")
_KNOWN = frozenset(plain_name(one) for one in LISTS["known"])
_LAST = frozenset(LISTS["last"])
_BEFORE = frozenset(LISTS["before"])
_OWN = frozenset(plain_name(one) for one in LISTS["own"]) | frozenset(LISTS["own"])
_INSIDE = frozenset(LISTS["inside"])
_STOPS = frozenset(LISTS["stops"])
_WORD = re.compile(r"\s*([^\s,;:.!?\"“”()\[\]—–]+(?:\.(?=\w))?)")
_PLURAL = ("outlets", "newspapers", "agencies", "broadcasters", "papers", "stations", "magazines")
_OPENS = frozenset(("the", "a", "an", "several", "two", "another", "some", "other", "many"))
_FRONT = frozenset(("radio", "channel", "tv", "télé", "agence", "agencia", "agência", "telewizja"))
_LONGEST = 8  # words


def is_outlet(name: str) -> bool:
    """Whether a phrase names an outlet: `Reuters`, `the Saltmere Gazette`, `state television`."""
    bare = plain_name(name)
    if bare in _KNOWN:
        return True
    words = bare.split()
    if not words or len(words) > _LONGEST or words[-1] not in _LAST:
        return False
    given = name.split()
    if len(words) == 1:
        # `the Courier`, `the newspaper`; `the leader` is a person.
        return given[-1][:1].isupper() or words[0] in (
            "newspaper",
            "broadcaster",
            "media",
            "tabloid",
            "newspapers",
            "broadcasters",
            "website",
        )
    return given[-1][:1].isupper() or words[-2] in _BEFORE or given[-2][:1].isupper()


def is_own(report: Report, name: str) -> bool:
    """Whether a phrase means the report's own outlet or its reporters."""
    bare = plain_name(name)
    if bare in _OWN or name.strip().lower() in _OWN:
        return True
    return bool(report.outlet) and bare == plain_name(report.outlet or "")


def outlet_at(text: str, start: int, stop: int) -> Span | None:
    """The outlet named from ``start`` on, where there is one."""
    words: list[tuple[str, int, int]] = []
    at = start
    while len(words) < _LONGEST:
        match = _WORD.match(text, at, stop)
        if not match or match.start(1) - at > 3:
            break
        word = match[1]
        low = word.lower()
        capital = word[0].isupper() or word[0].isdigit()
        opens = not words and low in _OPENS
        if low in _STOPS and not opens:
            break
        if not (capital or opens or low in _INSIDE or low in _BEFORE):
            break
        if words and low in ("the", "a", "an"):
            break
        words.append((word, *match.span(1)))
        at = match.end()
    if len(words) == 2 and words[0][0].lower() in _FRONT and words[1][0][0].isupper():
        return Span(words[0][1], words[1][2])  # Radio Orm
    while words:
        span = Span(words[0][1], words[-1][2])
        said = span.cut(text)
        for tail in ("’s", "'s"):
            if said.endswith(tail):
                span = Span(span.start, span.end - 2)
        if is_outlet(span.cut(text)):
            return span
        words.pop()
    return None
