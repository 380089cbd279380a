"""Settings and fixtures for every test."""

from __future__ import annotations

import pytest
from hypothesis import settings

from onrecord.read.reader import Reader

settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader, loaded once: 8-bit, one window at a time."""
    return Reader()
