"""Reports laid side by side. All texts are fictional."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.errors import NoAnswer
from onrecord.ledger.records import Correction
from onrecord.weigh.compared import Compared, compare
from onrecord.weigh.holdings import Holdings
from tests.weigh import affair
from tests.weigh.making import anchor

EVERY = ("gazette-1", "courier-1", "wire-1", "post-1", "gazette-2")


def compared(*reports: str, holdings: Holdings | None = None) -> Compared:
    held = holdings or affair.build()
    made = affair.claims(held, affair.SALE_KEYS)
    return compare(held, reports, made, affair.sources(held))


def scopes(found: Compared) -> list[tuple[str, str]]:
    return [(row.scope, row.text) for row in found.claims]


def test_two_reports() -> None:
    found = compared("gazette-1", "courier-1")
    assert scopes(found) == [
        ("all", affair.SALE),
        ("one", "Nobody asked the crew"),
        ("one", affair.BUYER),
        ("one", "the crew was never asked"),
    ]
    assert found.claims[0].reports == ("gazette-1", "courier-1")
    assert [one.key for one in found.claims[0].versions] == ["gazette-1#t1", "courier-1#t1"]


def test_the_order_in_which_they_are_named_changes_nothing() -> None:
    assert compared("courier-1", "gazette-1") == compared("gazette-1", "courier-1")
    assert compared("courier-1", "gazette-1", "courier-1") == compared("courier-1", "gazette-1")


def test_what_some_carry() -> None:
    held = affair.build()
    made = affair.claims(held, affair.SALE_KEYS, ("gazette-1#t2", "courier-1#t3"))
    found = compare(held, ("gazette-1", "courier-1", "wire-1"), made)
    assert ("some", "Nobody asked the crew") in scopes(found)


def test_only_the_reports_compared_count() -> None:
    found = compared("courier-1", "gazette-2")
    row = found.claims[0]
    assert (row.scope, row.first, row.text) == ("all", "2031-03-03", affair.SALE)
    assert {one.report for one in row.versions} == {"courier-1", "gazette-2"}


def test_they_differ_in_number_and_modality() -> None:
    row = compared("gazette-1", "wire-1").claims[0]
    assert {one.aspect for one in row.differences} == {"number", "source", "modality"}
    (number,) = (one for one in row.differences if one.aspect == "number")
    assert [told.values for told in number.told] == [("4 million marks",), ("6 million marks",)]


def test_a_reprint_is_no_second_report() -> None:
    found = compared("wire-1", "post-1")
    assert found.reprints == {"post-1": "wire-1"}
    assert {row.scope for row in found.claims} == {"all"}
    alone = compared("gazette-1", "wire-1", "post-1")
    assert ("one", affair.DENIAL) in scopes(alone)  # the wire's, whoever reprints it


def test_what_a_reprint_repeats_stands_in_its_originals_claim_joined_or_not() -> None:
    held = affair.build()
    found = compare(held, ("wire-1", "post-1", "gazette-1"), affair.claims(held))
    keys = [[one.key for one in row.versions] for row in found.claims]
    assert ["wire-1#t1", "post-1#t1"] in keys
    assert ["wire-1#t2", "post-1#t2"] in keys


def test_a_denial_is_set_against_the_claim_with_all_that_carry_it() -> None:
    (one,) = compared(*EVERY).opposed
    assert (one.kind, one.actor, one.report) == ("denies", "Bram Oskeld", "wire-1")
    assert (one.first, one.second) == ("wire-1#t1", "wire-1#t2")
    assert one.reports == EVERY
    held = affair.build()
    assert held.readings["wire-1"].text[one.spans[0].start :].startswith("Bram Oskeld")


def test_a_contradiction_that_a_person_added_across_reports() -> None:
    held = affair.build()
    one = anchor(held.readings["courier-1"], "the crew was never asked")
    other = anchor(held.readings["gazette-2"], "in February")
    added = Correction(
        "add_relation", (other, one), "Ada", "they exclude each other", relation="contradicts"
    )
    found = compared("courier-1", "gazette-2", holdings=affair.build(corrections=[added]))
    (opposed,) = found.opposed
    assert (opposed.kind, opposed.report) == ("contradicts", "gazette-2")
    assert (opposed.first, opposed.second) == ("courier-1#t3", "gazette-2#t1")
    assert "added by Ada" in opposed.reason
    without = compared("courier-1", "wire-1", holdings=affair.build(corrections=[added]))
    assert {one.kind for one in without.opposed} == {"denies"}


def test_a_contradiction_within_one_claim_is_none() -> None:
    given = [
        (one, msgspec.structs.replace(reading, responses=())) for one, reading in affair.readings()
    ]
    held = affair.build(given)
    apart = compare(held, ("wire-1", "gazette-1"), affair.claims(held, affair.SALE_KEYS))
    assert [one.kind for one in apart.opposed] == ["contradicts"]
    joined = affair.claims(held, (*affair.SALE_KEYS, "wire-1#t2"))
    assert compare(held, ("wire-1", "gazette-1"), joined).opposed == ()


def test_as_of_a_day_later_reports_are_not_there() -> None:
    held = affair.build(as_of="2031-03-05")
    with pytest.raises(NoAnswer, match="gazette-2"):
        compared("gazette-1", "gazette-2", holdings=held)


def test_two_are_needed() -> None:
    with pytest.raises(NoAnswer, match="name another"):
        compared("gazette-1", "gazette-1")
