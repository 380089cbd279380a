"""From tag scores to source, cue and content spans: the best path that the tags allow.

Tags are BIOES over three roles (0 source, 1 cue, 2 content): tag 0 is O, and role r has B, I, E, S
at 1 + 4 r and on. The path is found by Viterbi's algorithm in each paragraph, with the transitions
of a fitted linear-chain conditional random field (Lafferty et al., 2001): no piece without its
beginning and end can come out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.read.encoder import Floats
from onrecord.read.words import Ints

SOURCE, CUE, CONTENT = 0, 1, 2
_SPREAD = -60.0  # a tag's score under the best one's is cut here, so that no odds are nought


class WordSpan(NamedTuple):
    """Words ``lo`` to ``hi``, end exclusive, of a role; ``confidence`` is 0 to 1."""

    role: int
    lo: int
    hi: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Transitions:
    """Scores of a first tag (13), of one after another (13, 13), of a last tag (13)."""

    begin: Floats
    step: Floats
    end: Floats


class _Columns:
    """Paragraphs side by side, the long ones first: step ``i`` holds word ``i`` of the first
    ``live[i]`` of them, so that no padding is computed."""

    def __init__(self, paragraph: Ints) -> None:
        starts = np.concatenate([[0], np.flatnonzero(np.diff(paragraph)) + 1])
        lengths = np.diff(np.concatenate([starts, [len(paragraph)]]))
        order = np.argsort(-lengths, kind="stable")
        self.starts, self.lengths = starts[order], lengths[order]
        self.steps = int(self.lengths[0])
        wanted = -np.arange(1, self.steps + 1)
        self.live = np.searchsorted(-self.lengths, wanted, side="right").tolist()

    def at(self, step: int) -> Ints:
        """The words of a step."""
        out: Ints = self.starts[: self.live[step]] + step
        return out


def paths(scores: Floats, paragraph: Ints, moves: Transitions) -> Ints:
    """The best tag of each word; every paragraph is a sequence of its own."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    columns = _Columns(paragraph)
    best = scores[columns.starts] + moves.begin
    last = best.copy()
    back = []
    for i in range(1, columns.steps):
        n = columns.live[i]
        total = best[:n, :, None] + moves.step
        arg = total.argmax(1)
        best = np.take_along_axis(total, arg[:, None], 1)[:, 0] + scores[columns.at(i)]
        last[:n] = best
        back.append(arg)
    tag = (last + moves.end).argmax(1)
    out = np.zeros(len(scores), dtype=np.int64)
    out[columns.starts + columns.lengths - 1] = tag
    for i in range(columns.steps - 1, 0, -1):
        n = columns.live[i]
        tag[:n] = back[i - 1][np.arange(n), tag[:n]]
        out[columns.at(i - 1)[:n]] = tag[:n]
    return out


def marginals(scores: Floats, paragraph: Ints, moves: Transitions) -> Floats:
    """How probable each tag of each word is (words, 13), by the forward-backward algorithm."""
    if not len(scores):
        return scores
    columns = _Columns(paragraph)
    spread = np.maximum(scores - scores.max(1, keepdims=True), _SPREAD).astype(np.float64)
    odds = np.exp(spread)
    step, end = np.exp(moves.step.astype(np.float64)), np.exp(moves.end.astype(np.float64))
    forward = np.empty_like(odds)
    backward = np.empty_like(odds)
    alpha = odds[columns.starts] * np.exp(moves.begin)
    forward[columns.starts] = alpha / alpha.sum(1, keepdims=True)
    for i in range(1, columns.steps):
        here = columns.at(i)
        alpha = (forward[here - 1] @ step) * odds[here]
        forward[here] = alpha / alpha.sum(1, keepdims=True)
    backward[columns.starts + columns.lengths - 1] = end
    for i in range(columns.steps - 1, 0, -1):
        here = columns.at(i)
        beta = (odds[here] * backward[here]) @ step.T
        backward[here - 1] = beta / beta.sum(1, keepdims=True)
    both = forward * backward
    out: Floats = (both / both.sum(1, keepdims=True)).astype(np.float32)
    return out


def spans(tags: Ints, odds: Floats) -> list[WordSpan]:
    """The spans of a path. ``odds`` (words, 13) says how probable each tag is; a span is as sure as
    the less probable of its first and last tag."""
    sure = odds[np.arange(len(tags)), tags]
    out, lo = [], 0
    for i, tag in enumerate(tags.tolist()):
        if tag:
            role, place = divmod(tag - 1, 4)
            if place in (0, 3):
                lo = i
            if place in (2, 3):
                out.append(WordSpan(role, lo, i + 1, float(min(sure[lo], sure[i]))))
    return out
