"""Readings made by hand for the tests of weighing: fictional, one sentence a line."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ledger.records import Anchor, Filed, Publication
from onrecord.records import (
    Attribution,
    Force,
    Grade,
    ReaderId,
    Reading,
    Relation,
    Response,
    Source,
    SourceKind,
    Span,
    Statement,
)

READER = ReaderId(version="1", model="sha256:0")

# (source's name or None for the author, grade, kind, force, what is said)
Line = tuple[str | None, Grade, SourceKind | None, Force, str]


def said(
    name: str,
    what: str,
    grade: Grade = "named",
    kind: SourceKind | None = "person",
    force: Force = "states",
) -> Line:
    """A line put to somebody."""
    return (name, grade, kind, force, what)


def own(what: str) -> Line:
    """A line in the author's own voice."""
    return (None, "author", None, "states", what)


def reading(
    id: str,
    lines: Sequence[Line],
    *,
    outlet: str | None = None,
    published: str | None = None,
    responses: Sequence[Response] = (),
    relations: Sequence[Relation] = (),
) -> Reading:
    """A reading of the lines; the statements are t1, t2 ..., the sources s1, s2 ... by name."""
    text = ""
    sources: dict[str, Source] = {}
    attributions: list[Attribution] = []
    statements: list[Statement] = []
    for number, (name, grade, kind, force, what) in enumerate(lines, start=1):
        attribution = None
        if name is not None:
            begin = Span(len(text), len(text) + len(name))
            text += f"{name} said "
            cue = Span(begin.end + 1, begin.end + 5)
            known = sources.get(name) or Source(f"s{len(sources) + 1}", name, grade, kind)
            sources[name] = Source(known.id, name, grade, kind, mentions=(*known.mentions, begin))
            attribution = Attribution(
                id=f"a{number}",
                source=(begin,),
                cue=(cue,),
                content=(Span(len(text), len(text) + len(what)),),
                source_id=known.id,
                force=force,
                chain=(known.id,),
            )
            attributions.append(attribution)
        span = Span(len(text), len(text) + len(what))
        text += f"{what}. "
        statements.append(
            Statement(
                id=f"t{number}",
                spans=(span,),
                text=what,
                voice="reported" if attribution else "author",
                attribution=attribution.id if attribution else None,
                modality="asserted",
                polarity="affirmed",
            )
        )
    return Reading(
        id=id,
        text=text,
        title=None,
        outlet=outlet,
        author=None,
        published=published,
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
        statements=tuple(statements),
        reader=READER,
        responses=tuple(responses),
        relations=tuple(relations),
    )


def filed(
    id: str,
    *dates: str,
    outlet: str | None = None,
    reprint_of: str | None = None,
    added: str = "2031-01-01T00:00:00Z",
) -> Filed:
    """The report as filed, under each of the dates."""
    publications = tuple(Publication(date, outlet) for date in dates)
    return Filed(
        id, publications or (Publication(None, outlet),), added, READER, reprint_of=reprint_of
    )


def anchor(one: Reading, words: str) -> Anchor:
    """The first place of some words in a reading's text."""
    start = one.text.index(words)
    return Anchor(one.id, start, start + len(words), words)
