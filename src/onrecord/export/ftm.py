"""FollowTheMoney entities, one JSON object a line, as Aleph and its kin take them.

Model: https://followthemoney.tech/explorer/ (version 4). An unnamed source is never an entity:
what it said is a Note on the article, so that nobody can be matched with it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import pairwise

from onrecord.export.iris import address_of, mark
from onrecord.export.jsonld import Node, line
from onrecord.export.selection import Selection
from onrecord.ledger.records import Filed
from onrecord.records import Reading
from onrecord.weigh.records import Claim, Held, LedgerSource

_NAME, _TEXT = 384, 65_000  # code points that the model lets a name and a text have
_ENTITIES = frozenset({"Person", "Organization", "PublicBody", "Company"})


def ftm(selection: Selection) -> Iterator[str]:
    """All entities: articles, sources, mentions, what each said where, and claims as notes."""
    written: set[str] = set()
    for entity in _entities(selection):
        if entity["id"] not in written:
            written.add(entity["id"])
            yield line(entity) + "\n"


def schema_of(source: LedgerSource) -> str | None:
    """The schema of a source; None: it is nobody that could be matched with anybody."""
    if source.kind == "document":
        return "Document" if source.grade != "anonymous" else None
    if source.grade not in ("named", "official", "collective"):
        return None
    if not any(word[0].isupper() for word in _words(source.name)):
        return None  # "his party", "the chancellery": a name that would match any other
    if source.kind == "person" and source.grade == "official":
        # An office outlives its holder. "The President" of nowhere would match every other.
        return "Position" if source.affiliation else None
    if source.kind == "person":
        return "Person" if source.grade == "named" else None
    if source.kind == "state":
        return "PublicBody"
    if source.kind == "outlet":
        return "Organization"
    return _body(source.name) if source.kind == "body" else None


def _body(name: str) -> str:
    words = [word.lower() for word in _words(name)]
    known = _bodies()
    if words and words[-1] in known["company"]:
        return "Company"
    return "PublicBody" if known["public"] & set(words) else "Organization"


def _words(name: str) -> list[str]:
    """The words of a name, without full stops, and without what any noun may begin with."""
    words = re.findall(r"\w+", name.replace(".", ""))
    return words[1:] if words and words[0].lower() in _bodies()["before"] else words


@cache
def _bodies() -> dict[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("bodies.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def _id(kind: str, *parts: str) -> str:
    return f"onrecord-{kind}-{mark(*parts)}"


def _entity(schema: str, id: str, **values: str | Iterable[str | None] | None) -> Node:
    properties: dict[str, list[str]] = {}
    for name, given in values.items():
        every = [given] if given is None or isinstance(given, str) else given
        kept = list(dict.fromkeys(one for one in every if one))
        if kept:
            properties[name] = kept
    return {"id": id, "schema": schema, "properties": properties}


def _named(name: str) -> str:
    """A name on one line, cut to what the model takes."""
    line = " ".join(name.split())
    return line if len(line) <= _NAME else line[: _NAME - 1] + "…"


def _pieces(text: str) -> list[str]:
    """A text in as many values as the model needs for its length."""
    return [text[start : start + _TEXT] for start in range(0, len(text), _TEXT)]


def _entities(selection: Selection) -> Iterator[Node]:
    there = {one.id for one in selection.filed}
    for filed in selection.filed:
        yield _article(filed, selection.readings.get(filed.id))
        if filed.reprint_of in there:
            yield _entity(
                "UnknownLink",
                _id("reprint", filed.id),
                subject=_id("article", filed.id),
                object=_id("article", filed.reprint_of or ""),
                role="reprint of",
            )
    for _, reading in selection.read():
        yield from _sources(selection, reading)
    for held in selection.held:
        yield from _said(selection, held)
    for claim in selection.claims:
        yield _claim(selection, claim, there)


def _article(filed: Filed, reading: Reading | None) -> Node:
    publications = filed.publications
    return _entity(
        "Article",
        _id("article", filed.id),
        name=_named(filed.title or filed.id),
        title=filed.title,
        author=[p.author for p in publications],
        publisher=[p.outlet for p in publications],
        publishedAt=filed.dates,
        sourceUrl=address_of(filed),
        bodyText=_pieces(reading.text) if reading else None,
        notes=f"Its text was removed on {filed.forgotten[:10]}." if filed.forgotten else None,
    )


def _sources(selection: Selection, reading: Reading) -> Iterator[Node]:
    for source in reading.sources:
        one = selection.spoken_for(reading.id, source)
        schema = schema_of(one)
        if schema is None:
            continue
        person = schema == "Person"
        yield _entity(
            schema,
            _id("source", one.id),
            name=_named(one.name),
            alias=[_named(name) for name in one.aliases if name != one.name],
            position=one.role if person else None,
            title=_named(one.name) if schema == "Document" else None,
            summary=one.affiliation if schema in ("Person", "Position") else None,
        )
        if schema in _ENTITIES:
            yield _entity(
                "Mention",
                _id("mention", reading.id, source.id),
                document=_id("article", reading.id),
                resolved=_id("source", one.id),
                name=_named(source.name),
                detectedSchema=schema,
            )


def _said(selection: Selection, held: Held) -> Iterator[Node]:
    """What a source is reported to have said, in that article; and through whom."""
    if held.voice == "author":
        return
    article = _id("article", held.report)
    root = selection.spoken_for(held.report, held.root) if held.root else None
    force = held.attribution.force if held.attribution else None
    if root is None or schema_of(root) is None:
        grade = root.grade if root else None
        yield _entity(
            "Note",
            _id("note", held.key),
            name=_named(root.name) if root else None,
            description=_pieces(held.statement.text),
            summary=f"{grade or 'unknown'} source" + (f": {root.name}" if root else ""),
            entity=article,
            publisher=held.outlet,
            createdAt=held.date,
        )
    else:
        yield _entity(
            "Documentation",
            _id("said", held.key),
            entity=_id("source", root.id),
            document=article,
            role=force or "source",
            summary=_pieces(held.statement.text),
            date=held.date,
            recordId=held.key,
            publisher=held.outlet,
        )
    hops = [selection.spoken_for(held.report, one) for one in held.chain]
    for near, far in pairwise(hops):
        if near.id != far.id and schema_of(near) and schema_of(far):
            yield _entity(
                "UnknownLink",
                _id("via", held.report, near.id, far.id),
                subject=_id("source", near.id),
                object=_id("source", far.id),
                role="passes on the words of",
                proof=article,
                date=held.date,
            )


def _claim(selection: Selection, claim: Claim, there: set[str]) -> Node:
    roots = claim.roots
    span = f"{roots.min}" if roots.min == roots.max else f"{roots.min} to {roots.max}"
    return _entity(
        "Note",
        _id("claim", claim.id),
        name=_named(claim.text),
        description=_pieces(claim.text),
        summary=f"claim {claim.id}: {claim.status}; independent roots: {span}",
        entity=[_id("article", name) for name in claim.reports if name in there],
        createdAt=claim.first,
    )
