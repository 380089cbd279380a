"""Relations between statements: a sample to judge, and what our kinds measure on GUM.

    python -m benchmarks.relations sample --shared ../shared [--seed 7] [--number 100]
    python -m benchmarks.relations gum --gum FOLDER

`sample` prints relations of PolNeAR dev and of White House texts, drawn with a seed, to be judged
by reading: kind, direction and both ends. `gum` reads the texts of GUM's dev documents with its own
units as statements, all in the author's voice, and holds our kinds against its PDTB-style
relations (`rst/gdtb`): macro-F1 over the kinds that both have, marked relations and all relations.
FOLDER is the corpus unpacked. It only measures: nothing was fitted to it.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.gather import gather
from onrecord.gather.options import GatherOptions
from onrecord.read.reader import Reader
from onrecord.read.relations.related import linked_up
from onrecord.read.what.qualify import qualified
from onrecord.records import Relation, Report, Span, Statement, joined

_KINDS = {
    "Contingency.Cause": "because",
    "Contingency.Cause+Belief": "because",
    "Contingency.Cause+belief": "because",
    "Contingency.Purpose": "because",
    "Comparison.Contrast": "contrasts",
    "Comparison.Concession": "contrasts",
    "Expansion.Equivalence": "restates",
}
# PDTB has one relation of reason where we tell three apart.
_OURS = {"supports": "because", "causes": "because", "justifies": "because"}
_CONNECTIVE = 2  # words between two arguments that are no unit by themselves
_HOUSE = 12  # White House texts in the sample

Pair = tuple[int, int, str]


def articles(shared: Path) -> Iterator[tuple[str, str]]:
    """Names and texts: all of PolNeAR dev, and some White House texts drawn with a fixed seed."""
    data = shared / "data"
    for path in sorted((data / "polnear/dev/text").glob("*.txt")):
        yield str(path.relative_to(data)), path.read_bytes().decode("utf-8")
    house = random.Random(1).sample(sorted((data / "whitehouse").rglob("*.md")), _HOUSE)
    for path in house:
        for report in gather([str(path)], GatherOptions()):
            if isinstance(report, Report):
                yield str(path.relative_to(data)), report.text


def sampled(
    shared: Path, seed: int, number: int
) -> list[tuple[str, str, Relation, list[Statement]]]:
    """Relations drawn with a seed: article, text, relation, and its two ends."""
    reader = Reader()
    found = []
    for name, text in articles(shared):
        reading = reader.read(Report(id=name, text=text))
        known = {one.id: one for one in reading.statements}
        for link in reading.relations:
            found.append((name, text, link, [known[link.from_], known[link.to]]))
    random.Random(seed).shuffle(found)
    return found[:number]


def gum(folder: Path) -> None:
    """Prints precision, recall and F1 a kind on GUM dev."""
    lists = re.split(r"^## ", (folder / "splits.md").read_text(encoding="utf8"), flags=re.M)
    names = sorted(set(re.findall(r"GUM_\w+", "".join(x for x in lists if x.startswith("dev")))))
    hits, told, gold, marked, marked_hits = (Counter[str]() for _ in range(5))
    for name in names:
        raw = folder / "rst/gdtb/pdtb/raw/00" / name
        if not raw.is_file() or "_reddit_" in name:  # whose words are not given out
            continue
        lines = (raw.parents[2] / "gold/00" / name).read_text(encoding="utf8").splitlines()
        said = _respaced(raw, folder / "coref/ontogum/conllu" / f"{name}.conllu")
        if said is None:
            continue
        text, moved = said
        units, wanted = _units(text, moved, lines)
        stated = qualified(Report(id=name, text=text), units, (), ())
        at = {one.id: n for n, one in enumerate(stated)}
        ours = {
            (at[one.from_], at[one.to], _OURS.get(one.kind, one.kind))
            for one in linked_up(text, stated, ())
        }
        for pair, explicit in wanted.items():
            gold[pair[2]] += 1
            hit = pair in ours or (
                pair[2] in ("contrasts", "restates") and (pair[1], pair[0], pair[2]) in ours
            )
            hits[pair[2]] += hit
            marked[pair[2]] += explicit
            marked_hits[pair[2]] += hit and explicit
        told.update(kind for _, _, kind in ours if kind in gold)
    scores = []
    for kind in sorted(gold):
        precision, recall = hits[kind] / max(1, told[kind]), hits[kind] / gold[kind]
        scores.append(2 * precision * recall / max(1e-9, precision + recall))
        of_marked = marked_hits[kind] / max(1, marked[kind])
        print(
            f"{kind:10} precision {precision:.3f} recall {recall:.3f} F1 {scores[-1]:.3f} "
            f"(of {gold[kind]}; recall of the {marked[kind]} marked {of_marked:.3f})"
        )
    print(f"macro-F1 {sum(scores) / max(1, len(scores)):.3f} over {len(scores)} kinds")


def _respaced(raw: Path, conllu: Path) -> tuple[str, dict[int, int]] | None:
    """The text with its own spaces and sentences, and where each place of the raw text is in it."""
    if not conllu.is_file():
        return None
    text, where = "", list[tuple[int, int]]()
    for line in conllu.read_text(encoding="utf8").splitlines():
        if line.startswith("# newpar"):
            text = text.rstrip() + ("\n\n" if text else "")
        part = line.split("\t")
        if len(part) == 10 and part[0].isdigit():
            where.append((len(text), len(text) + len(part[1])))
            text += part[1] + ("" if "SpaceAfter=No" in part[9] else " ")
    words = list(re.finditer(r"\S+", raw.read_text(encoding="utf8")))
    if len(words) != len(where):
        return None
    moved = {word.start(): lo for word, (lo, _) in zip(words, where, strict=True)}
    moved |= {word.end(): hi for word, (_, hi) in zip(words, where, strict=True)}
    return text, moved


def _units(
    text: str, moved: dict[int, int], lines: list[str]
) -> tuple[list[Statement], dict[Pair, bool]]:
    """The arguments of all relations as statements, cut so that none overlap, and the relations.

    A connective goes with the argument after it.
    """
    rows = []
    edges = {0, len(text)}
    for line in lines:
        part = line.split("|")
        first, second = _spans(part[14], moved), _spans(part[20], moved)
        if first and second and part[0] in ("Explicit", "Implicit", "AltLex"):
            rows.append((part[0], part[8], first, second))
            edges.update(place for span in (*first, *second) for place in (span.start, span.end))
    ends = {0, len(text)}
    joined_to = -1  # where a unit begins with its connective already
    for start, stop in itertools.pairwise(sorted(edges)):
        words = len(re.findall(r"\w+", text[start:stop]))
        if words and start != joined_to:
            ends.add(start)
        joined_to = stop if 0 < words <= _CONNECTIVE else -1
    pieces = [Span(start, stop) for start, stop in itertools.pairwise(sorted(ends))]
    units = [
        Statement(id=f"t{n}", spans=(piece,), text=joined(text, (piece,)), voice="author")
        for n, piece in enumerate(pieces)
    ]
    wanted: dict[Pair, bool] = {}
    for how, sense, first, second in rows:
        kind = next((ours for name, ours in _KINDS.items() if sense.startswith(name)), None)
        a, b = _largest(pieces, first), _largest(pieces, second)
        if kind is None or a == b:
            continue
        back = sense.endswith((".Reason", "Reason+belief", "Arg2-as-goal"))
        wanted[(b, a, kind) if back else (a, b, kind)] = how != "Implicit"
    return units, wanted


def _spans(given: str, moved: dict[int, int]) -> list[Span]:
    ends = [one.split("..") for one in given.split(";") if one]
    return [
        Span(moved[int(a)], moved[int(b)])
        for a, b in ends
        if int(a) in moved and int(b) in moved and moved[int(a)] < moved[int(b)]
    ]


def _largest(pieces: list[Span], spans: list[Span]) -> int:
    """The unit that holds most of an argument."""
    return max(
        range(len(pieces)),
        key=lambda n: sum(
            max(0, min(pieces[n].end, span.end) - max(pieces[n].start, span.start))
            for span in spans
        ),
    )


def main() -> None:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("sample", "gum"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--gum", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--number", type=int, default=100)
    options = parser.parse_args()
    if options.what == "gum":
        if options.gum is None:
            parser.error("gum needs --gum FOLDER, the corpus unpacked")
        gum(options.gum)
        return
    for n, (name, text, link, ends) in enumerate(
        sampled(options.shared, options.seed, options.number)
    ):
        cue = link.cue.cut(text) if link.cue else "-"
        print(f"{n} {name} {link.kind} [{cue}]")
        for word, end in zip(("from", "to"), ends, strict=True):
            print(f"    {word:4} {end.text}")


if __name__ == "__main__":
    main()
