"""Acts gathered across reports: what is one act, and what is none."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from onrecord.errors import NoAnswer
from onrecord.ledger.records import Join
from onrecord.weigh.acts.acts import find_act
from tests.weigh.acts.told import Pair, changed, decides, named, report, weighed
from tests.weigh.making import own, said

HOLD = "Orsa Brandt ordered the wheat ships for Kelvar held"
AGAIN = "Orsa Brandt has ordered wheat ships bound for Kelvar held in port"


def told(id: str, day: str, words: str, who: str = "Orsa Brandt", **more: object) -> Pair:
    filed, one = report(id, [own(words)], day, **more)  # type: ignore[arg-type]
    return filed, decides(one, who, words.partition(f"{who} ")[2], verb="ordered")


def test_one_decider_and_like_words_are_one_act_in_two_reports() -> None:
    (act,) = weighed(
        told("one", "2031-03-02", HOLD),
        told("two", "2031-03-05", AGAIN, outlet="Orvane Courier"),
    )
    assert act.actors("decided_by") == ("Orsa Brandt",)
    assert act.reports == ("one", "two")
    assert (act.date, act.dated_by) == ("2031-03-02", "published")
    assert [one.report for one in act.of("decided_by")] == ["one", "two"]
    assert act.oversight is None


def test_another_matter_is_another_act() -> None:
    other = "Orsa Brandt ordered the wheat mills of Tarn closed"
    assert len(weighed(told("one", "2031-03-02", HOLD), told("two", "2031-03-05", other))) == 2


def test_two_named_deciders_of_the_same_are_two_acts() -> None:
    theirs = HOLD.replace("Orsa Brandt", "Ilse Varn")
    found = weighed(told("one", "2031-03-02", HOLD), told("two", "2031-03-05", theirs, "Ilse Varn"))
    assert len(found) == 2


def test_like_words_half_a_year_apart_are_two_acts() -> None:
    assert len(weighed(told("one", "2031-03-02", HOLD), told("two", "2031-10-05", AGAIN))) == 2


def test_linked_statements_are_one_act_however_far_apart() -> None:
    found = weighed(
        told("one", "2031-03-02", HOLD),
        told("two", "2031-10-05", AGAIN),
        joins=[Join("one#t1", "two#t1", 0.9, "by hand", "concerns")],
    )
    assert len(found) == 1


def test_an_office_may_be_who_holds_it() -> None:
    filed, one = report("one", [own("President " + HOLD)], "2031-03-02")
    first = decides(one, "Orsa Brandt", HOLD[12:], verb="ordered", role="president")
    theirs = HOLD.replace("Orsa Brandt", "Kelvar’s president")
    other, two = report("two", [own(theirs)], "2031-03-03")
    second = decides(two, "Kelvar’s president", HOLD[12:], verb="ordered", person="body")
    (act,) = weighed((filed, first), (other, second))
    assert act.actors("decided_by") == ("Orsa Brandt", "Kelvar’s president")


def test_a_pronoun_means_what_was_decided_before() -> None:
    filed, one = report("one", [own(HOLD), said("Orsa Brandt", "I ordered it")], "2031-03-02")
    one = decides(one, "Orsa Brandt", HOLD[12:], verb="ordered")
    one = decides(one, "Orsa Brandt", "ordered it", verb="ordered")
    (act,) = weighed((filed, one))
    assert len(act.of("decided_by")) == 2


@pytest.mark.parametrize("modality", ["asked", "conditional"])
def test_what_is_asked_or_conditional_is_no_act(modality: str) -> None:
    filed, one = told("one", "2031-03-02", HOLD)
    assert weighed((filed, changed(one, "wheat", modality=modality))) == ()


def test_what_waits_for_a_decision_is_no_act() -> None:
    words = "Nothing may leave before the harbour board has approved the sale of the ferry"
    filed, one = report("one", [own(words)], "2031-03-02")
    one = decides(one, "the harbour board", "has approved the sale of the ferry", person="body")
    assert weighed((filed, one)) == ()


def test_what_is_decided_must_be_told() -> None:
    filed, one = report("one", [said("Orsa Brandt", "we have decided on it")], "2031-03-02")
    one = decides(one, "Orsa Brandt", "decided on it")
    assert weighed((filed, one)) == ()


def test_a_bare_decision_means_the_sentence_before() -> None:
    lines = [
        own("Kelvar closed the Ras Canal to foreign ships"),
        own("The decision was taken by the cabinet on Friday night"),
    ]
    filed, one = report("one", lines, "2031-03-02")
    one = decides(one, "the cabinet", "decision was taken by the cabinet", person="body")
    (act,) = weighed((filed, one))
    assert act.text == "Kelvar closed the Ras Canal to foreign ships"
    assert act.actors("decided_by") == ("the cabinet",)
    assert act.cautions


def test_choosing_silence_is_no_act_and_hands_its_oversight_on() -> None:
    lines = [
        own("Orsa Brandt authorised missile strikes on Kelvar"),
        own("Orsa Brandt chose to evade the question"),
        own("This was enacted without a vote of parliament"),
    ]
    filed, one = report("one", lines, "2031-03-02")
    one = decides(one, "Orsa Brandt", "authorised missile strikes on Kelvar", kind="authorises")
    one = decides(
        one,
        "Orsa Brandt",
        "chose to evade",
        oversight=("none", "without a vote of parliament"),
    )
    (act,) = weighed((filed, one))
    assert act.actors("authorised_by") == ("Orsa Brandt",)
    assert act.oversight == "none"


def test_a_formal_act_in_plain_words() -> None:
    filed, one = report(
        "one", [own("Orsa Brandt on Monday signed the treaty with Kelvar")], "2031-03-02"
    )
    (act,) = weighed((filed, named(one, "Orsa Brandt")))
    assert act.actors("decided_by") == ("Orsa Brandt",)
    assert act.text == "Orsa Brandt on Monday signed the treaty with Kelvar"


@pytest.mark.parametrize(
    "words",
    [
        "Orsa Brandt said nobody signed the treaty with Kelvar",  # not right before the verb
        "Orsa Brandt visited the treaty hall of Kelvar",  # no formal act
        "The treaty was signed by Orsa Brandt and others",  # passive: the reader's to find
    ],
)
def test_no_formal_act(words: str) -> None:
    filed, one = report("one", [own(words)], "2031-03-02")
    assert weighed((filed, named(one, "Orsa Brandt"))) == ()


def test_who_acts_may_be_known_by_name_from_another_report_alone() -> None:
    filed, one = report(
        "one", [own("Vice-President Orsa Brandt has convened the assembly for May")], "2031-03-02"
    )
    other = report("two", [said("Orsa Brandt", "the harvest was good")], "2031-03-03")
    assert weighed((filed, one)) == ()
    (act,) = weighed((filed, one), other)
    assert act.actors("decided_by") == ("Orsa Brandt",)


def test_who_signed_a_document_decided_what_it_says() -> None:
    lines = [
        own("It is a page long and bears the signature of President Orsa Brandt"),
        own("Order number nine sends twelve instructors to Kelvar"),
        said("Ida Venn", "nobody asked us"),
    ]
    filed, one = report("one", lines, "2031-03-02")
    one = named(named(one, "President Orsa Brandt"), "Ida Venn", role="committee chair")
    (act,) = weighed((filed, one))
    assert act.text == "Order number nine sends twelve instructors to Kelvar"
    assert act.actors("decided_by") == ("President Orsa Brandt",)
    assert act.oversight == "none"


def test_somebody_who_was_not_asked_is_no_oversight() -> None:
    lines = [own(HOLD), said("Ida Venn", "nobody asked us")]
    filed, one = report("one", lines, "2031-03-02")
    one = decides(one, "Orsa Brandt", HOLD[12:], verb="ordered")
    for role, oversight in (("baker", None), ("senator", "none")):
        (act,) = weighed((filed, named(one, "Ida Venn", role=role)))
        assert act.oversight == oversight


def test_an_interview_says_who_decided() -> None:
    lines = [
        own("The column that crossed the river was ours"),
        own("Who decided that?"),
        own("The president did, on my advice"),
    ]
    filed, one = report("one", lines, "2031-03-02")
    one = msgspec.structs.replace(one, text=one.text.replace("that?. ", "that?  "))
    one = changed(named(one, "The president", "body"), "Who decided", modality="asked")
    (act,) = weighed((filed, one))
    assert act.text == "The column that crossed the river was ours"
    assert act.actors("decided_by") == ("The president",)


def test_a_reprint_decides_nothing_anew() -> None:
    filed, one = told("one", "2031-03-02", HOLD)
    copied = msgspec.structs.replace(filed, id="two", reprint_of="one")
    (act,) = weighed((filed, one), (copied, msgspec.structs.replace(one, id="two")))
    assert [each.report for each in act.of("decided_by")] == ["one"]


def test_the_order_of_reports_changes_nothing() -> None:
    pairs = [
        told("one", "2031-03-02", HOLD),
        told("two", "2031-03-05", AGAIN),
        told("three", "2031-03-04", "Ilse Varn ordered the ferry Anselm sold", "Ilse Varn"),
    ]
    found = {weighed(*some) for some in permutations(pairs)}
    assert len(found) == 1


def test_as_of_a_day_only_what_was_published() -> None:
    pairs = (told("one", "2031-03-02", HOLD), told("two", "2031-03-05", AGAIN))
    (before,) = weighed(*pairs, as_of="2031-03-03")
    (after,) = weighed(*pairs)
    assert before.reports == ("one",)
    assert before.id == after.id


def test_an_act_is_found_by_id_beginning_and_statement() -> None:
    found = weighed(told("one", "2031-03-02", HOLD), told("two", "2031-03-05", AGAIN))
    (act,) = found
    for given in (act.id, act.id[:5], act.names[1], "two#t1"):
        assert find_act(found, given) == act
    with pytest.raises(NoAnswer, match="onrecord acts"):
        find_act(found, "nothing")
    with pytest.raises(NoAnswer):
        find_act(found, "")


def test_two_that_could_be_meant_are_named() -> None:
    found = weighed(
        told("one", "2031-03-02", HOLD),
        told("two", "2031-03-02", "Ilse Varn ordered the ferry Anselm sold", "Ilse Varn"),
    )
    with pytest.raises(NoAnswer, match="2 acts"):
        find_act(found, "a")
