"""The dates and times that a text names. dating.py has their values, times.py their tense.

Every pattern is a small one, and no two overlap: what begins first and reaches furthest counts.
A date and a time of day beside each other (`at 10:30 a.m. on Tuesday`) are one.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from onrecord.read.lists import load

_LISTS: dict[str, Any] = load("times.toml")
TENSE: dict[str, list[str]] = _LISTS["tense"]
MONTHS: list[str] = _LISTS["months"]
WEEKDAYS: list[str] = _LISTS["weekdays"]
DAYS: dict[str, int] = _LISTS["days"]
ORDINALS: dict[str, int] = _LISTS["ordinals"]
COUNTS: dict[str, int] = _LISTS["counts"]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _named(words: list[str]) -> str:
    """The words with a capital, or in capitals."""
    return _any([form for word in words for form in (word.capitalize(), word.upper())])


_SHORT = [month[:3] for month in MONTHS if month != "may"] + ["sept"]
_LONG = _named(MONTHS)
_MONTH = rf"(?:{_LONG}|(?:{_named(_SHORT)})\.?)"
_CLEAR = _named([month for month in MONTHS if month not in _LISTS["ambiguous"]])
_DAY = _named(WEEKDAYS)
_DAY_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."
_LEAD = rf"(?:(?:[Oo]n\s)?(?:{_DAY}|{_DAY_SHORT}),?\s|[Oo]n\s)?"
_PART = r"(?:\s(?:morning|afternoon|evening|night))?"
_NTH = r"(?:st|nd|rd|th)?"
_UNIT = r"(?:minute|hour|day|week|month|year|decade)"
_SEASON = _any(_LISTS["seasons"])
_YEAR = r"(?:1[5-9]|20)\d\d"
_COUNT = rf"(?:\d{{1,3}}|{_any(list(COUNTS))})"
_CLOCK = (
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b|\sin\sthe\s)(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}\so['’]clock|noon\b|midday\b|midnight\b"
)
HOUR = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_HOURS = "|".join(HOUR)
_CLOCK_TAIL = r"(?:\sin\sthe\s(?:morning|afternoon|evening)|\sat\snight)?"

_BEFORE_MONTH = ["in", "In", "from", "through", "into"] + [
    form
    for word in ("since", "until", "by", "before", "after", "during", "late", "early")
    for form in (word, word.capitalize())
]
_BEFORE_YEAR = ["from", "to", "of", "and", "the", "The", "a", "late", "early"] + [
    form
    for word in ("since", "until", "before", "after", "during", "by", "between")
    for form in (word, word.capitalize())
]


def _behind(words: list[str]) -> str:
    return "|".join(rf"(?<=\b{word}\s)" for word in words)


# Kinds in the order in which they are tried at one place.
_PATTERNS = {
    "iso": r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])",
    "mdy": (
        rf"{_LEAD}(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}}){_NTH}(?![\w:]|[.,]\d)"
        rf"(?:,?\s(?P<y1>{_YEAR})\b)?"
    ),
    "dmy": (
        rf"{_LEAD}(?:[Tt]he\s)?(?P<d2>\d{{1,2}}){_NTH}(?:\sof)?\s(?P<m2>{_MONTH})(?!\w)"
        rf"(?:,?\s(?P<y2>{_YEAR})\b)?"
    ),
    "word": (
        rf"(?:[Oo]n\s)?(?:[Tt]he\s)?(?P<d3>(?i:{_any(list(ORDINALS))}))\sof\s(?P<m3>{_LONG})\b"
        rf"(?:,?\s(?P<y3>{_YEAR})\b)?"
    ),
    "my": (
        rf"(?:[Ii]n\s)?(?:(?:early|mid|late)[\s-])?(?P<m4>{_MONTH}),?\s(?:of\s)?"
        rf"(?P<y4>{_YEAR})\b"
    ),
    "relmonth": rf"(?P<r5>(?i:last|next|this))\s(?P<m5>{_LONG})\b",
    "month": rf"(?:{_behind(_BEFORE_MONTH)}|(?<=\bmid-))(?P<m6>{_LONG})\b(?!\s[A-Z])",
    "clear": rf"(?:[Ii]n\s)?(?P<m7>{_CLEAR})\b(?!\s[A-Z])",
    "weekday": (
        rf"(?:(?P<r8>(?i:last|next|this|coming))\s|[Oo]n\s(?:(?P<r8b>last|next|this)\s)?)?"
        rf"(?P<w8>{_DAY}){_PART}\b"
    ),
    "ago": rf"(?P<n9>(?i:{_COUNT}))\s(?P<u9>{_UNIT})s?\s(?:ago|earlier)\b",
    "relunit": (
        rf"(?P<r10>(?i:last|next|this))\s"
        rf"(?P<u10>week|month|year|weekend|decade|century|{_SEASON})\b"
    ),
    "days": rf"(?i:{_any(list(DAYS))})\b",
    "season": rf"(?:[Ii]n\s)?(?:the\s)?(?i:{_SEASON})\s(?:of\s)?(?P<y11>{_YEAR})\b",
    "decade": r"(?:[Ii]n\s)?(?:[Tt]he\s)?(?:(?:early|mid|late)[\s-])?(?P<y12>(?:1[5-9]|20)\d)0s\b",
    "century": r"(?:[Ii]n\s)?(?:[Tt]he\s)?(?P<c13>\d{1,2})(?:st|nd|rd|th)[\s-]century\b",
    "year": (
        rf"(?:[Ii]n\s|{_behind(_BEFORE_YEAR)}|(?<=['’]s\s)|(?<=\()|(?<=\bmid-))"
        rf"(?P<y14>{_YEAR})\b(?![-–:/]\d{{3}}|[.,]\d|\s?%)"
    ),
    "clock": rf"(?:[Aa]t\s(?:about\s|around\s)?)?(?P<t15>{_CLOCK}){_CLOCK_TAIL}",
    "spoken": (
        rf"(?:[Aa]t\s)?(?:{_HOURS})(?:\so['’]clock(?:\sin\sthe\s(?:morning|afternoon|evening)|\sat\snight)?"
        r"|\sin\sthe\s(?:morning|afternoon|evening)|\sat\snight|\s[ap]\.?m\b\.?)"
    ),
    "past": rf"(?:[Aa]t\s)?(?:ten|five|twenty|quarter|half)\s(?:past|to)\s(?:{_HOURS})\b",
}
# What any of them begins with: most words are passed over by this alone.
_NTH_WORDS = _any(sorted({word.split("-")[0] for word in ORDINALS}))
_COUNT_WORDS = _any(sorted({word for word in COUNTS if word not in ("a", "an")}))
_DAY_WORDS = _any(sorted({word.split()[0] for word in DAYS if not word.startswith("the")}))
_EDGES = "early|mid|late"
_FIRST = (
    rf"\d|(?:{_named(MONTHS + WEEKDAYS + _SHORT)}|Tues?|Thu|Mon|Wed|Fri|Sat|Sun)"
    rf"|(?:[IiOo]n|[Aa]t)\s(?:[\dA-Z]|the\s|an?\s|{_EDGES}|last|next|this|noon|about|around"
    rf"|{_SEASON}|half|quarter|{_NTH_WORDS}|{_COUNT_WORDS})"
    rf"|[Tt]he\s(?:\d|day\s|{_EDGES}|{_SEASON}|{_NTH_WORDS})"
    rf"|[Aa]n?\s(?:{_UNIT}|{_YEAR})"
    rf"|(?i:{_EDGES}|last|next|this|coming|noon|midday|midnight|half|quarter|{_SEASON}"
    rf"|{_DAY_WORDS}|{_NTH_WORDS}|{_COUNT_WORDS})\b"
)
_ALL = re.compile(
    rf"\b(?={_FIRST})(?<![$€£.,/+-])(?<!\d:)(?:"
    + "|".join(f"(?P<{kind}>{p})" for kind, p in _PATTERNS.items())
    + ")"
)
_BETWEEN = re.compile(r",?\s(?:on\s|at\s|of\s|local time\s(?:on\s)?)?\Z|,\s\Z")
_COUNTED = re.compile(r"\s(?:[a-z]+\s)?(?!was|is|has|as|this|us|its|his)[a-z]{2,}s\b")
_NAMED_DAY = re.compile(
    r"\b(?:Good|Black|Bloody|Easter|Palm|Ash|Super|Cyber|Holy|Maundy|Shrove|Giving)\s\Z"
)


class Found(msgspec.Struct, frozen=True):
    """A date or time as it stands: its kind and its parts."""

    start: int
    end: int
    kind: str
    parts: dict[str, str] = msgspec.field(default_factory=dict)
    said: str = ""
    clock: str = ""  # the time of day that goes with it, as `T10:30`

    @property
    def needs_tense(self) -> bool:
        """Whether the year or week depends on the tense around it."""
        return self.kind in ("weekday", "month", "clear") or (
            self.kind in ("mdy", "dmy", "word") and "y" not in self.parts
        )


def find(text: str) -> list[Found]:
    """The dates and times of a text in order, none overlapping."""
    out: list[Found] = []
    for match in _ALL.finditer(text):
        one = _found(text, match)
        if one is None:
            continue
        if out and {"clock"} & {one.kind, out[-1].kind} and one.kind != out[-1].kind:
            between = text[out[-1].end : one.start]
            if len(between) < 20 and (_BETWEEN.fullmatch(between) or _BETWEEN.match(between + "")):
                out[-1] = _together(out[-1], one)
                continue
        out.append(one)
    return out


def _together(one: Found, two: Found) -> Found:
    day, clock = (two, one) if one.kind == "clock" else (one, two)
    time = time_of(clock.said)
    if (
        time
        and re.match(r"T(0[1-9]|1[01])", time)
        and re.search(r"afternoon|evening|tonight|night", day.said.lower())
        and not re.search(r"[ap]\.?m", clock.said.lower())
    ):
        time = f"T{int(time[1:3]) + 12:02d}{time[3:]}"
    return msgspec.structs.replace(day, start=one.start, end=two.end, clock=time or "")


def _found(text: str, match: re.Match[str]) -> Found | None:
    kind = next(name for name in _PATTERNS if match[name])
    parts = {
        name.rstrip("0123456789b"): value
        for name, value in match.groupdict().items()
        if value and name not in _PATTERNS
    }
    start, end = match.span()
    said = match[0]
    before, after = text[max(0, start - 12) : start], text[end : end + 24]
    if kind == "weekday":
        if _NAMED_DAY.search(before) or (
            before.endswith(("the ", "The ")) and re.match(r"\s[A-Z]", after)
        ):
            return None
    elif kind in ("mdy", "dmy", "word"):
        number = ORDINALS.get(parts["d"].lower()) or int(re.sub(r"\D", "", parts["d"]) or 0)
        if not 1 <= number <= 31:
            return None
        if (
            kind == "mdy"
            and "y" not in parts
            and re.match(r"\s(?:per\s?cent|million|billion)|%", after)
        ):
            return None
    elif (
        kind == "year"
        and said.isdigit()
        and before.endswith((" of ", "from ", " to ", " by ", " and ", "he ", " a ", "een "))
    ):
        counted = _COUNTED.match(after) if not before.endswith(("he ", " a ")) else None
        if counted or (
            before.endswith(" and ")
            and not re.search(rf"{_YEAR} and \Z", text[max(0, start - 10) : start])
        ):
            return None
    elif kind == "clock" and not time_of(said):
        return None
    return Found(start, end, kind, parts, said)


def time_of(said: str) -> str | None:
    """`T10:30` for `at 10:30 a.m.`."""
    low = said.lower()
    if "midday" in low or ("noon" in low and "after" not in low):
        return "T12:00"
    if "midnight" in low:
        return "T00:00"
    numbers = [int(one) for one in re.findall(r"\d+", low)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if re.search(r"p\.?m\b|afternoon|evening", low) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m\b|morning", low) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    if "clock" in low or len(numbers) == 1:
        known = re.search(r"[ap]\.?m\b|morning|afternoon|evening", low)
        return f"T{hour:02d}" if known else None if "clock" not in low else f"T{hour:02d}"
    if len(numbers) > 2 and numbers[2] < 60:
        return f"T{hour:02d}:{minute:02d}:{numbers[2]:02d}"
    return f"T{hour:02d}:{minute:02d}"
