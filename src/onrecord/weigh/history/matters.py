"""How far two statements are about one matter, whether one asks, denies or conditions it.

Joins and links are few and sure: they were made for claims. An answer often has other words than
what it answers (*there is no ban*), so here the words of the shorter are looked for in the longer,
each weighted by how rare it is. All of it depends on the two statements and their reports alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.ledger.records import parted
from onrecord.weigh import bodies
from onrecord.weigh.governments import Side, side_of
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.laying import Laid, affair_of
from onrecord.weigh.profiles import Profile, name_words
from onrecord.weigh.records import Held
from onrecord.weigh.terms import WORD, lists, opposites, says_something, stem, weight

_LIGHT = 0.4  # of its weight, what a word that says little by itself counts
if TYPE_CHECKING:
    from onrecord.weigh.history.stating import Turned

_UNSAID = 0.4  # what a word counts that only the rest of the report has
_POINTED = 0.7  # the same where it refers to something
_NUMBER = 0.6  # what a numeral counts
_RARE = 0.4  # weight from which a word finds other statements
_AFFAIR = 0.17  # likeness of two reports, by their rare words, below which nothing is set together


class Bearing(msgspec.Struct, frozen=True):
    """What two statements share. Shares are 0 to 1, by weight."""

    of_first: float  # of the first one's words, what the second has or refers back to
    of_second: float
    plain_first: float  # the same of the words that are no numbers, which both say themselves
    plain_second: float
    own_first: float  # of the first one's words, what the second has itself
    weight: float  # of the words that both have themselves, and half of those only referred to
    words: tuple[str, ...]  # those words' stems, the rarest first
    names: tuple[str, ...]  # stems of names among them
    numbers_apart: bool  # both count, and not the same
    contrary: str | None  # a word of one whose opposite the other has


class Said(msgspec.Struct, frozen=True):
    """A statement's words: what it says itself, what it refers back to, and which way."""

    terms: dict[str, float]  # stem to weight
    context: frozenset[str]
    affair: frozenset[str]  # rare stems of the whole report, which a statement may leave unsaid
    names: frozenset[str]
    numbers: frozenset[str]
    quantities: tuple[tuple[float, str], ...]
    camps: frozenset[str]
    report: str = ""
    points: bool = False  # refers to what must be known from elsewhere: *he*, *it*, *we*


@lru_cache(maxsize=200_000)
def term(low: str) -> str:
    """The stem of a lower-case word; a state and its people are one, *order* and *ordered* too."""
    return bodies.stem(stem(stem(low)))


@lru_cache(maxsize=200_000)
def _twice(stemmed: str) -> str:
    """What :func:`term` makes of a word that is a stem already."""
    return bodies.stem(stem(stemmed))


@lru_cache(maxsize=200_000)
def worth(low: str) -> float:
    """What a lower-case word counts, 0 where it says nothing."""
    if low[0].isdigit():
        return _NUMBER
    if not says_something(low):
        return 0.0
    return weight(stem(low)) * (_LIGHT if low in lists()["light"] else 1.0)


_KNOWN: dict[str, tuple[str, float]] = {}  # each word as written: its stem, and what it counts


def terms(text: str) -> dict[str, float]:
    """The stems of a text, each with what it counts."""
    out: dict[str, float] = {}
    for raw in WORD.findall(text):
        found = _KNOWN.get(raw)
        if found is None:
            low = raw.lower().replace("’", "'")
            found = low.replace(",", "") if low[0].isdigit() else term(low), worth(low)
            _KNOWN[raw] = found
        one, much = found
        if much > out.get(one, 0.0):
            out[one] = much
    return out


def sign(held: Held) -> int:
    """1 where a statement says that something is so, -1 where it is not, 0 where neither."""
    one = held.statement
    force = held.attribution.force if held.attribution else None
    if one.modality not in (None, "asserted", "predicted") or force in ("asks", "declines"):
        return 0
    found = -1 if one.polarity == "negated" else 1
    return -found if force == "denies" else found


