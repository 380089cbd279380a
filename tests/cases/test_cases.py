from __future__ import annotations

import importlib.util
import json
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from benchmarks.cases import REPORTS, Case, Outcome, failures, load, outcomes, tally
from onrecord.read.reader import Reader
from onrecord.records import (
    EvidenceKind,
    Force,
    Grade,
    LanguageKind,
    Modality,
    Polarity,
    PositionKind,
    RelationKind,
    ResponseKind,
    SourceKind,
)
from tests.cases.check import CHECKS, has, met, plain

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf8"))["met"]
SHARED = HERE.parents[2] / "shared/cases/check.py"
CASES = load()
WORDS = (
    *("source", "cue", "content", "text", "about", "names", "name", "actor", "through", "from"),
    *("to", "decider", "condition", "consequence"),
)
EVERY = [(case, want) for case in CASES for want in case.expectations]


@pytest.fixture(scope="module")
def found(reader: Reader) -> list[Outcome]:
    return outcomes(reader, CASES)


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_no_kind_falls_below_its_floor(found: list[Outcome], kind: str) -> None:
    mine = [one for one in found if one.kind == kind]
    good, total = tally(mine)[kind]
    assert good >= FLOORS[kind], f"{good} of {total} are met; these are not:\n{failures(mine)}"


def test_every_kind_has_a_floor() -> None:
    assert set(FLOORS) == {want["expect"] for _, want in EVERY}


