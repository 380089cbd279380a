"""Grade, kind and referent of sources on PolNeAR dev, against labels made by hand.

    python -m benchmarks.sources [--shared ../shared] [--wrong]     measure; list what is wrong
    python -m benchmarks.sources --draw 202 [--shared ../shared]    the spans that were labelled

``tests/accuracy/grades.jsonl`` has a grade and a kind for source spans of PolNeAR dev, drawn at
random (seed 11, at most 4 an article) from all its different source spans.
``tests/accuracy/coreference.jsonl`` has, for the first 100 of them in draw order that are short
(a pronoun, a surname alone, a title or description), where the same referent's fullest name stands.
Each span was read in its whole article before any output of the reader was looked at. Both files
hold places and labels only. The texts are not in this repository.

How doubtful cases were labelled
--------------------------------
- A pronoun, a relative *who*, a surname and a description have the labels of whom they refer to,
  also where the name comes only afterwards: *at least one Democrat*, named in the next sentence, is
  ``named``. A plural (*other officials*) is not taken to be just those who are quoted next.
- A first name alone (a daughter, the subject of a profile) is ``named``.
- Organisations that answer for what they say are ``official``, ``body``: campaigns, companies,
  think tanks, unions, courts, councils, *the White House*. Outlets are ``collective`` with kind
  ``outlet``, fact-checking sites and journals too. A government meant as its state is
  ``collective``, ``state``, and so are *the Europeans* at a summit.
- Unnamed people inside an office or a staff (officials, advisers, *sources*) are ``anonymous``.
  Other unnamed groups are ``collective``: experts, analysts, critics, supporters who speak in
  public, lawmakers, voters, shares of a poll, protesters, *people*, *you* for anybody. Critics
  *like* two senators, who then sign a letter, are ``named``, ``group``.
- An advertisement's narrator is an ``anonymous`` ``person``.
- Several named people are of kind ``person``; several unnamed ones, also officials, are a
  ``group``; several states, outlets or colleges keep the kind that each of them has.
- Polls, films, posts, court briefs, tax returns, programmes are ``named``, ``document``.
- *I* of an opinion piece is ``author``, ``person``; *we* of a newspaper is ``author``, ``outlet``.
- Two spans are no source that the words of the design know (*that freewheeling environment*, *the
  section of the debate*): their labels are null and do not count. So 202 were drawn.
- The fullest name is its first occurrence, headline and byline included, without title; for plain
  plurals (*Republicans*) the nearest before. Left out of the 100: generic *you*, *one* of several
  things, a hypothetical person, two people together, a government, names that only lack a word.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.read.many import read_all
from onrecord.read.reader import Reader
from onrecord.records import Reading, Source, Span
from onrecord.report import make_report

LABELS = Path(__file__).parents[1] / "tests/accuracy"
SEED, PER_ARTICLE = 11, 4
FOUND = 0.5  # least overlap (Jaccard) of a read span with a labelled one

Row = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A labelled value beside the one read: None where the reader leaves it empty."""

    article: str
    span: Span
    want: str
    read: str | None
    form: str = ""  # of a short mention: pronoun, name or description


@dataclass(frozen=True)
class Figures:
    """All that is measured; shares are percentages of what was found."""

    labelled: int
    found: int
    grades: list[Answer]
    kinds: list[Answer]
    short: int  # labelled short mentions
    resolved: list[Answer]  # of those found: "right", "elsewhere" (same words) or "wrong"
    merged: list[Answer]  # of those found: with whom the source is merged by mistake

    @property
    def shares(self) -> dict[str, float]:
        """The figures that floors are set for, in percent."""
        return {
            "source_found": percent(self.found, self.labelled),
            "grade_right": percent(sum(a.want == a.read for a in self.grades), len(self.grades)),
            "kind_right": percent(sum(a.want == a.read for a in self.kinds), len(self.kinds)),
            "coreference_right": percent(
                sum(a.read == "right" for a in self.resolved), len(self.resolved)
            ),
            "false_merges": percent(len(self.merged), len(self.resolved)),
        }


