"""What a report offers for a statement, or says that it has not. Texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.statements import statements
from onrecord.read.what.qualify import qualified
from onrecord.records import Attribution, Report, Span, Statement


def read(text: str) -> list[Statement]:
    """The statements of a text with ``<source>``, ``[cue]`` and ``{content}``; each content ends
    an attribution, whose source and cue stand before it or right after it."""
    plain = ""
    opened: list[int] = []
    spans: list[tuple[str, Span]] = []
    for sign in text:
        if sign in "[{<":
            opened.append(len(plain))
        elif sign in "]}>":
            spans.append((sign, Span(opened.pop(), len(plain))))
        else:
            plain += sign
    found: list[Attribution] = []
    group: dict[str, Span] = {}
    for sign, span in spans:
        if sign in group:
            found.append(_made(len(found), group))
            group = {}
        group[sign] = span
    if group:
        found.append(_made(len(found), group))
    report = Report(id="r", text=plain, published="2031-04-16")
    return list(qualified(report, statements(plain, found), found, []))


def _made(number: int, group: dict[str, Span]) -> Attribution:
    def part(sign: str) -> tuple[Span, ...]:
        return (group[sign],) if sign in group else ()

    return Attribution(id=f"a{number}", source=part(">"), cue=part("]"), content=part("}"))


def of(text: str, words: str) -> Statement:
    (one,) = [statement for statement in read(text) if words in statement.text]
    return one


OFFERED = [
    ("<Satellite pictures> [show] {a ship above the pipe}.", "a ship", "image"),
    ("<Footage posted by a resident> [shows] {two men at the gate}.", "two men", "image"),
    ("<The figures> [show] {that sales fell}.", "sales fell", "data"),
    ("<Data from the buoys> [suggest] {that the sea warmed}.", "sea warmed", "data"),
    ("<A memo seen by the Orm Post> [says] {the mill was sold}.", "mill was sold", "document"),
    ("<The draft> [gives] {the term as 25 years}.", "the term", "document"),
    ("{The pump had failed twice}, [according to] <court records>.", "pump", "official_record"),
    ("<The parish register> [records] {that she was born at sea}.", "at sea", "official_record"),
    ("<The minutes of the board> [list] {four bids}.", "four bids", "official_record"),
    ("<Witnesses> [said] {the bus was on fire}.", "the bus", "witness"),
    ("“{I saw two of them at the gate},” [said] <Lysa Roe>.", "two of", "witness"),
    ("<Ned Carrow>, a miller, [saw] {the roof fall in}.", "the roof", "witness"),
    ("The firm paid a clerk, documents reviewed by the Post show.", "paid a clerk", "document"),
    ("Satellite images of Orm show new trenches.", "new trenches", "image"),
    ("<The minister> [said] {the envoy was photographed at the mill}.", "envoy", "image"),
    ("{The fee was paid in March}, <Roe> [said], and she has kept records.", "fee", "document"),
    (
        "The first warning came in May, as the minutes of the board show.",
        "warning",
        "official_record",
    ),
    ("<Roe> [said] {the mill was sold}. The records show it.", "mill was sold", "document"),
    ("<Roe> [said] {the mill was sold}. He showed the Post the contract.", "was sold", "document"),
    ("Two men took the safe, and the scene is on video.", "took the safe", "image"),
]
NOT_OFFERED = [
    ("<The minister> [said] {the mill was sold}.", "mill was sold"),
    ("<The Ledger> [reported] {that the mill was sold}.", "mill was sold"),
    ("“{I heard of the plan on Monday},” [said] <Roe>.", "the plan"),
    ("<The Orm Post> [said] {it would appeal}.", "appeal"),
    ("The film is about a village at war.", "village"),
    ("<Roe> [said] {the mill was sold}. The records show that sales fell.", "mill was sold"),
    ("<Roe> [said] {the envoy was never photographed at the mill}.", "envoy"),
    ("{The fee was paid}, <Roe> [said], and she kept no records.", "fee was paid"),
]


@pytest.mark.parametrize(("text", "words", "kind"), OFFERED)
def test_offered(text: str, words: str, kind: str) -> None:
    one = of(text, words)
    assert one.evidence.offered == (kind,)
    assert one.reasons["evidence"]


@pytest.mark.parametrize(("text", "words"), NOT_OFFERED)
def test_not_offered(text: str, words: str) -> None:
    assert of(text, words).evidence.offered == ()


UNVERIFIED = [
    ("<Dunwick> [says] {its troops hold Orm}. The claim could not be verified.", "hold Orm"),
    ("Reports of a blast at Orm have not been confirmed.", "a blast"),
    ("The story that she stole the bell has never been proved.", "the bell"),
    (
        "<Dunwick> [says] {its troops hold Orm}. <Our paper> [could not independently verify]"
        " {that report}.",
        "hold Orm",
    ),
    ("<Roe> [spoke of] {unconfirmed deaths in the north}.", "deaths"),
    ("<Lysa> [said] {the port was mined}, [which] the Post was unable to verify.", "mined"),
    (
        "This was due to soldiers from Quorn, whose presence has not been proven.",
        "soldiers from Quorn",
    ),
    ("<Two men> [said] {the seal broke}. The Post could not independently check that.", "seal"),
    ("<Roe> [said] {the mill was sold}. None of this could be verified.", "mill was sold"),
    ("<Roe> [said] {the mill was sold}. There is only her word for it.", "mill was sold"),
    ("<A clerk> [said] {the seal broke}. His account was never tested.", "the seal"),
    (
        "<Video>, the authenticity of which could not be verified, [shows] {a burning roof}.",
        "burning roof",
    ),
    (
        "<A pilot> [said] {the mast fell}. <A cook> [said] {the mill burned}."
        " The Post could not verify either account.",
        "the mast fell",
    ),
]
NOTHING = [
    ("<Roe> [accused] {the port of hiding a log}. He offered no proof.", "hiding a log"),
    ("<Roe> [claimed] without evidence {that the vote was bought}.", "was bought"),
    ("<Roe> [said] {the dam was blown up}. There is no evidence of that.", "blown up"),
    (
        "<Roe> [accused] {the port of hiding a log}. “{It is there},” he [said]."
        " Roe presented no documents or other evidence to support the charge.",
        "hiding a log",
    ),
    ("<Roe> [said] {the mill was sold}. No study was offered for this figure.", "mill was sold"),
    ("<Roe> [said] {the mill was sold}. Nothing has been produced to back this up.", "was sold"),
    ("<Roe> [said] {the mill was sold}. She has yet to publish a single document.", "was sold"),
    (
        "The reason given is a plot, for which no photograph and no letter has been produced.",
        "a plot",
    ),
    (
        "<Roe> [said] {the mayor had signed it}. <His office> [calls] {that report an invention},"
        " and the Post has found no evidence for it.",
        "had signed it",
    ),
]


@pytest.mark.parametrize(("text", "words"), UNVERIFIED)
def test_unverified(text: str, words: str) -> None:
    one = of(text, words)
    assert one.evidence.unverified
    assert "none" not in one.evidence.offered


@pytest.mark.parametrize(("text", "words"), NOTHING)
def test_nothing_offered(text: str, words: str) -> None:
    one = of(text, words)
    assert one.evidence.offered == ("none",)
    assert one.evidence.unverified


@pytest.mark.parametrize(
    "text",
    [
        "<Roe> [said] {the mill was sold}. The court confirmed it.",
        "<Roe> [said] {the mill was sold}. “{I can't confirm that},” <Carrow> [said].",
        "<Roe> [said] {the mill was sold}. The firm proved a good buyer.",
        "<Roe> [said] {the mill was sold}. Nothing else was.",
        "<Roe> [said] {the mill was sold}. The pump was never tested.",
        "<Roe> [said] {the mill was sold}. No boat was offered for the trip.",
        "<Roe> [said] {the mill was sold}. She has yet to publish a novel.",
    ],
)
def test_not_unverified(text: str) -> None:
    assert not any(one.evidence.unverified for one in read(text))


_WORDS = st.sampled_from(
    [
        "without",
        "evidence.",
        "the",
        "claim",
        "could",
        "not",
        "be",
        "verified,",
        "no",
        "proof",
        "of",
        "that",
        "There",
        "is",
        "nothing",
        "to",
        "show",
        "<Footage>",
        "[shows]",
        "{it}",
        "{a}",
        "I",
        "saw",
        "documents",
        "seen",
        "by",
        "according",
        "to",
        "court",
        "records",
    ]
)


@settings(max_examples=40)
@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_any_text(text: str) -> None:
    read(text)
