"""A dossier gathered from what is held: one claim, or the claims that some reports share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from onrecord.ledger.records import Correction
from onrecord.weigh.carrying import carried, listed, ordered
from onrecord.weigh.claims import claims
from onrecord.weigh.dossier.complete import lacking, unsourced
from onrecord.weigh.dossier.graph import Drawing
from onrecord.weigh.dossier.records import Dossier, Period, Told
from onrecord.weigh.finding import find_claim
from onrecord.weigh.history.records import Answered
from onrecord.weigh.history.responding import responses
from onrecord.weigh.history.settling import by_claim, turns
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.moments import Moment, Wanted
from onrecord.weigh.records import Claim, Held, LedgerSource
from onrecord.weigh.sources import ledger_sources
from onrecord.weigh.standing.assuming import Assumption
from onrecord.weigh.standing.standing import Standing, Weighed
from onrecord.weigh.timeline import timeline
from onrecord.weigh.validating import Incomplete

_WITHOUT_ANONYMOUS = Assumption(grades=("anonymous",))


class Gathered:
    """Everything weighed once; then a dossier of a claim, or of all reports that are held."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.sources: tuple[LedgerSource, ...] = ledger_sources(holdings)
        self.claims: tuple[Claim, ...] = claims(holdings, self.sources)
        self.weighed = Weighed(holdings, self.claims, self.sources, _WITHOUT_ANONYMOUS)
        self.answers = by_claim(responses(holdings, self.claims, self.sources))
        self.standing: dict[str, Standing] = {one.id: one for one in self.weighed.statements()}

    def claim(self, given: str) -> list[Claim]:
        """The claim with this id or statement. Raises NoAnswer."""
        return [find_claim(self.claims, given)]

    def shared(self) -> list[Claim]:
        """The claims that two or more of the reports carry, the most carried first.

        Where there is none, those that somebody answered.
        """
        several = [
            one
            for one in self.claims
            if len({self.holdings.original(name) for name in one.reports}) > 1
        ]
        chosen = several or [one for one in self.claims if self.answers.get(one.id)]
        return [one.claim for one in ordered([listed(each, self.holdings) for each in chosen])]

    def lacks(self, chosen: Sequence[Claim]) -> list[Incomplete]:
        """What is missing of the provenance of what a page of these claims shows."""
        keys = [key for claim in chosen for key in claim.statements]
        reports = dict.fromkeys(name for claim in chosen for name in claim.reports)
        for claim in chosen:
            reports |= dict.fromkeys(one.report for one in self.answers.get(claim.id, ()))
        return lacking(keys, reports, self.holdings)

    def dossier(
        self,
        chosen: Sequence[Claim],
        of: Literal["claim", "reports"],
        lacks: Iterable[Incomplete] = (),
    ) -> Dossier:
        """The page of some claims; statements that ``lacks`` names as unsourced are left out."""
        gone = unsourced(lacks)
        kept = [claim for claim in chosen if not set(claim.statements) <= gone]
        until = self._until(kept, of)
        drawing = Drawing(self.weighed, self.claims, self.sources)
        told = [self._told(claim, drawing, until, gone) for claim in kept]
        names = dict.fromkeys(name for claim in kept for name in claim.reports)
        for claim in kept:
            names |= dict.fromkeys(one.report for one in self.answers.get(claim.id, ()))
        reports = [
            one for name, one in self.holdings.filed.items() if of == "reports" or name in names
        ]
        falls = list(self._falls(kept, of, gone))
        readers = dict.fromkeys(
            self.holdings.readings[one.id].reader
            for one in reports
            if one.id in self.holdings.readings
        )
        moments = timeline(self.holdings, kept, self.sources) if of == "reports" else ()
        return Dossier(
            of=of,
            as_of=self.holdings.as_of,
            until=until,
            reports=tuple(reports),
            told=tuple(told),
            moments=tuple(one for one in moments if one.statement not in gone),
            falls=tuple(falls),
            weighed=len(self._could_fall(kept, of, gone)),
            corrections=tuple(self._corrections(kept, of)),
            readers=tuple(readers),
            left_out=tuple(self.holdings.by_key[key] for key in sorted(gone)),
        )

    def _until(self, chosen: Sequence[Claim], of: str) -> str:
        days = [claim.last for claim in chosen]
        days += [one.date for claim in chosen for one in self.answers.get(claim.id, ())]
        if of == "reports" or not days:
            days += [one.date for one in self.holdings.filed.values()]
        return max([*days, *([self.holdings.as_of] if self.holdings.as_of else [])])

    def _told(self, claim: Claim, drawing: Drawing, until: str, gone: Collection[str]) -> Told:
        given = tuple(self.answers.get(claim.id, ()))
        moments = self._moments(claim, given)
        first = next((self.standing[key] for key in claim.statements if key in self.standing), None)
        return Told(
            carried=carried(claim, self.holdings),
            periods=tuple(_periods(claim, given, until)),
            answers=given,
            moments=tuple(one for one in moments if one.statement not in gone),
            graph=drawing.draw([claim], gone),
            standing=first,
        )

    def _moments(self, claim: Claim, given: Sequence[Answered]) -> list[Moment]:
        """The claim's timeline, with the answers to it that other reports give."""
        found = list(timeline(self.holdings, self.claims, self.sources, Wanted(claim=claim)))
        known = {
            (one.report, one.kind, span)
            for one in found
            if one.what == "response"
            for span in one.spans
        }
        for one in given:
            if any((one.report, one.kind, span) in known for span in one.spans):
                continue
            filed = self.holdings.filed[one.report]
            source = self.holdings.source(one.source)
            found.append(
                Moment(
                    date=one.date,
                    what="response",
                    actor=one.actor,
                    text=one.text,
                    report=one.report,
                    spans=one.spans,
                    dated_by="published" if filed.dates else "added",
                    published=filed.date,
                    dates=one.dates,
                    outlet=filed.outlet,
                    kind=one.kind,
                    grade=source.grade if source else None,
                    statement=one.about,
                    claim=claim.id,
                )
            )
        place = {name: n for n, name in enumerate(self.holdings.filed)}
        return sorted(found, key=lambda one: (one.date, place[one.report], one.what != "report"))

    def _could_fall(
        self, chosen: Sequence[Claim], of: str, gone: Collection[str]
    ) -> dict[str, Standing]:
        """Statements of the page that stand as things are: its claims', or all of its reports."""
        keys = {key for claim in chosen for key in claim.statements}
        return {
            key: one
            for key, one in self.standing.items()
            if (of == "reports" or key in keys) and key not in gone and one.before == "in"
        }

    def _falls(self, chosen: Sequence[Claim], of: str, gone: Collection[str]) -> Iterator[Standing]:
        """What falls without anonymous sources, and for a claim, what is concluded from it."""
        found = self._could_fall(chosen, of, gone)
        yield from (one for one in found.values() if one.falls)
        if of == "claim":
            for key in self._concluded(chosen):
                one = self.standing.get(key)
                if one is not None and one.falls and key not in found and key not in gone:
                    yield one

    def _concluded(self, chosen: Sequence[Claim]) -> list[str]:
        """Keys of the author's conclusions that rest on these claims."""
        grounds = self.weighed.grounds
        numbers = {
            grounds.claim_of[key]
            for claim in chosen
            for key in claim.statements
            if key in grounds.own
        }
        found = dict.fromkeys(
            node.name
            for number, node in enumerate(grounds.nodes)
            if node.kind == "inference" and numbers & set(grounds.parts.get(number, ()))
        )
        return list(found)

    def _corrections(self, chosen: Sequence[Claim], of: str) -> Iterator[Correction]:
        """Those that touch the page: a report of it, or a statement or source of its claims."""
        held = [self.holdings.by_key[key] for claim in chosen for key in claim.statements]
        for one in self.holdings.corrections:
            for anchor in one.anchors:
                if of == "reports":
                    touched = anchor.report in self.holdings.filed
                else:
                    touched = any(
                        each.report == anchor.report
                        and any(a < anchor.end and anchor.start < b for a, b in _places(each))
                        for each in held
                    )
                if touched:
                    yield one
                    break


def _places(held: Held) -> Iterator[tuple[int, int]]:
    """Where a statement stands, and where its sources are named."""
    for span in held.statement.spans:
        yield span.start, span.end
    for source in held.chain:
        for span in source.mentions:
            yield span.start, span.end


def _periods(claim: Claim, given: Sequence[Answered], until: str) -> Iterator[Period]:
    """The status from the first report on; an answer on that very day begins it."""
    changed = list(turns(given))
    starts = [] if changed and changed[0][0] <= claim.first else [(claim.first, "unanswered")]
    starts += [(max(day, claim.first), status) for day, status in changed]
    for place, (day, status) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else max(until, day)
        yield Period(day, end, status, tuple(one for one in given if one.date == day))  # type: ignore[arg-type]
