"""Joined pairs of real articles against judgements by reading: claims.jsonl holds no texts.

The pairs were drawn from those that an earlier scorer joined, over all scores, between reports of
different outlets or days.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.read.reader import Reader
from onrecord.weigh.candidates import Rows
from onrecord.weigh.claims import JOINED
from onrecord.weigh.joins import Affairs, judged
from onrecord.weigh.laying import Laid
from training.claims.kept import polnear, stories, whitehouse

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["claims"]
LABELS: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(wanted: set[str], reader: Reader) -> dict[str, tuple[Laid, Rows]]:
    """The reports laid out, with their vectors."""
    out = {}
    for corpus in (polnear, stories, whitehouse):
        for report in corpus(SHARED):
            if report.id in wanted:
                reading, rows = reader.read_with_vectors(report)
                group = np.zeros(len(rows), dtype=np.int64)
                out[report.id] = (Laid(reading), Rows(rows, group))
    return out


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_what_is_shown_as_one_claim_says_the_same(reader: Reader) -> None:
    sides = [side for label in LABELS for side in (label["first"], label["second"])]
    laid = read({report for report, _ in sides}, reader)
    affairs = Affairs()
    right, shown = [], []
    for label in LABELS:
        pair = []
        for report, start in (label["first"], label["second"]):
            statements = laid[report][0].reading.statements
            places = [n for n, one in enumerate(statements) if one.spans[0].start == start]
            pair += [(*laid[report], place) for place in places[:1]]
        if len(pair) < 2:
            continue  # statements are cut otherwise now
        (one, ours, i), (other, theirs, j) = pair
        a, b = one.profile(i), other.profile(j)
        score = judged(a, b, ours.cosine(i, theirs, j), affairs.of(a.affair, b.affair))
        right.append(bool(label["same"]))
        shown.append(score >= JOINED)
    assert len(right) >= 0.9 * len(LABELS)
    both = sum(r and s for r, s in zip(right, shown, strict=True))
    assert 100 * both / sum(shown) >= FLOORS["right"]
    assert 100 * both / sum(right) >= FLOORS["still_joined"]
