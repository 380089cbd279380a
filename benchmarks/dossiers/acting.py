"""Acts: who decided, and the oversight, tried on what the ledger answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from benchmarks.dossiers.asked import Asked
from benchmarks.dossiers.loading import has, spans
from benchmarks.dossiers.striking import Tried
from onrecord.weigh.acts.asking import acted
from onrecord.weigh.acts.records import Act


@cache
def _acts(asked: Asked, day: str | None) -> tuple[Act, ...]:
    return acted(asked.holdings(day))


def acts(asked: Asked, want: dict[str, Any]) -> Iterator[Tried]:
    """One act: by the place that tells of it, its decider by name, and its oversight.

    Who decided and who authorised are both who the expectation calls the decider.
    """
    report, words = want["act"]
    label = f"{report} “{words}”: {want['decided_by']}, oversight {want['oversight']}"
    found = _of(asked, report, words, want.get("as_of"))
    if not found:
        yield "act", label, False, "no act is told there"
        return
    shown = [f"{', '.join(_deciders(one))}, oversight {one.oversight}: {one.text}" for one in found]
    met = any(
        one.oversight == want["oversight"]
        and any(has(name, want["decided_by"]) for name in _deciders(one))
        for one in found
    )
    yield "act", label, met, "; ".join(shown)


def _of(asked: Asked, report: str, words: str, day: str | None) -> list[Act]:
    """The acts that have the place among their statements, or in their own words."""
    keys = {held.key for held in asked.statements((report, words), day)}
    id = asked.ids[report]
    text = asked.holdings(day).readings[id].text
    places = spans(text, words)
    return [
        one
        for one in _acts(asked, day)
        if keys & set(one.statements)
        or any(
            ground.report == id and any(s.start < b and a < s.end for s in ground.spans)
            for ground in one.grounds
            if ground.part in ("decided_by", "authorised_by")
            for a, b in places
        )
    ]


def _deciders(one: Act) -> tuple[str, ...]:
    return (*one.actors("decided_by"), *one.actors("authorised_by"))
