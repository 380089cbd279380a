"""What an act is about: the stems of its words, without those that only say that it was decided."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from onrecord.weigh.terms import WORD, lists, says_something, stem, weight

_POINTING = re.compile(
    r"\b(?:this|these|that|those|such(?: an?)?|the)\s+((?:[\w’'-]+\s+){0,3}[\w’'-]+)", re.I
)


@cache
def table(name: str) -> dict[str, Any]:
    """One of the word lists beside this module, by its name."""
    path = resources.files("onrecord.weigh.acts") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _deciding() -> frozenset[str]:
    return frozenset(stem(word) for word in table("deciding")["verbs"])


@cache
def _times() -> frozenset[str]:
    return frozenset(stem(word) for word in table("deeds")["times"]["words"])


@lru_cache(maxsize=50_000)
def stems(text: str, without: str = "") -> frozenset[str]:
    """Stems of the words of a text that say something; ``without``: words of names left out."""
    light = lists()["light"]
    gone = {stem(word.casefold()) for word in WORD.findall(without)}
    found = (match.group().casefold().replace("’", "'") for match in WORD.finditer(text))
    return frozenset(
        one
        for word in found
        if says_something(word) and word not in light
        for one in (stem(word),)
        if one not in gone
    )


def matter(text: str, decider: str = "") -> frozenset[str]:
    """The same without who decides and the verbs of deciding."""
    return stems(text, decider) - _deciding() - _times()


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller one's stems that the other has; 0 where either has none."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def told(common: frozenset[str]) -> float:
    """How much shared stems tell: the sum of their weights, each 0 to 1."""
    return sum(weight(one) for one in sorted(common))


def pointed(text: str) -> frozenset[str]:
    """Stems of what a text points at: *this doctrine change*, *the deployment*."""
    return frozenset(one for match in _POINTING.finditer(text) for one in stems(match[1]))
