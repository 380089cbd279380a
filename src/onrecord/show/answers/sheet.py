"""CSV as RFC 4180 has it: a header always, lines ended by CRLF, cells quoted where they must be.

Spreadsheets run a cell that begins like a formula, and what reports say is hostile input: such a
cell gets an apostrophe in front, which a spreadsheet hides. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.show.visible import visible

SEPARATOR = " | "  # between the items of a list in one cell
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")


def sheet(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The header and the rows, a line at a time, each with its CRLF.

    Raises ValueError where a row has not as many cells as there are columns.
    """
    yield _line(columns)
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"a row of {len(row)} cells under {len(columns)} columns")
        yield _line([cell(value) for value in row])


def cell(value: object) -> str:
    """One cell: lists joined by ``SEPARATOR``, a mapping as ``key: value``, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return cell([f"{key}: {one}" for key, one in value.items()])
    if isinstance(value, list | tuple):
        return _safe(SEPARATOR.join(cell(one) for one in value))
    return _safe(str(value))


def _safe(text: str) -> str:
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA) else shown


def _line(cells: Sequence[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue()
