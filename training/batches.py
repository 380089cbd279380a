"""Turns corpora into batches of windows with their gold, freshly packed each epoch."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from onrecord.read.pairs import link_features, same_features, stops
from onrecord.read.windows import LIMIT, Window, blocks, pack, window
from onrecord.read.words import Ints, WordPieces, Words
from training.corpora.polnear import ROLES, Article


@dataclass
class Example:
    """A text with its gold in words: which kind of task it is decides which gold there is."""

    task: str
    text: str
    words: Words
    spans: list[tuple[int, int, int]] = field(default_factory=list)  # role, start, end
    links: list[tuple[tuple[int, int], tuple[int, int], int]] = field(default_factory=list)
    ner: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    mentions: Ints = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))
    chain: list[str] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)  # of the mentions, see gum.KINDS; 0: other
    facts: list[tuple[int, float]] = field(default_factory=list)  # word, -3 to 3


def to_words(words: Words, start: int, end: int) -> tuple[int, int]:
    """The word range that a code point span touches, end exclusive; may be empty."""
    lo = int(np.searchsorted(words.end, start, side="right"))
    hi = int(np.searchsorted(words.start, end, side="left"))
    return lo, hi


def attribution_example(article: Article, pieces: WordPieces) -> Example:
    """An article of PolNeAR: tag spans, and links (span, its cue, role of the span)."""
    words = pieces.words(article.text)
    example = Example("attribution", article.text, words)
    taken: set[int] = set()
    for entry in article.attributions:
        cue = min((to_words(words, *s) for s in entry["cue"]), default=(0, 0))
        for role, name in enumerate(ROLES):
            for pair in entry[name]:
                for lo, hi in _by_paragraph(words, *to_words(words, *pair)):
                    span = (role, lo, hi)
                    if span not in example.spans:
                        if taken & set(range(lo, hi)):
                            continue
                        taken |= set(range(lo, hi))
                        example.spans.append(span)
                    if role != 1 and cue[1] > cue[0]:
                        example.links.append(((lo, hi), cue, role))
    return example


def _by_paragraph(words: Words, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    while lo < hi:
        end = int(np.searchsorted(words.paragraph, words.paragraph[lo], side="right"))
        yield lo, min(hi, end)
        lo = min(hi, end)


@dataclass
class Piece:
    """A window of an example."""

    example: Example
    window: Window


def pieces_of(example: Example, limit: int, pieces: WordPieces, alone: bool) -> list[Piece]:
    """Windows of an example: packed up to ``limit`` pieces, or each paragraph alone."""
    ranges = blocks(example.words, example.text, LIMIT)
    groups = [[k] for k in range(len(ranges))] if alone else pack(example.words, ranges, limit)
    made = (window(example.words, [ranges[k] for k in g], pieces.cls, pieces.sep) for g in groups)
    return [Piece(example, w) for w in made]


def epoch(
    examples: list[Example], pieces: WordPieces, rng: random.Random, budget: int
) -> list[list[Piece]]:
    """Shuffled batches of windows of about ``budget`` pieces, of like length."""
    all_pieces = []
    for example in examples:
        alone = rng.random() < 0.35
        all_pieces += pieces_of(example, rng.choice((96, 128, LIMIT, LIMIT)), pieces, alone)
    return grouped(all_pieces, rng, budget)


def grouped(all_pieces: list[Piece], rng: random.Random, budget: int) -> list[list[Piece]]:
    """Batches of like length, in random order."""
    all_pieces.sort(key=lambda p: len(p.window.ids) + rng.random() * 16)
    out: list[list[Piece]] = []
    for piece in all_pieces:
        if out and (len(out[-1]) + 1) * len(piece.window.ids) <= budget:
            out[-1].append(piece)
        else:
            out.append([piece])
    rng.shuffle(out)
    return out


def collate(batch: list[Piece]) -> dict[str, Tensor]:
    """Padded inputs (b, t) and, for each word of the batch, its row and place (words)."""
    t = max(len(p.window.ids) for p in batch)
    ids, shape, quote = (np.zeros((len(batch), t), dtype=np.int64) for _ in range(3))
    mask = np.zeros((len(batch), t), dtype=bool)
    for i, p in enumerate(batch):
        n = len(p.window.ids)
        ids[i, :n], shape[i, :n], quote[i, :n] = p.window.ids, p.window.shape, p.window.quote
        mask[i, :n] = True
    row = np.concatenate([np.full(len(p.window.at), i) for i, p in enumerate(batch)])
    at = np.concatenate([p.window.at for p in batch])
    made = {"ids": ids, "shape": shape, "quote": quote, "mask": mask, "row": row, "at": at}
    out = {k: torch.from_numpy(v) for k, v in made.items()}
    if bool(mask.all()):
        out["mask"] = None  # type: ignore[assignment]
    return out


def hidden(p: Piece, mask: int, share: float, rng: random.Random) -> Piece:
    """The window with about ``share`` of its pieces replaced by ``mask``."""
    ids = p.window.ids.copy()
    for i in range(1, len(ids) - 1):
        if rng.random() < share and p.window.shape[i] != 5:
            ids[i] = mask
    return Piece(p.example, dataclasses.replace(p.window, ids=ids))


def sequences(batch: list[Piece]) -> list[tuple[int, int, Example, int]]:
    """Blocks: (begin, end in the batch's words, example, first word in its text)."""
    out, at = [], 0
    for p in batch:
        w = p.window
        out += [(at + a - w.lo, at + b - w.lo, p.example, a) for a, b in w.ranges]
        at += w.hi - w.lo
    return out


def spans_of(example: Example, lo: int, hi: int) -> list[tuple[int, int, int]]:
    """Gold spans (role, start, end) in words ``lo`` to ``hi``, counted from ``lo``, in order; one
    that is cut there ends there."""
    cut = [(role, max(a, lo) - lo, min(b, hi) - lo) for role, a, b in example.spans]
    return sorted((s for s in cut if s[1] < s[2]), key=lambda s: s[1])


def link_tasks(p: Piece) -> Iterator[tuple[int, Ints, Ints, Tensor, list[set[int]]]]:
    """Link choices of a window: (role, left spans, right spans, features, right ones per left).

    Role 2: each content chooses among the cues. Role 0: each cue chooses among the sources.
    Spans are word ranges of the text, wholly inside the window.
    """
    lo, hi = p.window.lo, p.window.hi
    inside = [s for s in p.example.spans if lo <= s[1] and s[2] <= hi]
    by_role = [
        np.array([s[1:] for s in inside if s[0] == r], dtype=np.int64).reshape(-1, 2)
        for r in range(3)
    ]
    sources, cues, contents = by_role
    ends = stops(p.example.text, p.example.words)
    gold: dict[tuple[int, tuple[int, int]], set[tuple[int, int]]] = {}
    for span, cue, role in p.example.links:
        chooser, chosen = (span, cue) if role == 2 else (cue, span)
        gold.setdefault((role, chooser), set()).add(chosen)
    for role, left, right in ((2, contents, cues), (0, cues, sources)):
        if not len(left) or (role == 2 and not len(right)):
            continue
        index = {tuple(r): k for k, r in enumerate(right.tolist())}
        want = []
        for item in left.tolist():
            found = gold.get((role, (item[0], item[1])), set())
            want.append({index[r] for r in found if r in index})
        features = link_features(left, right, cues, sources, ends, p.example.words)
        yield role, left, right, torch.from_numpy(features), want


def mention_features(example: Example) -> Tensor:
    """Coreference features (n, n, 6) of an example's mentions."""
    return torch.from_numpy(
        same_features(example.mentions, example.mentions, example.text, example.words)
    )
