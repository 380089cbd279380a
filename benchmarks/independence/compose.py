"""Composes the clusters of the independence benchmark from stories and frames; no two runs differ.

Each cluster is one claim in a few short reports, with the roots that it has by construction
(``true``) and the range that its words prove (``least`` to ``most``).
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SEED = 5
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
        self.outlets = []
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
        rest = list(self.around(number if skip is None else skip))
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
        return self.fill(self.frame("lay"), N=self.people[2 + number], who=self.story["lay"][number])

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


Made = tuple[list[Text], int, int, int]
Scenario = Callable[[Maker], Made]
SCENARIOS: dict[str, Scenario] = {}


def scenario(make: Scenario) -> Scenario:
    """Registers a scenario under its function's name."""
    SCENARIOS[make.__name__] = make
    return make


@scenario
def credits_another(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed()), m.report(1, b, m.credit(a))], 1, 1, 1


@scenario
def quoted_by_two(m: Maker) -> Made:
    a, b, *_ = m.outlets
    via = m.official(0, frame="credit_named", O=a)
    return [m.report(0, a, m.official(0)), m.report(1, b, via)], 1, 1, 1


@scenario
def chain_of_three(m: Maker) -> Made:
    a, b, c, *_ = m.outlets
    reports = [m.report(0, a, m.unnamed()), m.report(1, b, m.credit(a)), m.report(2, c, m.credit(b))]
    return reports, 1, 1, 1


@scenario
def both_credit_an_absent_one(m: Maker) -> Made:
    a, b, c, *_ = m.outlets
    return [m.report(0, b, m.credit(a)), m.report(1, c, m.credit(a))], 1, 1, 1


@scenario
def rewrite_without_credit(m: Maker) -> Made:
    a, b, x, *_ = m.outlets
    first = m.report(0, a, m.unnamed(), skip=0, lead=True, distract=x)
    return [first, m.report(1, b, m.fill(m.frame("rewrite")), skip=0, lead=True)], 1, 1, 2


@scenario
def bare_rewrite(m: Maker) -> Made:
    a, b, *_ = m.outlets
    first = m.report(0, a, m.unnamed(1), skip=1, lead=True)
    return [first, m.report(1, b, m.fill(m.frame("word")), skip=1, lead=True)], 1, 1, 2


@scenario
def two_unnamed(m: Maker) -> Made:
    a, b, x, *_ = m.outlets
    reports = [m.report(0, a, m.unnamed(0)), m.report(1, b, m.unnamed(1), distract=x)]
    return reports, 2, 1, 2


@scenario
def one_unnamed_twice(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.unnamed(0))], 1, 1, 2


@scenario
def three_unnamed(m: Maker) -> Made:
    a, b, c, *_ = m.outlets
    lines = [m.unnamed(0), m.unnamed(1), m.unnamed(0, what="folk")]
    made = [m.report(k, o, line) for k, (o, line) in enumerate(zip((a, b, c), lines, strict=True))]
    return made, 2, 2, 3


@scenario
def one_official_twice(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.official(0, frame="again"))], 1, 1, 1


@scenario
def one_government(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.official(1))], 1, 1, 2


@scenario
def three_of_one_government(m: Maker) -> Made:
    a, b, c, *_ = m.outlets
    made = [m.report(k, o, m.official(k)) for k, o in enumerate((a, b, c))]
    return made, 1, 1, 3


@scenario
def two_governments(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.official(1, 1))], 2, 2, 2


@scenario
def official_and_lay(m: Maker) -> Made:
    a, b, x, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.lay(0), distract=x)], 2, 2, 2


@scenario
def two_lay(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.lay(0)), m.report(1, b, m.lay(1))], 2, 2, 2


@scenario
def unnamed_and_named(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.official(0))], 1, 1, 2


@scenario
def unnamed_and_foreign(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.official(0, 1))], 2, 2, 2


@scenario
def unnamed_of_two_governments(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.unnamed(1, 1))], 2, 2, 2


@scenario
def one_document(m: Maker) -> Made:
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("document"), doc=m.story["doc"][0]) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 1


@scenario
def two_papers(m: Maker) -> Made:
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("memo"), doc=m.story["doc"][1]) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 2


@scenario
def agency_copy(m: Maker) -> Made:
    a, b, *_ = m.outlets
    ways = [
        {"before": f"{m.place.upper()} ({m.agency}) — "},
        {"author": m.agency},
        {"after": f" — {m.agency}"},
    ]
    first, second = m.rng.sample(ways, 2)
    line = m.frame("word") if m.rng.random() < 0.5 else m.frame("rewrite")
    made = [m.report(0, a, m.fill(line), **first), m.report(1, b, m.fill(line), skip=0, **second)]  # type: ignore[arg-type]
    return made, 1, 1, 1


