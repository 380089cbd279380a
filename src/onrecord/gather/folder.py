"""The files of a folder that may hold reports."""

from __future__ import annotations

import os
from collections.abc import Iterator

SUFFIXES = {
    ".txt": "plain",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
}


def suffix_of(path: str) -> str:
    """The path's suffix in lower case, with its dot."""
    return os.path.splitext(path)[1].lower()


def walk(folder: str) -> Iterator[str | OSError]:
    """The folder's files with a known suffix, and those of the folders in it, sorted by name.

    Hidden files and folders, links to folders and what is no file are passed over. A folder that
    cannot be listed gives its error, with ``filename`` set, in place of files.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and (os.path.islink(path) or not os.path.isdir(path)):
            yield path
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            error.filename = path
            yield error
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            # A link to nowhere is kept: it is a report that is missing.
            known = suffix_of(entry.name) in SUFFIXES and (
                entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
            )
            if known or entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
