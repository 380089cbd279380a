"""Which version of OnRecord this is."""

from __future__ import annotations

VERSION = "0.1.0"


def installed_version() -> str:
    """The version of this package."""
    return VERSION
