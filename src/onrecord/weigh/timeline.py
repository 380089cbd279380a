"""What happened on record, in date order: reports, statements, responses, positions, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.ledger.records import key_of
from onrecord.records import Span, joined
from onrecord.weigh.compared import one_of
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.moments import Moment, Wanted, What
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef

_ORDER: dict[What, int] = {
    "report": 0,
    "statement": 1,
    "response": 2,
    "position": 3,
    "decision": 4,
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|T)", re.ASCII)


def timeline(
    holdings: Holdings,
    claims: Iterable[Claim],
    sources: Iterable[LedgerSource] = (),
    wanted: Wanted | None = None,
) -> tuple[Moment, ...]:
    """All moments by date; on one day reports stand before what is said in them.

    Statements are those of claims in two reports or more (a reprint is none of its own), or all
    of the claim, source or report that is asked for. What a reprint repeats stands once, with
    the dates of both. A decision stands under the day that the report gives for it, where it
    gives a whole one; everything else under the day of its report.
    """
    wanted = wanted or Wanted()
    scene = _Scene(holdings, claims, sources, wanted)
    found = [one for report in scene.reports for one in scene.of(report)]
    found = [
        one
        for one in _once(found, holdings, wanted.report)
        if (wanted.since is None or one.date >= wanted.since)
        and (wanted.until is None or one.date <= wanted.until)
    ]
    if wanted.claim or wanted.source:
        said_in = {one.report for one in found if one.what != "report"}
        found = [one for one in found if one.report in said_in]
    place = {name: n for n, name in enumerate(holdings.filed)}
    first = {key: min(one.spans).start if one.spans else -1 for key, one in enumerate(found)}
    order = sorted(
        range(len(found)),
        key=lambda n: (
            found[n].date,
            place[found[n].report],
            found[n].what != "report",
            first[n],
            _ORDER[found[n].what],
            n,
        ),
    )
    return tuple(found[n] for n in order)


class _Scene:
    """What is asked for, laid out so that each report is looked at once."""

    def __init__(
        self,
        holdings: Holdings,
        claims: Iterable[Claim],
        sources: Iterable[LedgerSource],
        wanted: Wanted,
    ) -> None:
        self.holdings, self.wanted = holdings, wanted
        self.reports = [name for name in holdings.filed if wanted.report in (None, name)]
        self.names = {one.id: one.name for one in sources}
        self.known = one_of(sources)
        self.members = frozenset(wanted.source.members if wanted.source else ())
        self.claim_of: dict[str, str] = {}
        self.turns: dict[str, dict[str, int]] = {}
        for claim in claims:
            turns: dict[str, int] = {}
            for name in claim.reports:
                turns.setdefault(holdings.original(name), len(turns) + 1)
            self.turns[claim.id] = turns
            self.claim_of |= dict.fromkeys(claim.statements, claim.id)
        self.by_report: dict[str, list[Held]] = {}
        for one in holdings.held:
            self.by_report.setdefault(one.report, []).append(one)
        self._spans = self._of_claim()

    def _of_claim(self) -> dict[str, list[Span]]:
        """The places of the claim that is asked for, in each report."""
        spans: dict[str, list[Span]] = {}
        for key in self.wanted.claim.statements if self.wanted.claim else ():
            if held := self.holdings.by_key.get(key):
                spans.setdefault(held.report, []).extend(held.statement.spans)
        return spans

    def of(self, report: str) -> Iterator[Moment]:
        """All moments of a report, as far as they are asked for."""
        yield self._report(report)
        if report not in self.holdings.readings:
            return
        yield from self._statements(report)
        yield from self._responses(report)
        yield from self._positions(report)
        yield from self._decisions(report)

    def _moment(self, report: str, what: What, spans: tuple[Span, ...], **more: object) -> Moment:
        filed = self.holdings.filed[report]
        reading = self.holdings.readings.get(report)
        given = {
            "date": filed.date,
            "text": joined(reading.text, spans) if reading else "",
            "dated_by": "published" if filed.dates else "added",
            "actor": None,
        }
        return Moment(
            what=what,
            report=report,
            spans=spans,
            published=filed.date,
            dates=filed.dates,
            outlet=filed.outlet,
            reprint_of=filed.reprint_of,
            forgotten=filed.forgotten,
            **(given | more),  # type: ignore[arg-type]
        )

    def _report(self, report: str) -> Moment:
        filed = self.holdings.filed[report]
        reading = self.holdings.readings.get(report)
        author = next((one.author for one in filed.publications if one.author), None)
        actor = filed.outlet or author
        if filed.title or reading is None:
            return self._moment(report, "report", (), text=filed.title or "", actor=actor)
        lead = len(reading.text) - len(reading.text.lstrip())
        end = reading.text.find("\n", lead)
        spans = (Span(lead, end if end >= 0 else len(reading.text)),)
        return self._moment(report, "report", spans, actor=actor)

    def _statements(self, report: str) -> Iterator[Moment]:
        wanted = self.wanted
        for held in self.by_report.get(report, ()):
            claim = self.claim_of.get(held.key)
            turns = self.turns.get(claim or "", {})
            if wanted.claim and claim != wanted.claim.id:
                continue
            if wanted.source and not any(self._by(report, one.id) for one in held.chain):
                continue
            if not (wanted.claim or wanted.source or wanted.report) and len(turns) < 2:
                continue
            root = held.root
            actor = self._name(report, root.id, root.name) if root else None
            yield self._moment(
                report,
                "statement",
                held.statement.spans,
                text=held.statement.text,
                actor=actor if held.voice == "reported" else (held.outlet or "the author"),
                kind=held.attribution.force if held.attribution else None,
                grade=held.grade,
                statement=held.key,
                claim=claim,
                turn=turns.get(self.holdings.original(report), 0),
                turns=len(turns),
            )

    def _responses(self, report: str) -> Iterator[Moment]:
        for one in self.holdings.readings[report].responses:
            key = key_of(report, one.about) if one.about else None
            if self._asked(report, key, (one.actor,), one.spans):
                yield self._acted(report, "response", one.actor, one.spans, key, kind=one.kind)

    def _positions(self, report: str) -> Iterator[Moment]:
        for one in self.holdings.readings[report].positions:
            if self._asked(report, None, (one.actor,), one.spans):
                yield self._acted(report, "position", one.actor, one.spans, None, kind=one.kind)

    def _decisions(self, report: str) -> Iterator[Moment]:
        for one in self.holdings.readings[report].decisions:
            key = key_of(report, one.what) if one.what else None
            if not self._asked(report, key, (one.decider, *one.through), one.spans):
                continue
            day = _DAY.match(one.when.value or "") if one.when else None
            told = {"date": day.group(), "dated_by": "told"} if day else {}
            yield self._acted(
                report, "decision", one.decider, one.spans, key, kind=one.kind, **told
            )

    def _asked(
        self, report: str, key: str | None, actors: Iterable[str], spans: tuple[Span, ...]
    ) -> bool:
        """Whether it is of the source and of the claim that are asked for."""
        if self.wanted.source and not any(self._by(report, actor) for actor in actors):
            return False
        if self.wanted.claim is None:
            return True
        if key is not None and self.claim_of.get(key) == self.wanted.claim.id:
            return True
        own = self._spans.get(report, ())
        return key is None and any(a.overlaps(b) for a in spans for b in own)

    def _acted(
        self,
        report: str,
        what: What,
        actor: str,
        spans: tuple[Span, ...],
        key: str | None,
        **more: object,
    ) -> Moment:
        source = self.holdings.source(SourceRef(report, actor))
        about = self.holdings.by_key.get(key or "")
        return self._moment(
            report,
            what,
            spans,
            actor=self._name(report, actor, source.name if source else None),
            grade=source.grade if source else None,
            statement=about.key if about else None,
            about=about.statement.text if about else None,
            claim=self.claim_of.get(about.key) if about else None,
            **more,
        )

    def _by(self, report: str, source: str) -> bool:
        return SourceRef(report, source) in self.members

    def _name(self, report: str, source: str, name: str | None) -> str | None:
        """The name that the source has in the whole ledger."""
        return self.names.get(self.known.get(SourceRef(report, source), ""), name)


def _once(found: list[Moment], holdings: Holdings, asked: str | None) -> Iterator[Moment]:
    """Takes out what a reprint repeats; the first one carries the dates of both."""

    def mark(one: Moment) -> tuple[object, ...]:
        words = " ".join(one.text.split())
        return holdings.original(one.report), one.what, one.kind, one.actor, words

    first: dict[tuple[object, ...], int] = {}
    dates: dict[int, set[str]] = {}
    gone: set[int] = set()
    for place, one in enumerate(found):
        if one.what == "report" or asked is not None:
            continue
        kept = first.setdefault(mark(one), place)
        if found[kept].report != one.report:
            gone.add(place)
            dates.setdefault(kept, set()).update(one.dates)
    for place, one in enumerate(found):
        if place in gone:
            continue
        if place in dates:
            every = tuple(sorted({*one.dates, *dates[place]}))
            one = msgspec.structs.replace(one, dates=every)
        yield one
