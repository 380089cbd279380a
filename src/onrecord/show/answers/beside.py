"""Reports laid side by side on the screen: what all carry, contradictions, what only one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.ledger.records import Filed
from onrecord.show import wording
from onrecord.show.answers import screen, telling
from onrecord.show.answers.quoting import Quoting
from onrecord.show.visible import one_line
from onrecord.weigh.aspects import Differing, Told
from onrecord.weigh.compared import Carried, Compared, Scope, Version
from onrecord.weigh.opposed import Opposed

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

MOST = 12  # claims that only one report has, shown of each
_TITLE = 60  # code points
_HEADS: dict[Scope, str] = {
    "all": "What all of them carry",
    "some": "What some of them carry",
    "one": "What only one has",
}
_NUMBERS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight"}


class Beside:
    """What stands on the screen: every report under a name that no other of them has."""

    def __init__(self, compared: Compared, quoting: Quoting, every: bool) -> None:
        self.compared, self.quoting, self.every = compared, quoting, every
        self.names = called(compared.reports)
        self.dates = {one.id: one.date for one in compared.reports}

    def lines(self, width: int) -> Iterator[RenderableType]:
        """All of it."""
        yield from self._top()
        claims = self.compared.claims
        for scope in ("all", "some"):
            rows = [row for row in claims if row.scope == scope]
            if rows or scope == "all":
                yield ""
                both = scope == "all" and len(self.compared.reports) == 2
                yield self._head("What both carry" if both else _HEADS[scope], len(rows))
            for row in rows:
                yield ""
                yield from self._row(row)
        for head, kinds in _OPPOSED:
            against = [one for one in self.compared.opposed if one.kind in kinds]
            if against:
                yield ""
                yield screen.line((head, screen.STRONG), f": {len(against)}")
            for one in against:
                yield ""
                yield from self._opposed(one)
        yield from self._alone([row for row in claims if row.scope == "one"])

    def _top(self) -> Iterator[RenderableType]:
        reports = self.compared.reports
        count = _NUMBERS.get(len(reports), str(len(reports)))
        when = telling.period(reports[0].date, reports[-1].date)
        yield screen.line((f"{count} reports laid side by side", screen.STRONG), f", {when}")
        yield ""
        listed = screen.hanging()
        for one in reports:
            text = screen.line(
                (self.names[one.id], screen.WHO), (f"  {one_line(one.id)}", screen.QUIET)
            )
            parts = [text]
            if one.title:
                parts.append(screen.line(f"“{wording.clip(one.title, _TITLE)}”"))
            if len(one.dates) > 1:
                parts.append(screen.line(f"published on {telling.listed(one.dates)}"))
            if of := self.compared.reprints.get(one.id):
                again = f"a reprint of {self.names[of]}: no second source"
                parts.append(screen.line((again, screen.WARNING)))
            listed.add_row(screen.line(one.date), screen.stacked(parts))
        yield listed

    def _head(self, words: str, count: int) -> Text:
        counted = wording.counted(count, "claim") if count else "nothing"
        return screen.line((words, screen.STRONG), f": {counted}")

    def _row(self, row: Carried) -> Iterator[RenderableType]:
        first = row.versions[0]
        parts: list[RenderableType] = [
            screen.line((self._words(first), screen.QUOTED), (f"  {row.claim}", screen.QUIET))
        ]
        said = {_bare(first.text)}
        for one in row.versions:
            parts.append(screen.line(self._where(one), ": ", *self._whose(one)))
            if _bare(one.text) not in said:
                said.add(_bare(one.text))
                parts.append(_within(screen.line((self._words(one), screen.QUOTED))))
        parts += self._differing(row.differences)
        yield _hung(row.first, parts)

    def _where(self, one: Version) -> str:
        place = self.quoting.place(one.report, one.spans)
        parts = [self.names[one.report]]
        if one.date not in parts[0]:
            parts.append(one.date)
        return ", ".join([*parts, place] if place else parts)

    def _whose(self, one: Version) -> list[str | tuple[str, str]]:
        if one.source is None:
            own = one.grade == "author"
            return [telling.OWN_WORD if own else wording.UNKNOWN]
        chain = ", citing ".join(dict.fromkeys(map(one_line, one.chain)))
        about = [wording.grade(one.grade)]
        if one.force and one.force != "states":
            about.append(one_line(one.force))
        return [(chain, screen.WHO), f" ({'; '.join(about)})"]

    def _words(self, one: Version) -> str:
        return self.quoting.words(one.report, one.spans) or f"“{wording.clip(one.text, 240)}”"

    def _differing(self, every: Sequence[Differing]) -> Iterator[Text]:
        """What the reports say otherwise; whose word it is stands beside each already."""
        above = [one.aspect for one in every if one.aspect in _ABOVE]
        for one in every:
            if one.aspect in _ABOVE:
                continue
            if one.how == "left_out":
                given = "; ".join(self._told(told for told in one.told if told.values))
                yield screen.line((f"{one.aspect} in some only", screen.STRONG), f": {given}")
            else:
                given = "; ".join(self._told(one.told))
                yield screen.line((f"{one.aspect} differs", screen.WARNING), f": {given}")
        if above:
            words = telling.listed(_ABOVE[one] for one in above)
            yield screen.line(
                (f"{words} differ" if len(above) > 1 else f"{words} differs", screen.STRONG),
                ": see above",
            )

    def _told(self, told: Iterable[Told]) -> Iterator[str]:
        """``300 km (A and B)``, ``250 km (C)``: those that give the same stand together."""
        by_value: dict[tuple[str, ...], list[str]] = {}
        for one in told:
            by_value.setdefault(one.values, []).append(self.names[one.report])
        for values, names in by_value.items():
            shown = telling.listed(values) if values else "not said"
            yield f"{shown} ({telling.listed(names)})"

    def _opposed(self, one: Opposed) -> Iterator[RenderableType]:
        row = next((row for row in self.compared.claims if row.claim in one.claims[:1]), None)
        parts: list[RenderableType] = []
        if row is not None:
            shown = next((v for v in row.versions if v.key == one.first), row.versions[0])
            words = (self._words(shown), screen.QUOTED)
            parts.append(screen.line(words, (f"  {row.claim}", screen.QUIET)))
            parts.append(screen.line(f"{self._where(shown)}: ", *self._whose(shown)))
            others = [self.names[name] for name in one.reports if name != shown.report]
            if others:
                parts.append(screen.line(f"also in {telling.listed(others)}"))
        own = wording.UNKNOWN if one.kind == "denies" else telling.OWN_WORD
        who = one_line(one.actor or "") or own
        does = _AGAINST[one.kind]
        place = self.quoting.place(one.report, one.spans)
        where = ", ".join(part for part in (self.names[one.report], place) if part)
        if one.kind == "otherwise":
            does = f"{does}, {one_line(one.reason)}"
        parts.append(screen.line((f"{does}: ", screen.WARNING), (who, screen.WHO), f" in {where}"))
        against = self.quoting.words(one.report, one.spans) or f"“{wording.clip(one.text, 240)}”"
        parts.append(_within(screen.line((against, screen.QUOTED))))
        yield _hung(self.dates[one.report], parts)

    def _alone(self, rows: Sequence[Carried]) -> Iterator[RenderableType]:
        if not rows:
            return
        yield ""
        yield self._head(_HEADS["one"], len(rows))
        counts = Counter(row.reports[0] for row in rows)
        for report in (one.id for one in self.compared.reports if counts[one.id]):
            own = [row for row in rows if row.reports[0] == report]
            yield ""
            yield screen.line((self.names[report], screen.WHO), f": {len(own)}")
            listed = screen.hanging()
            for row in own if self.every else own[:MOST]:
                one = row.versions[0]
                text = screen.line((self._words(one), screen.QUOTED), "  ", *self._whose(one))
                listed.add_row(screen.line(self.quoting.place(one.report, one.spans)), text)
            yield listed
            if (more := len(own) - MOST) > 0 and not self.every:
                yield screen.line((f"{more} more: --all shows them", screen.QUIET))


_OPPOSED = (
    ("Where they contradict each other", ("denies", "contradicts")),
    ("What they may tell otherwise", ("otherwise",)),
)
_AGAINST: Mapping[str, str] = {
    "denies": "denied by",
    "contradicts": "against it",
    "otherwise": "perhaps told otherwise",
}
_ABOVE: Mapping[str, str] = {"source": "source", "grade": "grade", "force": "way of saying it"}


def _hung(date: str, parts: Iterable[RenderableType]) -> RenderableType:
    """Several lines beside their date."""
    from rich.console import Group

    listed = screen.hanging()
    listed.add_row(screen.line(date), Group(*parts))
    return listed


def _within(text: Text) -> RenderableType:
    """Words that stand under a line, a little further in."""
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, 2))


def called(reports: Sequence[Filed]) -> dict[str, str]:
    """What each report is called among these: its outlet, or as much more as tells it apart."""

    def titled(one: Filed) -> str:
        title = f"“{wording.clip(one.title, _TITLE)}”" if one.title else one_line(one.id)
        return f"{one_line(one.outlet)}, {title}" if one.outlet else title

    forms = (
        lambda one: one_line(one.outlet or ""),
        lambda one: f"{one_line(one.outlet or '') or 'the report'} of {one.date}",
        titled,
        lambda one: one_line(one.id),
    )
    names: dict[str, str] = {}
    for form in forms:
        left = [one for one in reports if one.id not in names]
        counts = Counter(form(one) for one in reports)
        names |= {one.id: form(one) for one in left if form(one) and counts[form(one)] == 1}
    return names


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" .,;“”\"'").casefold()
