"""What holds of the relations of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.relations.related import linked_up
from onrecord.read.statements import statements
from onrecord.read.what.qualify import qualified
from onrecord.records import Attribution, Report, Span

WORDS = st.sampled_from(
    [
        *("because", "This", "suggests", "that", "the", "claim", "is", "not", "but", "all"),
        *("However,", "denied", "said", "boats", "sank", ".", ",", "\n\n", "—", "“", "”"),
        *("in", "other", "words,", "therefore", "40,000", "puts", "at", "narrowed", "it"),
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=3))
def test_never_raises_and_every_relation_joins_two_statements(
    text: str, marks: list[tuple[int, int]]
) -> None:
    said = [
        Attribution(
            id=f"a{n}",
            source=(),
            cue=(Span(min(at, len(text)), min(at + 1, len(text))),),
            content=(Span(min(at + 1, len(text)), min(at + 1 + size, len(text))),),
            force="denies",
        )
        for n, (at, size) in enumerate(marks)
    ]
    stated = qualified(Report(id="r", text=text), statements(text, said), said, ())
    links = linked_up(text, stated, said)
    known = {one.id for one in stated}
    for link in links:
        assert link.from_ in known and link.to in known and link.from_ != link.to
        assert link.reason and 0 < link.confidence <= 1
        if link.cue is not None:
            assert 0 <= link.cue.start < link.cue.end <= len(text)
    assert links == linked_up(text, stated, said)
    pairs = [frozenset((link.from_, link.to)) for link in links]
    assert len(pairs) == len(set(pairs))
