"""The independence benchmark: its clusters, its counting, and a sample against its floors."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.independence.__main__ import (
    BASELINES,
    Answer,
    answered,
    clusters,
    families,
    figures,
    kept,
)
from benchmarks.independence.compose import Cluster, marked
from benchmarks.independence.scenarios import SCENARIOS, composed
from onrecord.read.reader import Reader

FLOORS = tomllib.loads(
    (Path(__file__).parents[2] / "benchmarks/independence/floors.toml").read_text(encoding="utf-8")
)
EVERY = 9  # of the clusters that are developed on


def test_there_are_enough_clusters_of_all_kinds() -> None:
    both = clusters("dev") + clusters("held")
    assert len(both) >= 200
    assert len({one.id for one in both}) == len(both)
    kinds = Counter(one.kind for one in both)
    assert set(kinds) == {*SCENARIOS, "written"}
    assert min(kinds.values()) >= 4


def test_the_parts_share_no_story_and_no_name() -> None:
    outlets = {
        part: {r.outlet for c in clusters(part) for r in c.reports} for part in ("dev", "held")
    }
    assert not outlets["dev"] & outlets["held"]
    domains = {
        part: {c.id.split("-")[0] for c in clusters(part) if c.kind != "written"}
        for part in ("dev", "held")
    }
    assert not domains["dev"] & domains["held"]


def test_composing_is_the_same_each_time() -> None:
    assert list(composed()) == list(composed())


def test_the_marked_words_are_the_claim() -> None:
    assert marked("It is [[so]].") == ("It is so.", (6, 8))
    for one in clusters("dev"):
        for report in one.reports:
            start, end = report.claim
            assert end - start > 10
            assert "[[" not in report.text
            assert "{" not in report.text


def _cluster(true: int, least: int, most: int) -> Cluster:
    return Cluster("x", "dev", "written", [], true, least, most)


@pytest.mark.parametrize(
    ("cluster", "least", "most", "what"),
    [
        (_cluster(1, 1, 2), 1, 2, (False, False, True)),
        (_cluster(1, 1, 2), 2, 2, (True, False, False)),
        (_cluster(2, 1, 2), 1, 1, (False, True, False)),
        (_cluster(2, 2, 2), 1, 2, (False, True, False)),
        (_cluster(1, 1, 2), 1, 3, (False, False, False)),
    ],
)
def test_what_counts_as_an_error(
    cluster: Cluster, least: int, most: int, what: tuple[bool, bool, bool]
) -> None:
    answer = Answer(cluster, least, most)
    assert (answer.false, answer.missed, answer.exact) == what


def test_what_keeps_to_the_floors() -> None:
    floors = {"false_corroboration": 0.0, "missed_independence": 5.0, "exact": 90.0}
    good = {"false_corroboration": 0.0, "missed_independence": 4.0, "exact": 95.0}
    assert kept(good, floors)
    assert not kept({**good, "false_corroboration": 1.0}, floors)
    assert not kept({**good, "missed_independence": 6.0}, floors)
    assert not kept({**good, "exact": 80.0}, floors)


def test_a_sample_keeps_to_the_floors() -> None:
    chosen = [one for one in clusters("dev") if one.kind != "written"][::EVERY]
    table = families()
    found = figures(answered(chosen, Reader(), table))
    assert kept(found, FLOORS["sample"]), found
    for count in BASELINES.values():
        answers = [Answer(c, (r := count(c, table)).min, r.max) for c in chosen]
        assert figures(answers)["false_corroboration"] > found["false_corroboration"]
