"""The report's own words in a table of the page, with links to where they stand."""

from __future__ import annotations

import bisect

from onrecord.records import Reading, Span
from onrecord.show import wording
from onrecord.show.body import Body
from onrecord.show.markup import element, escape

_QUOTE = 200  # code points of a statement or an answer


def small(inner: str) -> str:
    """A line of less weight; nothing where there is nothing in it."""
    return element("span", inner, class_="small") if inner else ""


def named(source_id: str | None, body: Body) -> str:
    """A source's name, linked to its row."""
    source = body.sources.get(source_id or "")
    name = escape(wording.name(source))
    return element("a", name, href=f"#{body.prefix}-s{body.number(source_id)}") if source else name


def place(span: Span, body: Body) -> str:
    """A link to the paragraph that a span begins in."""
    number = max(1, bisect.bisect_right(body.begins, span.start))
    if number > len(body.begins):
        return ""
    return element("a", f"¶{number}", href=f"#{body.prefix}-p{number}")


def quoted(reading: Reading, spans: tuple[Span, ...], body: Body) -> str:
    """The words of some spans, and where they stand."""
    words = wording.quoted(reading.text, spans, _QUOTE)
    return f"{escape(words)}\u00a0{place(min(spans), body)}" if words else ""


def said(statement_id: str | None, reading: Reading, body: Body) -> str:
    """A statement's words, where they stand, and whose they are."""
    statement = next((one for one in reading.statements if one.id == statement_id), None)
    if statement is None:
        return small("a statement that was not found in this report")
    roots = {one.id: one.source_id for one in reading.attributions}
    root = roots.get(statement.attribution or "")
    whose = "the author" if statement.voice == "author" else named(root, body)
    return f"{quoted(reading, statement.spans, body)}{small(f'said by {whose}')}"
