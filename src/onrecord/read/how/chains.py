"""The chain of each attribution: from the hop nearest to the report to its root.

`Officials told the Courier` came through the Courier; `the Post, citing two aides` goes back to the
aides; an attribution inside what another said came through that one. What was told to the report's
own outlet or reporters is no hop. The word lists are in chains.toml, the shapes in passing.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from onrecord.read.how.nominals import Known
from onrecord.read.how.outlets import is_outlet, is_own
from onrecord.read.how.passing import (
    Citing,
    citings,
    inside_document,
    receiver,
    repeaters,
    seen_by,
)
from onrecord.read.sentences import sentences
from onrecord.records import Attribution, Hop, Report, Source, Span

_replace = msgspec.structs.replace


class _Route(msgspec.Struct):
    """An attribution and the hops that were found for it."""

    one: Attribution
    through: list[str] = msgspec.field(default_factory=list)  # nearest to the report first
    passed: list[Hop] = msgspec.field(default_factory=list)  # go-betweens' own spans
    root: Hop | None = None  # where it goes back further than its source
    why: str = ""


def with_chains(
    report: Report, sources: Sequence[Source], attributions: Sequence[Attribution]
) -> tuple[list[Source], list[Attribution]]:
    """The same with the chain of each attribution, and with sources for go-betweens and roots."""
    known = Known(report, sources, "via")
    parts = sentences(report.text)
    starts = [part.start for part in parts]
    routes = [_Route(one) for one in attributions]
    for route in routes:
        if route.one.cue and not _is_turn(report.text, route.one):
            _told(report, known, route, parts[_place(starts, route.one)])
    routes = _cited(report, known, routes, parts, starts)
    return _chained(report, known, routes)


def _is_turn(text: str, one: Attribution) -> bool:
    return not any(map(str.isalnum, "".join(span.cut(text) for span in one.cue)))


def _place(starts: Sequence[int], one: Attribution) -> int:
    return max(0, bisect_right(starts, one.cue[0].start) - 1)


def _told(report: Report, known: Known, route: _Route, sentence: Span) -> None:
    """Go-betweens that the attribution's own sentence names."""
    text, one = report.text, route.one
    found = receiver(text, one, sentence)
    if found and not is_own(report, found[0].cut(text)) and not _same(known, one, found[0]):
        key = known.get_or_add(found[0], "outlet", "told to an outlet")
        route.through.append(key)
        route.why = f"“{' '.join(found[1].split())}”"
    for source in one.source[:1]:
        _document(report, known, route, source, sentence)
        named = source.cut(text)
        again = repeaters(text, source, sentence)
        if again and is_outlet(_head(named)):
            key = known.get_or_add(again[0])
            if key != one.source_id:
                route.through.insert(0, key)
                route.why = f"“{again[1]}”"


def _document(report: Report, known: Known, route: _Route, source: Span, sentence: Span) -> None:
    """`A report seen by the Post says`; `a letter seen by the Post, in which the minister says`."""
    text, one = report.text, route.one
    viewer = seen_by(text, source.start, min(source.end + 60, sentence.end), one.cue[0].start)
    if viewer and not is_own(report, viewer[0].cut(text)) and not _same(known, one, viewer[0]):
        route.through.append(known.get_or_add(viewer[0], "outlet", "a document seen by it"))
        route.why = f"“{viewer[1]}”"
    inner = inside_document(text, source, sentence)
    if inner is None:
        return
    document, by = inner
    if by and not is_own(report, by[0].cut(text)):
        route.through.append(known.get_or_add(by[0], "outlet", "a document seen by it"))
    key = known.get_or_add(document, "document", "a document in which somebody speaks")
    if key != one.source_id:
        route.through.append(key)
        route.passed.append(Hop(source_id=key, source=(document,)))
        route.why = "a document “in which” it is said"


def _same(known: Known, one: Attribution, span: Span) -> bool:
    """Whether a phrase is the attribution's own source, or stands inside its mention."""
    found = known.find(span)
    return found is not None and found == one.source_id


def _head(named: str) -> str:
    return named.split(",")[0].strip()


