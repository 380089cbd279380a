"""Reports with sources and attributions made by hand: no model is run."""

from __future__ import annotations

from onrecord.read.who.sourcing import described
from onrecord.records import Attribution, Report, Source, SourceKind, Span


def at(text: str, part: str, nth: int = 0) -> Span:
    """Where the nth occurrence of ``part`` stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def source(
    text: str, *mentions: str, name: str | None = None, kind: SourceKind | None = None
) -> Source:
    """A source with these mentions; its id is its first mention."""
    spans = tuple(sorted(at(text, m) for m in mentions))
    return Source(id=mentions[0], name=name or mentions[0], kind=kind, mentions=spans)


def said(text: str, who: Source, cue: str = "said", content: str | None = None) -> Attribution:
    """An attribution of what follows the cue, up to the end of its line."""
    span = at(text, cue)
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    what = at(text, content) if content else Span(min(span.end + 1, end), end)
    return Attribution(
        id=f"a-{who.id}",
        source=(who.mentions[0],),
        cue=(span,),
        content=(what,),
        source_id=who.id,
        chain=(who.id,),
    )


def one(
    text: str, *mentions: str, name: str | None = None, kind: SourceKind | None = None
) -> Source:
    """The one source of a text, described."""
    sources, _ = described(Report("r", text), [source(text, *mentions, name=name, kind=kind)], [])
    return sources[0]


def why(text: str, mention: str, cue: str = "said", name: str | None = None) -> list[str]:
    """What the one attribution of a text gives for listening to its source."""
    who = source(text, mention, name=name, kind="person" if name else None)
    _, attributions = described(Report("r", text), [who], [said(text, who, cue)])
    return [span.cut(text) for span in attributions[0].justification]
