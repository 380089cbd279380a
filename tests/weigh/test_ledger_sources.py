from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.records import Anchor, Correction
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource, SourceRef
from onrecord.weigh.sources import SourceError, find_source, ledger_sources, ref_id

from .printed import Printed, Who, held, sources


def merged(one: Who, other: Who, **more: object) -> bool:
    """Whether the two, each in a report, come out as one source."""
    joined = bool(more.pop("joined", True))
    text = str(more.pop("more", ""))
    reports = [
        Printed("r1", "the gate was shut", (one,), date="2031-03-03"),
        Printed("r2", "the gate was shut", (other,), date="2031-03-04", more=text),
    ]
    found = sources(reports, joined=joined)
    assert len(found) in (1, 2)
    return len(found) == 1


KOL = Who("Ana Kol", role="defence minister", affiliation="Vessany")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KOL, KOL),
        (KOL, Who("Ana Kol")),
        (KOL, Who("ANA KOL", role="Defence Minister")),
        (KOL, Who("Ana J. Kol")),
        (KOL, Who("Kol", role="defence minister", affiliation="Vessany")),
        (
            Who("Bob Lund", role="mayor", affiliation="Orm"),
            Who("Robert Lund", role="mayor", affiliation="Orm"),
        ),
        (
            Who("White House", "official", "body"),
            Who("the White House’s", "official", "body"),
        ),
        (
            Who("Vessany's defence ministry", "official", "body"),
            Who("the Vessanian defence ministry", "official", "body"),
        ),
        (
            Who("Orm Courier", "collective", "outlet"),
            Who("the Orm Courier", "collective", "outlet"),
        ),
        (Who("Russia", "collective", "state"), Who("the Russians", "collective", "state")),
        (
            Who("the mayor of Orm", "official", "person", "mayor", "Orm"),
            Who("Orm's mayor", "official", "person", "mayor", "Orm"),
        ),
        (Who("the Harrow report", "named", "document"), Who("Harrow report", "named", "document")),
    ],
)
def test_one_source_under_two_names(one: Who, other: Who) -> None:
    assert merged(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KOL, Who("Ida Kol", role="defence minister", affiliation="Vessany")),
        (KOL, Who("Ana Kol", role="defence minister", affiliation="Tarn")),
        (KOL, Who("Ana Kol", role="farmer", affiliation="Orm")),
        (KOL, Who("Kol")),
        (KOL, Who("Kol", role="foreign minister", affiliation="Vessany")),
        (Who("Bob Lund"), Who("Robert Lund")),
        (Who("R. Lund"), Who("R. Lund")),
        (
            Who("Ana J. Kol", role="mayor", affiliation="Orm"),
            Who("Ana P. Kol", role="mayor", affiliation="Orm"),
        ),
        (
            Who("a senior official", "anonymous", "person", "senior official", "Vessany"),
            Who("a senior official", "anonymous", "person", "senior official", "Vessany"),
        ),
        (Who("the ministry", "official", "body"), Who("the ministry", "official", "body")),
        (Who("the Courier", "collective", "outlet"), Who("Orm Courier", "collective", "outlet")),
        (Who("critics", "collective", "group"), Who("critics", "collective", "group")),
        (Who("the report", "named", "document"), Who("the report", "named", "document")),
        (Who("a poll", "named", "document"), Who("a poll", "named", "document")),
        (
            Who("the mayor", "official", "person", "mayor"),
            Who("the mayor", "official", "person", "mayor"),
        ),
        (KOL, Who("the defence minister", "official", "person", "defence minister", "Vessany")),
    ],
)
def test_two_sources(one: Who, other: Who) -> None:
    assert not merged(one, other)


def test_a_last_name_needs_the_same_affair() -> None:
    short = Who("Kol", role="defence minister", affiliation="Vessany")
    assert merged(KOL, short)
    assert not merged(KOL, short, joined=False)


def test_a_name_that_many_bear_needs_more() -> None:
    smith = Who("John Smith")
    assert not merged(smith, Who("John Smith", role="mayor", affiliation="Orm"), joined=False)
    assert merged(Who("Ana Kol"), KOL, joined=False)


def test_the_courier_where_the_report_names_it_in_full() -> None:
    short = Who("the Courier", "collective", "outlet")
    full = Who("Orm Courier", "collective", "outlet")
    assert merged(full, short, more="The Orm Courier is a daily.")
    assert not merged(full, short, more="The Orm Courier and the Tarn Courier are dailies.")


def test_who_has_the_name_of_two_is_neither() -> None:
    reports = [
        Printed("r1", "the gate was shut", (Who("Ana Kol", role="mayor", affiliation="Orm"),)),
        Printed("r2", "the gate was shut", (Who("Ana Kol", role="mayor", affiliation="Tarn"),)),
        Printed("r3", "the gate was shut", (Who("Ana Kol"),)),
    ]
    found = sources(reports)
    assert len(found) == 3
    bare = next(one for one in found if one.reports == ("r3",))
    assert len(bare.possibly) == 2


