"""Sentence vectors of statements, from the word vectors that the encoder has already computed.

A small head, fitted to give what a sentence encoder gives for the statement's own text: each word
has a weight, and the weighted mean of the words' vectors, as they are and through one hidden layer,
is projected to SIZE numbers of unit length. They are kept as 8-bit integers of a fixed scale, so
that their dot products are whole numbers, the same on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.read.encoder import FOLDER, Heads
from onrecord.read.words import Words
from onrecord.records import Statement

SIZE = 128
SCALE = 256.0  # a component of 1/256 is one step; none of a unit vector reaches half
_STEEPEST = 8.0  # a word's weight lies between exp(-8) and exp(8)

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]


class Vectors:
    """The head's weights, loaded once.

    Raises :class:`onrecord.errors.ModelError` where they are missing or broken.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._path = folder / "vectors.npz"
        try:
            with np.load(self._path) as arrays:
                weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
            self._inner, self._inner_bias = weights["inner"], weights["inner_bias"]  # (384, H), (H,)
            self._weigh = weights["weigh"]  # (384,)
            self._out, self._out_bias = weights["out"], weights["out_bias"]  # (384 + H, SIZE)
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                f"the model in {folder} cannot be loaded ({error}); install the package again"
            ) from error

    @cached_property
    def version(self) -> str:
        """By what the head is known: vectors of different heads cannot be compared."""
        return hashlib.sha256(self._path.read_bytes()).hexdigest()[:12]

    def of(self, words: Words, heads: Heads, statements: Sequence[Statement]) -> Bytes:
        """Vectors (statements, SIZE), in their order; one without words has only zeros."""
        owner = np.full(len(words), -1, dtype=np.int64)
        for number, statement in enumerate(statements):
            for span in statement.spans:
                lo = int(np.searchsorted(words.end, span.start, side="right"))
                hi = int(np.searchsorted(words.start, span.end, side="left"))
                owner[lo:hi] = number
        return self.pooled(heads.hidden, owner, len(statements))

    def pooled(self, hidden: Floats, owner: npt.NDArray[np.int64], count: int) -> Bytes:
        """Vectors (count, SIZE) of word vectors (words, 384); ``owner`` (words,) says whose each
        word is, or -1."""
        kept = np.flatnonzero(owner >= 0)
        order = kept[np.argsort(owner[kept], kind="stable")]
        out = np.zeros((count, SIZE), dtype=np.int8)
        if not len(order):
            return out
        rows = hidden[order].astype(np.float32)
        weight = np.exp(np.clip(rows @ self._weigh, -_STEEPEST, _STEEPEST))[:, None]
        both = np.concatenate([rows, np.maximum(rows @ self._inner + self._inner_bias, 0)], axis=1)
        first = np.flatnonzero(np.diff(owner[order], prepend=-1))
        total = np.add.reduceat(both * weight, first) / np.add.reduceat(weight, first)
        found = total @ self._out + self._out_bias
        found /= np.maximum(np.sqrt((found * found).sum(1, keepdims=True)), 1e-6)
        out[owner[order][first]] = np.clip(np.rint(found * SCALE), -127, 127)
        return out
