"""What a date or time comes to, as ISO 8601, counted from the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.read.what.dates import COUNTS, DAYS, HOUR, MONTHS, ORDINALS, WEEKDAYS, Found, time_of


def published_on(published: str | None) -> date | None:
    """The day of publication, from an ISO date or date and time."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def value_of(found: Found, day: date | None, tense: int) -> tuple[str | None, str]:
    """The ISO value, and how it was read; ``tense`` is 1 ahead, -1 behind, 0 unknown."""
    try:
        value, reason = _value(found, day, tense)
    except (ValueError, OverflowError):  # 30 February, or before year 1
        return None, "no such day"
    if value and found.clock and len(value) == 10:
        value += found.clock
    return value, reason


def _value(found: Found, day: date | None, tense: int) -> tuple[str | None, str]:
    kind, parts = found.kind, found.parts
    if kind == "iso":
        date.fromisoformat(found.said[:10])
        return found.said, "an ISO date"
    if kind in ("mdy", "dmy", "word"):
        return _of_day(parts, day, tense)
    if kind == "my":
        return f"{parts['y']}-{_month(parts['m']):02d}", "month and year"
    if kind in ("year", "season"):
        return parts["y"], "the year"
    if kind == "decade":
        return parts["y"], "the decade"
    if kind == "century":
        return f"{int(parts['c']) - 1:02d}", "the century"
    if kind == "clock":
        return time_of(found.said), "a time of day"
    if kind == "spoken":
        return _of_spoken(found.said.lower())
    if kind == "past":
        return None, "morning or evening is not said"
    if day is None:
        return None, "relative, and the report has no date"
    if kind == "days":
        return (day + timedelta(DAYS[found.said.lower()])).isoformat(), f"from {day}"
    if kind in ("month", "clear"):
        return _of_month(_month(parts["m"]), day, tense)
    if kind == "relmonth":
        return _of_rel_month(parts["r"].lower(), _month(parts["m"]), day)
    if kind == "weekday":
        return _of_weekday(parts, day, tense)
    if kind == "ago":
        return _of_ago(parts, found.said, day)
    return _of_unit(parts["r"].lower(), parts["u"].lower(), day)


def _of_spoken(low: str) -> tuple[str | None, str]:
    """`six in the evening`; without its half of the day an hour stays open."""
    hour = next(at for at, word in enumerate(HOUR, 1) if re.search(rf"\b{word}\b", low)) % 12
    if re.search(r"afternoon|evening|p\.?m|night", low):
        return f"T{hour + 12:02d}", "a time of day"
    if re.search(r"morning|a\.?m\b", low):
        return f"T{hour:02d}", "a time of day"
    return None, "morning or evening is not said"


def _month(said: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(said.lower()[:3]))


def _of_day(parts: dict[str, str], day: date | None, tense: int) -> tuple[str | None, str]:
    month = _month(parts["m"])
    number = ORDINALS.get(parts["d"].lower()) or int(parts["d"])
    if "y" in parts:
        return date(int(parts["y"]), month, number).isoformat(), "the full date"
    if day is None:
        return None, "no year, and the report has no date"
    near = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            near.append(date(year, month, number))
        except ValueError:
            continue
    if tense < 0:
        fitting = [one for one in near if one <= day][-1:]
    elif tense > 0:
        fitting = [one for one in near if one >= day][:1]
    else:
        fitting = sorted(near, key=lambda one: abs(one - day))[:1]
    if not fitting:
        return None, "no such day"
    return fitting[0].isoformat(), f"{_WHICH[tense]} {day}"


_WHICH = {-1: "the last before", 0: "the nearest to", 1: "the next after"}


def _of_month(month: int, day: date, tense: int) -> tuple[str, str]:
    here = day.year * 12 + day.month - 1
    near = [year * 12 + month - 1 for year in (day.year - 1, day.year, day.year + 1)]
    if tense < 0:
        best = max(one for one in near if one <= here)
    elif tense > 0:
        best = min(one for one in near if one >= here)
    else:
        best = min(near, key=lambda one: (abs(one - here), one))
    return f"{best // 12:04d}-{best % 12 + 1:02d}", f"{_WHICH[tense]} {day}"


def _of_rel_month(which: str, month: int, day: date) -> tuple[str, str]:
    year = day.year
    if which == "last" and month >= day.month:
        year -= 1
    elif which == "next" and month <= day.month:
        year += 1
    return f"{year:04d}-{month:02d}", f"“{which}”, from {day}"


def _of_weekday(parts: dict[str, str], day: date, tense: int) -> tuple[str, str]:
    number = WEEKDAYS.index(parts["w"].lower())
    which = parts.get("r", "").lower()
    behind, ahead = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    if which == "last":
        return (day - timedelta(behind or 7)).isoformat(), f"the last before {day}"
    if which == "next":
        monday = day - timedelta(day.weekday()) + timedelta(7)
        return (monday + timedelta(number)).isoformat(), f"in the week after {day}"
    if which in ("this", "coming") or tense > 0:
        return (day + timedelta(ahead)).isoformat(), f"the next after {day}"
    return (day - timedelta(behind)).isoformat(), f"the last before {day}"


def _of_ago(parts: dict[str, str], said: str, day: date) -> tuple[str | None, str]:
    if said.lower().endswith("earlier"):
        return None, "before another time"
    count = COUNTS.get(parts["n"].lower()) or int(parts["n"])
    return _moved(day, -count, parts["u"].lower()), f"before {day}"


def _of_unit(which: str, unit: str, day: date) -> tuple[str | None, str]:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit not in ("week", "month", "year"):
        return None, "no day or year is certain"
    return _moved(day, step, unit), f"“{which}”, from {day}"


def _moved(day: date, count: int, unit: str) -> str | None:
    """The day, week, month or year so many of them away."""
    if unit == "day":
        return (day + timedelta(count)).isoformat()
    if unit == "week":
        year, week, _ = (day + timedelta(7 * count)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "month":
        here = day.year * 12 + day.month - 1 + count
        return f"{here // 12:04d}-{here % 12 + 1:02d}"
    if unit in ("year", "decade"):
        year = day.year + count * (10 if unit == "decade" else 1)
        return f"{year:04d}" if year > 0 else None
    return None
