"""One reading as a section of the page: what it rests on, its text, sources and responses."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from onrecord.records import Reading
from onrecord.show import inference, tables, tally, wording
from onrecord.show.body import Body
from onrecord.show.markup import element, escape
from onrecord.show.visible import one_line

_LEGEND = (
    '<ul class="legend" aria-label="What the marks mean">'
    '<li><span class="s">the source</span></li><li><span class="c">how they say it</span></li>'
    '<li><span class="w">what they say</span></li>'
    '<li><span class="j">why listen to them</span></li>'
    '<li><span class="l">loaded or doubtful wording of the author</span></li>'
    "<li>unmarked: the author&#x27;s own word</li>"
    "<li>small, beside the text: what is not plainly asserted, and what is offered for it</li></ul>"
)
# Not strftime, which would follow the locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Article:
    """Renders one reading. ``prefix`` begins each of its anchors and is unique in the page."""

    def __init__(self, reading: Reading, prefix: str, *, level: int) -> None:
        self.prefix = prefix
        self.title = one_line(reading.title or "") or "Untitled report"
        self._reading = reading
        self._level = level
        self._rows = tally.rows(reading)

    @property
    def about(self) -> str:
        """Outlet, author and date on one line; empty where none is known."""
        parts = (self._reading.outlet, self._reading.author, _date(self._reading.published))
        return " · ".join(shown for part in parts if part and (shown := one_line(part)))

    @property
    def rests(self) -> str:
        """How much of it rests on nobody's name; empty where there are no statements."""
        return wording.withheld(self._reading) if self._reading.statements else ""

    def render(self, *, back: str | None) -> str:
        """The section. ``back`` is the address of a contents list, None where there is none."""
        body = Body(self._reading, self.prefix, self._rows)
        text = "\n".join(body.render())
        up = (
            element("p", element("a", "Back to the contents", href=back), class_="up")
            if back
            else ""
        )
        tag = f"h{self._level + 1}"
        parts = (
            self._head(),
            tables.shares(self._reading, self.prefix, tag),
            _LEGEND,
            f'<div class="text">\n{text}\n</div>',
            tables.sources(self._reading, body, self._rows, tag),
            tables.responses(self._reading, body, tag),
            inference.positions(self._reading, body, tag),
            inference.decisions(self._reading, body, tag),
            inference.relations(self._reading, body, tag),
        )
        shown = "\n".join(part for part in parts if part)
        return (
            f'<article id="{self.prefix}" aria-labelledby="{self.prefix}-title">\n'
            f"{shown}\n{up}</article>"
        )

    def _head(self) -> str:
        reading, tag = self._reading, f"h{self._level}"
        outlet = one_line(reading.outlet or "")
        about = []
        if author := one_line(reading.author or ""):
            about.append(element("span", f"By {escape(author)}"))
        if published := one_line(reading.published or ""):
            shown = _date(published)
            about.append(
                element("time", escape(shown), datetime=published)
                if shown != published
                else element("span", escape(shown))
            )
        if address := one_line(reading.address or ""):
            about.append(_link(address))
        return (
            "<header>"
            + (element("p", escape(outlet), class_="outlet") if outlet else "")
            + element(tag, escape(self.title), id=f"{self.prefix}-title", class_="headline")
            + (element("p", "".join(about), class_="about") if about else "")
            + "</header>"
        )


def _link(address: str) -> str:
    """A link where it leads to the web; any other address is shown and leads nowhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return element("span", escape(address))
    if parts.scheme in ("http", "https") and parts.hostname:
        shown = escape(parts.hostname)
        return element("a", shown, href=address, rel="noopener noreferrer nofollow")
    return element("span", escape(address))


def _date(published: str | None) -> str:
    """``2 April 2031`` for an ISO date or time; anything else as it is."""
    given = one_line(published or "")
    try:
        day = datetime.fromisoformat(given)
    except ValueError:
        return given
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
