"""Outlets that a report says belong together, made one family for the claim."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.weigh.tracing import Trace, Tracer, called

_KEYED = ("word", "witness", "unnamed", "hearsay")  # kinds whose key names the family


def joined_houses(traces: Sequence[Trace], tracer: Tracer) -> tuple[list[Trace], list[str]]:
    """The traces with sister outlets in one family, and the reasons."""
    over: dict[str, str] = {}
    reasons = []

    def top(family: str) -> str:
        while family in over:
            family = over[family]
        return family

    near = sorted({t.held.outlet for t in traces if t.held.outlet})
    for trace in traces:
        report = trace.held.report
        for sister in tracer.origins(report).sisters:
            other = tracer.family(sister, tracer.holdings.readings[report], near)
            first, second = sorted((top(trace.own), top(other)))
            if first != second:
                over[second] = first
                names = f"{called(second)} and {called(first)}"
                reasons.append(f"{tracer.name(report)} says that {names} belong to one house")
    if not over:
        return list(traces), reasons
    return [_moved(one, top(one.through), top(one.own), one.credited and top(one.credited))
            for one in traces], reasons  # fmt: skip


def _moved(one: Trace, through: str, own: str, credited: str | None) -> Trace:
    key = one.key
    for kind in _KEYED:
        if key == f"{kind} {one.through}":
            key = f"{kind} {through}"
    return msgspec.structs.replace(one, through=through, own=own, credited=credited, key=key)
