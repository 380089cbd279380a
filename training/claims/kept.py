"""Readings of corpora with the encoder's word vectors, kept on disk while something is fitted.

    python -m training.claims.kept --data DATA --shared SHARED --out KEPT [CORPUS ...]

Corpora: ``polnear`` (train), ``whitehouse``, ``ecbplus``, ``stories`` (measures only), ``snli``
(single sentences). What is kept is the reader's answer, so it is made anew for a new model.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.errors import OnRecordError
from onrecord.gather import gather
from onrecord.gather.options import GatherOptions
from onrecord.read.encoder import Encoder, Heads
from onrecord.read.reader import Reader
from onrecord.read.words import Words
from onrecord.records import Reading, Report
from training.claims.ecbplus import FIT, documents

Halves = npt.NDArray[np.float16]
Ints = npt.NDArray[np.int32]
Kept = tuple[Reading, Ints, Ints, Halves]  # where words start and end, and their vectors
CORPORA = ("polnear", "whitehouse", "ecbplus", "stories", "snli")
_PREMISES = 4500  # of SNLI


def polnear(shared: Path, part: str = "train") -> Iterator[Report]:
    """The articles of PolNeAR, with outlet, date and title."""
    folder = shared / "data/polnear"
    with (folder / "metadata.tsv").open(encoding="utf8", newline="") as file:
        known = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t")}
    for path in sorted((folder / part / "text").glob("*.txt")):
        row = known.get(path.stem, {})
        outlet, published, *_ = path.stem.split("_")
        yield Report(
            id=f"polnear/{path.stem}",
            text=path.read_bytes().decode("utf8"),
            outlet=row.get("publisher") or outlet,
            published=row.get("publication_date") or published,
            title=row.get("title"),
        )


def stories(shared: Path) -> Iterator[Report]:
    """The articles of the story pairs, a paragraph a sentence."""
    for path in sorted((shared / "data/stories/merged_annotations").glob("*.json")):
        found = json.loads(path.read_text(encoding="utf8"))
        yield Report(
            id=f"stories/{path.stem}",
            text="\n\n".join(one["text"] for one in found["news"]),
            outlet=found["source"],
            published=found["date"][:10] or None,
            title=found["title"],
        )


def whitehouse(shared: Path) -> Iterator[Report]:
    """Briefings and statements, as gathered from their files."""
    for path in sorted((shared / "data/whitehouse").rglob("*.md")):
        for found in gather([str(path)], GatherOptions(outlet="White House")):
            if isinstance(found, Report):
                yield msgspec.structs.replace(found, id=f"whitehouse/{path.stem}")


class _Heard(Encoder):
    """An encoder that remembers its last answer."""

    def read(self, text: str) -> tuple[Words, Heads]:
        self.last = super().read(text)
        return self.last


def _read(reports: Iterator[Report]) -> Iterator[Kept]:
    reader = Reader()
    reader.encoder = heard = _Heard()
    for report in reports:
        try:
            reading = reader.read(report)
        except OnRecordError as error:
            print(f"{report.id}: {error}")
            continue
        words, heads = heard.last
        places = (words.start.astype(np.int32), words.end.astype(np.int32))
        yield reading, *places, heads.hidden.astype(np.float16)


def readings(kept: Path, corpus: str) -> list[Kept]:
    """What is kept of a corpus."""
    with (kept / f"{corpus}.pkl").open("rb") as file:
        out: list[Kept] = pickle.load(file)
    return out


def statements(kept: Path, corpus: str) -> Iterator[tuple[str, Halves]]:
    """The statements of a corpus with their words' vectors; of ECB+, of the topics that fit."""
    for reading, start, end, hidden in readings(kept, corpus):
        if corpus == "ecbplus" and int(reading.id.split("_")[0]) not in FIT:
            continue
        for one in reading.statements:
            rows = [
                hidden[
                    np.searchsorted(end, span.start, side="right") : np.searchsorted(
                        start, span.end, side="left"
                    )
                ]
                for span in one.spans
            ]
            vectors = np.concatenate(rows)
            if len(vectors):
                yield one.text, vectors


def sentences(kept: Path, name: str) -> tuple[list[tuple[Any, str, str]], dict[str, Halves]]:
    """Pairs of single sentences with their label, and the word vectors of each sentence."""
    with (kept / f"{name}.pkl").open("rb") as file:
        pairs, known = pickle.load(file)
    return pairs, known


def snli(data: Path) -> list[tuple[str, str, str]]:
    """Label, premise and hypothesis of some of SNLI's train part (CC BY-SA 4.0)."""
    with (data / "pairs/snli/snli_1.0_train_subset.tsv").open(encoding="utf8", newline="") as file:
        rows = [r for r in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(r) == 3]
    rows = [r for r in rows if r[0] in ("entailment", "neutral", "contradiction")]
    premises = sorted({r[1] for r in rows})
    some = frozenset(premises[:: max(1, len(premises) // _PREMISES)])
    return [(r[0], r[1], r[2]) for r in rows if r[1] in some]


def main() -> None:
    """Reads corpora and keeps them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("corpora", nargs="*", default=CORPORA, choices=CORPORA)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for corpus in args.corpora:
        found: object
        if corpus == "snli":
            pairs = snli(args.data)
            encoder = Encoder()
            texts = sorted({t for _, a, b in pairs for t in (a, b)})
            found = pairs, {t: encoder.read(t)[1].hidden.astype(np.float16) for t in texts}
        elif corpus == "ecbplus":
            reports = (d.report for d in documents(args.data) if d.report.text.strip())
            found = list(_read(reports))
        else:
            make = {"polnear": polnear, "whitehouse": whitehouse, "stories": stories}[corpus]
            found = list(_read(make(args.shared)))
        with (args.out / f"{corpus}.pkl").open("wb") as file:
            pickle.dump(found, file, protocol=5)
        print(f"{corpus} is kept", flush=True)


if __name__ == "__main__":
    main()
