"""What officials answered to claims, from whichever report gives it."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.ledger.records import Join
from onrecord.records import Reading, ResponseKind
from onrecord.weigh.claims import claim_id
from onrecord.weigh.history.records import Answered
from onrecord.weigh.history.responding import SHOWN, answered
from onrecord.weigh.history.settling import by_claim, status, statuses, turns
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.sources import ledger_sources
from tests.weigh.history.telling import answering, groups, held, roles, told
from tests.weigh.making import own, reading, said

CLAIM = "Kelmar has sold the Ostrand dam to the Brint Company"
ABOUT = own("The Ostrand dam in Kelmar supplies the whole Brint valley with water")


def _first() -> Reading:
    lines = [said("an official", CLAIM, "anonymous"), ABOUT]
    return reading("r1", lines, outlet="The Vane")


def _answer(what: str, id: str = "r2", name: str = "Tola Brin", **form: str) -> Reading:
    one = reading(id, [ABOUT, said(name, what)], outlet="The Weir")
    one = roles(one, Tola=("Minister of Water", "Kelmar"), Odd=("Mayor", "Ordova"))
    return told(one, "t2", **form)  # type: ignore[arg-type]


def _found(holdings: Holdings, *together: tuple[str, ...]) -> list[Answered]:
    """The answers to the claim of the first report."""
    every = answered(holdings, groups(holdings, *together), ledger_sources(holdings))
    claim = claim_id((together[0] if together else ("r1#t1",))[0])
    return by_claim(every).get(claim, [])


def test_a_response_that_was_read_answers_the_claim_of_its_statement() -> None:
    one = reading("r1", [said("an official", CLAIM, "anonymous"), said("Tola Brin", "no comment")])
    one = answering(roles(one, Tola=("Minister", "Kelmar")), "s2", "declines", "t1", "no comment")
    (found,) = _found(held((one, "2031-04-02")))
    assert (found.actor, found.kind, found.date, found.report) == (
        *("Tola Brin", "declines", "2031-04-02"),
        "r1",
    )
    assert [span.cut(one.text) for span in found.spans] == ["no comment"]
    assert found.text == "no comment"
    assert found.score > 0.9


def test_an_official_who_says_the_contrary_in_another_report_denies() -> None:
    denial = _answer("Kelmar has not sold the Ostrand dam", polarity="negated")
    (found,) = _found(held((_first(), "2031-04-02"), (denial, "2031-04-05")))
    assert (found.kind, found.statement, found.date) == ("denies", "r2#t2", "2031-04-05")
    assert "contrary" in found.reason


def test_an_official_who_says_the_same_later_confirms() -> None:
    yes = _answer("Kelmar has sold the Ostrand dam to the Brint Company")
    holdings = held((_first(), "2031-04-02"), (yes, "2031-04-05"))
    (found,) = _found(holdings, ("r1#t1", "r2#t2"))
    assert (found.kind, found.actor) == ("confirms", "Tola Brin")
    assert _found(holdings)[0].kind == "confirms"  # by its words alone, too


@pytest.mark.parametrize(
    "answer",
    [
        _answer("Kelmar has not sold the Ostrand dam", polarity="negated", modality="conditional"),
        _answer("Kelmar has not sold the Ostrand dam", polarity="negated", modality="asked"),
        _answer("Kelmar has not closed the Ostrand bridge", polarity="negated"),
        _answer("the harvest has not been good this year", polarity="negated"),
        _answer("Kelmar has not sold the Ostrand dam", name="Odo Nill", polarity="negated"),
    ],
    ids=["conditional", "asked", "another matter", "no matter", "no official"],
)
def test_what_answers_nothing(answer: Reading) -> None:
    assert not _found(held((_first(), "2031-04-02"), (answer, "2031-04-05")))


def test_nobody_answers_before_there_is_something_to_answer() -> None:
    denial = _answer("Kelmar has not sold the Ostrand dam", polarity="negated")
    assert not _found(held((_first(), "2031-04-09"), (denial, "2031-04-05")))


def test_an_official_does_not_answer_his_own_words() -> None:
    mine = _answer(CLAIM, id="r1")
    again = _answer(CLAIM)
    holdings = held((mine, "2031-04-02"), (again, "2031-04-05"))
    assert not _found(holdings, ("r1#t2", "r2#t2"))


def test_a_reprint_answers_nothing_anew_and_two_dates_are_one_answer() -> None:
    denial = _answer("Kelmar has not sold the Ostrand dam", polarity="negated")
    copy = msgspec.structs.replace(denial, id="r3")
    holdings = held(
        (_first(), "2031-04-02"),
        (denial, ("2031-04-05", "2031-04-06")),
        (copy, "2031-04-07"),
        reprints={"r3": "r2"},
    )
    (found,) = _found(holdings)
    assert found.dates == ("2031-04-05", "2031-04-06")


def test_a_spokesman_and_his_principal_give_one_answer() -> None:
    lines = [
        said("an official", CLAIM, "anonymous"),
        said("Tola Brin", "no comment"),
        said("the Ministry of Water", "nothing", "official", "body"),
    ]
    one = roles(reading("r1", lines), Tola=("spokesman", "Ministry of Water"))
    for actor in ("s2", "s3"):
        one = answering(one, actor, "declines", "t1", "no comment")
    (found,) = _found(held((one, "2031-04-02")))
    assert (found.actor, found.speaks_for) == ("Tola Brin", ("the Ministry of Water",))


def test_a_link_carries_an_answer_to_another_report() -> None:
    asked = [said("a reporter", "Was it agreed", "anonymous"), said("Tola Brin", "no comment")]
    one = roles(reading("r2", asked), Tola=("Minister", "Kelmar"))
    one = answering(one, "s2", "declines", "t1", "no comment")
    links = [Join("r1#t1", "r2#t1", 0.9, "one asks for the other", "concerns")]
    (found,) = _found(held((_first(), "2031-04-02"), (one, "2031-04-05"), joins=links))
    assert (found.kind, found.about, found.score) == ("declines", "r1#t1", 0.85)
    weak = [msgspec.structs.replace(links[0], score=SHOWN - 0.1)]
    assert not _found(held((_first(), "2031-04-02"), (one, "2031-04-05"), joins=weak))


def test_a_bare_refusal_is_about_what_its_report_opens_with() -> None:
    lines = [said("an official", CLAIM, "anonymous"), said("Tola Brin", "declined to comment")]
    one = roles(reading("r1", lines), Tola=("Minister", "Kelmar"))
    refused = answering(one, "s2", "declines", None, "declined to comment")
    (found,) = _found(held((refused, "2031-04-02")))
    assert found.kind == "declines"
    assert "whose matter it is" in found.reason
    named = answering(one, "s2", "declines", None, "said declined to comment")
    longer = msgspec.structs.replace(
        named, text=named.text.replace("declined to comment", "declined on prices")
    )
    assert not [one for one in _found(held((longer, "2031-04-02"))) if one.score > 0.7]


def _status(*answers: tuple[str, str, ResponseKind]) -> Holdings:
    given = [(_first(), "2031-04-01")]
    for n, (day, name, kind) in enumerate(answers, start=2):
        one = reading(f"r{n}", [said("an aide", CLAIM, "anonymous"), said(name, "so it is")])
        one = roles(one, Tola=("Minister", "Kelmar"), Odd=("Foreign Minister", "Ordova"))
        given.append((answering(one, "s2", kind, "t1", "so it is"), day))
    return held(*given)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], "unanswered"),
        ([("2031-04-02", "Tola Brin", "declines")], "declined"),
        ([("2031-04-02", "Tola Brin", "denies")], "denied"),
        (
            [("2031-04-02", "Tola Brin", "denies"), ("2031-04-03", "Tola Brin", "confirms")],
            "confirmed",
        ),
        (
            [("2031-04-02", "Tola Brin", "denies"), ("2031-04-03", "Odd Rask", "confirms")],
            "disputed",
        ),
        (
            [("2031-04-02", "Tola Brin", "denies"), ("2031-04-03", "Odd Rask", "declines")],
            "denied",
        ),
        (
            [("2031-04-02", "Tola Brin", "denies"), ("2031-04-03", "Tola Brin", "silent")],
            "denied",
        ),
    ],
)
def test_the_status_is_what_officials_answered_last(
    answers: list[tuple[str, str, ResponseKind]], expected: str
) -> None:
    holdings = _status(*answers)
    keys = tuple(f"r{n}#t1" for n in range(1, len(answers) + 2))
    found = statuses(holdings, groups(holdings, keys), ledger_sources(holdings))
    assert found[claim_id("r1#t1")] == expected


def test_the_status_has_a_day() -> None:
    holdings = _status(
        ("2031-04-02", "Tola Brin", "declines"),
        ("2031-04-05", "Tola Brin", "denies"),
        ("2031-04-09", "Tola Brin", "confirms"),
    )
    found = _found(holdings, tuple(f"r{n}#t1" for n in range(1, 5)))
    assert status(found, "2031-04-01") == "unanswered"
    assert turns(found) == (
        ("2031-04-02", "declined"),
        ("2031-04-05", "denied"),
        ("2031-04-09", "confirmed"),
    )


def test_the_order_in_which_reports_are_given_changes_nothing() -> None:
    denial = _answer("Kelmar has not sold the Ostrand dam", polarity="negated")
    given = [(_first(), "2031-04-02"), (denial, "2031-04-05")]
    one, other = held(*given), held(*reversed(given))
    assert _found(one) == _found(other)


def test_what_was_asked_before_answers_no_other_question() -> None:
    denial = _answer("Kelmar has not sold the Ostrand dam", polarity="negated")
    holdings = held((_first(), "2031-04-02"), (denial, "2031-04-05"))
    sources = ledger_sources(holdings)
    every = groups(holdings)
    first = answered(holdings, every, sources)
    assert first and answered(holdings, every, sources) == first
    assert answered(holdings, {}, sources) == ()
    assert answered(holdings, every, sources) == first
