"""Sources merged across reports, against judged pairs: merges.jsonl holds places and no texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.merges import figures, holdings_of, measured, pairs, tried
from onrecord.records import ReaderId, Reading, Source, Span

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).get("merges", {})
FEW = 8  # articles that are read


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_merges_of_sources_do_not_fall_below_their_floors() -> None:
    if not FLOORS:
        pytest.skip("no floors for merges yet")
    found, count = measured(SHARED, FEW)
    assert count >= 3
    assert found["precision"] >= FLOORS["precision"]
    assert found["found"] >= FLOORS["found"]


def test_labels_hold_places_and_judgements_only() -> None:
    given = pairs()
    assert len(given) >= 150
    assert all(set(pair) == {"a", "b", "same"} for pair in given)
    assert all(pair["a"][0] != pair["b"][0] for pair in given)
    assert len({tuple(map(tuple, (pair["a"], pair["b"]))) for pair in given}) == len(given)


def test_the_first_articles_only() -> None:
    few = tried(pairs(), FEW)
    assert 0 < len(few) < 60
    assert len({place[0] for pair in few for place in (pair["a"], pair["b"])}) <= FEW


def _reading(id: str, name: str) -> Reading:
    source = Source("s1", name, "named", "person", mentions=(Span(0, len(name)),))
    return Reading(id, f"{name} spoke.", None, None, None, None, (source,), (), (),
                   ReaderId("0", ""))  # fmt: skip


def test_precision_and_recall_are_counted() -> None:
    readings = [_reading("a", "Ana Kol"), _reading("b", "Ana Kol"), _reading("c", "Bo Lund")]
    given = [
        {"a": ["a", 0, 7], "b": ["b", 0, 7], "same": True},
        {"a": ["a", 0, 7], "b": ["c", 0, 7], "same": True},
    ]
    assert figures(given, holdings_of(readings)) == {"precision": 100.0, "found": 50.0}
    given[0]["same"] = False
    assert figures(given, holdings_of(readings)) == {"precision": 0.0, "found": 0.0}
