"""Whom the shipped reader takes a pronoun, a surname or a description for: GAP and GUM dev.

These are the reader's own decisions, those that it leaves open included, not only its scorer's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sources import form, full_name, jaccard
from onrecord.read.gathering.mentions import Finder
from onrecord.read.gathering.sources import Gatherer
from onrecord.read.reader import Reader
from onrecord.records import Reading, Source, Span
from training.corpora.gap import Example, examples
from training.corpora.gum import Document, documents

Groups = list[list[Span]]
FOUND = 0.5  # least overlap (Jaccard) of a read mention with a labelled one
KINDS = ("person", "organization")
_SPOKEN = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "you",
        "your",
        "yours",
        "who",
        "which",
        "whose",
    ]
)


def gathered(reader: Reader, text: str) -> Groups:
    """Every referent that the reader gathers, sources or not: where its mentions stand."""
    words, heads = reader.encoder.read(text)
    mentions = Finder(text, words, heads.names).all([])
    groups = Gatherer(text, words, heads, mentions, reader._scorers["same"]).gather()
    out: dict[int, list[Span]] = {}
    for mention, group in zip(mentions, groups, strict=True):
        if group is not None:
            span = Span(int(words.start[mention.lo]), int(words.end[mention.hi - 1]))
            out.setdefault(id(group), []).append(span)
    return list(out.values())


def chosen(groups: Groups, item: Example) -> tuple[bool, bool] | None:
    """Which of the two names the reader takes the pronoun for; None: it leaves it open."""
    pronoun = Span(*item.pronoun)
    mine = next((g for g in groups if pronoun in g), None)
    if mine is None or len(mine) == 1:
        return None
    first, second = (any(Span(*name).overlaps(m) for m in mine) for name in item.names)
    return first, second


@dataclass(frozen=True)
class Gap:
    """What came of each pronoun, and GAP's own counts over names."""

    outcomes: Counter[str]  # right, wrong, open, of the pronouns that mean one of the two
    neither: Counter[str]  # right, wrong, of those that mean neither
    hit: int
    got: int
    want: int

    @property
    def f1(self) -> float:
        """GAP's F1, in percent."""
        return 200 * self.hit / max(1, self.got + self.want)


def gap(pairs: Iterable[tuple[Example, tuple[bool, bool] | None]]) -> Gap:
    """The counts over examples and what was chosen for each."""
    outcomes, neither = Counter[str](), Counter[str]()
    hit = got = want = 0
    for item, choice in pairs:
        said = choice or (False, False)
        got += sum(said)
        want += sum(item.same)
        hit += sum(a and b for a, b in zip(said, item.same, strict=True))
        if any(item.same):
            good = said == item.same
            outcomes["right" if good else "wrong" if choice else "open"] += 1
        else:
            neither["wrong" if any(said) else "right"] += 1
    return Gap(outcomes, neither, hit, got, want)


def run_gap(data: Path, keep: Path | None) -> list[str]:
    """The figures on GAP's validation file, one a line."""
    reader = Reader(threads=2)
    items = list(examples(data / "gap/gap-validation.tsv"))
    found = gap((item, chosen(gathered(reader, item.text), item)) for item in items)
    total, decided = found.outcomes.total(), found.outcomes["right"] + found.outcomes["wrong"]
    right = found.outcomes["right"]
    return [
        f"GAP validation, {total} pronouns that mean one of two names: right {right} "
        f"({100 * right / total:.1f} %), wrong {found.outcomes['wrong']}, left open "
        f"{found.outcomes['open']}; of those decided {100 * right / max(1, decided):.1f} % right",
        f"GAP validation, {found.neither.total()} that mean neither: {found.neither['wrong']} "
        "given to one of the two",
        f"GAP validation, {len(items)} pronouns: F1 over names {found.f1:.1f}",
    ]


def _best(reading: Reading, span: Span) -> Source | None:
    """The source whose mention overlaps a labelled one best."""
    best, out = 0.0, None
    for source in reading.sources:
        for mention in source.mentions:
            if (overlap := jaccard(mention, span)) > best:
                best, out = overlap, source
    return out if best >= FOUND else None


def _named(text: str, span: Span) -> bool:
    """Whether a mention is a name, or ends in one."""
    mention = span.cut(text)
    return len(mention) < 60 and (form(mention) == "name" or full_name(mention) is not None)


def resolved(document: Document, reading: Reading) -> dict[str, Counter[str]]:
    """Of each form of short mention that is a mention of a source read: right, wrong, open.

    Short are pronouns of the third person, single names and descriptions of people and bodies whose
    chain has a name elsewhere. ``right``: the source has such a name of the chain among its other
    mentions; ``wrong``: only names of other chains; ``open``: no name of any.
    """
    text = document.text
    chains: dict[str, list[Span]] = {}
    for start, end, chain, kind in document.mentions:
        if kind in KINDS:
            chains.setdefault(chain, []).append(Span(start, end))
    names = {chain: [s for s in spans if _named(text, s)] for chain, spans in chains.items()}
    out: dict[str, Counter[str]] = {k: Counter() for k in ("pronoun", "name", "description")}
    for chain, spans in chains.items():
        for span in spans:
            mine = [n for n in names[chain] if n != span]
            mention = span.cut(text)
            if not mine or full_name(mention) or len(mention) > 80 or mention.lower() in _SPOKEN:
                continue
            source = _best(reading, span)
            if source is None:
                continue
            others = [n for other, some in names.items() if other != chain for n in some]
            right, wrong = _holds(source, mine, span), _holds(source, others, span)
            out[form(mention)]["right" if right else "wrong" if wrong else "open"] += 1
    return out


def _holds(source: Source, names: Iterable[Span], beside: Span) -> bool:
    """Whether one of these names is a mention of a source, other than the one beside."""
    rest = [m for m in source.mentions if not m.overlaps(beside)]
    return any(jaccard(m, name) >= FOUND for name in names for m in rest)


def run_gum(data: Path, keep: Path | None) -> list[str]:
    """The figures on GUM dev (genres with a free licence), one a line."""
    reader = Reader(threads=2)
    total: dict[str, Counter[str]] = {}
    count = 0
    for item in documents(data / "gum", "dev"):
        count += 1
        for what, counts in resolved(item, reader.read(item.text)).items():
            total.setdefault(what, Counter()).update(counts)
    total["all"] = sum(total.values(), Counter[str]())
    lines = []
    for what, counts in total.items():
        all_of, right = counts.total(), counts["right"]
        lines.append(
            f"GUM dev, {count} documents, mentions of sources, {what}: {right} of {all_of} at the "
            f"right name ({100 * right / max(1, all_of):.1f} %), {counts['wrong']} at another's, "
            f"{counts['open']} at none"
        )
    return lines
