"""What a page is made of: periods, graph, what falls, what is missing."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.errors import NoAnswer
from onrecord.weigh.dossier.gathered import Gathered
from onrecord.weigh.dossier.records import Dossier
from onrecord.weigh.holdings import Holdings
from tests.show.dossier.made import holdings

KEY = "gazette-0302#t1"


def dossier(held: Holdings, claim: str | None = KEY) -> Dossier:
    gathered = Gathered(held)
    chosen = gathered.claim(claim) if claim else gathered.shared()
    return gathered.dossier(chosen, "claim" if claim else "reports", gathered.lacks(chosen))


def test_periods_follow_each_other_to_the_last_day() -> None:
    (told,) = dossier(holdings()).told
    assert [(one.since, one.until, one.status) for one in told.periods] == [
        ("2031-03-02", "2031-03-03", "unanswered"),
        ("2031-03-03", "2031-03-04", "declined"),
        ("2031-03-04", "2031-03-04", "denied"),
    ]
    assert [one.kind for one in told.periods[1].answers] == ["declines"]


def test_the_graph_has_who_says_it_and_what_stands_against_it() -> None:
    (told,) = dossier(holdings()).told
    nodes = {one.id: one for one in told.graph.nodes}
    kinds = {one.kind for one in told.graph.nodes}
    assert {"source", "author", "statement", "denial", "claim"} <= kinds
    assert {one.id for one in told.graph.nodes if one.kind == "statement"} == {
        *(KEY, "courier-0303#t2", "wire-0304#t1"),
    }
    against = [one for one in told.graph.edges if one.kind == "against"]
    assert [nodes[one.first].kind for one in against] == ["denial"]
    assert (nodes[KEY].before, nodes[KEY].without) == ("in", "out")
    assert all(one.first in nodes and one.second in nodes for one in told.graph.edges)


def test_conclusions_from_the_claim_fall_with_it() -> None:
    held = holdings(as_of="2031-03-02")
    assert [one.id for one in dossier(held).falls] == [KEY, "gazette-0302#t2"]
    assert [one.id for one in dossier(held, "gazette-0302#t2").falls] == ["gazette-0302#t2"]


def test_a_dossier_has_the_claims_that_reports_share() -> None:
    found = dossier(holdings(), None)
    assert [one.carried.listed.reports for one in found.told] == [3]
    assert [one.id for one in found.reports] == ["gazette-0302", "courier-0303", "wire-0304"]
    assert {one.what for one in found.moments} >= {"report", "statement", "response"}


def test_where_none_is_shared_those_that_were_answered() -> None:
    held = holdings().only(["courier-0303"])
    assert [one.carried.claim.statements for one in dossier(held, None).told] == [
        ("courier-0303#t2",)
    ]


def test_corrections_that_touch_the_claim() -> None:
    assert [one.id for one in dossier(holdings()).corrections] == [1]
    assert dossier(holdings(), "courier-0303#t1").corrections == ()
    assert [one.id for one in dossier(holdings(), None).corrections] == [1]


def test_a_statement_of_nobody_is_missing_and_can_be_left_out() -> None:
    held = holdings()
    one = held.readings["gazette-0302"]
    statement = msgspec.structs.replace(one.statements[0], attribution=None)
    broken = msgspec.structs.replace(one, statements=(statement, *one.statements[1:]))
    readings = [broken, *(each for name, each in held.readings.items() if name != one.id)]
    again = Holdings(held.filed.values(), readings, held.joins)
    gathered = Gathered(again)
    lacks = gathered.lacks(gathered.claim(KEY))
    assert [(each.gap, each.id) for each in lacks] == [("unsourced", KEY)]
    made = gathered.dossier(gathered.claim(KEY), "claim", lacks)
    assert [each.key for each in made.left_out] == [KEY]
    assert KEY not in {node.id for node in made.told[0].graph.nodes}
    other = gathered.lacks(gathered.claim("courier-0303#t1"))
    assert other == []  # nothing of that page is incomplete


def test_a_span_that_does_not_cut_is_broken() -> None:
    held = holdings()
    one = held.readings["wire-0304"]
    wrong = msgspec.structs.replace(one.statements[0], text="another text")
    broken = msgspec.structs.replace(one, statements=(wrong, *one.statements[1:]))
    readings = [*(each for name, each in held.readings.items() if name != one.id), broken]
    gathered = Gathered(Holdings(held.filed.values(), readings, held.joins))
    assert {each.gap for each in gathered.lacks(gathered.claim(KEY))} == {"broken"}


def test_a_claim_that_is_not_there() -> None:
    with pytest.raises(NoAnswer):
        Gathered(holdings()).claim("nothing")
