"""Interviews without labels: questions, answers, and who gives them. The people are fictional."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.reader import Reader
from onrecord.read.transcripts.interviews import Interview, find_interview
from onrecord.records import Report, Span
from onrecord.report import make_report

_NAMES = re.compile(r"\b[A-Z]\w+ [A-Z]\w+\b")
INTRO = "Ilse Marrow, who has run the port of Valmar for nine years, spoke to the Courier."
PLAIN = f"""{INTRO}

Ms. Marrow, why was the dredging stopped in May?

We ran out of money. I told the board in March that we would.

Did you tell the ministry as well?

No. I did not tell the ministry. I thought that the board had done so.

The union says that you knew about the cracks in the wall. Is that true?

That is not true. I learned of the cracks from your newspaper.

Will you stay if the board asks you?

I have not decided. My husband would like to see me at breakfast.

The interview was conducted on Monday. Marrow's office asked to see the answers."""
MARKED = re.sub(r"(?m)^(.*\?)$", r"**\1**", PLAIN)


def report(text: str, title: str | None = None) -> Report:
    return make_report(text, title=title, outlet="Valmar Courier")


def found(text: str, title: str | None = None) -> Interview | None:
    return find_interview(report(text, title), [Span(*m.span()) for m in _NAMES.finditer(text)])


@pytest.mark.parametrize("text", [PLAIN, MARKED])
def test_questions_and_answers_take_turns(text: str) -> None:
    one = found(text)
    assert one is not None
    assert one.name == "Ilse Marrow"
    assert [turn.asks for turn in one.exchanges] == [True, False] * 4
    said = [[span.cut(text) for span in turn.content] for turn in one.exchanges]
    assert said[0] == ["Ms. Marrow, why was the dredging stopped in May?"]
    assert said[-1] == ["I have not decided. My husband would like to see me at breakfast."]


def test_a_statement_in_bold_is_put_to_whoever_is_asked() -> None:
    text = MARKED.replace(
        "**Will you stay if the board asks you?**", "**The law requires a survey.**"
    )
    one = found(text)
    assert one is not None
    assert one.exchanges[-2].asks
    assert one.exchanges[-2].content[0].cut(text) == "The law requires a survey."


def test_headings_and_notes_are_nobodys() -> None:
    text = MARKED.replace("Did you tell", "x").replace("**x", "**Did you tell")
    text = text.replace(
        "No. I did not", "The cracks in the wall\n\n*Marrow gets up.*\n\nNo. I did not"
    )
    one = found(text)
    assert one is not None
    said = [span.cut(text) for turn in one.exchanges for span in turn.content]
    assert "The cracks in the wall" not in said
    assert not any("gets up" in words for words in said)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace(INTRO, "The port of Valmar has seen better days."),  # nobody is named
        PLAIN.replace(", spoke to the Courier", ""),  # nothing says that it is a talk
        re.sub(r"\b(?:I|We|we|My|me)\b", "They", MARKED),  # nobody speaks
        re.sub(r"(?m)^(We|No|That|I) .*$", r"“\g<0>”", PLAIN),  # an article that quotes
        "\n\n".join(PLAIN.split("\n\n")[:5]),  # two questions
        PLAIN.replace("?", "."),
    ],
)
def test_no_interview(text: str) -> None:
    assert found(text) is None


def test_an_article_with_rhetorical_questions_is_none() -> None:
    text = """Ann Roe spoke to the Courier last week. What are we to think of it?

Nobody knows. “I did what I could,” she said.

Could it have been stopped?

Perhaps. The board thinks so, and I agree.

Who will pay?

You and I will, of course.

What now?

The minister, Tom Poe, said that he would look into it."""
    assert found(text) is None


@given(st.lists(st.sampled_from([*PLAIN.split("\n\n"), *MARKED.split("\n\n"), ""]), max_size=14))
def test_turns_are_in_order_and_inside_the_text(parts: list[str]) -> None:
    text = "\n\n".join([*parts, "The end."])
    one = found(text)
    spans = [span for turn in one.exchanges for span in turn.content] if one else []
    assert all(0 <= a.start < a.end <= len(text) for a in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("text", [PLAIN, MARKED])
def test_the_answers_are_one_source_with_its_name(reader: Reader, text: str) -> None:
    reading = reader.read(report(text))
    names = {source.id: source for source in reading.sources}
    by_voice: dict[str, list[str]] = {}
    for statement in reading.statements:
        voice = next((a for a in reading.attributions if a.id == statement.attribution), None)
        if voice is not None and voice.source_id:
            by_voice.setdefault(names[voice.source_id].name, []).append(statement.text)
    assert "We ran out of money." in by_voice["Ilse Marrow"]
    assert "That is not true." in by_voice["Ilse Marrow"]
    assert any("why was the dredging" in words for words in by_voice["Valmar Courier"])
    assert not any(source.grade == "author" for source in reading.sources)
    about = {s.id: s.text for s in reading.statements}
    denied = [
        about[r.about]
        for r in reading.responses
        if r.kind == "denies" and r.about and names[r.actor].name == "Ilse Marrow"
    ]
    assert denied == [
        "Did you tell the ministry as well?",
        "that you knew about the cracks in the wall",
    ]


def test_what_is_retold_ends_with_its_sentence(reader: Reader) -> None:
    reading = reader.read(report(MARKED))
    for one in reading.attributions:
        if any(span.cut(reading.text) == "told" for span in one.cue):
            assert all("No." not in span.cut(reading.text) for span in one.content)
