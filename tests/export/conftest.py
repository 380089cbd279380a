"""The fictional dossier, read once; and no network, so that nothing can be fetched."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from onrecord.export.selection import Selection
from onrecord.records import Reading
from tests.export import dossier


@pytest.fixture(scope="session")
def read() -> dict[str, Reading]:
    return dossier.readings()


@pytest.fixture(scope="session")
def selection(read: dict[str, Reading]) -> Selection:
    return dossier.selection(read)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("something asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
