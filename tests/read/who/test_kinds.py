from __future__ import annotations

import pytest

from tests.read.made_sources import one


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the Harbour Union", "body"),
        ("the state’s Department of Safety", "body"),
        ("a court in Eldra", "body"),
        ("the airline", "body"),
        ("HUD", "body"),
        ("Dock Workers Local 212", "body"),
        ("Channel 6", "outlet"),
        ("most Greys", "group"),
        ("a trove of emails", "document"),
        ("an email previously kept secret", "document"),
        ("the top medical journal", "outlet"),
        ("law enforcement", "body"),
        ("Trade union Verda", "body"),
        ("Moscow", "state"),
        ("France", "state"),
        ("the EU", "state"),
        ("the country", "state"),
        ("Reuters", "outlet"),
        ("the Eldra Times", "outlet"),
        ("local media", "outlet"),
        ("the newspaper", "outlet"),
        ("the news agency", "outlet"),
        ("a report by the navy", "document"),
        ("a Lampwick/Corran poll", "document"),
        ("an internal memo seen by the Courier", "document"),
        ("Measure FF", "document"),
        ("new data obtained by the Courier", "document"),
        ("a white paper", "document"),
        ("the paper", "outlet"),
        ("an economist", "person"),
        ("the girl", "person"),
        ("economists", "group"),
        ("opposition MPs", "group"),
        ("many", "group"),
        ("64%", "group"),
        ("the Russians", "group"),
        ("officials and analysts", "group"),
    ],
)
def test_the_kind_of_a_phrase(phrase: str, kind: str) -> None:
    text = f"On Monday {phrase} said that the strait would be shut."
    assert one(text, phrase).kind == kind


def test_what_is_known_to_be_a_person_stays_one_but_for_names_of_bodies() -> None:
    assert one("Ada Corran said so.", "Ada Corran", kind="person").kind == "person"
    assert one("VoteRiders said so.", "VoteRiders", kind="person").kind == "body"
    assert one("LaMont said so.", "LaMont", kind="person").kind == "person"


def test_a_name_that_sources_speak_to_is_an_outlet() -> None:
    text = "Lampwick has learned of it. He told Lampwick that it was so."
    assert one(text, "Lampwick").kind == "outlet"
    assert one("So Lampwick has learned of it.", "Lampwick").kind == "body"


def test_a_relative_pronoun_is_what_stands_before_it() -> None:
    assert one("A study that showed this is lost.", "that").kind == "document"
    assert one("The union, which said so, is gone.", "which").kind == "body"
    assert one("It is so that it showed.", "that").kind is None


def test_a_thing_that_is_no_source_has_no_kind() -> None:
    assert one("Then the decision disappointed them.", "the decision").kind is None