@scenario
def one_house(m: Maker) -> Made:
    a, b = m.house()
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 1


@scenario
def editions(m: Maker) -> Made:
    a = m.outlets[0]
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, f"Sunday {a}", lines[1])], 1, 1, 1


@scenario
def sister_paper(m: Maker) -> Made:
    a, b, *_ = m.outlets
    after = m.rng.choice((f" Our sister paper the {a} also covers the town.",
                          f" This paper is owned by the same company as the {a}."))  # fmt: skip
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1], after=after)], 1, 1, 1


@scenario
def two_bare_words(m: Maker) -> Made:
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 2


@scenario
def bare_and_named(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(1)), m.report(1, b, m.fill(m.frame("word")))], 1, 1, 2


@scenario
def witness_and_named(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.fill(m.frame("witness"))), m.report(1, b, m.official(2))], 2, 2, 2


@scenario
def two_witnesses(m: Maker) -> Made:
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("witness")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 2, 2, 2


@scenario
def witness_and_unnamed(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.fill(m.frame("witness")))], 2, 2, 2


@scenario
def rumour_and_named(m: Maker) -> Made:
    a, b, *_ = m.outlets
    return [m.report(0, a, m.fill(m.frame("hearsay"))), m.report(1, b, m.official(0))], 1, 1, 2


@scenario
def rumours_only(m: Maker) -> Made:
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("hearsay")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 0, 2


@scenario
def reprint(m: Maker) -> Made:
    a, b, *_ = m.outlets
    first = m.report(0, a, m.unnamed(1))
    second = Text("r1", b, "2031-03-06", first.text, first.claim, reprint_of="r0")
    return [first, second], 1, 1, 1


@scenario
def body_and_its_voice(m: Maker) -> Made:
    a, b, *_ = m.outlets
    body, voice = m.story["firm"]
    lines = [m.fill(m.frame("body"), B=body), m.fill(m.frame("voice"), voice=voice)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 1


@scenario
def body_and_official(m: Maker) -> Made:
    a, b, *_ = m.outlets
    body, _ = m.story["firm"]
    line = m.fill(m.frame("body"), B=body)
    return [m.report(0, a, line), m.report(1, b, m.official(1))], 2, 2, 2


@scenario
def folk_and_lay(m: Maker) -> Made:
    a, b, *_ = m.outlets
    made = [m.report(0, a, m.unnamed(0, what="folk")), m.report(1, b, m.unnamed(1, what="folk"))]
    return made, 2, 1, 2


@scenario
def credit_and_foreign(m: Maker) -> Made:
    a, b, c, *_ = m.outlets
    made = [m.report(0, a, m.unnamed()), m.report(1, b, m.credit(a)), m.report(2, c, m.official(0, 1))]
    return made, 2, 2, 2


@scenario
def credit_and_two(m: Maker) -> Made:
    a, b, c, d, *_ = m.outlets
    lines = [m.official(0), m.lay(0), m.official(0, frame="credit_named", O=a), m.lay(1)]
    made = [m.report(k, o, x) for k, (o, x) in enumerate(zip((a, b, c, d), lines, strict=True))]
    return made, 3, 3, 3


@scenario
def state_and_official(m: Maker) -> Made:
    a, b, *_ = m.outlets
    line = m.fill(m.frame("state"))
    return [m.report(0, a, line), m.report(1, b, m.official(0))], 1, 1, 2


@scenario
def office_and_holder(m: Maker) -> Made:
    a, b, *_ = m.outlets
    line = m.fill(m.frame("office"), office=m.story["offices"][0])
    return [m.report(0, a, line), m.report(1, b, m.official(0))], 1, 1, 1


def composed(per_story: int = 5, seed: int = SEED) -> Iterator[Cluster]:
    """All clusters: each story in some of the scenarios, each scenario in several stories."""
    stories = tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))["story"]
    frames = tomllib.loads((HERE / "frames.toml").read_text(encoding="utf-8"))
    frames |= tomllib.loads((HERE / "houses.toml").read_text(encoding="utf-8"))
    names = sorted(SCENARIOS)
    for part in ("dev", "held"):
        at = 7 * (seed - SEED)  # other seeds: other stories in each scenario
        for story in (one for one in stories if one["part"] == part):
            for _ in range(per_story):
                name = names[at % len(names)]
                at += 1
                maker = Maker(story, frames, f"{seed} {story['domain']} {name}")
                reports, true, least, most = SCENARIOS[name](maker)
                id = f"{story['domain']}-{name}"
                for one in reports:
                    one.id = f"{id}-{one.id}"
                    if one.reprint_of:
                        one.reprint_of = f"{id}-{one.reprint_of}"
                yield Cluster(id, part, name, reports, true, least, most)
