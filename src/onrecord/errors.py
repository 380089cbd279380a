"""Everything that OnRecord raises. Each message says what happened and what to do."""

from __future__ import annotations


class OnRecordError(Exception):
    """Root of all errors that OnRecord raises on purpose."""


class GatherError(OnRecordError):
    """An input could not be turned into a report."""


class EmptyReport(GatherError):
    """There is no text to read."""


class NotText(GatherError):
    """The bytes are no text, or in an encoding that cannot be told."""


class TooLarge(GatherError):
    """The input is past the size that one report may have."""


class NotEnglish(GatherError):
    """The text is surely in another language."""


class BadRecord(GatherError):
    """A JSON line, a front matter or an option does not hold what it should."""


class FetchError(GatherError):
    """An address could not be fetched, or is not allowed."""


class ModelError(OnRecordError):
    """The model's files are missing or do not fit this version."""


class NoAnswer(OnRecordError):
    """A question found nothing in the ledger, or more than one thing that it could mean."""


class LedgerError(OnRecordError):
    """The ledger could not be opened, read or written."""


class NewerLedger(LedgerError):
    """The ledger was made by a later version than this one."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger for longer than one waits."""


class NotInLedger(LedgerError):
    """What was asked for is not in the ledger, or no longer, or it could be more than one."""


class ExportError(OnRecordError):
    """An export cannot be written here, or something that it needs is not installed."""
