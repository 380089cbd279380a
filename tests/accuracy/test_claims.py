"""Joined pairs of real articles against judgements by reading: claims.jsonl holds no texts.

Every fourth pair; ``python -m benchmarks.joins`` takes all.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.joins import figures, labels, scored
from onrecord.read.reader import Reader

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["claims"]
EVERY = 4


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_what_is_shown_as_one_claim_says_the_same(reader: Reader) -> None:
    chosen = labels(EVERY)
    pairs = scored(chosen, SHARED, reader)
    assert len(pairs) >= 0.9 * len(chosen)
    right, found = figures(pairs)
    assert right >= FLOORS["right"]
    assert found >= FLOORS["still_joined"]
