"""A reading laid out for comparison: what it is about, and the profile of each statement."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date

from onrecord.ledger.records import key_of
from onrecord.records import Attribution, Reading, Source, Span, Statement
from onrecord.weigh.profiles import Affair, Profile, profiled
from onrecord.weigh.terms import WORD, lists, says_something, stem, weight

_NEAR = 4  # statements of the same paragraph that are context
_TURN = 12  # statements back in which the question is looked for
_RARE = 0.45  # weight of a stem that tells what a report is about
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+")
_PARAGRAPH = re.compile(r"\n\s*\n")


class Laid:
    """A reading whose profiles are made when they are asked for, each once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.affair = affair_of(reading)
        self._sources = {one.id: one for one in reading.sources}
        self._attributions = {one.id: one for one in reading.attributions}
        self._pronouns = _pronouns(reading)
        self._places = [span.start for span, _ in self._pronouns]
        ends = [match.end() for match in _PARAGRAPH.finditer(reading.text)]
        self._block = [bisect_right(ends, one.spans[0].start) for one in reading.statements]
        self._own: dict[int, dict[str, float]] = {}
        self._made: dict[int, Profile] = {}
        self.number = {one.id: n for n, one in enumerate(reading.statements)}
        self.open = _open(reading)

    def profile(self, number: int) -> Profile:
        """The profile of the statement at a place."""
        found = self._made.get(number)
        if found is None:
            statement = self.reading.statements[number]
            found = profiled(
                self.reading,
                self.affair,
                statement,
                self._attribution(statement),
                self._root(number),
                self._resolved(statement),
                self._context(number),
            )
            self._made[number] = found
        return found

    def _attribution(self, statement: Statement) -> Attribution | None:
        return self._attributions.get(statement.attribution or "")

    def _root(self, number: int) -> Source | None:
        attribution = self._attribution(self.reading.statements[number])
        if attribution is None:
            return None
        names = (*attribution.chain[::-1], attribution.source_id or "")
        return next((self._sources[name] for name in names if name in self._sources), None)

    def _resolved(self, statement: Statement) -> dict[int, str]:
        out = dict[int, str]()
        for span in statement.spans:
            at = bisect_left(self._places, span.start)
            while at < len(self._places) and self._places[at] < span.end:
                out[self._places[at]] = self._pronouns[at][1]
                at += 1
        return out

    def _stems(self, number: int) -> dict[str, float]:
        found = self._own.get(number)
        if found is None:
            found = dict[str, float]()
            for word in WORD.findall(self.reading.statements[number].text.lower()):
                if says_something(word) and word[0].isalpha():
                    one = stem(word)
                    found[one] = weight(one)
            self._own[number] = found
        return found

    def _context(self, number: int) -> dict[str, float]:
        """Stems of what a statement may refer back to: its paragraph, the question it answers."""
        out = dict[str, float]()
        mine = self._root(number)
        for n in range(number - 1, max(-1, number - 1 - _NEAR), -1):
            if self._block[n] != self._block[number] and self._root(n) is not mine:
                break
            out.update(self._stems(n))
        if mine is None:
            return out
        asked = False
        for n in range(number - 1, max(-1, number - 1 - _TURN), -1):
            other = self._root(n)
            if other is not None and other is not mine:
                asked = asked or self.reading.statements[n].modality == "asked"
                if asked:
                    out.update(self._stems(n))
            elif asked:
                break
        return out


def _pronouns(reading: Reading) -> list[tuple[Span, str]]:
    """Pronouns of the text that the report resolves to a named source, in order."""
    words = lists()["pointing"]
    out = []
    for source in reading.sources:
        if source.grade in ("anonymous", "unattributed") or source.name == source.name.lower():
            continue
        for span in source.mentions:
            if span.end - span.start < 12 and span.cut(reading.text).lower() in words:
                out.append((span, source.name))
    return sorted(out)


def affair_of(reading: Reading) -> Affair:
    """What a report is about: its rare stems, and its day."""
    found = dict[str, float]()
    for word in sorted(set(WORD.findall((reading.text + " " + (reading.title or "")).lower()))):
        if says_something(word) and word[0].isalpha():
            one = stem(word)
            if one not in found and (much := weight(one)) >= _RARE:
                found[one] = much
    day = None
    if reading.published:
        try:
            day = date.fromisoformat(reading.published[:10]).toordinal()
        except ValueError:
            day = None
    norm = sum(much * much for much in found.values()) ** 0.5
    capitals = frozenset(stem(word.lower()) for word in set(_CAPITAL.findall(reading.text)))
    outlet = reading.outlet.casefold() if reading.outlet else None
    return Affair(reading.id, found, norm, day, capitals, outlet)


def _open(reading: Reading) -> frozenset[str]:
    """Keys of the statements that are answered, answer, or state a rule.

    What concerns these is looked for whatever its modality: asked, denied or conditional.
    """
    spans = [span for one in reading.responses for span in one.spans]
    spans += [span for one in reading.positions for span in one.spans]
    starts = [one.spans[0].start for one in reading.statements]
    out = {one.about for one in reading.responses if one.about is not None}
    for span in spans:
        last = bisect_left(starts, span.end)
        for statement in reading.statements[max(0, bisect_right(starts, span.start) - 2) : last]:
            if any(span.overlaps(part) for part in statement.spans):
                out.add(statement.id)
    return frozenset(key_of(reading.id, name) for name in out)
