"""Joins of real articles against judgements by reading: are those that are shown right?

    python -m benchmarks.joins [--shared ../shared] [--every N] [--wrong]

``tests/accuracy/claims.jsonl`` has 205 pairs of statements, by report and offset, that an earlier
scorer joined, over all its scores, between reports of different outlets or days of PolNeAR train,
PAC and the White House; each was judged by reading both in their reports. It holds no texts.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.read.reader import Reader
from onrecord.weigh.candidates import Rows
from onrecord.weigh.claims import JOINED
from onrecord.weigh.joins import Affairs, judged
from onrecord.weigh.laying import Laid
from training.claims.kept import polnear, stories, whitehouse

LABELS = Path(__file__).parents[1] / "tests/accuracy/claims.jsonl"


@dataclass(frozen=True)
class Pair:
    """A judged pair, and the score that it has now."""

    same: bool
    score: float
    texts: tuple[str, str]


def labels(every: int = 1) -> list[dict[str, Any]]:
    """Every so many-th of the judgements."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[::every]]


def scored(chosen: Sequence[dict[str, Any]], shared: Path, reader: Reader) -> list[Pair]:
    """The pairs whose statements are still cut so, scored."""
    wanted = {report for one in chosen for report, _ in (one["first"], one["second"])}
    laid: dict[str, tuple[Laid, Rows]] = {}
    for corpus in (polnear, stories, whitehouse):
        for report in corpus(shared):
            if report.id in wanted:
                reading, rows = reader.read_with_vectors(report)
                group = np.zeros(len(rows), dtype=np.int64)
                laid[report.id] = (Laid(reading), Rows(rows, group))
    affairs = Affairs()
    out = []
    for label in chosen:
        ends = []
        for report, start in (label["first"], label["second"]):
            statements = laid[report][0].reading.statements
            places = [n for n, one in enumerate(statements) if one.spans[0].start == start]
            ends += [(*laid[report], place) for place in places[:1]]
        if len(ends) < 2:
            continue
        (one, ours, i), (other, theirs, j) = ends
        a, b = one.profile(i), other.profile(j)
        score = judged(a, b, ours.cosine(i, theirs, j), affairs.of(a.affair, b.affair))
        texts = (one.reading.statements[i].text, other.reading.statements[j].text)
        out.append(Pair(bool(label["same"]), score, texts))
    return out


def figures(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Percent of those shown that are right, and of the right ones that are shown."""
    shown = [one for one in pairs if one.score >= JOINED]
    both = sum(one.same for one in shown)
    return 100 * both / max(1, len(shown)), 100 * both / max(1, sum(one.same for one in pairs))


def main() -> None:
    """Reads, scores, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="show those that are shown and wrong")
    options = parser.parse_args()
    pairs = scored(labels(options.every), options.shared, Reader(threads=2))
    right, found = figures(pairs)
    shown = sum(one.score >= JOINED for one in pairs)
    print(
        f"{len(pairs)} pairs, {shown} shown: {right:.1f} % right; {found:.1f} % of the right ones"
    )
    if options.wrong:
        for one in pairs:
            if one.score >= JOINED and not one.same:
                print(
                    f"{one.score:.2f}", *(" ".join(text.split()) for text in one.texts), sep="\n  "
                )


if __name__ == "__main__":
    main()
