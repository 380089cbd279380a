"""Sentence sets: roles in news (NewsDiscourse), subjectivity (CLEF 2023), bias and opinion (BABE).

A linear classifier over the encoder's vectors, fitted on each set's own train part: what the
vectors know. Measured only: no licence, CC BY-NC-SA 4.0 and AGPL-3.0 bar these sets from the model.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.published.linear import classified, crossed, drawn, macro_f1
from benchmarks.published.vectors import vectors
from onrecord.read.encoder import Encoder

Floats = npt.NDArray[np.float32]
NEWS = "newsdiscourse/baselines/GeDi/data/news-discourse-data"
ARTICLES, SENTENCES = 300, 2000  # of NewsDiscourse's train part and of BABE, evenly drawn
DEV = 10  # every tenth article of NewsDiscourse's train part is dev; its test part is not read


@dataclass(frozen=True)
class Item:
    """A sentence with its label. ``group`` is its article; ``place`` where in it: 0 to 1."""

    text: str
    label: str
    group: str
    place: float = 0.0


def roles(folder: Path) -> list[Item]:
    """NewsDiscourse's train articles, without the rows that are marked as errors."""
    names = (folder / "labels.txt").read_text(encoding="utf8").split()
    with (folder / "train.csv").open(encoding="utf8", newline="") as file:
        rows = [(names[int(k)], title, text) for k, title, text in csv.reader(file)]
    total: dict[str, int] = {}
    for _, title, _ in rows:
        total[title] = total.get(title, 0) + 1
    out, seen = [], dict[str, int]()
    for name, title, text in rows:
        seen[title] = seen.get(title, 0) + 1
        if name != "Error":
            out.append(Item(text, name, title, (seen[title] - 1) / total[title]))
    return out


def subjective(path: Path) -> list[Item]:
    """The sentences of a file of CLEF 2023, task 2."""
    with path.open(encoding="utf8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Item(r["sentence"], r["label"], r["sentence_id"]) for r in rows]


def babe(path: Path, column: str) -> list[Item]:
    """BABE's sentences with a label that its annotators agreed on."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [Item(r["text"], r[column], r["text"]) for r in rows if r[column] != "No agreement"]


def labelled(items: Sequence[Item]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """The labels as numbers, and their names."""
    names = sorted({i.label for i in items})
    return np.array([names.index(i.label) for i in items]), names


def in_article(x: Floats, items: Sequence[Item]) -> Floats:
    """Each row with those of the sentences before and after it in the article, the mean of the
    article, and its place."""
    rows = []
    mean: dict[str, Floats] = {}
    for group in dict.fromkeys(i.group for i in items):
        at = [k for k, item in enumerate(items) if item.group == group]
        mean[group] = x[at].mean(0)
    nothing = np.zeros(x.shape[1], np.float32)
    for k, item in enumerate(items):
        before = x[k - 1] if k and items[k - 1].group == item.group else nothing
        later = k + 1 < len(items) and items[k + 1].group == item.group
        after = x[k + 1] if later else nothing
        place = [item.place, float(item.place == 0), item.place**2]
        rows.append(np.concatenate([x[k], before, after, mean[item.group], place]))
    out: Floats = np.stack(rows).astype(np.float32)
    return out


def _rows(encoder: Encoder, items: Sequence[Item], keep: Path | None) -> Floats:
    return vectors(encoder, [i.text for i in items], [()] * len(items), keep)


def run_roles(data: Path, keep: Path | None) -> list[str]:
    """The figures on NewsDiscourse, one a line."""
    items = roles(data / NEWS)
    some = set(drawn(list(dict.fromkeys(i.group for i in items)), ARTICLES))
    items = [i for i in items if i.group in some]
    y, names = labelled(items)
    groups = [i.group for i in items]
    number = {g: k for k, g in enumerate(dict.fromkeys(groups))}
    dev = np.array([number[g] % DEV == 0 for g in groups])
    x = _rows(Encoder(threads=2), items, keep)
    rest = [g for g, held in zip(groups, dev, strict=True) if not held]
    lines = []
    for how, of in (("the sentence alone", x), ("with its article", in_article(x, items))):
        got = classified(of[~dev], y[~dev], rest, of[dev], len(names))
        f1 = macro_f1(y[dev], got, len(names))
        lines.append(
            f"NewsDiscourse, {int(dev.sum())} sentences, every tenth of {ARTICLES} train articles, "
            f"{len(names)} roles, {how}: macro-F1 {f1:.1f}"
        )
    return lines


def run_subjectivity(data: Path, keep: Path | None) -> list[str]:
    """The figures on CLEF 2023 subjectivity, one a line."""
    encoder = Encoder(threads=2)
    train, dev = (subjective(data / f"bias/en_{part}.tsv") for part in ("train", "dev"))
    y, names = labelled(train)
    want = np.array([names.index(i.label) for i in dev])
    got = classified(
        _rows(encoder, train, keep), y, [i.group for i in train], _rows(encoder, dev, keep), 2
    )
    return [
        f"CLEF 2023 subjectivity dev, {len(dev)} sentences: macro-F1 {macro_f1(want, got, 2):.1f}"
    ]


def run_babe(data: Path, keep: Path | None) -> list[str]:
    """The figures on BABE, one a line."""
    encoder = Encoder(threads=2)
    lines = []
    for column, what in (
        ("label_bias", "biased or not"),
        ("label_opinion", "fact, mixed, opinion"),
    ):
        items = drawn(babe(data / "bias/final_labels_SG2.csv", column), SENTENCES)
        tasks = [(what, items)]
        if column == "label_opinion":
            tasks.append(("fact or opinion", [i for i in items if "Some" not in i.label]))
        for name, some in tasks:
            y, names = labelled(some)
            x = _rows(encoder, some, keep)
            got = crossed(x, y, [i.group for i in some], len(names))
            f1 = macro_f1(y, got, len(names))
            lines.append(f"BABE, {len(some)} sentences, {name}, 5 folds: macro-F1 {f1:.1f}")
    return lines
