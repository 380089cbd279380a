"""Sources merged across reports, against merges that were judged by hand.

    python -m benchmarks.merges [--shared ../shared] [--most 40]

``tests/accuracy/merges.jsonl`` has pairs of mentions in two reports, and whether the two are one
source. Of all sources that were merged in PolNeAR dev, every sixth article of PolNeAR train and the
transcripts, 150 were drawn, one pair of members each (the first is judged by both readings: where
the reader itself took a mention for somebody else, the pair is not one). Pairs that an earlier
version merged by mistake, and a few alike names, are in it as well. It holds places only.

Prints the precision of the pairs that are merged, and the share of those that should be.
``--most``: only the pairs of the first so many articles of PolNeAR, which are short.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.gather import gather
from onrecord.ledger.records import Filed, Publication
from onrecord.read.reader import Reader
from onrecord.records import Reading, Report, Span
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import SourceRef
from onrecord.weigh.sources import ledger_sources

LABELS = Path(__file__).parents[1] / "tests/accuracy/merges.jsonl"
Pair = dict[str, Any]


def pairs() -> list[Pair]:
    """The judged pairs: ``a`` and ``b`` are report, start and end; ``same``."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def tried(given: Sequence[Pair], most: int | None) -> list[Pair]:
    """All pairs; or those of the first ``most`` articles of PolNeAR, which are short."""
    if most is None:
        return list(given)
    given = [p for p in given if {p["a"][0][:7], p["b"][0][:7]} == {"polnear"}]
    names: dict[str, None] = {}
    out = []
    for pair in given:
        both = {pair["a"][0], pair["b"][0]} - set(names)
        if len(names) + len(both) <= most:
            names |= dict.fromkeys(sorted(both))
            out.append(pair)
    return out


def reports(names: Iterable[str], shared: Path) -> Iterator[Report]:
    """The reports of the corpora by their names, with outlet and date."""
    polnear = shared / "data/polnear"
    with (polnear / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        meta = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t")}
    for name in sorted(set(names)):
        corpus, *rest = name.split("/")
        if corpus == "polnear":
            split, article = rest
            text = (polnear / split / "text" / f"{article}.txt").read_bytes().decode("utf-8")
            row = meta.get(article, {})
            outlet, day = article.split("_")[:2]
            yield Report(
                name,
                text,
                title=row.get("title"),
                outlet=row.get("publisher") or outlet,
                author=row.get("author"),
                published=row.get("publication_date") or day,
            )
        else:
            (path,) = (shared / "data/whitehouse").glob(f"*/*/{rest[0]}.md")
            for found in gather([str(path)]):
                if isinstance(found, Report):
                    yield msgspec.structs.replace(found, id=name, outlet="White House")


def holdings_of(readings: Iterable[Reading]) -> Holdings:
    """The readings as a ledger would hold them."""
    return Holdings.build(
        (
            Filed(
                one.id,
                (Publication(one.published, one.outlet, one.title, one.author),),
                "2032-01-01T00:00:00Z",
            ),
            one,
        )
        for one in readings
    )


def at(reading: Reading, place: Span) -> str | None:
    """The source with a mention at a place, the best fit."""
    best, most = None, 0.0
    for source in reading.sources:
        for mention in source.mentions:
            both = min(mention.end, place.end) - max(mention.start, place.start)
            whole = max(mention.end, place.end) - min(mention.start, place.start)
            if both > 0 and both / whole > most:
                best, most = source.id, both / whole
    return best


def figures(given: Sequence[Pair], holdings: Holdings) -> dict[str, float]:
    """Percentages: ``precision`` of the pairs merged, ``found`` of the pairs that are one."""
    over = {ref: one.id for one in ledger_sources(holdings) for ref in one.members}
    merged, right, wanted = 0, 0, 0
    for pair in given:
        ids = []
        for report, start, end in (pair["a"], pair["b"]):
            source = at(holdings.readings[report], Span(start, end))
            ids.append(over.get(SourceRef(report, source)) if source else None)
        one = ids[0] is not None and ids[0] == ids[1]
        merged += one
        right += one and pair["same"]
        wanted += pair["same"]
    return {
        "precision": round(100 * right / merged, 1) if merged else 0.0,
        "found": round(100 * right / wanted, 1) if wanted else 0.0,
    }


def measured(shared: Path, most: int | None = None) -> tuple[dict[str, float], int]:
    """The figures, and how many pairs were tried."""
    given = tried(pairs(), most)
    names = [place[0] for pair in given for place in (pair["a"], pair["b"])]
    reader = Reader()
    holdings = holdings_of(reader.read(one) for one in reports(names, shared))
    return figures(given, holdings), len(given)


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.merges",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--most", type=int)
    given = parser.parse_args(argv)
    found, count = measured(given.shared, given.most)
    print(f"{count} pairs: precision {found['precision']} %, found {found['found']} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
