"""The reader on whole reports, against what a careful reader finds in them.

    python -m benchmarks.cases [--list] [--only NAME] [--shared [../shared]]

Prints how many expectations are met, by kind; `--list` shows those that are not. The reports are
fictional and lie in `tests/cases/reports/`; `--shared` adds those of another folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.gather import gather
from onrecord.gather.options import GatherOptions
from onrecord.read.reader import Reader
from onrecord.records import Report
from tests.cases.check import Read, met

REPORTS = Path(__file__).parents[1] / "tests/cases/reports"


@dataclass(frozen=True)
class Case:
    """A report, and the expectations that a careful reader has of its reading."""

    name: str
    report: Report
    expectations: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Outcome:
    """One expectation, and whether the reading of its case meets it."""

    case: str
    want: dict[str, Any]
    met: bool

    @property
    def kind(self) -> str:
        """The expectation's kind."""
        return str(self.want["expect"])


def load(folder: Path = REPORTS) -> list[Case]:
    """The cases in a folder, by name: each a folder of its own with an `expect.json`.

    What that file says of the report (`published`, `title`, `outlet`) holds where the report's own
    front matter says nothing. Raises :class:`ValueError` where a report cannot be read.
    """
    cases = []
    for path in sorted(folder.glob("*/expect.json")):
        said = json.loads(path.read_text(encoding="utf8"))
        known = {key: said.get(key) for key in ("title", "outlet", "author", "published")}
        found = list(gather([str(path.parent / said["report"])], GatherOptions(**known)))
        if len(found) != 1 or not isinstance(found[0], Report):
            raise ValueError(f"{path}: its report cannot be read: {found}")
        cases.append(Case(path.parent.name, found[0], tuple(said["expectations"])))
    return cases


def outcomes(reader: Reader, cases: Iterable[Case]) -> list[Outcome]:
    """Every expectation of every case, tried on one read of its report."""
    out = []
    for case in cases:
        read = Read(json.loads(reader.read(case.report).json()))
        out += [Outcome(case.name, want, met(read, want)) for want in case.expectations]
    return out


def tally(found: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """By kind of expectation: how many are met, and how many there are."""
    found = list(found)
    total = Counter(one.kind for one in found)
    good = Counter(one.kind for one in found if one.met)
    return {kind: (good[kind], total[kind]) for kind in sorted(total)}


def failures(found: Iterable[Outcome]) -> str:
    """What is not met, one expectation a line."""
    return "\n".join(
        f"{one.case}: {json.dumps(one.want, ensure_ascii=False)}" for one in found if not one.met
    )


def _show(title: str, found: Sequence[Outcome], listed: bool) -> None:
    counts = tally(found)
    if listed:
        print(failures(found))
    print(title)
    for kind, (good, total) in counts.items():
        print(f"  {kind:16} {good:4} of {total:4}  {100 * good / total:5.1f} %")
    good, total = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
    print(f"  {'all':16} {good:4} of {total:4}  {100 * good / max(total, 1):5.1f} %")


def main() -> None:
    """Runs the reader and prints the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--list", action="store_true", help="show what is not met")
    parser.add_argument("--only", help="one case of this name")
    parser.add_argument("--shared", type=Path, nargs="?", const=Path("../shared"))
    args = parser.parse_args()
    reader = Reader(threads=2)
    folders = {"tests/cases/reports": REPORTS}
    if args.shared:
        if not (args.shared / "cases").is_dir():
            sys.exit(f"{args.shared}/cases is not there")
        folders[f"{args.shared}/cases"] = args.shared / "cases"
    for title, folder in folders.items():
        cases = [case for case in load(folder) if args.only in (None, case.name)]
        if cases:
            _show(f"{title}: {len(cases)} reports", outcomes(reader, cases), args.list)


if __name__ == "__main__":
    main()
