from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.dossiers import atacms, checking
from benchmarks.dossiers.asked import Asked
from benchmarks.dossiers.checking import NOT_YET, Outcome, outcomes
from benchmarks.dossiers.loading import DOSSIERS, ROOT, Dossier, load, spans
from benchmarks.dossiers.tallying import failures, table, tally
from onrecord.ledger.records import Join
from onrecord.read.reader import Reader
from onrecord.report import make_report
from onrecord.weigh.holdings import Holdings
from tests.weigh.making import filed, own, reading, said

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf8"))
SHARED = Path(__file__).parents[3] / "shared"
ALL = load()
BUNDLED = ALL[0]


@pytest.fixture(scope="module")
def found(reader: Reader) -> list[Outcome]:
    return [one for dossier in ALL for one in outcomes(Asked.of(dossier, reader))]


@pytest.mark.parametrize("kind", sorted(FLOORS["met"]))
def test_no_kind_falls_below_its_floor(found: list[Outcome], kind: str) -> None:
    mine = [one for one in found if one.kind == kind]
    good, total = tally(mine)[kind]
    floor = FLOORS["met"][kind]
    assert good >= floor, f"{good} of {total} are met; these are not:\n{failures(mine)}"


def test_every_kind_that_is_asked_has_a_floor(found: list[Outcome]) -> None:
    assert set(tally(found)) == set(FLOORS["met"])
    assert not set(tally(found)) & NOT_YET


@pytest.mark.accuracy
@pytest.mark.skipif(
    not (SHARED / "cases/atacms").is_dir(), reason="../shared is absent: no transcripts to add"
)
def test_the_opinion_beside_the_transcripts(reader: Reader) -> None:
    got = outcomes(Asked.of(atacms.load(SHARED), reader))
    counts = tally(got)
    below = {
        kind: counts[kind] for kind, floor in FLOORS["atacms"].items() if counts[kind][0] < floor
    }
    assert set(counts) == set(FLOORS["atacms"])
    assert not below, f"{below}; these are not met:\n{failures(got)}"


# What the dossiers are


def _words(dossier: Dossier) -> list[int]:
    return [len(report.text.split()) for report in dossier.reports.values()]


def test_the_bundled_one_is_eight_reports_by_five_outlets_over_three_weeks() -> None:
    reports = list(BUNDLED.reports.values())
    days = [date.fromisoformat((report.published or "")[:10]) for report in reports]
    assert len(reports) == 8
    assert len({report.outlet for report in reports}) == 5
    assert (max(days) - min(days)).days == 21
    assert all(250 <= count <= 500 for count in _words(BUNDLED))
    assert list(BUNDLED.reports) == BUNDLED.expected["reports"]


def test_there_are_eight_small_ones_and_two_long_ones() -> None:
    long = [one for one in ALL[1:] if len(one.reports) == 30]
    small = [one for one in ALL[1:] if 3 <= len(one.reports) <= 5]
    assert (len(small), len(long), len(ALL)) == (8, 2, 11)
    assert all(80 <= count <= 200 for one in small for count in _words(one))
    assert all(60 <= count <= 120 for one in long for count in _words(one))


@pytest.mark.parametrize("dossier", ALL, ids=lambda one: one.name)
def test_every_report_says_that_it_is_fictional_and_has_a_day(dossier: Dossier) -> None:
    folder = ROOT / dossier.expected.get("folder", DOSSIERS / dossier.name / "reports")
    for name, report in dossier.reports.items():
        head = (folder / f"{name}.md").read_text(encoding="utf8").split("\n---\n")[0]
        assert "\nnote: Fictional. Every " in head
        assert (report.outlet or "").endswith("(fictional)")
        assert report.title
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", report.published or "")


def _places(dossier: Dossier, within: Any, key: str = "") -> list[tuple[str, str]]:
    if isinstance(within, dict):
        return [p for k, value in within.items() for p in _places(dossier, value, k)]
    if not isinstance(within, list):
        return []
    if (
        len(within) == 2
        and all(isinstance(one, str) for one in within)
        and within[0] in dossier.reports
        and key not in ("reprints", "reports")
    ):
        return [(within[0], within[1])]
    return [p for value in within for p in _places(dossier, value, key)]


@pytest.mark.parametrize("dossier", ALL, ids=lambda one: one.name)
def test_every_place_stands_once_in_its_report(dossier: Dossier) -> None:
    names = {  # a source may be named more than once
        (report, words)
        for key in ("same_sources", "other_sources", "possibly")
        for report, words in _places(dossier, dossier.expected.get(key, []))
    }
    places = _places(dossier, dossier.expected)
    counts = {place: len(spans(dossier.reports[place[0]].text, place[1])) for place in places}
    assert len(places) > 40
    assert not {p: n for p, n in counts.items() if not n or (n > 1 and p not in names)}


