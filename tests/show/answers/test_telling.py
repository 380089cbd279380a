"""The words of every answer, and quotes with their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.reader import Reader
from onrecord.records import Source, Span, Statement
from onrecord.show.answers import telling
from onrecord.show.answers.quoting import Quoting, unquoted
from onrecord.weigh.differing import Change
from onrecord.weigh.records import Held, Roots
from tests.show.answers import dossier


def held(*names: str, voice: str = "reported") -> Held:
    chain = tuple(Source(f"s{n}", name, grade="anonymous") for n, name in enumerate(names))
    one = Statement("t1", (), "", voice)  # type: ignore[arg-type]
    return Held("r#t1", "r", "2031-03-02", None, 0, one, None, chain)


@pytest.mark.parametrize(
    ("names", "voice", "shown"),
    [
        (("an official",), "reported", "an official"),
        (("Marl Gazette", "an official"), "reported", "Marl Gazette, citing an official"),
        (("A", "B", "C"), "reported", "A, citing B, citing C"),
        (("A", "A"), "reported", "A"),
        ((), "reported", "Source not named"),
        ((), "author", "the report’s own word"),
        (("an\x1b official\n",), "reported", "an␛ official"),
    ],
)
def test_whose_word(names: tuple[str, ...], voice: str, shown: str) -> None:
    assert telling.whose(held(*names, voice=voice)) == shown


def test_roots() -> None:
    assert telling.ranged(Roots(1, 1)) == "1"
    assert telling.ranged(Roots(1, 3)) == "1–3"
    assert telling.rooted(Roots(1, 1)) == "1 independent root"
    assert telling.rooted(Roots(2, 2)) == "2 independent roots"
    assert telling.rooted(Roots(1, 3)) == "at least 1 independent root, at most 3"


def test_grades_stand_in_their_order() -> None:
    counts = {"unknown": 1, "author": 2, "anonymous": 3, "named": 4}
    assert telling.grades(counts) == "4 named, 3 anonymous, 2 author’s own, 1 not graded"
    assert (
        telling.shares(counts) == "40 % named, 30 % anonymous, 20 % author’s own, 10 % not graded"
    )
    assert telling.grades({"anonymous": 1, "named": 0}) == "1 anonymous"
    assert telling.shares({}) == telling.grades({}) == ""


def test_some_are_never_shown_as_none() -> None:
    assert telling.shares({"anonymous": 1, "named": 999}) == ">99 % named, <1 % anonymous"


@pytest.mark.parametrize(
    ("names", "most", "shown"),
    [
        ((), 0, ""),
        (("A",), 0, "A"),
        (("A", "", "B"), 0, "A and B"),
        (("A", "B", "C"), 0, "A, B and C"),
        (("A", "B", "C"), 2, "A, B and 1 more"),
        (("A", "B"), 2, "A and B"),
    ],
)
def test_lists(names: tuple[str, ...], most: int, shown: str) -> None:
    assert telling.listed(names, most) == shown


def test_period() -> None:
    assert telling.period("2031-03-02", "2031-03-02") == "2031-03-02"
    assert telling.period("2031-03-02", "2031-03-09") == "2031-03-02 to 2031-03-09"


def test_changes() -> None:
    changes = [
        Change("number", "4 million", "6 million"),
        Change("place", None, "Tarn"),
        Change("name", None, "Ida Venn"),
        Change("time", "on Sunday", None),
        Change("modality", "asserted", "possible"),
        Change("words", None, "secretly"),
    ]
    assert telling.changed(changes) == (
        "6 million instead of 4 million; adds Tarn and Ida Venn; leaves out on Sunday; "
        "told as possible, not as asserted; new words: secretly"
    )
    assert telling.changed([]) == ""


@given(st.text(max_size=20))
def test_quotation_marks_are_never_doubled(words: str) -> None:
    shown = unquoted(f"“{words}”")
    assert shown in (f"“{words}”", words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“We did,”", "“We did,”"),
        ('"We did,"', '"We did,"'),
        ("We “did”", "“We “did””"),
        ("“We” did “it”", "““We” did “it””"),
        ("", "“”"),
    ],
)
def test_words_bring_their_own_quotation_marks(words: str, shown: str) -> None:
    assert unquoted(f"“{words}”") == shown


def test_a_statement_is_quoted_with_its_place(reader: Reader) -> None:
    holdings = dossier.build(reader)
    quoting = Quoting.of(holdings)
    one = next(
        held for held in holdings.held if held.statement.text == "The buyer is the Tarn Line"
    )
    assert quoting.where(one) == "Marl Gazette, 2031-03-02, ¶2"
    assert quoting.said(one) == "“The buyer is the Tarn Line”"
    assert quoting.said(one, longest=9) == "“The buye…”"
    evidence = quoting.evidence(one)
    assert evidence["paragraph"] == 2
    assert evidence["chain"] == ["one of the officials"]
    text = dossier.TEXTS["gazette-0302"][3]
    assert [text[span["start"] : span["end"]] for span in evidence["spans"]] == [one.statement.text]


def test_a_report_without_text_is_quoted_by_what_is_known() -> None:
    quoting = Quoting({})
    one = Statement("t1", (Span(0, 4),), "Sold it", "reported")
    gone = Held("r#t1", "r", "2031-03-02", None, 0, one, None, ())
    assert quoting.said(gone) == "“Sold it”"
    assert quoting.where(gone) == "r, 2031-03-02"