def _cited(
    report: Report,
    known: Known,
    routes: list[_Route],
    parts: Sequence[Span],
    starts: Sequence[int],
) -> list[_Route]:
    """Roots that a source cites; an attribution that only cites goes with the one it belongs to."""
    text = report.text
    by_sentence: dict[int, list[_Route]] = {}
    for route in routes:
        if route.one.cue:
            by_sentence.setdefault(_place(starts, route.one), []).append(route)
    gone: set[int] = set()
    for citing in citings(text, parts, starts):
        sentence = parts[citing.sentence]
        near = [r for r in by_sentence.get(citing.sentence, []) if id(r) not in gone]
        mine = [r for r in near if any(s.overlaps(citing.word) for s in r.one.cue)]
        whose = {r.one.source_id for r in mine} - {None}
        others = [
            r
            for r in near
            if r not in mine and (r.one.source_id in whose or _may_cite(report, known, r, citing))
        ]
        taken = max(others, key=lambda r: r.one.cue[0].start, default=None)
        key = known.find(citing.root)
        if mine and taken is not None:
            gone.update(id(r) for r in mine)
        elif mine:
            taken = _retold(report, known, mine[0], citing, sentence)
        elif taken is None:
            made = _made(report, known, citing, sentence)
            if made is not None:
                routes.append(made)
                by_sentence.setdefault(citing.sentence, []).append(made)
            taken = made
        if taken is None or taken.root is not None:
            continue
        if key is None or key != taken.one.source_id:
            key = known.get_or_add(citing.root)
            taken.root = Hop(source_id=key, source=(citing.root,), cue=(citing.word,))
            taken.why = f"“{citing.word.cut(text)}”"
            taken.one = _replace(taken.one, content=_without(text, taken.one.content, citing))
    return [route for route in routes if id(route) not in gone]


def _may_cite(report: Report, known: Known, route: _Route, citing: Citing) -> bool:
    """Whether an attribution of the same sentence goes back to what is cited in it."""
    one = route.one
    if not one.source or one.source_id is None or _is_turn(report.text, one):
        return False
    said = _head(one.source[0].cut(report.text))
    source = known.get(one.source_id)
    outlet = is_outlet(said) or (source is not None and source.kind == "outlet")
    outlet = outlet or (source is not None and is_outlet(source.name))
    outlet = outlet or "report" in one.cue[0].cut(report.text).lower()
    if not outlet and not citing.people:
        return False
    # What another source says in between may be what cites.
    return not any(
        span.start < citing.word.start
        and "“" in span.cut(report.text)[:1]
        and span.end > citing.word.end
        for span in one.content
    )


def _retold(
    report: Report, known: Known, route: _Route, citing: Citing, sentence: Span
) -> _Route | None:
    """An attribution by `citing` alone: what is said is the clause before it."""
    one, text = route.one, report.text
    source = one.source[0] if one.source else None
    if source is None:
        return None
    clause = _clause(text, source, citing, sentence)
    if clause is None:
        kept = [s for s in one.content if not s.overlaps(citing.root)]
        if not kept:
            return None
        route.one = _replace(one, content=tuple(kept))
    else:
        route.one = _replace(one, content=(clause,), cue=(citing.word,))
    return route


def _made(report: Report, known: Known, citing: Citing, sentence: Span) -> _Route | None:
    """An attribution for a clause that ends in `citing` and that no other one holds."""
    if citing.subject is None or not is_outlet(citing.subject.cut(report.text)):
        return None
    clause = _clause(report.text, citing.subject, citing, sentence)
    if clause is None:
        return None
    key = known.get_or_add(citing.subject, "outlet", "it cites somebody")
    return _Route(
        Attribution(
            id=f"via{citing.word.start}",
            source=(citing.subject,),
            cue=(citing.word,),
            content=(clause,),
            source_id=key,
            confidence=0.5,
            reason=f"“{citing.word.cut(report.text)}”, by rule",
        )
    )


