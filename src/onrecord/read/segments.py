"""From word scores to source, cue and content spans: a semi-Markov conditional random field.

Each block of words is cut into segments, every one a source, a cue, a content or a word of nothing
(Sarawagi and Cohen, NIPS 2004). A segment is worth what its words say as BIOES tags, what its first
and last word say of each other, and what it is like as a whole: how long, how many sentence ends
and which quotation marks it holds. Spans are those that are probable over all segmentations.

Tag 0 is O; role r (0 source, 1 cue, 2 content) has B, I, E, S at 1 + 4 r and on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.read.chances import chances
from onrecord.read.encoder import Floats
from onrecord.read.words import Ints, Words

SOURCE, CUE, CONTENT = 0, 1, 2
ROLES = 3
WIDTH = 32  # of the vectors of first and last words
LENGTHS = np.array([2, 3, 4, 6, 9, 14, 22, 35, 56])  # where a longer bucket begins
SIZES = (10, 4, 16, 3)  # length, sentence ends inside, quotation marks at both ends, their balance
_CELLS = 250_000  # pairs of first and last word that are scored in one go
_USUAL = 200  # no block of the encoder has more words
_NEVER = -1e9

Doubles = npt.NDArray[np.float64]


class WordSpan(NamedTuple):
    """Words ``lo`` to ``hi``, end exclusive, of a role; ``confidence`` is 0 to 1."""

    role: int
    lo: int
    hi: int
    confidence: float


def shapes(quote: Ints, stop: npt.NDArray[np.bool_]) -> Ints:
    """What the segment from word i to word j is like: (..., n, n) codes below the product of SIZES.

    ``quote`` (..., n) is as in :class:`Words`; ``stop`` (..., n) tells full stops and question and
    exclamation marks. Where j < i the code means nothing.
    """
    n = quote.shape[-1]
    ends: Ints = np.cumsum(stop, -1) - stop  # before a word
    marks = (quote == 2).astype(np.int64) - (quote == 3)
    sums = np.cumsum(marks, -1)
    inside = ends[..., None, :] - ends[..., :, None]
    np.minimum(np.maximum(inside, 0, out=inside), SIZES[1] - 1, out=inside)
    out: Ints = inside * (16 * SIZES[3])
    out += _lengths(max(n, _USUAL))[:n, :n]
    out += (quote * (4 * SIZES[3]))[..., :, None]
    out += (quote * SIZES[3] + 1)[..., None, :]
    out += np.sign(sums[..., None, :] - (sums - marks)[..., :, None])
    return out


@lru_cache(maxsize=1)
def _lengths(n: int) -> Ints:
    """What its length adds to a segment's code, from each of ``n`` words to each."""
    at = np.arange(n)
    length = np.searchsorted(LENGTHS, at[None] - at[:, None] + 1, side="right")
    out: Ints = length.astype(np.int64) * (SIZES[1] * 16 * SIZES[3])
    return out


