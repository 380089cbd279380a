"""The reader's own measured error, and how to say it in a plain sentence (``measured.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Measured(NamedTuple):
    """Figures in percent."""

    source_recall: float
    grade_right: float

    @property
    def missed(self) -> str:
        """How many sources the reader misses: ``about one source in ten``."""
        return _one_in(100 - self.source_recall, " source")

    @property
    def misgraded(self) -> str:
        """How many of those found have a wrong grade: ``about one in ten``."""
        return _one_in(100 - self.grade_right, "")


@cache
def measured() -> Measured:
    """The figures in the package."""
    given = tomllib.loads((files(__package__) / "measured.toml").read_text(encoding="utf-8"))
    figures = Measured(float(given["source_recall"]), float(given["grade_right"]))
    if not all(0 <= figure <= 100 for figure in figures):
        raise ValueError(f"measured.toml: not percentages: {figures}")
    return figures


def _one_in(percent: float, what: str) -> str:
    """A share as people say it; the whole number is the one that comes nearest."""
    if percent < 1:
        return f"fewer than one{what} in a hundred"
    if percent > 60:
        return f"about {percent:.0f}{what and f'{what}s'} in a hundred"
    whole = min(range(2, 101), key=lambda n: abs(100 / n - percent))
    return f"about one{what} in {_NUMBERS[whole - 2] if whole <= 10 else whole}"
