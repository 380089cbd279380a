"""The words of every answer: dates, ranges, chains, grades, counts. The same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.records import Source
from onrecord.show import wording
from onrecord.show.tally import GRADES, Share
from onrecord.show.visible import one_line
from onrecord.weigh.differing import Change
from onrecord.weigh.records import Held, Roots, Status

OWN_WORD = "the report’s own word"
NO_OUTLET = "outlet not known"
_UNKNOWN = "unknown"  # what a count calls a grade that was not read
_GRADE = {_UNKNOWN: wording.UNGRADED, "author": "author’s own"}
_STATUS: dict[Status, str] = {
    "unanswered": "no official has answered",
    "declined": "officials declined to say",
    "confirmed": "officials confirmed it",
    "denied": "officials denied it",
    "disputed": "officials contradict each other",
}


def period(first: str, last: str) -> str:
    """One day, or ``2031-03-12 to 2031-03-19``."""
    first, last = one_line(first), one_line(last)
    return first if first == last else f"{first} to {last}"


def ranged(roots: Roots) -> str:
    """``1`` or ``1–3``."""
    return str(roots.min) if roots.min == roots.max else f"{roots.min}–{roots.max}"


def rooted(roots: Roots) -> str:
    """``1 independent root``, ``at least 1 independent root, at most 3``."""
    least = wording.counted(roots.min, "independent root")
    return least if roots.min == roots.max else f"at least {least}, at most {roots.max}"


def status(of: Status) -> str:
    """What officials answered last, as a sentence without its full stop."""
    return _STATUS.get(of, one_line(of))


def outlet(of: str | None) -> str:
    """The outlet's name, or that nobody knows it."""
    return one_line(of or "") or NO_OUTLET


def chain(sources: Sequence[Source]) -> str:
    """From the hop nearest to the report to the root: ``the Courier, citing an official``."""
    return ", citing ".join(dict.fromkeys(wording.name(one) for one in sources))


def whose(held: Held) -> str:
    """On whose word a statement stands in its report, with every hop."""
    if held.voice == "author":
        return OWN_WORD
    return chain(held.chain) if held.chain else wording.UNKNOWN


def graded(held: Held) -> str:
    """The grade of the root: ``anonymous``; empty in the report's own voice, which says it."""
    return "" if held.voice == "author" else wording.grade(held.grade)


def grades(counts: Mapping[str, int]) -> str:
    """``2 anonymous, 1 official``: the most answerable first, as everywhere."""
    return ", ".join(f"{count} {name}" for name, count in _in_order(counts))


def shares(counts: Mapping[str, int]) -> str:
    """``67 % anonymous, 33 % official``; empty where nothing was counted."""
    total = sum(counts.values())
    return ", ".join(
        f"{Share(None, 0, count, total).part} {name}" for name, count in _in_order(counts)
    )


def _in_order(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    order = [*(one or _UNKNOWN for one in GRADES), *sorted(set(counts) - {*GRADES, _UNKNOWN})]
    return [(_GRADE.get(key, one_line(key)), counts[key]) for key in order if counts.get(key)]


def listed(names: Iterable[str], most: int = 0) -> str:
    """``A, B and C``; past ``most`` of them (0: all), ``A, B and 4 more``."""
    every = [shown for shown in map(one_line, names) if shown]
    if most and len(every) > most:
        every = [*every[:most], f"{len(every) - most} more"]
    return " and ".join(part for part in (", ".join(every[:-1]), *every[-1:]) if part)


def changed(changes: Sequence[Change]) -> str:
    """``6 million instead of 4 million; adds Tarn; leaves out Sunday; new words: as much as``."""
    facts = [one for one in changes if one.what not in ("words", "modality", "polarity")]
    parts = [
        f"{one_line(one.now)} instead of {one_line(one.was)}"
        for one in facts
        if one.now and one.was
    ]
    if added := listed(one.now for one in facts if one.now and not one.was):
        parts.append(f"adds {added}")
    if gone := listed(one.was for one in facts if one.was and not one.now):
        parts.append(f"leaves out {gone}")
    for one in changes:
        if one.what == "modality" and one.now and one.was:
            parts.append(f"told as {one_line(one.now)}, not as {one_line(one.was)}")
        if one.what == "polarity":
            parts.append("told the other way round" if one.now else "")
        if one.what == "words" and one.now:
            parts.append(f"new words: {one_line(one.now)}")
    return "; ".join(filter(None, parts))
