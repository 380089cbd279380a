"""Claims across reports on ECB+ topics that were held out, beside two baselines.

    python -m benchmarks.claims --kept KEPT --data DATA [--base BASE]

Unit: a statement, as the reader cuts it, of a sentence whose event marks were checked, that tells
an event. Gold: two units are one where their main event (the first in the text that is no saying,
causing or perceiving) is one event in the corpus. All topics are clustered together. B-cubed
(Bagga and Baldwin 1998) and pairwise F1. Each system's threshold is chosen on topics 26 to 35, by
B-cubed F1; figures are of topics 36 to 45. Baselines: cosine of TF-IDF vectors (frequencies of the
topics at hand), cosine of the untouched sentence encoder's vectors (with ``--base``), each
clustered by the same average link.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.read.vectors import Vectors
from onrecord.weigh import clusters
from onrecord.weigh.claims import JOINED
from onrecord.weigh.features import features
from onrecord.weigh.joins import Affairs, judged, scored
from onrecord.weigh.vetoes import contradiction
from training.claims.ecbplus import CHOOSE, REPORT
from training.claims.kept import readings
from training.claims.scorer import Events

Pair = tuple[int, int]
Scores = Mapping[Pair, float]


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1, in percent."""
    g, f, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    n = len(gold)
    precision = sum(c * c / f[k] for (_, k), c in both.items()) / n
    recall = sum(c * c / g[k] for (k, _), c in both.items()) / n
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def pairwise(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs, in percent."""

    def pairs(counts: Counter[object]) -> int:
        return sum(c * (c - 1) // 2 for c in counts.values())

    both = pairs(Counter(zip(gold, found, strict=True)))
    ours, theirs = pairs(Counter(found)), pairs(Counter(gold))
    precision, recall = both / max(1, ours), both / max(1, theirs)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def clustered(
    count: int, scores: Scores, least: float, forbidden: Callable[[int, int], bool]
) -> list[int]:
    """A cluster number a unit, by average link of pairs that score ``least`` or more.

    Scores are stretched so that ``least`` becomes the average at which groups stop to merge.
    """

    def stretched(score: float) -> float:
        below = score / least * clusters.LEAST if least else 1.0
        above = clusters.LEAST + (score - least) / (1 - least) * (1 - clusters.LEAST)
        return min(0.999, above if score >= least else below)

    names = [f"{n:06d}" for n in range(count)]
    joins = {(names[a], names[b]): stretched(s) for (a, b), s in scores.items() if s >= least}
    out = list(range(count))
    for part in clusters.parts(joins):
        inside = set(part)
        own = {pair: s for pair, s in joins.items() if pair[0] in inside}
        for group in clusters.grouped(part, own, lambda a, b: forbidden(int(a), int(b))):
            for key in group:
                out[int(key)] = int(group[0])
    return out


def tfidf(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Cosines (n, n) of TF-IDF vectors."""
    words = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    total = Counter(word for one in words for word in one)
    known = {word: n for n, word in enumerate(sorted(total))}
    x = np.zeros((len(texts), len(known)), dtype=np.float32)
    for row, one in enumerate(words):
        for word, times in one.items():
            x[row, known[word]] = times * math.log(len(texts) / total[word])
    x /= np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
    out: npt.NDArray[np.float64] = (x @ x.T).astype(np.float64)
    return out


def matrix(cosines: npt.NDArray[np.float64], group: npt.NDArray[np.int64], least: float) -> Scores:
    """The pairs of different documents with a cosine of ``least`` or more."""
    i, j = np.nonzero(np.triu(cosines >= least, 1) & (group[:, None] != group[None, :]))
    return {(a, b): float(cosines[a, b]) for a, b in zip(i.tolist(), j.tolist(), strict=True)}


def systems(events: Events, texts: Sequence[str], base: Path | None) -> dict[str, Scores]:
    """The pair scores of each system."""
    affairs = Affairs()
    ours: dict[Pair, float] = {}
    loose: dict[Pair, float] = {}
    near = events.pairs(0.4, -1.0, -1.0)
    for a, b, cosine in near:
        one, other = events.profiles[a], events.profiles[b]
        affair = affairs.of(one.affair, other.affair)
        ours[a, b] = judged(one, other, cosine, affair)
        loose[a, b] = scored(features(one, other, cosine, affair))
    group = events.rows.group
    out: dict[str, Scores] = {
        "onrecord": ours,
        "onrecord, no vetoes": loose,
        "vectors alone": {(a, b): c for a, b, c in near},
        "TF-IDF": matrix(tfidf(texts), group, 0.1),
    }
    if base is not None:
        from training.claims.teacher import taught

        rows = taught(base, texts).astype(np.float64)
        out["MiniLM"] = matrix(rows @ rows.T, group, 0.4)
    return out


def run(kept: Path, data: Path, base: Path | None) -> list[str]:
    """The figures, one system a line."""
    stored, vectors = readings(kept, "ecbplus"), Vectors()
    by = {reading.id: reading for reading, *_ in stored}
    lines: list[str] = []
    chosen: dict[str, float] = {}
    for topics in (CHOOSE, REPORT):
        events = Events(stored, data, topics, vectors)
        texts = [_text(by, one.key) for one in events.profiles]
        gold = [unit.main for unit in events.units]
        for name, scores in systems(events, texts, base).items():

            def forbidden(a: int, b: int, name: str = name, events: Events = events) -> bool:
                if name != "onrecord":
                    return False
                return contradiction(events.profiles[a], events.profiles[b]) is not None

            if topics is CHOOSE:
                grid = [n / 20 for n in range(8, 20)]
                chosen[name] = max(
                    grid,
                    key=lambda least: b_cubed(
                        gold,
                        clustered(len(gold), scores, least, forbidden),
                    )[2],
                )
                continue
            for least in (chosen[name], *((JOINED,) if name == "onrecord" else ())):
                found = clustered(len(gold), scores, least, forbidden)
                p, r, f = b_cubed(gold, found)
                pp, pr, pf = pairwise(gold, found)
                lines.append(
                    f"{name:20} least {least:.3f}: B-cubed {p:.1f} / {r:.1f} / {f:.1f}, "
                    f"pairwise {pp:.1f} / {pr:.1f} / {pf:.1f}"
                )
        if topics is REPORT:
            found = list(range(len(gold)))
            p, r, f = b_cubed(gold, found)
            lines.append(f"{'each alone':20}              B-cubed {p:.1f} / {r:.1f} / {f:.1f}")
            lines.insert(0, f"{len(gold)} units of {len(set(gold))} events, topics 36 to 45")
    return lines


def _text(by: Mapping[str, object], key: str) -> str:
    report, _, statement = key.rpartition("#")
    reading = by[report]
    return next(one.text for one in reading.statements if one.id == statement)  # type: ignore[attr-defined,no-any-return]


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path)
    args = parser.parse_args()
    print("\n".join(run(args.kept, args.data, args.base)))


if __name__ == "__main__":
    main()
