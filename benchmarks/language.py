"""The author's voice against published sets: loaded sentences, words and spans.

    python -m benchmarks.language --data FOLDER [--basil FOLDER]

FOLDER holds the unpacked sets: CLEF 2023 subjectivity (`en_dev.tsv`), BABE
(`final_labels_SG2.csv`) and PTC (`ptc/`). They only measure: no list was drawn from them. A bare
sentence or article is read as a statement in the author's voice, without the encoder, so that what
others say in it counts as the author's too, unless it stands in quotation marks.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.read.sentences import sentences
from onrecord.read.voice.language import LEXICON, with_language
from onrecord.read.voice.lexicon import MILD, STRONG, WEAK, best
from onrecord.read.voice.line import Line
from onrecord.read.voice.quotes import quotations
from onrecord.read.voice.settings import admitted
from onrecord.records import Language, Report, Span, Statement

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PUBLISHED = {"clef": "0.78", "babe": "0.80", "ptc": "0.52"}
# The techniques of PTC that our kinds are about.
_OURS = ("Loaded_Language", "Name_Calling,Labeling", "Doubt", "Exaggeration,Minimisation")


_WORTH = {STRONG: 1.0, WEAK: 0.5, MILD: 0.25}  # of a word, in a sentence's score


@dataclass(frozen=True)
class Pair:
    """Whether a sentence is loaded: as labelled, and as read; and what its words add up to."""

    gold: bool
    read: bool
    score: float = 0.0


def marks(text: str) -> tuple[Language, ...]:
    """The marks in a text that is the author's from beginning to end."""
    parts = sentences(text)
    whole = [
        Statement(id=f"t{n}", spans=(part,), text=part.cut(text), voice="author")
        for n, part in enumerate(parts)
    ]
    report = Report(id="", text=text)
    return tuple(mark for one in with_language(report, whole, ()) for mark in one.language)


def score(text: str) -> float:
    """What the words of the lists in a text add up to, those that are no mark by themselves too."""
    quoted = quotations(text)
    total = 0.0
    for part in sentences(text):
        line = Line(text, part.start, part.end)
        for one in admitted(line, best(LEXICON.find(line.low))):
            at = line.places[one.first][0]
            if not any(span.start <= at < span.end for span in quoted):
                total += _WORTH[one.strength]
    return total


def scored(pairs: Sequence[Pair], chosen_on: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs, read by the score that parts the others best, or by any mark."""

    def at(level: float, some: Sequence[Pair]) -> list[Pair]:
        return [Pair(one.gold, one.read or one.score >= level, one.score) for one in some]

    level = max((0.25, 0.5, 0.75, 1.0, 1.5, 2.0), key=lambda it: macro_f1(at(it, chosen_on)))
    return at(level, pairs)


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean of the F1 of both answers."""
    return (f1(pairs, True) + f1(pairs, False)) / 2


def f1(pairs: Sequence[Pair], value: bool) -> float:
    """The F1 of one answer."""
    hits = sum(pair.gold == pair.read == value for pair in pairs)
    both = sum(pair.gold == value for pair in pairs) + sum(pair.read == value for pair in pairs)
    return 2 * hits / both if both else 0.0


def clef(path: Path) -> list[Pair]:
    """CLEF's sentences: subjective, and whether anything in them is marked."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Pair(row["label"] == "SUBJ", bool(marks(row["sentence"])), score(row["sentence"]))
        for row in rows
    ]


def babe_rows(path: Path) -> list[dict[str, str]]:
    """BABE's sentences on whose label its annotators agreed."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [row for row in rows if row["label_bias"] in ("Biased", "Non-biased")]


def babe(rows: Iterable[dict[str, str]]) -> list[Pair]:
    """Biased, and whether anything is marked."""
    return [
        Pair(row["label_bias"] == "Biased", bool(marks(row["text"])), score(row["text"]))
        for row in rows
    ]


def opinion(rows: Iterable[dict[str, str]]) -> list[Pair]:
    """Opinion, wholly or in part, and whether anything is marked."""
    return [
        Pair(
            row["label_opinion"] != "Entirely factual", bool(marks(row["text"])), score(row["text"])
        )
        for row in rows
        if row["label_opinion"] != "No agreement"
    ]


def babe_words(rows: Iterable[dict[str, str]]) -> tuple[int, int, int, int]:
    """Words marked, those of them labelled; words labelled, those of them marked."""
    marked = right = labelled = found = 0
    for row in rows:
        gold = {
            w.lower() for phrase in ast.literal_eval(row["biased_words"]) for w in words(phrase)
        }
        ours = {
            w.lower()
            for mark in marks(row["text"])
            for w in words(row["text"][mark.start : mark.end])
        }
        marked += len(ours)
        labelled += len(gold)
        right += len(ours & gold)
        found += len(ours & gold)
    return marked, right, labelled, found


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap made one, in order: as the task's scorer takes them."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def span_scores(
    pairs: Iterable[tuple[Sequence[Span], Sequence[Span]]],
) -> tuple[float, float, float]:
    """Precision, recall and F1 as SemEval 2020 task 11 has them: shares of spans that overlap."""
    precision = recall = 0.0
    found = wanted = 0
    for read, gold in pairs:
        found, wanted = found + len(read), wanted + len(gold)
        for one in read:
            for other in gold:
                shared = min(one.end, other.end) - max(one.start, other.start)
                if shared > 0:
                    precision += shared / (one.end - one.start)
                    recall += shared / (other.end - other.start)
    p, r = precision / found if found else 0.0, recall / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def ptc_labels(path: Path) -> dict[str, list[tuple[str, Span]]]:
    """By article: technique and span."""
    out: dict[str, list[tuple[str, Span]]] = {}
    for line in path.read_text(encoding="utf8").splitlines():
        article, technique, start, end = line.split("\t")
        out.setdefault(article, []).append((technique, Span(int(start), int(end))))
    return out


