"""Reads one report: one pass of the encoder, then plain rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime

from onrecord.read.encoder import FOLDER, Encoder, Heads, Mode
from onrecord.read.links import Link, Scorer, link
from onrecord.read.mentions import Finder
from onrecord.read.sources import Gatherer, Group, display_name
from onrecord.read.speakers import turn_attributions
from onrecord.read.statements import statements
from onrecord.read.tags import Transitions, WordSpan, marginals, paths, spans
from onrecord.read.transcript import Turn, find_turns
from onrecord.read.words import Words
from onrecord.records import Attribution, ReaderId, Reading, Report, Source, Span
from onrecord.report import make_report


@cache
def _version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"


class Reader:
    """The model, loaded once, and all rules. Many threads may read with one at a time.

    ``mode`` is ``int8`` (fast) or ``float`` (the reference: the same weights, activations in
    floating point). ``threads`` windows of a report are computed at a time; they change no answer.
    Raises :class:`onrecord.errors.ModelError` where the model's files are missing or broken.
    """

    def __init__(self, mode: Mode = "int8", threads: int = 1, folder: Path = FOLDER) -> None:
        self.encoder = Encoder(mode, threads, folder)
        with np.load(folder / "links.npz") as arrays:
            self._moves = Transitions(arrays["begin"], arrays["step"], arrays["end"])
            self._scorers = {
                name: Scorer(
                    *(
                        arrays[f"{name}.{part}"]
                        for part in ("feature", "out", "bias", "scale", "none", "none_bias")
                    )
                )
                for name in ("content_cue", "cue_source", "same")
            }
        self.id = ReaderId(
            version=_version(),
            model=self.encoder.hash,
            runtime=f"onnxruntime {onnxruntime.__version__}",
            mode=mode,
        )

    def read(self, given: Report | str) -> Reading:
        """The reading of a report, or of a text.

        Raises :class:`onrecord.errors.EmptyReport` where the text has nothing to read.
        """
        report = make_report(given) if isinstance(given, str) else given
        text = report.text
        words, heads = self.encoder.read(text)
        turns = find_turns(text)
        best = paths(heads.tags, words.paragraph, self._moves)
        found = spans(best, marginals(heads.tags, words.paragraph, self._moves))
        if turns:
            found = _outside_labels(found, words, turns)
        links = link(
            found, text, words, heads, self._scorers["content_cue"], self._scorers["cue_source"]
        )
        said, speakers = turn_attributions(text, report.title, turns) if turns else ([], [])
        read, others = self._sources(report, words, heads, links, said, speakers)
        sources, attributions = _numbered([*speakers, *others], [*said, *read])
        return Reading(
            id=report.id,
            text=text,
            title=report.title,
            outlet=report.outlet,
            author=report.author,
            published=report.published,
            address=report.address,
            sources=tuple(sources),
            attributions=tuple(attributions),
            statements=statements(text, attributions),
            reader=self.id,
        )

    def _sources(
        self,
        report: Report,
        words: Words,
        heads: Heads,
        links: list[Link],
        turns: Sequence[Attribution],
        speakers: Sequence[Source],
    ) -> tuple[list[Attribution], list[Source]]:
        """Attributions with their sources; the sources that are no speakers of turns."""
        text = report.text
        unique: dict[tuple[int, int], int] = {}
        for k, item in enumerate(links):
            if item.source is not None:
                unique.setdefault((item.source.lo, item.source.hi), k)
        finder = Finder(text, words, heads.names)
        mentions = finder.all([(lo, hi, k) for (lo, hi), k in unique.items()])
        gatherer = Gatherer(text, words, heads, mentions, self._scorers["same"])
        groups = gatherer.gather()
        by_span = {
            (m.lo, m.hi): g for m, g in zip(mentions, groups, strict=True) if m.link is not None
        }
        made: dict[int, Source] = {}
        out: list[Attribution] = []
        for item in links:
            source_id = None
            if item.source is not None:
                group = by_span.get((item.source.lo, item.source.hi))
                if group is not None:
                    source_id = self._owner(report, words, item, group, turns, speakers)
                    if source_id is None:
                        if id(group) not in made:
                            made[id(group)] = _source(report, words, group, f"m{len(made)}")
                        source_id = made[id(group)].id
            out.append(_attribution(text, words, item, source_id))
        return out, list(made.values())

    @staticmethod
    def _owner(
        report: Report,
        words: Words,
        item: Link,
        group: Group,
        turns: Sequence[Attribution],
        speakers: Sequence[Source],
    ) -> str | None:
        """The speaker of a transcript that a source is: by first person, or by name."""
        assert item.source is not None
        if not turns:
            return None
        first = any(m.form == "pronoun" and m.name[0] in _FIRST for m in group.mentions)
        if first:
            at = int(words.start[item.source.lo])
            for turn in turns:
                if any(s.start <= at < s.end for s in turn.content):
                    return turn.source_id
            return None
        for speaker in speakers:
            family = speaker.name.lower().split()
            if any((n[0], n[-1]) == (family[0], family[-1]) for n in group.full):
                return speaker.id
        return None


_FIRST = frozenset(("i", "me", "my", "myself"))


def _numbered(
    sources: list[Source], attributions: list[Attribution]
) -> tuple[list[Source], list[Attribution]]:
    """Both in text order, with ids that count in that order."""
    replace = msgspec.structs.replace
    sources = sorted(sources, key=lambda s: (s.mentions, s.name))
    ids = {s.id: f"s{k}" for k, s in enumerate(sources, start=1)}
    attributions = sorted(attributions, key=lambda a: sorted((*a.source, *a.cue, *a.content)))
    numbered = []
    for k, item in enumerate(attributions, start=1):
        source_id = ids[item.source_id] if item.source_id else None
        chain = (source_id,) if source_id else ()
        numbered.append(replace(item, id=f"a{k}", source_id=source_id, chain=chain))
    return [replace(s, id=ids[s.id]) for s in sources], numbered


def _span(words: Words, item: WordSpan) -> Span:
    return Span(int(words.start[item.lo]), int(words.end[item.hi - 1]))


def _attribution(text: str, words: Words, item: Link, source_id: str | None) -> Attribution:
    cue = (_span(words, item.cue),)
    content = tuple(_span(words, c) for c in item.content)
    source = () if item.source is None else (_span(words, item.source),)
    return Attribution(
        id="",
        source=source,
        cue=cue,
        content=content,
        source_id=source_id,
        confidence=round(item.confidence, 3),
        reason=f"cue “{cue[0].cut(text)}”, by the tagger and the link scorer",
    )


def _source(report: Report, words: Words, group: Group, key: str) -> Source:
    places = sorted({(m.lo, m.hi) for m in group.mentions})
    mentions = tuple(Span(int(words.start[lo]), int(words.end[hi - 1])) for lo, hi in places)
    name = display_name(report.text, words, group)
    if group.voice:
        return Source(
            id=key,
            name=report.author or name,
            grade="author",
            kind="person",
            mentions=mentions,
        )
    return Source(
        id=key,
        name=name,
        kind="person" if group.form == "person" else None,
        mentions=mentions,
    )


def _outside_labels(found: list[WordSpan], words: Words, turns: Sequence[Turn]) -> list[WordSpan]:
    """The spans that touch no speaker label: a label is read by rule."""
    labels = [(turn.label.start, turn.label.end + 1) for turn in turns]
    starts = np.array([a for a, _ in labels])
    ends = np.array([b for _, b in labels])
    out = []
    for item in found:
        lo, hi = int(words.start[item.lo]), int(words.end[item.hi - 1])
        if not bool(((starts < hi) & (ends > lo)).any()):
            out.append(item)
    return out
