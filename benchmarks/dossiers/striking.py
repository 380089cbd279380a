"""What falls and what is still held when something is struck out, tried on the ledger's answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.dossiers.asked import Asked
from benchmarks.dossiers.loading import Place
from onrecord.weigh.claims import claims
from onrecord.weigh.sources import ledger_sources
from onrecord.weigh.standing.assuming import Assumption
from onrecord.weigh.standing.standing import Standing, Weighed

Tried = tuple[str, str, bool | None, str]


def stands(asked: Asked, want: dict[str, Any]) -> Iterator[Tried]:
    """Each statement that should fall, and each that should not, one by one."""
    day: str | None = want.get("as_of")
    weighed = _weighed(asked, want, day)
    said = next(f"{key} {want[key]}" for key in want if key.startswith(("without", "only")))
    for kind in ("falls", "still"):
        for report, words in want.get(kind, []):
            found = _of(asked, weighed, (report, words), day)
            met = any(_met(kind, one) for one in found)
            shown = "; ".join(f"{one.standing}: {', '.join(one.why)}" for one in found)
            label = f"{said} as of {day}: {report} “{words}”"
            yield kind, label, met, shown or "not weighed"


def _met(kind: str, one: Standing) -> bool:
    """What was denied before, and so undecided, falls where nothing holds it up any more."""
    if kind == "still":
        return one.standing == "in" or one.standing == one.before == "undecided"
    return one.falls or one.standing == "out"


def _weighed(asked: Asked, want: dict[str, Any], day: str | None) -> dict[str, Standing]:
    """The standing of every statement, by key."""
    holdings, sources = asked.holdings(day), asked.sources(day)
    if want.get("reports"):
        holdings = holdings.only([asked.ids[name] for name in want["reports"]])
        sources = ledger_sources(holdings)
    name = want.get("without_source", "").casefold()
    assumption = Assumption(
        grades=(want["without"],) if "without" in want else (),
        sources=tuple(
            one.id
            for one in sources
            if name and any(name in known.casefold() for known in (one.name, *one.aliases))
        ),
        outlets=(want["without_outlet"],) if "without_outlet" in want else (),
        only_official=want.get("only") == "official",
    )
    weighed = Weighed(holdings, claims(holdings, sources), sources, assumption)
    return {one.id: one for one in weighed.statements()}


def _of(
    asked: Asked, weighed: dict[str, Standing], place: Place, day: str | None
) -> list[Standing]:
    keys = [one.key for one in asked.statements(place, day)]
    return [weighed[key] for key in keys if key in weighed]
