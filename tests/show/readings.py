"""Readings that no reader should make: spans anywhere, in any order, over hostile text."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.records import Attribution, Hop, ReaderId, Reading, Source, Span, Statement

_TEXT = st.text(
    st.one_of(
        st.sampled_from("ab é“”.,<>&\"'\n\n \t\r\x1b\x00\x07\x85\u2028\u202e\U0001f30a漢[]{}«»"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)
_IDS = st.sampled_from([None, "s1", "s2", "gone", "<b>"])


def _spans(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    place = st.integers(-3, len(text) + 3)
    return st.lists(st.builds(Span, place, place), max_size=3).map(tuple)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text with any marks."""
    text = draw(_TEXT)
    spans = _spans(text)
    line = st.one_of(st.none(), _TEXT)
    sources = draw(
        st.lists(
            st.builds(
                Source,
                id=st.sampled_from(["s1", "s2", "<b>"]),
                name=_TEXT,
                grade=st.sampled_from([None, "named", "author"]),
                kind=st.sampled_from([None, "person"]),
                role=line,
                affiliation=line,
                mentions=spans,
            ),
            max_size=3,
        )
    )
    attributions = draw(
        st.lists(
            st.builds(
                Attribution,
                id=st.just("a"),
                source=spans,
                cue=spans,
                content=spans,
                source_id=_IDS,
                force=st.sampled_from([None, "", "denies"]),
                chain=st.lists(_IDS.filter(bool), max_size=3).map(tuple),
                hops=st.lists(st.builds(Hop, _IDS, spans, spans), max_size=1).map(tuple),
            ),
            max_size=5,
        )
    )
    statements = draw(
        st.lists(
            st.builds(
                Statement,
                id=st.just("t"),
                spans=spans,
                text=st.just(""),
                voice=st.sampled_from(["reported", "author"]),
            ),
            max_size=2,
        )
    )
    return Reading(
        id="r",
        text=text,
        title=draw(line),
        outlet=draw(line),
        author=draw(line),
        published=draw(st.one_of(line, st.just("2031-03-12"))),
        address=draw(st.one_of(line, st.just("javascript:alert(1)"), st.just("http://[x"))),
        sources=tuple(sources),
        attributions=tuple(attributions),
        statements=tuple(statements),
        reader=ReaderId("0", "sha256:0"),
    )
