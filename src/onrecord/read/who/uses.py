"""What the use of a name tells of its source: a person, a country, a body."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.read.who.countries import country_of
from onrecord.read.who.inside import PARTICLES, People
from onrecord.read.who.kinds import PLAIN_NAME, kind_of
from onrecord.read.who.phrases import Phrase, Tokens
from onrecord.read.who.unknown import body_of, person_by_use, without_title
from onrecord.records import Source, SourceKind


def by_use(
    doc: Tokens, source: Source, phrases: Sequence[Phrase], people: People
) -> tuple[Source, str]:
    """A source with the kind that the use of its name tells, and the words that tell it."""
    if source.kind not in (None, "person") or not phrases:
        return source, ""
    name = source.name
    core = doc.cut(phrases[0].begin, phrases[0].head + 1)
    if source.kind is None and len(core) < len(name) and name.startswith(core):
        name = core  # `Ann Roe - the girlfriend of ...`
    bare = without_title(name)
    titled = bare != name
    if not bare[-1:].isalpha() or not (bare[:1].isupper() or bare.split()[0] in PARTICLES):
        return source, ""
    if source.kind is None and kind_of(phrases[0])[1] != PLAIN_NAME and not titled:
        return source, ""
    kind: SourceKind | None = None
    use = ""
    if not titled and (use := country_of(doc, source)):
        kind = "state"
    elif source.kind is None and (titled or not _with_article(phrases)):
        use = person_by_use(doc, bare) or ("a title before the name" if titled else "")
        last = bare.split()[-1]
        if not use and (people.has(bare) or (bare.split()[0] in PARTICLES and people.has(last))):
            use = "a person's name, by the encoder"
        kind = "person" if use else None
    elif source.kind == "person":
        use = body_of(doc, source)
        kind = "body" if use else None
    if kind is None:
        return source, ""
    name = bare if kind == "person" else name
    return msgspec.structs.replace(source, kind=kind, name=name), use


def _with_article(phrases: Sequence[Phrase]) -> bool:
    """Whether a name has an article somewhere: `the Amber Group`."""
    return any("the" in p.lead or "a" in p.lead for p in phrases)