# What the cases are


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 12
    assert all(len(case.expectations) >= 15 for case in CASES)
    assert all(250 <= len(case.report.text.split()) <= 1000 for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_says_that_it_is_fictional_and_when_it_was_published(case: Case) -> None:
    file = next((REPORTS / case.name).glob("report.*")).read_text(encoding="utf8")
    head = file.split("\n---\n")[0] if file.startswith("---\n") else file.split("\n")[0]
    assert "fictional" in head.lower()
    assert case.report.published
    assert case.report.title
    assert case.report.outlet


@pytest.mark.parametrize(
    ("kinds", "key", "values"),
    [
        ({"attribution", "source"}, "grade", get_args(Grade)),
        ({"source"}, "kind", get_args(SourceKind)),
        ({"attribution"}, "force", get_args(Force)),
        ({"response", "answer"}, "kind", get_args(ResponseKind)),
        ({"statement"}, "modality", get_args(Modality)),
        ({"statement"}, "polarity", get_args(Polarity)),
        ({"evidence"}, "offered", get_args(EvidenceKind)),
        ({"relation"}, "kind", get_args(RelationKind)),
        ({"position"}, "kind", get_args(PositionKind)),
        ({"language"}, "kind", get_args(LanguageKind)),
    ],
)
def test_every_value_is_expected_three_times(
    kinds: set[str], key: str, values: tuple[str, ...]
) -> None:
    sure: Counter[str] = Counter()  # where one value, and no other, will do
    named: set[str] = set()
    for _, want in EVERY:
        if want["expect"] in kinds:
            wanted = want.get(key) or want.get("is", {}).get(key) or []
            named.update(part for value in wanted for part in value.split("|"))
            if len(wanted) == 1:
                sure[wanted[0]] += 1
    assert named <= set(values)
    assert not {value: sure[value] for value in values if sure[value] < 3}


def _texts(want: dict[str, Any]) -> list[str]:
    """What an expectation takes from the report's own words."""
    out: list[str] = []
    for key in WORDS:
        value = want.get(key, [])
        out += [value] if isinstance(value, str) else value
    return out


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_expected_stands_in_the_report(case: Case) -> None:
    text = f"{case.report.title}\n{case.report.text}"
    absent = [
        wanted
        for want in case.expectations
        for wanted in _texts(want)
        if not any(plain(part.removeprefix("=")) in plain(text) for part in wanted.split("|"))
    ]
    assert not absent


# The checker


def _reading() -> dict[str, Any]:
    text = "The mill is safe, Ada Roe said. It had no proof."
    said = {"start": 0, "end": 16}
    return {
        "text": text,
        "sources": [
            {
                "id": "s1",
                "name": "Ada Roe",
                "grade": "named",
                "kind": "person",
                "role": "miller",
                "affiliation": None,
                "mentions": [{"start": 18, "end": 25}],
            },
            {"id": "s2", "name": "It", "grade": None, "mentions": [{"start": 32, "end": 34}]},
        ],
        "attributions": [
            {
                "id": "a1",
                "source": [{"start": 18, "end": 25}],
                "cue": [{"start": 26, "end": 30}],
                "content": [said],
                "source_id": "s1",
                "force": "states",
                "chain": ["s2", "s1"],
                "hops": [],
                "justification": [{"start": 32, "end": 47}],
            }
        ],
        "statements": [
            {
                "id": "t1",
                "spans": [said],
                "text": "The mill is safe",
                "voice": "reported",
                "modality": "asserted",
                "polarity": "affirmed",
                "evidence": {"offered": [], "unverified": False},
                "quantities": [{"text": "9km", "value": 9, "unit": "km"}],
                "times": [{"text": "on Friday", "value": "2034-05-19"}],
            },
            {
                "id": "t2",
                "spans": [{"start": 32, "end": 47}],
                "text": "It had no proof",
                "voice": "author",
                "language": [{"start": 39, "end": 47, "kind": "doubt"}],
            },
        ],
        "responses": [{"actor": "s1", "kind": "denies", "about": "t1", "spans": []}],
        "relations": [
            {"from": "t2", "to": "t1", "kind": "supports"},
            {"from": "t2", "to": "t1", "kind": "contrasts"},
        ],
        "positions": [
            {
                "actor": "s1",
                "kind": "promise",
                "spans": [said],
                "condition": [{"start": 4, "end": 8}],
                "consequence": [{"start": 9, "end": 16}],
            }
        ],
        "decisions": [{"decider": "s1", "oversight": None, "spans": [said]}],
    }


@pytest.mark.parametrize(
    ("want", "wrong"),
    [
        (
            {"expect": "attribution", "source": "Roe", "cue": "said", "content": ["mill", "safe"]},
            {"content": "proof"},
        ),
        (
            {"expect": "attribution", "source": "", "cue": "", "content": "", "through": "It"},
            {"through": "Ada"},
        ),
        (
            {"expect": "attribution", "source": "", "cue": "", "content": "", "force": ["states"]},
            {"force": ["denies"]},
        ),
        ({"expect": "statement", "text": "safe"}, {"unverified": True}),
        ({"expect": "statement", "text": "safe"}, {"is": {"voice": ["author"]}}),
        ({"expect": "statement", "text": "safe", "quantity": [9, "km"]}, {"quantity": [9, "m"]}),
        ({"expect": "same_source", "names": ["Ada", "Roe"]}, {"names": ["Ada", "=It"]}),
        ({"expect": "not_same_source", "names": ["Ada", "=It"]}, {"names": ["Ada", "Bea"]}),
        ({"expect": "response", "actor": "Roe", "kind": ["denies"]}, {"kind": ["confirms"]}),
        (
            {"expect": "answer", "actor": "Roe", "kind": ["denies"], "about": "mill"},
            {"about": "proof"},
        ),
        ({"expect": "not_response", "actor": "Roe", "kind": ["silent"]}, {"kind": ["denies"]}),
        ({"expect": "not_response", "actor": "Roe", "kind": ["silent"]}, {"actor": "=It"}),
        ({"expect": "source", "name": "Roe", "kind": ["person"]}, {"kind": ["body"]}),
        ({"expect": "source", "name": "Roe", "role": "miller"}, {"role": "baker"}),
        ({"expect": "justification", "source": "Roe", "text": "proof"}, {"source": "Bea"}),
        ({"expect": "time", "text": "Friday", "value": "2034-05-19"}, {"value": "2034-05"}),
        ({"expect": "quantity", "text": "9", "value": 9, "unit": "m|km"}, {"value": 8}),
        (
            {"expect": "relation", "from": "proof", "to": "mill", "kind": ["supports"]},
            {"from": "mill", "to": "proof"},
        ),
        (
            {"expect": "relation", "from": "mill", "to": "proof", "kind": ["contrasts"]},
            {"kind": ["narrows"]},
        ),
        (
            {"expect": "not_relation", "from": "mill", "to": "proof", "kind": ["causes"]},
            {"kind": ["supports"]},
        ),
        ({"expect": "not_relation", "from": "mill", "to": "safe"}, {"to": "proof"}),
        (
            {"expect": "position", "actor": "Roe", "kind": ["promise"], "text": "safe"},
            {"kind": ["threat"]},
        ),
        (
            {"expect": "position", "actor": "", "kind": ["promise"], "text": "", "condition": "mi"},
            {"condition": "proof"},
        ),
        (
            {"expect": "position", "actor": "", "kind": ["promise"], "text": ""},
            {"consequence": "mill"},
        ),
        ({"expect": "not_position", "text": "proof"}, {"text": "mill"}),
        ({"expect": "not_position", "actor": "Roe", "kind": ["threat"]}, {"kind": ["promise"]}),
        ({"expect": "decision", "decider": "Roe", "oversight": [None]}, {"oversight": ["none"]}),
        ({"expect": "not_decision", "text": "proof"}, {"text": "safe"}),
        ({"expect": "not_decision", "decider": "Bea"}, {"decider": "Ada"}),
        ({"expect": "language", "text": "had no proof"}, {"text": "mill"}),
        ({"expect": "language", "text": "proof", "kind": ["doubt"]}, {"kind": ["loaded"]}),
        ({"expect": "not_language", "text": "mill"}, {"text": "proof"}),
    ],
)
def test_a_check_tells_right_from_wrong(want: dict[str, Any], wrong: dict[str, Any]) -> None:
    assert met(_reading(), want)
    assert not met(_reading(), want | wrong)


def test_no_evidence_must_be_said() -> None:
    reading = _reading()
    statement = reading["statements"][0]
    want = {"expect": "evidence", "text": "mill", "offered": ["none"]}
    assert not met(reading, want)
    statement["evidence"] = {"offered": [], "unverified": True}
    assert met(reading, want)
    statement["evidence"] = {"offered": ["data"], "unverified": True}
    assert not met(reading, want)
    assert met(reading, want | {"offered": ["image|data"]})
    assert not met(reading, want | {"offered": ["image", "data"]})


def test_spans_that_swallow_the_text_count_for_nothing() -> None:
    reading = _reading()
    reading["text"] += " Nothing more." * 60
    reading["attributions"][0]["content"] = [{"start": 0, "end": len(reading["text"])}]
    want = {"expect": "attribution", "source": "Roe", "cue": "said", "content": "mill"}
    assert not met(reading, want)


def test_texts_are_compared_without_case_and_by_alternatives() -> None:
    assert has("The MILL’s  owner", ["mill's owner", "baker|owner"])
    assert not has("The mill", "=mill")


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        met(_reading(), {"expect": "mood"})


@pytest.mark.skipif(not SHARED.is_file(), reason="../shared is absent: no other checker")
def test_the_shared_checker_says_the_same(reader: Reader) -> None:
    spec = importlib.util.spec_from_file_location("shared_check", SHARED)
    assert spec
    assert spec.loader
    other: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    ours_only = {
        *("answer", "source", "evidence", "justification", "time", "quantity"),
        *(kind for kind in CHECKS if kind.startswith("not_") and kind != "not_same_source"),
    }
    for case in CASES:
        reading = json.loads(reader.read(case.report).json())
        for want in case.expectations:
            if want["expect"] in CHECKS.keys() - ours_only:
                stricter = {"kind"} if want["expect"] == "language" else {"consequence"}
                stricter |= {"text"} if want["expect"] == "decision" else set()
                theirs = {key: value for key, value in want.items() if key not in stricter}
                assert met(reading, theirs) == other.met(reading, theirs), (case.name, want)
