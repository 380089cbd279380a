"""The ways in which reports of a claim hang together, each with its roots; all clusters.

A scenario gives the reports, the number of roots by construction, and the least and the most that
the words prove.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator

from benchmarks.independence.compose import HERE, Cluster, Maker, Text

SEED = 5
Made = tuple[list[Text], int, int, int]
Scenario = Callable[[Maker], Made]
SCENARIOS: dict[str, Scenario] = {}


def scenario(make: Scenario) -> Scenario:
    """Registers a scenario under its function's name."""
    SCENARIOS[make.__name__] = make
    return make


@scenario
def credits_another(m: Maker) -> Made:
    """The second report credits the first."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed()), m.report(1, b, m.credit(a))], 1, 1, 1


@scenario
def quoted_by_two(m: Maker) -> Made:
    """An official tells one outlet; the other quotes it."""
    a, b, *_ = m.outlets
    via = m.official(0, frame="credit_named", O=a)
    return [m.report(0, a, m.official(0)), m.report(1, b, via)], 1, 1, 1


@scenario
def chain_of_three(m: Maker) -> Made:
    """The third credits the second, which credits the first."""
    a, b, c, *_ = m.outlets
    reports = [
        m.report(0, a, m.unnamed()),
        m.report(1, b, m.credit(a)),
        m.report(2, c, m.credit(b)),
    ]
    return reports, 1, 1, 1


@scenario
def both_credit_an_absent_one(m: Maker) -> Made:
    """Two reports credit a third that the ledger does not have."""
    a, b, c, *_ = m.outlets
    return [m.report(0, b, m.credit(a)), m.report(1, c, m.credit(a))], 1, 1, 1


@scenario
def rewrite_without_credit(m: Maker) -> Made:
    """The second rewrites the first, puts it to officials and credits nobody."""
    a, b, x, *_ = m.outlets
    first = m.report(0, a, m.unnamed(), skip=0, lead=True, distract=x)
    return [first, m.report(1, b, m.fill(m.frame("rewrite")), skip=0, lead=True)], 1, 1, 2


@scenario
def bare_rewrite(m: Maker) -> Made:
    """The second rewrites the first in its own voice."""
    a, b, *_ = m.outlets
    first = m.report(0, a, m.unnamed(1), skip=1, lead=True)
    return [first, m.report(1, b, m.fill(m.frame("word")), skip=1, lead=True)], 1, 1, 2


@scenario
def two_unnamed(m: Maker) -> Made:
    """Two officials without names; by construction they are two."""
    a, b, x, *_ = m.outlets
    reports = [m.report(0, a, m.unnamed(0)), m.report(1, b, m.unnamed(1), distract=x)]
    return reports, 2, 1, 2


@scenario
def one_unnamed_twice(m: Maker) -> Made:
    """Two reports with one and the same unnamed official."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.unnamed(0))], 1, 1, 2


@scenario
def three_unnamed(m: Maker) -> Made:
    """Two officials and somebody of another walk of life, all without names."""
    a, b, c, *_ = m.outlets
    lines = [m.unnamed(0), m.unnamed(1), m.unnamed(0, what="folk")]
    made = [m.report(k, o, line) for k, (o, line) in enumerate(zip((a, b, c), lines, strict=True))]
    return made, 2, 2, 3


@scenario
def one_official_twice(m: Maker) -> Made:
    """One official by name in two reports."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.official(0, frame="again"))], 1, 1, 1


@scenario
def one_government(m: Maker) -> Made:
    """Two officials of one government."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.official(1))], 1, 1, 2


@scenario
def three_of_one_government(m: Maker) -> Made:
    """Three officials of one government."""
    a, b, c, *_ = m.outlets
    made = [m.report(k, o, m.official(k)) for k, o in enumerate((a, b, c))]
    return made, 1, 1, 3


@scenario
def two_governments(m: Maker) -> Made:
    """Officials of two governments."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.official(1, 1))], 2, 2, 2


@scenario
def official_and_lay(m: Maker) -> Made:
    """An official, and a person who answers for no government."""
    a, b, x, *_ = m.outlets
    return [m.report(0, a, m.official(0)), m.report(1, b, m.lay(0), distract=x)], 2, 2, 2


@scenario
def two_lay(m: Maker) -> Made:
    """Two people by name who answer for no government."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.lay(0)), m.report(1, b, m.lay(1))], 2, 2, 2


@scenario
def unnamed_and_named(m: Maker) -> Made:
    """An unnamed and a named official of one government."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.official(0))], 1, 1, 2


@scenario
def unnamed_and_foreign(m: Maker) -> Made:
    """An unnamed official of one government, a named one of another."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.official(0, 1))], 2, 2, 2


