"""Decisions of all reports, and which of them are one act."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from onrecord.ledger.records import key_of
from onrecord.records import Decision, Grade, Reading, Span, joined
from onrecord.weigh.acts.matter import matter, shared, stems, table, told
from onrecord.weigh.compared import one_of
from onrecord.weigh.governments import side_of
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef

_ALIKE = 0.6  # share of the smaller one's stems that two names of one act have in common
_TELLING = 1.2  # what those stems must tell, across reports that share no claim
_APART = 120  # days between two reports after which like words alone make no act one


class Made(msgspec.Struct, frozen=True):
    """One decision of one report."""

    report: str
    date: str  # ISO 8601 day of the report
    decision: Decision
    held: Held | None  # the statement of what was decided
    decider: str  # id of the source across reports
    name: str  # of the decider
    words: str  # of the decision
    matter: frozenset[str]  # stems of what was decided
    grade: Grade | None = None  # of the decider
    role: str = ""
    side: str = ""  # the government or body of the decider

    @property
    def start(self) -> int:
        """Where its words begin in the report."""
        return min(span.start for span in self.decision.spans)

    @property
    def id(self) -> str:
        """The id of the act of which it is the first."""
        given = f"{self.report}#{self.start}#{self.name}"
        return f"a{hashlib.sha256(given.encode()).hexdigest()[:12]}"

    @property
    def day(self) -> str | None:
        """The whole day that the report gives for it."""
        value = self.decision.when.value if self.decision.when else None
        day = (value or "")[:10]
        try:
            return date.fromisoformat(day).isoformat() if len(day) == 10 else None
        except ValueError:
            return None


def made(holdings: Holdings, sources: Sequence[LedgerSource]) -> tuple[Made, ...]:
    """All decisions by date, report and place. A reprint decides nothing anew."""
    out: list[Made] = []
    known, names = one_of(sources), {one.id: one.name for one in sources}
    for report, reading in holdings.readings.items():
        if holdings.original(report) != report:
            continue
        own = {one.id: one for one in reading.sources}
        statements = [one for one in holdings.held if one.report == report]
        for one in sorted(reading.decisions, key=lambda d: (d.spans, d.decider)):
            if not one.spans or one.decider not in own or _open(one, statements, reading):
                continue
            id = known.get(SourceRef(report, one.decider), f"{report}#{one.decider}")
            source = own[one.decider]
            key = key_of(report, one.what) if one.what else ""
            held = holdings.by_key.get(key) or within(one.spans, statements)
            words = joined(reading.text, one.spans)
            whole = f"{words} {held.statement.text}" if held else words
            name = names.get(id, own[one.decider].name)
            about = matter(whole, f"{name} {source.name}")
            if about and about <= _silences():
                _hand_on(one, out, report)
                continue
            out.append(
                Made(
                    report=report,
                    date=holdings.filed[report].date,
                    decision=one,
                    held=held,
                    decider=id,
                    name=name,
                    words=words,
                    matter=about,
                    grade=source.grade,
                    role=source.role or "",
                    side=side_of(source, reading).name,
                )
            )
    return tuple(out)


def _hand_on(silence: Decision, out: list[Made], report: str) -> None:
    """Gives what was said of the oversight of a silence to the act before, of the same decider."""
    for place in range(len(out) - 1, -1, -1):
        before = out[place]
        if before.report == report and before.decision.decider == silence.decider:
            if before.decision.oversight is None and silence.oversight is not None:
                told_of = msgspec.structs.replace(
                    before.decision,
                    oversight=silence.oversight,
                    oversight_spans=silence.oversight_spans,
                )
                out[place] = msgspec.structs.replace(before, decision=told_of)
            return


@cache
def _silences() -> frozenset[str]:
    return frozenset(each for word in table("deciding")["silences"] for each in stems(word))


def within(spans: Iterable[Span], statements: Sequence[Held]) -> Held | None:
    """The statement that has most of some spans; None where none has any."""
    given = tuple(spans)

    def overlap(held: Held) -> int:
        return sum(
            max(0, min(a.end, b.end) - max(a.start, b.start))
            for a in held.statement.spans
            for b in given
        )

    best = max(statements, key=overlap, default=None)
    return best if best is not None and overlap(best) else None


def _open(one: Decision, statements: Sequence[Held], reading: Reading) -> bool:
    """Whether it was not, or not yet, decided: asked, denied, or left to somebody."""
    words = joined(reading.text, one.spans).casefold()
    if any(phrase in words for phrase in table("deciding")["still_open"]):
        return True
    held = within(one.spans, statements)
    if held is None:
        return False
    start = min(span.start for span in one.spans)
    part = next((p for p in held.statement.spans if p.start <= start < p.end), None)
    ahead = reading.text[part.start : start].casefold().split() if part else []
    if set(ahead) & set(table("deciding")["conditions"]):
        return True
    force = held.attribution.force if held.attribution else None
    return held.statement.modality in ("asked", "conditional") or force in ("denies", "asks")


def gathered(
    found: Sequence[Made], holdings: Holdings, claims: Sequence[Claim]
) -> tuple[tuple[Made, ...], ...]:
    """The decisions of each act, in the order of their first ones."""
    of = {key: claim.id for claim in claims for key in claim.statements}
    linked = {frozenset((join.first, join.second)) for join in holdings.links}
    near = {
        frozenset((a.partition("#")[0], b.partition("#")[0]))
        for a, b in ((join.first, join.second) for join in holdings.joins)
    }
    top = list(range(len(found)))

    def root(n: int) -> int:
        while top[n] != n:
            n = top[n]
        return n

    for later in _pairs(found):
        a, b = (found[n] for n in later)
        if _one(a, b, of, linked, near):
            first, second = sorted((root(later[0]), root(later[1])))
            top[second] = first
    groups: dict[int, list[Made]] = {}
    for n, one in enumerate(found):
        groups.setdefault(root(n), []).append(one)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def _may_be(a: Made, b: Made) -> bool:
    """Whether one decider is told by an office only, and the other holds such an office.

    *Ardovia's president* may be *President Ostrow*; two that are named never are.
    """
    for one, other in ((a, b), (b, a)):
        if one.grade in ("official", "collective", None) and other.grade == "named":
            head = one.name.casefold().split()[-1:]
            sides = {each for each in (one.side, other.side) if each}
            if head and head[0] in other.role.casefold().split() and len(sides) < 2:
                return True
    return False


def _pairs(found: Sequence[Made]) -> Iterator[tuple[int, int]]:
    """Pairs that could be one act: by decider, or by the report's statement."""
    by: dict[str, list[int]] = {}
    for n, one in enumerate(found):
        by.setdefault(one.decider, []).append(n)
        for each in one.matter:
            by.setdefault(f"stem {each}", []).append(n)
    seen: set[tuple[int, int]] = set()
    for some in by.values():
        if len(some) > 200:
            continue  # a stem that everything has tells nothing
        for place, a in enumerate(some):
            for b in some[place + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def _one(
    a: Made,
    b: Made,
    of: dict[str, str],
    linked: set[frozenset[str]],
    near: set[frozenset[str]],
) -> bool:
    """Whether two decisions are one act. It does not depend on their order."""
    if a.day and b.day and a.day != b.day:
        return False
    alike = shared(a.matter, b.matter)
    same = a.decider == b.decider
    if a.report == b.report:
        if not same:
            return a.decision.spans == b.decision.spans
        return alike >= _ALIKE or (_again(a, b) and a.decision.kind == b.decision.kind)
    keys = [one.held.key for one in (a, b) if one.held]
    together = len(keys) == 2 and (
        of.get(keys[0], keys[0]) == of.get(keys[1], keys[1]) or frozenset(keys) in linked
    )
    if together:
        return alike >= _ALIKE
    if alike < _ALIKE or not (same or _may_be(a, b)):
        return False
    if same and frozenset((a.report, b.report)) in near:
        return True
    common = a.matter & b.matter
    return len(common) > 1 and told(common) >= _TELLING and _days(a, b) <= _APART


def _again(a: Made, b: Made) -> bool:
    """*I ordered it*: the same verb, and a pronoun for what was said before."""
    first, later = sorted((a, b), key=lambda one: one.start)
    return (
        not later.matter
        and first.decision.reason.split(";")[0] == later.decision.reason.split(";")[0]
        and any(word in table("deciding")["pronouns"] for word in later.words.casefold().split())
    )


def _days(a: Made, b: Made) -> int:
    try:
        return abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days)
    except ValueError:
        return 0
