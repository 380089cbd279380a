"""People across reports: names that agree, and nothing that tells two bearers apart.

A full name needs given and last name to agree. Where it is an initial, a nickname or another
spelling, or a name that many bear, role or affiliation must agree as well. A last name alone needs
the same role, no other affiliation, and the same affair. Who could be one of two is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.weigh.affairs import DAYS, Affairs
from onrecord.weigh.names import PersonName, agreement, is_common, last_key
from onrecord.weigh.offices import Profile, Verdict, compared
from onrecord.weigh.records import SourceRef

_KNOWN_TO_ALL = 5  # reports that name a person before an untold name is taken for that person's
_MOST_LOOKED_AT = 40  # reports of a person that are asked for the same affair


@dataclass(frozen=True)
class Seen:
    """A person in one report."""

    ref: SourceRef
    date: str
    name: PersonName
    profile: Profile
    gender: str = ""

    @property
    def order(self) -> tuple[str, str, str]:
        """By date, report and source."""
        return (self.date, self.ref.report, self.ref.source)


@dataclass
class Person:
    """One person as far as the words tell; ``loose``: may be another, so nobody else joins."""

    seen: list[Seen] = field(default_factory=list)
    loose: bool = False
    possibly: list[Person] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    profiles: dict[Profile, int] = field(default_factory=dict)

    def add(self, one: Seen, reason: str = "") -> None:
        """Takes in where the person is seen, and why it is the same."""
        self.seen.append(one)
        self.profiles[one.profile] = self.profiles.get(one.profile, 0) + 1
        if reason and reason not in self.reasons:
            self.reasons.append(reason)

    @property
    def names(self) -> set[PersonName]:
        """All names, as they are written."""
        return {one.name for one in self.seen}

    @property
    def genders(self) -> set[str]:
        """``m``, ``f``, both or neither."""
        return {one.gender for one in self.seen} - {""}

    def take(self, other: Person) -> None:
        """Takes in all that is another."""
        for one in other.seen:
            self.add(one)
        self.reasons += [reason for reason in other.reasons if reason not in self.reasons]
        self.possibly += [p for p in other.possibly if p is not self and p not in self.possibly]
        self.possibly = [p for p in self.possibly if p is not other]

    def clashes(self, other: Person) -> bool:
        """Whether gender, role or affiliation tell two apart."""
        if self.genders and other.genders and not self.genders & other.genders:
            return True
        return any(compared(a, b) == "clash" for a in self.profiles for b in other.profiles)

    def stands(self, one: Seen) -> Verdict:
        """What its profile and gender say of another who has the name."""
        if one.gender and self.genders and one.gender not in self.genders:
            return "clash"
        counted: dict[Verdict, int] = {}
        for other, times in self.profiles.items():
            verdict = compared(one.profile, other)
            counted[verdict] = counted.get(verdict, 0) + times
        agreed, clashed = counted.get("agree", 0), counted.get("clash", 0)
        if clashed and agreed <= 3 * clashed:
            return "clash"  # among many who agree, one misread role breaks no person
        if agreed:
            return "agree"
        return "doubt" if counted.get("doubt") else "silent"


Apart = dict[SourceRef, set[SourceRef]]


def people(seen: Iterable[Seen], affairs: Affairs, apart: Apart) -> list[Person]:
    """Who is one person; each :class:`Seen` is in exactly one of them."""
    by_last: dict[str, list[Seen]] = {}
    for one in sorted(seen, key=lambda one: one.order):
        by_last.setdefault(last_key(one.name), []).append(one)
    out: list[Person] = []
    for bucket in by_last.values():
        full = [one for one in bucket if one.name.full]
        found: list[Person] = []
        for forms in _forms(full):
            found += _of_forms([one for one in full if one.name in forms], affairs, apart)
        _link_alike(found)
        short = [one for one in bucket if not one.name.full]
        out += _with_last_names(found, short, affairs, apart)
    return out


def _forms(seen: Sequence[Seen]) -> list[set[PersonName]]:
    """The written names in sets of which each two agree; one that fits two others is alone."""
    names = sorted({one.name for one in seen})
    fits = {name: {other for other in names if agreement(name, other) != "other"} for name in names}
    out: list[set[PersonName]] = []
    placed: set[PersonName] = set()
    for name in names:
        if name in placed:
            continue
        reached, open_names = {name}, [name]
        while open_names:
            for other in fits[open_names.pop()] - reached:
                reached.add(other)
                open_names.append(other)
        placed |= reached
        torn = {n for n in reached if fits[n] != reached}
        if not torn:
            out.append(reached)
            continue
        # J. Roe fits Jane Roe and John Roe: those that fit two who do not fit each other stay alone
        bridges = {n for n in reached if any(b not in fits[a] for a in fits[n] for b in fits[n])}
        out += [{n} for n in sorted(bridges)]
        rest = reached - bridges
        while rest:
            first = min(rest)
            group = {n for n in rest if n in fits[first]}
            out.append(group)
            rest -= group
    return out


def _of_forms(seen: Sequence[Seen], affairs: Affairs, apart: Apart) -> list[Person]:
    """People of agreeing full names; those whose role is told come first."""
    found: list[Person] = []
    for one in sorted(seen, key=lambda one: (not one.profile.told, one.order)):
        open_ones = [p for p in found if not p.loose]
        verdicts = [_verdict(p, one, affairs, apart) for p in open_ones]
        agreeing = [p for p, v in zip(open_ones, verdicts, strict=True) if v == "agree"]
        fitting = [p for p, v in zip(open_ones, verdicts, strict=True) if v == "silent"]
        if agreeing and _are_one(agreeing, apart):
            first = agreeing[0]
            first.add(one, _why(first, one, "role or affiliation agree"))
            for other in agreeing[1:]:
                first.take(other)
                found.remove(other)
            continue
        chosen = None if agreeing else _chosen(fitting, one, affairs)
        if chosen is not None:
            chosen.add(one, _why(chosen, one, "nothing tells them apart"))
            continue
        alone = Person(loose=len(agreeing) > 1 or len(fitting) > 1)
        alone.add(one)
        alone.possibly += [p for p in open_ones if not _held_apart(p, one, apart)][:8]
        found.append(alone)
    return found


def _are_one(persons: Sequence[Person], apart: Apart) -> bool:
    """Whether people with whom one agrees have nothing against each other."""
    return all(
        one.clashes(other) is False and not any(_held_apart(one, s, apart) for s in other.seen)
        for k, one in enumerate(persons)
        for other in persons[k + 1 :]
    )


def _chosen(fitting: Sequence[Person], one: Seen, affairs: Affairs) -> Person | None:
    """Whom a name means about whom nothing is told: the only one, the only one in the affair,
    or one so much more often named than all others that nobody else would be meant."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    near = [p for p in fitting if _same_affair(p, one, affairs)]
    if len(near) == 1:
        return near[0]
    first, *others = sorted(fitting, key=lambda p: (-len(p.seen), p.seen[0].order))
    rest = sum(len(p.seen) for p in others)
    return first if len(first.seen) >= max(_KNOWN_TO_ALL, 4 * rest) else None


