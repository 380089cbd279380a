"""Which version of OnRecord this is."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def installed_version() -> str:
    """The installed version, or ``0`` where the code is run from a tree that is not installed."""
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "0"
