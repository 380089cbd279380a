"""Sources across reports: the same person, office, body, state or outlet under its names.

A false merge is the worst error: what does not say clearly enough who it is stays alone. An
unnamed source is never merged with another; it may be marked as possibly the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.errors import OnRecordError
from onrecord.records import Reading, Source
from onrecord.weigh.affairs import Affairs
from onrecord.weigh.families import Families
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.keys import KEYED, Key, key_of_source
from onrecord.weigh.names import gender, person_name
from onrecord.weigh.offices import office_key, profile
from onrecord.weigh.people import Apart, Seen, people
from onrecord.weigh.records import LedgerSource, SourceRef
from onrecord.weigh.unnamed import possibly_one

_T = TypeVar("_T", bound=str)
_MOST_MENTIONS = 12


class SourceError(OnRecordError):
    """A source that was asked for and that the ledger does not have."""


@dataclass
class _Group:
    """References that are one source."""

    refs: list[SourceRef] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


class _Ties:
    """Which groups were put together by a person: union-find over their numbers."""

    def __init__(self, count: int) -> None:
        self._over = list(range(count))

    def top(self, k: int) -> int:
        while self._over[k] != k:
            self._over[k] = self._over[self._over[k]]
            k = self._over[k]
        return k

    def tie(self, a: int, b: int) -> None:
        a, b = sorted((self.top(a), self.top(b)))
        self._over[b] = a


def ledger_sources(
    holdings: Holdings, families: Families | None = None
) -> tuple[LedgerSource, ...]:
    """All sources of the readings, each in exactly one, by the place of their first member."""
    families = families or Families.shipped()
    found = {
        SourceRef(report, source.id): source
        for report, reading in holdings.readings.items()
        for source in reading.sources
    }
    apart = _apart(holdings)
    affairs = Affairs(holdings)
    groups, pairs = _grouped(holdings, found, affairs, apart, families)
    groups = _put_together(holdings, groups)
    at = {ref: k for k, group in enumerate(groups) for ref in group.refs}
    pairs += possibly_one(holdings, affairs)
    ids = [_id(holdings, group.refs) for group in groups]
    may: dict[int, set[str]] = {}
    for a, b in pairs:
        one, other = at.get(a), at.get(b)
        if one is None or other is None or one == other or b in apart.get(a, ()):
            continue
        may.setdefault(one, set()).add(ids[other])
        may.setdefault(other, set()).add(ids[one])
    counts = _counted(holdings)
    out = [
        _made(holdings, found, group, ids[k], sorted(may.get(k, ())), counts)
        for k, group in enumerate(groups)
    ]
    return tuple(sorted(out, key=lambda one: _order(holdings, one.members[0])))


def find_source(sources: Sequence[LedgerSource], given: str) -> LedgerSource:
    """The source of an id, of any member's id, or of a name that one source alone has.

    Raises :class:`SourceError` where there is none, or more than one.
    """
    for one in sources:
        if one.id == given or any(ref_id(ref) == given for ref in one.members):
            return one
    low = given.casefold()
    named = [s for s in sources if low in (s.name.casefold(), *map(str.casefold, s.aliases))]
    if len(named) == 1:
        return named[0]
    if named:
        ids = ", ".join(one.id for one in named[:5])
        raise SourceError(
            f"{len(named)} sources are called {given}: give one of their ids ({ids})."
        )
    raise SourceError(f"There is no source {given}: `onrecord sources` lists them with their ids.")


def ref_id(ref: SourceRef) -> str:
    """The id that a source has where this member is its first."""
    return "s" + hashlib.sha256(f"{ref.report}#{ref.source}".encode()).hexdigest()[:12]


def _order(holdings: Holdings, ref: SourceRef) -> tuple[str, str, int, str]:
    return (holdings.filed[ref.report].date, ref.report, len(ref.source), ref.source)


def _id(holdings: Holdings, refs: Sequence[SourceRef]) -> str:
    return ref_id(min(refs, key=lambda ref: _order(holdings, ref)))


def _apart(holdings: Holdings) -> Apart:
    out: Apart = {}
    for a, b in holdings.apart:
        out.setdefault(a, set()).add(b)
        out.setdefault(b, set()).add(a)
    return out


def mentions_of(reading: Reading, source: Source) -> list[str]:
    """The words of the first mentions of a source."""
    return [span.cut(reading.text) for span in source.mentions[:_MOST_MENTIONS]]


def _grouped(
    holdings: Holdings,
    found: dict[SourceRef, Source],
    affairs: Affairs,
    apart: Apart,
    families: Families,
) -> tuple[list[_Group], list[tuple[SourceRef, SourceRef]]]:
    """People by name, what is not a person by normal form, all others alone."""
    groups: list[_Group] = []
    pairs: list[tuple[SourceRef, SourceRef]] = []
    seen: list[Seen] = []
    keyed: dict[Key, list[SourceRef]] = {}
    last_names = _last_names(found.values())
    for ref, source in found.items():
        reading = holdings.readings[ref.report]
        name = person_name(source.name) if source.kind in ("person", None) else None
        if source.grade == "named" and name is not None:
            seen.append(
                Seen(
                    ref,
                    holdings.filed[ref.report].date,
                    name,
                    profile(source.role, source.affiliation),
                    gender(name, mentions_of(reading, source)),
                )
            )
            continue
        key = key_of_source(source, reading, families)
        if key is None or (key.what == "body" and key.form in last_names):
            groups.append(_Group([ref]))  # *Clinton* alone is no body
        else:
            keyed.setdefault(key, []).append(ref)
    for key, refs in keyed.items():
        groups += _by_key(holdings, key, refs, found[refs[0]].name, affairs, apart)
    persons = people(seen, affairs, apart)
    for person in persons:
        refs = [one.ref for one in person.seen]
        groups.append(_Group(refs, person.reasons if len(refs) > 1 else []))
        pairs += [(refs[0], other.seen[0].ref) for other in person.possibly]
    return groups, pairs


def _last_names(sources: Iterable[Source]) -> frozenset[str]:
    """The last names of all people who are named in full."""
    out = set()
    for source in sources:
        if source.kind == "person" and source.grade == "named":
            name = person_name(source.name)
            if name is not None and name.full:
                out.add(name.last)
    return frozenset(out)


def _by_key(
    holdings: Holdings,
    key: Key,
    refs: Sequence[SourceRef],
    name: str,
    affairs: Affairs,
    apart: Apart,
) -> list[_Group]:
    """One group of one normal form, but for those that a person held apart or another affair."""
    out: list[_Group] = []
    for ref in sorted(refs, key=lambda ref: _order(holdings, ref)):
        for group in out:
            if apart.get(ref, set()) & set(group.refs):
                continue
            if key.days and not any(
                abs(affairs.day(ref.report) - affairs.day(r.report)) <= key.days for r in group.refs
            ):
                continue
            if key.affair and not all(affairs.one(ref.report, r.report) for r in group.refs):
                continue
            group.refs.append(ref)
            group.reasons = [KEYED[key.what].format(name)]
            break
        else:
            out.append(_Group([ref]))
    return out


def _put_together(holdings: Holdings, groups: list[_Group]) -> list[_Group]:
    """Groups that a person said are one, made one."""
    at = {ref: k for k, group in enumerate(groups) for ref in group.refs}
    ties = _Ties(len(groups))
    by_hand = set()
    for a, b in holdings.merged:
        if a in at and b in at:
            ties.tie(at[a], at[b])
            by_hand |= {at[a], at[b]}
    out: dict[int, _Group] = {}
    for k, group in enumerate(groups):
        whole = out.setdefault(ties.top(k), _Group())
        whole.refs += group.refs
        whole.reasons += [r for r in group.reasons if r not in whole.reasons]
        if k in by_hand and "a person put them together" not in whole.reasons:
            whole.reasons.append("a person put them together")
    return list(out.values())


def _counted(holdings: Holdings) -> Counter[SourceRef]:
    """How many statements have each source as their root, reprints left out."""
    out: Counter[SourceRef] = Counter()
    for held in holdings.held:
        if held.root is not None and holdings.original(held.report) == held.report:
            out[SourceRef(held.report, held.root.id)] += 1
    return out


def _made(
    holdings: Holdings,
    found: dict[SourceRef, Source],
    group: _Group,
    id: str,
    possibly: Sequence[str],
    counts: Counter[SourceRef],
) -> LedgerSource:
    refs = sorted(set(group.refs), key=lambda ref: _order(holdings, ref))
    members = [found[ref] for ref in refs]
    names = Counter(one.name for one in members)
    # the fullest name of those that are used more than once, where there is one
    name = max(sorted(names), key=lambda n: (min(names[n], 2), len(n.split()), names[n]))
    return LedgerSource(
        id=id,
        name=name,
        grade=_most(one.grade for one in members),
        kind=_most(one.kind for one in members),
        role=_most(one.role for one in members),
        affiliation=_most(one.affiliation for one in members),
        aliases=tuple(sorted(set(names) - {name})),
        reports=tuple(dict.fromkeys(ref.report for ref in refs)),
        statements=sum(counts[ref] for ref in refs),
        members=tuple(refs),
        possibly=tuple(possibly),
        offices=_offices(holdings, refs, members),
        reasons=tuple(group.reasons),
    )


def _most(values: Iterable[_T | None]) -> _T | None:
    """The value that comes most often, the first of them; None where there is none."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None


def _offices(
    holdings: Holdings, refs: Sequence[SourceRef], members: Sequence[Source]
) -> tuple[str, ...]:
    """The offices that a named person is seen in, each with the first and the last day."""
    days: dict[str, list[str]] = {}
    for ref, one in zip(refs, members, strict=True):
        key = office_key(one.role, one.affiliation) if one.grade == "named" else None
        if key is not None and one.kind in ("person", None):
            days.setdefault(key, []).append(holdings.filed[ref.report].date)
    return tuple(
        f"{key} ({min(found)})" if len(set(found)) == 1 else f"{key} ({min(found)} to {max(found)})"
        for key, found in sorted(days.items(), key=lambda item: (min(item[1]), item[0]))
    )
