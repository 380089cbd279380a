"""Norms and what was done against them; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import holds

VOW = (
    "Years ago [1:Premier Loy] <1:promised> {1:that no soldier would ever fire across the strait}. "
)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "The charter requires the consent of both chambers. The deal was signed at sea. "
            "Neither chamber was asked.",
            "Neither chamber",
            "requires the consent",
        ),
        (
            "Under the fire code, inspectors must give a week's warning. None was given here.",
            "None was given",
            "inspectors must give",
        ),
        (
            "Under the truce, a party that means to fight must notify the council. "
            "Norvale gave no such notice.",
            "no such notice",
            "must notify",
        ),
        (
            "No contract may be signed without the auditor's seal. The auditor never saw this one.",
            "never saw",
            "without the auditor's seal",
        ),
        (
            VOW
            + "In June the cabinet let crews at Tarn engage boats. The talks went on. On Monday "
            "a crew fired on two boats in the strait.",
            "a crew fired",
            "would ever fire",
        ),
        (
            "[1:The charter] <1:promises> {1:that the firm will always stop when in doubt}. "
            "There is doubt on every page. But nobody stops.",
            "nobody stops",
            "always stop",
        ),
        (
            "[1:Varga] <1:promised> {1:that the school would stay open}. "
            "Its doors closed on Friday.",
            "closed on Friday",
            "stay open",
        ),
    ],
)
def test_norm_and_breach(text: str, start: str, end: str) -> None:
    assert holds(text, start, "contrasts", end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (  # it was kept
            "The charter requires the consent of both chambers. Both chambers were asked in May.",
            "Both chambers were",
            "requires the consent",
        ),
        (  # another matter is denied
            "The charter requires the consent of both chambers. The harbour has no crane. "
            "Nobody was hurt in the storm.",
            "Nobody was hurt",
            "requires the consent",
        ),
        (  # no rule forbids it
            "The crew fired at noon. No boat was in the strait.",
            "No boat",
            "The crew fired",
        ),
        (VOW + "The strait is calm and blue in summer.", "calm and blue", "would ever fire"),
    ],
)
def test_no_breach(text: str, start: str, end: str) -> None:
    assert not holds(text, start, "contrasts", end)
