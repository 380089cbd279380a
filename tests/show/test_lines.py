from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Refusal
from onrecord.show.lines import render_line
from tests.show.builder import wire


def test_reading_is_one_line_of_the_contract() -> None:
    line = render_line(wire())
    assert "\n" not in line
    assert json.loads(line)["attributions"][1]["source_id"] == "s2"


def test_refusal() -> None:
    line = render_line(Refusal("empty.txt", "there is no text"))
    assert json.loads(line) == {"id": "empty.txt", "error": "there is no text"}


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_any_refusal_can_be_written(report_id: str, error: str) -> None:
    line = render_line(Refusal(report_id, error))
    assert len(line.encode().splitlines()) == 1
    assert set(json.loads(line)) == {"id", "error"}
