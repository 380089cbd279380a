from __future__ import annotations

import pytest

from onrecord.records import Source, Span
from onrecord.weigh.credits import is_hearsay, is_own_reporter, origins, saw_itself
from onrecord.weigh.families import Families

from .printed import Printed

FAMILIES = Families.shipped()
KNOWN = ("Orm Courier", "Saltmere Gazette")


def credited(text: str, outlet: str = "Saltmere Gazette") -> list[tuple[str, bool]]:
    one = Printed("r1", "the gate was shut", outlet=outlet, more=text)
    found = origins(one.reading(), one.filed(), KNOWN, FAMILIES)
    return [(credit.outlet, credit.first) for credit in found.credits]


@pytest.mark.parametrize(
    "text",
    [
        "The sale was reported by the Orm Courier on Monday.",
        "The minister told the Orm Courier that she knew.",
        "That is what the Orm Courier reported.",
        "The Orm Courier said that the gate was shut.",
        "According to the Orm Courier, the gate was shut.",
        "According to a report in the Orm Courier, the gate was shut.",
        "The gate was shut, two officials told the Orm Courier.",
        "Citing a memo, the Orm Courier wrote that the gate was shut.",
        "The Orm Courier's report caused a stir.",
        "The gate was shut, says an article in the Courier.",
    ],
)
def test_another_outlet_is_credited(text: str) -> None:
    assert len(credited(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The news was first reported by the Orm Courier.",
        "The Orm Courier was the first to report it.",
        "The Orm Courier broke the story.",
        "As the Orm Courier first reported, the gate was shut.",
    ],
)
def test_who_had_it_first(text: str) -> None:
    assert credited(text) == [("Orm Courier", True)]


@pytest.mark.parametrize(
    "text",
    [
        "The Orm Courier won a prize.",
        "The Orm Courier had asked for the figures.",
        "The Orm Courier independently reported the same.",
        "The story was picked up by the Orm Courier.",
        "The Saltmere Gazette reported it on Monday.",
        "A reader of the Orm Courier wept.",
    ],
)
def test_nobody_is_credited(text: str) -> None:
    assert credited(text) == []


def agency(before: str = "", after: str = "", author: str | None = None) -> str | None:
    one = Printed(
        "r1", f"{before}the gate was shut", outlet="Orm Courier", more=after, author=author
    )
    return origins(one.reading(), one.filed(), KNOWN, FAMILIES).agency


def test_agency_copy_by_its_marks() -> None:
    assert agency("ORM (Newsline) — ") == "Newsline"
    assert agency("ORM, March 3 (AP) - ") == "AP"
    assert agency(author="Reuters") == "Reuters"
    assert agency(author="Ana Kol and Meridian Press Agency") == "Meridian Press Agency"
    assert agency(after="It rained. — Reuters") == "Reuters"
    assert agency(after="Reporting by Ana Kol (Reuters)") == "Reuters"


def test_no_agency_copy() -> None:
    assert agency() is None
    assert agency("ORM (Orm Courier) — ") is None  # its own
    assert agency(after="Reuters had asked for the figures.") is None
    assert agency(author="Ana Kol") is None


def test_sisters_and_helpers() -> None:
    one = Printed(
        "r1", "x is y", outlet="Orm Courier", more="Our sister paper the Saltmere Gazette."
    )
    assert origins(one.reading(), one.filed(), KNOWN, FAMILIES).sisters == ("Saltmere Gazette",)
    one = Printed("r1", "x is y", outlet="Orm Courier", more="Reuters contributed to this report.")
    assert origins(one.reading(), one.filed(), KNOWN, FAMILIES).helped == ("Reuters",)


def _source(name: str) -> Source:
    return Source("s1", name, "anonymous", "person", mentions=(Span(0, 1),))


def test_the_outlets_own_people() -> None:
    reading = Printed("r1", "x is y").reading()
    assert is_own_reporter(_source("a reporter for this newspaper"), reading, "Orm Courier")
    assert is_own_reporter(_source("a Courier reporter"), reading, "Orm Courier")
    assert is_own_reporter(_source("our correspondent"), reading, "Orm Courier")
    assert not is_own_reporter(_source("a Gazette reporter"), reading, "Orm Courier")
    assert not is_own_reporter(_source("a memo seen by our reporters"), reading, "Orm Courier")
    assert not is_own_reporter(_source("an official"), reading, "Orm Courier")


def test_what_was_seen_and_what_is_only_said() -> None:
    assert saw_itself("A reporter for this newspaper saw the gate open.")
    assert not saw_itself("A reporter for the Gazette saw the gate open.")
    assert not saw_itself("Residents saw the gate open.")
    assert is_hearsay("It is said that the gate was shut.")
    assert is_hearsay("The gate was allegedly shut.")
    assert not is_hearsay("She said that the gate was shut.")
