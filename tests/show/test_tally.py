from __future__ import annotations

import msgspec

from onrecord.records import Grade, Source, Span
from onrecord.show import tally, wording
from onrecord.show.tally import Share
from tests.show.builder import Builder, deep, transcript, wire


def test_rows_count_attributions_and_words() -> None:
    rows = tally.rows(wire())
    assert [(wording.name(row.source), len(row.attributions), row.words) for row in rows] == [
        ("Kelmar", 1, 5),
        ("Oruna Destrel", 2, 6 + 5 + 3),
        ("The Gazette", 0, 0),
        ("a person briefed on the rescue", 1, 4),
        (wording.UNKNOWN, 1, 4),
    ]


def test_words_in_two_attributions_of_one_source_count_once() -> None:
    built = Builder("one two three")
    built.source("s1", "A").says("s1", "", "", "one two").says("s1", "", "", "two three")
    assert tally.rows(built.reading())[0].words == 3


def test_first_mention_is_the_earliest_or_else_the_attributions_own() -> None:
    text = wire().text
    late_first = msgspec.structs.replace(
        wire(), sources=(Source("s1", "K", mentions=(Span(9, 12), Span(0, 6))),)
    )
    first = tally.rows(late_first)[0].first
    assert first is not None and first.cut(text) == "Kelmar"
    unmentioned = msgspec.structs.replace(wire(), sources=(Source("s2", "D"),))
    first = tally.rows(unmentioned)[0].first
    assert first is not None and first.cut(text) == "Foreign Minister Oruna Destrel"


def test_an_unknown_source_id_is_not_named() -> None:
    reading = msgspec.structs.replace(transcript(), sources=())
    assert [(row.source, len(row.attributions)) for row in tally.rows(reading)] == [(None, 3)]


def test_shares_count_statements_by_the_roots_grade() -> None:
    shares = [(one.grade, one.sources, one.statements) for one in tally.shares(deep())]
    assert shares == [
        ("named", 3, 4),
        ("official", 3, 2),
        ("collective", 2, 1),  # not what the Courier only passed on
        ("anonymous", 1, 2),
        ("unattributed", 1, 1),
        ("author", 1, 4),  # three in the author's voice, one of *I believe*
        (None, 1, 0),
    ]
    assert {one.total for one in tally.shares(deep())} == {len(deep().statements)}


def test_statements_without_a_known_source_are_not_graded() -> None:
    (ungraded,) = (one for one in tally.shares(wire()) if one.grade is None)
    assert (ungraded.sources, ungraded.statements) == (0, 1)
    lost = msgspec.structs.replace(wire(), attributions=())
    assert [(one.grade, one.statements) for one in tally.shares(lost) if one.statements] == [
        ("author", 1),
        (None, 5),
    ]


def test_an_author_alone_and_nothing_at_all() -> None:
    alone = Builder("Rain fell.").states("Rain fell.", voice="author").reading()
    assert tally.shares(alone) == [Share("author", 0, 1, 1)]
    assert tally.shares(msgspec.structs.replace(alone, statements=())) == []


def test_percentages_are_rounded_half_up_and_never_to_all_or_nothing() -> None:
    def part(statements: int, total: int, grade: Grade = "named") -> str:
        return Share(grade, 1, statements, total).part

    assert [part(1, 8), part(3, 8), part(0, 8), part(8, 8)] == ["13 %", "38 %", "0 %", "100 %"]
    assert [part(1, 1000), part(999, 1000), part(0, 0)] == ["<1 %", ">99 %", "0 %"]


def test_unverified_counts_what_the_report_says_of_itself() -> None:
    assert (tally.unverified(deep()), tally.unverified(wire())) == (1, 0)
