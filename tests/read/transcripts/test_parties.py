"""Names for the parties of an interview with labels. The people are fictional."""

from __future__ import annotations

import re

import pytest

from onrecord.read.transcripts.parties import with_parties
from onrecord.read.transcripts.speakers import turn_attributions
from onrecord.read.transcripts.transcript import find_turns
from onrecord.records import Span
from onrecord.report import make_report

_NAMES = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
INTRO = "Ilse Marrow, who runs the port, spoke to the Courier."
TALK = """COURIER: Ms. Marrow, why was the dredging stopped in May?

Marrow: We ran out of money.

COURIER: Did you tell the ministry as well?

Marrow: No.

COURIER: Is that the whole truth?

Marrow: It is."""


def parties(talk: str, outlet: str | None = "Valmar Courier", intro: str = INTRO) -> list[str]:
    text = f"{intro}\n\n{talk}"
    report = make_report(text, outlet=outlet)
    turns = find_turns(text)
    said, speakers = turn_attributions(text, None, turns)
    people = [Span(*m.span()) for m in _NAMES.finditer(text)]
    return sorted(one.name for one in with_parties(report, people, turns, said, speakers)[1])


def labelled(asks: str, answers: str) -> str:
    return TALK.replace("COURIER:", asks).replace("Marrow:", answers)


@pytest.mark.parametrize(
    "talk",
    [
        TALK,
        labelled("COURIER:", "MARROW:"),
        labelled("Q:", "A:"),
        labelled("Q.", "A."),
        labelled("VC:", "IM:"),
        labelled("Courier:", "Marrow:"),
    ],
)
def test_both_are_named(talk: str) -> None:
    assert parties(talk) == ["Ilse Marrow", "Valmar Courier"]


def test_what_nothing_says_is_left_open() -> None:
    assert parties(labelled("Q:", "A:"), outlet=None) == ["Ilse Marrow", "Q"]
    assert parties(labelled("Q:", "A:"), intro="It was a talk.") == ["A", "Valmar Courier"]
    two = "Ilse Marrow and Ivo Mell spoke to the Courier."
    assert "IM" in parties(labelled("VC:", "IM:"), intro=two)


def test_the_questions_of_a_briefing_are_nobodys() -> None:
    briefing = labelled("Q:", "MS. MARROW:")
    assert parties(briefing) == ["Ilse Marrow", "Q"]


def test_the_turns_of_the_outlet_are_questions() -> None:
    text = f"{INTRO}\n\n{TALK}"
    turns = find_turns(text)
    said, speakers = turn_attributions(text, None, turns)
    report = make_report(text, outlet="Valmar Courier")
    said, _ = with_parties(report, [], turns, said, speakers)
    assert [one.reason.startswith("a question") for one in said] == [True, False] * 3
