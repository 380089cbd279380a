"""How well independence is told: clusters of reports with known roots, beside three baselines.

    python -m benchmarks.independence                 the part that rules are developed on
    python -m benchmarks.independence --part held     the part that nobody looks at before the end
    python -m benchmarks.independence --wrong         with what is wrong, by cluster
    python -m benchmarks.independence --sample 20     every so many clusters only
    python -m benchmarks.independence --floors        fails where floors.toml is not kept

The reports are fictional: composed from ``stories.toml`` and ``frames.toml``, and written one by
one in ``written.toml``. The reader reads them; the clusters are given, so that this measures
independence and not the joining of claims.

``true`` is the number of roots by construction, ``least`` and ``most`` what the words prove.
False corroboration: the answer's least is above ``true``. Missed: its most is below ``true``, or
its least is below ``least``. Exact: the very range. The baselines answer one number, as a range
from itself to itself: outlets, families of outlets, and groups of reports with alike wording.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.independence.compose import HERE, Cluster, Text, marked
from benchmarks.independence.scenarios import SEED, composed
from onrecord.ledger.records import Filed, Join, Publication
from onrecord.read.reader import Reader
from onrecord.records import Reading, Report, Span
from onrecord.weigh.families import Families
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.likeness import shared_words
from onrecord.weigh.records import Held, Roots
from onrecord.weigh.roots import roots_of
from onrecord.weigh.sources import ledger_sources

PARTS = ("dev", "held")
ALIKE = 0.4  # least share of words that two reports have in common for the baseline


@dataclass(frozen=True)
class Answer:
    """What was answered for a cluster."""

    cluster: Cluster
    least: int
    most: int
    reasons: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def false(self) -> bool:
        """False corroboration."""
        return self.least > self.cluster.true

    @property
    def missed(self) -> bool:
        """Missed independence."""
        return self.most < self.cluster.true or self.least < self.cluster.least

    @property
    def exact(self) -> bool:
        """The range that the words prove."""
        return (self.least, self.most) == (self.cluster.least, self.cluster.most)


def clusters(part: str, seed: int = SEED) -> list[Cluster]:
    """All clusters of a part, composed and written."""
    out = [one for one in composed(seed=seed) if one.part == part]
    rows = tomllib.loads((HERE / "written.toml").read_text(encoding="utf-8"))["cluster"]
    for row in rows:
        if row["part"] != part:
            continue
        reports = []
        for number, given in enumerate(row["reports"]):
            text, claim = marked(given["text"])
            reports.append(
                Text(f"{row['id']}-r{number}", given["outlet"], given["date"], text, claim,
                     given.get("author"))
            )  # fmt: skip
        out.append(
            Cluster(row["id"], part, "written", reports, row["true"], row["least"], row["most"])
        )
    return out


def families() -> Families:
    """The shipped table with the houses of the fictional outlets."""
    return Families.load(HERE / "houses.toml")


def held_of(reading: Reading, holdings: Holdings, claim: tuple[int, int]) -> Held | None:
    """The statement that shares most with the marked words."""
    best, most = None, 0
    place = Span(*claim)
    for held in holdings.held:
        if held.report != reading.id:
            continue
        shared = sum(
            max(0, min(s.end, place.end) - max(s.start, place.start)) for s in held.statement.spans
        )
        if shared > most:
            best, most = held, shared
    return best


def answered(given: Iterable[Cluster], reader: Reader, table: Families) -> list[Answer]:
    """What the program says of each cluster."""
    out = []
    for cluster in given:
        filed_and_read = []
        for one in cluster.reports:
            report = Report(
                one.id, one.text, outlet=one.outlet, author=one.author, published=one.published
            )
            filed = Filed(
                one.id,
                (Publication(one.published, one.outlet, author=one.author),),
                added="2032-01-01T00:00:00Z",
                reprint_of=one.reprint_of,
            )
            filed_and_read.append((filed, reader.read(report)))
        holdings = Holdings.build(filed_and_read)
        found = [held_of(holdings.readings[one.id], holdings, one.claim) for one in cluster.reports]
        members = [held for held in found if held is not None]
        keys = sorted(held.key for held in members)
        joins = [Join(a, b, 1.0, "given") for k, a in enumerate(keys) for b in keys[k + 1 :]]
        holdings = Holdings.build(filed_and_read, joins)
        roots = roots_of(members, holdings, ledger_sources(holdings, table), table)
        out.append(Answer(cluster, roots.min, roots.max, roots.reasons, tuple(map(shown, members))))
    return out


def shown(held: Held) -> str:
    """A member as it was read."""
    chain = " < ".join(
        f"{s.name} [{s.grade} {s.kind}; {s.role}; {s.affiliation}]" for s in held.chain
    )
    return f"{held.outlet}: {held.statement.voice} “{held.statement.text}” {chain}"


def by_outlets(cluster: Cluster, table: Families) -> Roots:
    """One root an outlet."""
    count = len({one.outlet for one in cluster.reports})
    return Roots(count, count)


def by_families(cluster: Cluster, table: Families) -> Roots:
    """One root a family of outlets."""
    count = len({table.family(one.outlet) for one in cluster.reports})
    return Roots(count, count)


def by_likeness(cluster: Cluster, table: Families) -> Roots:
    """One root a group of reports with alike wording."""
    groups: list[list[Text]] = []
    for one in cluster.reports:
        for group in groups:
            if any(shared_words(one.text, other.text) >= ALIKE for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return Roots(len(groups), len(groups))


BASELINES: dict[str, Callable[[Cluster, Families], Roots]] = {
    "outlets": by_outlets,
    "outlet families": by_families,
    "text likeness": by_likeness,
}


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Shares in percent of all clusters, to one decimal."""
    count = len(answers) or 1
    return {
        "false_corroboration": round(100 * sum(a.false for a in answers) / count, 1),
        "missed_independence": round(100 * sum(a.missed for a in answers) / count, 1),
        "exact": round(100 * sum(a.exact for a in answers) / count, 1),
    }


