"""For whom a spokesperson or an office speaks, as the report says it."""

from __future__ import annotations

import re

from onrecord.read.how.actors import LISTS, Actors
from onrecord.read.late import Late
from onrecord.records import Span

_ADJECTIVES = frozenset(LISTS["spokes"]["adjectives"])
_SPOKES = Late(
    rf"\b(?:{'|'.join(sorted(map(re.escape, LISTS['spokes']['words']), key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_SPEAKS_FOR = Late(
    r"\s+(?:for|of|at|from)\s+((?:[^\s,;:.!?\"“”()—–]+\s?|\.(?=\w)){1,8})", re.IGNORECASE
)
_OFFICE_OF = Late(
    rf"(?:(?P<pronoun>his|her)|(?P<name>.{{2,60}}?)['’]s?)\s+(?:\w+\s+)?"
    rf"(?:{'|'.join(map(re.escape, LISTS['spokes']['offices']))})",
    re.IGNORECASE,
)
_GENERIC = frozenset(LISTS["bodies"]["generic"])


def principals(actors: Actors, key: str, depth: int = 1) -> list[str]:
    """For whom a source speaks: the body or person whose spokesperson or office it is."""
    source = actors.known.get(key)
    if source is None:
        return []
    out: list[str] = []
    for span in source.mentions[:12]:
        said = span.cut(actors.text)[:160]
        found = _speaks_for(actors, key, said, span)
        if found and found != key and found not in out:
            out.append(found)
    if not out and source.role and _SPOKES.search(source.role):
        name = source.affiliation or _named_before(source.role)
        at = actors.text.find(name) if name else -1
        if at >= 0:
            out.append(_body(actors, Span(at, at + len(name)), key))
    return out[:depth]


def _speaks_for(actors: Actors, key: str, said: str, span: Span) -> str | None:
    match = _SPOKES.search(said)
    start = span.start
    if match is None:
        after = actors.text[span.end : span.end + 40]
        follows = re.match(r",\s+(?:an?|the|its|his|her)\s+(?:\w+\s+){0,2}", after)
        if follows:
            start = span.end + follows.end()
            ahead = actors.text[start : start + 90]
            match = _SPOKES.match(ahead)
            said = ahead
        if match is None:
            return _office_of(actors, said if start == span.start else span.cut(actors.text), span)
    follows = _SPEAKS_FOR.match(actors.text, start + match.end())
    if follows:
        phrase = re.split(
            r"\s+(?:who|which|said|says|told|declined|did|would|has|had|was|is|on|in|confirmed|denied"
            r"|and|by|no longer|never|not|does|do|could|will|can|cannot|refused|wished|wanted|added"
            r"|called|later|also|again|at|were|are)\b",
            follows[1],
        )[0].rstrip()
        if phrase:
            at = follows.start(1)
            if phrase.casefold().removeprefix("the ") in _GENERIC and phrase[:1].islower():
                earlier = actors.before_quote(span.start)
                if earlier and earlier != key:
                    return earlier
            return actors.resolve(Span(at, at + len(phrase)))
    before = said[: match.start()]
    if start != span.start:
        return None
    words = list(re.finditer(r"[^\s,]+", before))
    if words and words[0][0].lower() in ("his", "her", "its", "their"):
        here = Span(start, start + len(words[0][0]))
        found = actors.known.at(here)
        return (
            found
            if found and actors.known[found].mentions and here in actors.known[found].mentions
            else (actors.antecedent(here.start) if words[0][0].lower() in ("his", "her") else None)
        )
    kept = [w for w in words if w[0].lower() not in _ADJECTIVES]
    if not kept:
        return None
    name = Span(start + kept[0].start(), start + kept[-1].end())
    phrase = name.cut(actors.text)
    for tail in ("'s", "’s"):
        if phrase.endswith(tail):
            name = Span(name.start, name.end - 2)
    return _body(actors, name, key)


def _body(actors: Actors, span: Span, speaker: str) -> str:
    """The body of a name that stands before `spokesman`: the one that the report has, or new."""
    said = span.cut(actors.text)
    found = actors.known.named(said) or actors.known.named(f"the {said}")
    if found is None and said.islower():
        ends = actors.ends.get(said.split()[-1], [])
        found = ends[0] if len(ends) == 1 else None
    if found is None or found == speaker:
        if actors.text[max(0, span.start - 4) : span.start].lower() == "the ":
            span = Span(span.start - 4, span.end)
        found = actors.known.get_or_add(span, "body", "a spokesperson's body", but=speaker)
    return found


def _office_of(actors: Actors, said: str, span: Span) -> str | None:
    match = _OFFICE_OF.fullmatch(said.strip())
    if not match:
        return None
    if match["pronoun"]:
        here = Span(span.start, span.start + len(match["pronoun"]))
        found = actors.known.at(here)
        owner = actors.known.get(found)
        if owner is not None and here in owner.mentions:
            return found
        return actors.antecedent(span.start)
    return actors.resolve(Span(span.start, span.start + len(match["name"])))


def _named_before(role: str) -> str:
    """The body that a role begins with: of `White House Press Secretary`, the first two words."""
    match = _SPOKES.search(role)
    kept = []
    for word in role[: match.start()].split() if match else ():
        if word.casefold() in _ADJECTIVES or not word[:1].isupper():
            break
        kept.append(word)
    return " ".join(kept)
