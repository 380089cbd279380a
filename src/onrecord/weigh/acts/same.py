"""Which decisions of which reports are one act. A false merge is the worst error here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.weigh.acts.deciding import Made
from onrecord.weigh.acts.matter import shared, table, told
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim

_ALIKE = 0.6  # share of the smaller one's stems that two names of one act have in common
_TELLING = 1.2  # what those stems must tell, across reports that share no claim
_APART = 120  # days between two reports after which like words alone make no act one


def gathered(
    found: Sequence[Made], holdings: Holdings, claims: Sequence[Claim]
) -> tuple[tuple[Made, ...], ...]:
    """The decisions of each act, in the order of their first ones."""
    of = {key: claim.id for claim in claims for key in claim.statements}
    linked = {frozenset((join.first, join.second)) for join in holdings.links}
    near = {
        frozenset((a.partition("#")[0], b.partition("#")[0]))
        for a, b in ((join.first, join.second) for join in holdings.joins)
    }
    top = list(range(len(found)))

    def root(n: int) -> int:
        while top[n] != n:
            n = top[n]
        return n

    for later in _pairs(found):
        a, b = (found[n] for n in later)
        if _one(a, b, of, linked, near):
            first, second = sorted((root(later[0]), root(later[1])))
            top[second] = first
    groups: dict[int, list[Made]] = {}
    for n, one in enumerate(found):
        groups.setdefault(root(n), []).append(one)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def _may_be(a: Made, b: Made) -> bool:
    """Whether one decider is told by an office only, and the other holds such an office.

    *Ardovia's president* may be *President Ostrow*; two that are named never are.
    """
    for one, other in ((a, b), (b, a)):
        if one.grade in ("official", "collective", None) and other.grade == "named":
            head = one.name.casefold().split()[-1:]
            sides = {each for each in (one.side, other.side) if each}
            if head and head[0] in other.role.casefold().split() and len(sides) < 2:
                return True
    return False


def _pairs(found: Sequence[Made]) -> Iterator[tuple[int, int]]:
    """Pairs that could be one act: by decider, or by the report's statement."""
    by: dict[str, list[int]] = {}
    for n, one in enumerate(found):
        by.setdefault(one.decider, []).append(n)
        by.setdefault(f"report {one.report}", []).append(n)
        for each in one.matter:
            by.setdefault(f"stem {each}", []).append(n)
    seen: set[tuple[int, int]] = set()
    for some in by.values():
        if len(some) > 200:
            continue  # a stem that everything has tells nothing
        for place, a in enumerate(some):
            for b in some[place + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def _one(
    a: Made,
    b: Made,
    of: dict[str, str],
    linked: set[frozenset[str]],
    near: set[frozenset[str]],
) -> bool:
    """Whether two decisions are one act. It does not depend on their order."""
    if a.day and b.day and a.day != b.day:
        return False
    alike = shared(a.matter, b.matter)
    same = a.decider == b.decider
    if a.report == b.report:
        if not same:
            return a.decision.spans == b.decision.spans or _on_behalf(a, b) or _on_behalf(b, a)
        return alike >= _ALIKE or (_again(a, b) and a.part == b.part)
    keys = [one.held.key for one in (a, b) if one.held]
    together = len(keys) == 2 and (
        of.get(keys[0], keys[0]) == of.get(keys[1], keys[1]) or frozenset(keys) in linked
    )
    if together:
        return alike >= _ALIKE
    if alike < _ALIKE or not (same or _may_be(a, b)):
        return False
    if same and frozenset((a.report, b.report)) in near:
        return True
    common = a.matter & b.matter
    return len(common) > 1 and told(common) >= _TELLING and _days(a, b) <= _APART


def _on_behalf(one: Made, other: Made) -> bool:
    """*Louwen signed for Selland*: the same verb, for the one who is said to have done it."""
    words = "|".join(table("deeds")["verbs"]["behalf"])
    behalf = re.compile(rf"\b(?:{words}) (?:the )?{re.escape(other.name)}\b", re.IGNORECASE)
    return _verb(one) == _verb(other) and bool(behalf.search(one.words))


def _verb(one: Made) -> str:
    return one.decision.reason.split(";")[0]


def _again(a: Made, b: Made) -> bool:
    """*I ordered it*: the same verb, and a pronoun for what was said before."""
    first, later = sorted((a, b), key=lambda one: one.start)
    pronouns = table("deciding")["pronouns"]
    return (
        not later.matter
        and _verb(first) == _verb(later)
        and any(word in pronouns for word in later.words.casefold().split())
    )


def _days(a: Made, b: Made) -> int:
    try:
        return abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days)
    except ValueError:
        return 0
