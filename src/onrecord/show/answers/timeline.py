"""`onrecord timeline`: what is on record in the order of its dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.show import wording
from onrecord.show.answers import screen, telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import Quoting
from onrecord.show.visible import one_line
from onrecord.weigh.moments import Moment, What

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from onrecord.weigh.holdings import Holdings

COLUMNS = (
    *("date", "dated_by", "published", "dates", "what", "kind", "actor", "grade"),
    *("text", "report", "outlet", "paragraph", "statement", "about", "claim"),
    *("turn", "turns", "reprint_of", "forgotten", "start", "end"),
)
_DOES: dict[str, str] = {
    "declines": "declines to say",
    "silent": "stays silent",
    "red_line": "draws a red line",
    "threat": "threatens",
    "promise": "promises",
    "demand": "demands",
    "policy": "holds a policy",
    "doctrine": "holds a doctrine",
    "assessment": "expects",
}
_PLAIN = ("states", "reports")  # forces that say no more than the colon does
_LONGEST = 180  # code points of a quote on the screen


def timeline(moments: Sequence[Moment], holdings: Holdings, about: str = "") -> Answer:
    """The answer; ``about`` says what was asked for, as the heading's end."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (_object(one, quoting) for one in moments),
        columns=COLUMNS,
        rows=lambda: (_row(one, quoting) for one in moments),
        shown=lambda width: _shown(moments, quoting, about),
    )


def _object(one: Moment, quoting: Quoting) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(one)
    return found | {"paragraph": quoting.paragraph(one.report, one.spans)}


def _row(one: Moment, quoting: Quoting) -> Sequence[object]:
    found = _object(one, quoting)
    found["start"] = min(one.spans).start if one.spans else None
    found["end"] = max(span.end for span in one.spans) if one.spans else None
    return [found[name] for name in COLUMNS]


def _shown(moments: Sequence[Moment], quoting: Quoting, about: str) -> Iterator[RenderableType]:
    counts = {what: sum(one.what == what for one in moments) for what in _WHATS}
    parts = [wording.counted(count, what) for what, count in counts.items() if count]
    yield screen.line((telling.listed(parts), screen.STRONG), f" {about}" if about else "")
    many = len({one.report for one in moments}) > 1
    day = ""
    listed = screen.hanging()
    for one in moments:
        if one.date != day:
            if day:
                yield listed
            yield ""
            listed, day = screen.hanging(), one.date
            listed.add_row(screen.line((one.date, screen.STRONG)), "")
        listed.add_row(screen.line((one.what, screen.QUIET)), _told(one, quoting, many))
    if moments:
        yield listed


_WHATS: tuple[What, ...] = ("report", "statement", "response", "position", "decision")


def _told(one: Moment, quoting: Quoting, many: bool) -> Text:
    """Who, how, the words and where they stand; then what they are about."""
    if one.what == "report":
        return _report(one)
    own = one.what == "statement" and one.grade == "author"
    who = telling.OWN_WORD if own else one_line(one.actor or "") or wording.UNKNOWN
    parts: list[str | tuple[str, str]] = [(who, screen.WHO)]
    if one.grade and not own:
        parts.append(f" ({wording.grade(one.grade)})")
    parts.append(f": {does} " if (does := _does(one)) else ": ")
    words = quoting.words(one.report, one.spans, _LONGEST)
    parts += [(words or f"“{wording.clip(one.text, _LONGEST)}”", screen.QUOTED)]
    where = ", ".join(
        part for part in (telling.outlet(one.outlet), quoting.place(one.report, one.spans)) if part
    )
    parts.append((f"  {where}", screen.QUIET))
    lines = [screen.line(*parts)]
    if one.about and not _same(one.about, one.text):
        lines.append(
            screen.line("about ", (f"“{wording.clip(one.about, _LONGEST)}”", screen.QUOTED))
        )
    notes = list(_notes(one))
    if notes:
        lines.append(screen.line(("; ".join(notes), screen.QUIET)))
    return screen.stacked(lines)


def _does(one: Moment) -> str:
    if one.kind is None or (one.what == "statement" and one.kind in _PLAIN):
        return ""
    return _DOES.get(one.kind, one_line(one.kind))


def _same(about: str, text: str) -> bool:
    """Whether the one repeats the other's words."""
    one, other = (" ".join(words.split()).casefold() for words in (about, text))
    return one in other or other in one


def _notes(one: Moment) -> Iterator[str]:
    """What a date or a repetition means."""
    if one.turns > 1:
        turn = "the first" if one.turn == 1 else f"number {one.turn}"
        yield f"{turn} of {one.turns} reports that say so ({one.claim})"
    if one.dated_by == "told" and one.date != one.published:
        yield f"dated so by the report, which is of {one.published}"
    elif len(one.dates) > 1:
        yield f"published on {telling.listed(one.dates)}"


def _report(one: Moment) -> Text:
    title = f"“{wording.clip(one.text, _LONGEST)}”" if one.text else "untitled"
    if one.forgotten:
        title = f"its words were removed on {one.forgotten[:10]}"
    outlet = one_line(one.outlet or "")
    text = screen.line((f"{outlet}: " if outlet else "", screen.WHO), title)
    text.append(f"  {one_line(one.report)}", screen.QUIET)
    if one.reprint_of:
        text.append(f"\na reprint of {one_line(one.reprint_of)}: no second source")
    if len(one.dates) > 1:
        text.append(f"\npublished on {telling.listed(one.dates)}")
    if one.dated_by == "added":
        text.append("\nwithout a date: this is the day that it was added")
    return text
