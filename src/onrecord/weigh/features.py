"""What two statements have in common and what sets them apart, as numbers.

All of it is symmetric. The weights of these numbers are fitted (``training/claims/scorer.py``).
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.weigh.profiles import Affair, Profile

_BEGUN = 5  # letters by which two forms of a name are one

NAMES = (
    "cosine", "cosine_high", "shared", "shared_most", "of_smaller", "of_larger", "pairs",
    "name_shared", "name_apart", "numbers_equal", "times_equal", "times_apart",
    "places_equal", "places_apart", "modality", "hedged", "order", "context", "affair",
    "length", "ratio", "pointing", "subject", "speaker_same",
    "speaker_apart", "verbatim", "cosine_smaller", "cosine_names", "affair_names", "matter",
    "matter_smaller", "matter_larger", "matter_cosine", "matter_affair",
)  # fmt: skip


def likeness(a: Affair, b: Affair) -> float:
    """How far two reports are about one affair: 0 to 1, by their rare stems."""
    small, large = (a, b) if (len(a.stems), a.report) <= (len(b.stems), b.report) else (b, a)
    found = sorted(much * much for one, much in small.stems.items() if one in large.stems)
    return sum(found) / (a.norm * b.norm) if found else 0.0


def quantities(a: Profile, b: Profile) -> tuple[int, int]:
    """How many of the units that both measure have an equal value, and how many have not."""
    equal = apart = 0
    for unit in sorted({u for _, u in a.quantities} & {u for _, u in b.quantities}):
        ours = {v for v, u in a.quantities if u == unit}
        theirs = {v for v, u in b.quantities if u == unit}
        if ours & theirs:
            equal += 1
        elif not any(abs(x - y) <= 0.02 * max(abs(x), abs(y)) for x in ours for y in theirs):
            apart += 1
    return equal, apart


def agreeing(one: str, other: str) -> bool:
    """Whether two dates may be one: *2024-11* holds *2024-11-19*."""
    return one.startswith(other) or other.startswith(one)


def alone(a: Profile, b: Profile) -> list[frozenset[str]]:
    """The names in one statement of which the other, and what it refers to, has no word.

    A state and its people are one: *Brevia*, *the Brevian minister*.
    """
    stems, context = b.stems, b.context if b.pointing else {}
    begun = {one[:_BEGUN] for one in (*stems, *context) if len(one) >= _BEGUN}
    return [
        name
        for name in a.names
        if not any(part in stems or part in context or part[:_BEGUN] in begun for part in name)
    ]


def together(a: Profile, b: Profile) -> list[str]:
    """Stems of names that both have, in order."""
    ours = {part for name in a.names for part in name}
    theirs = {part for name in b.names for part in name}
    return sorted((ours & set(b.stems)) | (theirs & set(a.stems)))


def reversed_names(a: Profile, b: Profile) -> bool:
    """Whether two names that both have stand in the other order."""
    shared = set(together(a, b))
    first = list(dict.fromkeys(one for one in a.words if one in shared))
    second = list(dict.fromkeys(one for one in b.words if one in shared))
    return len(first) > 1 and sorted(first) == sorted(second) and first[0] != second[0]


def referred(a: Profile, b: Profile) -> float:
    """The weight of what ``b`` says and ``a`` only refers back to."""
    if not (a.pointing or a.ours):
        return 0.0
    return sum(
        sorted(much for one, much in b.stems.items() if one in a.context and one not in a.stems)
    )


def shared(a: Profile, b: Profile) -> dict[str, float]:
    """The stems of both, each with its weight."""
    return {one: a.stems[one] for one in sorted(a.stems.keys() & b.stems.keys())}


def overlap(a: Profile, b: Profile) -> float:
    """The share of the shorter one's neighbouring words that the other has: 1 is word for word."""
    return len(a.pairs & b.pairs) / max(1, min(len(a.pairs), len(b.pairs)))


def features(a: Profile, b: Profile, cosine: float, affair: float) -> list[float]:
    """The numbers of NAMES for a pair, in that order."""
    both = shared(a, b)
    common = sum(sorted(both.values()))
    smaller, larger = sorted((a.total, b.total))
    names = together(a, b)
    many = max(len(alone(a, b)), len(alone(b, a)))
    equal, _ = quantities(a, b)
    times = [agreeing(x, y) for x in a.times for y in b.times]
    pairs = overlap(a, b)
    length = min(a.heavy, b.heavy)
    of_smaller = common / smaller if smaller else 0.0
    known = a.speaker is not None and b.speaker is not None
    weight = min(sum(sorted(both.get(one, 0.5) for one in names)), 3.0) / 2
    return [
        cosine,
        max(0.0, cosine - 0.75) * 4,
        min(common, 6.0) / 4,
        max(both.values(), default=0.0),
        of_smaller,
        common / larger if larger else 0.0,
        pairs,
        weight,
        min(many, 4) / 2,
        float(min(equal + len(a.numbers & b.numbers), 2)),
        float(any(times)),
        float(bool(times) and not any(times)),
        float(bool(a.places & b.places)),
        float(bool(a.places and b.places) and not a.places & b.places),
        float(bool(a.modality) and bool(b.modality) and a.modality != b.modality),
        float(a.hedged != b.hedged),
        float(reversed_names(a, b)),
        min(referred(a, b) + referred(b, a), 4.0) / 2,
        affair,
        min(length, 8) / 4,
        min(len(a.words), len(b.words)) / max(1, len(a.words), len(b.words)),
        min(a.pointing + b.pointing, 4) / 2,
        float(a.subject or b.subject),
        float(known and a.speaker == b.speaker),
        float(known and a.speaker != b.speaker),
        float(pairs > 0.8 and length >= 4),
        cosine * of_smaller,
        cosine * min(len(names), 3) / 2,
        affair * weight,
        *_matters(a, b, cosine, affair),
    ]


def named(a: Profile, b: Profile) -> set[str]:
    """The stems of all names of either."""
    return {part for one in (a, b) for name in one.names for part in name}


def matter(a: Profile, b: Profile) -> list[str]:
    """What both say beside names, in order: without it they only speak of the same people."""
    return sorted((a.told & b.told) - named(a, b))


def _matters(a: Profile, b: Profile, cosine: float, affair: float) -> list[float]:
    names = named(a, b)
    common = sum(sorted(a.stems[one] for one in matter(a, b)))
    ours = sum(sorted(much for one, much in a.stems.items() if one not in names))
    theirs = sum(sorted(much for one, much in b.stems.items() if one not in names))
    smaller, larger = sorted((max(ours, 0.5), max(theirs, 0.5)))
    return [
        min(common, 4.0) / 2,
        common / smaller,
        common / larger,
        cosine * common / larger,
        affair * common / larger,
    ]


def facing(camp: str) -> str:
    """The camp of words that say the contrary."""
    return camp[:-1] + ("b" if camp[-1] == "a" else "a")


def opposed(a: Mapping[str, object] | frozenset[str], b: frozenset[str]) -> str | None:
    """The camp of ``a`` whose contrary ``b`` has, where neither has both; the first by name."""
    for camp in sorted(a):
        if facing(camp) in b and camp not in b and facing(camp) not in a:
            return camp
    return None
