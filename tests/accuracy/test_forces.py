"""The force of cues against labels made by reading: forces.jsonl holds places and no texts."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from onrecord.read.how.forces import force_of
from onrecord.records import Attribution, Span
from training.corpora import polnear

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def spans(entry: dict[str, list[tuple[int, int]]], role: str) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in sorted(entry[role]))


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_the_force_of_a_cue_is_right_as_often_as_before() -> None:
    lines = (HERE / "forces.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    articles = {a.name: a for a in polnear.articles(SHARED / "data/polnear/dev")}
    right = 0
    for label in labels:
        article = articles[label["article"]]
        entry = next(e for e in article.attributions if min(e["cue"])[0] == label["start"])
        parts = (spans(entry, role) for role in polnear.ROLES)
        found = force_of(article.text, Attribution("a1", *parts))
        right += (found.force if found else None) == label["force"]
    share = 100 * right / len(labels)
    assert share >= FLOORS["forces"]["right"], f"{share:.1f} %"
