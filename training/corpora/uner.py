"""Universal NER on English EWT (Mayhew et al., NAACL 2024), CC BY-SA 4.0: PER, LOC, ORG."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

KINDS = ("PER", "LOC", "ORG")


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences as tokens and their labels (O, B-PER, I-PER, ...); OTH becomes O."""
    tokens: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if not line.strip():
            if tokens:
                yield tokens, labels
            tokens, labels = [], []
        elif not line.startswith("#"):
            part = line.split("\t")
            tokens.append(part[1])
            labels.append(part[2] if part[2][2:] in KINDS else "O")
