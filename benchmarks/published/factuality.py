"""Event factuality on the dev parts of UW and UDS-It-Happened 2: how far the author commits.

Measured are two: the reader's own modality and polarity, as values from -3 to 3, and a ridge
regression over the encoder's vectors, fitted on UDS train. The second is not shipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.published.linear import drawn, pearson, ridge
from benchmarks.published.tokens import prose
from benchmarks.published.vectors import at_places
from onrecord.read.encoder import Encoder
from onrecord.read.reader import Reader
from onrecord.records import Statement
from training.corpora.factuality import sentences

Floats = npt.NDArray[np.float32]
VALUES = {
    "asserted": 3.0,
    "predicted": 1.0,
    "possible": 0.75,
    "required": 0.0,
    "conditional": 0.0,
    "asked": 0.0,
    None: 0.0,
}
MOST = 3000  # sentences of UDS train, evenly drawn
SETS = {"UW": "UW", "UDS": "UDS_IH2"}
Judged = tuple[str, list[tuple[int, int]], list[float]]


def judged(path: Path) -> list[Judged]:
    """Of each sentence: its text, where its predicates stand, and their labels."""
    out = []
    for tokens, labels in sentences(path):
        text, starts = prose(tokens)
        shown = [(starts[i], starts[i] + max(1, len(tokens[i]))) for i, _ in labels]
        if shown:
            out.append((text, shown, [value for _, value in labels]))
    return out


def value(statement: Statement | None) -> float:
    """What a statement's modality and polarity come to, from -3 to 3."""
    if statement is None:
        return VALUES[None]
    found = VALUES[statement.modality]
    return -found if statement.polarity == "negated" else found


def holding(statements: Iterable[Statement], at: int) -> Statement | None:
    """The statement that holds a place of the text."""
    spans = ((s, span) for s in statements for span in s.spans)
    return next((s for s, span in spans if span.start <= at < span.end), None)


def by_rules(reader: Reader, items: Sequence[Judged]) -> Floats:
    """The reader's own values. A predicate in no statement is an act of saying: it happened."""
    out = []
    for text, places, _ in items:
        found = reader.read(text).statements
        for start, _ in places:
            holder = holding(found, start)
            out.append(value(holder) if holder else 3.0)
    return np.array(out, dtype=np.float32)


def by_vectors(
    encoder: Encoder, train: Sequence[Judged], items: Sequence[Judged], keep: Path | None
) -> Floats:
    """Values by a ridge regression over the predicate's vector and the sentence's."""

    def rows(of: Sequence[Judged]) -> Floats:
        return at_places(encoder, [t for t, *_ in of], [p for _, p, _ in of], keep)

    want = np.array([v for *_, values in train for v in values], dtype=np.float32)
    return np.clip(ridge(rows(train), want, rows(items)), -3, 3)


def run(data: Path, keep: Path | None) -> list[str]:
    """The figures, one a line."""
    reader = Reader(threads=2)
    train = drawn(judged(data / "factuality/UDS_IH2/train.jsonl"), MOST)
    lines = []
    for name, folder in SETS.items():
        items = judged(data / f"factuality/{folder}/dev.jsonl")
        want = np.array([v for *_, values in items for v in values], dtype=np.float32)
        answers = {
            "modality and polarity": by_rules(reader, items),
            f"ridge over the vectors, fitted on {len(train)} sentences of UDS train": by_vectors(
                reader.encoder, train, items, keep
            ),
            "always the mean": np.full_like(want, want.mean()),
        }
        for what, got in answers.items():
            error = float(np.abs(want - got).mean())
            lines.append(
                f"{name} dev, {len(want)} predicates, {what}: r {pearson(want, got):.3f}, "
                f"mean absolute error {error:.3f}"
            )
    return lines