@pytest.mark.parametrize("dossier", ALL, ids=lambda one: one.name)
def test_what_is_answered_stands_in_its_report_and_is_of_its_day(dossier: Dossier) -> None:
    for claim in dossier.expected["claims"]:
        firsts = [claim["first"]] if "first" in claim else []
        for one in [*claim.get("responses", []), *firsts]:
            report = dossier.reports[one["report"]]
            assert report.published == one["date"]
            assert "words" not in one or spans(report.text, one["words"])


def test_all_that_is_asked_for_is_expected_often() -> None:
    keys: Counter[str] = Counter()
    for dossier in ALL:
        for key, value in dossier.expected.items():
            keys[key] += len(value)
        for claim in dossier.expected["claims"]:
            for key, value in claim.items():
                keys[key] += len(value)
    assert keys["reversals"] >= 10
    assert keys["rules"] >= 10
    assert keys["status"] >= 30
    assert keys["roots"] >= 60
    assert keys["apart"] >= 60
    assert keys["reprints"] >= 4


# The checker


def _asked(joined: bool, expected: dict[str, Any]) -> Asked:
    """Two reports by hand: one by an unnamed source, one that cites the first's outlet."""
    first = reading(
        "r1",
        [said("an official", "The mill was sold in May", "anonymous"), said("Ada Roe", "No")],
        outlet="The Vane",
    )
    second = reading(
        "r2",
        [said("The Vane", "The mill was sold in May", "collective", "outlet"), own("It rained")],
        outlet="The Weir",
    )
    files = (filed("r1", "2034-05-01"), filed("r2", "2034-05-02"))
    joins = [Join("r1#t1", "r2#t1", 0.9, "same words")] if joined else []
    given = list(zip(files, (first, second), strict=True))
    reports = {"a": make_report(first.text, id="r1"), "b": make_report(second.text, id="r2")}
    return Asked(
        Dossier("by hand", reports, expected),
        {"a": "r1", "b": "r2"},
        lambda day: Holdings.build(given, joins, as_of=day),
    )


SOLD = [["a", "The mill was sold"], ["b", "The mill was sold"]]


@pytest.mark.parametrize("joined", [True, False])
def test_a_join_is_met_where_it_was_made_and_a_parting_where_it_was_not(joined: bool) -> None:
    expected = {
        "claims": [{"claim": "sold", "statements": SOLD}],
        "apart": [{"one": SOLD[0], "other": SOLD[1], "why": "a test"}],
    }
    got = {one.kind: one.met for one in outcomes(_asked(joined, expected))}
    assert got == {"joined": joined, "apart": not joined, "no_reprint": True}


def test_a_claim_that_was_not_joined_has_no_roots_to_count() -> None:
    expected = {"claims": [{"claim": "sold", "statements": SOLD, "roots": {"2034-05-02": [1, 1]}}]}
    got = {one.kind: one for one in outcomes(_asked(False, expected))}
    assert got["roots"].met is False
    assert got["roots"].found == "not joined"
    early = {"claims": [{"claim": "sold", "statements": SOLD, "roots": {"2034-05-01": [1, 1]}}]}
    assert {one.kind: one.met for one in outcomes(_asked(False, early))}["roots"]


@pytest.mark.parametrize(("source", "met"), [("an official", True), ("Ada Roe", False)])
def test_the_first_is_known_by_day_report_and_source(source: str, met: bool) -> None:
    first = {"report": "a", "date": "2034-05-01", "source": source}
    expected = {"claims": [{"claim": "sold", "statements": SOLD, "first": first}]}
    got = {one.kind: one.met for one in outcomes(_asked(True, expected))}
    assert got["first"] is met


def test_words_that_no_statement_or_source_has_meet_nothing() -> None:
    lost, there = ["a", "Bo Lund"], ["b", "The Vane"]
    expected = {
        "claims": [{"claim": "lost", "statements": [SOLD[0], ["b", "nowhere"]]}],
        "apart": [{"one": SOLD[0], "other": ["b", "nowhere"], "why": "a test"}],
        "same_sources": [{"name": "lost", "in": [lost, there]}],
        "other_sources": [{"one": lost, "other": there, "why": "a test"}],
        "possibly": [{"one": lost, "other": there}],
    }
    got = outcomes(_asked(True, expected))
    assert {one.kind for one in got if one.met} == {"no_reprint"}
    assert len(got) == 6


def test_what_has_no_command_yet_is_listed_and_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "NOT_YET", frozenset({"status"}))
    expected = {
        "claims": [{"claim": "sold", "statements": SOLD, "status": {"2034-05-02": "denied"}}]
    }
    got = outcomes(_asked(True, expected))
    assert [one.met for one in got if one.kind == "status"] == [None]
    assert "status" not in tally(got)
    assert "not yet asked: 1" in table(got)
    early = outcomes(_asked(True, expected), early=True)
    assert [one.met for one in early if one.kind == "status"] == [False]


def test_words_are_found_in_any_case_and_over_line_ends() -> None:
    text = "He said: “The\n  mayor’s word.” The mayor left."
    assert spans(text, "the mayor's word.\"") == [(10, 30)]
    assert len(spans(text, "the mayor")) == 2
    assert len(spans(text, "left|mayor's")) == 2
    assert not spans(text, "word stands")
