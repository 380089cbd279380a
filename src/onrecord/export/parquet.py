"""Tables as Parquet, a file each, with typed columns: lists, and lists of records for spans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.errors import ExportError
from onrecord.export.selection import Selection
from onrecord.export.tables import TABLES, Column, Row, Table

NAMES = tuple(f"{table.name}.parquet" for table in TABLES)
_ROWS = 4096  # in memory at a time, and in a row group


def write_parquet(selection: Selection, folder: Path) -> Iterator[int]:
    """Writes every table into the folder; gives the number of rows of each group written.

    Raises :class:`ExportError` where pyarrow is not installed.
    """
    pa = arrow()
    for table in TABLES:
        yield from write_table(pa, table, table.rows(selection), folder / f"{table.name}.parquet")


def write_table(pa: ModuleType, table: Table, rows: Iterator[Row], path: Path) -> Iterator[int]:
    """Writes one table, some thousand rows at a time."""
    from pyarrow.parquet import ParquetWriter

    schema = pa.schema([(one.name, arrow_type(pa, one)) for one in table.columns])
    with ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _ROWS)):
            values = zip(table.columns, zip(*batch, strict=True), strict=True)
            arrays = [
                pa.array([_fit(value, column) for value in given], arrow_type(pa, column))
                for column, given in values
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield len(batch)


def arrow_type(pa: ModuleType, column: Column) -> Any:
    """The type of a column in Arrow."""
    if column.fields:
        inner = pa.struct([(one.name, arrow_type(pa, one)) for one in column.fields])
    else:
        inner = {
            "text": pa.string(),
            "integer": pa.int64(),
            "number": pa.float64(),
            "truth": pa.bool_(),
            "day": pa.date32(),
        }[column.kind]
    return pa.list_(inner) if column.many else inner


def _fit(value: Any, column: Column) -> Any:
    if column.kind != "day" or column.fields or value is None:
        return value
    if column.many:
        return [date.fromisoformat(one) for one in value]
    return date.fromisoformat(value)


def arrow() -> ModuleType:
    """Pyarrow. Raises :class:`ExportError` where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError(
            "Parquet needs pyarrow, which is not installed: pip install 'onrecord[parquet]'"
        ) from error
    pa: ModuleType = pyarrow
    return pa