def percent(part: int, whole: int) -> float:
    """A share in percent, to one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def drawn(folder: Path, count: int) -> Iterator[tuple[str, str, Span]]:
    """Article, its text, and source span: the first ``count`` in random order."""
    from training.corpora.polnear import articles

    items = list(articles(folder))
    text = {a.name: a.text for a in items}
    spans = {(a.name, *pair) for a in items for x in a.attributions for pair in x["source"]}
    order = sorted(spans)
    random.Random(SEED).shuffle(order)
    taken: Counter[str] = Counter()
    for name, start, end in order:
        if taken.total() == count:
            return
        if taken[name] < PER_ARTICLE:
            taken[name] += 1
            yield name, text[name], Span(start, end)


def jaccard(a: Span, b: Span) -> float:
    """Overlap over union."""
    both = min(a.end, b.end) - max(a.start, b.start)
    return both / (a.end - a.start + b.end - b.start - both) if both > 0 else 0.0


def places(reading: Reading) -> Iterator[tuple[Span, str | None]]:
    """Every span that is read as a source, with the id of whom it refers to.

    An attribution's own source spans mark its outer hop, whose id is first in its chain.
    """
    for source in reading.sources:
        yield from ((span, source.id) for span in source.mentions)
    for a in reading.attributions:
        outer = a.chain[0] if a.chain else a.source_id
        yield from ((span, outer) for span in a.source)
        for hop in a.hops:
            yield from ((span, hop.source_id) for span in hop.source)


def found(reading: Reading, span: Span) -> tuple[bool, Source | None]:
    """Whether a labelled source was read, and as which: the best overlap, mentions first."""
    best, key = 0.0, None
    for place, name in places(reading):
        if (overlap := jaccard(place, span)) > best:
            best, key = overlap, name
    if best < FOUND:
        return False, None
    return True, next((s for s in reading.sources if s.id == key), None)


_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s+)+[A-Z][\w’'-]*$")


def full_name(mention: str) -> str | None:
    """The name of two words or more in capitals that a mention ends in; a possessive is cut."""
    head = re.sub(r"[’']s?$", "", mention.split(",")[0].strip())
    name = _NAME.search(re.sub(r"\s+(?:Jr|Sr|I{2,3})\.?$", "", head))
    return name[0] if name and not name[0].startswith("The ") else None


_PRONOUNS = re.compile(
    r"(?:I|me|my|we|us|our|you|your|he|him|his|she|hers?|its?|they|them|their|who|which|whose|all)",
    re.IGNORECASE,
)


def form(mention: str) -> str:
    """What a short mention is made of: a pronoun, a part of a name, or a description."""
    if _PRONOUNS.fullmatch(mention):
        return "pronoun"
    return "name" if all(word[0].isupper() for word in mention.split()) else "description"


def stranger(text: str, source: Source, name: str) -> str | None:
    """A full name among a source's mentions that is not this one: a false merge."""
    last = name.split()[-1]
    for span in source.mentions:
        other = full_name(span.cut(text))
        if other and last not in other.split():
            return other
    return None


def _resolved(reading: Reading, source: Source | None, antecedent: Span) -> str:
    if source is None:
        return "wrong"
    if any(antecedent.overlaps(m) for m in source.mentions):
        return "right"
    name = antecedent.cut(reading.text)
    same = any(name in m.cut(reading.text) for m in source.mentions)
    return "elsewhere" if same else "wrong"


def labels(name: str) -> list[Row]:
    """The rows of a label file."""
    lines = (LABELS / name).read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines]


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def readings(shared: Path, names: Iterable[str]) -> dict[str, Reading]:
    """The reading of each article of PolNeAR dev that is named."""
    folder = shared / "data/polnear/dev/text"
    texts = {name: (folder / f"{name}.txt").read_bytes().decode("utf8") for name in sorted(names)}
    reports = (make_report(text, id=name) for name, text in texts.items())
    out = {}
    for name, reading in zip(texts, read_all(Reader(threads=2), reports), strict=True):
        assert isinstance(reading, Reading)
        assert reading.text == texts[name]
        out[name] = reading
    return out


