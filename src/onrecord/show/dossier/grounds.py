"""The graph of grounds as a drawing in three columns, and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.show import wording
from onrecord.show.dossier.drawing import fitted, svg, words, wrapped
from onrecord.show.dossier.naming import Naming, row, table
from onrecord.show.markup import element, escape, opening
from onrecord.show.visible import one_line
from onrecord.weigh.dossier.records import Drawn, Edge, Node
from onrecord.weigh.standing.labelling import Label

_X = (26.0, 282.0, 532.0)  # left edges of the columns: who, which report, which claim
_WIDE = (196.0, 190.0, 186.0)
_HIGH, _APART = 42.0, 14.0
_CLAIM = 5  # lines of the claim's text
_HEADS = ("On whose word", "Report", "Words", "As things are", "Without anonymous sources")
_STANDS: dict[Label | None, str] = {
    "in": "stands",
    "out": "falls",
    "undecided": "disputed",
    None: "not weighed",
}


def grounds(drawn: Drawn, name: str, naming: Naming) -> str:
    """The drawing and the table beside it; empty where nothing can be drawn."""
    placed = _placed(drawn)
    if not placed:
        return ""
    nodes = {one.id: one for one in drawn.nodes}
    rows = _rows(drawn, nodes, name, naming)
    at = _row_of(drawn, nodes, name)
    height = max(y + _tall(nodes[id]) for id, (_, y) in placed.items()) + 34
    inner = "".join(_edge(one, placed, nodes) for one in drawn.edges if _known(one, placed))
    inner += "".join(_node(nodes[id], *place, at.get(id), naming) for id, place in placed.items())
    inner += words(0, height - 4, _legend(drawn), "small")
    told = (
        f"Left: {_count(drawn, ('source', 'author'))} on whose word it stands"
        f"{_premises(drawn)}. Middle: {_count(drawn, ('statement',))} of reports, "
        f"{_count(drawn, ('confirmation',))} and {_count(drawn, ('denial',))}. Right: the claim. "
        "The table beside it has every node and line."
    )
    shown = svg(height, name, "What holds the claim up", told, inner, "graph")
    scroll = element(
        "div", shown, class_="scroll", tabindex="0", role="region", aria_label="Graph of grounds"
    )
    return element("figure", scroll + table(_HEADS, rows, "The same as a table", "grounds-table"))


def _known(one: Edge, placed: Mapping[str, tuple[float, float]]) -> bool:
    return one.first in placed and one.second in placed


def _count(drawn: Drawn, kinds: Sequence[str]) -> str:
    count = sum(one.kind in kinds for one in drawn.nodes)
    return wording.counted(count, kinds[0])


def _premises(drawn: Drawn) -> str:
    count = sum(one.kind == "premise" for one in drawn.nodes)
    return f", and {wording.counted(count, 'premise')}" if count else ""


def _tall(node: Node) -> float:
    if node.kind == "claim":
        lines = len(wrapped(node.text, _WIDE[2] - 20, 13, _CLAIM))
        return 30 + 16.0 * lines
    return _HIGH


def _column(node: Node) -> int:
    if node.kind == "claim":
        return 2
    return 0 if node.kind in ("source", "author", "premise") else 1


def _placed(drawn: Drawn) -> dict[str, tuple[float, float]]:
    """Where each node stands: statements by date, what holds them up as near as can be."""
    columns: list[list[Node]] = [[], [], []]
    for node in drawn.nodes:
        columns[_column(node)].append(node)
    order = {"statement": 0, "confirmation": 1, "denial": 2}
    columns[1].sort(key=lambda one: (order[one.kind], one.date or "", one.report or "", one.spans))
    rank = {one.id: n for n, one in enumerate(columns[1])}
    held: dict[str, list[int]] = {}
    for _ in range(2):  # a source that stands behind another one is as near as that one is
        for edge in drawn.edges:
            near = [rank[edge.second]] if edge.second in rank else held.get(edge.second, [])
            held.setdefault(edge.first, []).extend(near)
    mean = {id: sum(near) / len(near) for id, near in held.items() if near}
    columns[0].sort(key=lambda one: (mean.get(one.id, 1e9), one.kind, one.text, one.id))
    tall = [sum(_tall(one) + _APART for one in column) - _APART for column in columns]
    out: dict[str, tuple[float, float]] = {}
    for number, column in enumerate(columns):
        y = 4 + (max(tall) - tall[number]) / 2
        for one in column:
            out[one.id] = (_X[number], round(y, 1))
            y += _tall(one) + _APART
    return out


def _node(node: Node, x: float, y: float, row: str | None, naming: Naming) -> str:
    wide = _WIDE[_column(node)]
    tall = _tall(node)
    falls = node.before == "in" and node.without != "in"
    classes = f"node {node.kind}{' falls' if falls else ''}"
    if node.kind == "claim":
        lines = wrapped(node.text, wide - 20, 13, _CLAIM)
        inner = "".join(words(x + 10, y + 21 + 16 * n, one, "name") for n, one in enumerate(lines))
        inner += words(x + 10, y + tall - 9, _stands(node), "small")
        said = f"claim: {one_line(node.text)}, {_stands(node)}"
    else:
        name, under = _told(node, naming)
        inner = words(x + 10, y + 18, fitted(name, wide - 18, 13), "name")
        inner += words(x + 10, y + 33, fitted(under, wide - 18, 11.5), "small")
        said = f"{node.kind}: {name}, {under}, {_stands(node)}"
    box = f'<rect class="{classes}" x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="3"/>'
    whole = element("title", escape(said)) + box + inner
    if row is None:
        return element("g", whole)
    return opening("a", href=f"#{row}", aria_label=said) + whole + "</a>"


def _told(node: Node, naming: Naming) -> tuple[str, str]:
    """Two lines of a node: who, and how answerable; or which report, and where in it."""
    if node.kind in ("source", "author"):
        grade = node.grade if node.kind == "source" else "author"
        return one_line(node.text), wording.grade(grade)
    outlet = naming.called(node.report) if node.report else ""
    place = naming.quoting.place(node.report or "", node.spans)
    where = ", ".join(part for part in (node.date or "", place) if part)
    verb = {"confirmation": "confirms · ", "denial": "denies · ", "premise": ""}.get(node.kind, "")
    if node.kind == "premise":
        return f"“{one_line(node.text)}”", f"premise · {outlet}, {where}"
    return outlet, f"{verb}{where}"


def _stands(node: Node) -> str:
    now = _STANDS[node.before]
    later = _STANDS[node.without]
    if node.kind == "claim" or node.before != node.without:
        return f"{now}; without anonymous sources: {later}" if now != later else now
    return now


def _edge(one: Edge, placed: Mapping[str, tuple[float, float]], nodes: Mapping[str, Node]) -> str:
    (ax, ay), (bx, by) = placed[one.first], placed[one.second]
    a, b = nodes[one.first], nodes[one.second]
    ya, yb = ay + _tall(a) / 2, by + _tall(b) / 2
    if _column(a) == _column(b):  # through another source, or had from an earlier report
        out = ax - min(20.0, 10 + abs(ya - yb) / 20)
        path = f"M{ax:g} {ya:g}C{out:g} {ya:g} {out:g} {yb:g} {bx:g} {yb:g}"
    else:
        start = ax + _WIDE[_column(a)]
        middle = (start + bx) / 2
        path = f"M{start:g} {ya:g}C{middle:g} {ya:g} {middle:g} {yb:g} {bx:g} {yb:g}"
    head = f'<path class="head {one.kind}" d="M{bx:g} {yb:g}l-6 -3.4v6.8z"/>'
    return f'<path class="edge {one.kind}" d="{path}"/>{head}'


def _legend(drawn: Drawn) -> str:
    kinds = {one.kind for one in drawn.edges}
    falls = any(one.before == "in" and one.without != "in" for one in drawn.nodes)
    parts = ["dashed frame: falls without anonymous sources"] if falls else []
    if "against" in kinds:
        parts.append("dotted line: stands against it")
    if "told" in kinds or "through" in kinds:
        parts.append("line on the left: had from there")
    return " · ".join(parts)


def _feeds(drawn: Drawn, id: str, kinds: Sequence[str]) -> list[str]:
    return [one.first for one in drawn.edges if one.second == id and one.kind in kinds]


def _rows(drawn: Drawn, nodes: Mapping[str, Node], name: str, naming: Naming) -> list[str]:
    """A row for each statement, answer and premise, with who is behind it."""
    out = []
    for number, node in enumerate(_listed(drawn), 1):
        who = [nodes[id] for id in _feeds(drawn, node.id, ("word",)) if id in nodes]
        behind = [
            nodes[id] for one in who for id in _feeds(drawn, one.id, ("through",)) if id in nodes
        ]
        said = ", ".join(map(_graded, behind or who))
        if behind:
            said += f", through {', '.join(map(_graded, who))}"
        told = escape(said) or element("span", "a premise", class_="quiet")
        notes = []
        for kind, text in (("told", "had from"), ("premise", "rests on")):
            for id in _feeds(drawn, node.id, (kind,)):
                if (other := nodes.get(id)) is not None:
                    words_ = (
                        _told(other, naming)[0]
                        if kind == "told"
                        else f"“{wording.clip(other.text, 90)}”"
                    )
                    notes.append(f"{text} {words_}")
        role = {"confirmation": "confirms: ", "denial": "denies: ", "premise": "premise: "}
        quote = escape(role.get(node.kind, "")) + naming.quote(
            node.report or "", node.spans, node.text
        )
        if notes:
            quote += element("span", escape("; ".join(notes)), class_="small")
        cells = (
            told,
            naming.where(node.report or "", node.spans),
            quote,
            escape(_STANDS[node.before]),
            escape(_STANDS[node.without]),
        )
        out.append(row(cells, f"{name}-{number}", _HEADS))
    return out


def _graded(one: Node) -> str:
    return f"{one_line(one.text)} ({wording.grade(one.grade)})"


def _listed(drawn: Drawn) -> list[Node]:
    kinds = ("statement", "confirmation", "denial", "premise")
    found = [one for one in drawn.nodes if one.kind in kinds]
    return sorted(
        found,
        key=lambda one: (
            kinds.index(one.kind),
            one.date or "",
            one.report or "",
            one.spans,
            one.id,
        ),
    )


def _row_of(drawn: Drawn, nodes: Mapping[str, Node], name: str) -> dict[str, str]:
    """The row that each node leads to; a source leads to the first that it is behind."""
    out = {one.id: f"{name}-{n}" for n, one in enumerate(_listed(drawn), 1)}
    for _ in range(2):
        for edge in drawn.edges:
            if edge.first not in out and edge.second in out:
                out[edge.first] = out[edge.second]
    return {id: row for id, row in out.items() if nodes[id].kind != "claim"}
