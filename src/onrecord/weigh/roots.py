"""How many independent roots a claim has: at least, at most, and why.

What is counted is provable from the text alone. ``min`` is the largest set of roots of which each
two are provably different (a maximum clique); ``max`` counts all that could be different. The
rules are in docs/independence.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import msgspec

from onrecord.weigh.families import Families
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.likeness import alike, statements_alike
from onrecord.weigh.records import Held, LedgerSource, Roots
from onrecord.weigh.telling import WORDS, Verdict, Why, told
from onrecord.weigh.tracing import Trace, Tracer, _called

_MOST_EXACT = 40  # roots up to which the largest set is sought exactly
_TAKEN = ("word", "hearsay", "unnamed", "group", "office", "witness", "document")
_MOST_NAMED = 6  # roots named in a reason
_TRACERS: WeakKeyDictionary[Holdings, tuple[int, int, Tracer]] = WeakKeyDictionary()


def roots_of(
    members: Sequence[Held],
    holdings: Holdings,
    sources: Sequence[LedgerSource],
    families: Families | None = None,
) -> Roots:
    """The range of independent roots of a claim's members, with the reasons."""
    return _Count(members, _tracer(holdings, sources, families or Families.shipped())).roots()


def _tracer(holdings: Holdings, sources: Sequence[LedgerSource], families: Families) -> Tracer:
    """One tracer for one state of the ledger: claims by the thousand ask for it."""
    known = _TRACERS.get(holdings)
    if known is None or known[:2] != (id(sources), id(families)):
        known = (id(sources), id(families), Tracer(holdings, sources, families))
        _TRACERS[holdings] = known
    return known[2]


