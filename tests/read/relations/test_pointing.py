"""Relations of clauses that point back: in their subject, object, or a phrase; texts made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import found, holds

SHUT = "[1:The governor] <1:said> {1:the mine had been shut to spare the river}. "


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            "The decree was laid before no commission. This omission suggests that the minister "
            "did not trust his own number.",
            "before no commission",
            "supports",
            "did not trust",
        ),
        (
            SHUT + "That claim is contradicted by the mine's own logs, which end in a strike.",
            "shut to spare the river",
            "contradicts",
            "own logs",
        ),
        (
            "The ministry banned all boats from the lake. The decision has caused a shortage of "
            "fish in Pell.",
            "",
            "",
            "",
        ),
        (
            "The ministry banned all boats from the lake. This decision has caused a shortage of "
            "fish in Pell.",
            "banned all boats",
            "causes",
            "shortage of fish",
        ),
        (
            "The towers are failing. This assertion is supported by the fact that two of them "
            "fell in May.",
            "fell in May",
            "supports",
            "towers are failing",
        ),
        (
            "The president signed the order to call up the reservists. He justified this step by "
            "the fact that troops were massing behind the river.",
            "troops were massing",
            "justifies",
            "signed the order",
        ),
        (
            "The league's policy is to stay out of quarrels. In a break with that policy, its "
            "envoy has visited both capitals.",
            "visited both capitals",
            "contrasts",
            "stay out of quarrels",
        ),
        (
            "The four invoices bear consecutive numbers. From this it may be concluded that they "
            "were written at one sitting.",
            "consecutive numbers",
            "supports",
            "one sitting",
        ),
        (
            "The tower leans to the north. All this does not mean that the tower will fall.",
            "tower will fall",
            "contrasts",
            "leans to the north",
        ),
    ],
)
def test_what_points_back(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end) if kind else found(text) == [], found(text)


def test_a_phrase_of_the_far_past_is_not_pointed_at() -> None:
    far = "The ministry banned all boats from the lake. " + "The fair was held in the rain. " * 9
    assert not holds(far + "This decision has caused a shortage.", "banned all boats", "causes", "")
