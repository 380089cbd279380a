"""Which attributions are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.doubtful import kept, stands
from onrecord.records import Attribution, Force, Hop, Source, Span


def made(
    source: str, cue: str, content: str, force: Force | None, confidence: float = 0.9
) -> tuple[str, Attribution]:
    """A text of these three parts, and the attribution that they are."""
    spans, text = [], ""
    for part in (source, cue, content):
        spans.append((Span(len(text), len(text) + len(part)),) if part else ())
        text += part + " "
    item = Attribution("a1", *spans, source_id="s1", force=force, confidence=confidence)
    return text, item


@pytest.mark.parametrize(
    ("source", "cue", "content", "force", "confidence"),
    [
        ("The mayor", "said", "the bridge is safe", "states", 0.2),
        ("The mayor", "trilled", "“the bridge is safe”", None, 0.2),
        ("", "reported", "that the bridge was closed", "reports", 0.5),
        ("The mayor", "trumpeted", "the opening of the bridge", None, 0.9),
        ("Critics", "seem to think", "the bridge is unsafe", "believes", 0.5),
        ("MS. ROE", ":", "We are closing the bridge.", "states", 1.0),
        ("Readers", "complained", "that the page was late", "criticises", 0.9),
        ("The mayor", "may argue", "that the bridge is safe", "argues", 0.9),
    ],
)
def test_what_somebody_says_stands(
    source: str, cue: str, content: str, force: Force | None, confidence: float
) -> None:
    assert stands(*made(source, cue, content, force, confidence))


@pytest.mark.parametrize(
    ("source", "cue", "content", "force", "confidence"),
    [
        ("The mayor", "is risking", "a flood", None, 0.98),
        ("The mayor", "trumpeted", "the opening of the bridge", None, 0.7),
        ("The owners", "should explain", "why it fell", "states", 0.9),
        ("", "appears", "to have failed", "suggests", 0.9),
        ("", "reported", "that the bridge was closed", "reports", 0.4),
        ("Readers", "may judge for", "themselves how safe it is", "believes", 0.9),
        ("Our dear readers", "will conclude", "that nobody looked", "concludes", 0.9),
        ("", "may well be right", "about the piers", "believes", 0.9),
    ],
)
def test_acts_hedges_and_duties_are_the_authors_own_word(
    source: str, cue: str, content: str, force: Force | None, confidence: float
) -> None:
    assert not stands(*made(source, cue, content, force, confidence))


def test_what_goes_back_to_somebody_stands() -> None:
    text, item = made("The Post", "narrowed", "it to the bridge", None, 0.2)
    assert not stands(text, item)
    parts = {name: getattr(item, name) for name in item.__struct_fields__}
    assert stands(text, Attribution(**parts | {"chain": ("s2", "s1")}))


def test_a_source_goes_with_its_last_attribution_and_no_sooner() -> None:
    text, act = made("The mayor", "is risking", "a flood", None)
    _, said = made("The mayor", "said", "a flood came", "states")
    mayor, other, idle = (Source(key, key) for key in ("s1", "s2", "s3"))
    assert kept(text, [mayor], [act]) == ([], [])
    assert kept(text, [mayor], [act, said])[0] == [mayor]
    hop = Attribution(**{**{f: getattr(said, f) for f in said.__struct_fields__}, "hops": ()})
    through = Attribution(
        "a2", said.source, said.cue, said.content, "s1", "states", ("s2", "s1"),
        (Hop("s1", said.source, said.cue),), confidence=0.9,
    )  # fmt: skip
    assert kept(text, [mayor, other, idle], [hop, through])[0] == [mayor, other, idle]


@given(
    st.text(max_size=40), st.integers(0, 40), st.integers(0, 40), st.sampled_from([None, "asks"])
)
def test_any_text_has_an_answer(text: str, a: int, b: int, force: Force | None) -> None:
    span = (Span(min(a, b), max(a, b)),)
    assert stands(text, Attribution("a1", span, span, span, force=force)) in (True, False)
