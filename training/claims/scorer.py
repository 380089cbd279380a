"""Fits the scorer of pairs: onrecord/weigh/scorer.json.

    python -m training.claims.scorer --kept KEPT --data DATA --out src/onrecord/weigh

Pairs are those that the weigher looks at: near enough, not vetoed. From ECB+ (topics that fit), two
statements say the same where their main event is one; where they share no event at all they do
not. From PolNeAR and the White House, pairs that were judged by reading (``judged.jsonl``: ids and
places, no text). A logistic regression with a ridge, in numpy.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.read.vectors import Vectors
from onrecord.weigh.candidates import Rows, near
from onrecord.weigh.features import NAMES, features, overlap
from onrecord.weigh.joins import BOTH, NEAR, RARE, Affairs
from onrecord.weigh.laying import Laid
from onrecord.weigh.profiles import Profile
from onrecord.weigh.vetoes import contradiction, too_little
from training.claims.ecbplus import FIT, documents, units
from training.claims.kept import Kept, readings
from training.claims.shelf import vectors_of

Doubles = npt.NDArray[np.float64]
_RIDGE = 4.0
_CHANCE = 0.5  # weight of a pair of reports of different days
_APART = 5  # days
_QUOTED = 0.4  # of neighbouring words
_JUDGED = 4.0  # weight of a judged pair beside one of ECB+


def logistic(
    x: Doubles, y: Doubles, weights: Doubles, ridge: float = _RIDGE, rounds: int = 40
) -> tuple[Doubles, float]:
    """Weights and bias by Newton's method; features are scaled for the ridge, and back."""
    scale = np.maximum(x.std(0), 1e-3)
    z = np.column_stack([x / scale, np.ones(len(x))])
    w = np.zeros(z.shape[1])
    penalty = np.full(z.shape[1], ridge)
    penalty[-1] = 0.0
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        slope = z.T @ (weights * (p - y)) + penalty * w
        bend = (z * (weights * p * (1 - p))[:, None]).T @ z + np.diag(penalty + 1e-6)
        step = np.linalg.solve(bend, slope)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w[:-1] / scale, float(w[-1])


class Events:
    """The units of ECB+ topics laid out, with all pairs that are near."""

    def __init__(self, kept: Sequence[Kept], data: Path, topics: range, vectors: Vectors) -> None:
        found = {reading.id: (reading, start, end, hidden) for reading, start, end, hidden in kept}
        self.profiles: list[Profile] = []
        self.units = []
        rows, group = [], []
        for number, document in enumerate(documents(data, topics)):
            one = found.get(document.report.id)
            if one is None:
                continue
            laid, all_rows = Laid(one[0]), vectors_of(one, vectors)
            for unit in units(document, one[0].statements):
                self.units.append(unit)
                self.profiles.append(laid.profile(unit.number))
                rows.append(all_rows[unit.number])
                group.append(number)
        self.rows = Rows(np.stack(rows), np.array(group))

    def pairs(
        self, least: float = NEAR, rare: float = RARE, both: float = BOTH
    ) -> list[tuple[int, int, float]]:
        """Pairs of units of different documents, the smaller number first, with their cosine."""
        return [
            (a, b, c)
            for i, j, cosine in near(self.rows, self.rows, least, rare, both)
            for a, b, c in zip(i.tolist(), j.tolist(), cosine.tolist(), strict=True)
            if a < b
        ]

    def same(self, a: int, b: int) -> bool | None:
        """Whether two units say the same; None where they only share a lesser event."""
        one, other = self.units[a], self.units[b]
        if one.main == other.main:
            return True
        return None if one.events & other.events else False


def allowed(a: Profile, b: Profile) -> bool:
    """Whether no veto forbids a pair."""
    return too_little(a, b) is None and contradiction(a, b) is None