class Matters:
    """The statements of the holdings, laid out so that two can be set side by side."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.held = [one for one in holdings.held if holdings.original(one.report) == one.report]
        self._laid: dict[str, Laid] = {}
        self._said: dict[str, Said] = {}
        names = dict.fromkeys(one.report for one in self.held)
        self._place = {name: n for n, name in enumerate(names)}
        self._reports = np.array([self._place[one.report] for one in self.held], dtype=np.int32)
        self._affair_stems: dict[str, tuple[frozenset[str], float]] = {}
        self._norms = np.ones(len(names))
        self._stems: dict[str, tuple[NDArray[np.int32], float]] | None = None
        self._likes: dict[str, NDArray[np.float64]] = {}
        self._inside: dict[str, NDArray[np.bool_]] = {}
        self._affairs: dict[str, frozenset[str]] = {}
        self._sides: dict[tuple[str, str], Side] = {}
        self._terms = [terms(one.statement.text) for one in self.held]
        self._number = {one.key: n for n, one in enumerate(self.held)}
        self.turned: tuple[Turned, ...] | None = None  # kept by ``stating``
        self._index: dict[str, NDArray[np.int32]] | None = None

    def side(self, report: str, source: str) -> Side:
        """On whose side a source of a report stands."""
        found = self._sides.get((report, source))
        if found is None:
            reading = self.holdings.readings[report]
            one = next((each for each in reading.sources if each.id == source), None)
            found = side_of(one, reading) if one is not None else Side()
            self._sides[report, source] = found
        return found

    def profile(self, key: str) -> Profile:
        """The profile of a statement, as joins have it."""
        report, statement = parted(key)
        laid = self._of(report)
        return laid.profile(laid.number[statement])

    def said(self, key: str) -> Said:
        """What a statement says; *we* is whom its speaker speaks for."""
        found = self._said.get(key)
        if found is None:
            found = self._said[key] = self._lay(self.holdings.by_key[key])
        return found

    def words(self, text: str) -> Said:
        """The same of words that are no statement."""
        found = terms(text)
        raw = {m.group() for m in WORD.finditer(text) if m.group()[0].isupper()}
        names = frozenset(term(one.lower()) for one in raw) & found.keys()
        numbers = frozenset(one for one in found if one[0].isdigit())
        return Said(found, frozenset(), frozenset(), frozenset(names), numbers, (), _camps(text))

    def terms(self, held: Held) -> dict[str, float]:
        """A statement's own stems, each with what it counts."""
        number = self._number.get(held.key)
        return terms(held.statement.text) if number is None else self._terms[number]

    def alike(self, one: str, other: str) -> float:
        """How far two reports are about one affair, 0 to 1."""
        if one == other:
            return 1.0
        return float(self._alike_to(one)[self._place[other]])

    def near(self, about: Held, least: float) -> Iterator[Held]:
        """The statements that share words of some weight with one, in reports of one affair.

        In order; reprints left out, and the statement itself.
        """
        if self._index is None:
            self._index = self._indexed()
        parts, weights = [], []
        for one, much in self.terms(about).items():
            rows = self._index.get(one)
            if rows is not None:
                rows = rows[self._of_affair(about.report)[self._reports[rows]]]
                parts.append(rows)
                weights.append(np.full(len(rows), much))
        if not parts:
            return
        rows, place = np.unique(np.concatenate(parts), return_inverse=True)
        total = np.bincount(place, weights=np.concatenate(weights))
        for row in rows[total >= least].tolist():
            if self.held[row].key != about.key:
                yield self.held[row]

    def near_words(self, said: Said, report: str, least: float) -> Iterator[Held]:
        """The same for words that are no statement, of a report."""
        if self._index is None:
            self._index = self._indexed()
        total: dict[int, float] = {}
        inside = self._of_affair(report)
        for one, much in said.terms.items():
            rows = self._index.get(one)
            if rows is not None:
                for row in rows[inside[self._reports[rows]]].tolist():
                    total[row] = total.get(row, 0.0) + much
        yield from (self.held[row] for row in sorted(total) if total[row] >= least)

    def share(self, one: Held, other: Held, least: float) -> bool:
        """Whether two statements have words of some weight in common."""
        a, b = self.terms(one), self.terms(other)
        few, many = (a, b) if len(a) < len(b) else (b, a)
        return sum(w for t, w in few.items() if t in many) >= least

    def same_affair(self, one: str, other: str) -> bool:
        """Whether two reports may be about one affair."""
        return self.alike(one, other) >= _AFFAIR

    def _of_affair(self, report: str) -> NDArray[np.bool_]:
        """Which reports may be about the affair of one, by their places."""
        found = self._inside.get(report)
        if found is None:
            found = self._inside[report] = self._alike_to(report) >= _AFFAIR
        return found

    def _alike_to(self, report: str) -> NDArray[np.float64]:
        """The likeness of a report to every other, by the stems that are rare."""
        found: NDArray[np.float64] | None = self._likes.get(report)
        if found is None:
            if self._stems is None:
                self._stems = self._stemmed()
            own, norm = self._affair_stems[report]
            total = np.zeros(len(self._place))
            for one in sorted(own):
                places, squares = self._stems[one]
                total[places] += squares
            # a short report within a long transcript is as much about its affair as one of its size
            size = np.maximum(norm, self._norms) / np.minimum(norm, self._norms)
            likes = total / (norm * self._norms) * np.sqrt(size)
            found = np.minimum(1.0, np.round(likes, 6)).astype(np.float64)
            found[self._place[report]] = 1.0
            self._likes[report] = found
        return found

    def _stemmed(self) -> dict[str, tuple[NDArray[np.int32], float]]:
        """The rare stems of reports, each with the reports that have it and its squared weight."""
        where: dict[str, list[int]] = {}
        squares: dict[str, float] = {}
        norms = []
        for report, place in self._place.items():
            affair = affair_of(self.holdings.readings[report])
            self._affair_stems[report] = frozenset(affair.stems), affair.norm or 1.0
            norms.append(affair.norm or 1.0)
            for one, much in affair.stems.items():
                where.setdefault(one, []).append(place)
                squares[one] = much * much
        self._norms = np.array(norms)
        return {
            one: (np.array(places, dtype=np.int32), squares[one]) for one, places in where.items()
        }

    def _indexed(self) -> dict[str, NDArray[np.int32]]:
        rows: dict[str, list[int]] = {}
        for number, found in enumerate(self._terms):
            for one, much in found.items():
                if much >= _RARE:
                    rows.setdefault(one, []).append(number)
        return {one: np.array(found, dtype=np.int32) for one, found in rows.items()}

    def _of(self, report: str) -> Laid:
        if report not in self._laid:
            self._laid[report] = Laid(self.holdings.readings[report])
        return self._laid[report]

    def _lay(self, held: Held) -> Said:
        found = self.terms(held)
        profile = self.profile(held.key)
        names = {_twice(part) for name in profile.names for part in name} & found.keys()
        context = {_twice(one) for one in profile.context}
        if held.root is not None:
            context.update(self._speaker(held))
        for one in held.statement.entities:
            names.update(term(part) for part in name_words(one.name))
        return Said(
            found,
            frozenset(context),
            self._affair(held.report),
            frozenset(names),
            frozenset(one for one in found if one[0].isdigit()),
            profile.quantities,
            profile.camps,
            held.report,
            bool(profile.pointing or profile.mine or profile.ours),
        )

    def _affair(self, report: str) -> frozenset[str]:
        found = self._affairs.get(report)
        if found is None:
            stems = self._of(report).affair.stems
            found = self._affairs[report] = frozenset(_twice(one) for one in stems)
        return found

    def _speaker(self, held: Held) -> Iterator[str]:
        """Whom *we*, or nobody, may mean: the speaker, and the state or body."""
        assert held.root is not None
        side = self.side(held.report, held.root.id)
        named = (held.root.name, held.root.affiliation or "", side.name, *side.states)
        for name in named:
            for part in name_words(name):
                yield _twice(part)


