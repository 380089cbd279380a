"""Who later said the opposite: found where it is so, and nowhere else."""

from __future__ import annotations

import pytest

from onrecord.records import Modality, Polarity, Reading
from onrecord.weigh.history.responding import answered
from onrecord.weigh.history.reversals import Reversal, reversals
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.sources import ledger_sources
from tests.weigh.history.telling import answering, groups, held, roles, told
from tests.weigh.making import own, reading, said

ABOUT = own("The Ostrand dam in Kelmar supplies the whole Brint valley with water")


def _says(
    id: str,
    what: str,
    polarity: Polarity = "affirmed",
    name: str = "Tola Brin",
    modality: Modality = "asserted",
) -> Reading:
    one = reading(id, [ABOUT, said(name, what)], outlet="The Weir")
    one = roles(one, Tola=("Minister of Water", "Kelmar"), Odd=("Mayor", "Ordova"))
    return told(one, "t2", polarity=polarity, modality=modality)


def _found(holdings: Holdings) -> tuple[Reversal, ...]:
    return reversals(holdings, ledger_sources(holdings))


NO = _says("r1", "Kelmar has not sold the Ostrand dam", "negated")


def test_the_opposite_on_a_later_day_is_a_reversal() -> None:
    yes = _says("r2", "Kelmar has sold the Ostrand dam")
    (found,) = _found(held((NO, "2031-04-02"), (yes, ("2031-04-09", "2031-04-10"))))
    assert found.actor == "Tola Brin"
    assert (found.earlier.report, found.earlier.date) == ("r1", "2031-04-02")
    assert found.later.dates == ("2031-04-09", "2031-04-10")
    assert found.later.text == "Kelmar has sold the Ostrand dam"
    assert found.later.spans[0].cut(yes.text) == found.later.text
    assert "the earlier says that it is not so" in found.reason


def test_there_is_none_and_there_was_one() -> None:
    no = _says("r1", "There is no poison in the reservoir", "negated")
    yes = _says("r2", "There was poison in the reservoir")
    assert len(_found(held((no, "2031-04-02"), (yes, "2031-04-09")))) == 1


@pytest.mark.parametrize(
    ("later", "day"),
    [
        (_says("r2", "Kelmar has sold the Ostrand dam"), "2031-04-02"),
        (_says("r2", "Kelmar has sold the Ostrand dam", name="Odd Rask"), "2031-04-09"),
        (_says("r2", "Kelmar has not sold the Ostrand dam", "negated"), "2031-04-09"),
        (_says("r2", "Kelmar has sold the Ostrand dam", modality="conditional"), "2031-04-09"),
        (_says("r2", "Kelmar has sold the Ostrand dam", modality="possible"), "2031-04-09"),
        (_says("r2", "Kelmar has sold the Ostrand dam", modality="predicted"), "2031-04-09"),
        (_says("r2", "Kelmar has repaired the Ostrand bridge"), "2031-04-09"),
        (_says("r2", "Kelmar has sold its wheat"), "2031-04-09"),
    ],
    ids=[
        *("the same day", "another actor", "the same again", "conditional", "possible"),
        *("only foreseen", "another thing", "something else sold"),
    ],
)
def test_what_is_no_reversal(later: Reading, day: str) -> None:
    assert not _found(held((NO, "2031-04-02"), (later, day)))


def test_another_number_is_no_reversal() -> None:
    first = told(
        _says("r1", "The Ostrand dam did not hold 300 metres", "negated"),
        "t2",
        polarity="negated",
        quantities=[("300 metres", 300, "m")],
    )
    later = told(
        _says("r2", "The Ostrand dam did hold 120 metres"),
        "t2",
        quantities=[("120 metres", 120, "m")],
    )
    assert not _found(held((first, "2031-04-02"), (later, "2031-04-09")))


def test_no_evidence_and_evidence_of_something_else_are_no_reversal() -> None:
    first = _says("r1", "There is no evidence of poison in the reservoir", "negated")
    later = _says("r2", "There is evidence of a crack in the wall")
    assert not _found(held((first, "2031-04-02"), (later, "2031-04-09")))


def test_unnamed_sources_reverse_nothing() -> None:
    given = []
    for n, (what, way) in enumerate(
        [
            ("Kelmar has not sold the Ostrand dam", "negated"),
            ("Kelmar has sold the Ostrand dam", "affirmed"),
        ],
        start=1,
    ):
        one = reading(f"r{n}", [ABOUT, said("an official", what, "anonymous")])
        given.append((told(one, "t2", polarity=way), f"2031-04-0{n}"))  # type: ignore[arg-type]
    assert not _found(held(*given))


def test_who_denied_a_claim_and_confirms_it_later_reverses() -> None:
    given = []
    for n, kind in enumerate(("denies", "confirms"), start=1):
        lines = [
            said("an aide", "Kelmar has sold the Ostrand dam", "anonymous"),
            said("Tola Brin", "so it is"),
        ]
        one = roles(reading(f"r{n}", lines), Tola=("Minister", "Kelmar"))
        given.append((answering(one, "s2", kind, "t1", "so it is"), f"2031-04-0{n}"))  # type: ignore[arg-type]
    holdings = held(*given)
    sources = ledger_sources(holdings)
    answers = answered(holdings, groups(holdings, ("r1#t1", "r2#t1")), sources)
    (found,) = reversals(holdings, sources, answers)
    assert (found.earlier.report, found.later.report) == ("r1", "r2")
    assert found.reason.startswith("denies it, then confirms it")
