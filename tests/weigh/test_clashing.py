"""What two reports tell otherwise. All texts are fictional."""

from __future__ import annotations

import numpy as np

from onrecord.ledger.records import Correction, Filed, Join
from onrecord.records import Reading
from onrecord.weigh.clashing import Clash, clashes
from onrecord.weigh.compared import compare
from onrecord.weigh.holdings import Holdings
from tests.weigh import affair
from tests.weigh.making import anchor, filed, reading, said

FERRY = "the harbour council of Orvane sold the ferry Anselm for 40 marks"


def report(name: str, what: str, value: float | None = None, negated: bool = False) -> Reading:
    one = reading(name, [said("Tola Brin", what)])
    if value is not None:
        words = next(w for w in ("40 marks", "60 marks") if w in what)
        one = affair.numbered(one, "t1", value, words)
    return affair.changed(one, "t1", polarity="negated") if negated else one


def pair(first: Reading, second: Reading, **about: str) -> list[tuple[Filed, Reading]]:
    return [
        (filed(first.id, "2031-03-01"), first),
        (filed(second.id, "2031-03-02", **about), second),  # type: ignore[arg-type]
    ]


def found(
    given: list[tuple[Filed, Reading]], joins: tuple[Join, ...] = (), apart: int = 0, **more: object
) -> tuple[Clash, ...]:
    holdings = Holdings.build(given, joins, **more)  # type: ignore[arg-type]
    vectors = np.full((len(holdings.held), 4), 60, np.int8)
    for n in range(apart):
        vectors[-1 - n] = (60, -60, 60, -60)
    keys = [one.key for one in holdings.held]
    return clashes(holdings, list(holdings.filed), keys, vectors)


FORTY = report("r1", FERRY, 40)
SIXTY = report("r2", FERRY.replace("40", "60"), 60)


def test_another_number() -> None:
    (one,) = found(pair(FORTY, SIXTY))
    assert (one.first, one.second) == ("r1#t1", "r2#t1")
    assert one.reason.startswith("other ")


def test_a_negation() -> None:
    negated = report("r2", FERRY.replace("sold", "never sold"), 40, negated=True)
    (one,) = found(pair(FORTY, negated))
    assert "negates" in one.reason


def test_the_same_told_twice_is_none() -> None:
    assert found(pair(FORTY, report("r2", FERRY, 40))) == ()


def test_other_names_are_another_matter() -> None:
    other = report("r2", "the town board of Velden sold the barge Corrin for 40 marks", 40)
    assert found(pair(FORTY, other)) == ()


def test_what_is_not_alike_is_none() -> None:
    assert found(pair(FORTY, SIXTY), apart=1) == ()


def test_a_number_of_something_else_is_none() -> None:
    other = report("r2", "a clerk at Orvane station was paid 60 marks for the broken lamp", 60)
    assert found(pair(FORTY, other)) == ()


def test_a_negation_of_something_beside_is_none() -> None:
    beside = FERRY + ", and nobody in Orvane did complain of the price"
    assert found(pair(FORTY, report("r2", beside, 40))) == ()


def test_a_reprint_clashes_with_nothing() -> None:
    assert found(pair(FORTY, SIXTY, reprint_of="r1")) == ()


def test_what_a_person_judged_is_left_alone() -> None:
    anchors = (anchor(FORTY, FERRY), anchor(SIXTY, SIXTY.statements[0].text))
    for kind in ("join_claims", "part_claims"):
        said_ = Correction(kind, anchors, "Ada", "I asked")  # type: ignore[arg-type]
        assert found(pair(FORTY, SIXTY), corrections=[said_]) == ()


def test_each_statement_clashes_once_with_a_report() -> None:
    twice = reading(
        "r2",
        [said("Tola Brin", FERRY.replace("40", "60")), said("Bo Rill", FERRY.replace("40", "60"))],
    )
    for name in ("t1", "t2"):
        twice = affair.numbered(twice, name, 60, "60 marks")
    assert len(found(pair(FORTY, twice))) == 1


def test_compare_shows_them() -> None:
    holdings = Holdings.build(pair(FORTY, SIXTY))
    clash = Clash("r1#t1", "r2#t1", 0.9, "other number")
    made = affair.claims(holdings)
    (one,) = compare(holdings, ("r1", "r2"), made, (), (clash,)).opposed
    assert (one.kind, one.first, one.second, one.reason) == (
        "otherwise",
        "r1#t1",
        "r2#t1",
        "other number",
    )
    assert one.claims == (made[0].id, made[1].id)
    joined = affair.claims(holdings, ("r1#t1", "r2#t1"))
    assert compare(holdings, ("r1", "r2"), joined, (), (clash,)).opposed == ()
