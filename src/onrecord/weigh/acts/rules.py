"""Under whose stated rule somebody counts as responsible for an act, and which rules it meets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from onrecord.records import Position, joined
from onrecord.weigh.acts.deciding import Made, within
from onrecord.weigh.acts.matter import stems, table, told
from onrecord.weigh.acts.records import Ground, Rule
from onrecord.weigh.acts.taking import Taking
from onrecord.weigh.acts.telling import Scene
from onrecord.weigh.compared import one_of
from onrecord.weigh.records import LedgerSource, SourceRef

_NAMING = frozenset({"doctrine", "red_line", "policy", "threat"})
_TELLING = 1.0  # what words shared by a rule and an act must tell


class Stated(msgspec.Struct, frozen=True):
    """A position of one report, and what has met it."""

    id: str
    report: str
    position: Position
    met_by: tuple[str, ...] = ()  # keys


def stated(scene: Scene, known: Sequence[Stated] = ()) -> tuple[Stated, ...]:
    """All positions with their ids; ``known`` are those that are weighed already."""
    if known:
        return tuple(known)
    out = []
    for report in scene.by_report:
        for one in scene.holdings.readings[report].positions:
            given = f"{report}#{one.actor}#{','.join(f'{s.start}-{s.end}' for s in one.spans)}"
            id = f"p{hashlib.sha256(given.encode()).hexdigest()[:12]}"
            out.append(Stated(id, report, one))
    return tuple(out)


def rules(
    group: Sequence[Made],
    keys: Sequence[str],
    found: Sequence[Stated],
    scene: Scene,
    taking: Taking,
    sources: Sequence[LedgerSource],
) -> Iterator[Rule]:
    """Rules that the act meets, that it made, or that name such acts and who answers for them."""
    about = frozenset().union(*(one.matter for one in group))
    mine = set(keys)
    known = one_of(sources)
    for one in found:
        reading = scene.holdings.readings[one.report]
        text = joined(reading.text, one.position.spans)
        source = next((s for s in reading.sources if s.id == one.position.actor), None)
        if source is None or not one.position.spans:
            continue
        how = None
        if mine & set(one.met_by):
            how = "met"
        elif one.position.kind in _NAMING and _responsible().search(text):
            made = any(
                each.report == one.report
                and any(a.overlaps(b) for a in one.position.spans for b in each.decision.spans)
                for each in group
            )
            own = stems(text)
            if made:
                how = "made"
            elif len(own & about) > 1 and told(own & about) >= _TELLING:
                how = "names"
        if how is None:
            continue
        held = within(one.position.spans, scene.by_report.get(one.report, ()))
        ground = Ground(
            part="rule",
            actor=taking.names.get(known.get(SourceRef(one.report, source.id), ""), source.name),
            report=one.report,
            date=scene.holdings.filed[one.report].date,
            spans=one.position.spans,
            statement=held.key if held else None,
            reason=one.position.reason,
            grade=source.grade,
            kind=one.position.kind,
        )
        yield Rule(
            id=one.id,
            actor=ground.actor or source.name,
            kind=one.position.kind,
            how=how,  # type: ignore[arg-type]
            ground=ground,
            condition=one.position.condition,
        )


@cache
def _responsible() -> re.Pattern[str]:
    words = sorted(table("rules")["responsible"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
