"""Runs the encoder on a report's windows and splits what comes out by head.

Each window is one run of its own, so a report's answer cannot depend on what is read beside it:
8-bit activations are scaled over a run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.errors import ModelError
from onrecord.read.windows import Window, windows
from onrecord.read.words import WordPieces, Words

Floats = npt.NDArray[np.float32]
Mode = Literal["int8", "float"]
FOLDER = Path(__file__).parent / "model"
LINK = 64
WIDTH = 384
_WIDTHS = (13, 7, 8 * LINK)  # of the heads, side by side; what is left are the ends


@dataclass(frozen=True, slots=True)
class Heads:
    """What the encoder says of each word of a report: one row a word, in text order."""

    tags: Floats  # (words, 13): see segments.py
    names: Floats  # (words, 7): O, B and I of person, place, organisation
    link: Floats  # (words, 8 * LINK): start and end of content, cue, source, mention
    ends: Floats  # (words, 192), see segments.py; (words, 0) where the model has none
    hidden: Floats  # (words, WIDTH): the vectors that all heads read

    def span(self, role: int, spans: npt.NDArray[np.int64]) -> Floats:
        """Vectors (n, LINK) of word spans (n, 2): role 0 content, 1 cue, 2 source, 3 mention."""
        lo, mid, hi = (2 * role * LINK + k * LINK for k in range(3))
        out: Floats = self.link[spans[:, 0], lo:mid] + self.link[spans[:, 1] - 1, mid:hi]
        return out


class Encoder:
    """The model's files, loaded once. ``threads`` windows are computed at a time.

    Raises :class:`onrecord.errors.ModelError` where they are missing or broken. ``arrays`` holds
    what runs in numpy: what segments are worth, and pair scorers.
    """

    def __init__(self, mode: Mode = "int8", threads: int = 1, folder: Path = FOLDER) -> None:
        self.mode = mode
        beside = ThreadPoolExecutor(1)
        self._hash = beside.submit(_hash_of, folder)
        beside.shutdown(wait=False)
        try:
            self.pieces = WordPieces(folder / "tokenizer.json")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            with np.load(folder / "links.npz") as arrays:
                self.arrays = {name: arrays[name] for name in arrays.files}
            self._session = onnxruntime.InferenceSession(
                str(folder / f"{mode}.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime and tokenizers raise types of their own
            raise ModelError(
                f"the model in {folder} cannot be loaded ({error}); install the package again"
            ) from error
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None
        self.progress: Callable[[int, int], None] | None = (
            None  # told windows done, and of how many
        )

    @property
    def hash(self) -> str:
        """SHA-256 of the model's files, as ``sha256:...``."""
        return self._hash.result()

    def _run(self, window: Window) -> tuple[Floats, Floats]:
        feed = {
            "ids": window.ids[None],
            "shape": window.shape[None],
            "quote": window.quote[None],
            "at": window.at,
        }
        heads, hidden = self._session.run(["heads", "hidden"], feed)
        return heads, hidden

    def read(self, text: str) -> tuple[Words, Heads]:
        """The words of ``text`` and what each head says of them."""
        words = self.pieces.words(text)
        cut = windows(words, text, self.pieces.cls, self.pieces.sep)
        runs = map(self._run, cut) if self._pool is None else self._pool.map(self._run, cut)
        rows = []
        for row in runs:
            rows.append(row)
            if self.progress is not None:
                self.progress(len(rows), len(cut))
        if not rows:
            rows = [(np.zeros((0, sum(_WIDTHS)), np.float32), np.zeros((0, WIDTH), np.float32))]
        each = np.concatenate([heads for heads, _ in rows])
        tags, names, link, ends = np.split(each, np.cumsum(_WIDTHS), axis=1)
        hidden = np.concatenate([vectors for _, vectors in rows])
        return words, Heads(tags, names, link, ends, hidden)


def _hash_of(folder: Path) -> str:
    total = hashlib.sha256()
    for name in sorted(p.name for p in folder.iterdir() if p.is_file()):
        total.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return "sha256:" + total.hexdigest()
