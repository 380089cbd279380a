"""Reads one report: one pass of the encoder, then plain rules."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import onnxruntime

from onrecord.errors import EmptyReport, ModelError
from onrecord.read import loading
from onrecord.read.encoder import FOLDER, Encoder, Heads, Mode
from onrecord.read.links import Scorer
from onrecord.read.segments import Segmenter
from onrecord.read.vectors import Bytes, Vectors
from onrecord.read.words import Words
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
        loading.begin()
        self._folder = folder
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

    @cached_property
    def id(self) -> ReaderId:
        """What reads: the version, the model and the arithmetic."""
        return ReaderId(
            version=installed_version(),
            model=self.encoder.hash,
            runtime=f"onnxruntime {onnxruntime.__version__}",
            mode=self.encoder.mode,
        )

    def read(self, given: Report | str) -> Reading:
        """The reading of a report, or of a text.

        Raises :class:`onrecord.errors.EmptyReport` where the text has nothing to read.
        """
        reading, _, _ = self._read(given)
        return reading

    def read_with_vectors(self, given: Report | str) -> tuple[Reading, Bytes]:
        """The reading, and the sentence vectors of its statements in their order.

        The vectors (statements, :data:`onrecord.read.vectors.SIZE`) are 8-bit integers. Raises
        what :meth:`read` does.
        """
        reading, words, heads = self._read(given)
        return reading, self.vectors.of(reading.text, words, heads, reading.statements)

    @cached_property
    def vectors(self) -> Vectors:
        """What makes sentence vectors."""
        return Vectors(self._folder)

    def _read(self, given: Report | str) -> tuple[Reading, Words, Heads]:
        report = make_report(given) if isinstance(given, str) else given
        fields = {name: getattr(report, name) for name in report.__struct_fields__}
        report = Report(**{k: v and without_surrogates(v) for k, v in fields.items()})
        text = report.text
        if not text.strip():
            raise EmptyReport("There is no text to read: give a report that has some.")
        words, heads = self.encoder.read(text)
        from onrecord.read.rules import ruled  # here, so that they load while the encoder runs

        deep = ruled(report, words, heads, self._segmenter, self._scorers)
        reading = Reading(
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
        return reading, words, heads
