"""OnRecord: what is on record in a report, on whose word, span by span.

>>> import onrecord
>>> reading = onrecord.read("“The bridge is safe,” the mayor said.")
>>> [a.cue[0].cut(reading.text) for a in reading.attributions]
['said']
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import onrecord.read  # noqa: F401  first, so that a later import cannot take the function's place
from onrecord.errors import OnRecordError
from onrecord.records import (
    Attribution,
    Reading,
    Report,
    Source,
    Span,
    Statement,
)
from onrecord.report import make_report

if TYPE_CHECKING:
    from onrecord.read.reader import Reader

__all__ = [
    "Attribution",
    "OnRecordError",
    "Reading",
    "Report",
    "Source",
    "Span",
    "Statement",
    "make_report",
    "read",
]

_lock = threading.Lock()
_reader: Reader | None = None


def read(text_or_report: str | Report) -> Reading:
    """Reads a text, or a report with its metadata, and returns its reading.

    The first call loads the model; later calls share it.

    Raises :class:`onrecord.errors.EmptyReport` where there is nothing to read, and
    :class:`onrecord.errors.ModelError` where the model's files are broken.
    """
    global _reader
    with _lock:
        if _reader is None:
            from onrecord.read.reader import Reader

            _reader = Reader(threads=2)
        reader = _reader
    return reader.read(text_or_report)
