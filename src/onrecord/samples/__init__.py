"""Fictional reports to try OnRecord on. Every person, place and outlet in them is invented."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

NAMES = ("wire.txt", "opinion.md", "briefing.md", "feature.html")


DOSSIER = (
    "01-wire.md",
    "02-reprint.md",
    "03-live.md",
    "04-briefing.md",
    "05-opinion.md",
    "06-follow-up.md",
    "07-investigation.md",
    "08-interview.md",
)  # one affair over three weeks, by five outlets


def sample(name: str) -> Traversable:
    """The file of that name, one of :data:`NAMES`. Raises ``KeyError`` for another name."""
    if name not in NAMES:
        raise KeyError(f"no sample {name!r}; there are {', '.join(NAMES)}")
    return files(__name__) / name


def dossier(name: str) -> Traversable:
    """The file of that name, one of :data:`DOSSIER`. Raises ``KeyError`` for another name."""
    if name not in DOSSIER:
        raise KeyError(f"no report {name!r}; there are {', '.join(DOSSIER)}")
    return files(__name__) / "dossier" / name
