"""A dossier in a ledger of its own, and what the ledger answers about it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.dossiers.loading import Dossier, Place, has, spans
from onrecord.ledger.records import key_of
from onrecord.ledger.store import Ledger
from onrecord.read.reader import Reader
from onrecord.records import Source
from onrecord.weigh.claims import claims
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.placing import place
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef
from onrecord.weigh.sources import ledger_sources


class Asked:
    """What a ledger that holds one dossier answers, as of any day."""

    def __init__(
        self, dossier: Dossier, ids: dict[str, str], held: Callable[[str | None], Holdings]
    ) -> None:
        self.dossier = dossier
        self.ids = ids  # name in the dossier to id in the ledger
        self.held = cache(held)
        self.sources = cache(self._sources)
        self.claims = cache(self._claims)

    @classmethod
    def of(cls, dossier: Dossier, reader: Reader) -> Asked:
        """Reads the reports and adds them, in their order, to a ledger that is then thrown away."""
        ids: dict[str, str] = {}
        with (
            tempfile.TemporaryDirectory() as folder,
            Ledger.open(Path(folder) / "onrecord.db") as ledger,
        ):
            for name, report in dossier.reports.items():
                if ledger.seen(report, reader.id) is not None:
                    ids[name] = ledger.add_again(report, reader.id).report
                    continue
                reading, vectors = reader.read_with_vectors(ledger.as_filed(report))
                ids[name] = ledger.add(reading, vectors).report
            place(ledger)
            days = sorted(set(_days(dossier.expected)))
            kept = {day: Holdings.of(ledger, day) for day in (None, *days)}
        return cls(dossier, ids, kept.__getitem__)

    def holdings(self, day: str | None = None) -> Holdings:
        """What is held as of a day that the dossier names."""
        return self.held(day)

    def _sources(self, day: str | None = None) -> tuple[LedgerSource, ...]:
        return ledger_sources(self.holdings(day))

    def _claims(self, day: str | None = None) -> dict[str, Claim]:
        found = claims(self.holdings(day), self.sources(day))
        return {key: claim for claim in found for key in claim.statements}

    def statements(self, where: Place, day: str | None = None) -> list[Held]:
        """The statements that have most of the words, one for each time that they stand there.

        None before the day on which the report was published.
        """
        name, words = where
        reading = self.holdings(day).readings.get(self.ids[name])
        if reading is None:
            return []
        found: dict[str, Held] = {}
        for start, end in spans(reading.text, words):
            shared = {
                one.id: sum(max(0, min(s.end, end) - max(s.start, start)) for s in one.spans)
                for one in reading.statements
            }
            best = max(shared, key=lambda id: shared[id], default=None)
            if best is not None and 2 * shared[best] >= end - start:
                key = key_of(reading.id, best)
                found[key] = self.holdings(day).by_key[key]
        return list(found.values())

    def in_claims(self, where: Place, day: str | None = None) -> dict[str, Claim]:
        """The claims that those statements are in, by id."""
        found = self.claims(day)
        return {c.id: c for one in self.statements(where, day) for c in [found[one.key]]}

    def sources_called(self, where: Place, day: str | None = None) -> dict[str, LedgerSource]:
        """The ledger's sources that a report calls so, by id: by their name, or else a mention."""
        name, words = where
        report = self.ids[name]
        reading = self.holdings(day).readings.get(report)
        if reading is None:
            return {}
        found = [s for s in reading.sources if s.name.casefold() == words.casefold()]
        found = found or [s for s in reading.sources if has(s.name, words)]
        found = found or [s for s in reading.sources if _mentioned(s, reading.text, words)]
        refs = {SourceRef(report, one.id) for one in found}
        return {one.id: one for one in self.sources(day) if refs & set(one.members)}


def called(source: Source, text: str, words: str) -> bool:
    """Whether a source goes by the words, in its name or a mention."""
    return has(source.name, words) or _mentioned(source, text, words)


def _mentioned(source: Source, text: str, words: str) -> bool:
    return any(has(span.cut(text), words) for span in source.mentions)


def _days(expected: object) -> list[str]:
    """All days that an expectation asks about."""
    if isinstance(expected, dict):
        own = [k for k in expected if len(k) == 10 and k[4] == "-" and k[:4].isdigit()]
        own += [expected["as_of"]] if expected.get("as_of") else []
        return own + [day for value in expected.values() for day in _days(value)]
    if isinstance(expected, list):
        return [day for value in expected for day in _days(value)]
    return []
