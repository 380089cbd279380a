"""Unnamed sources that may be one: never merged, only marked."""

from __future__ import annotations

from onrecord.records import Source
from onrecord.weigh.affairs import Affairs
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.offices import Profile, profile
from onrecord.weigh.records import SourceRef

_MOST = 40  # unnamed sources of one role and body that are looked at for each


def possibly_one(holdings: Holdings, affairs: Affairs) -> list[tuple[SourceRef, SourceRef]]:
    """Pairs of unnamed sources of different reports that nothing tells apart: those to whom
    joined statements are put, and those of one role and body in one affair."""
    out: set[tuple[SourceRef, SourceRef]] = set()
    for join in holdings.joins:
        first, second = holdings.by_key[join.first], holdings.by_key[join.second]
        a, b = first.root, second.root
        if a is None or b is None or "anonymous" != a.grade or a.grade != b.grade:
            continue
        if may_be_one(_profile(a), _profile(b)):
            out.add((SourceRef(first.report, a.id), SourceRef(second.report, b.id)))
    alike: dict[tuple[str, str], list[SourceRef]] = {}
    for report, reading in holdings.readings.items():
        for source in reading.sources:
            told = _profile(source)
            if source.grade == "anonymous" and told.head and told.body and not told.body.generic:
                alike.setdefault((told.head, told.body.key), []).append(
                    SourceRef(report, source.id)
                )
    for refs in alike.values():
        for k, one in enumerate(refs):
            for other in refs[k + 1 : k + 1 + _MOST]:
                if one.report != other.report and affairs.one(one.report, other.report):
                    out.add((one, other))
    return sorted(out)


def may_be_one(one: Profile, other: Profile) -> bool:
    """Whether nothing said of two unnamed sources tells them apart."""
    if one.states and other.states and not set(one.states) & set(other.states):
        return False
    if one.fields and other.fields and not set(one.fields) & set(other.fields):
        return False
    if one.body and other.body and not (one.body.generic or other.body.generic):
        return one.body.fits(other.body)
    return True


def _profile(source: Source) -> Profile:
    role = source.role or (source.name if source.kind in ("person", "group", None) else None)
    return profile(role, source.affiliation)
