"""Reads one report: one pass of the encoder, then plain rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from onrecord.errors import EmptyReport, ModelError
from onrecord.read.attributions import attribute
from onrecord.read.deep import deepened
from onrecord.read.encoder import FOLDER, Encoder, Mode
from onrecord.read.links import Scorer, link
from onrecord.read.pairs import stops
from onrecord.read.segments import Segmenter, WordSpan
from onrecord.read.transcripts.speakers import turn_attributions
from onrecord.read.transcripts.transcript import Turn, find_turns
from onrecord.read.windows import blocks
from onrecord.read.words import Ints, Words
from onrecord.records import ReaderId, Reading, Report
from onrecord.report import make_report, without_surrogates
from onrecord.version import installed_version


class Reader:
    """The model, loaded once, and all rules. Many threads may use one reader at once.

    ``mode`` is ``int8`` (fast) or ``float`` (the reference: the same weights, activations in
    floating point). ``threads`` windows of a report are computed at a time; they change no answer.
    Raises :class:`onrecord.errors.ModelError` where the model's files are missing or broken.
    """

    def __init__(self, mode: Mode = "int8", threads: int = 1, folder: Path = FOLDER) -> None:
        self.encoder = Encoder(mode, threads, folder)
        try:
            arrays = self.encoder.arrays
            self._segmenter = Segmenter(
                *(arrays[part] for part in ("table", "move", "bias", "least"))
            )
            parts = ("feature", "out", "bias", "scale", "none", "none_bias")
            self._scorers = {
                name: Scorer(*(arrays[f"{name}.{part}"] for part in parts))
                for name in ("content_cue", "cue_source", "same")
            }
        except KeyError as error:
            raise ModelError(
                f"the model in {folder} does not fit this version (no {error}); "
                "install the package again"
            ) from error
        self.id = ReaderId(
            version=installed_version(),
            model=self.encoder.hash,
            runtime=f"onnxruntime {onnxruntime.__version__}",
            mode=mode,
        )

    def read(self, given: Report | str) -> Reading:
        """The reading of a report, or of a text.

        Raises :class:`onrecord.errors.EmptyReport` where the text has nothing to read.
        """
        report = make_report(given) if isinstance(given, str) else given
        fields = {name: getattr(report, name) for name in report.__struct_fields__}
        report = Report(**{k: v and without_surrogates(v) for k, v in fields.items()})
        text = report.text
        if not text.strip():
            raise EmptyReport("There is no text to read: give a report that has some.")
        words, heads = self.encoder.read(text)
        turns = find_turns(text)
        together, ended = blocks(words, text), stops(text, words)
        found = self._segmenter.spans(heads.tags, heads.ends, words, ended, together)
        if turns:
            found = _outside_labels(found, words, turns)
        content_cue, cue_source = self._scorers["content_cue"], self._scorers["cue_source"]
        block = _turn_of(words, turns) if turns else None
        links = link(found, text, words, heads, content_cue, cue_source, block)
        said, speakers = turn_attributions(text, report.title, turns) if turns else ([], [])
        same = self._scorers["same"]
        sources, attributions = attribute(report, words, heads, links, same, said, speakers)
        deep = deepened(report, words, heads, sources, attributions)
        return Reading(
            id=report.id,
            text=text,
            title=report.title,
            outlet=report.outlet,
            author=report.author,
            published=report.published,
            address=report.address,
            sources=deep.sources,
            attributions=deep.attributions,
            statements=deep.statements,
            responses=deep.responses,
            relations=deep.relations,
            positions=deep.positions,
            decisions=deep.decisions,
            reader=self.id,
        )


def _turn_of(words: Words, turns: Sequence[Turn]) -> Ints:
    """The number of the turn that each word stands in; 0 before the first."""
    begins = np.array([turn.label.start for turn in turns], dtype=np.int64)
    out: Ints = np.searchsorted(begins, words.start, side="right")
    return out


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
