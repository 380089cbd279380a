"""GAP (Webster et al., TACL 2018), Apache-2.0: a pronoun and two names, which of them is meant."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Example:
    """``pronoun`` and ``names`` as (start, end) in ``text``; ``same`` tells for each name."""

    text: str
    pronoun: tuple[int, int]
    names: tuple[tuple[int, int], tuple[int, int]]
    same: tuple[bool, bool]


def examples(path: Path) -> Iterator[Example]:
    """The examples of one of GAP's files."""
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):

            def span(key: str, row: dict[str, str] = row) -> tuple[int, int]:
                start = int(row[f"{key}-offset"])
                return start, start + len(row[key])

            yield Example(
                row["Text"],
                span("Pronoun"),
                (span("A"), span("B")),
                (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"),
            )
