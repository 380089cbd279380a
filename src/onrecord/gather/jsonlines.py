"""Reports from JSON lines, one by one as they come; their text stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Protocol

from onrecord.errors import BadRecord, EmptyReport, GatherError, NotText, TooLarge
from onrecord.gather.options import Draft, GatherOptions
from onrecord.records import Refusal
from onrecord.report import without_surrogates

_SPACE = b" \t\r\n"


class Lines(Protocol):
    """What lines of bytes can be read from, such as a binary file."""

    def readline(self, size: int, /) -> bytes:
        """The next line with its line end, at most ``size`` bytes of it; empty at the end."""


def read_json_lines(
    stream: Lines, name: str, options: GatherOptions
) -> Iterator[tuple[Draft, str] | Refusal]:
    """A draft for each line, with a name to refuse it under, and a refusal for what holds none.

    A refusal's id is the line's own, or ``NAME:LINE``, lines counted from 1. Blank lines count
    but give nothing; input without any other line gives one refusal.
    """
    number = 0
    anything = False
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > options.max_bytes:
            anything = True
            _skip_line(stream, line)
            error = f"This line is over {options.max_bytes:,} bytes: cut the report into parts."
            yield Refusal(where, str(TooLarge(error)))
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip(_SPACE):
            continue
        anything = True
        yield _read_line(line, where)
    if not anything:
        yield Refusal(name, str(EmptyReport("There are no JSON lines to read.")))


def _read_line(line: bytes, where: str) -> tuple[Draft, str] | Refusal:
    given: str | None = None
    try:
        record = _object(line)
        given = _id(record.get("id"))
        text = record.get("text")
        if not isinstance(text, str):
            raise BadRecord(
                'There is no text: each line needs a "text", as in {"id": "1", "text": "..."}.'
            )
        draft = Draft(
            text=text,
            id=given,
            title=_string(record, "title"),
            outlet=_string(record, "outlet"),
            author=_string(record, "author"),
            published=_string(record, "published"),
            address=_string(record, "address"),
        )
        return draft, where
    except GatherError as error:
        return Refusal(given or where, str(error))


def _object(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line.decode().rstrip())
    except UnicodeDecodeError:
        raise NotText("This line is not UTF-8: convert it, for example with iconv.") from None
    except json.JSONDecodeError as error:
        message = (
            f"This is no JSON ({error.msg} at column {error.pos + 1}): write one object a line."
        )
        raise BadRecord(message) from None
    except (RecursionError, ValueError):
        # Brackets in brackets without end; a number of thousands of digits.
        raise BadRecord("This JSON is no report: write one plain object a line.") from None
    if not isinstance(value, dict):
        raise BadRecord('This JSON is no object: write {"id": "1", "text": "..."} on each line.')
    return value


def _id(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return without_surrogates(value) if value and value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise BadRecord('The "id" is neither a string nor a number: make it one.')


def _string(record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value) or None
    if value is not None and not isinstance(value, str):
        raise BadRecord(f'The "{key}" is no string: make it one, or leave it out.')
    return value


def _skip_line(stream: Lines, line: bytes) -> None:
    """Read on to the line's end without keeping it."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
