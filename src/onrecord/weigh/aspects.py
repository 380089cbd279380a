"""In which aspects reports that carry one claim differ: number, date, place, source, grade, force.

Unlike ``differing``, which tells a later report from the first, this lays any number of reports
side by side, aspect by aspect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.weigh.records import Held, SourceRef

Aspect = Literal["number", "date", "place", "source", "grade", "force", "modality", "polarity"]
_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)", re.ASCII)
_STANCES = ("denies", "confirms", "declines", "evades")  # forces that answer instead of stating


class Told(msgspec.Struct, frozen=True):
    """What one report gives for an aspect; nothing where it leaves it out."""

    report: str
    values: tuple[str, ...]  # as the report has them
    statements: tuple[str, ...]  # keys of the statements that give them


class Differing(msgspec.Struct, frozen=True):
    """An aspect in which reports differ.

    ``differs``: at least two give something that does not go together. ``left_out``: what is
    given goes together, but not all give it.
    """

    aspect: Aspect
    how: Literal["differs", "left_out"]
    told: tuple[Told, ...]  # one a report, in the order of the statements


class _Value(msgspec.Struct, frozen=True, order=True):
    """``same`` is compared, ``shown`` is what people see."""

    same: str
    shown: str


_Read = Callable[[Held], Iterable[_Value]]
_Fits = Callable[[str, str], bool]


def differing(
    members: Sequence[Held], known: Mapping[SourceRef, str] | None = None
) -> tuple[Differing, ...]:
    """How the statements of one claim differ between their reports, aspect by aspect.

    ``known`` says which sources of reports are one in the ledger; without it, names count. Two
    anonymous sources never agree: nothing says that they are one.
    """
    known = known or {}
    if len({one.report for one in members}) < 2:
        return ()
    return tuple(
        found
        for aspect, read, fits in _readers(members, known)
        if (found := _differing(aspect, members, read, fits)) is not None
    )


def agreeing(
    members: Sequence[Held], known: Mapping[SourceRef, str] | None = None
) -> tuple[tuple[Aspect, str], ...]:
    """The aspects in which all the reports give the same, each with what they give."""
    out = []
    for aspect, read, fits in _readers(members, known or {}):
        values: dict[str, list[_Value]] = {}
        for one in members:
            values.setdefault(one.report, []).extend(read(one))
        first, *others = values.values()
        shared = [
            value.shown
            for value in first
            if all(any(fits(value.same, other.same) for other in given) for given in others)
        ]
        out += [(aspect, shown) for shown in dict.fromkeys(shared)]
    return tuple(out)


def _readers(
    members: Sequence[Held], known: Mapping[SourceRef, str]
) -> list[tuple[Aspect, _Read, _Fits]]:
    """How each aspect is read off a statement, and when two values go together."""

    def numbers(unit: str) -> _Read:
        return lambda one: _numbers(one, unit)

    units = dict.fromkeys(
        q.unit or "" for one in members for q in one.statement.quantities if q.value is not None
    )
    return [
        *(("number", numbers(unit), _equal) for unit in units),
        ("date", _dates, _compatible),
        ("place", _places, _equal),
        ("source", lambda one: _sources(one, known), _equal),
        ("grade", lambda one: _word(one.grade), _equal),
        ("force", _stance, _equal),
        ("modality", lambda one: _word(one.statement.modality), _equal),
        ("polarity", lambda one: _word(one.statement.polarity), _equal),
    ]


def _differing(
    aspect: Aspect, members: Sequence[Held], read: _Read, fits: _Fits
) -> Differing | None:
    given: dict[str, dict[_Value, list[str]]] = {}
    for one in members:
        values = given.setdefault(one.report, {})
        for value in read(one):
            values.setdefault(value, []).append(one.key)
    told = tuple(
        Told(
            report,
            tuple(dict.fromkeys(value.shown for value in values)),
            tuple(dict.fromkeys(key for keys in values.values() for key in keys)),
        )
        for report, values in given.items()
    )
    every = [{value.same for value in values} for values in given.values()]
    said = [values for values in every if values]
    if any(not _meet(a, b, fits) for n, a in enumerate(said) for b in said[n + 1 :]):
        return Differing(aspect, "differs", told)
    if said and len(said) < len(every) and aspect in ("number", "date", "place"):
        return Differing(aspect, "left_out", told)
    return None


def _meet(one: set[str], other: set[str], fits: _Fits) -> bool:
    return any(fits(a, b) for a in one for b in other)


def _equal(one: str, other: str) -> bool:
    return one == other


def _compatible(one: str, other: str) -> bool:
    """Whether two ISO dates go together: the coarser may be the beginning of the finer."""
    return one.startswith(other) or other.startswith(one)


def _numbers(one: Held, unit: str) -> Iterable[_Value]:
    for quantity in one.statement.quantities:
        if quantity.value is not None and (quantity.unit or "") == unit:
            yield _Value(f"{quantity.value:.12g}", quantity.text)


def _dates(one: Held) -> Iterable[_Value]:
    for time in one.statement.times:
        if dated := _DATED.match(time.value or ""):
            yield _Value(dated.group(), dated.group())


def _places(one: Held) -> Iterable[_Value]:
    for place in one.statement.places:
        yield _Value(place.name.casefold().removeprefix("the "), place.name)


def _sources(one: Held, known: Mapping[SourceRef, str]) -> Iterable[_Value]:
    root = one.root
    if root is None:
        shown = "the report’s own word" if one.voice == "author" else "a source that was not found"
        yield _Value(f"{one.report} {one.voice}", shown)
        return
    alone = root.grade in ("anonymous", "unattributed", None)
    same = f"{one.report}#{root.id}"
    if not alone:
        same = known.get(SourceRef(one.report, root.id), root.name.casefold())
    yield _Value(same, root.name)


def _stance(one: Held) -> Iterable[_Value]:
    force = one.attribution.force if one.attribution else None
    yield _Value(force, force) if force in _STANCES else _Value("states", "states")


def _word(word: str | None) -> Iterable[_Value]:
    if word:
        yield _Value(word, word)
