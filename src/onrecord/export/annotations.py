"""W3C Web Annotations: each stretch that was read, found again by its words and by its place.

Model: https://www.w3.org/TR/annotation-model/ (2017). The context holds the terms of
http://www.w3.org/ns/anno.jsonld that are used, so that nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.export.iris import TERMS, address_of, iri, of_key, of_reader
from onrecord.export.jsonld import Node, bare, line, listed
from onrecord.export.selection import Selection
from onrecord.ledger.records import Filed, key_of
from onrecord.records import Attribution, Reading, Relation, Source, Span, Statement

AROUND = 32  # code points before and after a quote that tell it from the same words elsewhere
_MOTIVES = ("tagging", "classifying", "linking", "describing", "identifying")
CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onrecord": TERMS,
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "Software": "as:Application",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "scope": {"@type": "@id", "@id": "oa:hasScope"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    **{motive: f"oa:{motive}" for motive in _MOTIVES},
    "value": "rdf:value",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "name": "foaf:name",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "confidence": {"@type": "xsd:double", "@id": "onrecord:confidence"},
    "model": "onrecord:model",
}
# What the statement at each end of a relation is to the other.
ENDS = {
    "supports": ("premise", "conclusion"),
    "causes": ("cause", "effect"),
    "justifies": ("justification", "act"),
    "contrasts": ("contrast", "contrast"),
    "contradicts": ("contradiction", "contradiction"),
    "restates": ("later", "earlier"),
    "narrows": ("narrower", "wider"),
}


def web_annotations(selection: Selection) -> Iterator[str]:
    """One collection, its only page inside it: pieces of JSON, an annotation a line."""
    name = iri("annotations")
    yield f'{{"@context":{line(CONTEXT)},\n"id":"{name}","type":"AnnotationCollection",\n'
    yield f'"first":{{"id":"{name}:1","type":"AnnotationPage","partOf":"{name}","startIndex":0,'
    yield '"items":['
    total = 0
    for piece in listed(_annotations(selection)):
        total += piece != "\n"
        yield piece
    yield f']}},\n"total":{total}}}\n'


def _annotations(selection: Selection) -> Iterator[Node]:
    for filed, reading in selection.read():
        one = _Annotator(selection, filed, reading)
        yield from one.sources()
        yield from one.attributions()
        yield from one.statements()
        yield from one.relations()
        yield from one.others()


def selectors(text: str, span: Span) -> list[Node]:
    """A quote with what stands around it, and a position in code points of the stored text."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.cut(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


