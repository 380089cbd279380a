"""How the page names a report, a place in it, and words of it; each place leads to its report."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ledger.records import Filed
from onrecord.records import Span
from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.quoting import Quoting, unquoted
from onrecord.show.markup import element, escape
from onrecord.show.visible import one_line
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Held

_NAMED = ("As things are", "Without anonymous sources", "Read by")  # cells of a word or two
_TITLE = 48  # code points of a title that stands for an outlet
LONGEST = 400  # code points of a quote


class Naming:
    """Names for the reports of a page."""

    def __init__(self, reports: Sequence[Filed], holdings: Holdings) -> None:
        self.holdings = holdings
        self.quoting = Quoting.of(holdings)
        self._number = {one.id: n for n, one in enumerate(reports, 1)}

    def anchor(self, report: str) -> str | None:
        """The address of a report's row; None where the page has none."""
        number = self._number.get(report)
        return f"r{number}" if number else None

    def called(self, report: str) -> str:
        """The outlet's name; where it is not known, the title, or else the id."""
        filed = self.holdings.filed[report]
        title = wording.clip(filed.title or "", _TITLE)
        return one_line(filed.outlet or "") or (f"“{title}”" if title else one_line(report))

    def where(self, report: str, spans: Sequence[Span]) -> str:
        """``Saltmere Gazette, 2031-03-13, ¶4``, linked to the report's row."""
        day = self.holdings.filed[report].date
        parts = (self.called(report), day, self.quoting.place(report, spans))
        shown = ", ".join(part for part in parts if part)
        anchor = self.anchor(report)
        return element("a", escape(shown), href=f"#{anchor}") if anchor else escape(shown)

    def quote(self, report: str, spans: Sequence[Span], text: str = "") -> str:
        """The words themselves, in quotation marks; ``text`` where there is no span."""
        shown = self.quoting.words(report, spans, LONGEST)
        if not shown and text:
            shown = unquoted(f"“{wording.clip(text, LONGEST)}”")
        return element("span", escape(shown), class_="words") if shown else ""

    def cited(self, report: str, spans: Sequence[Span], text: str = "") -> str:
        """The words, then where they stand."""
        place = element("span", self.where(report, spans), class_="small")
        return f"{self.quote(report, spans, text)} {place}"

    def whose(self, held: Held) -> str:
        """On whose word, and how answerable: ``the Courier, citing an official · anonymous``."""
        graded = telling.graded(held)
        shown = element("b", escape(telling.whose(held)))
        return shown + (element("span", f" · {escape(graded)}", class_="quiet") if graded else "")


def table(heads: Sequence[str], rows: Sequence[str], caption: str, class_: str = "") -> str:
    """A table with a caption, column headings and rows of HTML."""
    head = "".join(element("th", escape(one), scope="col") for one in heads)
    inner = (
        element("caption", escape(caption))
        + element("thead", element("tr", head))
        + element("tbody", "\n".join(rows))
    )
    return element("div", element("table", inner, class_=class_ or None), class_="rows")


def row(cells: Sequence[str], id: str | None = None, heads: Sequence[str] = ()) -> str:
    """A row of HTML cells, the first of which heads it; ``heads`` are told on narrow screens."""
    first = element("th", cells[0], scope="row")
    named = [head if head in _NAMED else None for head in heads]
    rest = "".join(
        element("td", cell, data_h=named[n] if n < len(named) else None)
        for n, cell in enumerate(cells[1:], 1)
    )
    return element("tr", first + rest, id=id)
