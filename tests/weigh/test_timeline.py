"""What is on record, in the order of its dates. All texts are fictional."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.records import Response
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.moments import Moment, Wanted
from onrecord.weigh.timeline import timeline
from tests.weigh import affair
from tests.weigh.making import filed, own, reading, said


def moments(holdings: Holdings | None = None, **wanted: Any) -> tuple[Moment, ...]:
    held = holdings or affair.build()
    made = affair.claims(held, affair.SALE_KEYS)
    if "claim" in wanted:
        wanted["claim"] = next(c for c in made if wanted["claim"] in c.statements)
    every = affair.sources(held)
    if "source" in wanted:
        wanted["source"] = next(s for s in every if s.name == wanted["source"])
    return timeline(held, made, every, Wanted(**wanted))


def told(found: tuple[Moment, ...]) -> list[tuple[str, str, str]]:
    return [(one.date, one.what, one.report) for one in found]


def test_all_of_it_by_date() -> None:
    assert told(moments()) == [
        ("2031-02-20", "decision", "gazette-2"),
        ("2031-03-02", "report", "gazette-1"),
        ("2031-03-02", "statement", "gazette-1"),
        ("2031-03-03", "report", "courier-1"),
        ("2031-03-03", "statement", "courier-1"),
        ("2031-03-04", "report", "wire-1"),
        ("2031-03-04", "statement", "wire-1"),
        ("2031-03-04", "response", "wire-1"),
        ("2031-03-05", "report", "post-1"),
        ("2031-03-09", "report", "gazette-2"),
        ("2031-03-09", "statement", "gazette-2"),
        ("2031-03-09", "response", "gazette-2"),
        ("2031-03-09", "position", "gazette-2"),
    ]


def test_every_moment_cuts_what_it_shows() -> None:
    held = affair.build()
    for one in moments(held):
        if one.what != "report":
            text = held.readings[one.report].text
            assert " … ".join(span.cut(text) for span in one.spans) == one.text


def test_a_statement_of_one_report_alone_is_left_out_unless_it_is_asked_for() -> None:
    texts = [one.text for one in moments()]
    assert affair.BUYER not in texts
    assert affair.BUYER in [one.text for one in moments(report="courier-1")]


def test_who_said_it_first() -> None:
    turns = [(one.report, one.turn, one.turns) for one in moments() if one.what == "statement"]
    assert turns == [
        ("gazette-1", 1, 4),
        ("courier-1", 2, 4),
        ("wire-1", 3, 4),
        ("gazette-2", 4, 4),
    ]


def test_a_reprint_and_its_original_alone_make_no_claim_of_two_reports() -> None:
    given = [pair for pair in affair.readings() if pair[0].id in ("wire-1", "post-1")]
    held = Holdings.build(given)
    made = affair.claims(held, ("wire-1#t1", "post-1#t1"))
    assert "statement" not in [one.what for one in timeline(held, made)]


def test_what_a_reprint_repeats_stands_once_with_both_dates() -> None:
    (response,) = (one for one in moments() if one.kind == "denies" and one.what == "response")
    assert response.report == "wire-1"
    assert response.dates == ("2031-03-04", "2031-03-05")


def test_what_a_reprint_adds_is_there() -> None:
    given = affair.readings()
    number = next(n for n, (one, _) in enumerate(given) if one.id == "post-1")
    one, post = given[number]
    start = post.text.index("Write to us")
    added = Response("s2", "declines", None, (post.statements[1].spans[0],))
    given[number] = one, msgspec.structs.replace(post, responses=(*post.responses, added))
    kinds = [(m.report, m.kind) for m in moments(affair.build(given)) if m.what == "response"]
    assert ("post-1", "declines") in kinds
    assert ("post-1", "denies") not in kinds
    assert start > 0


def test_a_reprint_that_is_asked_for_says_all_that_it_says() -> None:
    found = moments(report="post-1")
    assert {one.report for one in found} == {"post-1"}
    assert "denies" in [one.kind for one in found if one.what == "response"]
    assert found[0].reprint_of == "wire-1"


def test_a_decision_stands_under_the_day_that_the_report_gives() -> None:
    (decision,) = (one for one in moments() if one.what == "decision")
    assert (decision.date, decision.dated_by) == ("2031-02-20", "told")
    assert decision.published == "2031-03-09"
    given = affair.readings()
    one, late = given[-1]
    when = msgspec.structs.replace(late.decisions[0].when, value="2031-02")  # type: ignore[type-var]
    vague = msgspec.structs.replace(late.decisions[0], when=when)
    given[-1] = one, msgspec.structs.replace(late, decisions=(vague,))
    (decision,) = (m for m in moments(affair.build(given)) if m.what == "decision")
    assert (decision.date, decision.dated_by) == ("2031-03-09", "published")


def test_a_report_without_a_date_says_so() -> None:
    one = reading("loose", [own("The quay is shut")])
    (found,) = timeline(Holdings.build([(filed("loose"), one)]), ())
    assert (found.date, found.dated_by, found.dates) == ("2031-01-01", "added", ())


def test_a_report_without_a_title_is_told_by_its_first_line() -> None:
    one = reading("loose", [own("The quay is shut")])
    (found,) = timeline(Holdings.build([(filed("loose"), one)]), ())
    assert found.text.startswith("The quay is shut")
    assert found.spans[0].cut(one.text) == found.text


def test_of_a_claim_only_what_is_about_it() -> None:
    found = moments(claim="gazette-1#t1")
    assert {one.what for one in found} == {
        *("report", "statement", "response", "position", "decision")
    }
    assert len({one.claim for one in found if one.what in ("statement", "response")}) == 1
    assert affair.DENIAL not in [one.text for one in found]


def test_of_a_claim_without_answers_only_its_reports() -> None:
    assert told(moments(claim="courier-1#t2")) == [
        ("2031-03-03", "report", "courier-1"),
        ("2031-03-03", "statement", "courier-1"),
    ]


def test_of_a_source_what_it_said_in_every_report() -> None:
    found = moments(source="Bram Oskeld")
    assert {one.report for one in found} == {"wire-1", "gazette-2"}
    assert {one.actor for one in found if one.what != "report"} == {"Bram Oskeld"}
    assert affair.DENIAL in [one.text for one in found]


def test_a_go_between_is_asked_for_too() -> None:
    one = reading("loose", [said("Tola Brin", "the quay is shut")])
    gazette = msgspec.structs.replace(one.sources[0], id="s2", name="Marl Gazette")
    one = msgspec.structs.replace(
        one,
        sources=(*one.sources, gazette),
        attributions=(msgspec.structs.replace(one.attributions[0], chain=("s2", "s1")),),
    )
    held = Holdings.build([(filed("loose", "2031-03-02"), one)])
    every = affair.sources(held)
    asked = next(s for s in every if s.name == "Marl Gazette")
    found = timeline(held, affair.claims(held), every, Wanted(source=asked))
    assert [m.actor for m in found if m.what == "statement"] == ["Tola Brin"]


def test_since_and_until_count_their_own_days() -> None:
    days = {one.date for one in moments(since="2031-03-03", until="2031-03-05")}
    assert days == {"2031-03-03", "2031-03-04", "2031-03-05"}


def test_as_of_a_day_nothing_later_is_there() -> None:
    found = moments(affair.build(as_of="2031-03-04"))
    assert max(one.published for one in found) == "2031-03-04"
    (response,) = (one for one in found if one.what == "response")
    assert response.dates == ("2031-03-04",)


def test_a_forgotten_report_is_a_report_without_words() -> None:
    one = msgspec.structs.replace(filed("gone", "2031-03-02"), forgotten="2031-04-01T00:00:00Z")
    (found,) = timeline(Holdings([one], []), ())
    assert (found.what, found.text, found.spans) == ("report", "", ())
