"""What stands and what falls: words, chains, premises, claims, denials, credited reports."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from onrecord.ledger.records import Join
from onrecord.records import Reading, Relation, Response, Span
from onrecord.weigh.claims import claims
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.sources import ledger_sources
from onrecord.weigh.standing.assuming import Assumption
from onrecord.weigh.standing.hinges import Hinge, hinges
from onrecord.weigh.standing.standing import Standing, Weighed
from tests.weigh.making import filed, own, reading, said

CRACK = "the dam at Orvane had cracked in March"
ANONYMOUS = said("Two officials", CRACK, "anonymous", "group")


def _holdings(*given: tuple[str, str, str, Reading], joins: Sequence[Join] = ()) -> Holdings:
    """From (outlet, date, reprint of, reading)."""
    return Holdings.build(
        [(filed(r.id, date, outlet=o, reprint_of=of or None), r) for o, date, of, r in given],
        joins,
    )


def _stands(holdings: Holdings, **assumed: object) -> dict[str, Standing]:
    sources = ledger_sources(holdings)
    weighed = Weighed(holdings, claims(holdings, sources), sources, Assumption(**assumed))  # type: ignore[arg-type]
    return {one.id: one for one in (*weighed.statements(), *weighed.claims())}


def _labels(holdings: Holdings, **assumed: object) -> dict[str, str]:
    return {id: one.standing for id, one in _stands(holdings, **assumed).items()}


def _one(lines: Sequence[object], **fields: object) -> Holdings:
    made = reading("r", lines, **fields)  # type: ignore[arg-type]
    return _holdings(("Courier", "2031-03-01", "", made))


def test_a_grade_is_struck_and_what_rests_on_it_falls() -> None:
    holdings = _one([ANONYMOUS, said("Tola Brin", "the dam is as sound as ever")])
    assert _labels(holdings) == {"r#t1": "in", "r#t2": "in"}
    found = _stands(holdings, grades=("anonymous",))
    assert {id: one.standing for id, one in found.items()} == {"r#t1": "out", "r#t2": "in"}
    assert found["r#t1"].falls and not found["r#t2"].falls
    assert found["r#t1"].why == (
        "Two officials (anonymous), in Courier, 2031-03-01; anonymous sources are struck out",
    )


def test_a_chain_needs_every_hop() -> None:
    made = reading("r", [said("The Herald", "nothing else at all here", "collective", "outlet")])
    source = made.sources[0]
    root = msgspec.structs.replace(source, id="s9", name="an aide", grade="anonymous", mentions=())
    attribution = msgspec.structs.replace(
        made.attributions[0], chain=(source.id, "s9"), source_id="s9"
    )
    made = msgspec.structs.replace(made, sources=(source, root), attributions=(attribution,))
    holdings = _holdings(("Courier", "2031-03-01", "", made))
    assert _labels(holdings)["r#t1"] == "in"
    assert _labels(holdings, grades=("anonymous",))["r#t1"] == "out"
    assert _labels(holdings, grades=("collective",))["r#t1"] == "out"
    assert _labels(holdings, outlets=("the herald",))["r#t1"] == "out"


def test_a_conclusion_of_the_author_rests_on_its_premises() -> None:
    lines = [ANONYMOUS, own("So the valley below has to be emptied at once")]
    relation = Relation("t1", "t2", "supports", Span(0, 1), 0.9)
    holdings = _one(lines, relations=[relation])
    assert set(_labels(holdings).values()) == {"in"}
    found = _stands(holdings, grades=("anonymous",))
    assert found["r#t2"].standing == "out"
    assert any(CRACK in step for step in found["r#t2"].why)
    doubtful = _one(lines, relations=[msgspec.structs.replace(relation, confidence=0.3)])
    assert _labels(doubtful, grades=("anonymous",))["r#t2"] == "in"


def test_two_marks_are_two_grounds_and_one_mark_is_one() -> None:
    lines = [ANONYMOUS, said("Tola Brin", "water came through the wall"), own("The dam is old now")]
    first = Relation("t1", "t3", "supports", Span(0, 1), 0.9)
    apart = Relation("t2", "t3", "supports", Span(2, 3), 0.9)
    holdings = _one(lines, relations=[first, apart])
    assert _labels(holdings, grades=("anonymous",))["r#t3"] == "in"
    together = _one(lines, relations=[first, msgspec.structs.replace(apart, cue=Span(0, 1))])
    assert _labels(together, grades=("anonymous",))["r#t3"] == "out"


def test_premises_that_only_hold_each_other_up_hold_up_nothing() -> None:
    lines = [own("The dam is unsafe for anybody below"), own("Nobody can be safe below the dam")]
    relations = [
        Relation("t1", "t2", "supports", Span(0, 1), 0.9),
        Relation("t2", "t1", "supports", Span(2, 3), 0.9),
    ]
    assert set(_labels(_one(lines, relations=relations)).values()) == {"out"}


def test_what_is_asked_denied_or_a_remnant_is_no_statement_that_stands() -> None:
    holdings = _one(
        [
            said("Q", "whether the dam at Orvane had cracked", force="asks"),
            said("Tola Brin", "that the dam at Orvane had cracked", force="denies"),
            own("on Tuesday"),
        ]
    )
    assert _labels(holdings) == {}


def test_a_denial_makes_a_claim_undecided_until_one_of_the_two_falls() -> None:
    response = Response("s2", "denies", "t1", (Span(0, 3),))
    lines = [ANONYMOUS, said("Tola Brin", "that it is so", force="denies")]
    holdings = _one(lines, responses=[response])
    found = _stands(holdings)
    assert found["r#t1"].standing == "undecided"
    assert any("Tola Brin denies it" in step for step in found["r#t1"].why)
    assert _labels(holdings, grades=("named",))["r#t1"] == "in"
    assert _labels(holdings, grades=("anonymous",))["r#t1"] == "out"


def test_a_confirmation_holds_a_claim_up() -> None:
    response = Response("s2", "confirms", "t1", (Span(0, 3),))
    lines = [ANONYMOUS, said("Tola Brin", "that it is so", force="confirms")]
    holdings = _one(lines, responses=[response])
    assert _labels(holdings, grades=("anonymous",))["r#t1"] == "in"


def _joined(first: Reading, second: Reading, **fields: str) -> Holdings:
    keys = sorted((f"{first.id}#t1", f"{second.id}#t1"))
    return _holdings(
        ("Courier", "2031-03-01", "", first),
        ("Gazette", "2031-03-02", fields.get("of", ""), second),
        joins=[Join(keys[0], keys[1], 0.9, "the same words")],
    )


def test_a_statement_stands_where_another_report_of_its_claim_does() -> None:
    holdings = _joined(reading("a", [ANONYMOUS]), reading("b", [said("Tola Brin", CRACK)]))
    found = _stands(holdings, grades=("anonymous",))
    assert found["a#t1"].standing == "in" and found["a#t1"].own == "out"
    assert "it stands by another report that carries the claim" in found["a#t1"].why
    assert found["a#t1"].cautions == () and len(found) == 3
    assert set(_labels(holdings, grades=("anonymous", "named")).values()) == {"out"}
    alone = holdings.only(["a"])
    assert _labels(alone, grades=("anonymous",)) == {"a#t1": "out"}


def test_an_uncertain_join_is_said_where_something_stands_by_it() -> None:
    first, second = reading("a", [ANONYMOUS]), reading("b", [said("Tola Brin", CRACK)])
    holdings = _holdings(
        ("Courier", "2031-03-01", "", first),
        ("Gazette", "2031-03-02", "", second),
        joins=[Join("a#t1", "b#t1", 0.85, "the same words")],
    )
    assert "0.85" in _stands(holdings, grades=("anonymous",))["a#t1"].cautions[0]


def test_a_reprint_holds_up_nothing() -> None:
    holdings = _joined(reading("a", [ANONYMOUS]), reading("b", [said("Tola Brin", CRACK)]), of="a")
    assert _labels(holdings, grades=("anonymous",)) == {"a#t1": "out"}


def test_what_a_report_has_from_another_outlet_falls_with_that_outlets_root() -> None:
    repeats = said("The Courier", CRACK, "collective", "outlet")
    holdings = _joined(reading("a", [ANONYMOUS]), reading("b", [repeats]))
    assert set(_labels(holdings).values()) == {"in"}
    found = _stands(holdings, grades=("anonymous",))
    assert {one.standing for one in found.values()} == {"out"}
    assert any("a report in which it falls" in step for step in found["b#t1"].why)


def test_an_outlet_is_struck_with_its_reports() -> None:
    holdings = _joined(reading("a", [ANONYMOUS]), reading("b", [said("Tola Brin", CRACK)]))
    assert _stands(holdings, outlets=("Gazette",))["b#t1"].own == "out"
    assert _stands(holdings, outlets=("The Gazette (online)",))["b#t1"].own == "out"
    assert _labels(holdings, outlets=("Gazette",))["a#t1"] == "in"


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        (said("the Harbour Board", "the locks are closed until May", "official", "body"), "in"),
        (said("Tola Brin", "the locks are closed until May"), "out"),
        (said("critics", "the locks are closed until May", "collective", "group"), "out"),
        (own("The locks are closed until May"), "out"),
    ],
)
def test_only_what_is_official(line: object, standing: str) -> None:
    assert _labels(_one([line]), only_official=True)["r#t1"] == standing


def test_a_source_across_reports_is_struck_in_all_of_them() -> None:
    holdings = _holdings(
        ("Courier", "2031-03-01", "", reading("a", [said("Tola Brin", CRACK)])),
        ("Gazette", "2031-03-02", "", reading("b", [said("Tola Brin", "the locks are closed")])),
    )
    brin = next(one for one in ledger_sources(holdings) if one.name == "Tola Brin")
    assert set(_labels(holdings, sources=(brin.id,)).values()) == {"out"}


def test_an_assumption_in_words() -> None:
    one = Assumption(("anonymous",), ("s1",), ("Gazette",), True)
    assert one.said({"s1": "Tola Brin"}) == (
        "without anonymous sources, Tola Brin, Gazette, only what is official"
    )
    assert Assumption().said() == "nothing struck out"


# Hinges -------------------------------------------------------------------------------------------


def _hinges(holdings: Holdings, limit: int | None = None) -> dict[tuple[str, str], Hinge]:
    sources = ledger_sources(holdings)
    found = hinges(holdings, claims(holdings, sources), sources, limit)
    return {(one.kind, one.name): one for one in found}


def test_hinges_count_what_falls_and_rank_by_it() -> None:
    lines = [
        ANONYMOUS,
        own("So the valley below has to be emptied at once"),
        said("Tola Brin", "the dam is as sound as ever"),
    ]
    relation = Relation("t1", "t2", "supports", Span(0, 1), 0.9)
    found = _hinges(_one(lines, relations=[relation]))
    assert found["source", "Two officials"].ids == ("r#t1", "r#t2")
    assert found["statement", CRACK].ids == ("r#t2",)
    assert found["source", "Tola Brin"].falls == 1
    assert next(iter(found)) == ("source", "Two officials")


def test_what_another_report_holds_up_too_is_no_hinge() -> None:
    holdings = _joined(reading("a", [ANONYMOUS]), reading("b", [said("Tola Brin", CRACK)]))
    assert _hinges(holdings) == {}


def test_hinges_are_what_striking_each_one_takes_down() -> None:
    """The cones give what labelling the whole graph anew gives."""
    response = Response("s2", "denies", "t1", (Span(0, 3),))
    first = reading(
        "a",
        [
            ANONYMOUS,
            said("Tola Brin", "that it is so", force="denies"),
            own("So the valley below has to be emptied at once"),
            said("Wen Adair", "the locks are closed until May"),
            own("Therefore no ship will come through before May"),
        ],
        responses=[response],
        relations=[
            Relation("t1", "t3", "supports", Span(0, 1), 0.9),
            Relation("t4", "t5", "supports", Span(2, 3), 0.9),
            Relation("t3", "t5", "supports", Span(2, 3), 0.9),
        ],
    )
    holdings = _joined(first, reading("b", [said("The Courier", CRACK, "collective", "outlet")]))
    sources = ledger_sources(holdings)
    every = claims(holdings, sources)
    found = {one.id: one for one in hinges(holdings, every, sources, None, "source")}
    before = {k for k, v in _labels(holdings).items() if "#" in k and v == "in"}
    for source in sources:
        after = {k for k, v in _labels(holdings, sources=(source.id,)).items() if v == "in"}
        gone = tuple(sorted(before - after))
        assert (found[source.id].ids if source.id in found else ()) == gone, source.name
