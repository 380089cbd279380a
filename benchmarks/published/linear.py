"""A linear classifier and a ridge regression in numpy, and what is counted of them.

They measure what the encoder's vectors know of a published set. Nothing here is shipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Item = TypeVar("Item")
STEPS, RATE = 150, 0.03
DECAYS = (0.001, 0.01)
RIDGES = (10.0, 100.0, 1000.0, 10000.0)
HASHED = 2048  # columns of hashed words


def drawn(items: Sequence[Item], most: int) -> list[Item]:
    """At most so many of the items, evenly drawn, in their order."""
    if len(items) <= most:
        return list(items)
    return [items[k * len(items) // most] for k in range(most)]


def macro_f1(want: Ints, got: Ints, classes: int) -> float:
    """The mean over classes of F1, in percent; a class that is neither wanted nor got is left
    out."""
    each = []
    for k in range(classes):
        hit = int(((want == k) & (got == k)).sum())
        total = int((want == k).sum() + (got == k).sum())
        if total:
            each.append(200 * hit / total)
    return sum(each) / len(each) if each else 0.0


def pearson(want: Floats, got: Floats) -> float:
    """Pearson's r; 0 where either does not vary."""
    if not len(want) or float(np.std(want)) < 1e-6 or float(np.std(got)) < 1e-6:
        return 0.0
    return float(np.corrcoef(want, got)[0, 1])


def folds(groups: Sequence[str], count: int) -> Ints:
    """Which of ``count`` folds each row is in: all rows of a group in one, groups in turn."""
    number = {name: k for k, name in enumerate(dict.fromkeys(groups))}
    return np.array([number[name] % count for name in groups], dtype=np.int64)


def hashed(texts: Sequence[Sequence[str]]) -> Floats:
    """Words and pairs of words as 0 or 1 in HASHED columns, each row of length 1."""
    out = np.zeros((len(texts), HASHED), dtype=np.float32)
    for row, words in zip(out, texts, strict=True):
        for term in (*words, *(f"{a} {b}" for a, b in pairwise(words))):
            row[_column(term)] = 1
        row /= max(float(np.sqrt(row.sum())), 1.0)
    return out


def _column(term: str) -> int:
    """A column for a term, the same at every run."""
    value = 2166136261
    for byte in term.encode("utf8", "surrogatepass"):
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value % HASHED


@dataclass(frozen=True)
class Scale:
    """Mean and deviation of each column of what was fitted on."""

    mean: Floats
    deviation: Floats

    @classmethod
    def of(cls, x: Floats) -> Scale:
        """The scale of a matrix."""
        return cls(x.mean(0), x.std(0) + 1e-3)

    def __call__(self, x: Floats) -> Floats:
        """The matrix in this scale."""
        out: Floats = ((x - self.mean) / self.deviation).astype(np.float32)
        return out


def softmax_fit(x: Floats, y: Ints, classes: int, decay: float, balanced: bool) -> Floats:
    """Weights (columns + 1, classes) of a multinomial logistic regression, by Adam from zero.

    ``balanced`` gives each class the same weight in all.
    """
    x = np.hstack([x, np.ones((len(x), 1), np.float32)])
    weight = np.zeros((x.shape[1], classes), np.float32)
    counts = np.bincount(y, minlength=classes).clip(1)
    each = (len(y) / (classes * counts) if balanced else np.ones(classes))[y]
    each = (each / each.sum()).astype(np.float32)[:, None]
    target = np.eye(classes, dtype=np.float32)[y]
    first, second = np.zeros_like(weight), np.zeros_like(weight)
    for step in range(1, STEPS + 1):
        slope = x.T @ (each * (probabilities(x, weight) - target)) + decay * weight
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = RATE * min(1.0, 2 * (1 - step / (STEPS + 1)))
        rise = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weight = (weight - rate * rise).astype(np.float32)
    return weight


def probabilities(x: Floats, weight: Floats) -> Floats:
    """The probability of each class; ``x`` may lack the column of ones."""
    if x.shape[1] == len(weight) - 1:
        x = np.hstack([x, np.ones((len(x), 1), np.float32)])
    score = x @ weight
    odds = np.exp(score - score.max(1, keepdims=True))
    out: Floats = odds / odds.sum(1, keepdims=True)
    return out


Choice = tuple[float, bool]


def chosen(x: Floats, y: Ints, groups: Sequence[str], classes: int) -> Choice:
    """The decay, and whether classes are balanced, that do best on a fifth of the groups."""
    held = folds(groups, 5) == 0
    best, choice = -1.0, (DECAYS[0], False)
    for decay in DECAYS:
        for balanced in (False, True):
            weight = softmax_fit(x[~held], y[~held], classes, decay, balanced)
            got = probabilities(x[held], weight).argmax(1)
            if (score := macro_f1(y[held], got, classes)) > best:
                best, choice = score, (decay, balanced)
    return choice


def classified(
    x: Floats,
    y: Ints,
    groups: Sequence[str],
    to: Floats,
    classes: int,
    choice: Choice | None = None,
) -> Ints:
    """The classes of ``to`` by a classifier fitted on ``x``, chosen on ``x`` alone."""
    scale = Scale.of(x)
    x, to = scale(x), scale(to)
    choice = choice or chosen(x, y, groups, classes)
    out: Ints = probabilities(to, softmax_fit(x, y, classes, *choice)).argmax(1)
    return out


def crossed(x: Floats, y: Ints, groups: Sequence[str], classes: int, count: int = 5) -> Ints:
    """The class of each row by a classifier fitted on the other folds.

    Decay and balance are chosen within what the first fold's classifier is fitted on.
    """
    fold = folds(groups, count)
    out = np.zeros_like(y)
    choice = None
    for k in range(count):
        rest = fold != k
        names = [g for g, keep in zip(groups, rest, strict=True) if keep]
        if choice is None:
            choice = chosen(Scale.of(x[rest])(x[rest]), y[rest], names, classes)
        out[~rest] = classified(x[rest], y[rest], names, x[~rest], classes, choice)
    return out


def ridge_fit(x: Floats, y: Floats, strength: float) -> Floats:
    """Weights (columns + 1) of a ridge regression; the constant is not held down."""
    x = np.hstack([x, np.ones((len(x), 1), np.float32)]).astype(np.float64)
    hold = np.full(x.shape[1], strength)
    hold[-1] = 1e-6
    out: Floats = np.linalg.solve(x.T @ x + np.diag(hold), x.T @ y).astype(np.float32)
    return out


def ridge(x: Floats, y: Floats, to: Floats) -> Floats:
    """The values of ``to`` by a ridge regression on ``x``, its strength chosen on a fifth of it."""
    scale = Scale.of(x)
    x, to = scale(x), scale(to)
    held = np.arange(len(x)) % 5 == 0

    def values(of: Floats, weight: Floats) -> Floats:
        out: Floats = of @ weight[:-1] + weight[-1]
        return out

    def error(strength: float) -> float:
        weight = ridge_fit(x[~held], y[~held], strength)
        return float(((values(x[held], weight) - y[held]) ** 2).mean())

    return values(to, ridge_fit(x, y, min(RIDGES, key=error)))
