from __future__ import annotations

import pytest

from onrecord.read.who.sourcing import described
from onrecord.records import Report
from tests.read.made_sources import at, said, source, why


def test_a_relative_clause_in_the_mention_or_after_it() -> None:
    text = "Ada Corran, who leads the dockers' union, said so."
    assert why(text, "Ada Corran", name="Ada Corran") == ["who leads the dockers' union"]
    whole = "Ada Corran, who leads the dockers' union"
    assert why(text, whole, name="Ada Corran") == ["who leads the dockers' union"]


def test_what_follows_the_head() -> None:
    text = "A person briefed on the talks said so."
    assert why(text, "A person briefed on the talks") == ["briefed on the talks"]
    text = "A study published on Monday said so."
    assert why(text, "A study") == ["published on Monday"]
    assert why("A study said so.", "A study") == []


def test_a_clause_comes_before_a_bare_role() -> None:
    text = "Ada Corran, a biologist who has studied eels for 20 years, said so."
    assert why(text, "Ada Corran", name="Ada Corran") == ["who has studied eels for 20 years"]
    text = "Ada Corran, a biologist, said so."
    assert why(text, "Ada Corran", name="Ada Corran") == ["a biologist"]


def test_an_apposition_about_the_body_counts() -> None:
    text = "Ada Corran, founder of the Lamp, a group that feeds sailors, said so."
    assert why(text, "Ada Corran", name="Ada Corran") == ["a group that feeds sailors"]


def test_stretches_that_a_comma_parts_are_one() -> None:
    text = "Ada Corran, who studied eels, which sailors feed on, said so."
    assert why(text, "Ada Corran", name="Ada Corran") == ["who studied eels, which sailors feed on"]


def test_a_list_in_an_apposition_is_whole() -> None:
    text = "The Lamp, a mix of 100 unions, charities and others, said so."
    assert why(text, "The Lamp, a mix of 100 unions, charities and others") == [
        "a mix of 100 unions, charities and others"
    ]


def test_the_role_before_a_title() -> None:
    text = "The bill’s author, Sen. Ada Corran, said so."
    assert why(text, "Ada Corran", name="Ada Corran") == ["The bill’s author"]


def test_the_occasion_comes_beside_a_clause() -> None:
    text = "Ada Corran, who saw the fire, said in a brief that it was so."
    who = source(text, "Ada Corran", kind="person")
    item = said(text, who, content="it was so")
    found = described(Report("r", text), [who], [item])[1][0].justification
    assert [s.cut(text) for s in found] == ["who saw the fire", "in a brief"]


def test_a_sentence_of_what_befell_a_source() -> None:
    text = "Last fall, Ada Corran was fired from the port by email.\nCorran said so."
    who = source(text, "Ada Corran", "Corran said"[:6], name="Ada Corran", kind="person")
    item = said(text, who)
    found = described(Report("r", text), [who], [item])[1][0].justification
    assert [s.cut(text) for s in found] == [
        "Last fall, Ada Corran was fired from the port by email"
    ]


def test_what_others_do_is_no_apposition() -> None:
    text = "Ada Corran, the four officials do not matter, said so."
    assert why(text, "Ada Corran", name="Ada Corran") == []


@pytest.mark.parametrize(
    "words",
    [
        "who cannot be named for legal reasons",
        "who asked that neither he nor his country be identified",
        "who asked that her name not be used",
    ],
)
def test_other_words_for_a_name_kept_back(words: str) -> None:
    text = f"A pilot, {words}, said so."
    found = " ".join(why(text, f"A pilot, {words}"))
    assert words.split()[-1] in found


def test_an_apposition_about_something_else_does_not() -> None:
    text = "Vessany, a claim that nobody checked, said so."
    assert why(text, "Vessany") == []


def test_why_there_is_no_name() -> None:
    text = (
        "Two officials said so, speaking on condition of anonymity because the talks go on, "
        "and left."
    )
    who = source(text, "Two officials")
    found = described(Report("r", text), [who], [said(text, who, content="so")])[1][0]
    assert [s.cut(text) for s in found.justification] == [
        "speaking on condition of anonymity because the talks go on"
    ]


def test_why_there_is_no_name_in_a_later_sentence() -> None:
    text = (
        "Two officials said the boat had sunk.\n\n"
        "The two officials spoke on condition of anonymity because the inquiry goes on."
    )
    assert why(text, "Two officials") == [
        "spoke on condition of anonymity because the inquiry goes on"
    ]


def test_who_was_not_authorised_to_speak() -> None:
    text = "A spokesman who was not authorised to speak publicly said so."
    who = source(text, "A spokesman who was not authorised to speak publicly")
    sources, found = described(Report("r", text), [who], [said(text, who)])
    assert sources[0].grade == "anonymous"
    assert [s.cut(text) for s in found[0].justification] == [
        "who was not authorised to speak publicly"
    ]


def test_a_sentence_nearby_that_tells_what_the_source_has_done() -> None:
    text = "Corran worked on the port for 20 years.\nCorran said so."
    who = source(text, "Corran", kind="person")
    attribution = said(text, who)
    found = described(Report("r", text), [who], [attribution])[1][0]
    assert [s.cut(text) for s in found.justification] == ["Corran worked on the port for 20 years"]
    other = "Corran led Venn by nine points.\nCorran said so."
    who = source(other, "Corran", kind="person")
    assert described(Report("r", other), [who], [said(other, who)])[1][0].justification == ()


def test_words_put_on_record() -> None:
    text = "The lawyers said in a brief that the search was lawful."
    who = source(text, "The lawyers")
    attribution = said(text, who, content="the search was lawful")
    found = described(Report("r", text), [who], [attribution])[1][0]
    assert found.justification == (at(text, "in a brief"),)
    text = "The lawyers said in a hurry that the search was lawful."
    who = source(text, "The lawyers")
    attribution = said(text, who, content="the search was lawful")
    assert described(Report("r", text), [who], [attribution])[1][0].justification == ()


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("They asked that their names be withheld because they fear for their jobs.", "their jobs"),
        ("Both feared for their posts.", "feared for their posts"),
        ("They begged us not to print their names, since the inquiry is secret.", "is secret"),
        ("The clerks would only speak without being named.", "without being named"),
        ("They did not want their names to be used.", "names to be used"),
    ],
)
def test_more_words_for_why_there_is_no_name(second: str, wanted: str) -> None:
    found = why(f"Two clerks said the seal was broken.\n{second}", "Two clerks")
    assert any(wanted in span for span in found)


@pytest.mark.parametrize(
    "second",
    [
        "The mayor asked that the names of the ships be changed.",
        "Growers fear for their jobs.",
        "The mill was kept open.",
        "The board asked us not to print the map.",
    ],
)
def test_names_and_fears_of_others_are_no_reason(second: str) -> None:
    assert why(f"Two clerks said the seal was broken.\n{second}", "Two clerks") == []


@pytest.mark.parametrize(
    ("mention", "name", "wanted"),
    [
        ("A person close to the harbour staff", None, "close to the harbour staff"),
        ("Its lead author, Professor Edda Roe,", "Edda Roe", "lead author"),
        ("Edda Roe, the study's lead author,", "Edda Roe", "the study's lead author"),
        ("Edda Roe, one of the authors of the report,", "Edda Roe", "one of the authors"),
    ],
)
def test_standing_and_authorship(mention: str, name: str | None, wanted: str) -> None:
    found = why(f"{mention} said so.", mention.rstrip(","), name=name)
    assert any(wanted in span for span in found)