def bearing(one: Said, other: Said) -> Bearing:
    """What two statements share.

    In one report the rest of it says nothing of either: all of it is the rest of both.
    """
    if one.report == other.report and one.report:
        one, other = (msgspec.structs.replace(each, affair=frozenset()) for each in (one, other))
    both = one.terms.keys() & other.terms.keys()
    shared = {each: min(one.terms[each], other.terms[each]) for each in both}
    order = sorted(shared, key=lambda each: (-shared[each], each))
    names = (one.names | other.names) & shared.keys()
    referred = [
        *(w for t, w in one.terms.items() if t not in both and t in other.context),
        *(w for t, w in other.terms.items() if t not in both and t in one.context),
    ]
    contrary = next(
        (c[:-2] for c in sorted(one.camps) if _facing(c) in other.camps and c not in other.camps),
        None,
    )
    return Bearing(
        of_first=_share(one, other),
        of_second=_share(other, one),
        plain_first=_own(one, both, numbers=False),
        plain_second=_own(other, both, numbers=False),
        own_first=_own(one, both),
        weight=sum(sorted(shared.values())) + sum(sorted(referred)) / 2,
        words=tuple(order),
        names=tuple(sorted(names)),
        numbers_apart=_apart(one, other),
        contrary=contrary,
    )


def _facing(camp: str) -> str:
    return camp[:-1] + ("b" if camp[-1] == "a" else "a")


def _share(one: Said, other: Said) -> float:
    total = sum(sorted(one.terms.values()))
    found = sum(sorted(w * _had(t, other) for t, w in one.terms.items()))
    return found / total if total else 0.0


def _own(one: Said, both: Iterable[str], numbers: bool = True) -> float:
    """The share of its words that both say."""
    kept = {t: w for t, w in one.terms.items() if numbers or not t[0].isdigit()}
    total = sum(sorted(kept.values()))
    return sum(sorted(kept[each] for each in both if each in kept)) / total if total else 0.0


def _had(one: str, other: Said) -> float:
    """How far a stem is in what a statement says, refers back to, or leaves to its report."""
    if one in other.terms or one in other.context:
        return 1.0
    if one not in other.affair:
        return 0.0
    return _POINTED if other.points else _UNSAID


def _apart(one: Said, other: Said) -> bool:
    """Whether both count what is counted in one unit, differently."""
    for unit in {u for _, u in one.quantities} & {u for _, u in other.quantities}:
        ours = {v for v, u in one.quantities if u == unit}
        theirs = {v for v, u in other.quantities if u == unit}
        if not ours & theirs:
            return True
    return bool(one.numbers and other.numbers and not one.numbers & other.numbers)


def _camps(text: str) -> frozenset[str]:
    known: Mapping[str, Iterable[str]] = opposites()
    low = (match.group().lower() for match in WORD.finditer(text))
    return frozenset(camp for word in low for camp in known.get(word, ()))
