"""Positions as rules, and what meets them."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.records import Modality, Polarity, Reading
from onrecord.weigh.history.records import Rule
from onrecord.weigh.history.rules import rules
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.sources import ledger_sources
from tests.weigh.history.telling import held, position, roles, told
from tests.weigh.making import own, reading, said

ABOUT = own("The Tarn river parts Kelmar from Ordova below the Ostrand dam")
LINE = "If Ordovan soldiers cross the Tarn river, we will close the border"


def _line(
    what: str = LINE, condition: str | None = "If Ordovan soldiers cross the Tarn river"
) -> Reading:
    one = roles(reading("r1", [ABOUT, said("Tola Brin", what)]), Tola=("Minister", "Kelmar"))
    one = told(one, "t2", modality="conditional")
    return position(one, "s1", "red_line", what, condition, "we will close the border")


def _later(
    what: str,
    polarity: Polarity = "affirmed",
    modality: Modality = "asserted",
    id: str = "r2",
    measure: tuple[str, float, str] | None = None,
) -> Reading:
    one = reading(id, [ABOUT, said("Odd Rask", what)])
    given = [measure] if measure else []
    return told(one, "t2", polarity=polarity, modality=modality, quantities=given)


def _rules(holdings: Holdings) -> list[Rule]:
    return list(rules(holdings, ledger_sources(holdings)))


def test_a_later_statement_of_what_the_condition_names_meets_it() -> None:
    later = _later("Ordovan soldiers have crossed the Tarn river")
    (rule,) = _rules(held((_line(), "2031-04-02"), (later, "2031-04-09")))
    assert (rule.actor, rule.kind, rule.date) == ("Tola Brin", "red_line", "2031-04-02")
    assert rule.condition == "If Ordovan soldiers cross the Tarn river"
    assert rule.consequence == "we will close the border"
    assert rule.met_by == ("r2#t2",)
    assert "“cross”" in rule.met[0].reason


@pytest.mark.parametrize(
    "later",
    [
        _later("Ordovan soldiers have not crossed the Tarn river", "negated"),
        _later("Ordovan soldiers may have crossed the Tarn river", modality="possible"),
        _later("Ordovan soldiers will cross the Tarn river", modality="predicted"),
        _later("Ordovan soldiers bathe in the Tarn river"),
        _later("Fishermen crossed the valley by night"),
    ],
    ids=["negated", "possible", "foreseen", "other act", "other people"],
)
def test_what_does_not_meet_it(later: Reading) -> None:
    (rule, *_) = _rules(held((_line(), "2031-04-02"), (later, "2031-04-09")))
    assert rule.met_by == ()


def test_what_was_told_before_does_not_meet_it_nor_does_its_own_report() -> None:
    before = _later("Ordovan soldiers have crossed the Tarn river", id="r0")
    (rule,) = _rules(held((before, "2031-04-01"), (_line(), "2031-04-02")))
    assert rule.met_by == ()


def test_a_negated_condition_is_met_by_what_is_not_so() -> None:
    line = _line(
        "If the Ostrand dam is not repaired, we will close the border",
        "If the Ostrand dam is not repaired",
    )
    no = _later("the Ostrand dam has not been repaired", "negated")
    yes = _later("the Ostrand dam has been repaired", id="r3")
    (rule,) = _rules(held((line, "2031-04-02"), (no, "2031-04-09"), (yes, "2031-04-10")))
    assert rule.met_by == ("r2#t2",)


def test_a_measure_has_to_lie_within_the_bound() -> None:
    line = _line(
        "If the level at the Ostrand dam falls below 40 metres, we will close the border",
        "If the level at the Ostrand dam falls below 40 metres",
    )
    line = told(line, "t2", modality="conditional", quantities=[("40 metres", 40, "m")])
    low = _later("the level at the Ostrand dam fell to 38 metres", measure=("38 metres", 38, "m"))
    high = _later(
        "the level at the Ostrand dam fell to 44 metres", id="r3", measure=("44 metres", 44, "m")
    )
    (rule,) = _rules(held((line, "2031-04-02"), (low, "2031-04-09"), (high, "2031-04-10")))
    assert rule.met_by == ("r2#t2",)
    assert "less than 40 metres" in rule.met[0].reason


def test_a_promise_without_a_condition_is_met_by_its_breach() -> None:
    one = roles(
        reading("r1", [ABOUT, said("Tola Brin", "No soldier will cross the Tarn river")]),
        Tola=("Minister", "Kelmar"),
    )
    one = told(one, "t2", polarity="negated", modality="predicted")
    later = _later("Ordovan soldiers have crossed the Tarn river")
    (rule,) = _rules(held((one, "2031-04-02"), (later, "2031-04-09")))
    assert (rule.kind, rule.stated, rule.met_by) == ("promise", False, ("r2#t2",))


def test_a_conditional_statement_that_was_not_read_as_a_position_is_a_rule() -> None:
    one = roles(reading("r1", [ABOUT, said("Tola Brin", LINE)]), Tola=("Minister", "Kelmar"))
    one = told(one, "t2", modality="conditional")
    later = _later("Ordovan soldiers have crossed the Tarn river")
    (rule,) = _rules(held((one, "2031-04-02"), (later, "2031-04-09")))
    assert (rule.stated, rule.condition) == (False, "If Ordovan soldiers cross the Tarn river")
    assert rule.met_by == ("r2#t2",)


@pytest.mark.parametrize(
    "said_so",
    ["If you look at the river, it is clear", "If I may say so, we will see about the Tarn river"],
)
def test_a_way_of_speaking_is_no_rule(said_so: str) -> None:
    one = roles(reading("r1", [ABOUT, said("Tola Brin", said_so)]), Tola=("Minister", "Kelmar"))
    assert not _rules(held((told(one, "t2", modality="conditional"), "2031-04-02")))


def test_reprints_state_no_rule_and_meet_none() -> None:
    copy = msgspec.structs.replace(_line(), id="r3")
    later = _later("Ordovan soldiers have crossed the Tarn river")
    again = msgspec.structs.replace(later, id="r4")
    holdings = held(
        (_line(), "2031-04-02"),
        (copy, "2031-04-03"),
        (later, "2031-04-09"),
        (again, "2031-04-10"),
        reprints={"r3": "r1", "r4": "r2"},
    )
    (rule,) = _rules(holdings)
    assert rule.met_by == ("r2#t2",)
