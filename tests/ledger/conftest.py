"""A ledger of each kind for every test here: a file of SQLite's, and a real PostgreSQL server."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from onrecord.ledger.store import Ledger
from tests.ledger.server import NoServer, server

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server, with ``{name}`` in it; ONRECORD_TEST_POSTGRES names another."""
    given = os.environ.get("ONRECORD_TEST_POSTGRES")
    if given:
        yield given
        return
    running = server()
    try:
        address = running.__enter__()
    except NoServer as error:
        warnings.warn(f"PostgreSQL is NOT tested: {error}", stacklevel=1)
        pytest.skip(f"PostgreSQL is NOT tested: {error}")
    try:
        yield address
    finally:
        running.__exit__(None, None, None)


@pytest.fixture
def database(postgres: str) -> Iterator[str]:
    """The address of a new, empty database."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    engine = create_engine(
        postgres.format(name="postgres").replace("postgresql:", "postgresql+psycopg:"),
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield postgres.format(name=name)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made: once in each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    address: str = request.getfixturevalue("database")
    return address


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(where) as opened:
        yield opened
