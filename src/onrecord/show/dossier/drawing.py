"""The plain parts of drawings: text that fits, days on an axis, names for those who cannot see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.show.markup import element, escape, opening
from onrecord.show.visible import one_line

WIDTH = 720  # user units of every drawing
_NARROW, _WIDE = 0.52, 1.0  # of the font size: a letter, and a letter of East Asian width
_STEPS = (1, 2, 5, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652)  # days between two ticks
_TICKS = 6
_EDGE = 40  # a name of a day that begins nearer to the edge ends there
_NOTE = re.compile(r"\s*\([^()]*\)$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def svg(height: float, name: str, title: str, told: str, inner: str, class_: str) -> str:
    """A drawing with its title and description; ``name`` is unique in the page.

    What is in it can be reached by keyboard where it is a link, and a table beside it says the
    same: a group, not an image, so that the links are not hidden.
    """
    head = element("title", escape(title), id=f"{name}-t") + element(
        "desc", escape(told), id=f"{name}-d"
    )
    return (
        opening(
            "svg",
            class_=class_,
            viewBox=f"0 0 {WIDTH} {height:g}",
            role="group",
            aria_labelledby=f"{name}-t",
            aria_describedby=f"{name}-d",
        )
        + head
        + inner
        + "</svg>"
    )


def fitted(text: str, width: float, size: float) -> str:
    """``text`` on one line, cut so that it fits ``width`` at a font size."""
    shown = one_line(text)
    if _length(shown, size) > width:
        shown = _NOTE.sub("", shown) or shown  # Gazette (online)
    if _length(shown, size) <= width:
        return shown
    while shown and _length(shown, size) > width - size * _NARROW:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def wrapped(text: str, width: float, size: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines that fit, the last one cut."""
    words, out = one_line(text).split(" "), [""]
    for place, word in enumerate(words):
        longer = f"{out[-1]} {word}".strip()
        if _length(longer, size) <= width or not out[-1]:
            out[-1] = longer
        elif len(out) < most:
            out.append(word)
        else:
            out[-1] = " ".join((out[-1], *words[place:]))
            break
    return [fitted(line, width, size) for line in out]


def _length(text: str, size: float) -> float:
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    upper = sum(sign.isupper() for sign in text)
    return size * (_NARROW * (len(text) - wide) + _WIDE * wide + 0.16 * upper)


def words(x: float, y: float, text: str, class_: str, anchor: str | None = None) -> str:
    """A line of text in a drawing."""
    return element("text", escape(text), x=f"{x:g}", y=f"{y:g}", class_=class_, text_anchor=anchor)


class Axis:
    """Days from the first to the last, and where they stand between two edges.

    A twentieth of the width is left after the last day, so that what begins on it can be seen.
    """

    def __init__(self, days: Sequence[str], left: float, right: float) -> None:
        found = sorted(_day(one) for one in days)
        self.first, self.last = found[0], found[-1]
        self.left, self.right = left, right
        self._span = max((self.last - self.first).days, 1) * 1.05

    def at(self, day: str) -> float:
        """The place of a day."""
        share = (_day(day) - self.first).days / self._span
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self) -> list[tuple[float, str]]:
        """Places and names of days to be marked; the year stands where it begins or changes."""
        total = (self.last - self.first).days
        step = next((one for one in _STEPS if total / one < _TICKS), _STEPS[-1])
        out: list[tuple[float, str]] = []
        year = None
        for number in range(total // step + 1):
            day = self.first + timedelta(days=number * step)
            name = f"{day.day} {_MONTHS[day.month - 1]}"
            if day.year != year:
                name, year = f"{name} {day.year}", day.year
            out.append((self.at(day.isoformat()), name))
        return out

    def drawn(self, top: float, bottom: float) -> str:
        """A thin line at each tick, and its name below."""
        return "".join(
            f'<path class="tick" d="M{x:g} {top:g}V{bottom:g}"/>'
            + words(x, bottom + 14, name, "small", "end" if x > WIDTH - _EDGE else None)
            for x, name in self.ticks()
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return date(1970, 1, 1)
