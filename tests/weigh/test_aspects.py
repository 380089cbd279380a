"""In which aspects reports that carry one claim differ. All texts are fictional."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.records import Reading
from onrecord.weigh.aspects import agreeing, differing
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held, SourceRef
from tests.weigh.affair import changed, dated, numbered, placed
from tests.weigh.making import Line, filed, reading, said

Change = Callable[[Reading], Reading]


def held(*lines: Line, changes: tuple[Change, ...] = ()) -> list[Held]:
    """One statement a report."""
    given = []
    for number, line in enumerate(lines, 1):
        one = reading(f"r{number}", [line])
        if number <= len(changes):
            one = changes[number - 1](one)
        given.append((filed(one.id, f"2031-03-0{number}"), one))
    return list(Holdings.build(given).held)


TOLL = said("Tola Brin", "the toll at Orvane rose by 40 marks on 2 March")


def found(members: list[Held]) -> dict[str, str]:
    return {one.aspect: one.how for one in differing(members)}


def test_the_same_words_of_the_same_source_differ_in_nothing() -> None:
    assert differing(held(TOLL, TOLL)) == ()


def test_one_report_alone_differs_in_nothing() -> None:
    one = reading("r1", [TOLL, said("Ada Roe", "the toll rose", "anonymous")])
    assert differing(Holdings.build([(filed("r1", "2031-03-01"), one)]).held) == ()


@pytest.mark.parametrize(
    ("first", "second", "want"),
    [
        (40, 40, {}),
        (40, 30, {"number": "differs"}),
    ],
)
def test_numbers_differ_by_value(first: float, second: float, want: dict[str, str]) -> None:
    changes: tuple[Change, ...] = (
        lambda one: numbered(one, "t1", first, "40 marks"),
        lambda one: numbered(one, "t1", second, "40 marks"),
    )
    assert found(held(TOLL, TOLL, changes=changes)) == want


def test_numbers_of_two_units_are_not_set_against_each_other() -> None:
    changes: tuple[Change, ...] = (
        lambda one: numbered(one, "t1", 40, "40 marks", "mark"),
        lambda one: numbered(one, "t1", 2, "2 March", "ship"),
    )
    ways = [(one.aspect, one.how) for one in differing(held(TOLL, TOLL, changes=changes))]
    assert ways == [("number", "left_out"), ("number", "left_out")]


def test_a_number_that_only_one_gives_is_left_out_by_the_other() -> None:
    (one,) = differing(held(TOLL, TOLL, changes=(lambda r: numbered(r, "t1", 40, "40 marks"),)))
    assert (one.aspect, one.how) == ("number", "left_out")
    assert [(told.report, told.values) for told in one.told] == [("r1", ("40 marks",)), ("r2", ())]
    assert one.told[0].statements == ("r1#t1",)


@pytest.mark.parametrize(
    ("first", "second", "want"),
    [
        ("2031-03-02", "2031-03-02T09:00", {}),
        ("2031-03", "2031-03-02", {}),
        ("2031-03-02", "2031-03-03", {"date": "differs"}),
        ("09:00", "10:00", {}),  # times of day are no dates
    ],
)
def test_dates_go_together_where_one_is_the_coarser(
    first: str, second: str, want: dict[str, str]
) -> None:
    changes: tuple[Change, ...] = (
        lambda one: dated(one, "t1", first, "2 March"),
        lambda one: dated(one, "t1", second, "2 March"),
    )
    assert found(held(TOLL, TOLL, changes=changes)) == want


def test_places_differ_but_not_by_their_article() -> None:
    gulf = said("Tola Brin", "the toll in the Gulf of Orvane rose")
    changes: tuple[Change, ...] = (
        lambda one: placed(one, "t1", "the Gulf of Orvane"),
        lambda one: placed(one, "t1", "Gulf of Orvane"),
    )
    assert found(held(gulf, gulf, changes=changes)) == {}
    other: tuple[Change, ...] = (
        lambda one: placed(one, "t1", "Gulf of Orvane"),
        lambda one: placed(one, "t1", "Orvane"),
    )
    assert found(held(gulf, gulf, changes=other)) == {"place": "differs"}


def test_two_anonymous_sources_never_agree_even_under_one_phrase() -> None:
    line = said("An official", "the toll rose", "anonymous")
    assert found(held(line, line)) == {"source": "differs"}
    assert "source" not in dict(agreeing(held(line, line)))


def test_a_source_under_two_names_is_one_where_the_ledger_says_so() -> None:
    members = held(said("Tola Brin", "the toll rose"), said("Ms Brin", "the toll rose"))
    assert found(members) == {"source": "differs"}
    known = {SourceRef("r1", "s1"): "s9", SourceRef("r2", "s1"): "s9"}
    assert differing(members, known) == ()


def test_grade_stance_modality_and_polarity() -> None:
    members = held(
        said("Tola Brin", "the toll rose"),
        said("Tola Brin", "the toll rose", "official", "person", "denies"),
        changes=(
            lambda one: one,
            lambda one: changed(one, "t1", modality="possible", polarity="negated"),
        ),
    )
    assert found(members) == {
        "grade": "differs",
        "force": "differs",
        "modality": "differs",
        "polarity": "differs",
    }


def test_claiming_instead_of_stating_is_no_difference() -> None:
    claims = said("Tola Brin", "the toll rose", force="claims")
    assert differing(held(said("Tola Brin", "the toll rose"), claims)) == ()


def test_what_all_give_is_told_as_the_first_has_it() -> None:
    change: Change = lambda one: numbered(one, "t1", 40, "40 marks")  # noqa: E731
    members = held(TOLL, TOLL, changes=(change, change))
    assert dict(agreeing(members)) == {
        "number": "40 marks",
        "source": "Tola Brin",
        "grade": "named",
        "force": "states",
        "modality": "asserted",
        "polarity": "affirmed",
    }
