"""The text of one report as HTML: its marks, and beside them who speaks and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.records import Reading
from onrecord.show import tally, wording
from onrecord.show.layout import Close, Mark, Open, Paragraph, Role, Words, lay_out
from onrecord.show.markup import element, escape, opening
from onrecord.show.visible import one_line, visible

_CLASSES: dict[Role, str] = {
    "source": "s",
    "cue": "c",
    "content": "w",
    "mention": "m",
    "justification": "j",
    "statement": "t",
    "language": "l",
}
_LONGEST_CUE = 32  # code points shown in a note
_LONGEST_REASON = 120  # code points of a justification in the bar
_LONGEST_START = 26  # code points that tell a statement in the margin


class Body:
    """Renders the paragraphs of one reading. ``prefix`` begins each anchor.

    Once they are rendered, ``begins``, ``said_in`` and ``called`` say where things are.
    """

    def __init__(self, reading: Reading, prefix: str, rows: list[tally.Row]) -> None:
        self.prefix = prefix
        self.sources = {row.source.id: row.source for row in rows if row.source}
        ids = [row.source.id if row.source else None for row in rows]
        self._numbers: dict[str | None, int] = {one: place for place, one in enumerate(ids, 1)}
        self._last = len(rows)
        self._reading = reading
        self._text = visible(reading.text)
        self._labels = [wording.labels(one) for one in reading.statements]
        self._facts = [wording.facts(one) for one in reading.statements]
        self._placed: set[int] = set()  # statements that have their anchor
        self.begins: list[int] = []  # of each paragraph
        self.said_in: dict[int, int] = {}  # paragraph of each attribution that can be linked to
        # Of each source: how it is called, and the anchor and paragraph of each such mention.
        self.called: dict[str, dict[str, list[tuple[str, int]]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def render(self) -> Iterator[str]:
        """The paragraphs in order."""
        for number, paragraph in enumerate(lay_out(self._reading), 1):
            self.begins.append(paragraph.span.start)
            yield self._paragraph(number, paragraph)

    def number(self, source_id: str | None) -> int:
        """A source's row in the table; the last one where the source is not known."""
        return self._numbers.get(source_id, self._last)

    def _paragraph(self, number: int, paragraph: Paragraph) -> str:
        beside: dict[str | None, list[int]] = defaultdict(list)
        told: dict[int, Mark] = {}
        out = []
        for token in paragraph.tokens:
            if isinstance(token, Words):
                out.append(escape(self._text[token.start : token.end]))
                continue
            mark = token.mark
            if mark.statement is not None and not self._tells(mark.statement):
                continue
            if isinstance(token, Close):
                out.append(self._close(token))
                continue
            out.append(self._open(token, number))
            if mark.role == "content" and mark.attribution is not None:
                noted = beside[mark.source_id if mark.source_id in self.sources else None]
                if mark.attribution not in noted:
                    noted.append(mark.attribution)
            elif mark.statement is not None and token.first:
                told.setdefault(mark.statement, mark)
        notes = "".join(self._note(who, numbers) for who, numbers in beside.items())
        quiet = "".join(self._quiet(mark) for mark in told.values())
        beside_it = self._list(notes, "notes", f"Who speaks in paragraph {number}")
        beside_it += self._list(quiet, "quiet", f"How surely, in paragraph {number}")
        return (
            f'<div class="para"><p id="{self.prefix}-p{number}" data-n="{number}">{"".join(out)}'
            f"</p>{element('div', beside_it, class_='beside') if beside_it else ''}</div>"
        )

    @staticmethod
    def _list(items: str, class_: str, label: str) -> str:
        return element("ul", items, class_=class_, aria_label=label) if items else ""

    def _tells(self, statement: int) -> bool:
        return bool(self._labels[statement] or self._facts[statement])

    def _open(self, token: Open, paragraph: int) -> str:
        mark = token.mark
        classes, anchor, focus = _CLASSES[mark.role], None, None
        if mark.statement is not None:
            classes += f" t{mark.statement + 1}"
            if mark.statement not in self._placed:
                self._placed.add(mark.statement)
                anchor = f"{self.prefix}-t{mark.statement + 1}"
        elif mark.attribution is not None:
            classes += f" a{mark.attribution + 1}"
            if token.first and mark.leads:
                anchor = f"{self.prefix}-a{mark.attribution + 1}"
                self.said_in[mark.attribution] = paragraph
        elif token.first and mark.source_id is not None:
            number = self.number(mark.source_id)
            anchor = f"{self.prefix}-m{mark.start}-{mark.end}-{number}"
            called = one_line(self._text[mark.start : mark.end])
            self.called[mark.source_id][called].append((anchor, paragraph))
        if mark.role in ("source", "content", "statement", "language"):
            focus = "-1"  # a tap focuses it; the keyboard stops at its label alone
        return opening("span", class_=classes, id=anchor, tabindex=focus, data_who=self._who(mark))

    def _close(self, token: Close) -> str:
        mark = token.mark
        if not (token.last and mark.role == "content"):
            return "</span>"
        number = self.number(mark.source_id)
        source = self.sources.get(mark.source_id or "")
        shown = str(number) if source else "?"
        said = ", ".join(
            part
            for part in (
                f"Said by {wording.name(source)}",
                one_line(source.grade or "") if source else "",
            )
            if part
        )
        label = opening(
            "a",
            class_="k",
            href=f"#{self.prefix}-s{number}",
            data_k=shown,
            aria_label=f"{said}: to the table of sources",
        )
        return f"{label}</a></span>"

    # The margin

    def _note(self, source_id: str | None, attributions: list[int]) -> str:
        number = self.number(source_id)
        source = self.sources.get(source_id or "")
        through = dict.fromkeys(one for n in attributions for one in self._through(n))
        how = dict.fromkeys(how for n in attributions if (how := self._how(n)))
        shown = f'<span class="no">{number if source_id else "?"}</span>'
        shown += f"<b>{escape(wording.name(source))}</b>"
        shown += f" {escape(', '.join(how))}" if how else ""
        shown += f", as told by {escape(', '.join(through))}" if through else ""
        if source and source.grade:
            shown += element("i", escape(wording.grade(source.grade)), class_="grade")
        link = element("a", shown, href=f"#{self.prefix}-s{number}", tabindex="-1")
        return element("li", link, class_=" ".join(f"a{one + 1}" for one in attributions))

    def _quiet(self, mark: Mark) -> str:
        """A statement's label; one that has facts alone shows them when the keyboard is there."""
        number = mark.statement
        assert number is not None
        labels = ", ".join(self._labels[number])
        start = _beginning(self._text[mark.start : mark.end])
        shown = f"{escape(labels)} " if labels else ""
        link = element("a", f"{shown}<q>{escape(start)}</q>", href=f"#{self.prefix}-t{number + 1}")
        classes = f"t{number + 1}" if labels else f"t{number + 1} facts"
        return element("li", link, class_=classes, data_who=self._who(mark))

    def _through(self, attribution: int) -> list[str]:
        """The go-betweens of an attribution, from the one nearest to its source outwards."""
        one = self._reading.attributions[attribution]
        between = (self.sources.get(hop) for hop in reversed(one.chain[:-1]))
        return [wording.name(source) for source in between if source and source.id != one.source_id]

    def _how(self, attribution: int) -> str:
        """The attribution's force, or its cue's words while no force is known."""
        one = self._reading.attributions[attribution]
        cue = one_line(" … ".join(span.cut(self._reading.text) for span in one.cue))
        how = one_line(one.force) if one.force else cue
        if not any(c.isalnum() for c in how):
            return ""  # a colon after a speaker's label
        return wording.clip(how[0].lower() + how[1:], _LONGEST_CUE)

    # The bar at the foot of the window

    def _who(self, mark: Mark) -> str:
        """Who, then how and through whom, then what the report says for it: a line each."""
        if mark.language is not None:
            return wording.language(mark.language)
        source = self.sources.get(mark.source_id or "")
        who = [wording.name(source)]
        if source:
            who += [wording.role(source), wording.grade_and_kind(source)]
        lines = [" · ".join(part for part in who if part)]
        if mark.statement is not None and mark.attribution is None:
            lines = ["The author’s own word"]
        elif mark.role in ("content", "statement") and mark.attribution is not None:
            lines += self._said(mark.attribution)
        elif mark.role == "justification":
            lines.append("This is why, in the report’s own words")
        if mark.statement is not None:
            lines += self._surely(mark.statement)
        return "\n".join(line for line in lines if line)

    def _said(self, attribution: int) -> list[str]:
        one = self._reading.attributions[attribution]
        how = (one_line(one.force or ""), wording.chain(one, self.sources))
        why = wording.quoted(self._reading.text, one.justification, _LONGEST_REASON)
        return [" · ".join(part for part in how if part), f"Why listen: {why}" if why else ""]

    def _surely(self, statement: int) -> list[str]:
        one = self._reading.statements[statement]
        labels = list(self._labels[statement])
        if one.polarity == "negated":
            labels.append("negated")
        reasons = [one_line(one.reasons.get(field, "")) for field in ("modality", "evidence")]
        shown = " · ".join(labels)
        if shown and any(reasons):
            shown += f" ({'; '.join(reason for reason in reasons if reason)})"
        return [shown, " · ".join(self._facts[statement])]


def _beginning(words: str) -> str:
    """The first words of a statement, whole and without quotation marks around them."""
    shown = one_line(words).strip("“”\"‘’', ")
    if len(shown) <= _LONGEST_START:
        return shown
    cut = shown[:_LONGEST_START]
    if shown[_LONGEST_START] != " " and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return f"{cut.rstrip()} …"
