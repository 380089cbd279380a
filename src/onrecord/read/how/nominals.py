"""Noun phrases that rules find, and which source of the report each one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from onrecord.read.edges import apart
from onrecord.records import Report, Source, SourceKind, Span

_ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_OF = re.compile(r"\b(?:for|of|at|from|in|with|to|by)\s|['’]s?\s")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name for comparing: small letters, no article, no possessive, single spaces."""
    flat = _SPACE.sub(" ", name.strip(" \t\n,;:.\"“”‘’'()")).casefold()
    return _POSSESSIVE.sub("", _ARTICLE.sub("", flat, count=1) if _ARTICLE.match(flat) else flat)


class Known:
    """The sources of a report, found by place or name; new ones are added with an id of their own.

    Phrases without a capital letter are told apart by place alone: two unnamed groups never merge.
    """

    def __init__(self, report: Report, sources: Sequence[Source], prefix: str) -> None:
        self._text = report.text
        self._prefix = prefix
        self._sources = {source.id: source for source in sources}
        self._by_name: dict[str, str | None] = {}
        self._by_end: dict[int, tuple[int, str]] = {}  # its start, and whose
        self._by_start: dict[int, tuple[int, str]] = {}  # its end
        self._more: dict[str, set[Span]] = {}
        for source in sources:
            self._enter(source)

    def _enter(self, source: Source) -> None:
        names = {plain_name(source.name)}
        for span in source.mentions:
            said = span.cut(self._text)
            self._by_start.setdefault(span.start, (span.end, source.id))
            self._by_end.setdefault(span.end, (span.start, source.id))
            if len(said) <= 80:
                names.add(plain_name(said))
        for name in names:
            # A name of two sources is nobody's.
            other = self._by_name.get(name, source.id)
            self._by_name[name] = source.id if other == source.id else None

    def __getitem__(self, key: str) -> Source:
        return self._sources[key]

    def get(self, key: str | None) -> Source | None:
        """The source of an id."""
        return self._sources.get(key or "")

    def at(self, span: Span) -> str | None:
        """The source with a mention that begins where a phrase does, or that ends it.

        In `his office` and `a spokesman for the mayor` the mention is of somebody else.
        """
        end, key = self._by_start.get(span.start, (-1, ""))
        if end >= span.end or (end > 0 and self._text[end : end + 1] == ","):
            return key
        start, key = self._by_end.get(span.end, (-1, ""))
        if start >= span.start and not _OF.search(self._text, span.start, start):
            return key
        return None

    def named(self, name: str) -> str | None:
        """The only source of that name."""
        return self._by_name.get(plain_name(name))

    def find(self, span: Span) -> str | None:
        """The source that a phrase names, where the report has it already."""
        said = span.cut(self._text)
        end, here = self._by_start.get(span.start, (-1, ""))
        if end == span.end:
            return here
        if any(map(str.isupper, said)) or said.lower().startswith("the "):
            found = self.named(said)
            if found:
                return found
        return self.at(span)

    def get_or_add(
        self,
        span: Span,
        kind: SourceKind | None = None,
        why: str = "",
        *,
        but: str | None = None,
        name: str | None = None,
    ) -> str:
        """The source that a phrase names, made where the report has none; it gets the phrase.

        ``but`` is the source that is not meant: the phrase stands inside its mention. ``name`` is
        what a new source is called, where that is not the whole phrase.
        """
        found = self.find(span)
        if found == but:
            found = None
        if found is None:
            found = f"{self._prefix}{len(self._sources)}"
            source = Source(
                id=found,
                name=name or _SPACE.sub(" ", span.cut(self._text)).strip(" ,"),
                kind=kind,
                mentions=(span,),
                reasons={"kind": why} if kind and why else {},
            )
            self._sources[found] = source
            self._enter(source)
        else:
            self.add(found, span)
        return found

    def add(self, key: str, span: Span) -> None:
        """One more mention of a source, unless one is there already."""
        if not any(span.overlaps(one) for one in self._sources[key].mentions):
            self._more.setdefault(key, set()).add(span)

    def all(self) -> list[Source]:
        """All sources, with their new mentions."""
        return [
            msgspec.structs.replace(one, mentions=_together(one.mentions, self._more[one.id]))
            if one.id in self._more
            else one
            for one in self._sources.values()
        ]


def _together(old: Iterable[Span], new: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(apart({*old, *new}))
