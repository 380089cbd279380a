"""Ids that count in text order, for sources and attributions and all that points at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.records import (
    Attribution,
    Decision,
    Position,
    Relation,
    Response,
    Source,
    Statement,
)

_replace = msgspec.structs.replace


class Counted(NamedTuple):
    """Records whose sources count in text order."""

    sources: list[Source]
    attributions: list[Attribution]
    responses: list[Response]
    positions: list[Position]
    decisions: list[Decision]


def numbered(
    sources: Sequence[Source], attributions: Sequence[Attribution]
) -> tuple[list[Source], list[Attribution]]:
    """Both in text order, with ids that count in that order (``s1``, ``a1``, ...).

    Where an attribution points at a source that is not there, it points at none. A chain of one
    is the source alone.
    """
    sources, ids = _in_order(sources)
    attributions = sorted(attributions, key=lambda a: sorted((*a.source, *a.cue, *a.content)))
    named = (_pointing(item, ids) for item in attributions)
    return sources, [_replace(item, id=f"a{k}") for k, item in enumerate(named, start=1)]


def counted(
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    responses: Sequence[Response],
    positions: Sequence[Position] = (),
    decisions: Sequence[Decision] = (),
) -> Counted:
    """Sources numbered anew, and what points at them; attributions keep their ids and order."""
    sources, ids = _in_order(sources)
    passed = (
        _replace(d, decider=ids[d.decider], through=tuple(ids[k] for k in d.through if k in ids))
        for d in decisions
        if d.decider in ids
    )
    return Counted(
        sources,
        [_pointing(item, ids) for item in attributions],
        [_replace(r, actor=ids[r.actor]) for r in responses if r.actor in ids],
        sorted(
            (_replace(p, actor=ids[p.actor]) for p in positions if p.actor in ids),
            key=lambda p: p.spans,
        ),
        sorted(passed, key=lambda d: d.spans),
    )


def in_text_order(statements: Sequence[Statement], relations: Sequence[Relation]) -> list[Relation]:
    """Relations by their later end, then by the earlier one; those with an end unknown go."""
    place = {one.id: number for number, one in enumerate(statements)}
    ends = {one: sorted((place.get(one.from_, -1), place.get(one.to, -1))) for one in relations}
    known = [one for one in dict.fromkeys(relations) if ends[one][0] >= 0]
    return sorted(known, key=lambda one: (ends[one][::-1], one.kind, one.from_))


def _in_order(sources: Sequence[Source]) -> tuple[list[Source], dict[str, str]]:
    """Sources in text order with new ids, and the new id of each old one."""
    ordered = sorted(sources, key=lambda s: (s.mentions, s.name))
    ids = {s.id: f"s{k}" for k, s in enumerate(ordered, start=1)}
    return [_replace(s, id=ids[s.id]) for s in ordered], ids


def _pointing(item: Attribution, ids: dict[str, str]) -> Attribution:
    source_id = ids.get(item.source_id or "")
    chain = tuple(ids[key] for key in item.chain if key in ids)
    hops = tuple(_replace(hop, source_id=ids.get(hop.source_id or "")) for hop in item.hops)
    if len(chain) < 2:
        chain = (source_id,) if source_id else ()
    return _replace(item, source_id=source_id, chain=chain, hops=hops)
