"""JSON-LD, written piece by piece: the context first, inline, so that no parser fetches one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

Node = dict[str, Any]


def line(value: object) -> str:
    """JSON on one line, keys in the order in which they were set."""
    return msgspec.json.encode(value).decode()


def bare(**fields: Any) -> Node:
    """A node without what is missing or empty."""
    return {
        name.rstrip("_"): value
        for name, value in fields.items()
        if value is not None and value != [] and value != ()
    }


def graph(context: Mapping[str, Any], nodes: Iterable[Node]) -> Iterator[str]:
    """A document with a graph of nodes, one a line."""
    yield f'{{"@context":{line(context)},\n"@graph":['
    yield from listed(nodes)
    yield "]}\n"


def listed(nodes: Iterable[Node]) -> Iterator[str]:
    """The nodes with commas between them, one a line."""
    comma = "\n"
    for node in nodes:
        yield comma + line(node)
        comma = ",\n"
    yield "\n"
