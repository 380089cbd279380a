"""Each expectation of a dossier tried on what the ledger answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.dossiers import history
from benchmarks.dossiers.acting import acts
from benchmarks.dossiers.asked import Asked, called
from benchmarks.dossiers.loading import Place
from benchmarks.dossiers.striking import Tried, stands
from onrecord.ledger.records import key_of
from onrecord.weigh.roots import roots_of

# What no command answers yet: out of the count until there is one.
NOT_YET: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """One expectation: whether it is met (None: no command answers it yet), and what was found."""

    dossier: str
    kind: str
    label: str
    met: bool | None
    found: str = ""


def outcomes(asked: Asked, *, early: bool = False) -> list[Outcome]:
    """Every expectation of a dossier; ``early``: also what can be tried before it has a command."""
    return [
        Outcome(
            asked.dossier.name, kind, label, None if kind in NOT_YET and not early else met, found
        )
        for kind, label, met, found in _all(asked)
    ]


def _all(asked: Asked) -> Iterator[Tried]:
    expected = asked.dossier.expected
    yield from _reprints(asked)
    for claim in expected.get("claims", []):
        yield from _joined(asked, claim)
        yield from _first(asked, claim)
        yield from _roots(asked, claim)
        yield from history.responses(asked, claim)
        yield from history.status(asked, claim)
    for pair in expected.get("apart", []):
        yield _apart(asked, pair)
    for one in expected.get("same_sources", []):
        yield from _same_source(asked, one)
    for pair in expected.get("other_sources", []):
        yield _other_source(asked, pair)
    for pair in expected.get("possibly", []):
        yield _possibly(asked, pair)
    for one in expected.get("rests_on", []):
        yield _rests_on(asked, one)
    for want in expected.get("stands", []):
        yield from stands(asked, want)
    for want in expected.get("acts", []):
        yield from acts(asked, want)
    for want in expected.get("changes", []):
        yield history.changes(asked, want)
    for want in expected.get("reversals", []):
        yield history.reversals(asked, want)
    for name in expected.get("no_reversal", []):
        yield history.no_reversal(asked, name)
    for want in expected.get("rules", []):
        yield from history.rules(asked, want)


def _reprints(asked: Asked) -> Iterator[Tried]:
    filed = asked.holdings()
    pairs = asked.dossier.expected.get("reprints", [])
    copies = {copy for copy, _ in pairs}
    for copy, of in pairs:
        got = filed.original(asked.ids[copy])
        yield "reprint", f"{copy} of {of}", got == asked.ids[of], got
    others = {name for name in asked.ids if name not in copies}
    wrong = sorted(n for n in others if filed.original(asked.ids[n]) != asked.ids[n])
    yield "no_reprint", "all others", not wrong, ", ".join(wrong)


def _joined(asked: Asked, claim: dict[str, Any]) -> Iterator[Tried]:
    """All but one of the statements are counted: those in the claim that has most of them."""
    places: list[Place] = [(r, w) for r, w in claim["statements"]]
    if len(places) < 2:
        return
    within = {place: asked.in_claims(place) for place in places}
    counted = Counter(id for found in within.values() for id in found)
    most = max(counted, key=lambda id: counted[id], default=None)
    inside = [place for place in places if most in within[place]]
    leader = (inside or places)[0]
    for place in places:
        if place != leader:
            lost = "" if within[place] else "no statement has these words"
            yield "joined", f"{_show(leader)} = {_show(place)}", place in inside, lost


def _first(asked: Asked, claim: dict[str, Any]) -> Iterator[Tried]:
    if not (want := claim.get("first")):
        return
    label = f"{claim['claim']}: {want['date']}, {want['report']}, {want.get('source', '')}"
    days = []
    for place in claim["statements"]:
        for found in asked.in_claims((place[0], place[1])).values():
            held = asked.holdings().by_key[found.statements[0]]
            text = asked.holdings().readings[held.report].text
            name = held.root.name if held.root else held.grade or "unknown"
            days.append(f"{found.first} {held.report} {name}")
            source = want.get("source")
            if (
                found.first == want["date"]
                and held.report == asked.ids[want["report"]]
                and (source is None or any(called(s, text, source) for s in held.chain))
            ):
                yield "first", label, True, ""
                return
            break
        if days:
            break
    yield "first", label, False, "; ".join(days)


def _roots(asked: Asked, claim: dict[str, Any]) -> Iterator[Tried]:
    """``roots`` of the claim as the ledger has it; ``roots_given``: were it joined as expected.

    A claim that holds one alone of several statements published by then has no answer to give.
    """
    for day, (least, most) in claim.get("roots", {}).items():
        label = f"{claim['claim']} as of {day}: {least} to {most}"
        places: list[Place] = [(r, w) for r, w in claim["statements"]]
        members = {one.key: one for place in places for one in asked.statements(place, day)}
        if not members:
            yield "roots", label, False, "no statement has these words"
            yield "roots_given", label, False, "no statement has these words"
            continue
        within = Counter(c.id for place in places for c in asked.in_claims(place, day).values())
        largest = max(within, key=lambda id: within[id])
        claims = asked.claims(day)
        found = next(claims[key] for key in members if claims[key].id == largest)
        alone = within[largest] < 2 <= sum(within.values())
        given = roots_of(list(members.values()), asked.holdings(day), asked.sources(day))
        for kind, got in (("roots", found.roots), ("roots_given", given)):
            met = _among(got.min, least) and _among(got.max, most)
            if kind == "roots" and alone:
                yield kind, label, False, "not joined"
            else:
                yield kind, label, met, f"{got.min} to {got.max}: {'; '.join(got.reasons)}"


def _apart(asked: Asked, pair: dict[str, Any]) -> Tried:
    one, other = _two(pair)
    label = f"{_show(one)} / {_show(other)} ({pair['why']})"
    mine, theirs = asked.in_claims(one), asked.in_claims(other)
    if not mine or not theirs:
        return "apart", label, False, "no statement has these words"
    return "apart", label, not set(mine) & set(theirs), ""


def _same_source(asked: Asked, want: dict[str, Any]) -> Iterator[Tried]:
    places: list[Place] = [(r, w) for r, w in want["in"]]
    within = {place: asked.sources_called(place) for place in places}
    counted = Counter(id for found in within.values() for id in found)
    most = max(counted, key=lambda id: counted[id], default=None)
    inside = [place for place in places if most in within[place]]
    leader = (inside or places)[0]
    for place in places:
        if place != leader:
            lost = "" if within[place] else "no source is called so"
            label = f"{want['name']}: {leader[0]} = {_show(place)}"
            yield "same_source", label, place in inside, lost


def _other_source(asked: Asked, pair: dict[str, Any]) -> Tried:
    one, other = _two(pair)
    label = f"{_show(one)} / {_show(other)} ({pair['why']})"
    mine, theirs = asked.sources_called(one), asked.sources_called(other)
    if not mine or not theirs:
        return "other_source", label, False, "no source is called so"
    return "other_source", label, not set(mine) & set(theirs), ""


def _possibly(asked: Asked, pair: dict[str, Any]) -> Tried:
    one, other = _two(pair)
    mine, theirs = asked.sources_called(one), asked.sources_called(other)
    met = any(set(source.possibly) & set(theirs) for source in mine.values())
    lost = "" if mine and theirs else "no source is called so"
    return "possibly", f"{_show(one)} ~ {_show(other)}", met, lost


def _rests_on(asked: Asked, want: dict[str, Any]) -> Tried:
    """Within a report: a relation from premise to conclusion."""
    premise, conclusion = tuple(want["premise"]), tuple(want["conclusion"])
    label = f"{_show(conclusion)} <- {_show(premise)}"
    report = asked.ids[premise[0]]
    starts = {one.key for one in asked.statements(premise)}
    ends = {one.key for one in asked.statements(conclusion)}
    met = any(
        relation.kind in ("supports", "causes", "justifies")
        and key_of(report, relation.from_) in starts
        and key_of(report, relation.to) in ends
        for relation in asked.holdings().readings[report].relations
    )
    return "rests_on", label, met, "" if starts and ends else "no statement has these words"


def _two(pair: dict[str, Any]) -> tuple[Place, Place]:
    (a, b), (c, d) = pair["one"], pair["other"]
    return (a, b), (c, d)


def _among(number: int, wanted: int | str | None) -> bool:
    """Whether a number is the one wanted, or one of ``1|2``; None: any number is."""
    return wanted is None or str(number) in str(wanted).split("|")


def _show(place: Any) -> str:
    return f"{place[0]} “{place[1]}”"