class _Count:
    """The roots of one claim."""

    def __init__(self, members: Sequence[Held], tracer: Tracer) -> None:
        self.tracer = tracer
        self.reasons: list[str] = []
        holdings = tracer.holdings
        order = sorted(members, key=lambda one: (one.date, one.report, one.place))
        kept = self._without_reprints(order, holdings)
        near = sorted({o for one in kept if (o := holdings.filed[one.report].outlet)})
        self.traces = self._joined_houses([tracer.trace(one, near) for one in kept])

    def roots(self) -> Roots:
        """Counts them."""
        traces = self._without_credited(self.traces)
        hearsay = [one for one in traces if one.kind == "hearsay"]
        groups = self._one_each(self._without_words([t for t in traces if t.kind != "hearsay"]))
        groups, verdicts = self._told(groups)
        least = _largest(len(groups), {p for p, v in verdicts.items() if v.told == "two"})
        self._say(groups, verdicts, least)
        unknown = self._unknown(hearsay, groups)
        return Roots(least, len(groups) + unknown, tuple(self.reasons))

    def _without_reprints(self, order: Sequence[Held], holdings: Holdings) -> list[Held]:
        kept, gone = [], {}
        for one in order:
            original = holdings.original(one.report)
            if original != one.report:
                gone[one.report] = original
            else:
                kept.append(one)
        for report, original in gone.items():
            self.reasons.append(
                f"{self._name(report)} reprints {self._name(original)}: counted once"
            )
            # a reprint whose original does not carry the claim still stands for it
            if all(k.report != original for k in kept):
                kept += [one for one in order if one.report == report]
        return kept

    def _name(self, report: str) -> str:
        filed = self.tracer.holdings.filed.get(report)
        outlet = filed.outlet if filed else None
        return f"{outlet} ({report})" if outlet else report

    def _joined_houses(self, traces: list[Trace]) -> list[Trace]:
        """Outlets that a report says belong together, made one family."""
        over: dict[str, str] = {}
        for trace in traces:
            report = trace.held.report
            reading = self.tracer.holdings.readings[report]
            for sister in self.tracer.origins(report).sisters:
                other = self.tracer.family(sister, reading, [t.held.outlet or "" for t in traces])
                own = trace.own
                while own in over:
                    own = over[own]
                while other in over:
                    other = over[other]
                if own != other:
                    own, other = sorted((own, other))
                    over[other] = own
                    self.reasons.append(
                        f"{self._name(report)} says that {_called(other)} and {_called(own)} "
                        "belong to one house"
                    )
        if not over:
            return traces

        def top(family: str | None) -> str | None:
            while family in over:
                family = over[family]
            return family

        out = []
        for t in traces:
            through, own = top(t.through) or t.through, top(t.own) or t.own
            key = t.key
            for kind in ("word", "witness", "unnamed", "hearsay"):
                if key == f"{kind} {t.through}":
                    key = f"{kind} {through}"
            credited = top(t.credited)
            out.append(
                msgspec.structs.replace(t, through=through, own=own, credited=credited, key=key)
            )
        return out

    def _without_credited(self, traces: Sequence[Trace]) -> list[Trace]:
        """Leaves out what has no root of its own: what is taken from a report that is here too."""
        order = {t.held.report: k for k, t in reversed(list(enumerate(traces)))}
        reports: dict[str, list[str]] = {}  # family to the reports that are its own or its copy
        for t in traces:
            for family in (t.own, t.agency):
                if family and t.held.report not in reports.setdefault(family, []):
                    reports[family].append(t.held.report)
        takes = {t.held.report: t.credited for t in traces if t.credited and not t.hedged}
        out, said = [], set()
        for t in traces:
            if not t.credits or t.hedged:
                out.append(t)
                continue
            there = [r for r in reports.get(t.credited or "", ()) if r != t.held.report]
            circles = [_circle(r, t.held.report, takes, reports) for r in there]
            first = all(circles) and all(
                order[t.held.report] < order[r] for circle in circles for r in circle
            )
            reason = f"{self._name(t.held.report)} has it from {t.credits}"
            if there and not first and t.kind in _TAKEN:
                reason += ": no root of its own"
            else:
                out.append(t)
            if reason not in said:
                said.add(reason)
                self.reasons.append(reason)
        return out

    def _without_words(self, traces: Sequence[Trace]) -> list[Trace]:
        """An outlet's own word is no root beside the source that it gives, nor beside its house's."""
        sourced = {t.through for t in traces if t.kind != "word"}
        sourced |= {t.own for t in traces if t.kind != "word" and not t.credits}
        words: dict[str, list[Trace]] = {}
        out: list[Trace] = []
        for t in traces:
            if t.kind != "word":
                out.append(t)
            elif self._passed_on(t, traces):
                continue
            elif t.through not in sourced:
                words.setdefault(t.through, []).append(t)
                out.append(t)
        for family, found in words.items():
            reports = list(dict.fromkeys(t.held.report for t in found if not t.credits))
            if len(reports) > 1:
                what = "copy of" if found[0].agency else "of one house:"
                names = _listed([self._name(r) for r in reports])
                self.reasons.append(f"{names} are {what} {_called(family)}: one root")
        return out

    def _passed_on(self, t: Trace, traces: Sequence[Trace]) -> bool:
        """Whether an author's word is by its own words another's that is here too."""
        if t.others:
            earlier = [o for o in traces if o.own != t.own and o.held.date <= t.held.date]
            if earlier:
                self.reasons.append(
                    f"{self._name(t.held.report)} has it from {t.label}: no root of its own"
                )
            return bool(earlier)
        if t.held.voice != "author":
            return False
        for other in traces:
            if other.kind not in ("person", "office") or other.held.key == t.held.key:
                continue
            name = _last_name(other)
            if name and self.tracer.names_for_it(t.held, name):
                self.reasons.append(
                    f"{self._name(t.held.report)} names {other.label} for it: one root"
                )
                return True
        return False

    def _one_each(self, traces: Sequence[Trace]) -> list[list[Trace]]:
        groups: dict[str, list[Trace]] = {}
        for t in traces:
            groups.setdefault(t.key, []).append(t)
        for found in groups.values():
            reports = list(dict.fromkeys(t.held.report for t in found))
            if len(reports) > 1 and found[0].kind not in ("word", "witness"):
                names = _listed([self._name(r) for r in reports])
                self.reasons.append(f"{found[0].label} is one root in {names}")
        return list(groups.values())

    def _told(
        self, groups: list[list[Trace]]
    ) -> tuple[list[list[Trace]], dict[tuple[int, int], Verdict]]:
        """What is told of each two; those that are one are put together."""
        merged = True
        verdicts: dict[tuple[int, int], Verdict] = {}
        while merged:
            merged = False
            verdicts = {}
            for i, one in enumerate(groups):
                for j in range(i + 1, len(groups)):
                    verdict = self._of_groups(one, groups[j])
                    verdicts[i, j] = verdict
                    if verdict.told == "one":
                        names = _listed([one[0].label, groups[j][0].label])
                        self.reasons.append(WORDS[verdict.why].format(names))
                        groups = [
                            *groups[:i], one + groups[j], *groups[i + 1 : j], *groups[j + 1 :]
                        ]  # fmt: skip
                        merged = True
                        break
                if merged:
                    break
        return groups, verdicts

    def _of_groups(self, one: Sequence[Trace], other: Sequence[Trace]) -> Verdict:
        """The weakest verdict of any two of their traces: one doubt is enough."""
        found = [told(a, b, self._copied(a, b)) for a in _known(one) for b in _known(other)]
        for want in ("one", "unsure"):
            for verdict in found:
                if verdict.told == want:
                    return verdict
        return found[0]

    def _copied(self, a: Trace, b: Trace) -> bool:
        if a.held.report == b.held.report or a.own == b.own:
            return False
        readings = self.tracer.holdings.readings
        return alike(readings[a.held.report].text, readings[b.held.report].text) or (
            statements_alike(a.held.statement.text, b.held.statement.text)
        )

    def _say(
        self,
        groups: Sequence[Sequence[Trace]],
        verdicts: dict[tuple[int, int], Verdict],
        least: int,
    ) -> None:
        """The reasons why not one number; then what is counted."""
        by_why: dict[tuple[Why, str], dict[str, None]] = {}
        for (i, j), verdict in verdicts.items():
            if verdict.told == "unsure":
                labels = by_why.setdefault((verdict.why, verdict.detail), {})
                labels[groups[i][0].label] = None
                labels[groups[j][0].label] = None
        for (why, detail), labels in by_why.items():
            names = _listed(list(labels))
            words = WORDS[why]
            of = f" ({detail})" if detail else ""
            self.reasons.append(
                words.format(names, of) if words.count("{}") == 2 else words.format(names)
            )
        if least == len(groups) and least > 1:
            self.reasons.append(f"{_listed([g[0].label for g in groups])} are {least} roots")
        elif least > 1:
            self.reasons.append(f"at least {least} of {len(groups)} are provably different")

    def _unknown(self, hearsay: Sequence[Trace], groups: Sequence[Sequence[Trace]]) -> int:
        """How many roots may stand behind what is put to nobody: one an outlet at most."""
        known = {t.own for group in groups for t in group}
        rest = list(dict.fromkeys(t.through for t in hearsay if t.own not in known))
        for t in {t.held.report: t for t in hearsay if t.own not in known}.values():
            self.reasons.append(f"{self._name(t.held.report)} puts it to nobody: no known root")
        return len(rest)


