"""What a source across reports said, and what it only passed on, in order of time."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held, LedgerSource

Part = Literal["said", "passed_on"]


class Spoken(msgspec.Struct, frozen=True):
    """A statement that a source made, or passed on from somebody else."""

    held: Held
    part: Part
    reprint_of: str | None = None  # the first report with this text


def spoken(source: LedgerSource, holdings: Holdings) -> tuple[Spoken, ...]:
    """All statements with the source in their chain, by date, report and place.

    ``said``: it is the root. ``passed_on``: it stands between the report and the root.
    """
    members = {(ref.report, ref.source) for ref in source.members}
    out = []
    for held in holdings.held:
        hops = [(held.report, hop.id) in members for hop in held.chain]
        if not any(hops):
            continue
        original = holdings.original(held.report)
        out.append(
            Spoken(
                held=held,
                part="said" if hops[-1] else "passed_on",
                reprint_of=original if original != held.report else None,
            )
        )
    return tuple(out)
