"""What is in the ledger, report by report: how much each says, and on whose word."""

from __future__ import annotations

from collections import Counter

import msgspec

from onrecord.ledger.records import Filed
from onrecord.weigh.holdings import Holdings


class Shelved(msgspec.Struct, frozen=True):
    """A report as the ledger holds it. One that was forgotten has no statements."""

    filed: Filed
    statements: int
    sources: int
    grades: dict[str, int]  # grade of the root to the number of statements; "unknown": not graded
    reprint_of: str | None  # the first report with this text


def shelved(holdings: Holdings) -> tuple[Shelved, ...]:
    """All reports, by date and id."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in holdings.filed}
    for held in holdings.held:
        counts[held.report][held.grade or "unknown"] += 1
    out = []
    for name, filed in holdings.filed.items():
        reading = holdings.readings.get(name)
        original = holdings.original(name)
        out.append(
            Shelved(
                filed=filed,
                statements=counts[name].total(),
                sources=len(reading.sources) if reading else 0,
                grades=dict(sorted(counts[name].items())),
                reprint_of=original if original != name else None,
            )
        )
    return tuple(out)
