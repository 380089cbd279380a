"""Under whose stated rule somebody counts as responsible for an act, and which rules it meets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.weigh.acts.deciding import Made, within
from onrecord.weigh.acts.matter import stems, table, told
from onrecord.weigh.acts.records import Ground, How, Rule
from onrecord.weigh.acts.telling import Scene
from onrecord.weigh.history.records import Rule as Stated

_NAMING = frozenset({"doctrine", "red_line", "policy", "threat"})
_TELLING = 1.0  # what words shared by a rule and an act must tell


def rules(
    group: Sequence[Made],
    keys: Sequence[str],
    found: Sequence[Stated],
    scene: Scene,
) -> Iterator[Rule]:
    """Rules that the act meets, that it made, or that name such acts and who answers for them."""
    about = frozenset().union(*(one.matter for one in group))
    mine = set(keys)
    for one in found:
        if not one.spans or one.report not in scene.by_report:
            continue
        how: How | None = None
        if mine & set(one.met_by):
            how = "met"
        elif one.kind in _NAMING and _responsible().search(one.text):
            own = stems(one.text)
            if any(_makes(each, one) for each in group):
                how = "made"
            elif len(own & about) > 1 and told(own & about) >= _TELLING:
                how = "names"
        if how is not None:
            yield _rule(one, how, scene)


def _makes(one: Made, rule: Stated) -> bool:
    """Whether what was decided is the rule itself."""
    return one.report == rule.report and any(
        a.overlaps(b) for a in rule.spans for b in one.decision.spans
    )


def _rule(one: Stated, how: How, scene: Scene) -> Rule:
    held = within(one.spans, scene.by_report[one.report])
    source = scene.holdings.source(one.source)
    ground = Ground(
        part="rule",
        actor=one.actor,
        report=one.report,
        date=one.date,
        spans=one.spans,
        statement=held.key if held else None,
        reason=one.reason,
        grade=source.grade if source else None,
        kind=one.kind,
    )
    return Rule(one.id, one.actor, one.kind, how, ground, one.condition_spans)


@cache
def _responsible() -> re.Pattern[str]:
    words = sorted(table("rules")["responsible"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
