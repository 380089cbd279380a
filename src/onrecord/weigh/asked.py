"""A question to a person: what it holds, and what it is worth asking."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from onrecord.records import Grade
from onrecord.weigh.aspects import Differing
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.passages import Marks, Passage
from onrecord.weigh.records import SourceRef


class Question(msgspec.Struct, frozen=True):
    """A join or a grade that a person should look at."""

    what: Literal["join", "grade"]
    id: str  # of the pair, or of the source: the same in every session
    doubt: float  # the chance that the machine is wrong, 0 to 1
    hangs: int  # reports that hang on it
    worth: float
    claims: tuple[str, ...]
    reason: str  # why the machine thinks so
    passages: tuple[Passage, ...]  # both statements, or a few of the source's
    marks: Marks = "source"  # what is marked in them
    agrees: tuple[tuple[str, str], ...] = ()  # aspect and value
    differs: tuple[Differing, ...] = ()
    resting: int = 0  # statements on the word of the source
    source: SourceRef | None = None
    name: str | None = None  # of the source
    grade: Grade | None = None  # of the source, as it is read


class Waiting(NamedTuple):
    """A question that is made only when it is asked: most never are."""

    worth: float
    what: Literal["join", "grade"]
    id: str
    resting: int
    claims: tuple[str, ...]
    make: Callable[[], Question]


@cache
def figures() -> dict[str, dict[str, float]]:
    """How often a grade is wrong, and from which chance of an error on there is a question."""
    text = files("onrecord.weigh").joinpath("reviewing.toml").read_text(encoding="utf-8")
    figures: dict[str, dict[str, float]] = tomllib.loads(text)
    return figures


def repeats(holdings: Holdings, report: str) -> bool:
    """Whether a report reprints another that can be read."""
    original = holdings.original(report)
    return original != report and original in holdings.readings


def worth(doubt: float, hangs: int) -> float:
    """The chance of an error, weighted by what hangs on it."""
    return round(doubt * (1 + math.log2(1 + hangs)), 6)
