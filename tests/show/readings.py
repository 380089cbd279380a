"""Readings that no reader should make: spans anywhere, in any order, over hostile text."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import strategies as st

from onrecord.records import (
    Attribution,
    Decision,
    Evidence,
    Hop,
    Language,
    Place,
    Position,
    Quantity,
    ReaderId,
    Reading,
    Relation,
    Response,
    Source,
    Span,
    Statement,
    Time,
)

_TEXT = st.text(
    st.one_of(
        st.sampled_from("ab é“”.,<>&\"'\n\n \t\r\x1b\x00\x07\x85\u2028\u202e\U0001f30a漢[]{}«»"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)
# A few words that are as bad as any: the fields that are only shown get no more than these.
_WORDS = st.sampled_from(["", "may", "<b>&\"'</style>", "\x1b[31m\n\u202e", " "])
_TOLD: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {
            "modality": "possible",
            "evidence": Evidence(("none", "image"), unverified=True),
            "reasons": {"modality": "<b>", "evidence": "\x1b\n"},
        },
        {
            "modality": "<b>",
            "polarity": "negated",
            "times": (Time(0, 1, "on\nTuesday", "<b>"), Time(0, 1, "", None)),
            "quantities": (
                Quantity(0, 1, "\x1b", float("nan"), None),
                Quantity(0, 1, "", 10**30, "<b>"),
            ),
            "places": (Place(0, 1, "\u202e"),),
        },
        {"language": (Language(0, 3, "loaded", "\x1b<b>"), Language(2, 9, "doubt"))},
    ]
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
                grade=st.sampled_from([None, "named", "anonymous", "author", "<b>"]),
                kind=st.sampled_from([None, "person"]),
                role=line,
                affiliation=line,
                mentions=spans,
                reasons=st.dictionaries(_WORDS, _WORDS, max_size=2),
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
                justification=spans,
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
                attribution=st.sampled_from([None, "a", "gone"]),
            ),
            max_size=2,
        )
    )
    statements = [msgspec.structs.replace(one, **draw(_TOLD)) for one in statements]
    responses = draw(
        st.lists(
            st.builds(
                Response,
                actor=_IDS.filter(bool),
                kind=st.sampled_from(["confirms", "silent", "<b>"]),
                about=st.sampled_from([None, "t", "gone"]),
                spans=spans,
                reason=_WORDS,
            ),
            max_size=2,
        )
    )
    ends = st.sampled_from(["t", "gone", "<b>"])
    span = st.one_of(st.none(), spans.filter(bool).map(lambda some: some[0]))
    relations = st.builds(
        Relation, ends, ends, st.sampled_from(["supports", "<b>"]), span, st.just(0.5), _WORDS
    )
    kinds = st.sampled_from(["red_line", "<b>"])
    positions = st.builds(
        Position, _IDS.filter(bool), kinds, spans, spans, spans, st.none(), _WORDS
    )
    decisions = st.builds(
        Decision,
        decider=_IDS.filter(bool),
        what=st.just(None),
        oversight=st.sampled_from(["reported", "none", None]),
        spans=spans,
        when=st.sampled_from([None, Time(0, 1, "\x1b", None)]),
        through=st.lists(_IDS.filter(bool), max_size=2).map(tuple),
        oversight_spans=spans,
        reason=_WORDS,
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
        responses=tuple(responses),
        relations=tuple(draw(st.lists(relations, max_size=2))),
        positions=tuple(draw(st.lists(positions, max_size=2))),
        decisions=tuple(draw(st.lists(decisions, max_size=2))),
        reader=ReaderId("0", "sha256:0"),
    )
