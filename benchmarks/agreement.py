"""How far two careful readers agree on the fictional reports that were labelled twice.

    python -m benchmarks.agreement             agreement by kind
    python -m benchmarks.agreement ask NAME    the questions on one report, without their answers

Each expectation of a report becomes a question that does not give its answer away: *what lies
between these two statements, if anything?* Expectations that nothing is to be found become the same
questions. The second reader answers in `second.json`, without sight of `expect.json`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.cases.check import EITHER_WAY, plain

REPORTS = Path(__file__).parents[1] / "tests/cases/reports"
Json = dict[str, Any]
NOTHING = "nothing"
_ASKED = ("relation", "position", "decision", "language", "response", "statement", "attribution")


def question(want: Json) -> Json | None:
    """An expectation without its answer; None for those that have nothing to ask."""
    kind = want["expect"].removeprefix("not_")
    if kind not in _ASKED:
        return None
    if kind == "relation":
        ends = sorted((want["from"], want["to"]), key=str)  # which comes first tells nothing
        return {"ask": "relation", "one": ends[0], "other": ends[1]}
    keys = {
        "position": ("text",),
        "decision": ("decider", "text"),
        "language": ("text",),
        "response": ("actor",),
        "statement": ("text",),
        "attribution": ("source", "cue", "content"),
    }[kind]
    return {"ask": kind} | {key: want[key] for key in keys if key in want}


def answers(want: Json) -> set[str]:
    """The answers that an expectation takes, each as one line."""
    kind = want["expect"]
    if kind in ("not_relation", "not_position", "not_decision", "not_language", "not_response"):
        return {NOTHING}
    if kind == "relation":
        first = sorted((want["from"], want["to"]), key=str)[0] == want["from"]
        way = "one to other" if first else "other to one"
        return {one if one in EITHER_WAY else f"{one}, {way}" for one in want["kind"]}
    if kind == "decision":
        return {str(one or "silent") for one in want["oversight"]}
    if kind == "statement":
        fields = want.get("is", {})
        return {
            plain(f"{field} {value}") for field, values in fields.items() for value in values
        } or {"said"}
    if kind == "attribution":
        return {
            f"{field} {value}" for field in ("grade", "force") for value in want.get(field, [])
        } or {"said"}
    return set(want.get("kind") or ["marked"])


def agrees(want: Json, given: str) -> bool:
    """Whether the second reader's answer is one that the first takes.

    Of statements and attributions the second reader gives all fields, parted by semicolons; each
    that the first one gives must be among its values.
    """
    taken = answers(want)
    if want["expect"] in ("statement", "attribution"):
        told = {plain(part) for part in given.split(";")}
        fields = {one.split(" ")[0] for one in taken if " " in one}
        return all(any(one in told for one in taken if one.startswith(f"{f} ")) for f in fields)
    return plain(given) in {plain(one) for one in taken} or ("marked" in taken and given != NOTHING)


def tally(pairs: Iterable[tuple[Json, str]]) -> dict[str, tuple[int, int]]:
    """By kind of expectation: how many answers agree, and how many there are."""
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for want, given in pairs:
        total[want["expect"]] += 1
        good[want["expect"]] += agrees(want, given)
    return {kind: (good[kind], total[kind]) for kind in sorted(total)}


def twice(folder: Path = REPORTS) -> list[tuple[Json, str]]:
    """Every expectation that was answered a second time, with that answer.

    Raises :class:`ValueError` where a report's answers are not as many as its questions.
    """
    out = []
    for path in sorted(folder.glob("*/second.json")):
        said = json.loads((path.parent / "expect.json").read_text(encoding="utf8"))
        wants = [want for want in said["expectations"] if question(want)]
        given = json.loads(path.read_text(encoding="utf8"))["answers"]
        if len(given) != len(wants):
            raise ValueError(f"{path}: {len(given)} answers to {len(wants)} questions")
        out += list(zip(wants, given, strict=True))
    return out


def main() -> None:
    """Prints the agreement, or the questions on a report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("what", nargs="?", choices=["ask"])
    parser.add_argument("name", nargs="?")
    args = parser.parse_args()
    if args.what:
        said = json.loads((REPORTS / args.name / "expect.json").read_text(encoding="utf8"))
        asked = [one for want in said["expectations"] if (one := question(want))]
        for number, one in enumerate(asked):
            print(number, json.dumps(one, ensure_ascii=False))
        return
    pairs = twice()
    counts = tally(pairs)
    for kind, (good, total) in counts.items():
        print(f"{kind:16} {good:4} of {total:4}  {100 * good / total:5.1f} %")
    good, total = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
    print(f"{'all':16} {good:4} of {total:4}  {100 * good / max(total, 1):5.1f} %")


if __name__ == "__main__":
    main()