def _verdict(person: Person, one: Seen, affairs: Affairs, apart: Apart) -> str:
    if _held_apart(person, one, apart):
        return "clash"
    verdict = person.stands(one)
    if verdict in ("clash", "agree"):
        return verdict
    exact = any(agreement(one.name, name) == "same" for name in person.names)
    if exact and verdict == "silent" and not is_common(one.name):
        return "silent"
    return "silent" if exact and _same_affair(person, one, affairs) else "doubt"


def _same_affair(person: Person, one: Seen, affairs: Affairs) -> bool:
    day = affairs.day(one.ref.report)
    near = [s for s in person.seen if abs(affairs.day(s.ref.report) - day) <= DAYS]
    near.sort(key=lambda s: (abs(affairs.day(s.ref.report) - day), s.order))
    return any(affairs.one(s.ref.report, one.ref.report) for s in near[:_MOST_LOOKED_AT])


def _held_apart(person: Person, one: Seen, apart: Apart) -> bool:
    others = apart.get(one.ref)
    return bool(others) and any(s.ref in others for s in person.seen)  # type: ignore[operator]


def _why(person: Person, one: Seen, what: str) -> str:
    same = any(agreement(one.name, name) == "same" for name in person.names)
    return f"{'the same full name' if same else 'a form of the same name'}; {what}"


def _link_alike(found: Sequence[Person]) -> None:
    """Those whose names agree and who were not made one are possibly one."""
    for k, one in enumerate(found):
        names = min(one.names)
        for other in found[k + 1 : k + 9]:
            known = other in one.possibly or one in other.possibly
            if not known and agreement(names, min(other.names)) != "other":
                other.possibly.append(one)


def _with_last_names(
    found: list[Person], short: Sequence[Seen], affairs: Affairs, apart: Apart
) -> list[Person]:
    """Last names alone, each to the one person of that role in the same affair, or apart."""
    alone: list[Person] = []
    for one in short:
        here = [
            p
            for p in (*found, *alone)
            if p.seen[0].name.last == one.name.last and _same_affair(p, one, affairs)
        ]
        agreeing = [
            p
            for p in here
            if not _held_apart(p, one, apart) and _same_office(p, one) and not p.loose
        ]
        if len(agreeing) == 1:
            agreeing[0].add(one, "the same last name, role and affair")
            continue
        single = Person()
        single.add(one)
        fits = [p for p in here if p.stands(one) != "clash" and not _held_apart(p, one, apart)]
        single.possibly += fits[:4]
        alone.append(single)
    return [*found, *alone]


def _same_office(person: Person, one: Seen) -> bool:
    """Whether somebody of that person's last name has the very role, and no other affiliation."""
    if person.stands(one) != "agree":
        return False
    mine = one.profile
    return bool(mine.office) and any(
        other.office == mine.office and compared(mine, other) == "agree"
        for other in person.profiles
    )
