"""schema.org: claims with where they appeared and who made them, and the articles.

Terms: https://schema.org/Claim. A ClaimReview is a person's rating of a claim. None is kept in
the ledger, so none is written: a rating is never made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.iris import TERMS, address_of, iri
from onrecord.export.jsonld import Node, bare, graph
from onrecord.export.provenance import NOT_THEIR_CLAIM
from onrecord.export.selection import Selection
from onrecord.ledger.records import Filed
from onrecord.weigh.records import Claim, LedgerSource

_DATES = ("datePublished",)
_LINKS = ("appearance", "firstAppearance", "isBasedOn")
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "onrecord": TERMS,
    "id": "@id",
    "type": "@type",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    **{
        name: {"@id": f"https://schema.org/{name}", "@type": "https://schema.org/Date"}
        for name in _DATES
    },
    **{name: {"@id": f"https://schema.org/{name}", "@type": "@id"} for name in _LINKS},
}
_TYPES = {
    "person": "Person",
    "body": "Organization",
    "state": "Organization",
    "outlet": "NewsMediaOrganization",
}
_ANSWERABLE = frozenset({"named", "official", "collective"})


def schema_org(selection: Selection) -> Iterator[str]:
    """Articles and claims as JSON-LD, a node a line."""
    yield from graph(CONTEXT, _nodes(selection))


def _nodes(selection: Selection) -> Iterator[Node]:
    for filed in selection.filed:
        yield _article(filed)
    by_date = [one.id for one in selection.filed]
    place = {name: number for number, name in enumerate(by_date)}
    for claim in selection.claims:
        yield _claim(selection, claim, place)


def _article(filed: Filed) -> Node:
    outlets = list(dict.fromkeys(p.outlet for p in filed.publications if p.outlet))
    authors = list(dict.fromkeys(p.author for p in filed.publications if p.author))
    return bare(
        id=iri("report", filed.id),
        type="Article",
        headline=filed.title,
        datePublished=list(filed.dates),
        url=address_of(filed),
        # A byline may be a person's or an agency's: its kind is not said.
        author=[{"name": name} for name in authors],
        publisher=[
            {"id": iri("outlet", name), "type": "Organization", "name": name} for name in outlets
        ],
        isBasedOn=iri("report", filed.reprint_of) if filed.reprint_of else None,
    )


def _claim(selection: Selection, claim: Claim, place: dict[str, int]) -> Node:
    there = sorted((name for name in claim.reports if name in place), key=place.__getitem__)
    whole = len(there) == len(claim.reports)
    authors: dict[str, Node] = {}
    cited: dict[str, Node] = {}
    for key in claim.statements:
        held = selection.by_key.get(key)
        if held is None or held.root is None or held.attribution is None:
            continue
        if held.attribution.force in NOT_THEIR_CLAIM:
            continue
        source = selection.spoken_for(held.report, held.root)
        if source.kind == "document":
            name = iri("source", source.id)
            cited[name] = {"id": name, "type": "CreativeWork", "name": source.name}
        elif source.grade in _ANSWERABLE and source.kind in _TYPES:
            authors[iri("source", source.id)] = _author(source)
    return bare(
        id=iri("claim", claim.id),
        type="Claim",
        text=claim.text,
        datePublished=claim.first,
        author=[authors[name] for name in sorted(authors)],
        citation=[cited[name] for name in sorted(cited)],
        appearance=[iri("report", name) for name in there],
        # Known only where every report that carries it is in the export.
        firstAppearance=iri("report", there[0]) if there and whole else None,
        **{
            "onrecord:status": claim.status,
            "onrecord:rootsMin": claim.roots.min,
            "onrecord:rootsMax": claim.roots.max,
        },
    )


def _author(source: LedgerSource) -> Node:
    person = source.kind == "person"
    where = source.affiliation
    return bare(
        id=iri("source", source.id),
        type=_TYPES[source.kind or ""],
        name=source.name,
        alternateName=list(source.aliases),
        jobTitle=source.role if person else None,
        affiliation={"type": "Organization", "name": where} if where and person else None,
    )
