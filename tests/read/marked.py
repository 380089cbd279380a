"""Reports made by hand with attributions marked in them.

``[n:...]`` is the source, ``<n:...>`` the cue and ``{n:...}`` content of the attribution numbered
``n``; ``(x:...)`` is a mention of the source called ``x`` that says nothing. A source is named by
its words, unless ``names`` gives it the name of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.read.how.forces import with_forces
from onrecord.read.statements import statements
from onrecord.records import Attribution, Report, Source, Span, Statement

_MARK = re.compile(r"([\[<{(])(\w+):|([\]>})])")


@dataclass
class Marked:
    """What the marks say."""

    report: Report
    sources: list[Source]
    attributions: list[Attribution]
    names: dict[str, str] = field(default_factory=dict)

    def read(self) -> tuple[list[Attribution], tuple[Statement, ...]]:
        """The attributions with forces, and the statements."""
        said = with_forces(self.report, self.attributions)
        return said, statements(self.report.text, said)


def marked(given: str, same: dict[str, str] | None = None, outlet: str | None = None) -> Marked:
    """A report from a marked text; ``same`` gives a number the source of another one."""
    text, last = "", 0
    found = list[tuple[str, str, Span]]()
    stack = list[tuple[str, str, int]]()
    for match in _MARK.finditer(given):
        text += given[last : match.start()]
        last = match.end()
        if match[1]:
            stack.append((match[1], match[2], len(text)))
        else:
            kind, key, start = stack.pop()
            found.append((kind, key, Span(start, len(text))))
    text += given[last:]
    whose = same or {}
    mentions: dict[str, list[Span]] = {}
    for kind, key, span in found:
        if kind in "[(":
            mentions.setdefault(whose.get(key, key), []).append(span)
    sources = [
        Source(
            id=f"s{key}",
            name=spans[0].cut(text),
            kind="person" if key[0] == "p" else None,
            mentions=tuple(sorted(spans)),
        )
        for key, spans in mentions.items()
    ]
    parts: dict[str, dict[str, list[Span]]] = {}
    for kind, key, span in found:
        if kind != "(":
            parts.setdefault(key, {}).setdefault(kind, []).append(span)
    attributions = [
        Attribution(
            id=f"a{key}",
            source=tuple(some.get("[", ())),
            cue=tuple(some.get("<", ())),
            content=tuple(some.get("{", ())),
            source_id=f"s{whose.get(key, key)}" if "[" in some else None,
        )
        for key, some in parts.items()
    ]
    return Marked(Report(id="r", text=text, outlet=outlet), sources, attributions)