def test_two_who_clash_are_possibly_one_and_say_so() -> None:
    other = Who("Ana Kol", role="defence minister", affiliation="Tarn")
    found = sources([Printed("r1", "x is y", (KOL,)), Printed("r2", "x is y", (other,))])
    assert [one.possibly for one in found] == [(found[1].id,), (found[0].id,)]


def test_unnamed_ones_are_possibly_one_where_nothing_tells_them_apart() -> None:
    one = Who("a Vessanian official", "anonymous", "person", "Vessanian official")
    two = Who("an official", "anonymous", "person", "official")
    tarn = Who("a Tarnish official", "anonymous", "person", "Russian official")
    us = Who("a US official", "anonymous", "person", "US official")
    a, b = sources([Printed("r1", "x is y", (one,)), Printed("r2", "x is y", (two,))])
    assert a.possibly == (b.id,)
    a, b = sources([Printed("r1", "x is y", (tarn,)), Printed("r2", "x is y", (us,))])
    assert a.possibly == ()


def test_an_office_outlives_its_holder() -> None:
    office = Who("the defence minister", "official", "person", "defence minister", "Vessany")
    later = Who("Bo Lund", role="defence minister", affiliation="Vessany")
    reports = [
        Printed("r1", "x is y", (office,), date="2031-01-01"),
        Printed("r2", "x is y", (KOL,), date="2031-02-01"),
        Printed("r3", "x is y", (KOL,), date="2031-03-01"),
        Printed("r4", "x is y", (later,), date="2031-09-01"),
        Printed("r5", "x is y", (office,), date="2031-10-01"),
    ]
    found = {one.name: one for one in sources(reports)}
    assert len(found) == 3
    assert found["the defence minister"].reports == ("r1", "r5")
    assert found["Ana Kol"].offices == ("defence minister, vessany (2031-02-01 to 2031-03-01)",)
    assert found["Bo Lund"].offices == ("defence minister, vessany (2031-09-01)",)


def test_any_members_id_finds_the_source() -> None:
    found = sources([Printed("r1", "x is y", (KOL,)), Printed("r2", "x is y", (KOL,))])
    (one,) = found
    assert one.id == ref_id(SourceRef("r1", "s1"))
    assert find_source(found, ref_id(SourceRef("r2", "s1"))) is one
    assert find_source(found, "ana kol") is one
    with pytest.raises(SourceError, match="onrecord sources"):
        find_source(found, "Nobody")


def _corrected(kind: str, reports: list[Printed]) -> tuple[LedgerSource, ...]:
    anchors = tuple(
        Anchor(one.id, 0, len(one.chain[0].name), one.chain[0].name) for one in reports[:2]
    )
    correction = Correction(kind, anchors, "ed", "seen in the archive")  # type: ignore[arg-type]
    holdings = Holdings.build(
        [(one.filed(), one.reading()) for one in reports], corrections=[correction]
    )
    return ledger_sources(holdings)


def test_a_person_puts_together_what_names_do_not_tell() -> None:
    reports = [Printed("r1", "x is y", (Who("Bob Lund"),)), Printed("r2", "x is y", (Who("Lund"),))]
    assert len(sources(reports)) == 2
    (one,) = _corrected("merge_sources", reports)
    assert one.reasons == ("a person put them together",)


def test_a_person_holds_apart_what_names_put_together() -> None:
    reports = [Printed("r1", "x is y", (KOL,)), Printed("r2", "x is y", (KOL,))]
    assert len(sources(reports)) == 1
    apart = _corrected("split_sources", reports)
    assert len(apart) == 2
    assert all(one.possibly == () for one in apart)


def test_reprints_do_not_count_statements_twice() -> None:
    reports = [
        Printed("r1", "x is y", (KOL,)),
        Printed("r2", "x is y", (KOL,), date="2031-03-04", reprint_of="r1"),
    ]
    (one,) = sources(reports)
    assert one.statements == 1
    assert one.reports == ("r1", "r2")


PEOPLE = st.sampled_from(
    [
        KOL,
        Who("Ana Kol"),
        Who("Kol", role="defence minister", affiliation="Vessany"),
        Who("A. Kol", role="defence minister", affiliation="Vessany"),
        Who("Ana Kol", role="mayor", affiliation="Orm"),
        Who("an official", "anonymous", "person", "official"),
        Who("White House", "official", "body"),
        Who("the mayor of Orm", "official", "person", "mayor", "Orm"),
    ]
)


@given(st.lists(PEOPLE, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_each_is_in_one_source_whatever_the_order(chosen: list[Who], rng: object) -> None:
    reports = [
        Printed(f"r{k}", "x is y", (who,), date=f"2031-03-{k + 1:02d}")
        for k, who in enumerate(chosen)
    ]
    found = sources(reports)
    members = [ref for one in found for ref in one.members]
    assert len(members) == len(set(members)) == len(reports)
    rng.shuffle(reports)  # type: ignore[attr-defined]
    assert sources(reports) == found
    assert all(one.id == ref_id(one.members[0]) for one in found)
    assert msgspec.json.encode(found)


def test_holdings_without_reports_have_no_sources() -> None:
    assert ledger_sources(held([])) == ()
