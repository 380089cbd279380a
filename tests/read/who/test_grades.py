from __future__ import annotations

import pytest

from tests.read.made_sources import one


@pytest.mark.parametrize(
    ("phrase", "grade"),
    [
        ("Unnamed officials of the ministry", "anonymous"),
        ("a source familiar with the talks", "anonymous"),
        ("people briefed on the rescue", "anonymous"),
        ("one senior aide", "anonymous"),
        ("two defence officials", "anonymous"),
        ("Kelmari officials", "anonymous"),
        ("a bartender", "anonymous"),
        ("a military source", "anonymous"),
        ("one of the sailors", "anonymous"),
        ("three residents", "anonymous"),
        ("a lawyer for the family", "anonymous"),
        ("a judge", "anonymous"),
        ("two bankers", "anonymous"),
        ("bankers", "collective"),  # all there are
        ("corporate executives", "collective"),
        ("a representative for the port", "official"),
        ("the Defence Ministry", "official"),
        ("the White House", "official"),
        ("the company", "official"),
        ("police", "official"),
        ("the court", "official"),
        ("a spokesman for the port", "official"),
        ("the mayor", "official"),
        ("lawyers for the family", "official"),
        ("Russia", "collective"),
        ("the West", "collective"),
        ("critics", "collective"),
        ("some lawmakers", "collective"),
        ("31 percent of those asked", "collective"),
        ("analysts", "collective"),
        ("the Saltmere Courier", "collective"),
        ("dozens of residents", "collective"),
        ("a group of doctors", "collective"),
        ("the draft", "named"),
        ("a letter to the minister", "named"),
        ("the indictment", "named"),
        ("a leaked memo", "anonymous"),
    ],
)
def test_the_grade_of_a_phrase(phrase: str, grade: str) -> None:
    text = f"On Monday {phrase} said that the strait would be shut."
    found = one(text, phrase)
    assert found.grade == grade
    assert found.reasons["grade"]


def test_a_phrase_at_the_beginning_of_a_sentence_has_no_name_for_its_capital() -> None:
    assert one("Critics said so.", "Critics").grade == "collective"
    assert one("Prosecutors said so.", "Prosecutors", kind="person").grade == "official"


def test_who_is_kept_back_by_name_is_anonymous_whatever_the_office() -> None:
    phrase = "a spokesman for the port who asked not to be named"
    assert one(f"It was {phrase} who said so.", phrase).grade == "anonymous"


def test_a_name_in_any_mention_makes_a_source_named() -> None:
    text = "A pilot said so. Later the pilot, Orla Venn, said more."
    assert one(text, "A pilot", "the pilot, Orla Venn").grade == "named"
    assert one("A pilot said so.", "A pilot").grade == "anonymous"


def test_nobody_is_no_source_with_a_grade() -> None:
    assert one("There no one said so.", "no one").grade is None


def test_an_author_stays_one() -> None:
    from onrecord.read.who.sourcing import described
    from onrecord.records import Report, Source, Span

    text = "I think so."
    author = Source("s1", "I", grade="author", kind="person", mentions=(Span(0, 1),))
    assert described(Report("r", text), [author], [])[0] == [author]
