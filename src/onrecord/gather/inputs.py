"""Each input to its reports: file, folder, address or standard input.

Nothing that is wrong with one input stops the others: it becomes a :class:`Refusal`.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import FetchError, GatherError, NotText
from onrecord.gather.content import (
    check_length,
    looks_like_json_lines,
    read_one,
    read_stream,
    too_large,
)
from onrecord.gather.folder import SUFFIXES, suffix_of, walk
from onrecord.gather.jsonlines import read_json_lines
from onrecord.gather.language import refuse_other_languages
from onrecord.gather.options import Draft, GatherOptions
from onrecord.records import Refusal, Report
from onrecord.report import without_surrogates

if TYPE_CHECKING:
    from onrecord.gather.fetch import Fetched

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_HEAD = 4096
_KINDS = {
    "text/plain": "plain",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/jsonlines": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/json-lines": "jsonl",
}
_Found = Iterator[tuple[Draft, str] | Refusal]  # a draft with the name to refuse it under


def gather(
    inputs: Sequence[str], options: GatherOptions | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Report | Refusal]:
    """The reports that the inputs hold, in order, each as soon as it is there.

    An input is a file, a folder, an http(s) address, or ``-`` for standard input (``stdin``, where
    given). An input or JSON line that cannot be read gives a :class:`Refusal` in its place, whose
    id is the line's own, or the input, or for a line without one ``INPUT:LINE``.
    """
    options = options or GatherOptions()
    stdin_read = False
    for given in inputs:
        if given == "-" and stdin_read:
            yield Refusal("-", "Standard input has been read already: give - once.")
            continue
        stdin_read = stdin_read or given == "-"
        for found in _input(given, options, stdin):
            yield found if isinstance(found, Refusal) else _finished(*found, options)


def _input(given: str, options: GatherOptions, stdin: BinaryIO | None) -> _Found:
    name = without_surrogates(given)
    scheme = _SCHEME.match(given)
    try:
        if given == "-":
            yield from read_stream(stdin or sys.stdin.buffer, name, "", options)
        elif scheme and scheme[1].lower() in ("http", "https"):
            # Loaded late: reading a file needs no network.
            from onrecord.gather.fetch import fetch

            yield from _page(fetch(given, options), name, options)
        elif os.path.isdir(given):
            yield from _folder(given, name, options)
        elif scheme and not os.path.exists(given):
            raise FetchError(
                f"{scheme[1]} addresses are not fetched, only http and https: "
                "save the report and give the file."
            )
        else:
            yield from _file(given, name, options)
    except GatherError as error:
        yield Refusal(name, str(error))
    except (OSError, ValueError) as error:
        yield Refusal(name, _reason(error))


def _folder(given: str, name: str, options: GatherOptions) -> _Found:
    empty = True
    for path in walk(given):
        empty = False
        if isinstance(path, OSError):
            yield Refusal(without_surrogates(str(path.filename)), _reason(path))
            continue
        inner = without_surrogates(path)
        try:
            yield from _file(path, inner, options)
        except GatherError as error:
            yield Refusal(inner, str(error))
        except (OSError, ValueError) as error:
            yield Refusal(inner, _reason(error))
    if empty:
        known = " ".join(SUFFIXES)
        yield Refusal(name, f"There is no report in this folder: none of its files ends in {known}")


def _file(path: str, name: str, options: GatherOptions) -> _Found:
    kind = SUFFIXES.get(suffix_of(path), "")
    with open(path, "rb") as stream:
        # Too much is refused by its size, before it is read; JSON lines have a size each.
        if kind != "jsonl" and os.path.getsize(path) > options.max_bytes:
            if kind or not looks_like_json_lines(stream.read(_HEAD)):
                raise too_large(options)
            stream.seek(0)
        yield from read_stream(stream, name, kind, options)


def _page(page: Fetched, name: str, options: GatherOptions) -> _Found:
    kind = _KINDS.get(page.kind, "")
    if page.kind and not kind:
        raise NotText(
            f"The address answers with {page.kind[:60]}: only HTML, plain text, Markdown and "
            "JSON lines are read."
        )
    if kind == "plain":
        # Servers send Markdown and JSON lines as plain text, too.
        suffix = SUFFIXES.get(suffix_of(page.address.partition("?")[0]))
        kind = suffix if suffix in ("markdown", "jsonl") else kind
    if kind == "jsonl":
        yield from read_json_lines(io.BytesIO(page.data), name, options)
    else:
        draft = read_one(page.data, kind, options, charset=page.charset, address=page.address)
        yield draft, name


def _finished(draft: Draft, name: str, options: GatherOptions) -> Report | Refusal:
    try:
        check_length(draft.text, options)
        report = draft.report(options)
        refuse_other_languages(report.text)
    except GatherError as error:
        return Refusal(draft.id or name, str(error))
    return report


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file, folder or address: check the name."
    if isinstance(error, PermissionError):
        return "This may not be read: check its permissions."
    return f"This could not be read ({getattr(error, 'strerror', None) or error})."
