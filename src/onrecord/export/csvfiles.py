"""Tables as CSV (RFC 4180, UTF-8), a file each; what is no single value is JSON in its cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.export.jsonld import line
from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES

NAMES = tuple(f"{table.name}.csv" for table in TABLES)
# A spreadsheet takes a cell that begins so for a formula, and articles come from anywhere.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")


def write_csv(selection: Selection, folder: Path) -> Iterator[int]:
    """Writes every table into the folder; gives 1 for each row, as it is written."""
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow([column.name for column in table.columns])
            for row in table.rows(selection):
                writer.writerow([cell(value) for value in row])
                yield 1


def cell(value: Any) -> str:
    """A value as it stands in a cell: nothing for None, JSON for lists.

    A text that a spreadsheet would run gets an apostrophe before it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return line(value)
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value
    return str(value)
