"""Making a :class:`Report` from text: its id, and the checks that every report passes."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from onrecord.errors import BadRecord, EmptyReport
from onrecord.records import Report

_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def make_report(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    address: str | None = None,
) -> Report:
    """The report with this text, which is kept as it is.

    Only lone surrogates, which no output can carry, become U+FFFD, one for one, so that spans
    still fit. Where no ``id`` is given it comes from the text: the same text, the same id.

    Raises :class:`EmptyReport` where there is nothing but white space, and :class:`BadRecord`
    where ``published`` is no ISO 8601 date.
    """
    text = without_surrogates(text)
    if not text or text.isspace():
        raise EmptyReport("There is no text to read: give a report that has some.")
    return Report(
        id=_field(id) or content_id(text),
        text=text,
        title=_field(title),
        outlet=_field(outlet),
        author=_field(author),
        published=None if not published else iso_date(published),
        address=_field(address),
    )


def content_id(text: str) -> str:
    """``r`` and 16 hexadecimal digits of the text's SHA-256.

    The letter keeps spreadsheets from reading an id as a number.
    """
    return "r" + hashlib.sha256(text.encode()).hexdigest()[:16]


def iso_date(value: str) -> str:
    """The date, or date and time, as given but for a ``T`` between the two.

    Raises :class:`BadRecord` where it is not of the form ``2024-11-19`` or
    ``2024-11-19T18:30:00-05:00`` (seconds and offset may be left out), or no real date.
    """
    given = value.strip()
    try:
        if not _DATE.fullmatch(given):
            raise ValueError
        # Python reads at most six digits of a second's fraction.
        datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", given))
    except ValueError:
        shown = without_surrogates(given[:40])
        raise BadRecord(
            f"“{shown}” is no date: write it as 2024-11-19 or 2024-11-19T18:30:00-05:00."
        ) from None
    return given.replace(" ", "T")


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate; its length does not change."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _field(value: str | None) -> str | None:
    """A field's value; a blank one gives None."""
    if value is None or not value.strip():
        return None
    return without_surrogates(value)
