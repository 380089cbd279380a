"""What a person should look at first. All texts are fictional."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.ledger.records import Correction, Filed, Join
from onrecord.records import Reading
from onrecord.weigh.asked import Question
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.passages import compared_words
from onrecord.weigh.reviewing import judged, questions
from tests.weigh import affair
from tests.weigh.making import filed, reading, said


def chain(count: int, scores: Sequence[float]) -> tuple[Holdings, list[Join]]:
    """Reports whose statements are joined one to the next."""
    given: list[tuple[Filed, Reading]] = []
    for number in range(count):
        one = reading(f"r{number}", [said("Tola Brin", f"the toll at gate {number} rose again")])
        given.append((filed(one.id, f"2031-03-0{number + 1}"), one))
    made = [
        Join(f"r{n}#t1", f"r{n + 1}#t1", score, "nearly word for word")
        for n, score in enumerate(scores)
    ]
    return Holdings.build(given, made), made


def asked(holdings: Holdings, *groups: Sequence[str]) -> list[Question]:
    return list(questions(holdings, affair.claims(holdings, *groups)))


def of_joins(found: Sequence[Question]) -> list[tuple[str, ...]]:
    return [tuple(p.statement for p in one.passages) for one in found if one.what == "join"]


def test_the_least_certain_first() -> None:
    holdings, _ = chain(3, [0.9, 0.7])
    every = ("r0#t1", "r1#t1", "r2#t1")
    assert of_joins(asked(holdings, every)) == [("r1#t1", "r2#t1"), ("r0#t1", "r1#t1")]


def test_what_more_hangs_on_comes_first() -> None:
    holdings, _ = chain(4, [0.8, 0.8, 0.8])
    found = asked(holdings, [f"r{n}#t1" for n in range(4)])
    assert of_joins(found)[0] == ("r1#t1", "r2#t1")  # it holds two reports to two
    assert [one.hangs for one in found] == [2, 1, 1]


def test_a_join_that_others_make_good_is_worth_least() -> None:
    holdings, made = chain(4, [0.8, 0.8, 0.8])
    more = [*made, Join("r0#t1", "r2#t1", 0.8, "")]
    given = [(holdings.filed[name], one) for name, one in holdings.readings.items()]
    found = asked(Holdings.build(given, more), [f"r{n}#t1" for n in range(4)])
    assert of_joins(found)[0] == ("r2#t1", "r3#t1")
    assert [one.hangs for one in found] == [1, 0, 0, 0]


def test_a_sure_join_is_not_asked_about() -> None:
    holdings, _ = chain(2, [0.99])
    assert asked(holdings, ("r0#t1", "r1#t1")) == []


def test_a_join_of_two_claims_is_asked_about() -> None:
    holdings, _ = chain(2, [0.55])
    (one,) = asked(holdings)
    assert len(one.claims) == 2
    assert one.hangs == 1


def test_a_reprints_joins_are_its_originals() -> None:
    found = asked(affair.build(), affair.SALE_KEYS)
    assert not [one for one in found for p in one.passages if p.report == "post-1"]


@pytest.mark.parametrize("said_", ["same", "different", "cannot_tell"])
def test_what_was_judged_does_not_come_back_and_does_once_it_is_undone(said_: str) -> None:
    before = affair.build()
    first = next(one for one in asked(before, affair.SALE_KEYS) if one.what == "join")
    correction = judged(first, said_, "Ada", before)  # type: ignore[arg-type]
    assert (correction.who, correction.why) == ("Ada", "reviewed")
    after = affair.build(corrections=[correction])
    assert first.id not in [one.id for one in asked(after, affair.SALE_KEYS)]
    undone = Correction(correction.kind, correction.anchors, "Ada", "", undone=True)
    again = affair.build(corrections=[undone])
    assert first.id in [one.id for one in asked(again, affair.SALE_KEYS)]


@pytest.mark.parametrize("said_", ["official", "anonymous", "cannot_tell"])
def test_so_with_grades(said_: str) -> None:
    before = affair.build()
    first = next(one for one in asked(before, affair.SALE_KEYS) if one.what == "grade")
    assert (first.grade, first.source is not None) == ("anonymous", True)
    correction = judged(first, said_, "Ada", before)  # type: ignore[arg-type]
    after = affair.build(corrections=[correction])
    assert first.id not in [one.id for one in asked(after, affair.SALE_KEYS)]
    assert first.source is not None
    now = after.source(first.source)
    assert now is not None
    assert now.grade == ("anonymous" if said_ == "cannot_tell" else said_)


def test_named_sources_are_not_asked_about() -> None:
    names = {one.name for one in asked(affair.build(), affair.SALE_KEYS) if one.what == "grade"}
    assert names == {"Two officials", "A lawyer", "An official"}


def test_a_source_without_a_grade_comes_before_an_anonymous_one() -> None:
    given = [
        (filed("r1", "2031-03-01"), reading("r1", [said("A clerk", "the quay shut", "anonymous")])),
        (filed("r2", "2031-03-01"), reading("r2", [said("Someone", "the quay shut", None)])),  # type: ignore[arg-type]
    ]
    assert [one.name for one in asked(Holdings.build(given))] == ["Someone", "A clerk"]


def test_both_quotes_stand_in_their_context_with_what_differs() -> None:
    holdings = affair.build()
    one = next(
        q
        for q in asked(holdings, affair.SALE_KEYS)
        if [p.report for p in q.passages] == ["gazette-1", "wire-1"]
    )
    text = holdings.readings["wire-1"].text
    marked = [span.cut(text) for span in one.passages[1].marked]
    assert "6" in marked
    assert "council" not in marked
    for passage in one.passages:
        assert all(passage.context.covers(span) for span in (*passage.spans, *passage.marked))
    assert "number" in [differs.aspect for differs in one.differs]
    assert ("polarity", "affirmed") in one.agrees


def words(first: str, second: str) -> tuple[str, list[str], list[str]]:
    """What is marked in two statements."""
    given = [
        (filed("r1", "2031-03-01"), reading("r1", [said("Ada Roe", first)])),
        (filed("r2", "2031-03-01"), reading("r2", [said("Ada Roe", second)])),
    ]
    holdings = Holdings.build(given)
    marks, one, other = compared_words(*holdings.held, holdings.readings)
    cut = [
        [span.cut(holdings.readings[name].text) for span in spans]
        for name, spans in (("r1", one), ("r2", other))
    ]
    return marks, cut[0], cut[1]


def test_forms_of_one_word_and_empty_words_are_not_marked() -> None:
    found = words(
        "the mayor sold 3 ships to Tarn", "that the mayor’s selling of the ship to Tarn had ended"
    )
    assert found == ("unlike", ["sold", "3"], ["selling", "ended"])


def test_where_little_is_shared_that_is_marked() -> None:
    found = words("the mayor sold the ferry", "nobody on the quay had seen the ferry leave")
    assert found == ("alike", ["ferry"], ["ferry"])
