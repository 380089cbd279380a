from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger.records import Correction, CorrectionKind, Join
from onrecord.records import Reading
from onrecord.weigh.claims import JOINED, claim_id, claims
from onrecord.weigh.holdings import Holdings
from tests.weigh.making import anchor, filed, own, reading, said

A = reading("a", [said("Mara Venn", "Ostreval closed the border"), own("It rained in Tellin")])
B = reading("b", [said("Tomas Okan", "Ostreval shut its border")])
C = reading("c", [own("The border of Ostreval is closed"), own("Bread is dear in Marn")])
D = reading(
    "d",
    [
        own(
            "The border of Ostreval is not closed",
        )
    ],
)
DATES = {"a": "2031-03-02", "b": "2031-03-01", "c": "2031-03-04", "d": "2031-03-05"}
JOINS = (
    Join("a#t1", "b#t1", 0.95, "both have 'border'"),
    Join("a#t1", "c#t1", 0.9, "both have 'Ostreval'"),
    Join("b#t1", "c#t1", 0.85, "the weakest of three"),
)


def hold(
    joins: Sequence[Join],
    readings: Sequence[Reading] = (A, B, C),
    as_of: str | None = None,
    corrections: Sequence[Correction] = (),
) -> Holdings:
    given = [
        (filed(one.id, DATES[one.id], outlet=f"The {one.id.upper()}"), one) for one in readings
    ]
    return Holdings.build(given, joins, corrections, as_of)


def groups(holdings: Holdings) -> list[tuple[str, ...]]:
    return [one.statements for one in claims(holdings)]


def test_every_statement_is_in_exactly_one_claim() -> None:
    holdings = hold(JOINS)
    assert groups(holdings) == [("b#t1", "a#t1", "c#t1"), ("a#t2",), ("c#t2",)]


def test_a_claim_tells_where_and_when_and_how_sure() -> None:
    one = claims(hold(JOINS))[0]
    assert one.id == claim_id("b#t1")
    assert one.text == "Ostreval shut its border"
    assert (one.first, one.last) == ("2031-03-01", "2031-03-04")
    assert one.reports == ("b", "a", "c")
    assert one.grades == {"author": 1, "named": 2}
    assert one.confidence == 0.9  # what the third one hangs on
    assert one.reasons[0] == "the weakest of three"
    assert one.status == "unanswered"


def test_a_claim_alone_is_certain() -> None:
    alone = claims(hold(()))
    assert len(alone) == 5
    assert all(one.confidence == 1 and one.reasons == () for one in alone)


def test_a_weak_join_is_for_review_only() -> None:
    weak = (Join("a#t1", "b#t1", JOINED - 0.01, "hardly"),)
    assert len(claims(hold(weak))) == 5


def test_never_across_a_contradiction() -> None:
    joins = (*JOINS, Join("a#t1", "d#t1", 0.9, "nearly word for word"))
    denied = D.statements[0]
    changed = Reading(
        **{name: getattr(D, name) for name in D.__struct_fields__ if name != "statements"},
        statements=(
            type(denied)(
                **{
                    name: getattr(denied, name)
                    for name in denied.__struct_fields__
                    if name != "polarity"
                },
                polarity="negated",
            ),
        ),
    )
    found = groups(hold(joins, (A, B, C, changed)))
    assert ("b#t1", "a#t1", "c#t1") in found
    assert ("d#t1",) in found


def test_as_of_counts_only_what_was_published() -> None:
    assert groups(hold(JOINS, as_of="2031-03-02"))[0] == ("b#t1", "a#t1")


def correction(kind: CorrectionKind) -> Correction:
    return Correction(
        kind,
        (anchor(A, "Ostreval closed the border"), anchor(B, "Ostreval shut its border")),
        who="ed",
        why="read both",
        when="2031-04-01T00:00:00Z",
        id=1,
    )


def test_what_a_person_parted_is_never_together() -> None:
    for group in groups(hold(JOINS, corrections=[correction("part_claims")])):
        assert not {"a#t1", "b#t1"} <= set(group)


def test_what_a_person_joined_is_together() -> None:
    found = claims(hold((), corrections=[correction("join_claims")]))
    assert found[0].statements == ("b#t1", "a#t1")
    assert found[0].confidence == 1


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_order_changes_nothing(chance: random.Random) -> None:
    joins, readings = list(JOINS), [A, B, C]
    chance.shuffle(joins)
    chance.shuffle(readings)
    assert claims(hold(joins, readings)) == claims(hold(JOINS))
