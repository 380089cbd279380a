"""Unnamed sources that may be one: never merged, only marked."""

from __future__ import annotations

from onrecord.records import Source
from onrecord.weigh.affairs import DAYS, Affairs
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.offices import Profile, profile
from onrecord.weigh.records import SourceRef

_OFFICIAL = frozenset(("government", "legislature", "military", "police", "local"))
_MOST_LOOKED_AT = 60  # unnamed sources, the next by date, that are looked at for each
_MOST = 8  # of them that may be the same


def possibly_one(holdings: Holdings, affairs: Affairs) -> list[tuple[SourceRef, SourceRef]]:
    """Pairs of unnamed sources of different reports that nothing tells apart: those to whom
    joined statements are put, and those of reports of one affair, the nearest in time."""
    out: set[tuple[SourceRef, SourceRef]] = set()
    for join in holdings.joins:
        first, second = holdings.by_key[join.first], holdings.by_key[join.second]
        a, b = first.root, second.root
        if a is None or b is None or a.grade != "anonymous" or a.grade != b.grade:
            continue
        if may_be_one(_profile(a), _profile(b)):
            out.add((SourceRef(first.report, a.id), SourceRef(second.report, b.id)))
    unnamed = [
        (affairs.day(report), SourceRef(report, source.id), _profile(source))
        for report, reading in holdings.readings.items()
        for source in reading.sources
        if source.grade == "anonymous" and source.kind in ("person", "group", None)
    ]
    unnamed.sort(key=lambda one: one[:2])
    for k, (day, one, told) in enumerate(unnamed):
        found = 0
        for later, other, of_other in unnamed[k + 1 : k + 1 + _MOST_LOOKED_AT]:
            if later - day > DAYS or found == _MOST:
                break
            if one.report == other.report or not may_be_one(told, of_other):
                continue
            if affairs.one(one.report, other.report):
                out.add((one, other))
                found += 1
    return sorted(out)


def may_be_one(one: Profile, other: Profile) -> bool:
    """Whether nothing said of two unnamed sources tells them apart."""
    if one.states and other.states and not set(one.states) & set(other.states):
        return False
    mine, theirs = set(one.fields), set(other.fields)
    both_official = bool(mine & _OFFICIAL) and bool(theirs & _OFFICIAL)
    if mine and theirs and not mine & theirs and not both_official:
        return False
    if one.body and other.body and not (one.body.generic or other.body.generic):
        return one.body.fits(other.body)
    return True


def _profile(source: Source) -> Profile:
    role = source.role or (source.name if source.kind in ("person", "group", None) else None)
    return profile(role, source.affiliation)