def kept(found: dict[str, float], floors: dict[str, float]) -> bool:
    """Whether the figures are no worse than the floors."""
    return (
        found["false_corroboration"] <= floors["false_corroboration"]
        and found["missed_independence"] <= floors["missed_independence"]
        and found["exact"] >= floors["exact"]
    )


def compared(given: Sequence[Cluster], reader: Reader) -> dict[str, list[Answer]]:
    """The program's answers and those of the baselines."""
    table = families()
    out = {"onrecord": answered(given, reader, table)}
    for name, count in BASELINES.items():
        out[name] = [Answer(c, (r := count(c, table)).min, r.max) for c in given]
    return out


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.independence",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--sample", type=int, default=1)
    parser.add_argument("--seed", type=int, default=SEED, help="other words and names")
    parser.add_argument("--floors", action="store_true", help="fail where a floor is not kept")
    given = parser.parse_args(argv)
    began = time.perf_counter()
    chosen = clusters(given.part, given.seed)[:: given.sample]
    found = compared(chosen, Reader())
    texts = sum(len(c.reports) for c in chosen)
    print(f"{len(chosen)} clusters, {texts} reports, {time.perf_counter() - began:.0f} s")
    print(f"{'':18}{'false corroboration':>22}{'missed independence':>22}{'exact range':>14}")
    for name, answers in found.items():
        shares = figures(answers)
        print(f"{name:18}{shares['false_corroboration']:>20} %{shares['missed_independence']:>20} %"
              f"{shares['exact']:>12} %")  # fmt: skip
    if given.wrong:
        kinds = Counter(a.cluster.kind for a in found["onrecord"] if not a.exact)
        print(", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))
        for a in found["onrecord"]:
            if not a.exact:
                c = a.cluster
                print(f"\n{c.id} ({c.kind}): {a.least} to {a.most}, not {c.least} to {c.most}")
                print("  " + "\n  ".join((*a.members, *(f"- {r}" for r in a.reasons))))
    if given.floors:
        floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))[given.part]
        return 0 if kept(figures(found["onrecord"]), floors) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