@dataclass(frozen=True)
class Segmenter:
    """The fitted part. ``table`` (sum of SIZES, ROLES): what each feature of a segment adds;
    ``move`` (4, 4): what one segment after another adds, nothing first and then the roles;
    ``bias`` (13,): what is added to each tag's score;
    ``least`` (ROLES): how probable a span must be.
    """

    table: Floats
    move: Floats
    bias: Floats
    least: Floats

    @cached_property
    def _joint(self) -> Doubles:
        """What each code of :func:`shapes` adds, one row a role."""
        parts = np.split(self.table, np.cumsum(SIZES)[:-1])
        joint = parts[0]
        for part in parts[1:]:
            joint = (joint[:, None] + part[None]).reshape(-1, ROLES)
        return np.ascontiguousarray(joint.T.astype(np.float64))

    def spans(
        self, tags: Floats, ends: Floats, words: Words, stop: Ints, blocks: list[tuple[int, int]]
    ) -> list[WordSpan]:
        """The spans of a report, in text order; none overlap.

        ``tags`` (words, 13) and ``ends`` come from the encoder; ``ends`` are the first-word and
        last-word vectors of each role (words, 2 * ROLES * WIDTH), or (words, 0) without them.
        ``stop`` holds the indices of sentence ends,
        ``blocks`` the word ranges that are read together. A span that ends with its block goes on
        where the next one begins with a span of its role in the same paragraph.
        """
        stops = np.zeros(len(words), dtype=bool)
        stops[stop] = True
        found: list[WordSpan] = []
        order = sorted(range(len(blocks)), key=lambda k: (blocks[k][0] - blocks[k][1], k))
        while order:
            longest = blocks[order[0]][1] - blocks[order[0]][0]
            room = max(1, _CELLS // (longest * longest))
            part, order = [blocks[k] for k in order[:room]], order[room:]
            found += self._read(tags, ends, words.quote, stops, part)
        return _rejoined(sorted(found, key=lambda s: s.lo), words, {hi for _, hi in blocks})

    def _read(
        self,
        tags: Floats,
        ends: Floats,
        quote: Ints,
        stops: npt.NDArray[np.bool_],
        blocks: list[tuple[int, int]],
    ) -> list[WordSpan]:
        """The spans of some blocks, the longest first."""
        joint = self._joint
        values, worth = list[Doubles](), list[Doubles]()
        for lo, hi in blocks:
            values.append(tags[lo:hi].astype(np.float64) + self.bias)
            each = np.take(joint, shapes(quote[lo:hi], stops[lo:hi]), axis=1)
            if ends.shape[1]:
                sides = ends[lo:hi].reshape(hi - lo, ROLES, 2, WIDTH)
                first, last = sides[:, :, 0].swapaxes(0, 1), sides[:, :, 1].swapaxes(0, 1)
                each += first @ last.swapaxes(1, 2) / WIDTH**0.5
            worth.append(each)
        odds = chances(values, [each.copy() for each in worth], self.move)
        if odds is None:
            odds = [
                posteriors(v[None], w[None], np.array([len(v)]), self.move)[0]
                for v, w in zip(values, worth, strict=True)
            ]
        return [
            span
            for part, (lo, _) in zip(odds, blocks, strict=True)
            for span in _likely(part, self.least, lo)
        ]


def posteriors(tags: Doubles, worth: Doubles, lengths: Ints, move: Floats) -> Doubles:
    """How probable each segment is, by the forward-backward algorithm: (blocks, ROLES, n, n).

    ``tags`` (blocks, n, 13) are the tag scores, ``worth`` (blocks, ROLES, n, n) what the segment
    from word i to word j adds, ``lengths`` how many words each block has, the longest first.
    """
    n = tags.shape[1]
    outside = tags[:, :, 0]
    begin, inner, end, single = (np.moveaxis(tags[:, :, 1 + k :: 4], 2, 1) for k in range(4))
    total = np.cumsum(inner, 2)
    value = worth + (begin - total)[..., :, None] + (end + total - inner)[..., None, :]
    value[..., np.arange(n), np.arange(n)] = worth[..., np.arange(n), np.arange(n)] + single
    value = np.where(np.tri(n, k=-1, dtype=bool), _NEVER, value)
    live = np.searchsorted(-lengths, -np.arange(1, n + 1), side="right").tolist()
    by_end = np.ascontiguousarray(np.moveaxis(value, 3, 0))  # (j, blocks, ROLES, i)
    by_start = np.ascontiguousarray(np.moveaxis(value, 2, 0))  # (i, blocks, ROLES, j)
    steps = move.astype(np.float64)
    opened = np.full((len(tags), ROLES, n), _NEVER)  # all that may come before a segment at i
    state = np.full((len(tags), 4), _NEVER)
    state[:, 0] = 0
    for j in range(n):
        m = live[j]
        before = _sum(state[:m, :, None] + steps, 1)
        opened[:m, :, j] = before[:, 1:]
        state[:m, 0] = before[:, 0] + outside[:m, j]
        state[:m, 1:] = _sum(opened[:m, :, : j + 1] + by_end[j, :m, :, : j + 1], 2)
    whole = _sum(state, 1)
    closed = np.full((len(tags), ROLES, n), _NEVER)  # all that may come after a segment to j
    state = np.zeros((len(tags), 4))
    for i in range(n - 1, -1, -1):
        m = live[i]
        closed[:m, :, i] = state[:m, 1:]
        after = np.empty((m, 4))
        after[:, 0] = state[:m, 0] + outside[:m, i]
        after[:, 1:] = _sum(by_start[i, :m, :, i:] + closed[:m, :, i:], 2)
        state[:m] = _sum(steps + after[:, None], 2)
    every = opened[..., :, None] + value + closed[..., None, :] - whole[:, None, None, None]
    out: Doubles = np.exp(np.minimum(every, 0))
    return out


def _sum(scores: Doubles, axis: int) -> Doubles:
    """The logarithm of summed exponentials along an axis."""
    top = scores.max(axis, keepdims=True)
    out: Doubles = np.log(np.exp(scores - top).sum(axis)) + np.squeeze(top, axis)
    return out


def _likely(odds: Doubles, least: Floats, begin: int) -> list[WordSpan]:
    """The probable segments of a block, the most probable first where two overlap."""
    role, first, last = np.nonzero(odds >= least[:, None, None])
    sure = np.minimum(odds[role, first, last], 1)
    order = np.lexsort((role, last, first, -sure))
    taken: set[int] = set()
    out = []
    for k in order.tolist():
        lo, hi = int(first[k]), int(last[k]) + 1
        if taken.isdisjoint(range(lo, hi)):
            taken.update(range(lo, hi))
            out.append(WordSpan(int(role[k]), begin + lo, begin + hi, float(sure[k])))
    return out


def _rejoined(found: list[WordSpan], words: Words, borders: set[int]) -> list[WordSpan]:
    """Spans in text order; those that a block's border has cut made one again."""
    out: list[WordSpan] = []
    for item in found:
        last = out[-1] if out else None
        if (
            last is not None
            and last.hi == item.lo
            and item.lo in borders
            and last.role == item.role
            and words.paragraph[item.lo] == words.paragraph[item.lo - 1]
        ):
            sure = min(last.confidence, item.confidence)
            out[-1] = WordSpan(last.role, last.lo, item.hi, sure)
        else:
            out.append(item)
    return out