def judged(
    path: Path, kept: Sequence[Kept], vectors: Vectors
) -> list[tuple[Profile, Profile, float, bool]]:
    """The judged pairs: profiles, cosine, and whether they say the same."""
    labels: list[dict[str, Any]] = [
        json.loads(line) for line in path.read_text(encoding="utf8").splitlines()
    ]
    by = {one[0].id: one for one in kept}
    laid: dict[str, tuple[Laid, Rows]] = {}
    out = []
    for label in labels:
        sides = []
        for report, start in (label["first"], label["second"]):
            if report not in by:
                break
            if report not in laid:
                values = vectors_of(by[report], vectors)
                laid[report] = Laid(by[report][0]), Rows(values, np.zeros(len(values), np.int64))
            place = [
                n for n, one in enumerate(by[report][0].statements) if one.spans[0].start == start
            ]
            if place:
                sides.append((laid[report], place[0]))
        if len(sides) == 2:
            ((one, ours), i), ((other, theirs), j) = sides
            cosine = ours.cosine(i, theirs, j)
            out.append((one.profile(i), other.profile(j), cosine, bool(label["same"])))
    return out


def chance(kept: Sequence[Kept], vectors: Vectors) -> Iterator[tuple[Profile, Profile, float]]:
    """Near pairs of reports that are not of one day: hardly any of them say the same.

    Those with most neighbouring words in common are left out: quotations come again.
    """
    laid = [Laid(one[0]) for one in kept]
    values = [vectors_of(one, vectors) for one in kept]
    group = np.concatenate([np.full(len(rows), n) for n, rows in enumerate(values)])
    place = np.concatenate([np.arange(len(rows)) for rows in values])
    rows = Rows(np.concatenate(values), group)
    for i, j, cosine in near(rows, rows, NEAR, RARE, BOTH):
        for a, b, c in zip(i.tolist(), j.tolist(), cosine.tolist(), strict=True):
            if a >= b:
                continue
            one = laid[group[a]].profile(int(place[a]))
            other = laid[group[b]].profile(int(place[b]))
            days = (one.affair.day, other.affair.day)
            apart = None not in days and abs(days[0] - days[1]) > _APART  # type: ignore[operator]
            if apart and overlap(one, other) < _QUOTED and allowed(one, other):
                yield one, other, c


def _numbers(one: Profile, other: Profile, cosine: float, affairs: Affairs) -> list[float]:
    return features(one, other, cosine, affairs.of(one.affair, other.affair))


def main() -> None:
    """Fits and writes ``scorer.json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judged", type=Path, default=Path(__file__).parent / "judged.jsonl")
    args = parser.parse_args()
    vectors, affairs = Vectors(), Affairs()
    events = Events(readings(args.kept, "ecbplus"), args.data, FIT, vectors)
    x, y, weight = [], [], []
    for a, b, cosine in events.pairs():
        same = events.same(a, b)
        one, other = events.profiles[a], events.profiles[b]
        if same is not None and allowed(one, other):
            x.append(_numbers(one, other, cosine, affairs))
            y.append(same)
            weight.append(1.0)
    print(f"ECB+: {len(x)} pairs, {sum(y)} of them the same")
    if args.judged.exists():
        kept = [*readings(args.kept, "polnear"), *readings(args.kept, "whitehouse")]
        found = judged(args.judged, kept, vectors)
        for one, other, cosine, same in found:
            if allowed(one, other):
                x.append(_numbers(one, other, cosine, affairs))
                y.append(same)
                weight.append(_JUDGED)
        print(f"judged: {len(found)} pairs, {sum(s for *_, s in found)} of them the same")
    some = readings(args.kept, "polnear")[::4] + readings(args.kept, "whitehouse")[::12]
    count = 0
    for one, other, cosine in chance(some, vectors):
        x.append(_numbers(one, other, cosine, affairs))
        y.append(False)
        weight.append(_CHANCE)
        count += 1
    print(f"by chance: {count} pairs")
    w, bias = logistic(np.array(x), np.array(y, dtype=float), np.array(weight))
    table = {"names": NAMES, "weights": [round(float(v), 4) for v in w], "bias": round(bias, 4)}
    text = json.dumps(table, separators=(",", ":"))
    (args.out / "scorer.json").write_text(text + "\n", encoding="utf8")
    for name, value in sorted(zip(NAMES, w, strict=True), key=lambda one: -abs(one[1])):
        print(f"  {name:15} {value:+.2f}")


if __name__ == "__main__":
    main()
