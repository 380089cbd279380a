from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.accuracy import command, score

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf8"))


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent: no corpora to measure on")
@pytest.mark.parametrize("measure", ["tokens", "articles"])
def test_no_figure_falls_below_its_floor(measure: str) -> None:
    figures = score(SHARED, measure, command())
    below = []
    for path, floor in FLOORS[measure].items():
        value: object = figures
        for part in path.split("."):
            assert isinstance(value, dict)
            value = value[part]
        assert isinstance(value, float | int)
        if value < floor:
            below.append(f"{path}: {value} is below {floor}")
    assert not below
