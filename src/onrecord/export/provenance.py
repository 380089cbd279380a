"""PROV-O: who said what to whom, who read it, and who put it right, as entities and activities.

Vocabulary: https://www.w3.org/TR/prov-o/ (2013). An unnamed source is a bare ``prov:Agent``: it
is never said to be a person, and never joined with another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.iris import TERMS, address_of, iri, mark, of_key, of_reader
from onrecord.export.jsonld import Node, bare, graph
from onrecord.export.selection import Selection
from onrecord.ledger.records import Correction, Filed, key_of
from onrecord.records import Attribution, ReaderId, Reading, Source, joined
from onrecord.weigh.corrected import statement_at
from onrecord.weigh.records import Claim, Held, LedgerSource

_LINKS = (
    "wasAttributedTo",
    "wasQuotedFrom",
    "hadPrimarySource",
    "wasDerivedFrom",
    "wasRevisionOf",
    "wasGeneratedBy",
    "wasInvalidatedBy",
    "wasAssociatedWith",
    "used",
    "hadMember",
)
CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "https://schema.org/",
    "term": TERMS,
    "onrecord": "urn:onrecord:",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "comment": "rdfs:comment",
    "value": "prov:value",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
    **{
        name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"}
        for name in ("startedAtTime", "endedAtTime", "invalidatedAtTime")
    },
    "published": {"@id": "schema:datePublished", "@type": "xsd:date"},
    "url": {"@id": "schema:url", "@type": "xsd:anyURI"},
    **{
        name: f"term:{name}"
        for name in ("grade", "force", "voice", "kind", "role", "affiliation", "model", "mode")
    },
}
# Those whose words these are did not put them forward as so: they deny or will not say.
NOT_THEIR_CLAIM = frozenset({"denies", "declines", "evades", "asks"})
_ORGANISED = frozenset({"body", "state", "outlet"})


def prov(selection: Selection) -> Iterator[str]:
    """The provenance of every statement as JSON-LD, a node a line."""
    yield from graph(CONTEXT, _nodes(selection))


def agent_type(grade: str | None, kind: str | None) -> str | None:
    """The PROV type of a source; None: no agent at all (a document, or nobody)."""
    if kind == "document" or grade in ("unattributed", "author"):
        return None
    if kind == "person" and grade == "named":  # an office outlives its holder
        return "prov:Person"
    if kind in _ORGANISED and grade != "anonymous":
        return "prov:Organization"
    return "prov:Agent"


def _nodes(selection: Selection) -> Iterator[Node]:
    yield from _readers(selection)
    yield from _outlets(selection)
    for filed in selection.filed:
        yield from _report(filed, selection.readings.get(filed.id))
    yield from _sources(selection)
    for _, reading in selection.read():
        yield from _reading(reading)
        for attribution in reading.attributions:
            yield from _utterances(selection, reading, attribution)
    for held in selection.held:
        yield _statement(selection, held)
    for claim in selection.claims:
        yield _claim(selection, claim)
    yield from _corrections(selection)


def _readers(selection: Selection) -> Iterator[Node]:
    known = {of_reader(one.reader): one.reader for _, one in selection.read()}
    for name in sorted(known):
        reader = known[name]
        yield bare(
            id=name,
            type=["prov:Agent", "prov:SoftwareAgent"],
            label=f"OnRecord {reader.version}",
            model=reader.model,
            mode=reader.mode or None,
        )


def _outlets(selection: Selection) -> Iterator[Node]:
    names = {p.outlet for one in selection.filed for p in one.publications if p.outlet}
    for name in sorted(names):
        yield bare(id=iri("outlet", name), type=["prov:Agent", "prov:Organization"], label=name)


def _report(filed: Filed, reading: Reading | None) -> Iterator[Node]:
    name = iri("report", filed.id)
    outlets = sorted({iri("outlet", p.outlet) for p in filed.publications if p.outlet})
    authors = list(dict.fromkeys(p.author for p in filed.publications if p.author))
    bylines = [iri("byline", filed.id, author) for author in authors]
    gone = iri("forgetting", filed.id) if filed.forgotten else None
    yield bare(
        id=name,
        type=["prov:Entity", "schema:Article"],
        label=filed.title,
        published=list(filed.dates),
        url=address_of(filed),
        wasAttributedTo=[*outlets, *bylines],
        wasQuotedFrom=iri("report", filed.reprint_of) if filed.reprint_of else None,
        wasRevisionOf=iri("report", filed.revises) if filed.revises else None,
        wasInvalidatedBy=gone,
        invalidatedAtTime=filed.forgotten,
    )
    for byline, author in zip(bylines, authors, strict=True):
        # Two of one name in two reports may be two: each byline stands alone.
        yield bare(id=byline, type="prov:Agent", label=author)
    if gone:
        who = filed.forgotten_by
        yield bare(
            id=gone,
            type="prov:Activity",
            label="forgotten",
            comment=filed.forgotten_why,
            endedAtTime=filed.forgotten,
            wasAssociatedWith=iri("person", who) if who else None,
        )
        if who:
            yield _person(who)


def _sources(selection: Selection) -> Iterator[Node]:
    seen: set[str] = set()
    for _, reading in selection.read():
        for source in reading.sources:
            one = selection.spoken_for(reading.id, source)
            if one.id not in seen:
                seen.add(one.id)
                yield _source(one)


def _source(one: LedgerSource) -> Node:
    # Each with its wider type too: few readers of PROV reason over subclasses.
    kind = agent_type(one.grade, one.kind)
    return bare(
        id=iri("source", one.id),
        type=sorted({"prov:Agent", kind}) if kind else ["prov:Entity"],
        label=[one.name, *one.aliases],
        grade=one.grade,
        kind=one.kind,
        role=one.role,
        affiliation=one.affiliation,
    )


def _reading_name(reading: Reading) -> tuple[str, str]:
    """A reading is that of one report by one reader."""
    reader: ReaderId = reading.reader
    return reading.id, mark(reader.version, reader.model, reader.runtime, reader.mode)


def _reading(reading: Reading) -> Iterator[Node]:
    name = _reading_name(reading)
    yield bare(
        id=iri("reading", *name),
        type="prov:Entity",
        wasDerivedFrom=iri("report", reading.id),
        wasGeneratedBy=iri("read", *name),
    )
    yield bare(
        id=iri("read", *name),
        type="prov:Activity",
        label="read",
        used=iri("report", reading.id),
        wasAssociatedWith=of_reader(reading.reader),
    )


def _hops(reading: Reading, attribution: Attribution) -> list[Source]:
    known = {one.id: one for one in reading.sources}
    names = attribution.chain or ((attribution.source_id,) if attribution.source_id else ())
    return [known[name] for name in names if name in known]


def _said(reading: Reading, attribution: Attribution, hop: int) -> str:
    return iri("utterance", reading.id, attribution.id, str(hop))


def _utterances(selection: Selection, reading: Reading, attribution: Attribution) -> Iterator[Node]:
    """What each hop of a chain passed on: an entity each, quoted from the next one's."""
    hops = _hops(reading, attribution)
    for number, source in enumerate(hops):
        agent = iri("source", selection.spoken_for(reading.id, source).id)
        last = number == len(hops) - 1
        is_agent = agent_type(source.grade, source.kind) is not None
        yield bare(
            id=_said(reading, attribution, number),
            type="prov:Entity",
            value=joined(reading.text, attribution.content) if last else None,
            force=attribution.force if last else None,
            grade=source.grade,
            wasAttributedTo=agent if is_agent else None,
            # A document's words are quoted from the document; hearsay is from nobody.
            hadPrimarySource=agent if source.kind == "document" else None,
            wasQuotedFrom=None if last else _said(reading, attribution, number + 1),
        )


