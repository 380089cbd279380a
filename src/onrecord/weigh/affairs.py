"""Whether two reports are about one affair: near in time, and with the same names in them."""

from __future__ import annotations

from datetime import date

from onrecord.ledger.records import parted
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.names import folded, person_name

DAYS = 31  # at most between two reports of one affair
NAMES = 3  # that they share at least, unless statements of theirs were joined
FEW = 2  # enough where that is half of the names of a short report


class Affairs:
    """Which reports of the holdings belong together."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._joined = {(parted(join.first)[0], parted(join.second)[0]) for join in holdings.joins}
        self._names: dict[str, frozenset[str]] = {}
        self._days: dict[str, int] = {}

    def one(self, a: str, b: str) -> bool:
        """Whether two reports are about one affair; a report and itself are."""
        if a == b or (a, b) in self._joined or (b, a) in self._joined:
            return True
        if abs(self.day(a) - self.day(b)) > DAYS:
            return False
        mine, theirs = self._of(a), self._of(b)
        shared = len(mine & theirs)
        few = min(len(mine), len(theirs))
        return shared >= NAMES or (shared >= FEW and 2 * shared >= few)

    def day(self, report: str) -> int:
        """The day of a report, as a number."""
        if report not in self._days:
            try:
                number = date.fromisoformat(self._holdings.filed[report].date).toordinal()
            except ValueError:
                number = 0
            self._days[report] = number
        return self._days[report]

    def _of(self, report: str) -> frozenset[str]:
        """The last names of people and the names of bodies in a report's statements and sources."""
        if report not in self._names:
            reading = self._holdings.readings[report]
            found = set()
            for source in reading.sources:
                answerable = source.grade in ("named", "official", "collective")
                if answerable and source.name[:1].isupper() and source.kind != "group":
                    found.add(_short(source.name))
            for statement in reading.statements:
                for entity in statement.entities:
                    if entity.kind in ("person", "body", "place"):
                        found.add(_short(entity.name))
            self._names[report] = frozenset(one for one in found if len(one) > 2)
        return self._names[report]


def _short(name: str) -> str:
    found = person_name(name)
    return found.last if found is not None else folded(name).removeprefix("the ")