def ptc(
    folder: Path, labels: Path, counts: Callable[[str], bool]
) -> Iterator[tuple[list[Span], list[Span]]]:
    """For each article: the spans read, and those labelled with a technique that counts."""
    gold = ptc_labels(labels)
    for path in sorted(folder.glob("article*.txt")):
        text = path.read_bytes().decode("utf8")
        wanted = gold.get(path.stem.removeprefix("article"), [])
        read = [Span(m.start, m.end) for m in marks(text) if m.kind != "speculation"]
        yield merged(read), merged(span for technique, span in wanted if counts(technique))


def basil(folder: Path) -> Iterator[tuple[list[Span], list[Span]]]:
    """For each sentence of BASIL: the spans read, and those of lexical bias outside quotations."""
    for path in sorted(folder.glob("annotations/*/*.json")):
        year = path.parent.name
        article = folder / "articles" / year / path.name.replace("_ann", "")
        body = json.loads(article.read_text(encoding="utf8"))
        labels = json.loads(path.read_text(encoding="utf8"))["phrase-level-annotations"]
        texts = [sentence for block in body["body-paragraphs"] for sentence in block]
        for n, text in enumerate(texts):
            gold = [
                Span(one["start"], one["end"])
                for one in labels
                if one["id"] == f"p{n}" and one["bias"] == "lex" and one["quote"] == "no"
            ]
            yield [Span(m.start, m.end) for m in marks(text)], merged(gold)


def main() -> None:
    """Prints every figure beside the best published."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the unpacked sets")
    parser.add_argument("--basil", type=Path, help="the folder of BASIL")
    args = parser.parse_args()
    data: Path = args.data
    train, dev = clef(data / "en_train.tsv"), clef(data / "en_dev.tsv")
    print(_sentences("CLEF dev, any mark", dev, _PUBLISHED["clef"]))
    print(_sentences("CLEF dev, score chosen on train", scored(dev, train), _PUBLISHED["clef"]))
    rows = babe_rows(data / "final_labels_SG2.csv")
    pairs = babe(rows)
    print(_sentences("BABE biased, any mark", pairs, _PUBLISHED["babe"]))
    halves = [*scored(pairs[::2], pairs[1::2]), *scored(pairs[1::2], pairs[::2])]
    print(_sentences("BABE biased, score chosen on the other half", halves, _PUBLISHED["babe"]))
    print(_sentences("BABE opinion, any mark", opinion(rows), "-"))
    marked, right, labelled, found = babe_words(rows)
    print(f"BABE words: {right} of {marked} marked are labelled, {found} of {labelled} found")
    everything = span_scores(
        ptc(data / "ptc/dev-articles", data / "ptc/dev-task-TC-template.out", lambda _: True)
    )
    print(_spans("PTC dev, all techniques", everything, _PUBLISHED["ptc"]))
    ours = data / "ptc/train-articles", data / "ptc/train-task2-TC.labels"
    print(
        _spans("PTC train, our four techniques", span_scores(ptc(*ours, _OURS.__contains__)), "-")
    )
    if args.basil:
        print(_spans("BASIL lexical bias", span_scores(basil(args.basil)), "-"))


def _sentences(name: str, pairs: Sequence[Pair], best: str) -> str:
    count = Counter((pair.gold, pair.read) for pair in pairs)
    hits, wrong, missed = count[True, True], count[False, True], count[True, False]
    return (
        f"{name}: macro-F1 {macro_f1(pairs):.3f} (best published {best}), "
        f"{hits} of {hits + missed} found, {wrong} of {wrong + count[False, False]} wrongly"
    )


def _spans(name: str, scores: tuple[float, float, float], best: str) -> str:
    precision, recall, value = scores
    return f"{name}: P {precision:.3f} R {recall:.3f} F1 {value:.3f} (best published {best})"


if __name__ == "__main__":
    main()
