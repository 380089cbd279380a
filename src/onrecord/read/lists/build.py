"""Writes ``built.json`` anew from the ``.toml`` files: ``python -m onrecord.read.lists.build``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from onrecord.read.lists import BUILT, FOLDER, digest_of


def built(folder: Path = FOLDER) -> bytes:
    """What ``built.json`` has to hold: for each file, one line with its digest and its lists."""
    lines = []
    for path in sorted(folder.glob("*.toml")):
        content = path.read_bytes()
        lists = tomllib.loads(content.decode("utf-8"))
        line = msgspec.json.encode({"digest": digest_of(content), "lists": lists})
        lines.append(msgspec.json.encode(path.name) + b": " + line)
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


if __name__ == "__main__":
    (FOLDER / BUILT).write_bytes(built())
