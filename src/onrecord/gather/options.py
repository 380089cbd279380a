"""What a caller may ask of gathering."""

from __future__ import annotations

import msgspec

from onrecord.records import Report
from onrecord.report import iso_date, make_report


class GatherOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Fields for what a file does not say itself, and limits.

    Raises :class:`onrecord.errors.BadRecord` where ``published`` is no ISO 8601 date.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None  # ISO 8601
    allow_private: bool = False  # fetch from addresses that are not public, too
    max_bytes: int = 20_000_000  # of one file, page or JSON line, unpacked
    max_text: int = 1_000_000  # code points of one report
    timeout: float = 20.0  # seconds for one address, redirects included, and for laying out a page
    max_redirects: int = 3

    def __post_init__(self) -> None:
        if self.published:
            iso_date(self.published)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What one input says of itself, before it is checked."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    address: str | None = None

    def report(self, options: GatherOptions) -> Report:
        """The report, with the options' fields where the input has none.

        Raises as :func:`onrecord.report.make_report` does.
        """
        return make_report(
            self.text,
            id=self.id,
            title=self.title or options.title,
            outlet=self.outlet or options.outlet,
            author=self.author or options.author,
            published=self.published or options.published,
            address=self.address,
        )
