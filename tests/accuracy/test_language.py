"""Marked words against judgements by reading: language.jsonl holds places and no texts."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.language import marks
from onrecord.gather import gather
from onrecord.gather.options import GatherOptions
from onrecord.records import Report

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["language"]
LABELS: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "language.jsonl").read_text(encoding="utf-8").splitlines()
]


def text(article: str) -> str:
    path = SHARED / "data" / article
    if path.suffix == ".txt":
        return path.read_bytes().decode("utf-8")
    (report,) = gather([str(path)], GatherOptions())
    assert isinstance(report, Report)
    return report.text


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_words_judged_right_are_still_marked() -> None:
    articles = {label["article"]: marks(text(label["article"])) for label in LABELS}
    right = [label for label in LABELS if label["right"]]
    found = [
        any(
            one.start < label["end"] and label["start"] < one.end
            for one in articles[label["article"]]
        )
        for label in right
    ]
    assert 100 * sum(found) / len(right) >= FLOORS["still_marked"]
    assert 100 * len(right) / len(LABELS) >= FLOORS["right"]
