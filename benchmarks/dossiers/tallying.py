"""How many expectations are met, by kind, and which are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from benchmarks.dossiers.checking import Outcome


def tally(found: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """By kind of expectation: how many are met, and how many were asked."""
    asked = [one for one in found if one.met is not None]
    total = Counter(one.kind for one in asked)
    good = Counter(one.kind for one in asked if one.met)
    return {kind: (good[kind], total[kind]) for kind in sorted(total)}


def table(found: Iterable[Outcome]) -> str:
    """The tally as lines, then what is not asked yet."""
    found = list(found)
    counts = tally(found)
    lines = [
        f"  {kind:14} {good:4} of {total:4}  {100 * good / total:5.1f} %"
        for kind, (good, total) in counts.items()
    ]
    good, total = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
    lines.append(f"  {'all':14} {good:4} of {total:4}  {100 * good / max(total, 1):5.1f} %")
    later = Counter(one.kind for one in found if one.met is None)
    lines += [f"  {kind:14}  not yet asked: {later[kind]}" for kind in sorted(later)]
    return "\n".join(lines)


def failures(found: Iterable[Outcome]) -> str:
    """What is not met, one expectation a line, and what was found instead."""
    return "\n".join(
        f"{one.dossier} {one.kind}: {one.label}{f'  -> {one.found}' if one.found else ''}"
        for one in found
        if one.met is False
    )
