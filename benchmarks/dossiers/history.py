"""Answers, changes, reversals and rules, tried on what the ledger answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from benchmarks.dossiers.asked import Asked, called
from benchmarks.dossiers.loading import has
from benchmarks.dossiers.striking import Tried
from onrecord.weigh.history.changes import changes as found_changes
from onrecord.weigh.history.matters import Matters
from onrecord.weigh.history.records import Answered, Changed, Reversal, Rule
from onrecord.weigh.history.responding import responses as found_responses
from onrecord.weigh.history.reversals import reversals as found_reversals
from onrecord.weigh.history.rules import rules as found_rules
from onrecord.weigh.records import Claim

_Told = tuple[tuple[Answered, ...], tuple[Reversal, ...], tuple[Changed, ...]]


@cache
def _told(asked: Asked, day: str | None = None) -> _Told:
    """Answers, reversals and changes as of a day."""
    holdings, sources = asked.holdings(day), asked.sources(day)
    claims = list({one.id: one for one in asked.claims(day).values()}.values())
    matters = Matters(holdings)
    answers = found_responses(holdings, claims, sources, matters)
    turned = found_reversals(holdings, sources, answers, matters)
    return answers, turned, found_changes(holdings, claims, turned, matters)


@cache
def _rules(asked: Asked, day: str | None = None) -> tuple[Rule, ...]:
    return found_rules(asked.holdings(day), asked.sources(day))


def responses(asked: Asked, claim: dict[str, Any]) -> Iterator[Tried]:
    """What an actor answered to any claim that has one of the statements, by report and day.

    A spokesperson's answer counts for the principal.
    """
    within = _claims(asked, claim)
    given = [one for one in _told(asked)[0] if one.claim in within]
    for want in claim.get("responses", []):
        label = f"{claim['claim']}: {want['date']} {want['actor']} {want['kind']}"
        report = asked.ids[want["report"]]
        got = [one for one in given if one.report == report]
        met = any(
            want["date"] in one.dates
            and one.kind in want["kind"].split("|")
            and _answers(asked, one, want["actor"])
            for one in got
        )
        yield "response", label, met, "; ".join(f"{one.actor} {one.kind}" for one in got)


def _answers(asked: Asked, one: Answered, words: str) -> bool:
    holdings = asked.holdings()
    source = holdings.source(one.source)
    text = holdings.readings[one.report].text
    mine = source is not None and called(source, text, words)
    return mine or any(has(name, words) for name in one.speaks_for)


def status(asked: Asked, claim: dict[str, Any]) -> Iterator[Tried]:
    """The status of the first claim that has one of the statements, as of a day."""
    for day, want in claim.get("status", {}).items():
        found = list(_claims(asked, claim, day).values())
        got = found[0].status if found else "no statement has these words"
        yield "status", f"{claim['claim']} as of {day}: {want}", got in want.split("|"), got


def changes(asked: Asked, want: dict[str, Any]) -> Tried:
    """A change of the earlier statement, or of its claim, in the later one."""
    label = f"{want['kind']}: {_show(want['earlier'])} -> {_show(want['later'])}"
    earlier, later = (asked.statements(tuple(want[name])) for name in ("earlier", "later"))
    if not earlier or not later:
        return "change", label, False, "no statement has these words"
    of = asked.claims()
    claims = {of[one.key].id for one in earlier}
    got = [
        one
        for one in _told(asked)[2]
        if one.later in {held.key for held in later} and one.claim in claims
    ]
    met = any(one.kind in want["kind"].split("|") for one in got)
    return "change", label, met, ", ".join(one.kind for one in got)


def reversals(asked: Asked, want: dict[str, Any]) -> Tried:
    """A reversal of the actor between the two reports."""
    label = f"{want['actor']}: {_show(want['earlier'])} -> {_show(want['later'])}"
    got = [one for one in _told(asked)[1] if _by(one, want["actor"])]
    met = any(
        one.earlier.report == asked.ids[want["earlier"][0]]
        and one.later.report == asked.ids[want["later"][0]]
        for one in got
    )
    return "reversal", label, met, "; ".join(f"{one.earlier.date} {one.later.date}" for one in got)


def no_reversal(asked: Asked, name: str) -> Tried:
    """Nobody of that name is found to reverse anything."""
    got = [one for one in _told(asked)[1] if _by(one, name)]
    shown = "; ".join(f"{one.earlier.text} / {one.later.text}" for one in got)
    return "no_reversal", name, not got, shown


def _by(one: Reversal, words: str) -> bool:
    return any(has(name, words) for name in (one.actor, one.earlier.said_by, one.later.said_by))


def rules(asked: Asked, want: dict[str, Any]) -> Iterator[Tried]:
    """What meets a position, what does not, and whether anything did by a day."""
    place = (want["position"][0], want["position"][1])
    found = _at(asked, place)
    met_by = {key for one in found for key in one.met_by}
    for kind in ("met_by", "not_met_by"):
        for other in want.get(kind, []):
            keys = {one.key for one in asked.statements((other[0], other[1]))}
            met = bool(found and keys & met_by) if kind == "met_by" else not keys & met_by
            shown = "" if found else "no such position"
            yield "rule", f"{_show(place)} {kind} {_show(other)}", met, shown
    for day, expected in want.get("met", {}).items():
        got = any(one.met for one in _at(asked, place, day))
        yield "rule", f"{_show(place)} met as of {day}: {expected}", got == expected, str(got)


def _at(asked: Asked, place: tuple[str, str], day: str | None = None) -> list[Rule]:
    """The rules that stand where these words do."""
    spans = [span for one in asked.statements(place, day) for span in one.statement.spans]
    return [
        one
        for one in _rules(asked, day)
        if one.report == asked.ids[place[0]]
        and any(a.overlaps(b) for a in spans for b in one.spans)
    ]


def _claims(asked: Asked, claim: dict[str, Any], day: str | None = None) -> dict[str, Claim]:
    """The claims that have one of the statements, by id."""
    return {
        id: one
        for report, words in claim["statements"]
        for id, one in asked.in_claims((report, words), day).items()
    }


def _show(place: Any) -> str:
    return f"{place[0]} “{place[1]}”"
