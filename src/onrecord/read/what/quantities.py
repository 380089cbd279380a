"""Quantities: numbers that measure or count, with their value and unit.

`300km`, `18 per cent`, `2bn euros`, `two dozen`, `12,000 troops`, `a three-year term`, `10 to 15
degrees` (two of them). Years, dates, times of day, ordinals, and numbers that are part of a name
(`Boeing 747`, `Article 5`, `F-16`) are none. A noun that is counted is the unit, in the singular.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.read.late import Late
from onrecord.read.letters import small_text
from onrecord.read.what.numbers import LISTS, Number, numbers
from onrecord.records import Name, Quantity, Span

_CURRENCIES: dict[str, str] = LISTS["currencies"]
_UNITS: dict[str, str] = LISTS["units"]
_LOWER_UNITS = {form.lower(): unit for form, unit in _UNITS.items() if len(form) > 2}
_GRAMMAR = LISTS["grammar"]
_IRREGULAR: dict[str, str] = _GRAMMAR["irregular"]
_NO_PLURAL = frozenset(_GRAMMAR["no_plural"])
_STOPS = frozenset(_GRAMMAR["stops"])
_OPENERS = frozenset(_GRAMMAR["openers"])
_LABELS = frozenset(_GRAMMAR["labels"])
_ONE_BEFORE = frozenset(_GRAMMAR["one_before"])
_NO_NOUN = frozenset(_GRAMMAR["no_noun"])
_VAGUE = re.compile(r"\b(?:several|few|many|various|couple\sof)\s\Z", re.IGNORECASE)
_MINUS = re.compile(r"\b(?:minus|negative)\s\Z", re.IGNORECASE)
_LENGTHS = frozenset(_GRAMMAR["lengths"])

_CURRENCY = re.compile(
    rf"(?<![A-Za-z])({'|'.join(map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)))})\s?\Z"
)
_PHRASES = "|".join(
    re.escape(form).replace(r"\ ", r"[\s-]")
    for form in sorted((f for f in _UNITS if " " in f), key=len, reverse=True)
)
_UNIT_PHRASE = Late(rf"[\s-]?({_PHRASES.lower()})s?\b")  # for small letters
_UNIT_WORD = re.compile(r"[\s-]{0,2}([^\W\d_]+/[^\W\d_]+|[^\W\d_]+[²³23]?|%|°[CF]?)(?!['’][^\Ws])")
_NEXT = re.compile(r"(?:\s|-)([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_BEFORE = re.compile(r"([^\W_]+(?:[.'’-][^\W_]+)*\.?)[ \u00a0]\Z")
_LIST_MARK = re.compile(r"(?:\A|\n)[ \t]*[(\[]?\Z")
_RANGE = Late(r"\s?(?:-|–|—|\sto\s|\sand\s|to\s|and\s|or\s)\s?[^\w\s]?\Z")
_YEAR = range(1500, 2100)


def quantities(text: str, taken: Sequence[Span], names: Sequence[Name]) -> list[Quantity]:
    """The quantities of a text in order. ``taken`` are the spans of dates and times, in order."""
    closed = sorted((*taken, *(name.span for name in names)))
    begins = [span.start for span in closed]
    found: list[Quantity] = []
    for number in numbers(text):
        near = bisect_right(begins, number.start) - 1
        if near >= 0 and number.start < closed[near].end:
            continue
        one = _quantity(text, number)
        if one is not None:
            found.append(one)
    return _ranges(text, found)


def _quantity(text: str, number: Number) -> Quantity | None:
    before = text[max(0, number.start - 30) : number.start]
    money = _CURRENCY.search(before)
    start = number.start - len(before) + money.start() if money else number.start
    if _sticks(text, number):
        return None
    if money:
        end, value = number.end, number.value
        if number.metres:
            end, value = number.end + 1, (number.value or 0) * 1e6
        return _made(text, start, end, value, _CURRENCIES[money[1]])
    end, unit, value = number.end, None, number.value
    if number.metres:
        metres = _million(text, number)
        if metres is None:
            return None
        end, unit, factor = metres
        value = (value or 0) * factor
    else:
        measured = _measured(text, number.end)
        if measured:
            end, unit = measured
    if unit is None or number.metres:
        counted = _counted(text, end, number)
        if counted and unit is None:
            end, unit = counted
    if not _counts(text, number, before, unit):
        return None
    if number.spoken and number.scaled and _VAGUE.search(before):
        value = None  # `several dozen`
    below = _MINUS.search(before)
    if below and unit is not None and value is not None:
        start, value = number.start - len(before) + below.start(), -value
    return _made(text, start, end, value, unit)


def _made(text: str, start: int, end: int, value: float | None, unit: str | None) -> Quantity:
    if value is not None and value == int(value):
        value = int(value)
    return Quantity(start=start, end=end, text=text[start:end], value=value, unit=unit)


def _sticks(text: str, number: Number) -> bool:
    """Whether letters or a dash stuck to the number make it a code, an ordinal or a score."""
    behind = text[number.end : number.end + 3]
    if number.spoken:
        return bool(re.match(r"-?(?:th|fold|some)\b", behind))
    if re.match(r"(?:st|nd|rd|th|s)\b", behind, re.IGNORECASE) or behind[:1] in "_@":
        return bool(behind)
    if re.match(r"[-–:/]\d", behind):  # `3-2` is a score unless a unit follows
        rest = re.match(r"[-–](?:\d[\d,.]*)\s?(%|[a-z]+)", text[number.end : number.end + 24])
        if rest is None or behind[0] in ":/":
            return True
        word = rest[1].lower()
        return word not in _UNITS and word not in _LOWER_UNITS and not _singular(word)
    return (
        bool(re.match(r"[A-Z]\d|[A-Z]\b(?!\s?[a-z]*h\b)", behind)) and behind[0] not in "KMGWVCFT"
    )


def _measured(text: str, at: int) -> tuple[int, str] | None:
    """The unit of measure behind a number, and where it ends."""
    phrase = _UNIT_PHRASE.match(small_text(text), at)
    if phrase:
        form = re.sub(r"[\s-]+", " ", phrase[1])
        return phrase.end(), _LOWER_UNITS.get(form) or _UNITS[form]
    word = _UNIT_WORD.match(text, at)
    if word is None:
        return None
    form, end = word[1], word.end()
    unit = _UNITS.get(form) or _LOWER_UNITS.get(form.lower())
    if unit is None and form.lower().endswith("s"):
        unit = _LOWER_UNITS.get(form[:-1].lower())
    if unit is None or (
        len(form) == 1 and form.isalpha() and form in "lgtWVm" and word.start(1) > at + 1
    ):
        return None
    if unit == "percent" and text[end : end + 7].lower() == "age poi":
        return None
    return end, unit


def _million(text: str, number: Number) -> tuple[int, str | None, float] | None:
    """What `5m` means: where it ends, its unit and factor; None where it is not clear."""
    end = number.end + 1
    following = _NEXT.match(text, end)
    if following is None:
        return None
    word = following[1].lower()
    if word in _LENGTHS:
        return end, "m", 1.0
    counted = _counted(text, end, number)
    if counted:
        return counted[0], counted[1], 1e6
    article = text[max(0, number.start - 4) : number.start].lower().split()
    return (end, "m", 1.0) if article[-1:] in (["a"], ["an"], ["the"]) else None


def _counted(text: str, at: int, number: Number) -> tuple[int, str] | None:
    """The noun that the number counts, in the singular: the first plural in three words."""
    if number.value is None:
        of = re.match(r"\sof\b|\smore\b", text[at : at + 6])
        at += of.end() if of else 0
    here = at
    for step in range(4):
        match = _NEXT.match(text, here)
        if match is None or (step and text[here] == "-"):
            return None
        word = match[1]
        low = word.lower()
        if here == at and text[here] == "-" and not low.endswith("s"):
            first = low.split("-")[0]
            unit = _LOWER_UNITS.get(first) or _joined(text, match, first)
            return (here + 1 + len(first), unit) if unit else None
        if low in _STOPS:
            if step == 0 and low in ("more", "fewer", "less"):
                here = match.end()
                continue
            return None
        single = _singular(low)
        if single and not (word[0].isupper() and step == 0 and not number.spoken):
            return match.end(), single
        if low in ("dead", "wounded", "injured", "missing"):
            return match.end(), low
        here = match.end()
    return None


def _joined(text: str, match: re.Match[str], noun: str) -> str | None:
    """A noun joined to the number that it counts, before another: `a ten-match ban`."""
    plain = match[1].islower() and "-" not in match[1] and len(noun) > 2
    goes_on = re.match(r"\s[a-z]", text[match.end() : match.end() + 2])
    return noun if plain and goes_on and noun not in _NO_NOUN and noun[-2:] != "ed" else None


def _singular(low: str) -> str | None:
    """The singular of a plural noun, or None where the word is none."""
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if "'" in low or "’" in low or low in _NO_PLURAL or len(low) < 4:
        return None
    if not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return None
    if low.endswith(("wives", "knives")):
        return low[:-3] + "fe"
    if low.endswith("ies") and len(low) > 5:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    return low[:-1]


def _counts(text: str, number: Number, before: str, unit: str | None) -> bool:
    """Whether the number measures or counts, rather than names or dates something."""
    match = _BEFORE.search(before)
    word = match[1] if match else ""
    low = word.lower()
    if number.spoken:
        if number.value == 1 and not number.scaled:
            following = _NEXT.match(text, number.end)
            return bool(following and following[1].lower().split("-")[0] in _ONE_BEFORE)
        if number.value in (0.5, 12) and unit is None and number.end - number.start < 6:
            return number.value == 12
        return low not in _LABELS
    if low.rstrip(".") in _LABELS or before.endswith(("#", "§", "+", "№")):
        return False
    if _LIST_MARK.search(before) and text[number.end : number.end + 1] in (".", ")", "]", ""):
        return False
    if unit is None and not number.scaled:
        if re.search(r"\d[-–]\Z", before):
            return False
        plain = "," not in text[number.start : number.end]
        if number.value in _YEAR and plain and number.end - number.start == 4:
            return False
        if text[number.end : number.end + 1] == ")" and before.endswith("("):
            return False
    if word[:1].isupper() and low not in _OPENERS and not low.endswith("."):
        return unit in _SURE_UNITS or number.scaled
    return True


_SURE_UNITS = frozenset(_UNITS.values()) | {"person"}


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """The same, where the first of a range has the unit and scale of the second."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        one, two = out[at], out[at + 1]
        between = text[one.end : two.start]
        if one.unit or two.unit is None or one.value is None or two.value is None:
            continue
        if len(between) > 6 or not _RANGE.fullmatch(between + "") or "\n" in between:
            continue
        value = one.value
        scale = _scale_of(two)
        if scale > 1 and value < 1000 and _scale_of(one) == 1:
            value *= scale
        if value >= two.value and "or" not in between and "and" not in between:
            continue
        out[at] = _made(text, one.start, one.end, value, two.unit)
    return out


def _scale_of(one: Quantity) -> float:
    low = one.text.lower()
    for name, size in (*LISTS["scales"].items(), ("bn", 1e9), ("tn", 1e12), ("mn", 1e6)):
        if re.search(rf"(?<![a-z]){name}\b", low) and size >= 1000:
            return float(size)
    return 1e6 if re.search(r"\dm\b", low) and (one.value or 0) >= 1e5 else 1.0
