"""Sentence vectors of statements, from the word vectors that the encoder has already computed.

A small head, fitted to give what a sentence encoder gives for the statement's own text: each word
has a weight, and the weighted mean of the words' vectors, as they are and through one hidden
layer, is projected to MEANING numbers of unit length. Beside them stand LETTERS numbers that say
which rare words the statement has, by feature hashing (Weinberger et al. 2009): what is alike in
meaning alone need not be about the same thing. All are kept as 8-bit integers of a fixed scale, so
that dot products are whole numbers, the same on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.read.encoder import FOLDER, Heads
from onrecord.read.words import Words
from onrecord.records import Statement

MEANING = 128
LETTERS = 128
SIZE = MEANING + LETTERS
SCALE = 256.0  # a component of 1/256 is one step; none of a unit vector reaches half
_STEEPEST = 8.0  # a word's weight lies between exp(-8) and exp(8)
_COMMON, _PIECES = (
    2500,
    30522,
)  # pieces are numbered by how common they are; below, they tell nothing
_NAMED = 0.6  # least weight of a word with a capital
_DIGITS = 0.8  # weight of a numeral
_PREFIX = 5  # letters by which two forms of a word are one

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Ints = npt.NDArray[np.int64]
_CAPITALS = (1, 2, 3)  # shapes of words, see words.py


class Vectors:
    """The head's weights, loaded once.

    Raises :class:`onrecord.errors.ModelError` where they are missing or broken.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._path = folder / "vectors.npz"
        try:
            with np.load(self._path) as arrays:
                weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
            self._inner, self._inner_bias = (
                weights["inner"],
                weights["inner_bias"],
            )  # (384, H), (H,)
            self._weigh = weights["weigh"]  # (384,)
            self._out, self._out_bias = weights["out"], weights["out_bias"]  # (384 + H, MEANING)
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                f"the model in {folder} cannot be loaded ({error}); install the package again"
            ) from error

    @cached_property
    def version(self) -> str:
        """By what the head is known: vectors of different heads cannot be compared."""
        return hashlib.sha256(self._path.read_bytes()).hexdigest()[:12]

    def of(self, text: str, words: Words, heads: Heads, statements: Sequence[Statement]) -> Bytes:
        """Vectors (statements, SIZE), in their order; one without words has only zeros."""
        owner = owners(words.start, words.end, statements)
        meaning = self.pooled(heads.hidden, owner, len(statements))
        return np.concatenate([meaning, hashed(text, words, owner, len(statements))], axis=1)

    def pooled(self, hidden: Floats, owner: Ints, count: int) -> Bytes:
        """Vectors (count, MEANING) of word vectors (words, 384); ``owner`` (words,) says whose
        each word is, or -1."""
        kept = np.flatnonzero(owner >= 0)
        order = kept[np.argsort(owner[kept], kind="stable")]
        out = np.zeros((count, MEANING), dtype=np.int8)
        if not len(order):
            return out
        rows = hidden[order].astype(np.float32)
        weight = np.exp(np.clip(rows @ self._weigh, -_STEEPEST, _STEEPEST))[:, None]
        both = np.concatenate([rows, np.maximum(rows @ self._inner + self._inner_bias, 0)], axis=1)
        first = np.flatnonzero(np.diff(owner[order], prepend=-1))
        total = np.add.reduceat(both * weight, first) / np.add.reduceat(weight, first)
        out[owner[order][first]] = _quantised(total @ self._out + self._out_bias)
        return out


def owners(start: Ints, end: Ints, statements: Sequence[Statement]) -> Ints:
    """Whose each word is: the number of a statement, or -1."""
    owner = np.full(len(start), -1, dtype=np.int64)
    for number, statement in enumerate(statements):
        for span in statement.spans:
            lo = int(np.searchsorted(end, span.start, side="right"))
            hi = int(np.searchsorted(start, span.end, side="left"))
            owner[lo:hi] = number
    return owner


def hashed(text: str, words: Words, owner: Ints, count: int) -> Bytes:
    """Vectors (count, LETTERS) of the rare words of statements, each word once."""
    total = np.zeros((count, LETTERS), dtype=np.float32)
    seen = set[tuple[int, str]]()
    for number in np.flatnonzero(owner >= 0).tolist():
        key = text[words.start[number] : words.end[number]].lower()[:_PREFIX]
        mine = (int(owner[number]), key)
        if mine in seen:
            continue
        first, after = int(words.first[number]), int(words.first[number + 1])
        much = _weight(key, int(words.shape[number]), int(words.pieces[first]), after - first)
        if much > 0:
            seen.add(mine)
            total[mine[0]] += np.float32(much) * _signs(key)
    out = np.zeros((count, LETTERS), dtype=np.int8)
    some = total.any(axis=1)
    out[some] = _quantised(total[some])
    return out


def _weight(key: str, shape: int, piece: int, pieces: int) -> float:
    """How much a word tells by being there: common words nothing, numerals and names much."""
    if not key[:1].isalnum() or (len(key) < 2 and not key.isdigit()):
        return 0.0
    if key[0].isdigit():
        return _DIGITS
    rare = 1.0 if pieces > 1 else float(np.log(piece / _COMMON) / np.log(_PIECES / _COMMON))
    return max(rare, _NAMED if shape in _CAPITALS and rare > 0 else 0.0)


@lru_cache(maxsize=100_000)
def _signs(key: str) -> Floats:
    """LETTERS numbers of 1 or -1, by the word's hash."""
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[: LETTERS // 8]
    bits = np.unpackbits(np.frombuffer(digest, dtype=np.uint8))
    out: Floats = bits.astype(np.float32) * 2 - 1
    return out


def _quantised(rows: Floats) -> Bytes:
    """Rows made unit length, as 8-bit integers."""
    unit = rows / np.maximum(np.sqrt((rows * rows).sum(1, keepdims=True)), 1e-6)
    out: Bytes = np.clip(np.rint(unit * SCALE), -127, 127).astype(np.int8)
    return out
