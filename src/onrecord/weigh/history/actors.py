"""Which sources of reports are one actor: one person, or those who speak for one body."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Source
from onrecord.weigh import bodies
from onrecord.weigh.governments import Side, side_of
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held, LedgerSource, SourceRef

_NOBODY = ("anonymous", "unattributed", "author")


class Actors:
    """The sources of the holdings as actors."""

    def __init__(self, holdings: Holdings, sources: Sequence[LedgerSource]) -> None:
        self.holdings = holdings
        self.known = {ref: one for one in sources for ref in one.members}
        self._sides: dict[SourceRef, Side] = {}
        self._sources = {
            SourceRef(report, one.id): one
            for report, reading in holdings.readings.items()
            for one in reading.sources
        }

    def one(self, a: Held, b: Held) -> bool:
        """Whether two statements are of one actor."""
        if a.root is None or b.root is None:
            return False
        return self.same(SourceRef(a.report, a.root.id), SourceRef(b.report, b.root.id))

    def same(self, a: SourceRef, b: SourceRef) -> bool:
        """Whether two sources are one, or a body and who speaks for it."""
        one, other = self._sources.get(a), self._sources.get(b)
        if one is None or other is None or one.grade in _NOBODY or other.grade in _NOBODY:
            return False
        if a in self.known and self.known[a] is self.known.get(b):
            return True
        if a.report == b.report:
            return False
        return self._speaks(a, b) or self._speaks(b, a) or _shortened(one, other)

    def _speaks(self, a: SourceRef, b: SourceRef) -> bool:
        """Whether ``a`` speaks for the body that ``b`` is."""
        one, other = self._side(a), self._side(b)
        whole = self._sources[b].kind in ("body", "state") or self._sources[b].grade == "official"
        if not one.is_voice or not whole:
            return False
        mine, theirs = one.known_body, other.known_body
        return mine is not None and theirs is not None and mine.fits(theirs)

    def keys(self, held: Held) -> tuple[str, ...]:
        """Names under which statements that may be of one actor are found together."""
        assert held.root is not None
        ref = SourceRef(held.report, held.root.id)
        source = self._sources[ref]
        if source.grade in _NOBODY:
            return ()
        known, body = self.known.get(ref), self._side(ref).known_body
        out = [known.id] if known else []
        if source.kind == "person" or source.grade == "named":
            out.append(f"surname {source.name.split()[-1].casefold()}")
        if body is not None:
            out += [f"body {bodies.stem(part)}" for part in body.telling]
        return tuple(dict.fromkeys(out))

    def name(self, held: Held) -> str:
        """What the actor of a statement is called in the whole ledger."""
        assert held.root is not None
        return self.called(SourceRef(held.report, held.root.id))

    def called(self, ref: SourceRef) -> str:
        """What a source is called in the whole ledger."""
        known = self.known.get(ref)
        source: Source | None = self._sources.get(ref)
        return known.name if known else source.name if source else ""

    def id(self, held: Held) -> str | None:
        """The ledger source's id."""
        known = self.known.get(SourceRef(held.report, held.root.id)) if held.root else None
        return known.id if known else None

    def _side(self, ref: SourceRef) -> Side:
        if ref not in self._sides:
            reading = self.holdings.readings[ref.report]
            self._sides[ref] = side_of(self._sources[ref], reading)
        return self._sides[ref]


def _shortened(one: Source, other: Source) -> bool:
    """Whether one person's name is a part of the other's, given names and all: *K. Orlo*."""
    if one.kind != "person" or other.kind != "person":
        return False
    few, many = sorted((one.name.split(), other.name.split()), key=len)
    return 1 < len(few) < len(many) and many[-len(few) :] == few
