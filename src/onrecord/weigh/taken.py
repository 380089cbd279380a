"""What has no root of its own: taken from another report, or passed on from a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.weigh.tracing import RootKind, Trace, Tracer, called
from onrecord.weigh.wording import listed

_TAKEN: tuple[RootKind, ...] = (
    "word", "hearsay", "unnamed", "group", "office", "witness", "document"
)  # fmt: skip


def without_credited(traces: Sequence[Trace], tracer: Tracer) -> tuple[list[Trace], list[str]]:
    """Leaves out what a report has by its own words from an outlet whose report is here too.

    Credits are followed, so that the third of a chain goes back to the first; of reports that
    credit each other in a circle the earliest stays. Who is named stays always: the same person
    is one root wherever they are quoted. Also gives the reasons.
    """
    order = {t.held.report: k for k, t in reversed(list(enumerate(traces)))}
    reports: dict[str, list[str]] = {}  # family to the reports that are its own or its copy
    for t in traces:
        for family in (t.own, t.agency):
            if family and t.held.report not in reports.setdefault(family, []):
                reports[family].append(t.held.report)
    takes = {t.held.report: t.credited for t in traces if t.credited and not t.hedged}
    out: list[Trace] = []
    reasons: dict[str, None] = {}
    for t in traces:
        if not t.credits or t.hedged:
            out.append(t)
            continue
        there = [r for r in reports.get(t.credited or "", ()) if r != t.held.report]
        circles = [_circle(r, t.held.report, takes, reports) for r in there]
        first = all(circles) and all(
            order[t.held.report] < order[r] for circle in circles for r in circle
        )
        reason = f"{tracer.name(t.held.report)} has it from {t.credits}"
        if there and not first and t.kind in _TAKEN:
            reason += ": no root of its own"
        else:
            out.append(t)
        reasons[reason] = None
    return out, list(reasons)


def _circle(
    report: str, back: str, takes: Mapping[str, str | None], reports: Mapping[str, list[str]]
) -> list[str]:
    """The reports on the way from one that is credited back to the one that credits it."""
    way: list[str] = []
    while report != back and report not in way:
        way.append(report)
        following = reports.get(takes.get(report) or "", [])
        if not following:
            return []
        report = following[0]
    return way if report == back else []


def without_words(traces: Sequence[Trace], tracer: Tracer) -> tuple[list[Trace], list[str]]:
    """Leaves out an outlet's own word beside a source that it or its house gives, and where the
    report itself says whose words it passes on. Also gives the reasons."""
    sourced = {t.through for t in traces if t.kind != "word"}
    sourced |= {t.own for t in traces if t.kind != "word" and not t.credits}
    words: dict[str, list[Trace]] = {}
    out: list[Trace] = []
    reasons: dict[str, None] = {}
    for t in traces:
        if t.kind != "word":
            out.append(t)
        elif reason := _passed_on(t, traces, tracer):
            reasons[reason] = None
        elif t.through not in sourced:
            words.setdefault(t.through, []).append(t)
            out.append(t)
    for family, found in words.items():
        names = dict.fromkeys(tracer.name(t.held.report) for t in found if not t.credits)
        if len(names) > 1:
            what = "copy of" if found[0].agency else "of one house:"
            reasons[f"{listed(list(names))} are {what} {called(family)}: one root"] = None
    return out, list(reasons)


def _passed_on(t: Trace, traces: Sequence[Trace], tracer: Tracer) -> str:
    """Why an author's word is by its own words another's that is here too; empty: it is not."""
    name = tracer.name(t.held.report)
    if t.others:
        earlier = any(o.own != t.own and o.held.date <= t.held.date for o in traces)
        return f"{name} has it from {t.label}: no root of its own" if earlier else ""
    if t.held.voice != "author":
        return ""
    for other in traces:
        if other.kind not in ("person", "office") or other.held.key == t.held.key:
            continue
        last = other.label.split()[-1:]
        if last and last[0][:1].isupper() and tracer.names_for_it(t.held, last[0]):
            return f"{name} names {other.label} for it: one root"
    return ""
