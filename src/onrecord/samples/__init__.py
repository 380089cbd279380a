"""Fictional reports to try OnRecord on. Every person, place and outlet in them is invented."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

NAMES = ("wire.txt", "opinion.md", "briefing.md", "feature.html")


def sample(name: str) -> Traversable:
    """The file of that name, one of :data:`NAMES`. Raises ``KeyError`` for another name."""
    if name not in NAMES:
        raise KeyError(f"no sample {name!r}; there are {', '.join(NAMES)}")
    return files(__name__) / name
