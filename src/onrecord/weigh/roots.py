"""How many independent roots a claim has: at least, at most, and why.

What is counted is provable from the text alone. ``min`` is the largest set of roots of which each
two are provably different; ``max`` counts all that could be different. The rules are in
docs/independence.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.weigh.families import Families
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.houses import joined_houses
from onrecord.weigh.largest import largest
from onrecord.weigh.likeness import alike, statements_alike
from onrecord.weigh.records import Held, LedgerSource, Roots
from onrecord.weigh.taken import without_credited, without_words
from onrecord.weigh.telling import WORDS, Verdict, Why, told
from onrecord.weigh.tracing import Trace, Tracer
from onrecord.weigh.wording import listed

_MOST_SIDES = 6  # of one root that are compared: what other reports say of it
_TRACER = "_roots_tracer"

Group = list[Trace]  # the traces of one root
Verdicts = dict[tuple[int, int], Verdict]


def roots_of(
    members: Sequence[Held],
    holdings: Holdings,
    sources: Sequence[LedgerSource],
    families: Families | None = None,
) -> Roots:
    """The range of independent roots of a claim's members, with the reasons.

    ``families``: whose outlet is whose, by default the table that comes with the package.
    """
    tracer = _tracer(holdings, sources, families or Families.shipped())
    kept, reasons = _without_reprints(members, tracer)
    near = sorted({one.outlet for one in kept if one.outlet})
    traces, more = joined_houses([tracer.trace(one, near) for one in kept], tracer)
    reasons += more
    traces, more = without_credited(traces, tracer)
    reasons += more
    known = [one for one in traces if one.kind != "hearsay"]
    known, more = without_words(known, tracer)
    reasons += more
    groups = _one_each(known, tracer, reasons)
    groups, verdicts = _told(groups, tracer, reasons)
    least = largest(len(groups), [p for p, v in verdicts.items() if v.told == "two"])
    reasons += _why(groups, verdicts, least)
    unknown = _unknown(traces, groups, tracer, reasons)
    return Roots(least, len(groups) + unknown, tuple(dict.fromkeys(reasons)))


def _tracer(holdings: Holdings, sources: Sequence[LedgerSource], families: Families) -> Tracer:
    """One tracer for one state of the ledger, kept with it: claims by the thousand ask for it."""
    known: tuple[Sequence[LedgerSource], Families, Tracer] | None
    known = vars(holdings).get(_TRACER)
    if known is None or known[0] is not sources or known[1] is not families:
        known = (sources, families, Tracer(holdings, sources, families))
        vars(holdings)[_TRACER] = known
    return known[2]


def _without_reprints(members: Sequence[Held], tracer: Tracer) -> tuple[list[Held], list[str]]:
    """The members by date, those of reprints left out; the reasons."""
    order = sorted(members, key=lambda one: (one.date, one.report, one.place))
    original = {one.report: tracer.holdings.original(one.report) for one in order}
    kept = [one for one in order if original[one.report] == one.report]
    reasons = []
    for report, of in original.items():
        if report == of:
            continue
        reasons.append(f"{tracer.name(report)} reprints {tracer.name(of)}: counted once")
        # where the original itself does not carry the claim, its reprint stands for it
        if all(original[one.report] != of for one in kept):
            kept += [one for one in order if one.report == report]
    return kept, reasons


def _one_each(traces: Sequence[Trace], tracer: Tracer, reasons: list[str]) -> list[Group]:
    """The traces of one root together, in the order of the first."""
    groups: dict[str, Group] = {}
    for t in traces:
        groups.setdefault(t.key, []).append(t)
    for found in groups.values():
        names = list(dict.fromkeys(tracer.name(t.held.report) for t in found))
        if len(names) > 1 and found[0].kind not in ("word", "witness"):
            reasons.append(f"{found[0].label} is one root in {listed(names)}")
    return list(groups.values())


def _told(groups: list[Group], tracer: Tracer, reasons: list[str]) -> tuple[list[Group], Verdicts]:
    """What is told of each two roots; those that are one are put together."""
    verdicts: Verdicts = {
        (i, j): _of_groups(groups[i], groups[j], tracer)
        for i in range(len(groups))
        for j in range(i + 1, len(groups))
    }
    over = list(range(len(groups)))
    for (i, j), verdict in verdicts.items():
        if verdict.told == "one" and over[i] != over[j]:
            names = listed([groups[i][0].label, groups[j][0].label])
            reasons.append(WORDS[verdict.why].format(names))
            first, second = sorted((over[i], over[j]))
            over = [first if one == second else one for one in over]
    tops = sorted(set(over))
    joined: Verdicts = {}
    for (i, j), verdict in verdicts.items():
        a, b = sorted((tops.index(over[i]), tops.index(over[j])))
        # one doubt is enough: what is unsure of a part is unsure of the whole
        if a != b and ((a, b) not in joined or joined[a, b].told == "two"):
            joined[a, b] = verdict
    whole = [[t for k, one in enumerate(groups) if over[k] == top for t in one] for top in tops]
    return whole, joined


def _of_groups(one: Group, other: Group, tracer: Tracer) -> Verdict:
    """The weakest verdict of any two of their traces."""
    found = [
        told(a, b, lambda a=a, b=b: _copied(a, b, tracer))  # type: ignore[misc]
        for a in _known(one)
        for b in _known(other)
    ]
    return min(found, key=lambda verdict: ("one", "unsure", "two").index(verdict.told))


def _known(group: Group) -> Group:
    """The different traces of one root of which most is told: what a person does, say."""
    first = {(t.kind, t.side, t.hedged): t for t in reversed(group)}
    found = list(reversed(list(first.values())))
    return ([t for t in found if t.side.told] or found)[:_MOST_SIDES]


def _copied(a: Trace, b: Trace, tracer: Tracer) -> bool:
    """Whether a report of the one has nearly the words of another outlet's report of the other."""
    if a.held.report == b.held.report or a.own == b.own:
        return False
    readings = tracer.holdings.readings
    return alike(readings[a.held.report].text, readings[b.held.report].text) or (
        statements_alike(a.held.statement.text, b.held.statement.text)
    )


def _why(groups: Sequence[Group], verdicts: Verdicts, least: int) -> list[str]:
    """Why it is not one number; then what is counted."""
    by_why: dict[tuple[Why, str], dict[str, None]] = {}
    for (i, j), verdict in sorted(verdicts.items(), key=lambda item: item[0]):
        if verdict.told == "unsure":
            labels = by_why.setdefault((verdict.why, verdict.detail), {})
            labels |= {groups[i][0].label: None, groups[j][0].label: None}
    out = []
    for (why, detail), labels in by_why.items():
        of = f" ({detail})" if detail else ""
        out.append(WORDS[why].format(listed(list(labels)), of))
    if least == len(groups) and least > 1:
        out.append(f"{listed([g[0].label for g in groups])} are {least} roots")
    elif least > 1:
        out.append(f"at least {least} of {len(groups)} are provably different")
    return out


def _unknown(
    traces: Sequence[Trace], groups: Sequence[Group], tracer: Tracer, reasons: list[str]
) -> int:
    """How many roots may stand behind what is put to nobody: one an outlet at most."""
    known = {t.own for group in groups for t in group}
    rest = [t for t in traces if t.kind == "hearsay" and t.own not in known]
    reasons += [f"{tracer.name(t.held.report)} puts it to nobody: no known root" for t in rest]
    return len({t.through for t in rest})
