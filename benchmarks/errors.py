"""Errors of the installed reader on whole articles of PolNeAR dev, counted by kind and shown.

    python -m benchmarks.errors [--shared ../shared] [--sample 100] [--seed 1]

Prints the counts of all errors, then a random sample with its context, for a person to judge. Found
and linked are as in the shared scorer: content overlap (Jaccard) of at least a half, and the same
for the source, or no source on both sides.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.read.many import read_all
from onrecord.read.reader import Reader
from onrecord.records import Reading
from onrecord.report import make_report

Pairs = list[tuple[int, int]]


@dataclass(frozen=True)
class Error:
    """One error: its kind, the article, where it stands, and what was read instead."""

    kind: str
    article: str
    context: str
    gold: str
    read: str


def jaccard(a: Pairs, b: Pairs) -> float:
    """Overlap over union, by position."""
    x = {i for s, e in a for i in range(s, e)}
    y = {i for s, e in b for i in range(s, e)}
    return len(x & y) / len(x | y) if x | y else 0.0


def _touch(a: Pairs, b: Pairs) -> bool:
    return any(s < e2 and s2 < e for s, e in a for s2, e2 in b)


def _show(text: str, entry: dict[str, Pairs]) -> str:
    parts = (
        " … ".join(text[s:e] for s, e in entry[r]) or "-" for r in ("source", "cue", "content")
    )
    return " | ".join(" ".join(p.split())[:160] for p in parts)


def _context(text: str, entry: dict[str, Pairs]) -> str:
    every = [p for r in entry.values() for p in r]
    lo, hi = min(s for s, _ in every), max(e for _, e in every)
    return " ".join(text[max(0, lo - 80) : min(hi, lo + 320) + 80].split())


def compare(name: str, gold: list[dict[str, Pairs]], reading: Reading) -> Iterator[Error | None]:
    """The errors of a reading; None for each attribution that is found and linked."""
    text = reading.text
    got = [
        {r: [(s.start, s.end) for s in getattr(a, r)] for r in ("source", "cue", "content")}
        for a in reading.attributions
    ]
    free = set(range(len(got)))
    nothing: dict[str, Pairs] = {"source": [], "cue": [], "content": []}

    def error(kind: str, want: dict[str, Pairs] | None, read: dict[str, Pairs] | None) -> Error:
        there = want or read or nothing
        shown = (_show(text, x) if x else "-" for x in (want, read))
        return Error(kind, name, _context(text, there), *shown)

    missed = []
    for want in gold:
        best = max(free, key=lambda k: jaccard(want["content"], got[k]["content"]), default=None)
        if best is None or jaccard(want["content"], got[best]["content"]) < 0.5:
            missed.append(want)
            continue
        free.discard(best)
        read = got[best]
        if not want["source"] and read["source"]:
            yield error("source read where none is marked", want, read)
        elif want["source"] and not read["source"]:
            yield error("source not read", want, read)
        elif want["source"] and jaccard(want["source"], read["source"]) < 0.5:
            same = _touch(want["source"], read["source"])
            yield error("source with other borders" if same else "another source", want, read)
        else:
            yield None
    for want in missed:
        near = next((k for k in sorted(free) if _touch(want["content"], got[k]["content"])), None)
        if near is not None:
            free.discard(near)
            yield error("content with other borders", want, got[near])
        elif any(_touch(want["content"], g["content"]) for g in got):
            yield error("content within another attribution's", want, None)
        elif any(_touch(want["cue"], g["cue"]) for g in got):
            yield error("cue read, other content", want, None)
        else:
            yield error("attribution missed", want, None)
    for k in sorted(free):
        touching = any(_touch(got[k]["content"], w["content"]) for w in gold)
        yield error(
            "part of an attribution read as one" if touching else "read where none is marked",
            None,
            got[k],
        )


def main() -> None:
    """Counts and samples."""
    from training.corpora.polnear import articles

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    folder = args.shared / "data/polnear/dev"
    if not folder.is_dir():
        sys.exit(f"{folder} is not there: the corpora are needed to find errors")
    items = list(articles(folder))
    reports = (make_report(a.text, id=a.name) for a in items)
    outcomes = read_all(Reader(threads=2), reports)
    errors: list[Error] = []
    right = 0
    for item, reading in zip(items, outcomes, strict=True):
        assert isinstance(reading, Reading)
        for error in compare(item.name, item.attributions, reading):
            if error is None:
                right += 1
            else:
                errors.append(error)
    print(f"{right} attributions found and linked; {len(errors)} errors:")
    for kind, count in Counter(e.kind for e in errors).most_common():
        print(f"  {count:5}  {kind}")
    for number, e in enumerate(
        random.Random(args.seed).sample(errors, min(args.sample, len(errors)))
    ):
        print(f"\n{number + 1}. {e.kind} ({e.article})\n   text: {e.context}")
        print(f"   gold: {e.gold}\n   read: {e.read}")


if __name__ == "__main__":
    main()
