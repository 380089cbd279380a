"""The formats by their names: some are one text, some a folder of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.export.annotations import web_annotations
from onrecord.export.csvfiles import NAMES as CSV_NAMES
from onrecord.export.csvfiles import write_csv
from onrecord.export.folder import check
from onrecord.export.ftm import ftm
from onrecord.export.graphml import graphml
from onrecord.export.parquet import NAMES as PARQUET_NAMES
from onrecord.export.parquet import arrow, write_parquet
from onrecord.export.provenance import prov
from onrecord.export.schemaorg import schema_org
from onrecord.export.selection import Selection

TEXTS: dict[str, Callable[[Selection], Iterator[str]]] = {
    "annotations": web_annotations,
    "prov": prov,
    "schema": schema_org,
    "ftm": ftm,
    "graphml": graphml,
}


class Tables(NamedTuple):
    """A format of several files: what writes them, their names, and what must be installed."""

    write: Callable[[Selection, Path], Iterator[int]]
    names: tuple[str, ...]
    installed: Callable[[], object] | None = None

    def ready(self, out: Path) -> None:
        """Raises :class:`onrecord.errors.ExportError` where it could not be written to ``out``."""
        if self.installed is not None:
            self.installed()
        check(out, self.names)


FOLDERS = {
    "csv": Tables(write_csv, CSV_NAMES),
    "parquet": Tables(write_parquet, PARQUET_NAMES, arrow),
}
