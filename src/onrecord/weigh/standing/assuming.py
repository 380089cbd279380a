"""What is struck out: grades, sources, outlets, or all that is not official."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.records import Grade, Source
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource, SourceRef
from onrecord.weigh.standing.grounds import Grounds, Node
from onrecord.weigh.status import official

_NOTE = re.compile(r"\s*\([^()]*\)")  # Gazette (online)


class Assumption(msgspec.Struct, frozen=True):
    """What a person strikes out. ``only_official`` strikes all but what officials answer for."""

    grades: tuple[Grade, ...] = ()
    sources: tuple[str, ...] = ()  # ids of sources across reports
    outlets: tuple[str, ...] = ()
    only_official: bool = False

    def said(self, names: dict[str, str] | None = None) -> str:
        """The assumption in words."""
        names = names or {}
        parts = [f"{grade} sources" for grade in self.grades]
        parts += [names.get(source, source) for source in self.sources]
        parts += list(self.outlets)
        said = f"without {', '.join(parts)}" if parts else ""
        if self.only_official:
            said = f"{said}, only what is official" if said else "only what is official"
        return said or "nothing struck out"


def struck(
    grounds: Grounds, assumption: Assumption, sources: Sequence[LedgerSource]
) -> dict[int, str]:
    """The numbers of the leaves that an assumption strikes, each with why."""
    wanted = set(assumption.sources)
    refs: dict[SourceRef, LedgerSource] = {
        ref: one for one in sources if one.id in wanted for ref in one.members
    }
    outlets = {plain(outlet) for outlet in assumption.outlets}
    out: dict[int, str] = {}
    for number, node in grounds.leaves():
        why = _why(grounds, node, assumption, refs, outlets)
        if why:
            out[number] = why
    return out


def _why(
    grounds: Grounds,
    node: Node,
    assumption: Assumption,
    refs: dict[SourceRef, LedgerSource],
    outlets: set[str],
) -> str | None:
    if node.kind == "report":
        outlet = grounds.holdings.filed[node.name].outlet
        return f"{outlet} is struck out" if outlet and plain(outlet) in outlets else None
    if node.kind == "author":
        if "author" in assumption.grades:
            return "the author's own word is struck out"
        return "the author is no official" if assumption.only_official else None
    source = grounds.source(node)
    if source is None:
        return "no source was read" if assumption.only_official else None
    if node.source in refs:
        return f"{refs[node.source].name} is struck out"
    if source.grade in assumption.grades:
        return f"{source.grade} sources are struck out"
    if source.kind == "outlet" and plain(source.name) in outlets:
        return f"{source.name} is struck out"
    if assumption.only_official and not _on_record(source):
        return f"{source.name} is {source.grade or 'not graded'}, and no official"
    return None


def _on_record(source: Source) -> bool:
    """Whether what comes through or from a source can be official: an outlet only passes it on."""
    return official(source) or source.kind in ("outlet", "document")


def outlets_of(holdings: Holdings, sources: Iterable[LedgerSource]) -> frozenset[str]:
    """Names of all outlets that can be struck, in lower case, without an article."""
    names = {one.outlet for one in holdings.filed.values() if one.outlet}
    for source in sources:
        if source.kind == "outlet":
            names.update((source.name, *source.aliases))
    return frozenset(plain(name) for name in names)


def plain(name: str) -> str:
    """An outlet's name as it is compared: lower case, no article."""
    words = _NOTE.sub("", name.casefold()).split()
    return " ".join(words[1:] if words and words[0] == "the" else words)
