"""One reading as a section of the page: head, marked text with notes in the margin, sources."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from urllib.parse import urlsplit

from onrecord.records import Reading, Source
from onrecord.show import tally
from onrecord.show.layout import Close, Mark, Open, Paragraph, Role, Words, lay_out
from onrecord.show.markup import element, escape, opening
from onrecord.show.visible import one_line, visible

_CLASSES: dict[Role, str] = {"source": "s", "cue": "c", "content": "w", "mention": "m"}
_LEGEND = (
    '<ul class="legend" aria-label="What the marks mean">'
    '<li><span class="s">the source</span></li><li><span class="c">how they say it</span></li>'
    '<li><span class="w">what they say</span></li>'
    "<li>unmarked: the author&#x27;s own word</li></ul>"
)
# Not strftime, which would follow the locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_LONGEST_CUE = 32  # code points shown in a note


class Article:
    """Renders one reading. ``prefix`` begins each of its anchors and is unique in the page."""

    def __init__(self, reading: Reading, prefix: str, *, level: int) -> None:
        self.prefix = prefix
        self.title = one_line(reading.title or "") or "Untitled report"
        self._reading = reading
        self._level = level
        self._text = visible(reading.text)
        self._rows = tally.rows(reading)
        ids = [row.source.id if row.source else None for row in self._rows]
        self._numbers: dict[str | None, int] = {one: place for place, one in enumerate(ids, 1)}
        self._sources = {row.source.id: row.source for row in self._rows if row.source}
        # Where each attribution and each mention of a source is: paragraph numbers by anchor.
        self._said_in: dict[int, int] = {}
        self._called: dict[str, dict[str, list[tuple[str, int]]]] = defaultdict(
            lambda: defaultdict(list)
        )

    @property
    def about(self) -> str:
        """Outlet, author and date on one line; empty where none is known."""
        parts = (self._reading.outlet, self._reading.author, _date(self._reading.published))
        return " · ".join(shown for part in parts if part and (shown := one_line(part)))

    def render(self, *, back: str | None) -> str:
        """The section. ``back`` is the address of a contents list, None where there is none."""
        text = "\n".join(self._paragraph(n, one) for n, one in enumerate(lay_out(self._reading), 1))
        up = (
            element("p", element("a", "Back to the contents", href=back), class_="up")
            if back
            else ""
        )
        return (
            f'<article id="{self.prefix}" aria-labelledby="{self.prefix}-title">\n'
            f'{self._head()}\n<div class="text">\n{text}\n</div>\n{self._table()}\n{up}</article>'
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
            + f"{_LEGEND}</header>"
        )

    # The text

    def _paragraph(self, number: int, paragraph: Paragraph) -> str:
        beside: dict[str | None, list[int]] = defaultdict(list)
        out = []
        for token in paragraph.tokens:
            if isinstance(token, Words):
                out.append(escape(self._text[token.start : token.end]))
            elif isinstance(token, Close):
                out.append(self._close(token))
            else:
                out.append(self._open(token, number))
                mark = token.mark
                if mark.role == "content" and mark.attribution is not None:
                    noted = beside[mark.source_id if mark.source_id in self._sources else None]
                    if mark.attribution not in noted:
                        noted.append(mark.attribution)
        anchor = f"{self.prefix}-p{number}"
        notes = "".join(self._note(who, numbers) for who, numbers in beside.items())
        return (
            f'<div class="para"><p id="{anchor}" data-n="{number}">{"".join(out)}</p>'
            + (
                element("ul", notes, class_="notes", aria_label=f"Who speaks in paragraph {number}")
                if notes
                else ""
            )
            + "</div>"
        )

    def _open(self, token: Open, paragraph: int) -> str:
        mark = token.mark
        classes, anchor, focus = _CLASSES[mark.role], None, None
        if mark.attribution is None:
            if token.first and mark.source_id is not None:
                anchor = f"{self.prefix}-m{mark.start}-{mark.end}-{self._number(mark.source_id)}"
                called = one_line(self._text[mark.start : mark.end])
                self._called[mark.source_id][called].append((anchor, paragraph))
        else:
            classes += f" a{mark.attribution + 1}"
            if token.first and mark.leads:
                anchor = f"{self.prefix}-a{mark.attribution + 1}"
                self._said_in[mark.attribution] = paragraph
        if mark.role in ("source", "content"):
            focus = "-1"  # a tap focuses it; the keyboard stops at its label alone
        return opening("span", class_=classes, id=anchor, tabindex=focus, data_who=self._who(mark))

    def _close(self, token: Close) -> str:
        mark = token.mark
        if not (token.last and mark.role == "content"):
            return "</span>"
        number = self._number(mark.source_id)
        shown = str(number) if mark.source_id in self._sources else "?"
        name = tally.name(self._sources.get(mark.source_id or ""))
        label = f"Said by {name}: to the table of sources"
        return (
            opening(
                "a", class_="k", href=f"#{self.prefix}-s{number}", data_k=shown, aria_label=label
            )
            + "</a></span>"
        )

    def _note(self, source_id: str | None, attributions: list[int]) -> str:
        number = self._number(source_id)
        name = escape(tally.name(self._sources.get(source_id or "")))
        through = dict.fromkeys(one for n in attributions for one in self._through(n))
        how = dict.fromkeys(how for n in attributions if (how := self._how(n)))
        shown = f'<span class="no">{number if source_id else "?"}</span><b>{name}</b>'
        shown += f" {escape(', '.join(how))}" if how else ""
        shown += f", as told by {escape(', '.join(through))}" if through else ""
        link = element("a", shown, href=f"#{self.prefix}-s{number}", tabindex="-1")
        return element("li", link, class_=" ".join(f"a{one + 1}" for one in attributions))

    def _through(self, attribution: int) -> list[str]:
        """The go-betweens of an attribution, from the one nearest to its source outwards."""
        one = self._reading.attributions[attribution]
        between = (self._sources.get(hop) for hop in reversed(one.chain[:-1]))
        return [tally.name(source) for source in between if source and source.id != one.source_id]

    def _who(self, mark: Mark) -> str:
        source = self._sources.get(mark.source_id or "")
        parts = [tally.name(source)]
        if source:
            parts += [tally.role(source), tally.grade_and_kind(source)]
        if mark.attribution is not None and mark.role == "content":
            parts += [f"as told by {name}" for name in self._through(mark.attribution)]
        return " · ".join(part for part in parts if part)

    def _how(self, attribution: int) -> str:
        """The attribution's force, or its cue's words while no force is known."""
        one = self._reading.attributions[attribution]
        cue = one_line(" … ".join(span.cut(self._reading.text) for span in one.cue))
        how = one_line(one.force) if one.force else cue
        if not any(c.isalnum() for c in how):
            return ""  # a colon after a speaker's label
        how = how[0].lower() + how[1:]
        return how if len(how) <= _LONGEST_CUE else how[: _LONGEST_CUE - 1].rstrip() + "…"

    def _number(self, source_id: str | None) -> int:
        return self._numbers.get(source_id, len(self._rows))

    # The sources

    def _table(self) -> str:
        tag = f"h{self._level + 1}"
        head = element(tag, "Sources", id=f"{self.prefix}-sources")
        told = element("p", escape(tally.voices(self._reading)), class_="tally")
        if not self._rows:
            body = element("p", "No sources were found in this report.", class_="tally")
        else:
            rows = "\n".join(self._row(n, row) for n, row in enumerate(self._rows, 1))
            body = (
                '<table><thead><tr><th scope="col" class="n">No.</th><th scope="col">Source</th>'
                '<th scope="col" class="n">Says</th><th scope="col" class="n">Words</th></tr>'
                f"</thead>\n<tbody>\n{rows}\n</tbody></table>"
            )
        label = f"{self.prefix}-sources"
        return element("section", head + told + body, class_="sources", aria_labelledby=label)

    def _row(self, number: int, row: tally.Row) -> str:
        name = f"<b>{escape(tally.name(row.source))}</b>"
        if row.source:
            parts = (tally.role(row.source), tally.grade_and_kind(row.source))
            about = " · ".join(part for part in parts if part)
            name += element("span", escape(about), class_="small") if about else ""
        name += self._places(row.attributions)
        name += self._mentions(row.source) if row.source else ""
        return (
            f'<tr id="{self.prefix}-s{number}"><td class="n">{number if row.source else "?"}</td>'
            f'<th scope="row">{name}</th><td class="n">{len(row.attributions)}</td>'
            f'<td class="n">{row.words}</td></tr>'
        )

    def _places(self, attributions: tuple[int, ...]) -> str:
        links = " ".join(
            element("a", f"¶{place}", href=f"#{self.prefix}-a{one + 1}")
            for one in attributions
            if (place := self._said_in.get(one))
        )
        return element("span", f"Says something in {links}", class_="small") if links else ""

    def _mentions(self, source: Source) -> str:
        called = self._called.get(source.id, {})
        shown = "; ".join(
            f"“{escape(words)}” "
            + " ".join(element("a", f"¶{place}", href=f"#{anchor}") for anchor, place in places)
            for words, places in called.items()
        )
        return element("span", f"Mentions: {shown}", class_="small") if shown else ""


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
