"""Makes the reports of the independence benchmark from stories and frames; no two runs differ.

Each cluster is one claim in a few short reports, with the roots that it has by construction
(``true``) and the range that its words prove (``least`` to ``most``).
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MARK = re.compile(r"\[\[|\]\]")


@dataclass
class Text:
    """A report of a cluster; the claim stands at ``claim`` in ``text``."""

    id: str
    outlet: str
    published: str
    text: str
    claim: tuple[int, int]
    author: str | None = None
    reprint_of: str | None = None


@dataclass
class Cluster:
    """A claim with its reports and roots."""

    id: str
    part: str
    kind: str
    reports: list[Text]
    true: int
    least: int
    most: int
    families: dict[str, list[str]] = field(default_factory=dict)


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """A text without its marks, and where the marked words stand."""
    first, second = (match.start() for match in _MARK.finditer(text))
    return _MARK.sub("", text), (first, second - 2)


class Maker:
    """Makes the reports of one story."""

    def __init__(self, story: dict[str, Any], frames: dict[str, Any], seed: str) -> None:
        self.rng = random.Random(seed)
        self.story, self.part = story, story["part"]
        self.frames: dict[str, list[str]] = frames[self.part]
        pools = frames["names"][self.part]
        self.states = [one.split("/") for one in self.rng.sample(pools["states"], 2)]
        self.place = self.rng.choice(pools["places"])
        self.pool: list[str] = pools["outlets"]
        houses: dict[str, list[str]] = frames["families"]
        of = {one.title(): name for name, found in houses.items() for one in found}
        self.outlets: list[str] = []
        for one in self.rng.sample(self.pool, len(self.pool)):
            if all(of.get(one, one) != of.get(other, other) for other in self.outlets):
                self.outlets.append(one)  # no two of one house
        self.agency = self.rng.choice(pools["agencies"])
        given, last = self.rng.sample(pools["given"], 6), self.rng.sample(pools["last"], 6)
        self.people = [f"{a} {b}" for a, b in zip(given, last, strict=True)]
        self.families: dict[str, list[str]] = frames["families"]
        self._used: dict[str, int] = {}

    def frame(self, name: str) -> str:
        """The next frame of a kind, each before any comes again."""
        found = self.frames[name]
        start = self._used.setdefault(name, self.rng.randrange(len(found)))
        self._used[name] = start + 1
        return found[start % len(found)]

    def wording(self, name: str) -> str:
        """The next wording of the claim."""
        found = self.story[name]
        start = self._used.setdefault(name, self.rng.randrange(len(found)))
        self._used[name] = start + 1
        return str(found[start % len(found)])

    def fill(self, frame: str, state: int = 0, **values: str) -> str:
        """A frame with its places filled; the claim is marked."""
        name, people = self.states[state]
        for key in ("said", "plain", "seen"):
            if f"{{{key}}}" in frame or f"{{{key.capitalize()}}}" in frame:
                values[key] = f"[[{self.wording(key)}]]"
                words = values[key]
                values[key.capitalize()] = f"[[{words[2].upper()}{words[3:]}"
        for key in ("anon", "voice", "doc"):
            if key in values:
                values[key.capitalize()] = values[key][:1].upper() + values[key][1:]
        if "office" in values:
            values["Office"] = values["office"].title()
        if "N" in values:
            values["surname"] = values["N"].split()[-1]
        out = frame
        for _ in range(2):
            for key, value in values.items():
                out = out.replace(f"{{{key}}}", value)
            out = out.replace("{S}", name).replace("{D}", people).replace("{P}", self.place)
            out = out.replace("{day}", self.rng.choice(DAYS))
        return out.replace("The the ", "The ").replace("the the ", "the ")

    def around(self, number: int) -> list[str]:
        """Sentences about the affair that are no part of the claim; no two reports share one."""
        found: list[str] = self.story["around"]
        return (found[:3], found[3:], [self.frame("filler"), self.frame("filler")])[min(number, 2)]

    def report(
        self,
        number: int,
        outlet: str,
        line: str,
        *,
        skip: int | None = None,
        lead: bool | None = None,
        author: str | None = None,
        before: str = "",
        after: str = "",
        distract: str | None = None,
    ) -> Text:
        """A report of four or five sentences, the claim's line first or second."""
        found = self.around(number if skip is None else skip)
        rest = [sentence.replace("{P}", self.place) for sentence in found]
        if self.rng.random() < 0.5:
            rest.append(self.frame("filler"))
        if distract:
            rest.append(self.frame("distract").replace("{X}", distract))
        first = self.rng.random() < 0.6 if lead is None else lead
        lines = [line, *rest] if first else [rest[0], line, *rest[1:]]
        text, claim = marked(f"{before}{' '.join(lines)}{after}")
        return Text(f"r{number}", outlet, f"2031-03-{3 + 2 * number:02d}", text, claim, author)

    def official(self, number: int = 0, state: int = 0, frame: str = "named", **more: str) -> str:
        """A line put to a named official of one of the two governments."""
        office = self.story["offices"][number % 3]
        person = self.people[number + 3 * state]
        return self.fill(self.frame(frame), state, N=person, office=office, **more)

    def lay(self, number: int = 0) -> str:
        """A line put to a named person who answers for no government."""
        return self.fill(
            self.frame("lay"), N=self.people[2 + number], who=self.story["lay"][number]
        )

    def unnamed(self, number: int = 0, state: int = 0, what: str = "anon") -> str:
        """A line put to somebody who is not named."""
        return self.fill(self.frame("unnamed"), state, anon=self.story[what][number])

    def credit(self, outlet: str) -> str:
        """A line that another outlet is credited with."""
        return self.fill(self.frame("credit"), O=outlet, anon=self.story["anon"][0])

    def house(self) -> tuple[str, str]:
        """Two outlets of one owner, by the table."""
        pair = self.rng.choice([pair for pair in self.families.values() if self._known(pair)])
        return pair[0].title(), pair[1].title()

    def _known(self, pair: list[str]) -> bool:
        return {one.title() for one in pair} <= set(self.pool)
