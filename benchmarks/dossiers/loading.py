"""Dossiers with known answers: reports, and what a careful reader finds when they lie together.

The form of an ``expect.json`` is described in ``tests/dossiers/README.md``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.gather import gather
from onrecord.gather.options import GatherOptions
from onrecord.records import Report

ROOT = Path(__file__).parents[2]
DOSSIERS = ROOT / "tests/dossiers"

Place = tuple[str, str]  # a report's name in its dossier, and words of it


@dataclass(frozen=True)
class Dossier:
    """Reports of one affair by their names, in the order given, and what is expected of them."""

    name: str
    reports: dict[str, Report]
    expected: dict[str, Any]


def load() -> list[Dossier]:
    """The bundled dossier, then those in ``tests/dossiers``, by name."""
    bundled = json.loads((DOSSIERS / "bundled.json").read_text(encoding="utf8"))
    out = [Dossier("bundled", _reports(ROOT / bundled["folder"]), bundled)]
    for path in sorted(DOSSIERS.glob("*/expect.json")):
        expected = json.loads(path.read_text(encoding="utf8"))
        out.append(Dossier(path.parent.name, _reports(path.parent / "reports"), expected))
    return out


def read_report(path: Path, options: GatherOptions | None = None) -> Report:
    """The one report in a file. Raises :class:`ValueError` where it cannot be read."""
    found = list(gather([str(path)], options or GatherOptions()))
    if len(found) != 1 or not isinstance(found[0], Report):
        raise ValueError(f"{path} cannot be read: {found}")
    return found[0]


def _reports(folder: Path) -> dict[str, Report]:
    return {path.stem: read_report(path) for path in sorted(folder.glob("*.md"))}


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words (or one of their ``|`` alternatives) stand in a text.

    White space, case and the form of apostrophes and quotation marks make no difference.
    """
    return [
        match.span()
        for part in words.split("|")
        for match in re.finditer(_pattern(part), text, re.IGNORECASE)
    ]


def has(text: str, words: str) -> bool:
    """Whether the words (or one of their ``|`` alternatives) stand in a text."""
    return bool(spans(text, words))


def _pattern(words: str) -> str:
    escaped = (re.escape(word) for word in words.split())
    return r"\s+".join(re.sub("['’]", "['’]", re.sub('["“”]', '["“”]', w)) for w in escaped)
