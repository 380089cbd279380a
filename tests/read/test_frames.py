"""Attributions by their verb and its subject; all texts are made up."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.frames import _without_cues_in_sources, found, with_frames
from onrecord.read.links import Link
from onrecord.read.segments import CONTENT, CUE, SOURCE, WordSpan
from tests.read import made

SOME = [
    "The",
    "the",
    "board",
    "register",
    "told",
    "us",
    "that",
    "it",
    "to",
    ",",
    "“",
    "”",
    ".",
    "40",
    "at",
    "puts",
    "has",
    "decided",
    "heard",
    "on",
    "Thursday",
    "é",
]


def frames(text: str, sure: float = 0.6, inside: bool = False) -> list[tuple[str, str, str]]:
    """Source, cue and content where the encoder finds each word a cue with this probability."""
    words = made.PIECES.words(text)
    heads = made.heads([""] * len(words))
    tags = np.full((len(words), 13), -20, np.float32)
    tags[:, 0], tags[:, 5] = np.log(1 - sure), np.log(sure)
    heads = dataclasses.replace(heads, tags=tags)
    whole = WordSpan(CONTENT, 0, len(words), 0.9)
    mark = WordSpan(CUE, len(words) - 1, len(words), 0.9)
    links = [Link(None, mark, (whole,), 0.9)] if inside else []
    return [
        (one.source.cut(text), one.cue.cut(text), one.content.cut(text))
        for one in found(text, words, heads, links, 0.15)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The draft of a survey gives the depth as 40m.",
            "The draft of a survey",
            "gives",
            "the depth as 40m",
        ),
        (
            "The Orvel Institute, which counts boats, puts the loss at 2,600.",
            "The Orvel Institute, which counts boats,",
            "puts",
            "the loss at 2,600",
        ),
        (
            "The parish register records that she was born at sea.",
            "The parish register",
            "records",
            "that she was born at sea",
        ),
        (
            "Harbour records list debts of $12 million.",
            "Harbour records",
            "list",
            "debts of $12 million",
        ),
        (
            "The Lake Board has decided to close the weir.",
            "The Lake Board",
            "has decided",
            "to close the weir",
        ),
        (
            "A captain left two men on the quay, a court heard on Thursday.",
            "a court",
            "heard",
            "A captain left two men on the quay",
        ),
        (
            "The Government of Marl regards the fence as a breach of the pact.",
            "The Government of Marl",
            "regards",
            "the fence as a breach of the pact",
        ),
        (
            "The town's ringers have demanded a plaque.",
            "The town's ringers",
            "have demanded",
            "a plaque",
        ),
    ],
)
def test_a_frame_is_found(text: str, source: str, cue: str, content: str) -> None:
    assert frames(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The rules that bind the port are old.",  # a noun
        "Two of the states that voted were late.",
        "I think that it will rain.",  # whose words they are is known already
        "The plan was announced that morning.",  # a passive
        "She gives her brother a boat.",  # no document, no figure
        "The weir puts the town at risk.",
        "He wants to tell the truth.",
        "The boat set out at noon.",
    ],
)
def test_no_frame(text: str) -> None:
    assert frames(text) == []


def test_the_encoder_must_find_it_possible() -> None:
    text = "The Lake Board has decided to close the weir."
    assert frames(text, 0.1) == []
    assert frames("The letter gives the depth as 40m.", 0.2) != []


def test_inside_anothers_words_only_the_plainest() -> None:
    assert frames("He told me to go back down.", inside=True) == [("He", "told", "to go back down")]
    assert frames("They told us it was nothing.", inside=True) == [
        ("They", "told", "it was nothing")
    ]
    assert frames("The town's ringers have demanded a plaque.", inside=True) == []
    assert frames("He thinks the weir is old.", inside=True) == []


def test_a_link_that_has_the_verb_keeps_it() -> None:
    text = "The board says that the weir is old."
    words = made.PIECES.words(text)
    cue, content = WordSpan(CUE, 2, 3, 0.9), WordSpan(CONTENT, 3, 8, 0.9)
    links = [Link(None, cue, (content,), 0.9)]
    out, names = with_frames(text, words, made.heads([""] * len(words)), links)
    assert out == links and not names


@given(
    st.lists(
        st.sampled_from(SOME),
        max_size=20,
    ).map(" ".join)
)
def test_spans_lie_in_the_text(text: str) -> None:
    for parts in frames(text):
        assert all(part and part in text for part in parts)


LINKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 3)), max_size=8)


def _made(places: list[tuple[int, int, int]]) -> list[Link]:
    return [
        Link(WordSpan(SOURCE, lo, lo + size, 0.9), WordSpan(CUE, at, at + 1, 0.9), (), 0.9)
        for at, lo, size in places
    ]


@given(LINKS, LINKS)
def test_no_cue_is_left_in_the_source_of_a_later_one(
    links: list[tuple[int, int, int]], added: list[tuple[int, int, int]]
) -> None:
    before, after = _made(links), _made(added)
    out = list(before)
    for one in after:
        source = one.source
        assert source is not None
        out = [link for link in out if not source.lo <= link.cue.lo < source.hi]
        out.append(one)
    assert _without_cues_in_sources(before, after) == out
