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
ROLE_NAMES = ("source", "cue", "content")


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


def paths(scores: Floats, paragraph: Ints, moves: Transitions) -> Ints:
    """The best tag of each word; every paragraph is a sequence of its own."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    starts = np.concatenate([[0], np.flatnonzero(np.diff(paragraph)) + 1])
    lengths = np.diff(np.concatenate([starts, [len(scores)]]))
    order = np.argsort(-lengths, kind="stable")  # long ones first: the live ones stay in front
    starts, lengths = starts[order], lengths[order]
    live = np.searchsorted(-lengths, -np.arange(1, int(lengths[0]) + 1), side="right")
    best = scores[starts] + moves.begin
    back = []
    last = best.copy()
    for i in range(1, int(lengths[0])):
        n = int(live[i])
        total = best[:n, :, None] + moves.step
        arg = total.argmax(1)
        best = np.take_along_axis(total, arg[:, None], 1)[:, 0] + scores[starts[:n] + i]
        last[:n] = best
        back.append(arg)
    tag = (last + moves.end).argmax(1)
    out = np.zeros(len(scores), dtype=np.int64)
    out[starts + lengths - 1] = tag
    for i in range(int(lengths[0]) - 1, 0, -1):
        n = int(live[i])
        tag[:n] = back[i - 1][np.arange(n), tag[:n]]
        out[starts[:n] + i - 1] = tag[:n]
    return out


def spans(tags: Ints, scores: Floats) -> list[WordSpan]:
    """The spans of a path. Confidence: the lower probability of the span's first and last tag."""
    top = scores.max(1, keepdims=True) if len(scores) else scores
    odds = np.exp(scores - top)
    sure = odds[np.arange(len(tags)), tags] / odds.sum(1) if len(tags) else np.zeros(0)
    out, lo = [], 0
    for i, tag in enumerate(tags.tolist()):
        if tag:
            role, place = divmod(tag - 1, 4)
            if place in (0, 3):
                lo = i
            if place in (2, 3):
                out.append(WordSpan(role, lo, i + 1, float(min(sure[lo], sure[i]))))
    return out
