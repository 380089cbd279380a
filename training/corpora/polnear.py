"""PolNeAR (Newell, Margolin and Ruths, LREC 2018): attributions in US political news, as brat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[int, int]
ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Article:
    """A text and its attributions: role to spans, in code points."""

    name: str
    text: str
    attributions: list[dict[str, list[Pair]]]


def attributions(lines: list[str]) -> list[dict[str, list[Pair]]]:
    """The attributions of a brat file; those without content or cue are left out."""
    spans: dict[str, list[Pair]] = {}
    events: list[str] = []
    for line in lines:
        part = line.rstrip("\n").split("\t")
        if len(part) > 1 and part[0].startswith("T"):
            kind, where = part[1].split(" ", 1)
            if kind.lower() in ROLES:
                pairs = [s.split() for s in where.split(";")]
                spans[part[0]] = [(int(a), int(b)) for a, b in pairs]
        elif len(part) > 1 and part[0].startswith("E"):
            events.append(part[1])
    out = []
    for event in events:
        entry: dict[str, list[Pair]] = {role: [] for role in ROLES}
        for pair in event.split():
            kind, ref = pair.split(":")
            kind = re.sub(r"\d+$", "", kind).lower()
            if kind in ROLES and ref in spans:
                entry[kind] += spans[ref]
        if entry["cue"] and entry["content"]:
            out.append(entry)
    return out


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a split folder (``text/`` and ``attributions/``), by the first annotator."""
    for path in sorted((folder / "text").glob("*.txt")):
        notes = sorted((folder / "attributions").glob(path.stem.replace("[", "[[]") + "*.ann"))
        if notes:
            text = path.read_bytes().decode("utf8")
            lines = notes[0].read_text(encoding="utf8").splitlines()
            yield Article(path.stem, text, attributions(lines))
