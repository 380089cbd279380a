"""About 1,500 real reports into one ledger: time, size, and what comes out.

    python -m benchmarks.archive [--shared ../shared] [--db FILE] [--limit N] [--threads N]

Adds PolNeAR train, the stories of PAC and the White House transcripts, which stay where they are,
to a ledger (a new one in a temporary folder, or the one that is named: a run that was stopped goes
on). Prints reports a second, the size on disk, how many claims stand in reports of more than one
outlet, the ten with the most independent roots, and the ten most repeated that have a single root.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import OnRecordError
from onrecord.gather import GatherOptions, gather
from onrecord.ledger.records import Added
from onrecord.ledger.store import Ledger
from onrecord.read.many import in_order
from onrecord.read.reader import Reader
from onrecord.records import Reading, Refusal, Report
from onrecord.report import make_report
from onrecord.weigh.claims import claims
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.placing import place
from onrecord.weigh.records import Claim

TOP = 10


def polnear(shared: Path, split: str = "train") -> Iterator[Report]:
    """The articles of a split (never the test split) with outlet, date, author and title."""
    folder = shared / "data/polnear"
    with (folder / "metadata.tsv").open(encoding="utf-8") as stream:
        rows = {row["filename"]: row for row in csv.DictReader(stream, delimiter="\t")}
    for path in sorted((folder / split / "text").glob("*.txt")):
        row = rows.get(path.stem, {})
        yield make_report(
            path.read_text(encoding="utf-8"),
            id=path.stem,
            title=row.get("title"),
            outlet=row.get("publisher"),
            author=_given(row.get("author")),
            published=row.get("publication_date"),
        )


def stories(shared: Path) -> Iterator[Report]:
    """The articles of PAC, paired on the same story by the beginning of their ids."""
    for path in sorted((shared / "data/stories/merged_annotations").glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        yield make_report(
            " ".join(sentence["text"] for sentence in story["news"]),
            id=story["id"],
            title=story["title"],
            outlet=story["source"].partition(" (")[0],
            published=story["date"] or None,
        )


def whitehouse(shared: Path) -> Iterator[Report]:
    """The briefings, remarks and statements."""
    given = gather([str(shared / "data/whitehouse")], GatherOptions(outlet="White House"))
    yield from (one for one in given if isinstance(one, Report))


def everything(shared: Path) -> Iterator[Report]:
    """All three."""
    yield from polnear(shared)
    yield from stories(shared)
    yield from whitehouse(shared)


def add(ledger: Ledger, reports: Iterable[Report], threads: int) -> Counter[str]:
    """Reads and records; how many reports became what."""
    reader = Reader()

    def work(report: Report) -> Refusal | Added | tuple[Reading, NDArray[np.int8]]:
        if ledger.seen(report, reader.id) is not None:
            return ledger.add_again(report, reader.id)
        try:
            return reader.read_with_vectors(ledger.as_filed(report))
        except OnRecordError as error:
            return Refusal(report.id, str(error))

    counts: Counter[str] = Counter()
    begin = said = time.monotonic()
    for done in in_order(work, reports, threads):
        if isinstance(done, tuple):
            done = ledger.add(*done)
        counts["refused" if isinstance(done, Refusal) else done.outcome] += 1
        if time.monotonic() - said > 10:
            said = time.monotonic()
            count = counts.total()
            print(f"{count} in {said - begin:.0f} s", file=sys.stderr, flush=True)
    return counts


def _given(value: str | None) -> str | None:
    return None if value in (None, "", "None", "NA") else value


def _shown(claim: Claim, holdings: Holdings) -> str:
    outlets = sorted({holdings.filed[name].outlet or "?" for name in claim.reports})
    roots = f"{claim.roots.min}-{claim.roots.max} roots"
    head = f"{claim.id}  {len(claim.reports)} reports, {roots}, {claim.first}  {outlets}"
    lines = [head]
    for key in claim.statements[:6]:
        held = holdings.by_key[key]
        who = held.root.name if held.root else held.grade or "?"
        lines.append(f"      {held.report} [{who}] {' '.join(held.statement.text.split())[:150]}")
    return "\n".join(lines)


def main() -> None:
    """Adds, places, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--db", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "archive.db"
        with Ledger.open(str(db)) as ledger:
            begin = time.monotonic()
            counts = add(ledger, islice(everything(options.shared), options.limit), options.threads)
            read = time.monotonic()
            place(ledger)
            placed = time.monotonic()
            holdings = Holdings.of(ledger)
            every = claims(holdings)
            weighed = time.monotonic()
        size = sum(path.stat().st_size for path in db.parent.glob(db.name + "*"))
        done = counts.total()
        print(", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
        print(f"read and recorded in {read - begin:.0f} s, {done / (read - begin):.1f} a second")
        print(f"placed in {placed - read:.0f} s; claims computed in {weighed - placed:.1f} s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size / 1e6:.0f} MB on disk; {peak:.0f} MB of memory at most")
        print(f"{len(holdings.held)} statements, {len(holdings.joins)} joins, {len(every)} claims")
    several = [claim for claim in every if len(claim.reports) > 1]
    across = [
        claim
        for claim in several
        if len({holdings.filed[name].outlet for name in claim.reports}) > 1
    ]
    print(f"{len(several)} claims in two or more reports, {len(across)} in more than one outlet")
    print(f"\nThe {TOP} with the most independent roots")
    by_roots = sorted(across, key=lambda c: (-c.roots.min, -c.roots.max, -len(c.reports), c.id))
    for claim in by_roots[:TOP]:
        print(_shown(claim, holdings))
    print(f"\nThe {TOP} most repeated with a single root")
    single = [claim for claim in across if claim.roots.max == 1]
    for claim in sorted(single, key=lambda c: (-len(c.reports), c.first, c.id))[:TOP]:
        print(_shown(claim, holdings))


if __name__ == "__main__":
    main()
