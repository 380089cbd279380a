"""Statements: what they cover, what they leave out, how they are cut. The texts are fictional."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.statements import statements
from onrecord.records import Attribution, Span, Statement


def attribution(text: str, name: str, source: str, cue: str, *content: str) -> Attribution:
    """An attribution whose parts are given by their words, each looked for once in the text."""

    def place(words: str) -> Span:
        assert text.count(words) == 1, words
        return Span(text.index(words), text.index(words) + len(words))

    return Attribution(
        id=name,
        source=(place(source),) if source else (),
        cue=(place(cue),) if cue else (),
        content=tuple(place(words) for words in content),
    )


def shown(text: str, *attributions: Attribution) -> list[tuple[str | None, str]]:
    return [(one.attribution, one.text) for one in statements(text, attributions)]


def test_text_around_an_attribution_is_the_authors() -> None:
    text = "In an interview on Sunday, Roe said the mill is full. Nobody came."
    a1 = attribution(text, "a1", "Roe", "said", "the mill is full.")
    found = statements(text, [a1])
    assert [(one.voice, one.text) for one in found] == [
        ("author", "In an interview on Sunday"),
        ("reported", "the mill is full."),
        ("author", "Nobody came."),
    ]


def test_an_insert_leaves_one_statement_in_two_spans() -> None:
    text = '"The mill," Roe said, "is full." It rained.'
    a1 = attribution(text, "a1", "Roe", "said", '"The mill,"', '"is full."')
    assert shown(text, a1) == [("a1", '"The mill," … "is full."'), (None, "It rained.")]


def test_an_insert_between_two_clauses_parts_them() -> None:
    text = '"The mill is full," Roe said, "and the road is shut."'
    a1 = attribution(text, "a1", "Roe", "said", '"The mill is full,"', '"and the road is shut."')
    assert shown(text, a1) == [("a1", '"The mill is full,"'), ("a1", '"and the road is shut."')]


def test_content_is_cut_into_sentences_and_clauses() -> None:
    text = "“The mill is full. We left, and nobody came back,” Roe said."
    a1 = attribution(
        text, "a1", "Roe", "said", "“The mill is full. We left, and nobody came back,”"
    )
    assert shown(text, a1) == [
        ("a1", "The mill is full."),
        ("a1", "We left"),
        ("a1", "and nobody came back"),
    ]


def test_an_inner_attribution_owns_its_stretch() -> None:
    text = "Roe said that Poe claimed that the mill burned, and that the road was shut."
    outer = attribution(
        text,
        "a1",
        "Roe",
        "said",
        "that Poe claimed that the mill burned, and that the road was shut.",
    )
    inner = attribution(text, "a2", "Poe", "claimed", "that the mill burned")
    for order in ([outer, inner], [inner, outer]):
        assert shown(text, *order) == [
            ("a2", "that … that the mill burned"),
            ("a1", "and that the road was shut."),
        ]


def test_a_lone_connective_goes_with_its_neighbour() -> None:
    text = "Roe said that the mill is full."
    a1 = attribution(text, "a1", "Roe", "said", "the mill is full.")
    assert shown(text, a1) == [("a1", "that the mill is full.")]
    text = "It rained. And Roe said this:\n\nThe mill is full."
    a1 = attribution(text, "a1", "Roe", "said", "The mill is full.")
    assert shown(text, a1) == [(None, "It rained. And … this"), ("a1", "The mill is full.")]
    text = "And Roe said this:\n\nThe mill is full."
    a1 = attribution(text, "a1", "Roe", "said", "The mill is full.")
    assert shown(text, a1) == [("a1", "And … this … The mill is full.")]


def test_a_connective_stays_where_it_is_all_there_is() -> None:
    text = "Why? Nobody knew. “So,” Roe said."
    a1 = attribution(text, "a1", "Roe", "said", "“So,”")
    assert shown(text, a1) == [(None, "Why?"), (None, "Nobody knew."), ("a1", "“So,”")]
    assert shown("And", Attribution("a1", (), (), ())) == [(None, "And")]


def test_ids_come_from_content_and_place() -> None:
    text = "It rained. It rained. Roe said it rained."
    a1 = attribution(text, "a1", "Roe", "said", "it rained.")
    first, second = statements(text, [a1]), statements(text, [a1])
    assert first == second
    assert len({one.id for one in first}) == 3
    assert all(one.id.startswith("t") and one.id.isalnum() for one in first)


PROSE = st.lists(
    st.sampled_from(
        [
            "that",
            "and",
            "Roe",
            "said",
            "the mill",
            "is full",
            ".",
            "? ",
            ", ",
            "“",
            "”",
            '"',
            "\n\n",
            "he left",
            "to",
            "5",
            "—",
            "because it rained",
            "(",
            ")",
            "é",
            "’s",
        ]
    ),
    max_size=30,
).map(" ".join)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    text = draw(PROSE | st.text(max_size=120))
    place = st.integers(0, len(text) + 3)
    span = st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair)))
    spans = st.lists(span, max_size=3).map(tuple)
    made = draw(st.lists(st.tuples(spans, spans, spans), max_size=5))
    return text, [
        Attribution(f"a{number}", source, cue, content)
        for number, (source, cue, content) in enumerate(made)
    ]


def check(text: str, attributions: list[Attribution], found: tuple[Statement, ...]) -> None:
    nobody = {
        at
        for one in attributions
        for span in (*one.source, *one.cue)
        for at in range(span.start, span.end)
    }
    inside = [at for one in found for span in one.spans for at in range(span.start, span.end)]
    assert len(inside) == len(set(inside))
    assert not nobody & set(inside)
    assert {at for at, sign in enumerate(text) if sign.isalnum()} - nobody <= set(inside)
    for one in found:
        assert one.text == " … ".join(span.cut(text) for span in one.spans)
        assert list(one.spans) == sorted(one.spans)
        assert all(any(sign.isalnum() for sign in span.cut(text)) for span in one.spans)
        assert all(span.cut(text) == span.cut(text).strip() for span in one.spans)
        assert (one.voice == "author") == (one.attribution is None)
    assert [one.spans[0] for one in found] == sorted(one.spans[0] for one in found)
    assert len({one.id for one in found}) == len(found)


@given(annotated())
def test_statements_cover_the_text_and_keep_apart(given_: tuple[str, list[Attribution]]) -> None:
    text, attributions = given_
    found = statements(text, attributions)
    check(text, attributions, found)
    assert statements(text, attributions[::-1]) == found
