"""Runs the encoder on a report's windows and splits what comes out by head.

Each window is one run of its own, so a report's answer cannot depend on what is read beside it:
8-bit activations are scaled over a run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
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
_TAGS, _LINKS, _NAMES = 13, 8 * LINK, 7


@dataclass(frozen=True, slots=True)
class Heads:
    """What the encoder says of each word of a report: one row a word, in text order."""

    tags: Floats  # (words, 13): see tags.py
    link: Floats  # (words, 8 * LINK): start and end of content, cue, source, mention
    names: Floats  # (words, 7): O, B and I of person, place, organisation
    units: Floats  # (words,): logit that a discourse unit begins here

    def span(self, role: int, spans: npt.NDArray[np.int64]) -> Floats:
        """Vectors (n, LINK) of word spans (n, 2): role 0 content, 1 cue, 2 source, 3 mention."""
        lo = 2 * role * LINK
        start = self.link[spans[:, 0], lo : lo + LINK]
        return start + self.link[spans[:, 1] - 1, lo + LINK : lo + 2 * LINK]


class Encoder:
    """The model's files, loaded once. ``threads`` windows are computed at a time."""

    def __init__(self, mode: Mode = "int8", threads: int = 1, folder: Path = FOLDER) -> None:
        self.mode = mode
        self.folder = folder
        try:
            self.pieces = WordPieces(folder / "tokenizer.json")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / f"{mode}.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime and tokenizers raise types of their own
            raise ModelError(
                f"the model in {folder} cannot be loaded ({error}); install the package again"
            ) from error
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None
        self.progress: Callable[[int, int], None] | None = None  # told windows done, and of how many

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the model's files, as ``sha256:...``."""
        total = hashlib.sha256()
        for name in sorted(p.name for p in self.folder.iterdir() if p.is_file()):
            total.update(hashlib.sha256((self.folder / name).read_bytes()).digest())
        return "sha256:" + total.hexdigest()

    def _run(self, window: Window) -> Floats:
        feed = {
            "ids": window.ids[None],
            "shape": window.shape[None],
            "quote": window.quote[None],
            "at": window.at,
        }
        out: Floats = self._session.run(None, feed)[0]
        return out

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
        width = _TAGS + _LINKS + _NAMES + 1
        all_rows = np.concatenate(rows) if rows else np.zeros((0, width), dtype=np.float32)
        a, b = _TAGS, _TAGS + _LINKS
        return words, Heads(
            tags=all_rows[:, :a],
            link=all_rows[:, a:b],
            names=all_rows[:, b : b + _NAMES],
            units=all_rows[:, -1],
        )
