"""Decisions by example; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.decisions.decided import decisions
from onrecord.read.statements import statements
from onrecord.records import Decision, Report, joined
from tests.read.marked import marked


def decided(given: str) -> tuple[str, list[tuple[str, Decision]]]:
    """The text, and each decision with its decider's name."""
    made = marked(given)
    said, stated = made.read()
    got, sources = decisions(made.report, made.sources, said, stated)
    names = {source.id: source.name for source in sources}
    return made.report.text, [(names[one.decider], one) for one in got]


def found(given: str) -> list[tuple[str, str, str | None]]:
    return [(name, one.kind, one.oversight) for name, one in decided(given)[1]]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("President Olen Marr authorised the sale.", ("President Olen Marr", "authorises", None)),
        ("[1:The council] <1:approved> {1:the budget}.", ("The council", "authorises", None)),
        ("The contract was awarded by the harbour board.", ("the harbour board", "decides", None)),
        (
            "The premier's decision to close the bridge shook them.",
            ("The premier", "decides", None),
        ),
        (
            "On the orders of President Dal Orr, troops left.",
            ("President Dal Orr", "decides", None),
        ),
        ("King Osric appointed his brother as envoy.", ("King Osric", "decides", None)),
        ("The High Court ruled that the ban was unlawful.", ("The High Court", "decides", None)),
        ("A decree signed by President Marr took effect.", ("President Marr", "decides", None)),
        ("The decision was taken by the board on Monday.", ("the board", "decides", None)),
        ("The mayor, Berta Holz, ordered the schools to close.", ("Berta Holz", "decides", None)),
        ("The Senate voted 52 to 48 to ratify the treaty.", ("The Senate", "decides", None)),
        (
            "The city council lifted the curfew after a vote in parliament.",
            ("The city council", "decides", "reported"),
        ),
        (
            "With the approval of the Senate, President Marr appointed a new chief.",
            ("President Marr", "decides", "reported"),
        ),
        (
            "Premier Ada Fenn signed the order, bypassing the assembly.",
            ("Premier Ada Fenn", "decides", "none"),
        ),
        (
            "Governor Bel Orr imposed the levy without debate or vote in the chamber.",
            ("Governor Bel Orr", "decides", "none"),
        ),
        (
            "The ministry bought the radar without putting it out to tender.",
            ("The ministry", "decides", "none"),
        ),
    ],
)
def test_deciders(given: str, wanted: tuple[str, str, str | None]) -> None:
    assert wanted in found(given)


@pytest.mark.parametrize(
    "given",
    [
        "The mayor has not decided whether to resign.",
        "The council may approve the loan.",
        "Parliament is expected to approve the loan.",
        "Did the council approve the plan?",
        "A passer-by decided to walk home.",
        "[1:Ada Fenn] <1:denied> {1:that she had ordered the raid}.",
        "Rumours that President Marr had ordered a raid were untrue.",
        "Reports said that President Marr had ordered a raid. No such order was given.",
        "If the council approves the loan, work will begin.",
        "The singer signed autographs and ordered a pizza.",
    ],
)
def test_no_decision(given: str) -> None:
    assert found(given) == []


@pytest.mark.parametrize(
    ("after", "oversight"),
    [
        ("No vote was held.", "none"),
        ("Lawmakers were not consulted.", "none"),
        ("The decision was never put to a vote.", "none"),
        ("The order was reviewed by the inspector general.", "reported"),
        ("This step was taken without the consent of the assembly.", "none"),
        ("The assembly learned of it from the radio.", "none"),
        ("Neither the board nor the unions had been told.", "none"),
        ("The assembly was informed only afterwards.", "none"),
        ("The police searched a flat without a warrant.", None),
        ("Bread costs what it did in April.", None),
    ],
)
def test_oversight_in_a_sentence_of_its_own(after: str, oversight: str | None) -> None:
    text, got = decided(f"President Marr approved the sale of the port. {after}")
    assert [(name, one.oversight) for name, one in got][:1] == [("President Marr", oversight)]
    spans = got[0][1].oversight_spans
    assert bool(spans) == (oversight is not None)
    assert all(span.cut(text) in after for span in spans)


def test_the_approval_of_a_body_is_no_oversight_of_its_own() -> None:
    got = found("Premier Fenn ordered the purchase. The assembly approved the order on Monday.")
    assert ("Premier Fenn", "decides", "reported") in got
    assert all(kept is None for name, _, kept in got if name == "The assembly")


def test_through_whom() -> None:
    _, told = decided("The cabinet lifted the embargo through the Foreign Ministry.")
    assert len(told[0][1].through) == 1
    _, alone = decided("The cabinet lifted the embargo through gritted teeth.")
    assert alone[0][1].through == ()


def test_tellings_of_one_decision_are_one_record() -> None:
    _, got = decided(
        "President Marr approved the sale of the port. "
        "The sale of the port, approved by President Marr, was closed."
    )
    assert len(got) == 1
    assert len(got[0][1].spans) == 2


def test_what_is_the_statement_that_carries_it() -> None:
    made = marked("[1:The council] <1:approved> {1:the budget of the port}.")
    said, stated = made.read()
    got, _ = decisions(made.report, made.sources, said, stated)
    assert {one.id: one.text for one in stated}[got[0].what or ""] == "the budget of the port"


_FRAGMENTS = st.sampled_from(
    [
        *(
            "The council ",
            "approved ",
            "was ",
            "signed ",
            "by ",
            "the mayor ",
            "without ",
            "a vote",
        ),
        *(
            "no vote ",
            "was held",
            "lawmakers ",
            "were not consulted",
            "decision to ",
            "'s ",
            "his ",
        ),
        *(
            "“",
            "”",
            ". ",
            ", ",
            "?",
            "\n\n",
            "neither ",
            "nor ",
            "after ",
            "had ",
            "before ",
            "no ",
        ),
        *(
            "subject to ",
            "review ",
            "through ",
            "İ ",
            "𝒜 ",
            "on his own",
            "learned ",
            "from ",
            "radio",
        ),
    ]
)


@given(st.lists(_FRAGMENTS | st.text(max_size=8), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    report = Report(id="r", text=text)
    got, sources = decisions(report, [], [], statements(text, []))
    assert decisions(report, [], [], statements(text, [])) == (got, sources)
    keys = {source.id for source in sources}
    for one in got:
        assert one.decider in keys
        assert joined(text, one.spans)
        for span in (*one.spans, *one.oversight_spans):
            assert 0 <= span.start < span.end <= len(text)
