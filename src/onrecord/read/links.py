"""Which content belongs to which cue, and which source to which cue.

Each content chooses a cue, each cue chooses a source or none, by scorers that were fitted with the
encoder (training/model.py, PairScorer) and run here in numpy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.read.encoder import Floats, Heads
from onrecord.read.pairs import LINK_SIZES, link_features, stops
from onrecord.read.tags import CONTENT, CUE, SOURCE, WordSpan
from onrecord.read.words import Ints, Words

NEAR = 2  # paragraphs that a link may cross
FORBIDDEN = -1e4  # the score of a link that may not be


@dataclass(frozen=True, slots=True)
class Scorer:
    """A fitted pair scorer. ``feature`` has one row a feature value."""

    feature: Floats
    out: Floats
    bias: Floats
    scale: Floats
    none: Floats
    none_bias: Floats

    def score(self, left: Floats, right: Floats, features: Ints, sizes: tuple[int, ...]) -> Floats:
        """Scores (n, m) of ``left`` (n, LINK) against ``right`` (m, LINK)."""
        offsets = np.concatenate([[0], np.cumsum(sizes[:-1])])
        between = self.feature[features + offsets].sum(-2)
        hidden = np.maximum(left[:, None] + right[None] + between, 0)
        out: Floats = hidden @ self.out + self.bias + (left * self.scale) @ right.T
        return out

    def nothing(self, left: Floats) -> Floats:
        """Scores (n,) of no partner at all."""
        out: Floats = np.maximum(left, 0) @ self.none + self.none_bias
        return out


@dataclass(frozen=True, slots=True)
class Link:
    """An attribution in word spans, with how sure its parts and their links are, the least."""

    source: WordSpan | None
    cue: WordSpan
    content: tuple[WordSpan, ...]
    confidence: float


def _array(items: list[WordSpan]) -> Ints:
    return np.array([(s.lo, s.hi) for s in items], dtype=np.int64).reshape(-1, 2)


def _apart(words: Words, left: Ints, right: Ints, block: Ints | None) -> npt.NDArray[np.bool_]:
    """Which pairs (n, m) are too far apart, or in different blocks, to be linked."""
    lefts, rights = left[:, :1], right[:, 0][None]
    out: npt.NDArray[np.bool_] = np.abs(words.paragraph[lefts] - words.paragraph[rights]) > NEAR
    return out if block is None else out | (block[lefts] != block[rights])


def _softmax(scores: Floats) -> npt.NDArray[np.float64]:
    odds = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))
    out: npt.NDArray[np.float64] = odds / odds.sum(1, keepdims=True)
    return out


def link(
    found: list[WordSpan],
    text: str,
    words: Words,
    heads: Heads,
    content_cue: Scorer,
    cue_source: Scorer,
    block: Ints | None = None,
) -> list[Link]:
    """The attributions that the spans make. A cue without content, a content without a cue near it
    and a source that no cue chose are left out: no orphan is shown. Where ``block`` (words,) is
    given, links stay inside a block: a turn of a transcript."""
    cues = [s for s in found if s.role == CUE]
    sources = [s for s in found if s.role == SOURCE]
    contents = [s for s in found if s.role == CONTENT]
    if not cues or not contents:
        return []
    cue_at, source_at, content_at = _array(cues), _array(sources), _array(contents)
    ends = stops(text, words)
    cue_vectors = heads.span(1, cue_at)

    features = link_features(content_at, cue_at, cue_at, source_at, ends, words)
    scores = content_cue.score(heads.span(0, content_at), cue_vectors, features, LINK_SIZES)
    scores = np.where(_apart(words, content_at, cue_at, block), FORBIDDEN, scores)
    chosen, sure = scores.argmax(1), _softmax(scores)

    if sources:
        features = link_features(cue_at, source_at, cue_at, source_at, ends, words)
        to = cue_source.score(cue_vectors, heads.span(2, source_at), features, LINK_SIZES)
        to = np.where(_apart(words, cue_at, source_at, block), FORBIDDEN, to)
        to = np.concatenate([to, cue_source.nothing(cue_vectors)[:, None]], axis=1)
        picked, picked_sure = to.argmax(1), _softmax(to)

    out = []
    for k, cue in enumerate(cues):
        mine = [i for i in np.flatnonzero(chosen == k).tolist() if scores[i, k] > FORBIDDEN]
        if not mine:
            continue
        confidence = min([cue.confidence] + [contents[i].confidence * sure[i, k] for i in mine])
        source = None
        if sources:
            if picked[k] < len(sources):
                source = sources[int(picked[k])]
                confidence = min(confidence, source.confidence)
            confidence *= float(picked_sure[k, picked[k]])
        out.append(Link(source, cue, tuple(contents[i] for i in mine), float(confidence)))
    return out