def _statement(selection: Selection, held: Held) -> Node:
    reading = selection.readings[held.report]
    attribution = held.attribution
    hops = _hops(reading, attribution) if attribution else []
    first = last = by = None
    if attribution and hops:
        first = _said(reading, attribution, 0)
        last = _said(reading, attribution, len(hops) - 1)
        root = hops[-1]
        if attribution.force not in NOT_THEIR_CLAIM and agent_type(root.grade, root.kind):
            by = iri("source", selection.spoken_for(reading.id, root).id)
    elif held.voice == "author":
        authors = (p.author for p in selection.by_id[held.report].publications)
        author = next(filter(None, authors), None)
        by = iri("byline", held.report, author) if author else None
        by = by or (iri("outlet", held.outlet) if held.outlet else None)
    return bare(
        id=of_key(held.key),
        type="prov:Entity",
        value=held.statement.text,
        voice=held.voice,
        grade=held.grade,
        wasGeneratedBy=iri("read", *_reading_name(reading)),
        wasQuotedFrom=[iri("report", held.report), *([first] if first else [])],
        hadPrimarySource=last,
        wasAttributedTo=by,
    )


def _claim(selection: Selection, claim: Claim) -> Node:
    return bare(
        id=iri("claim", claim.id),
        type=["prov:Entity", "prov:Collection"],
        label=claim.text,
        hadMember=[of_key(key) for key in claim.statements if key in selection.by_key],
    )


def _person(name: str) -> Node:
    return bare(id=iri("person", name), type=["prov:Agent", "prov:Person"], label=name)


def _corrections(selection: Selection) -> Iterator[Node]:
    for one in selection.corrections:
        name = str(one.id)
        undone = iri("undoing", name) if one.undone else None
        yield bare(
            id=iri("correction", name),
            type="prov:Entity",
            label=one.kind.replace("_", " "),
            comment=one.why,
            grade=one.grade,
            kind=one.relation,
            wasGeneratedBy=iri("correcting", name),
            wasAttributedTo=iri("person", one.who),
            wasInvalidatedBy=undone,
        )
        yield bare(
            id=iri("correcting", name),
            type="prov:Activity",
            label=one.kind.replace("_", " "),
            comment=one.why,
            startedAtTime=one.when or None,
            endedAtTime=one.when or None,
            wasAssociatedWith=iri("person", one.who),
            used=_anchored(selection, one),
        )
        if undone:
            yield bare(id=undone, type="prov:Activity", label="undone")
    for who in sorted({one.who for one in selection.corrections}):
        yield _person(who)


def _anchored(selection: Selection, correction: Correction) -> list[str]:
    """The statements that a correction looked at, or the reports, where no statement is there."""
    found = []
    for anchor in correction.anchors:
        reading = selection.readings.get(anchor.report)
        statement = statement_at(reading, anchor) if reading else None
        key = key_of(anchor.report, statement) if statement else None
        found.append(of_key(key) if key else iri("report", anchor.report))
    return list(dict.fromkeys(found))
