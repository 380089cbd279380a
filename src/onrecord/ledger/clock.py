"""The time, as the ledger writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This second, ISO 8601, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
