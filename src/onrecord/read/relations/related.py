"""Relations between statements, marked and unmarked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.read.encoder import Heads
from onrecord.read.relations.across import across
from onrecord.read.relations.breaches import breaches
from onrecord.read.relations.counterclaims import counterclaims
from onrecord.read.relations.ground import Ground
from onrecord.read.relations.implied import implied
from onrecord.read.relations.inside import inside
from onrecord.read.relations.kinds import Link
from onrecord.read.relations.matters import Matters, fewer
from onrecord.read.relations.narrowing import narrowing
from onrecord.read.relations.objects import objects, prepositions
from onrecord.read.relations.opposing import opposing
from onrecord.read.relations.places import Places
from onrecord.read.relations.premises import premises
from onrecord.read.relations.records import records
from onrecord.read.relations.subjects import subjects
from onrecord.read.relations.tension import tension
from onrecord.read.relations.within import within
from onrecord.read.words import Words
from onrecord.records import Attribution, Decision, Position, Relation, Report, Span, Statement

_FURTHER = 0.15  # less sure of a further premise


def relations(
    report: Report,
    words: Words,
    heads: Heads,
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    positions: Sequence[Position],
    decisions: Sequence[Decision],
) -> list[Relation]:
    """The relations between the statements, in the order of their later ends, each pair once."""
    return linked_up(report.text, statements, attributions)


def linked_up(
    text: str, statements: Sequence[Statement], attributions: Sequence[Attribution]
) -> list[Relation]:
    """The relations that the words of a text mark."""
    if len(statements) < 2:
        return []
    ground = Ground(text, statements, attributions)
    matters, places = Matters(ground), Places(ground)
    found = _with_others(
        [
            *within(ground),
            *subjects(ground),
            *prepositions(ground),
            *objects(ground),
            *across(ground),
            *inside(ground),
            *narrowing(ground),
            *opposing(ground),
            *tension(ground),
            *implied(ground),
        ],
        ground,
    )
    found += fewer(
        found,
        breaches(ground, matters),
        counterclaims(ground, matters),
        records(ground, matters, places),
        premises(ground, places),
    )
    return [_relation(ground, link) for link in _chosen(found)]


def _with_others(found: list[Link], ground: Ground) -> list[Link]:
    """The links, with those of further premises: what one voice says beside a premise.

    *The steel is sound, and the bolts are new. This suggests ...* has two premises.
    """
    out = list(found)
    for link in found:
        if link.kind == "supports":
            out.extend(_premises(ground, link))
        elif link.kind == "contradicts":
            out.extend(_rebuttal(ground, link))
    return out


def _premises(ground: Ground, link: Link) -> Iterator[Link]:
    home = ground.home[link.start]
    if home == ground.home[link.end] or link.start > link.end:
        return
    for n in ground.main(home):
        same = ground.statements[n].attribution == ground.statements[link.start].attribution
        told = ground.source(n) == ground.source(link.start)
        if n < link.start and (same or told) and ground.solid(n):
            yield link._replace(start=n, confidence=link.confidence - _FURTHER)


def _rebuttal(ground: Ground, link: Link) -> Iterator[Link]:
    """What the author says after *that claim does not hold* bears it out, and speaks against it."""
    start, end = link.start, link.end
    if ground.statements[end].attribution is not None or end <= start:
        return
    if (
        ground.low[link.cue[1] - 1] == "by"
        or ground.owner[link.cue[0]] != end
        or "points back" not in link.reason
    ):
        return
    after = ground.home[end] + 1
    for n in ground.main(after) if after < len(ground.members) else ():
        if ground.statements[n].attribution is None and ground.solid(n) and n > end:
            told = "the ground for the judgement before it"
            yield Link(n, end, "supports", 0.6, (link.cue[0], link.cue[0]), told)
            yield Link(n, start, "contradicts", 0.55, (link.cue[0], link.cue[0]), told)


def _chosen(found: Iterable[Link]) -> list[Link]:
    """Of several links between the same two statements the surest, the first of equals."""
    best: dict[tuple[int, int], Link] = {}
    for link in found:
        pair = min(link.start, link.end), max(link.start, link.end)
        if pair[0] != pair[1] and (pair not in best or best[pair].confidence < link.confidence):
            best[pair] = link
    return sorted(best.values(), key=lambda one: (max(one.start, one.end), one.start, one.end))


def _relation(ground: Ground, link: Link) -> Relation:
    lo, hi = link.cue
    cue = Span(ground.words.start[lo], ground.words.end[hi - 1]) if lo < hi else None
    return Relation(
        from_=ground.statements[link.start].id,
        to=ground.statements[link.end].id,
        kind=link.kind,
        cue=cue,
        confidence=link.confidence,
        reason=link.reason,
    )