def _clause(text: str, source: Span, citing: Citing, sentence: Span) -> Span | None:
    """The clause between a source and what it cites, or the one after where it cites first."""
    start, end = source.end, citing.word.start
    if source.start > citing.word.start:
        start, end = sentence.start, citing.word.start
    while start < end and not text[start].isalnum() and text[start] not in '“"‘':
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in '”"’.?!%':
        end -= 1
    opened = text[sentence.start : citing.word.start].rstrip(" \n\t\"“‘'")[-1:] in ("", ":", ";")
    if len(text[start:end].split()) >= 2 and not opened:
        return Span(start, end)
    start, end = citing.root.end, sentence.end
    while start < end and not text[start].isalnum() and text[start] not in '“"‘':
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in '”"’%':
        end -= 1
    return Span(start, end) if len(text[start:end].split()) >= 3 else None


def _without(text: str, content: Sequence[Span], citing: Citing) -> tuple[Span, ...]:
    """Content without the words that cite."""
    cut = Span(citing.word.start, citing.root.end)
    out = []
    for span in content:
        if not span.overlaps(cut):
            out.append(span)
            continue
        for start, end in ((span.start, cut.start), (cut.end, span.end)):
            while start < end and not text[start].isalnum() and text[start] not in '“"‘':
                start += 1
            while end > start and not text[end - 1].isalnum() and text[end - 1] not in '”"’.?!%':
                end -= 1
            if len(text[start:end].split()) >= 2:
                out.append(Span(start, end))
    return tuple(out) or tuple(content)


def _chained(
    report: Report, known: Known, routes: Sequence[_Route]
) -> tuple[list[Source], list[Attribution]]:
    """Chains over all hops, those of what an attribution stands inside before its own."""
    parents = _parents(routes)
    chains: list[list[Hop]] = [[] for _ in routes]
    order = sorted(range(len(routes)), key=lambda k: -_width(routes[k].one))
    out: list[Attribution | None] = [None] * len(routes)
    for k in order:
        route, one = routes[k], routes[k].one
        parent = parents[k]
        own = Hop(source_id=one.source_id, source=one.source, cue=one.cue)
        passed = {hop.source_id: hop for hop in route.passed}
        hops = [passed.get(key, Hop(source_id=key)) for key in route.through]
        hops = [*(chains[parent] if parent is not None else []), *hops, own]
        if route.root is not None:
            hops.append(route.root)
        hops = _each_once([hop for hop in hops if hop.source_id is not None])
        chains[k] = hops
        if not hops:
            out[k] = _replace(one, chain=(), hops=())
            continue
        why = route.why or ("inside what another said" if parent is not None else "")
        reasons = {**one.reasons, "chain": why} if len(hops) > 1 and why else one.reasons
        out[k] = _replace(
            one,
            source_id=hops[-1].source_id,
            chain=tuple(hop.source_id for hop in hops if hop.source_id),
            hops=tuple(hops[1:]),
            reasons=reasons,
        )
    return known.all(), [one for one in out if one is not None]


def _width(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def _each_once(hops: Sequence[Hop]) -> list[Hop]:
    """A source comes once, where it stands nearest to the root."""
    out: list[Hop] = []
    for hop in reversed(hops):
        if all(hop.source_id != other.source_id for other in out):
            out.append(hop)
    return out[::-1]


def _parents(routes: Sequence[_Route]) -> list[int | None]:
    """For each attribution the narrowest other one whose content holds its source and cue."""
    spans = sorted(
        ((span.start, -span.end, k) for k, r in enumerate(routes) for span in r.one.content)
    )
    events = sorted(
        (
            (min(s.start for s in (*r.one.source, *r.one.cue)), k)
            for k, r in enumerate(routes)
            if r.one.source and r.one.cue
        )
    )
    out: list[int | None] = [None] * len(routes)
    open_spans: list[tuple[int, int]] = []  # end, whose
    at = 0
    for start, k in events:
        while at < len(spans) and spans[at][0] <= start:
            open_spans.append((-spans[at][1], spans[at][2]))
            at += 1
        open_spans = [one for one in open_spans if one[0] > start][-16:]
        one = routes[k].one
        last = max(s.end for s in (*one.source, *one.cue))
        for end, other in reversed(open_spans):
            if other != k and end >= last and _holds(routes[other].one, one):
                out[k] = other
                break
    return out


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution's content holds the other whole, and is wider than it."""
    if outer.source_id is None or outer.source_id == inner.source_id:
        return False
    return _width(outer) > _width(inner) and all(
        any(span.covers(part) for span in outer.content)
        for part in (*inner.source, *inner.cue, *inner.content)
    )