def _last_name(t: Trace) -> str:
    """The word by which a sentence would name a person or a body; empty where none would do."""
    words = t.label.split()
    return words[-1] if words and words[-1][:1].isupper() else ""


def _circle(
    report: str, back: str, takes: dict[str, str | None], reports: dict[str, list[str]]
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


def _known(group: Sequence[Trace]) -> Sequence[Trace]:
    """Those of one root of whom most is told: another report may say what a person does."""
    return [t for t in group if t.side.told] or group


def _listed(names: Sequence[str]) -> str:
    """Names in a row, the first few of many."""
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown.append(f"{len(names) - _MOST_NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _largest(count: int, different: set[tuple[int, int]]) -> int:
    """The size of the largest set of which each two are different; a lower bound for many."""
    beside = [0] * count
    for i, j in different:
        beside[i] |= 1 << j
        beside[j] |= 1 << i
    if count > _MOST_EXACT:
        return _greedy(count, beside)
    best = 0

    def grow(size: int, left: int) -> None:
        nonlocal best
        best = max(best, size)
        while left and size + left.bit_count() > best:
            k = (left & -left).bit_length() - 1
            left &= left - 1
            grow(size + 1, left & beside[k])

    grow(0, (1 << count) - 1)
    return best


def _greedy(count: int, beside: Sequence[int]) -> int:
    order = sorted(range(count), key=lambda k: (-beside[k].bit_count(), k))
    best = 0
    for first in order:
        left, size = beside[first], 1
        for k in order:
            if left >> k & 1:
                left &= beside[k]
                size += 1
        best = max(best, size)
    return best
