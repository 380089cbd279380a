"""Acts on PLV (PLOVER root codes and their four wide classes): who did what to whom.

A linear classifier over the encoder's vectors of the sentence, of the two actors and of what stands
between them, and over hashed words, by cross-validation in which all pairs of a sentence are in one
fold. Measured only: the set states no licence.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.published.linear import crossed, hashed, macro_f1
from benchmarks.published.vectors import vectors
from onrecord.read.encoder import Encoder

Floats = npt.NDArray[np.float32]
_MARK = re.compile(r"</?[st]>")
_WORD = re.compile(r"\w+")
_AFTER = 60  # code points after the later actor


@dataclass(frozen=True)
class Pair:
    """A sentence, where its two actors stand, and what the first did to the second."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    root: str
    wide: str


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its marks, and where what ``<s>`` and ``<t>`` hold stands in it."""
    text, at, opened = "", 0, dict[str, int]()
    found: dict[str, tuple[int, int]] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        name = match[0].strip("</>")
        if match[0].startswith("</"):
            found.setdefault(name, (opened.get(name, len(text)), len(text)))
        else:
            opened[name] = len(text)
    return text + marked[at:], found


def pairs(path: Path) -> list[Pair]:
    """The pairs of PLV's file."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    out = []
    for row in rows:
        text, found = unmarked(row["marked_sentence"])
        nothing = (0, 0)
        out.append(
            Pair(
                text,
                found.get("s", nothing),
                found.get("t", nothing),
                row["gold_root"],
                row["gold_penta"],
            )
        )
    return out


def between(pair: Pair) -> tuple[int, int]:
    """What stands between the two actors; after the later one where nothing does."""
    first, second = sorted((pair.source, pair.target))
    if second[0] - first[1] > 3:
        return first[1], second[0]
    return second[1], second[1] + _AFTER


def terms(pair: Pair) -> list[str]:
    """The words of a sentence, and again those between its actors, with their order."""
    lo, hi = between(pair)
    way = "st" if pair.source < pair.target else "ts"
    every = _WORD.findall(pair.text.lower())
    return [*every, *(f"{way}:{w}" for w in _WORD.findall(pair.text[lo:hi].lower()))]


def run(data: Path, keep: Path | None) -> list[str]:
    """The figures, one a line."""
    items = pairs(data / "plover/PLV_train.tsv")
    texts = [p.text for p in items]
    dense = vectors(
        Encoder(threads=2), texts, [(p.source, p.target, between(p)) for p in items], keep
    )
    words = hashed([terms(p) for p in items])
    both = np.hstack([dense, words])
    lines = []
    for what, names in (
        ("root codes", [p.root for p in items]),
        ("classes", [p.wide for p in items]),
    ):
        known = sorted(set(names))
        y = np.array([known.index(n) for n in names])
        for how, x in (("vectors", dense), ("vectors and words", both)):
            f1 = macro_f1(y, crossed(x, y, texts, len(known)), len(known))
            lines.append(
                f"PLV, {len(items)} pairs, {len(known)} {what}, 5 folds, {how}: macro-F1 {f1:.1f}"
            )
    return lines
