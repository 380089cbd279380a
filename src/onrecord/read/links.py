"""Which content belongs to which cue, and which source to which cue.

Each content chooses a cue, each cue chooses a source or none, by scorers that were fitted with the
encoder (training/model.py, PairScorer) and run here in numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from onrecord.read.encoder import Floats, Heads
from onrecord.read.pairs import LINK_SIZES, link_features, stops
from onrecord.read.segments import CONTENT, CUE, SOURCE, WordSpan
from onrecord.read.words import Ints, Words

NEAR = 2  # paragraphs that a link may cross
FORBIDDEN = -1e4  # the score of a link that may not be
_TOGETHER = 64  # spans that are scored in one go


@dataclass(frozen=True)
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
        code = features[..., 0]
        for k in range(1, len(sizes)):
            code = code * sizes[k] + features[..., k]
        hidden = np.maximum(left[:, None] + right[None] + self._joint(sizes)[code], 0)
        out: Floats = hidden @ self.out + self.bias + (left * self.scale) @ right.T
        return out

    @cached_property
    def _joints(self) -> dict[tuple[int, ...], Floats]:
        return {}

    def _joint(self, sizes: tuple[int, ...]) -> Floats:
        """What all features of a pair add together, one row for each mix of values."""
        if sizes not in self._joints:
            parts = np.split(self.feature, np.cumsum(sizes)[:-1])
            joint: Floats = parts[0]
            for part in parts[1:]:
                every: Floats = joint[:, None] + part[None]
                joint = every.reshape(-1, every.shape[2])
            self._joints[sizes] = joint
        return self._joints[sizes]

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


def _choose(
    scorer: Scorer,
    left: tuple[Ints, Floats],
    right: tuple[Ints, Floats],
    words: Words,
    marks: tuple[Ints, Ints, Ints],
    block: Ints | None,
    or_none: bool,
) -> tuple[Ints, npt.NDArray[np.float64]]:
    """For each left span the right one that it chooses, -1 for none, and how sure that is.

    Spans (n, 2) come with their vectors and in text order; a part of them is scored at a time, each
    part only against what is near it, so that memory does not grow with the square of a report.
    ``marks`` are all cues, all sources and the sentence ends.
    """
    (left_at, left_vectors), (right_at, right_vectors) = left, right
    picked = np.full(len(left_at), -1, dtype=np.int64)
    sure = np.zeros(len(left_at))
    paragraph = words.paragraph[right_at[:, 0]]
    for begin in range(0, len(left_at), _TOGETHER):
        part = slice(begin, begin + _TOGETHER)
        here = words.paragraph[left_at[part, 0]]
        lo = int(np.searchsorted(paragraph, here[0] - NEAR))
        hi = int(np.searchsorted(paragraph, here[-1] + NEAR, side="right"))
        near = right_at[lo:hi]
        features = link_features(left_at[part], near, *marks, words)
        scores = scorer.score(left_vectors[part], right_vectors[lo:hi], features, LINK_SIZES)
        apart = np.abs(here[:, None] - paragraph[lo:hi][None]) > NEAR
        if block is not None:
            apart |= block[left_at[part, :1]] != block[near[:, 0]][None]
        scores = np.where(apart, FORBIDDEN, scores)
        if or_none:
            scores = np.append(scores, scorer.nothing(left_vectors[part])[:, None], axis=1)
        if not scores.shape[1]:
            continue
        best = scores.argmax(1)
        odds = np.exp((scores - scores.max(1, keepdims=True)).astype(np.float64))
        sure[part] = (odds / odds.sum(1, keepdims=True))[np.arange(len(best)), best]
        allowed = (best < hi - lo) & (scores[np.arange(len(best)), best] > FORBIDDEN)
        picked[part] = np.where(allowed, best + lo, -1)
    return picked, sure


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
    marks = (cue_at, source_at, stops(text, words))
    cue = (cue_at, heads.span(1, cue_at))
    content = (content_at, heads.span(0, content_at))
    source = (source_at, heads.span(2, source_at))
    chosen, sure = _choose(content_cue, content, cue, words, marks, block, or_none=False)
    picked, picked_sure = _choose(cue_source, cue, source, words, marks, block, or_none=True)
    of_cue: dict[int, list[int]] = {}
    for i, k in enumerate(chosen.tolist()):
        of_cue.setdefault(k, []).append(i)
    out = []
    for k, item in enumerate(cues):
        mine = of_cue.get(k)
        if not mine:
            continue
        confidence = min([item.confidence] + [contents[i].confidence * sure[i] for i in mine])
        who = sources[int(picked[k])] if picked[k] >= 0 else None
        confidence = min(confidence, who.confidence) if who else confidence
        confidence *= float(picked_sure[k]) if sources else 1.0
        out.append(Link(who, item, tuple(contents[i] for i in mine), float(confidence)))
    return out