def score(shared: Path) -> Figures:
    """What the installed reader gets right of the labels."""
    graded = [row for row in labels("grades.jsonl") if row["grade"]]
    short = labels("coreference.jsonl")
    read = readings(shared, {row["article"] for row in (*graded, *short)})
    grades, kinds, resolved, merged = [], [], [], []
    for row in graded:
        name, span = row["article"], _span(row)
        there, source = found(read[name], span)
        if there:
            grade, kind = (source.grade, source.kind) if source else (None, None)
            grades.append(Answer(name, span, row["grade"], grade))
            kinds.append(Answer(name, span, row["kind"], kind))
    for row in short:
        name, span, antecedent = row["article"], _span(row), Span(*row["antecedent"])
        there, source = found(read[name], span)
        if there:
            text = read[name].text
            want = antecedent.cut(text)
            how = _resolved(read[name], source, antecedent)
            resolved.append(Answer(name, span, want, how, form(span.cut(text))))
            if source and (other := stranger(text, source, want)):
                merged.append(Answer(name, span, want, other))
    return Figures(len(graded), len(grades), grades, kinds, len(short), resolved, merged)


def confusions(answers: Sequence[Answer]) -> list[str]:
    """Labelled and read values that differ, with their counts."""
    pairs = Counter((a.want, a.read or "empty") for a in answers if a.want != a.read)
    return [f"  {count:5}  {want} read as {read}" for (want, read), count in pairs.most_common()]


def show(figures: Figures) -> None:
    """Prints the figures."""
    share = figures.shares
    print(f"{figures.found} of {figures.labelled} sources found: {share['source_found']} %")
    for what, answers in (("grade", figures.grades), ("kind", figures.kinds)):
        filled = [a for a in answers if a.read]
        right = sum(a.want == a.read for a in filled)
        print(
            f"{what} right: {share[f'{what}_right']} % of those found; "
            f"{percent(right, len(filled))} % of the {len(filled)} that are not empty"
        )
        for line in confusions(answers):
            print(line)
    how = Counter(a.read for a in figures.resolved)
    print(
        f"coreference: {len(figures.resolved)} of {figures.short} found, "
        f"{share['coreference_right']} % of them at the labelled name; {how['elsewhere']} more at "
        f"the same name elsewhere; {len(figures.merged)} merged with somebody else"
    )
    whole, solved = Counter[str](), Counter[str]()
    for a in figures.resolved:
        whole[a.form] += 1
        solved[a.form] += a.read == "right"
    print("  " + ", ".join(f"{k} {solved[k]} of {n}" for k, n in whole.most_common()))


def main() -> None:
    """Measures, or draws."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--draw", type=int, metavar="COUNT", help="print spans to label instead")
    parser.add_argument("--wrong", action="store_true", help="list every wrong answer as well")
    args = parser.parse_args()
    folder = args.shared / "data/polnear/dev"
    if not folder.is_dir():
        sys.exit(f"{folder} is not there: the corpus is needed to measure sources")
    if args.draw:
        for name, text, span in drawn(folder, args.draw):
            before, after = text[max(0, span.start - 200) : span.start], text[span.end :][:200]
            shown = " ".join(f"{before}[[{span.cut(text)}]]{after}".split())
            print(f"{name} {span.start} {span.end}\n    {shown}")
        return
    figures = score(args.shared)
    show(figures)
    if args.wrong:
        every = (figures.grades, figures.kinds, figures.resolved, figures.merged)
        for what, answers in zip(("grade", "kind", "referent", "merge"), every, strict=True):
            for a in answers:
                if a.read not in (a.want, "right"):
                    print(f"{what}\t{a.article}\t{a.span.start}-{a.span.end}\t{a.want}\t{a.read}")


if __name__ == "__main__":
    main()
