"""English numbers in a text: `12,000`, `2.5`, `a hundred thousand`, `two dozen`, `fifty-one`.

Only the number itself; its unit, and whether it measures anything, is for quantities.py to tell.
The words are in quantities.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.read.late import Late
from onrecord.read.letters import small_text
from onrecord.read.lists import load

LISTS: dict[str, Any] = load("quantities.toml")
_WORDS: dict[str, int] = LISTS["words"]
_SCALES: dict[str, int] = LISTS["scales"]
_SHORT: dict[str, int] = LISTS["short_scales"]
_SPOKEN = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))

# Digits: no letter, sign or further digits stuck to their front, no second point behind.
_DIGITS = (
    r"(?<![\w.,/#@:+^\\])(?<![^\W\d][-–'’])(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
    r"(?![\d]|[.,:]\d)"
)
_SPOKEN_RUN = (
    rf"(?<![\w'’])(?<![\w]-)(?:an?\s)?(?:half\sa\s)?(?:{_SPOKEN})\b"
    rf"(?:(?:-|\s(?:and\s)?(?:a\s)?)(?:{_SPOKEN})\b)*"
)
_SOME = (
    r"(?<![\w'’-])(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
    r"(?:\sof\s(?:thousands|millions|billions))?(?=\s(?:of|more)\b)"
)
# For small letters. Most words are passed over by their first one.
NUMBER = re.compile(
    rf"\b(?:(?=\d)(?P<digits>{_DIGITS})"
    rf"|(?=[aehfnotszbmdlc])(?:(?P<some>{_SOME})|(?P<spoken>{_SPOKEN_RUN})))"
)
_SCALE_BEHIND = Late(
    rf"[ \u00a0\u202f-]?(?:(?P<long>{'|'.join(_SCALES)})\b"
    rf"|(?P<short>{'|'.join(_SHORT)}|m)(?![\w/²³]))",
    re.IGNORECASE,
)
_HALF = Late(rf"[\s-]and[\s-]a[\s-]half(?:\s({'|'.join(_SCALES)}))?\b", re.IGNORECASE)


class Number(msgspec.Struct, frozen=True):
    """A number: where it stands, scale word and all, and its value; None for `dozens of`.

    ``metres``: an `m` right behind it is no part of it yet, for it may mean metres or millions.
    """

    start: int
    end: int
    value: float | None
    spoken: bool
    scaled: bool
    metres: bool = False


def numbers(text: str) -> Iterator[Number]:
    """All numbers of a text in order, none overlapping."""
    at, low = 0, small_text(text)
    while True:
        match = NUMBER.search(low, at)
        if match is None:
            return
        at = match.end()
        for number in _read(text, match):
            yield number
            at = max(at, number.end)


def _read(text: str, match: re.Match[str]) -> Iterator[Number]:
    if match["some"]:
        yield Number(*match.span(), None, spoken=True, scaled=True)
    elif match["digits"]:
        yield _and_a_half(text, _of_digits(text, match))
    else:
        for number in _of_words(match[0], match.start()):
            yield _and_a_half(text, number)


def _and_a_half(text: str, number: Number) -> Number:
    """A number with the half behind it: `two and a half`, `three and a half million`."""
    half = _HALF.match(text, number.end)
    if half is None or number.scaled or number.value is None:
        return number
    size = _SCALES[half[1].lower()] if half[1] else 1
    return msgspec.structs.replace(
        number, end=half.end(), value=_round((number.value + 0.5) * size), scaled=bool(half[1])
    )


def _of_digits(text: str, match: re.Match[str]) -> Number:
    value = float(match[0].replace(",", ""))
    scale = _SCALE_BEHIND.match(text, match.end())
    if scale is None:
        return Number(*match.span(), value, spoken=False, scaled=False)
    name = (scale["long"] or scale["short"]).lower()
    if name == "m":
        glued = scale.start() + 1 == scale.end()
        return Number(*match.span(), value, spoken=False, scaled=False, metres=glued)
    if scale["short"] and scale["short"] == "K":
        return Number(*match.span(), value, spoken=False, scaled=False)
    factor = _SCALES.get(name) or _SHORT[name]
    return Number(match.start(), scale.end(), _round(value * factor), spoken=False, scaled=True)


def _of_words(said: str, start: int) -> Iterator[Number]:
    """The numbers that a run of number words makes: `two or three` never, `two and three` both."""
    total = group = 0.0
    begun = end = -1
    last = 0.0  # the size of the last word, to tell `fifty one` from `fifty sixty`
    scaled = False
    previous = ""
    for match in _PART.finditer(said):
        word = match[0].lower()
        if word in ("a", "an"):
            if begun < 0:
                begun, group, last = match.start(), 1.0, 0.5
        elif word == "half":
            begun, group, last = match.start(), 0.5, 0.5
        elif word in _SCALES:
            size = _SCALES[word]
            if begun < 0:
                begun, group = match.start(), 1.0
            if size <= 100:
                group = (group or 1.0) * size
            else:
                total += (group or 1.0) * size
                group = 0.0
            end, last, scaled = match.end(), float(size), True
        elif word in _WORDS:
            size = _WORDS[word]
            fits = (
                begun < 0 or (last >= 100 > size and last != 12) or (20 <= last < 100 and size < 10)
            )
            if previous == "and" and last < 100:
                fits = False
            if not fits:
                yield Number(start + begun, start + end, _round(total + group), True, scaled)
                total = group = 0.0
                begun, scaled = match.start(), False
            if begun < 0:
                begun = match.start()
            group += size
            end, last = match.end(), float(size)
        previous = word
    if end > begun >= 0:
        yield Number(start + begun, start + end, _round(total + group), True, scaled)


_PART = re.compile(r"[A-Za-z]+")


def _round(value: float) -> float:
    """Without the dust of binary fractions: 1.1 million is 1100000."""
    near = round(value)
    return float(near) if abs(value - near) < 1e-6 * max(1.0, abs(value)) else round(value, 6)
