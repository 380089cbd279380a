"""Hearsay: what a report puts to nobody, with `allegedly`, `it is understood that` and the like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from onrecord.read.late import Late
from onrecord.read.lists import load
from onrecord.read.who.phrases import Tokens
from onrecord.records import Attribution, Source, Span

_LISTS = load("grades.toml")
_ID = "new-unattributed"


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


_ADVERB = Late(rf"\b(?:{_any(_LISTS['adverbs'])})\b", re.IGNORECASE)
_BE = r"(?:is|are|was|were|been|being|be|'s|’s)"
_AMID = rf"(?:(?:not|{_any(_LISTS['amid'])}) )*"
_HEARSAY = Late(rf"\b{_BE} {_AMID}(?:{_any(_LISTS['hearsay'])})\b", re.IGNORECASE)
_WITH_IT = Late(
    rf"\b{_BE} {_AMID}(?:{_any([*_LISTS['hearsay'], *_LISTS['with_it']])})\b", re.IGNORECASE
)
_RUMOUR = Late(
    r"\b(?:rumou?rs?|word|legend|speculation|gossip) (?:has|have|had) it\b", re.IGNORECASE
)
_BEFORE = Late(r"\b(?:it|there) (?:has |had |have )?\Z", re.IGNORECASE)
_BY = Late(r"\s+(?:\w+ ){0,2}by\b")
_LOOK = 12  # spans before a place that may reach over it
_SURE = 0.5
_WINDOW = 24  # code points before a cue


def with_unattributed(
    text: str, sources: Sequence[Source], attributions: Sequence[Attribution]
) -> tuple[list[Source], list[Attribution]]:
    """Gives attributions by hearsay one source of their own, graded ``unattributed``.

    A passive that only leaves the speaker out (`was determined`) keeps no source.
    """
    out: list[Attribution] = []
    cues: list[Span] = []
    reason = ""
    lone = {s.id for s in sources if s.name.lower() == "it"}
    for item in attributions:
        why = _hearsay(text, item, lone)
        if why:
            cues += item.cue
            reason = reason or why
            chain = (*(c for c in item.chain if c not in lone), _ID)
            item = msgspec.structs.replace(item, source_id=_ID, chain=chain)
        out.append(item)
    if not cues:
        return list(sources), out
    mentions = tuple(sorted(set(cues)))
    name = " ".join(mentions[0].cut(text).split())
    made = Source(
        id=_ID, name=name, grade="unattributed", mentions=mentions, reasons={"grade": reason}
    )
    return [*sources, made], out


def added_hearsay(doc: Tokens, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Attributions for adverbs of hearsay (`allegedly`) that none of the given ones has read.

    The content is the adverb's sentence around it, where nothing in it is put to anyone else.
    """
    taken = sorted({s for a in attributions for s in (*a.source, *a.cue, *a.content)})
    starts = [s.start for s in taken]
    out: list[Attribution] = []
    for adverb in _LISTS["adverbs"]:
        for k in doc.places.get(adverb, ()):
            first, stop = doc.sentence(k)
            while stop > k + 1 and not doc.items[stop - 1].word:
                stop -= 1
            while first < k and not doc.items[first].word:
                first += 1
            if first == k == stop - 1:
                continue
            whole = doc.span(first, stop)
            at = bisect_right(starts, whole.end)
            if any(s.overlaps(whole) for s in taken[max(0, at - _LOOK) : at]):
                continue
            cue = doc.span(k, k + 1)
            content = [doc.span(a, b) for a, b in ((first, k), (k + 1, stop)) if a < b]
            out.append(
                Attribution(
                    id=f"{_ID}-{cue.start}",
                    source=(),
                    cue=(cue,),
                    content=tuple(content),
                    force="reports" if adverb == "reportedly" else "claims",
                    confidence=_SURE,
                    reason=f"“{cue.cut(doc.text)}” puts its sentence to nobody",
                    reasons={"force": f"“{adverb}”"},
                )
            )
    return sorted(out, key=lambda a: a.cue)


def _hearsay(text: str, item: Attribution, lone: set[str]) -> str | None:
    """The words of a cue that put the statement to nobody, or None."""
    expletive = item.source_id in lone if item.source_id else False
    if item.source_id is not None and not expletive:
        return None
    if item.source and not expletive:
        return None
    for cue in item.cue:
        said = cue.cut(text)
        before = text[max(0, cue.start - _WINDOW) : cue.start]
        found = _ADVERB.search(said) or _RUMOUR.search(
            f"{said} it" if said.endswith("has") else said
        )
        if found and not expletive:
            return f"“{found.group()}” names nobody"
        with_it = expletive or bool(_BEFORE.search(before)) or said.lower().startswith("it ")
        if _BY.match(text, cue.end):
            continue
        whole = _with_be(text, cue)
        found = (_WITH_IT if with_it else _HEARSAY).search(whole)
        if found:
            return f"“{found.group()}” names nobody"
    return None


def _with_be(text: str, cue: Span) -> str:
    """The cue with the verb before it: the tagger may leave out `is`."""
    before = text[max(0, cue.start - _WINDOW) : cue.start].split()
    return " ".join([*before[-2:], *cue.cut(text).split()])
