"""Decisions and formal acts of all reports, one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import msgspec

from onrecord.ledger.records import key_of
from onrecord.records import Decision, Grade, Reading, Source, Span, joined
from onrecord.weigh.acts.deeds import deeds
from onrecord.weigh.acts.matter import matter, stems, table
from onrecord.weigh.acts.records import Part
from onrecord.weigh.compared import one_of
from onrecord.weigh.governments import side_of
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held, LedgerSource, SourceRef


class Made(msgspec.Struct, frozen=True):
    """One decision of one report."""

    report: str
    date: str  # ISO 8601 day of the report
    decision: Decision
    part: Part  # what the one who decided did: decided, authorised, carried out
    held: Held | None  # the statement of what was decided
    decider: str  # id of the source across reports
    name: str  # of the decider
    words: str  # of the decision
    matter: frozenset[str]  # stems of what was decided
    grade: Grade | None = None  # of the decider
    role: str = ""
    mentions: tuple[Span, ...] = ()  # of the decider
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
    """All decisions and formal acts by date, report and place. A reprint decides nothing anew."""
    by_report: dict[str, list[Held]] = {}
    for one in holdings.held:
        by_report.setdefault(one.report, []).append(one)
    known = one_of(sources)
    names = {ref: one.name for one in sources for ref in one.members}
    people = _people(sources)
    out: list[Made] = []
    for report, reading in holdings.readings.items():
        if holdings.original(report) == report:
            scope = _Scope(holdings, reading, by_report.get(report, []), known, names, people)
            out += scope.all()
    return tuple(out)


def _people(sources: Sequence[LedgerSource]) -> dict[str, str]:
    """Ids of people by their whole name, where one source alone has it."""
    by: dict[str, set[str]] = {}
    for one in sources:
        if one.grade == "named" and one.kind == "person":
            for name in (one.name, *one.aliases):
                by.setdefault(name, set()).add(one.id)
    return {name: min(ids) for name, ids in by.items() if len(ids) == 1}


class _Scope:
    """One report, and the names that its sources have in the whole ledger."""

    def __init__(
        self,
        holdings: Holdings,
        reading: Reading,
        statements: Sequence[Held],
        known: Mapping[SourceRef, str],
        names: Mapping[SourceRef, str],
        people: Mapping[str, str],
    ) -> None:
        self.holdings, self.reading, self.statements = holdings, reading, statements
        self.known, self.names, self.people = known, names, people
        self.own = {one.id: one for one in reading.sources}

    def all(self) -> list[Made]:
        """Its decisions as read, and formal acts told in plain words, by place."""
        out: list[Made] = []
        read = [one for one in self.reading.decisions if one.spans and one.decider in self.own]
        for one in sorted(read, key=lambda d: (d.spans, d.decider)):
            if _open(one, self.statements, self.reading):
                continue
            part: Part = "authorised_by" if one.kind == "authorises" else "decided_by"
            found = self._made(one, part, self.own[one.decider])
            if found.matter and found.matter <= _silences():
                _hand_on(one, out)
            else:
                out.append(found)
        for deed, part, source in deeds(self.reading, self.statements, read, self.people):
            if not _open(deed, self.statements, self.reading):
                out.append(self._made(deed, part, source))
        return sorted(out, key=lambda each: (each.start, each.name, each.part))

    def _made(self, one: Decision, part: Part, source: Source) -> Made:
        report = self.reading.id
        ref = SourceRef(report, one.decider)
        key = key_of(report, one.what) if one.what else ""
        held = self.holdings.by_key.get(key) or within(one.spans, self.statements)
        words = joined(self.reading.text, one.spans)
        whole = f"{words} {held.statement.text}" if held else words
        name = self.names.get(ref, source.name)
        return Made(
            report=report,
            date=self.holdings.filed[report].date,
            decision=one,
            part=part,
            held=held,
            decider=self.known.get(ref) or self.people.get(source.name) or f"{report}#{source.id}",
            mentions=source.mentions,
            name=name,
            words=words,
            matter=matter(whole, f"{name} {source.name}"),
            grade=source.grade,
            role=source.role or "",
            side=side_of(source, self.reading).name,
        )


def _hand_on(silence: Decision, out: list[Made]) -> None:
    """Gives what was said of the oversight of a silence to the act before, of the same decider."""
    for place in range(len(out) - 1, -1, -1):
        before = out[place]
        if before.decision.decider == silence.decider:
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
