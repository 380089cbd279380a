"""Which content goes with which cue, and which source with which cue."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.encoder import LINK
from onrecord.read.links import NEAR, Link, Scorer, link
from onrecord.read.pairs import LINK_SIZES
from onrecord.read.segments import CONTENT, CUE, SOURCE, WordSpan
from tests.read.made import PIECES, heads, scorer

_ROLES = {"S": SOURCE, "Q": CUE, "C": CONTENT}
BELIEVES = scorer(sum(LINK_SIZES))


def linked(parts: str, *, sure: float = 0.9, blocks: bool = False) -> list[str]:
    """The attributions of made spans, as text: ``S1 Q1 C1`` are words of role and key.

    Spans of one key belong together. ``/`` begins a paragraph, ``|`` a block of its own.
    """
    return [_shown(one) for one in links(parts, sure=sure, blocks=blocks)]


def _shown(one: Link) -> str:
    content = " ".join(f"C@{c.lo}" for c in one.content)
    return f"{f'S@{one.source.lo}' if one.source else '-'} Q@{one.cue.lo} {content}"


def links(parts: str, *, sure: float = 0.9, blocks: bool = False) -> list[Link]:
    found: list[WordSpan] = []
    keys: list[str] = []
    text, block, turn = "", [], 0
    for part in parts.split():
        if part == "/":
            text += "\n"
        elif part == "|":
            turn += 1
        else:
            if part[0] in _ROLES:
                found.append(WordSpan(_ROLES[part[0]], len(keys), len(keys) + 1, sure))
                keys.append(part[1:])
            else:
                keys.append("")
            block.append(turn)
            text += "x "
    turns = np.array(block, dtype=np.int64) if blocks else None
    words = PIECES.words(text)
    assert len(words) == len(keys)
    return link(found, text, words, heads(keys), BELIEVES, BELIEVES, turns)


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ("S1 Q1 C1", ["S@0 Q@1 C@2"]),
        ("C1 . Q1 . S1", ["S@4 Q@2 C@0"]),
        # the scorer decides, not who is nearest
        ("S1 Q1 C2 S2 Q2 C1", ["S@0 Q@1 C@5", "S@3 Q@4 C@2"]),
        # several contents to one cue, several cues to one source
        ("C1 . Q1 S1 . C1 / C1", ["S@3 Q@2 C@0 C@5 C@6"]),
        # a cue may have no source
        ("Q1 C1", ["- Q@0 C@1"]),
        ("S2 Q1 C1", ["- Q@1 C@2"]),
        # no orphans: a cue without content, a source or a content that nothing takes
        ("S1 Q1 . Q2 S2 C2", ["S@4 Q@3 C@5"]),
        ("S1 C1", []),
        ("S1 Q1", []),
        ("C1", []),
        ("", []),
    ],
)
def test_links(parts: str, wanted: list[str]) -> None:
    assert linked(parts) == wanted


def test_two_cues_may_share_a_source() -> None:
    text = "x x x x x"
    both = heads(["1", "1", "2", "2", ""])
    # a source whose vector speaks for both cues
    both.link[4] = both.link[0] + both.link[2]
    found = [
        WordSpan(CUE, 0, 1, 0.9),
        WordSpan(CONTENT, 1, 2, 0.9),
        WordSpan(CUE, 2, 3, 0.9),
        WordSpan(CONTENT, 3, 4, 0.9),
        WordSpan(SOURCE, 4, 5, 0.9),
    ]
    out = link(found, text, PIECES.words(text), both, BELIEVES, BELIEVES)
    assert [_shown(one) for one in out] == ["S@4 Q@0 C@1", "S@4 Q@2 C@3"]


def test_no_link_crosses_many_paragraphs() -> None:
    near, far = "/ x " * NEAR, "/ x " * (NEAR + 1)
    assert linked(f"S1 Q1 {near} C1") == [f"S@0 Q@1 C@{2 + NEAR}"]
    assert linked(f"S1 Q1 {far} C1") == []
    assert linked(f"S1 {near} Q1 C1") == [f"S@0 Q@{1 + NEAR} C@{2 + NEAR}"]
    assert linked(f"S1 {far} Q1 C1") == [f"- Q@{2 + NEAR} C@{3 + NEAR}"]
    assert linked(f"Q1 C1 {far} C1 Q2 C2") == [
        "- Q@0 C@1",
        f"- Q@{4 + NEAR} C@{3 + NEAR} C@{5 + NEAR}",
    ]


def test_no_link_leaves_its_turn() -> None:
    assert linked("S1 Q1 | C1", blocks=True) == []
    assert linked("S1 | Q1 C1", blocks=True) == ["- Q@1 C@2"]
    assert linked("| S1 Q1 C1 |", blocks=True) == ["S@0 Q@1 C@2"]


def test_a_link_is_as_sure_as_its_least_sure_part() -> None:
    assert links("S1 Q1 C1", sure=0.5)[0].confidence == pytest.approx(0.5, abs=0.01)
    assert links("S1 Q1 C1", sure=1.0)[0].confidence == pytest.approx(1, abs=0.01)
    doubtful = links("Q C", sure=1.0)[0]  # the scorer knows nothing, and there is but one cue
    assert doubtful.confidence == pytest.approx(1)
    assert links("Q Q C", sure=1.0)[0].confidence == pytest.approx(0.5)


_SPANS = st.lists(
    st.tuples(st.sampled_from("SQC."), st.integers(1, 3), st.sampled_from(["", "/ "])), max_size=25
)


@given(_SPANS)
def test_whatever_is_found_no_orphan_comes_out(spans: list[tuple[str, int, str]]) -> None:
    out = links(" ".join(f"{gap}{role}{key if role != '.' else ''}" for role, key, gap in spans))
    contents = [c for one in out for c in one.content]
    cues = [one.cue for one in out]
    assert len(set(contents)) == len(contents) and len(set(cues)) == len(cues)
    assert cues == sorted(cues, key=lambda c: c.lo)
    for one in out:
        assert one.content and one.cue.role == CUE
        assert all(c.role == CONTENT for c in one.content)
        assert one.source is None or one.source.role == SOURCE
        assert 0 <= one.confidence <= 1


@given(st.integers(0, 2**32 - 1))
def test_scores_are_what_the_scorer_was_fitted_as(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size, sizes = LINK, (3, 2)
    fitted = Scorer(
        *(
            rng.normal(size=shape).astype(np.float32)
            for shape in ((5, size), (size,), (), (size,), (size,), ())
        )
    )
    left, right = rng.normal(size=(2, size)), rng.normal(size=(3, size))
    features = np.stack([rng.integers(0, n, (2, 3)) for n in sizes], axis=-1)
    found = fitted.score(left, right, features, sizes)
    for i in range(2):
        for j in range(3):
            one, two = features[i, j]
            hidden = np.maximum(
                left[i] + right[j] + fitted.feature[one] + fitted.feature[3 + two], 0
            )
            wanted = hidden @ fitted.out + fitted.bias + (left[i] * fitted.scale) @ right[j]
            assert found[i, j] == pytest.approx(wanted, rel=1e-4, abs=1e-3)
        nothing = np.maximum(left[i], 0) @ fitted.none + fitted.none_bias
        assert fitted.nothing(left)[i] == pytest.approx(nothing, rel=1e-4, abs=1e-3)
