from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.agreement import REPORTS, agrees, answers, question, tally, twice


@pytest.mark.parametrize(
    ("want", "asked", "right", "wrong"),
    [
        (
            {"expect": "relation", "from": "rain", "to": "flood", "kind": ["causes"]},
            {"ask": "relation", "one": "flood", "other": "rain"},
            "causes, other to one",
            "causes, one to other",
        ),
        (
            {"expect": "relation", "from": "rain", "to": "sun", "kind": ["contrasts"]},
            {"ask": "relation", "one": "rain", "other": "sun"},
            "contrasts",
            "nothing",
        ),
        (
            {"expect": "not_relation", "from": "rain", "to": "sun"},
            {"ask": "relation", "one": "rain", "other": "sun"},
            "nothing",
            "contrasts",
        ),
        (
            {"expect": "decision", "decider": "Roe", "oversight": [None]},
            {"ask": "decision", "decider": "Roe"},
            "silent",
            "none",
        ),
        (
            {"expect": "position", "actor": "Roe", "text": "we close", "kind": ["threat"]},
            {"ask": "position", "text": "we close"},
            "threat",
            "promise",
        ),
        (
            {"expect": "language", "text": "regime"},
            {"ask": "language", "text": "regime"},
            "loaded",
            "nothing",
        ),
        (
            {"expect": "statement", "text": "it may", "is": {"voice": ["author"]}},
            {"ask": "statement", "text": "it may"},
            "voice author; modality possible; polarity affirmed",
            "voice reported; modality possible; polarity affirmed",
        ),
        (
            {
                **{"expect": "attribution", "source": "Roe", "cue": "said", "content": "no"},
                **{"grade": ["named"], "force": ["states", "denies"]},
            },
            {"ask": "attribution", "source": "Roe", "cue": "said", "content": "no"},
            "grade named; force denies",
            "grade named; force claims",
        ),
    ],
)
def test_a_question_hides_its_answer(
    want: dict[str, Any], asked: dict[str, Any], right: str, wrong: str
) -> None:
    assert question(want) == asked
    assert agrees(want, right)
    assert not agrees(want, wrong)


def test_what_has_no_answer_is_not_asked() -> None:
    assert question({"expect": "same_source", "names": ["Ada", "Roe"]}) is None
    assert question({"expect": "quantity", "text": "9", "value": 9, "unit": "km"}) is None


def test_agreement_is_counted_by_kind() -> None:
    want = {"expect": "position", "actor": "Roe", "text": "we close", "kind": ["threat"]}
    assert tally([(want, "threat"), (want, "nothing")]) == {"position": (1, 2)}


def test_every_report_labelled_twice_has_all_its_answers() -> None:
    pairs = twice()
    assert all(isinstance(given, str) and answers(want) for want, given in pairs)


def test_answers_that_do_not_fit_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    want = {"expect": "language", "text": "regime"}
    (tmp_path / "one/expect.json").write_text(json.dumps({"expectations": [want]}))
    (tmp_path / "one/second.json").write_text(json.dumps({"answers": []}))
    with pytest.raises(ValueError, match="0 answers to 1 questions"):
        twice(tmp_path)


def test_ten_reports_are_labelled_twice() -> None:
    assert len(list(REPORTS.glob("*/second.json"))) >= 10