class _Annotator:
    """Writes the annotations of one report."""

    def __init__(self, selection: Selection, filed: Filed, reading: Reading) -> None:
        self.selection = selection
        self.reading = reading
        self.report = iri("report", reading.id)
        self.address = address_of(filed) or self.report
        reader = reading.reader
        self.generator = {
            "id": of_reader(reader),
            "type": "Software",
            "name": f"OnRecord {reader.version}",
            "model": reader.model,
        }
        self.known = {source.id: source for source in reading.sources}
        self.spans = {one.id: one.spans for one in reading.statements}

    def sources(self) -> Iterator[Node]:
        """One annotation a source, its mentions as targets."""
        for source in self.reading.sources:
            bodies = [
                _tag("source"),
                *_classes(("grade", source.grade), ("kind", source.kind)),
                _text("describing", source.name),
                *self._link(source.id),
                *_reasons(source.reasons),
            ]
            yield from self._one(("source", source.id), "identifying", bodies, source.mentions)

    def attributions(self) -> Iterator[Node]:
        """Who is named there as the source, and the words that say so, for each attribution."""
        said: dict[str, list[Node]] = {}
        for statement in self.reading.statements:
            if statement.attribution:
                link = _linked(of_key(key_of(self.reading.id, statement.id)))
                said.setdefault(statement.attribution, []).append(link)
        for one in self.reading.attributions:
            links = said.get(one.id, [])
            grade = self._grade(one.source_id)
            bodies = [
                _tag("attributed to"),
                *_classes(("grade", grade)),
                *self._link(one.source_id),
            ]
            yield from self._one(
                ("attributed", one.id), "linking", [*bodies, *links], one.source, one.confidence
            )
            bodies = [_tag("cue"), *_classes(("force", one.force)), *links, *_reasons(one.reasons)]
            yield from self._one(("cue", one.id), "classifying", bodies, one.cue, one.confidence)
            yield from self._hops(one)

    def _hops(self, one: Attribution) -> Iterator[Node]:
        for number, hop in enumerate(one.hops):
            name = f"{one.id}.{number}"
            bodies = [
                _tag("attributed to"),
                *_classes(("grade", self._grade(hop.source_id))),
                *self._link(hop.source_id),
            ]
            yield from self._one(("attributed", name), "linking", bodies, hop.source)
            yield from self._one(("cue", name), "classifying", [_tag("cue")], hop.cue)

    def statements(self) -> Iterator[Node]:
        """One annotation a statement, and one a loaded word in it."""
        for one in self.reading.statements:
            held = self.selection.by_key.get(key_of(self.reading.id, one.id))
            root = held.root if held else None
            claim = self.selection.claim_of.get(key_of(self.reading.id, one.id))
            bodies = [
                _tag("statement"),
                *_classes(
                    ("voice", one.voice),
                    ("grade", held.grade if held else None),
                    ("modality", one.modality),
                    ("polarity", one.polarity),
                    *(("evidence", kind) for kind in one.evidence.offered),
                    ("evidence", "unverified" if one.evidence.unverified else None),
                ),
                _linked(of_key(key_of(self.reading.id, one.id))),
                *self._link(root.id if root else None),
                *([_linked(iri("claim", claim))] if claim else []),
            ]
            yield from self._one(("statement", one.id), "classifying", bodies, one.spans)
            yield from self._language(one)

    def _language(self, statement: Statement) -> Iterator[Node]:
        for one in statement.language:
            bodies = [_tag("language"), *_classes(("language", one.kind)), *_said(one.reason)]
            place = f"{one.start}-{one.end}-{one.kind}"
            span = Span(one.start, one.end)
            yield from self._one(("language", place), "classifying", bodies, [span])

    def relations(self) -> Iterator[Node]:
        """Two annotations a relation, one at each end, each linking to the other."""
        for one in self.reading.relations:
            for end, (here, there) in enumerate(((one.from_, one.to), (one.to, one.from_))):
                yield from self._end(one, end, here, there)

    def _end(self, one: Relation, end: int, here: str, there: str) -> Iterator[Node]:
        bodies = [
            _tag("relation"),
            *_classes(("relation", one.kind), ("end", ENDS[one.kind][end])),
            _linked(of_key(key_of(self.reading.id, there))),
            *_said(one.reason),
        ]
        name = (one.from_, one.to, one.kind, "to" if end else "from")
        spans = self.spans.get(here, ())
        yield from self._one(("relation", *name), "linking", bodies, spans, one.confidence)

    def others(self) -> Iterator[Node]:
        """Responses, positions and decisions."""
        name: tuple[str, ...]
        for answer in self.reading.responses:
            bodies = [
                _tag("response"),
                *_classes(("response", answer.kind)),
                *self._link(answer.actor),
                *self._about(answer.about),
                *_said(answer.reason),
            ]
            place = _place(answer.spans)
            name = ("response", answer.actor, answer.kind, answer.about or "", place)
            yield from self._one(name, "classifying", bodies, answer.spans)
        for position in self.reading.positions:
            bodies = [
                _tag("position"),
                *_classes(("position", position.kind)),
                *self._link(position.actor),
                *_said(position.reason),
            ]
            name = ("position", position.actor, position.kind, _place(position.spans))
            yield from self._one(name, "classifying", bodies, position.spans)
        for one in self.reading.decisions:
            bodies = [
                _tag("decision"),
                *_classes(("decision", one.kind), ("oversight", one.oversight)),
                *self._link(one.decider),
                *self._about(one.what),
                *_said(one.reason),
            ]
            name = ("decision", one.decider, one.kind, one.what or "", _place(one.spans))
            yield from self._one(name, "classifying", bodies, one.spans)

    def _one(
        self,
        name: Sequence[str],
        motivation: str,
        bodies: list[Node],
        spans: Iterable[Span],
        confidence: float | None = None,
    ) -> Iterator[Node]:
        targets = [
            {
                "type": "SpecificResource",
                "source": self.address,
                "scope": self.report,
                "selector": selectors(self.reading.text, span),
            }
            for span in spans
        ]
        if targets:  # what has no place in the text cannot be shown there
            yield bare(
                id=iri("annotation", self.reading.id, *name),
                type="Annotation",
                motivation=motivation,
                body=bodies,
                target=targets,
                generator=self.generator,
                confidence=confidence,
            )

    def _grade(self, source: str | None) -> str | None:
        found: Source | None = self.known.get(source or "")
        return found.grade if found else None

    def _link(self, source: str | None) -> list[Node]:
        found = self.known.get(source or "")
        if found is None:
            return []
        return [_linked(iri("source", self.selection.spoken_for(self.reading.id, found).id))]

    def _about(self, statement: str | None) -> list[Node]:
        return [_linked(of_key(key_of(self.reading.id, statement)))] if statement else []


def _text(purpose: str, value: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _tag(value: str) -> Node:
    return _text("tagging", value)


def _classes(*pairs: tuple[str, str | None]) -> list[Node]:
    return [_text("classifying", f"{name}: {value}") for name, value in pairs if value]


def _linked(target: str) -> Node:
    return {"type": "SpecificResource", "purpose": "linking", "source": target}


def _said(reason: str) -> list[Node]:
    return [_text("describing", f"read by: {reason}")] if reason else []


def _reasons(reasons: dict[str, str]) -> list[Node]:
    return [
        _text("describing", f"{name} read by: {reason}") for name, reason in sorted(reasons.items())
    ]


def _place(spans: Sequence[Span]) -> str:
    return "+".join(f"{one.start}-{one.end}" for one in spans)
