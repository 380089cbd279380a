"""One claim as a section of the page: what it says, where it comes from, what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.show import wording
from onrecord.show.answers import said, telling
from onrecord.show.answers.quoting import spans_of
from onrecord.show.dossier.band import answer, band
from onrecord.show.dossier.grounds import grounds
from onrecord.show.dossier.lanes import lanes
from onrecord.show.dossier.naming import Naming
from onrecord.show.markup import element, escape
from onrecord.show.visible import one_line
from onrecord.weigh.carrying import Carrier
from onrecord.weigh.dossier.records import Told
from onrecord.weigh.moments import Moment
from onrecord.weigh.records import Held, Status
from onrecord.weigh.standing.standing import UNSURE

_LEADING = re.compile(r"^(?:and|but|so|that)\b(?: … | |, )", re.IGNORECASE)
_STANDS = {"in": "still stands", "out": "falls", "undecided": "is disputed"}


class Section:
    """Renders one claim. ``name`` begins each of its anchors and is unique in the page."""

    def __init__(self, told: Told, name: str, naming: Naming, level: int) -> None:
        self.told, self.name, self.naming, self.level = told, name, naming, level
        self.claim = told.carried.claim

    @property
    def title(self) -> str:
        """The claim's words, as its first report has them."""
        text = wording.clip(self.claim.text, 300).strip(" …") or self.claim.id
        text = _LEADING.sub("", text) or text
        return text[:1].upper() + text[1:]

    @property
    def brief(self) -> str:
        """Reports, roots and answers on one line."""
        one = self.told.carried.listed
        return " · ".join(
            (
                wording.counted(one.reports, "report"),
                telling.rooted(self.claim.roots),
                telling.status(self._status()),
            )
        )

    def render(self) -> str:
        """The section."""
        top = element(f"h{self.level}", escape(self.title))
        parts = [
            element("p", escape(self._first()), class_="first"),
            self._facts(),
            self._part("Independent roots", self._roots()),
            self._part("Status over time", band(self.told.periods, f"{self.name}-b", self.naming)),
            self._part("Timeline", lanes(self._moments(), f"{self.name}-m", self.naming)),
            self._part("What holds it up", grounds(self.told.graph, f"{self.name}-g", self.naming)),
            self._part("Who carries it, and what each added or dropped", self._carriers()),
            self._part("Responses", self._answers()),
            self._part("Why these are one claim", self._joins()),
        ]
        return element(
            "section", top + "\n".join(filter(None, parts)), id=self.name, class_="claim"
        )

    def _part(self, heading: str, inner: str) -> str:
        if not inner:
            return ""
        return element("section", element(f"h{self.level + 1}", escape(heading)) + inner)

    def _status(self) -> Status:
        return self.told.periods[-1].status if self.told.periods else self.claim.status

    def _first(self) -> str:
        held = self.naming.holdings.by_key[self.claim.statements[0]]
        outlet = self.naming.called(held.report)
        place = self.naming.quoting.place(held.report, spans_of(held))
        where = ", ".join(part for part in (outlet, held.date, place) if part)
        return f"First in {where}. {one_line(self.claim.id)}."

    def _facts(self) -> str:
        one = self.told.carried.listed
        carried = wording.counted(one.reports, "report")
        if one.outlets:
            carried += f" by {telling.listed(one.outlets)}"
        if one.reprints:
            carried += f", and {wording.counted(one.reprints, 'reprint')}"
        facts = [
            ("Carried", f"{carried}; {telling.period(self.claim.first, self.claim.last)}"),
            ("On whose word", telling.grades(self.claim.grades)),
            ("Independent roots", telling.rooted(self.claim.roots)),
            ("Officials", telling.status(self._status())),
        ]
        if self.told.standing is not None:
            now, then = self.told.standing.before, self.told.standing.standing
            shown = _STANDS[then]
            if now == then == "out":
                shown = "had nothing to hold it up before either"
            elif now == then == "undecided":
                shown = "is disputed, as it is with them"
            facts.append(("Without anonymous sources", shown))
        inner = "".join(element("dt", escape(a)) + element("dd", escape(b)) for a, b in facts)
        return element("dl", inner, class_="facts")

    def _roots(self) -> str:
        reasons = "".join(element("li", escape(one_line(one))) for one in self.claim.roots.reasons)
        rooted = telling.rooted(self.claim.roots)
        return element("p", escape(rooted[:1].upper() + rooted[1:] + ".")) + (
            element("ul", reasons, class_="reasons") if reasons else ""
        )

    def _moments(self) -> list[Moment]:
        """What was said and answered; the reports themselves stand beside it anyway."""
        return [one for one in self.told.moments if one.what != "report"]

    def _carriers(self) -> str:
        return element(
            "ol",
            "".join(element("li", self._carrier(one)) for one in self.told.carried.carriers),
            class_="carriers",
        )

    def _carrier(self, one: Carrier) -> str:
        filed = one.filed
        title = wording.clip(filed.title or "", 120)
        out = element(
            "p",
            element("span", escape(filed.date), class_="date")
            + " "
            + element("b", escape(telling.outlet(filed.outlet)))
            + (f" {element('i', escape(title))}" if title else ""),
            class_="head",
        )
        if one.reprint_of:
            of = self.naming.holdings.filed.get(one.reprint_of)
            return out + element("p", escape(said.reprinted(of, filed)), class_="small")
        out += "".join(element("p", self._statement(held)) for held in one.statements)
        if one.changes:
            out += element(
                "p", f"Against the first: {escape(telling.changed(one.changes))}.", class_="small"
            )
        return out

    def _statement(self, held: Held) -> str:
        manner = ", ".join(wording.labels(held.statement))
        after = element("span", escape(f" · {manner}"), class_="quiet") if manner else ""
        return (
            f"{self.naming.whose(held)}{after}<br>"
            f"{self.naming.cited(held.report, spans_of(held), held.statement.text)}"
        )

    def _answers(self) -> str:
        items = "".join(
            element(
                "li",
                element("span", escape(telling.listed(one.dates) or one.date), class_="date")
                + f" {answer(one, self.naming)}",
            )
            for one in self.told.answers
        )
        if not items:
            return element("p", "No official has answered it in these reports.", class_="quiet")
        return element("ul", items, class_="plain")

    def _joins(self) -> str:
        items = "".join(element("li", line) for line in self._joined())
        return element("ul", items, class_="plain") if items else ""

    def _joined(self) -> Iterator[str]:
        for join in self.told.carried.joins:
            ends = [self.naming.holdings.by_key[key] for key in (join.first, join.second)]
            ends.sort(key=lambda held: (held.date, held.report, held.place))
            where = " and ".join(self.naming.where(one.report, spans_of(one)) for one in ends)
            doubt = "Uncertain: " if join.score < UNSURE else ""
            yield f"{doubt}{where} " + element(
                "span", f"{join.score:.2f}: {escape(one_line(join.reason))}", class_="small"
            )
