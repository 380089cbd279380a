"""Whether everything that a page shows has its provenance; what it lacks, one line each."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.ledger.records import parted
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.validating import Incomplete, validate

_UNSOURCED = "no source was found"


def lacking(keys: Iterable[str], reports: Collection[str], holdings: Holdings) -> list[Incomplete]:
    """What is not whole in some reports, as far as these statements rest on it.

    What is broken in a report counts, wherever in it: a span that does not cut what it claims, an
    id that points nowhere. Of the statements shown, those put to somebody who was not found count.
    An ungraded source is there, and is shown as not graded.
    """
    shown, within = set(keys), set(reports)
    return [
        one
        for one in validate(holdings).incomplete
        if (one.gap == "broken" and (one.report in within or one.id in shown))
        or (one.gap == "unsourced" and one.what == _UNSOURCED and one.id in shown)
    ]


def unsourced(found: Iterable[Incomplete]) -> frozenset[str]:
    """Keys of the statements that a page can leave out; what is broken it cannot."""
    return frozenset(
        one.id for one in found if one.gap == "unsourced" and one.id and parted(one.id)[0]
    )
