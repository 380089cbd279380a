"""Decisions in many words, and oversight that was there or missing; made-up texts."""

from __future__ import annotations

import pytest

from onrecord.read.decisions.oversight import overseen
from onrecord.read.how.lexicon import tokens
from tests.read.decisions.test_decided import found


@pytest.mark.parametrize(
    ("given", "decider", "oversight"),
    [
        ("The council cancelled the festival.", "council", None),
        ("The tribunal annulled the election.", "tribunal", None),
        ("The assembly approved the dam.", "assembly", None),
        ("Judge Emil Rast let the smuggler off with a fine.", "Rast", None),
        ("General Tove Arn had permitted the crews of two ships to fire.", "Arn", None),
        ("The deputies waved through the bill without a debate.", "deputies", "none"),
        ("The council pulled the plug on the rail link.", "council", None),
        ("The regulator gave the green light to the merger.", "regulator", None),
        ("President Ulla Korn issued a decree that closed the border.", "Korn", None),
        ("The jury acquitted the captain on all counts.", "jury", None),
        ("The board appointed its chairman's son behind closed doors.", "board", "none"),
        ("President Ulla Korn signed the contract before the board had met.", "Korn", "none"),
        ("The king approved the code after both chambers had voted for it.", "king", "reported"),
        ("The deal was rubber-stamped by the parish council.", "parish council", None),
        ("The decision of the senate to dissolve the commission came late.", "senate", None),
        ("It was the minister who took the decision, and left.", "minister", None),
        ("Mayor Ulla Korn agreed in October to let the firm dig.", "Korn", None),
        ("Mayor Ulla Korn signed alone.", "Korn", "none"),
        (
            "The governor fired three editors. The staff council was not consulted.",
            "governor",
            "none",
        ),
        (
            "The governor sold the mill. Neither chamber was asked.",
            "governor",
            "none",
        ),
    ],
)
def test_decides(given: str, decider: str, oversight: str | None) -> None:
    assert [one for one in found(given) if decider in one[0] and one[2] == oversight]


@pytest.mark.parametrize(
    "given",
    [
        "The army moved no troops toward the corridor.",
        "The army fired three missiles at the range.",
        "Mayor Ulla Korn allowed herself to smile.",
        "A statement issued by the party was short.",
        "The board could meet and allow students access to loans.",
        "The state gave no such notice, though the council was not convened.",
    ],
)
def test_no_decision(given: str) -> None:
    assert found(given) == []


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("after the committee had reviewed the plan in closed session", "reported"),
        ("and no judge had signed a warrant", "none"),
        ("the committee was informed the same evening", "reported"),
        ("its panel, which exists for such cases, was not consulted", "none"),
        ("the council was not convened", "none"),
        ("an officer who was not authorised to speak", None),
        ("he met the secret police in the hall", None),
    ],
)
def test_oversight(given: str, kind: str | None) -> None:
    kinds = {seen.kind for seen in overseen(tokens(given, 0, len(given)))}
    assert kinds == ({kind} if kind else set())