@scenario
def unnamed_of_two_governments(m: Maker) -> Made:
    """Unnamed officials of two governments."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.unnamed(1, 1))], 2, 2, 2


@scenario
def one_document(m: Maker) -> Made:
    """A document with a name, in two reports."""
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("document"), doc=m.story["doc"][0]) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 1


@scenario
def two_papers(m: Maker) -> Made:
    """A document without a name, in two reports."""
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("memo"), doc=m.story["doc"][1]) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 2


@scenario
def agency_copy(m: Maker) -> Made:
    """Two outlets with the copy of one agency."""
    a, b, *_ = m.outlets
    ways = [
        {"before": f"{m.place.upper()} ({m.agency}) — "},
        {"author": m.agency},
        {"after": f" — {m.agency}"},
    ]
    first, second = m.rng.sample(ways, 2)
    line = m.frame("word") if m.rng.random() < 0.5 else m.frame("rewrite")
    made = [m.report(0, a, m.fill(line), **first), m.report(1, b, m.fill(line), skip=0, **second)]
    return made, 1, 1, 1


@scenario
def one_house(m: Maker) -> Made:
    """Two outlets of one owner, on their own word."""
    a, b = m.house()
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 1


@scenario
def editions(m: Maker) -> Made:
    """A paper and its Sunday edition, on their own word."""
    a = m.outlets[0]
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, f"Sunday {a}", lines[1])], 1, 1, 1


@scenario
def sister_paper(m: Maker) -> Made:
    """Two papers of which one says that they belong together."""
    a, b, *_ = m.outlets
    after = m.rng.choice((f" Our sister paper the {a} also covers the town.",
                          f" This paper is owned by the same company as the {a}."))  # fmt: skip
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1], after=after)], 1, 1, 1


@scenario
def two_bare_words(m: Maker) -> Made:
    """Two outlets on their own word."""
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("word")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 2


@scenario
def bare_and_named(m: Maker) -> Made:
    """An official, and an outlet on its own word."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.official(1)), m.report(1, b, m.fill(m.frame("word")))], 1, 1, 2


@scenario
def witness_and_named(m: Maker) -> Made:
    """What a reporter saw, and an official."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.fill(m.frame("witness"))), m.report(1, b, m.official(2))], 2, 2, 2


@scenario
def two_witnesses(m: Maker) -> Made:
    """What the reporters of two outlets saw."""
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("witness")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 2, 2, 2


@scenario
def witness_and_unnamed(m: Maker) -> Made:
    """An unnamed official, and what a reporter saw."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.unnamed(0)), m.report(1, b, m.fill(m.frame("witness")))], 2, 2, 2


@scenario
def rumour_and_named(m: Maker) -> Made:
    """A rumour, and an official."""
    a, b, *_ = m.outlets
    return [m.report(0, a, m.fill(m.frame("hearsay"))), m.report(1, b, m.official(0))], 1, 1, 2


@scenario
def rumours_only(m: Maker) -> Made:
    """Two rumours."""
    a, b, *_ = m.outlets
    lines = [m.fill(m.frame("hearsay")) for _ in range(2)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 0, 2


@scenario
def reprint(m: Maker) -> Made:
    """A report and its reprint."""
    a, b, *_ = m.outlets
    first = m.report(0, a, m.unnamed(1))
    second = Text("r1", b, "2031-03-06", first.text, first.claim, reprint_of="r0")
    return [first, second], 1, 1, 1


@scenario
def body_and_its_voice(m: Maker) -> Made:
    """A firm, and its spokesman."""
    a, b, *_ = m.outlets
    body, voice = m.story["firm"]
    lines = [m.fill(m.frame("body"), B=body), m.fill(m.frame("voice"), voice=voice)]
    return [m.report(0, a, lines[0]), m.report(1, b, lines[1])], 1, 1, 1


@scenario
def body_and_official(m: Maker) -> Made:
    """A firm, and an official."""
    a, b, *_ = m.outlets
    body, _ = m.story["firm"]
    line = m.fill(m.frame("body"), B=body)
    return [m.report(0, a, line), m.report(1, b, m.official(1))], 2, 2, 2


@scenario
def folk_and_lay(m: Maker) -> Made:
    """Two people without names who are no officials."""
    a, b, *_ = m.outlets
    made = [m.report(0, a, m.unnamed(0, what="folk")), m.report(1, b, m.unnamed(1, what="folk"))]
    return made, 2, 1, 2


@scenario
def credit_and_foreign(m: Maker) -> Made:
    """A scoop, a report that credits it, and an official of another state."""
    a, b, c, *_ = m.outlets
    made = [
        m.report(0, a, m.unnamed()),
        m.report(1, b, m.credit(a)),
        m.report(2, c, m.official(0, 1)),
    ]
    return made, 2, 2, 2


@scenario
def credit_and_two(m: Maker) -> Made:
    """An official, a person of no government, the official quoted again, one person more."""
    a, b, c, d, *_ = m.outlets
    lines = [m.official(0), m.lay(0), m.official(0, frame="credit_named", O=a), m.lay(1)]
    made = [m.report(k, o, x) for k, (o, x) in enumerate(zip((a, b, c, d), lines, strict=True))]
    return made, 3, 3, 3


@scenario
def state_and_official(m: Maker) -> Made:
    """A state, and an official of it."""
    a, b, *_ = m.outlets
    line = m.fill(m.frame("state"))
    return [m.report(0, a, line), m.report(1, b, m.official(0))], 1, 1, 2


@scenario
def office_and_holder(m: Maker) -> Made:
    """An office, and the one who holds it, by name."""
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
