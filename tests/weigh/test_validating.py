"""Is the ledger whole? Every gap is put in by hand. All texts are fictional."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from onrecord.ledger.records import Anchor, Correction, Filed, Join
from onrecord.records import (
    Decision,
    Hop,
    Place,
    Position,
    Quantity,
    ReaderId,
    Reading,
    Relation,
    Response,
    Span,
)
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.intact import faults
from onrecord.weigh.validating import Validated, validate
from tests.show import builder
from tests.show.readings import readings as hostile
from tests.weigh import affair
from tests.weigh.making import READER, filed, reading, said

replace = msgspec.structs.replace
Break = Callable[[Reading], Reading]


def whole() -> Reading:
    return reading(
        "r1",
        [said("Ada Roe", "the quay shut"), said("A clerk", "it will open", "anonymous")],
        outlet="Marl Gazette",
        published="2031-03-01",
    )


def held(one: Reading | None = None, *, joins: tuple[Join, ...] = (), **about: Any) -> Holdings:
    given = [(filed("r1", "2031-03-01", outlet="Marl Gazette", **about), one or whole())]
    return Holdings.build(given, joins)


def gaps(found: Validated) -> list[tuple[str, str]]:
    return [(one.gap, one.what) for one in found.incomplete]


def test_what_is_whole() -> None:
    found = validate(held(), strict=True)
    assert found.incomplete == ()
    assert (found.reports, found.statements) == (1, 2)
    assert [(one.reader, one.reports) for one in found.readers] == [(READER, 1)]
    assert validate(affair.build()).incomplete == ()


def attribution(**fields: Any) -> Break:
    return lambda one: replace(
        one, attributions=(replace(one.attributions[0], **fields), *one.attributions[1:])
    )


def statement(**fields: Any) -> Break:
    return lambda one: affair.changed(one, "t1", **fields)


def source(**fields: Any) -> Break:
    return lambda one: replace(one, sources=(replace(one.sources[0], **fields), *one.sources[1:]))


FAR = Span(900, 910)


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (statement(text="the quay is open"), "a statement that its spans do not cut"),
        (statement(spans=(FAR,)), "a span outside the text"),
        (statement(spans=()), "a statement without a span"),
        (statement(attribution="a9"), "an id that points nowhere"),
        (
            statement(quantities=(Quantity(0, 3, "forty", 40, None),)),
            "a fact that its span does not cut",
        ),
        (statement(places=(Place(5, 5, "Orvane"),)), "a span outside the text"),
        (statement(id="t2"), "one id for two things"),
        (source(mentions=(Span(3, 3),)), "a span outside the text"),
        (source(id="s2"), "one id for two things"),
        (attribution(source_id="s9", chain=()), "an id that points nowhere"),
        (attribution(chain=("s1", "s2")), "a chain that ends elsewhere"),
        (attribution(chain=("s7", "s1")), "an id that points nowhere"),
        (attribution(hops=(Hop("s7"),)), "an id that points nowhere"),
        (attribution(cue=(FAR,)), "a span outside the text"),
        (
            lambda one: replace(one, responses=(Response("s9", "denies", None, (Span(0, 1),)),)),
            "an id that points nowhere",
        ),
        (
            lambda one: replace(one, responses=(Response("s1", "denies", "t9", (Span(0, 1),)),)),
            "an id that points nowhere",
        ),
        (lambda one: replace(one, relations=(Relation("t1", "t9", "supports"),)), "nowhere"),
        (
            lambda one: replace(one, positions=(Position("s9", "threat", (), (), ()),)),
            "an id that points nowhere",
        ),
        (
            lambda one: replace(one, decisions=(Decision("s1", "t9", None, ()),)),
            "an id that points nowhere",
        ),
    ],
)
def test_what_is_broken(broken: Break, what: str) -> None:
    found = gaps(validate(held(broken(whole()))))
    assert any(gap == "broken" and what in told for gap, told in found), found


@settings(max_examples=40)
@given(hostile())
def test_nothing_in_a_reading_stops_the_check(one: Reading) -> None:
    for fault in faults(one):
        assert fault.what


def test_what_a_reader_makes_is_whole() -> None:
    assert list(faults(builder.deep())) == []


@pytest.mark.parametrize(
    ("lacking", "what"),
    [
        (attribution(source_id=None, chain=()), "no source was found"),
        (statement(attribution=None), "no source was found"),
        (source(grade=None), "the source is not graded"),
    ],
)
def test_a_statement_without_provenance(lacking: Break, what: str) -> None:
    (one,) = validate(held(lacking(whole()))).incomplete
    assert (one.gap, one.what, one.id) == ("unsourced", what, "r1#t1")
    assert one.spans == whole().statements[0].spans


def test_the_authors_own_word_needs_no_source() -> None:
    assert validate(held(statement(voice="author", attribution=None)(whole()))).incomplete == ()


def corrected(**fields: Any) -> Validated:
    one = Correction(
        "set_grade", (Anchor("r1", 0, 7, "Ada Roe"),), "Ada", "she is", id=3, grade="named"
    )
    given = [(filed("r1", "2031-03-01"), whole())]
    return validate(Holdings.build(given, corrections=[replace(one, **fields)]))


def test_a_correction_that_fits() -> None:
    found = corrected()
    assert found.incomplete == ()
    assert found.corrections == 1


@pytest.mark.parametrize(
    ("fields", "detail"),
    [
        ({"anchors": (Anchor("r1", 0, 7, "Bo Rill"),)}, "“Ada Roe” where"),
        ({"anchors": (Anchor("r1", 8, 12, "said"),)}, "nothing is read any more"),
        ({"anchors": (Anchor("r9", 0, 7, "Ada Roe"),)}, "not held"),
    ],
)
def test_a_correction_that_fits_no_more(fields: dict[str, Any], detail: str) -> None:
    (one,) = corrected(**fields).incomplete
    assert (one.gap, one.what, one.id) == (
        "broken",
        "a correction that fits no more",
        "correction 3",
    )
    assert detail in one.detail


def test_an_undone_correction_is_not_checked() -> None:
    assert corrected(anchors=(Anchor("r1", 0, 7, "Bo Rill"),), undone=True).incomplete == ()


def test_a_correction_of_a_forgotten_report_is_none() -> None:
    one = Correction("set_grade", (Anchor("r2", 0, 7, ""),), "Ada", "she is", grade="named")
    gone = replace(filed("r2", "2031-03-02"), forgotten="2031-04-01T00:00:00Z")
    holdings = Holdings([filed("r1", "2031-03-01"), gone], [whole()], corrections=[one])
    assert validate(holdings).incomplete == ()


def test_a_report_without_a_reading() -> None:
    (one,) = validate(Holdings([filed("r1", "2031-03-01")], [])).incomplete
    assert (one.gap, one.report) == ("broken", "r1")


def test_a_reprint_of_nothing() -> None:
    assert ("broken", "a reprint of nothing") in gaps(validate(held(reprint_of="r0")))


def test_joins_lead_to_statements_that_are_there() -> None:
    there = Join("r1#t1", "r2#t1", 0.9, "")  # r2 may have been published later
    lost = Join("r1#t1", "r1#t9", 0.9, "")
    found = validate(held(), [there, lost])
    assert [(one.gap, one.what, one.detail) for one in found.incomplete] == [
        ("broken", "a join to nowhere", "r1#t9 is not there")
    ]
    assert found.joins == 2


def weak(*given: tuple[Filed, Reading], unplaced: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    holdings = Holdings.build(given)
    assert validate(holdings, unplaced=unplaced).incomplete == ()
    return gaps(validate(holdings, unplaced=unplaced, strict=True))


def test_strict_also_tells_what_is_weak() -> None:
    bare = reading("r2", [said("Ada Roe", "the quay shut")])
    assert weak((filed("r2"), bare)) == [
        ("weak", "a report without a date"),
        ("weak", "a report without an outlet"),
    ]
    dated = filed("r1", "2031-03-01", outlet="Marl Gazette")
    assert weak((dated, whole()), unplaced=("r1",)) == [
        ("weak", "not yet weighed against the others")
    ]


def test_an_older_reader_is_told_by_its_number() -> None:
    def by(name: str, version: str) -> tuple[Filed, Reading]:
        one = replace(whole(), id=name, reader=ReaderId(version, "sha256:0"))
        return filed(name, "2031-03-01", outlet="Marl Gazette"), one

    given = (by("r1", "0.9.1"), by("r2", "0.10.0"))
    (one,) = validate(Holdings.build(given), strict=True).incomplete
    assert (one.what, one.report) == ("read by an older reader", "r1")
    assert len(validate(Holdings.build(given)).readers) == 2


def test_an_older_reading_is_looked_at_too() -> None:
    old = replace(statement(text="x")(whole()), reader=ReaderId("0.9", "sha256:9"))
    found = validate(held(), older=[old])
    (one,) = found.incomplete
    assert one.what == "a statement that its spans do not cut"
    assert "read by 0.9" in one.detail
    assert [(r.reader.version, r.reports, r.older) for r in found.readers] == [
        ("1", 1, 0),
        ("0.9", 0, 1),
    ]


def test_broken_comes_first() -> None:
    given = [
        (filed("r1", "2031-03-01"), source(grade=None)(whole())),
        (filed("r2", "2031-03-02"), replace(statement(text="x")(whole()), id="r2")),
    ]
    assert [one.gap for one in validate(Holdings.build(given)).incomplete] == [
        "broken",
        "unsourced",
    ]
