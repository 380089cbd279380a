"""Relations against judgements by reading: relations.jsonl holds places and no texts."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.gather import gather
from onrecord.gather.options import GatherOptions
from onrecord.read.reader import Reader
from onrecord.records import Report, Span, Statement

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["relations"]
LABELS: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "relations.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(article: str) -> list[tuple[str, Statement, Statement]]:
    path = SHARED / "data" / article
    if path.suffix == ".txt":
        report = Report(id=article, text=path.read_bytes().decode("utf-8"))
    else:
        (found,) = gather([str(path)], GatherOptions())
        assert isinstance(found, Report)
        report = found
    reading = READER.read(report)
    known = {one.id: one for one in reading.statements}
    return [(one.kind, known[one.from_], known[one.to]) for one in reading.relations]


def meets(statement: Statement, place: list[int]) -> bool:
    wanted = Span(place[0], place[1])
    return any(span.overlaps(wanted) for span in statement.spans)


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_relations_judged_right_are_still_found() -> None:
    right = [label for label in LABELS if label["right"]]
    links = {article: read(article) for article in {label["article"] for label in right}}
    found = [
        any(
            kind == label["kind"] and meets(start, label["from"]) and meets(end, label["to"])
            for kind, start, end in links[label["article"]]
        )
        for label in right
    ]
    assert 100 * sum(found) / len(right) >= FLOORS["still_found"]
    assert 100 * len(right) / len(LABELS) >= FLOORS["right"]


READER = Reader()
