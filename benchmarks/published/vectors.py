"""The encoder's vectors of many sentences, each read by itself; a folder may keep them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.read.encoder import WIDTH, Encoder
from onrecord.read.words import Words

Floats = npt.NDArray[np.float32]
Place = tuple[int, int]


def vectors(
    encoder: Encoder, texts: Sequence[str], places: Sequence[Sequence[Place]], keep: Path | None
) -> Floats:
    """Row by row: the mean vector of the words of a text, then that of each of its ``places``.

    A place is a stretch of code points; one that holds no word gives zeros. All texts have the same
    number of places.
    """

    def rows() -> Iterator[Floats]:
        for (_, spans), (words, hidden) in zip(
            zip(texts, places, strict=True), _read(encoder, texts), strict=True
        ):
            each = [_mean(hidden), *(_within(words, hidden, span) for span in spans)]
            yield np.concatenate(each)

    return _kept(rows, _key(encoder, "rows", texts, places), keep)


def at_places(
    encoder: Encoder, texts: Sequence[str], places: Sequence[Sequence[Place]], keep: Path | None
) -> Floats:
    """One row a place, in order: the mean vector of its words, then that of its whole text."""

    def rows() -> Iterator[Floats]:
        for (_, spans), (words, hidden) in zip(
            zip(texts, places, strict=True), _read(encoder, texts), strict=True
        ):
            whole = _mean(hidden)
            for span in spans:
                yield np.concatenate([_within(words, hidden, span), whole])

    return _kept(rows, _key(encoder, "places", texts, places), keep)


def _key(
    encoder: Encoder, what: str, texts: Sequence[str], places: Sequence[Sequence[Place]]
) -> str:
    total = hashlib.sha256(f"{what} {encoder.hash} {encoder.mode}".encode())
    for text, spans in zip(texts, places, strict=True):
        total.update(f"{text}\0{list(spans)}\0".encode("utf8", "surrogatepass"))
    return total.hexdigest()[:24]


def _kept(rows: Callable[[], Iterator[Floats]], key: str, keep: Path | None) -> Floats:
    path = keep / f"{key}.npy" if keep else None
    if path and path.exists():
        kept: Floats = np.load(path).astype(np.float32)
        return kept
    made = list(rows())
    out: Floats = np.stack(made) if made else np.zeros((0, WIDTH), np.float32)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, out.astype(np.float16))
    return out


def _read(encoder: Encoder, texts: Sequence[str]) -> Iterator[tuple[Words, Floats]]:
    for text in texts:
        words, heads = encoder.read(text)
        yield words, heads.hidden


def _within(words: Words, hidden: Floats, span: Place) -> Floats:
    lo = int(np.searchsorted(words.end, span[0], side="right"))
    hi = int(np.searchsorted(words.start, span[1], side="left"))
    return _mean(hidden[lo:hi])


def _mean(hidden: Floats) -> Floats:
    out: Floats = hidden.mean(0) if len(hidden) else np.zeros(WIDTH, np.float32)
    return out
