from __future__ import annotations

import msgspec
from hypothesis import given

from onrecord.records import Hop, Reading, Span
from onrecord.show.layout import Close, Open, Words, lay_out
from tests.show.builder import Builder, deep, transcript, wire
from tests.show.readings import readings


def _shape(reading: Reading) -> list[str]:
    """Each paragraph as text with its marks in brackets: role's letter, attribution, words."""
    out = []
    for paragraph in lay_out(reading):
        line = ""
        for token in paragraph.tokens:
            if isinstance(token, Words):
                line += reading.text[token.start : token.end]
            elif token.mark.role in ("content", "source", "cue"):
                number = token.mark.attribution
                line += f"<{token.mark.role[:2]}{number} " if isinstance(token, Open) else ">"
        out.append(line)
    return out


def test_marks_of_a_wire_story() -> None:
    assert _shape(wire())[1:3] == [
        "<co2 “And nothing in the water.>",
        "<co2 “Nothing at all,”> <so2 she> <cu2 said>. The strait stayed closed.",
    ]


def test_quotation_inside_a_turn_and_a_turn_over_two_paragraphs() -> None:
    assert _shape(transcript()) == [
        "<so0 MS. HALVORSEN><cu0 :> <co0 Mr. Toll has many talents. <so1 He> <cu1 said> that "
        "<co1 “three days are three days”>.>",
        "<co0 Thank you, everybody.>",
        "<so2 Q><cu2 :> <co2 Will you go?>",
    ]


def test_crossing_marks_are_cut() -> None:
    built = Builder("one two three")
    built.says(None, "", "", "one two").says(None, "", "", "two three")
    assert _shape(built.reading()) == ["<co0 one <co1 two>><co1  three>"]


def test_spans_outside_the_text_and_empty_ones_are_left_out() -> None:
    reading = Builder("one").says("s1", "", "", "one").reading()
    odd = msgspec.structs.replace(
        reading.attributions[0],
        source=(Span(-5, -1), Span(2, 2), Span(9, 12)),
        content=(Span(-4, 90), Span(3, 1)),
    )
    assert _shape(msgspec.structs.replace(reading, attributions=(odd,))) == ["<co0 one>"]


def test_inner_hop_is_marked_with_its_own_source() -> None:
    marks = [
        (wire().text[token.mark.start : token.mark.end], token.mark.source_id)
        for paragraph in lay_out(wire())
        for token in paragraph.tokens
        if isinstance(token, Open) and token.mark.attribution == 3 and token.mark.statement is None
    ]
    assert marks == [("The Gazette", "s3"), ("reported", "s3"), ("debris had been found", "s4")]


def test_words_of_a_hop_are_its_own_and_marked_once() -> None:
    built = Builder("A diplomat told the Gazette that it sank.")
    said = (Hop("s1", (built.find("A diplomat"),), (built.find("told"),)),)
    built.says("s1", "A diplomat", "told", "it sank", chain=("s2", "s1"), hops=said)
    marks = [
        (token.mark.start, token.mark.role, token.mark.source_id)
        for paragraph in lay_out(built.reading())
        for token in paragraph.tokens
        if isinstance(token, Open) and token.mark.role in ("source", "cue")
    ]
    assert marks == [(0, "source", "s1"), (11, "cue", "s1")]


def test_statements_and_justifications_lie_inside() -> None:
    first = next(iter(lay_out(deep()))).tokens
    opened = [
        (token.mark.role, token.mark.statement, deep().text[token.mark.start : token.mark.end])
        for token in first
        if isinstance(token, Open)
    ]
    sentence = "Engineers knew for three years that the Orrin dam was leaking"
    assert opened[:3] == [
        ("content", None, sentence),
        ("statement", 0, sentence),
        ("source", None, "a person briefed on the inquiry"),
    ]
    assert [words for role, _, words in opened if role == "justification"] == [
        "briefed on the inquiry",
        "because the inquiry is not finished",
    ]


@given(readings())
def test_plain_has_no_statements_mentions_or_justifications(reading: Reading) -> None:
    shown = list(lay_out(reading, plain=True))
    assert [one.span for one in shown] == [one.span for one in lay_out(reading)]
    roles = {token.mark.role for one in shown for token in one.tokens if isinstance(token, Open)}
    assert roles <= {"content", "source", "cue", "language"}


@given(readings())
def test_text_is_whole_and_marks_nest(reading: Reading) -> None:
    leads = []
    for paragraph in lay_out(reading):
        words = ""
        open_ = []
        at = paragraph.span.start
        for token in paragraph.tokens:
            if isinstance(token, Words):
                assert token.start == at < token.end
                at = token.end
                words += reading.text[token.start : token.end]
            elif isinstance(token, Open):
                open_.append(token.mark)
                assert token.mark.start <= at < token.mark.end
                if token.first and token.mark.leads:
                    leads.append(token.mark.attribution)
            elif isinstance(token, Close):
                assert open_.pop() == token.mark
        assert not open_
        assert words == paragraph.span.cut(reading.text)
    assert len(leads) == len(set(leads))
