"""How a statement is quoted with its place: report, outlet, date, paragraph, words."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.read.paragraphs import paragraphs
from onrecord.records import Reading, Span, joined
from onrecord.show import wording
from onrecord.show.visible import one_line
from onrecord.weigh.records import Held

if TYPE_CHECKING:
    from onrecord.weigh.holdings import Holdings

QUOTE = 240  # code points of a statement on the screen; JSON and CSV have it whole


class Quoting:
    """Quotes what is held; the paragraphs of a report are found once."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self.readings = readings
        self._begins: dict[str, list[int]] = {}

    @classmethod
    def of(cls, holdings: Holdings) -> Quoting:
        """For all reports of the holdings."""
        return cls(holdings.readings)

    def paragraph(self, report: str, spans: Sequence[Span]) -> int | None:
        """The number, from 1, of the paragraph that the first of the spans begins in."""
        begins = self._of(report)
        if not begins or not spans:
            return None
        return max(1, bisect.bisect_right(begins, min(spans).start))

    def place(self, report: str, spans: Sequence[Span]) -> str:
        """``¶3``; empty where it is not known."""
        number = self.paragraph(report, spans)
        return f"¶{number}" if number else ""

    def words(self, report: str, spans: Sequence[Span], longest: int = QUOTE) -> str:
        """The words of some spans in quotation marks, on one line, cut to ``longest``."""
        reading = self.readings.get(report)
        return unquoted(wording.quoted(reading.text, spans, longest)) if reading else ""

    def text(self, report: str, spans: Sequence[Span]) -> str:
        """The words of some spans as the contract has them, whole."""
        reading = self.readings.get(report)
        return joined(reading.text, spans) if reading else ""

    def where(self, held: Held) -> str:
        """``Saltmere Gazette, 2031-03-13, ¶4``; the report's id where the outlet is not known."""
        outlet = one_line(held.outlet or "") or one_line(held.report)
        parts = (outlet, held.date, self.place(held.report, spans_of(held)))
        return ", ".join(part for part in parts if part)

    def said(self, held: Held, longest: int = QUOTE) -> str:
        """The words of a statement in quotation marks."""
        words = held.statement.text
        return self.words(held.report, spans_of(held), longest) or unquoted(
            wording.quoted(words, [Span(0, len(words))], longest)
        )

    def evidence(self, held: Held) -> dict[str, Any]:
        """A statement with all that explains it, as every answer's JSON has it."""
        one = held.statement
        return {
            "statement": held.key,
            "report": held.report,
            "date": held.date,
            "outlet": held.outlet,
            "paragraph": self.paragraph(held.report, one.spans),
            "spans": [{"start": span.start, "end": span.end} for span in one.spans],
            "text": one.text,
            "voice": held.voice,
            "source": held.root.name if held.root else None,
            "grade": held.grade,
            "chain": [source.name for source in held.chain],
            "force": held.attribution.force if held.attribution else None,
            "modality": one.modality,
            "polarity": one.polarity,
        }

    def _of(self, report: str) -> list[int]:
        if report not in self._begins:
            reading = self.readings.get(report)
            found = paragraphs(reading.text) if reading else []
            self._begins[report] = [one.start for one in found]
        return self._begins[report]


def unquoted(quote: str) -> str:
    """``quote`` without our quotation marks where the words bring their own."""
    inner = quote[1:-1]
    own = (inner[:1], inner[-1:])
    whole = own in (("“", "”"), ('"', '"')) and not set(own) & set(inner[1:-1])
    return inner if whole else quote


def spans_of(held: Held) -> tuple[Span, ...]:
    """The spans of a statement in its report's text."""
    return held.statement.spans
