"""How answerable a lone pronoun is, and a description of somebody named before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.who.lone import with_lone
from onrecord.read.who.phrases import Tokens
from onrecord.records import Source, Span


def source(text: str, key: str, mention: str, **fields: str) -> Source:
    at = text.index(mention)
    span = Span(at, at + len(mention))
    return Source(key, mention, mentions=(span,), **fields)  # type: ignore[arg-type]


def test_he_is_as_answerable_as_the_last_person() -> None:
    text = "A clerk left. He said so."
    clerk = source(text, "s1", "A clerk", kind="person", grade="anonymous")
    one = with_lone(Tokens(text), [clerk, source(text, "s2", "He")])[1]
    assert (one.kind, one.grade) == ("person", "anonymous")


def test_they_and_it_are_of_the_kind_of_the_last_before_them() -> None:
    text = "The Port Union met. They said so. It was late."
    union = source(text, "s1", "The Port Union", kind="body", grade="official")
    they, it = with_lone(
        Tokens(text), [union, source(text, "s2", "They"), source(text, "s3", "It")]
    )[1:]
    assert (they.kind, they.grade) == ("body", "official")
    assert (it.kind, it.grade) == ("body", "official")


def test_they_are_a_group_where_nobody_is_before_them_and_it_stays_empty() -> None:
    text = "They said so. It was late. You never know."
    they, it, you = with_lone(
        Tokens(text),
        [source(text, "s1", "They"), source(text, "s2", "It"), source(text, "s3", "You")],
    )
    assert (they.kind, they.grade) == ("group", "collective")
    assert (it.kind, it.grade) == (None, None)
    assert (you.kind, you.grade) == ("group", "collective")


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Senator Ann Roe left. The senator said so.", "named"),
        ("Ann Roe left. The senator said so.", "named"),  # reports vary their words so
        ("A senator fell. Ann Roe left. The senator said so.", "anonymous"),
        ("The senator said so.", "anonymous"),  # nobody is named before
    ],
)
def test_a_description_is_of_somebody_named(text: str, grade: str) -> None:
    people = [source(text, "s1", "The senator", kind="person", grade="anonymous")]
    if "Ann Roe" in text:
        people.append(source(text, "s2", "Ann Roe", kind="person", grade="named"))
    assert with_lone(Tokens(text), people)[0].grade == grade


def test_a_word_that_reports_do_not_vary_by_stays_without_a_name() -> None:
    text = "Ann Roe left. The clerk said so."
    roe = source(text, "s1", "Ann Roe", kind="person", grade="named")
    clerk = source(text, "s2", "The clerk", kind="person", grade="anonymous")
    assert with_lone(Tokens(text), [roe, clerk])[1].grade == "anonymous"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_has_an_answer(text: str, start: int, end: int) -> None:
    for name in ("he", "They", "it", "the senator"):
        made = Source("s1", name, mentions=(Span(start, end),))
        assert len(with_lone(Tokens(text), [made])) == 1
