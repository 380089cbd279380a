"""A fictional affair for the tests of the page: a leak, a copy, a refusal, a denial, a contract."""

from __future__ import annotations

import msgspec

from onrecord.ledger.records import Correction, Join
from onrecord.records import Reading, Relation, Response, Span
from onrecord.show.dossier.page import render
from onrecord.weigh.dossier.gathered import Gathered
from onrecord.weigh.holdings import Holdings
from tests.weigh.making import anchor, filed, own, reading, said

SALE = "the council sold the ferry Anselm for 4 million marks"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x1b[31m"


def holdings(evil: str = "", as_of: str | None = None) -> Holdings:
    """The affair; ``evil`` is put wherever a report can put words."""
    leak = reading(
        "gazette-0302",
        [
            said(f"two senior officials{evil}", f"{SALE}{evil}", "anonymous", "group"),
            own(f"The sale was decided in secret{evil}"),
        ],
        outlet=f"Marl Gazette{evil}",
        published="2031-03-02",
        relations=[Relation("t1", "t2", "supports", None, 0.9, "marked")],
    )
    copied = reading(
        "courier-0303",
        [said("Bram Oskeld", f"I will not speak of ferries{evil}"), own(f"{SALE}{evil}")],
        outlet="Orvane Courier",
        published="2031-03-03",
        responses=[Response("s1", "declines", "t2", (Span(0, 11),))],
    )
    denied = reading(
        "wire-0304",
        [own(f"{SALE}{evil}"), said("Bram Oskeld", "no ferry was sold")],
        outlet="Northgate Wire",
        published="2031-03-04",
        responses=[Response("s1", "denies", "t1", (Span(0, 11),))],
    )
    pairs = [
        (filed(one.id, one.published or "", outlet=one.outlet), one)
        for one in (leak, _leading(copied), _leading(denied))
    ]
    joins = [
        Join("courier-0303#t2", "gazette-0302#t1", 0.9, f"like words{evil}"),
        Join("courier-0303#t2", "wire-0304#t1", 0.75, f"like words{evil}"),
        Join("gazette-0302#t1", "wire-0304#t1", 0.8, f"like words{evil}"),
    ]
    corrections = [
        Correction(
            "set_grade",
            (anchor(leak, "two senior officials"),),
            f"Ada{evil}",
            f"they are not named{evil}",
            "2031-03-09T08:00:00Z",
            1,
            grade="anonymous",
        )
    ]
    return Holdings.build(pairs, joins, corrections, as_of)


def _leading(one: Reading) -> Reading:
    """The reading with Oskeld as the council's leader, who can answer for it, and *no* as a no."""
    sources = tuple(
        msgspec.structs.replace(each, role="leader", affiliation="the council")
        if each.name == "Bram Oskeld"
        else each
        for each in one.sources
    )
    statements = tuple(
        msgspec.structs.replace(each, polarity="negated") if each.text.startswith("no ") else each
        for each in one.statements
    )
    return msgspec.structs.replace(one, sources=sources, statements=statements)


def page(held: Holdings, claim: str | None = "gazette-0302#t1") -> str:
    """The page of a claim, or of all reports where none is given."""
    gathered = Gathered(held)
    chosen = gathered.claim(claim) if claim else gathered.shared()
    dossier = gathered.dossier(chosen, "claim" if claim else "reports", gathered.lacks(chosen))
    return render(dossier, held)
