"""Bytes to reports: JSON lines, or one report in HTML, Markdown or plain text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import BadRecord, EmptyReport, TooLarge
from onrecord.gather.decode import decode
from onrecord.gather.frontmatter import split_front_matter
from onrecord.gather.jsonlines import read_json_lines
from onrecord.gather.options import Draft, GatherOptions
from onrecord.records import Refusal

_HTML = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_JSON_LINES = re.compile(r'\s*\{\s*"')
_JSON_WHOLE = re.compile(r"\s*(?:\[\s*[{\]]|\{\s*(?:\n|$))")
_HEAD = 4096
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_stream(
    stream: BinaryIO, name: str, kind: str, options: GatherOptions
) -> Iterator[tuple[Draft, str] | Refusal]:
    """What a stream holds, each report with the name to refuse it under.

    ``kind`` is ``plain``, ``markdown``, ``html``, ``jsonl``, or empty: then it is told from how
    the stream begins. JSON lines are handed on as they come.
    Raises what :func:`read_one` does.
    """
    if kind not in ("", "jsonl"):
        yield read_one(_all_of(stream, b"", options), kind, options), name
        return
    # The first line with anything in it tells; no more than that is waited for.
    first = b""
    while not first.strip() and len(first) <= options.max_bytes:
        line = stream.readline(options.max_bytes + 1)
        if not line:
            break
        first += line
    if first.startswith(_UTF16):
        data = _all_of(stream, first, options)
        text = decode(data).encode()
        if kind == "jsonl" or looks_like_json_lines(text):
            yield from read_json_lines(io.BytesIO(text), name, options)
        else:
            yield read_one(data, kind, options), name
    elif kind == "jsonl" or looks_like_json_lines(first):
        yield from read_json_lines(_Rejoined(first, stream), name, options)
    else:
        yield read_one(_all_of(stream, first, options), kind, options), name


def read_one(
    data: bytes,
    kind: str,
    options: GatherOptions,
    *,
    charset: str | None = None,
    address: str | None = None,
) -> Draft:
    """The one report that these bytes hold, ``kind`` and the rest as above.

    Raises :class:`EmptyReport`, :class:`onrecord.errors.NotText`, :class:`TooLarge` and
    :class:`BadRecord`.
    """
    if not data.strip():
        raise EmptyReport("This is empty: give a report that has text.")
    if kind != "html":
        text = decode(data, charsets=[charset])
        if not kind:
            kind = _kind(text)
    # Each kind's own libraries are loaded where it comes up.
    if kind == "html":
        from onrecord.gather.html import read_html

        return read_html(data, charset=charset, address=address, timeout=options.timeout)
    check_length(text, options)
    if kind == "markdown":
        from onrecord.gather.markdown import read_markdown

        return read_markdown(text, address)
    return Draft(text=text, address=address)


def looks_like_json_lines(start: bytes) -> bool:
    """Whether what begins so is JSON lines: its first line opens an object with a key."""
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:_HEAD]
    return _JSON_LINES.match(head.partition(b"\n")[0].decode("utf-8", "replace")) is not None


def check_length(text: str, options: GatherOptions) -> None:
    """Raises :class:`TooLarge` where the text is over the limit."""
    if len(text) > options.max_text:
        raise TooLarge(
            f"This is over {options.max_text:,} characters: cut it into reports, or into parts."
        )


def too_large(options: GatherOptions) -> TooLarge:
    """The error for input of too many bytes."""
    return TooLarge(
        f"This is over {options.max_bytes:,} bytes: cut it into reports, or into parts."
    )


def _kind(text: str) -> str:
    head = text[:_HEAD]
    if _HTML.match(head):
        return "html"
    if _JSON_WHOLE.match(head):
        raise BadRecord(
            "This looks like JSON over several lines: write one object a line, "
            "for example with jq -c."
        )
    return "markdown" if split_front_matter(text)[0] else "plain"


def _all_of(stream: BinaryIO, first: bytes, options: GatherOptions) -> bytes:
    data = first + stream.read(max(0, options.max_bytes + 1 - len(first)))
    if len(data) > options.max_bytes:
        raise too_large(options)
    return data


class _Rejoined:
    """The lines already read, and then the stream's own."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = io.BytesIO(first)
        self._stream = stream

    def readline(self, size: int, /) -> bytes:
        return self._first.readline(size) or self._stream.readline(size)
