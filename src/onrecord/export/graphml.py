"""GraphML: reports, statements, claims and sources as a graph, for networkx and Gephi.

Format: http://graphml.graphdrawing.org/. All attributes are typed; ``label`` is what Gephi shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from onrecord.export.selection import Selection
from onrecord.ledger.records import key_of
from onrecord.weigh.records import Held

Value = str | int | float | bool | None
# Of nodes: name to type. ``kind`` is what the node is; ``what``, the kind of source.
NODE = {
    "label": "string",
    "kind": "string",
    "date": "string",
    "outlet": "string",
    "text": "string",
    "voice": "string",
    "grade": "string",
    "what": "string",
    "modality": "string",
    "polarity": "string",
    "status": "string",
    "roots_min": "int",
    "roots_max": "int",
    "reports": "int",
    "statements": "int",
    "forgotten": "boolean",
}
EDGE = {
    "kind": "string",
    "force": "string",
    "reason": "string",
    "confidence": "double",
    "weight": "double",
    "hop": "int",
}
_SHORT = 80  # code points of a label
# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(selection: Selection) -> Iterator[str]:
    """The graph, an element a line; an edge is written only where both its ends are."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    yield ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    yield ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    yield ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    for what, names in (("node", NODE), ("edge", EDGE)):
        for name, kind in names.items():
            yield f'<key id="{what[0]}_{name}" for="{what}" attr.name="{name}"'
            yield f' attr.type="{kind}"/>\n'
    yield '<graph id="onrecord" edgedefault="directed">\n'
    nodes: set[str] = set()
    for name, values in _nodes(selection):
        if name not in nodes:
            nodes.add(name)
            yield f"<node id={_attribute(name)}>{_data('n', values)}</node>\n"
    number = 0
    for start, end, values in _edges(selection):
        if start in nodes and end in nodes:
            yield f'<edge id="e{number}" source={_attribute(start)} target={_attribute(end)}>'
            values.setdefault("weight", 1.0)
            yield f"{_data('e', values)}</edge>\n"
            number += 1
    yield "</graph>\n</graphml>\n"


def _nodes(selection: Selection) -> Iterator[tuple[str, dict[str, Value]]]:
    for one in selection.filed:
        yield (
            f"report:{one.id}",
            {
                "label": one.title or one.id,
                "kind": "report",
                "date": one.date,
                "outlet": one.outlet,
                "forgotten": one.forgotten is not None,
            },
        )
    for _, reading in selection.read():
        for found in reading.sources:
            source = selection.spoken_for(reading.id, found)
            yield (
                f"source:{source.id}",
                {
                    "label": source.name,
                    "kind": "source",
                    "grade": source.grade,
                    "what": source.kind,
                    "reports": len(source.reports),
                    "statements": source.statements,
                },
            )
    for held in selection.held:
        statement = held.statement
        yield (
            f"statement:{held.key}",
            {
                "label": _short(statement.text),
                "kind": "statement",
                "date": held.date,
                "outlet": held.outlet,
                "text": statement.text,
                "voice": statement.voice,
                "grade": held.grade,
                "modality": statement.modality,
                "polarity": statement.polarity,
            },
        )
    for claim in selection.claims:
        yield (
            f"claim:{claim.id}",
            {
                "label": _short(claim.text),
                "kind": "claim",
                "date": claim.first,
                "text": claim.text,
                "status": claim.status,
                "roots_min": claim.roots.min,
                "roots_max": claim.roots.max,
                "reports": len(claim.reports),
                "statements": len(claim.statements),
            },
        )


def _edges(selection: Selection) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for filed in selection.filed:
        if filed.reprint_of:
            values: dict[str, Value] = {"kind": "reprints", "confidence": filed.similarity}
            yield f"report:{filed.id}", f"report:{filed.reprint_of}", values
        if filed.revises:
            yield f"report:{filed.id}", f"report:{filed.revises}", {"kind": "revises"}
    for held in selection.held:
        yield f"report:{held.report}", f"statement:{held.key}", {"kind": "carries"}
        yield from _sourced(selection, held)
    for claim in selection.claims:
        for key in claim.statements:
            yield f"statement:{key}", f"claim:{claim.id}", {"kind": "member"}
    yield from _within(selection)
    for source in selection.sources:
        for other in source.possibly:
            yield f"source:{source.id}", f"source:{other}", {"kind": "possibly"}
    for join in selection.joins:
        yield (
            f"statement:{join.first}",
            f"statement:{join.second}",
            {
                "kind": "joined",
                "reason": join.reason,
                "confidence": join.score,
                "weight": join.score,
            },
        )


def _sourced(selection: Selection, held: Held) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """To the root, and to each hop that only passes its words on, the nearest to the report 0."""
    attribution = held.attribution
    for number, hop in enumerate(held.chain):
        source = selection.spoken_for(held.report, hop)
        root = number == len(held.chain) - 1
        yield (
            f"statement:{held.key}",
            f"source:{source.id}",
            {
                "kind": "said_by" if root else "via",
                "force": attribution.force if attribution and root else None,
                "confidence": attribution.confidence if attribution else None,
                "hop": number,
            },
        )


def _within(selection: Selection) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Relations between the statements of a report, and answers to them."""
    for _, reading in selection.read():
        for one in reading.relations:
            yield (
                f"statement:{key_of(reading.id, one.from_)}",
                f"statement:{key_of(reading.id, one.to)}",
                {"kind": one.kind, "confidence": one.confidence, "reason": one.reason or None},
            )
        known = {source.id: source for source in reading.sources}
        for answer in reading.responses:
            if answer.about is None or answer.actor not in known:
                continue
            source = selection.spoken_for(reading.id, known[answer.actor])
            yield (
                f"source:{source.id}",
                f"statement:{key_of(reading.id, answer.about)}",
                {"kind": "responds", "force": answer.kind, "reason": answer.reason or None},
            )


def _data(what: str, values: dict[str, Value]) -> str:
    return "".join(_datum(f"{what}_{name}", value) for name, value in values.items())


def _datum(key: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # A parser would make a line feed of a bare carriage return.
        shown = escape(_legal(value)).replace("\r", "&#13;")
    else:
        shown = str(value).lower()  # true and false
    return f'<data key="{key}">{shown}</data>'


def _attribute(value: str) -> str:
    return quoteattr(_legal(value))


def _legal(text: str) -> str:
    """U+FFFD for what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _short(text: str) -> str:
    words: Iterable[str] = text.split()
    line = " ".join(words)
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
