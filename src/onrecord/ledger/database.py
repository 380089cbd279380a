"""The database under a ledger: which it is, how it is opened, and its transactions."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import LedgerError
from onrecord.ledger.schema import WRITE_LOCK
from onrecord.ledger.trouble import told

PATIENCE = 60.0  # seconds that a writer waits for its turn
_MAGIC = b"SQLite format 3\0"
_SCHEME = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)


class Database:
    """An open database, with transactions that read and transactions that write.

    In SQLite a write begins with ``BEGIN IMMEDIATE``: a transaction that began as a read and
    then writes would fail where another has written in between. In PostgreSQL an advisory lock
    does the same, so that one writer at a time holds in both.
    """

    def __init__(self, where: str | os.PathLike[str], create: bool = True) -> None:
        self.url, self.path = _address(os.fspath(where))
        self.where = str(self.path) if self.path else self.url.render_as_string(hide_password=True)
        if self.path:
            _check(self.path, create)
        self.engine = _engine(self.url, self.path, create)
        self._held = threading.local()

    @property
    def sqlite(self) -> bool:
        """Whether it is SQLite."""
        return self.path is not None

    def close(self) -> None:
        """Lets go of all connections."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads; inside :meth:`held`, its own."""
        with told(self.where):
            held: Connection | None = getattr(self._held, "connection", None)
            if held is not None:
                yield held
                return
            with self.engine.connect() as connection:
                if not self.sqlite:  # several questions see the same, as they do in SQLite
                    connection = connection.execution_options(isolation_level="REPEATABLE READ")
                with connection.begin():
                    yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is kept, or nothing. Inside :meth:`held`, its own.

        Raises :class:`LedgerBusy` where another holds the ledger too long.
        """
        with told(self.where):
            held: Connection | None = getattr(self._held, "connection", None)
            if held is not None:
                yield held
                return
            with self.engine.connect() as connection:
                connection = connection.execution_options(onrecord_write=True)
                with connection.begin():
                    if not self.sqlite:
                        wait = f"SET LOCAL lock_timeout = {round(PATIENCE * 1000)}"
                        connection.execute(text(wait))
                        connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})"))
                    yield connection

    @contextmanager
    def held(self) -> Iterator[None]:
        """One transaction for all that this thread does inside: kept at the end, or nothing."""
        with self.write() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A connection outside of transactions, for what cannot be done inside one."""
        option = "onrecord_plain" if self.sqlite else "isolation_level"
        with told(self.where), self.engine.connect() as connection:
            yield connection.execution_options(**{option: "AUTOCOMMIT"})


def _address(where: str) -> tuple[URL, Path | None]:
    """The address, and the path where it is a file."""
    if not _SCHEME.match(where):
        if not where.strip():
            raise LedgerError("the ledger has no name: give a file or an address with --db")
        return URL.create("sqlite", database=where), Path(where)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"the ledger's address cannot be understood ({error})") from error
    kind = url.get_backend_name()
    if kind == "sqlite":
        if not url.database or url.database == ":memory:":
            raise LedgerError("the ledger must be a file: write sqlite:///FILE, or just FILE")
        return url, Path(url.database)
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg"), None
    raise LedgerError(
        f"a ledger cannot be kept in {kind}: give a file, or an address that begins postgresql://"
    )


def _check(path: Path, create: bool) -> None:
    """Raises :class:`LedgerError` where no ledger can be at the path."""
    if path.is_dir():
        raise LedgerError(f"the ledger {path} is a folder: name a file in it")
    if not path.exists():
        if not create:
            raise LedgerError(
                f"there is no ledger {path}: `onrecord add` makes one, --db names another"
            )
        if not path.parent.is_dir():
            raise LedgerError(f"the folder {path.parent} is missing: make it first")
        return
    try:
        with open(path, "rb") as stream:
            head = stream.read(len(_MAGIC))
    except OSError as error:
        raise LedgerError(
            f"the ledger {path} cannot be opened ({error.strerror}): check its permissions"
        ) from error
    if head not in (b"", _MAGIC):
        raise LedgerError(f"the file {path} is no ledger: name another with --db")


def _engine(url: URL, path: Path | None, create: bool) -> Engine:
    """The engine, with what each new connection needs."""
    if path is None:
        try:
            return create_engine(url, pool_pre_ping=True)
        except ImportError as error:
            raise LedgerError(
                "a ledger in PostgreSQL needs psycopg: install it with "
                "`pip install 'onrecord[postgresql]'`"
            ) from error

    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, create), poolclass=QueuePool, max_overflow=-1
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("onrecord_plain"):
            immediate = options.get("onrecord_write")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _connect(path: Path, create: bool) -> sqlite3.Connection:
    """A connection that loses nothing it has reported as written, even when the power fails.

    A ledger that may only be read can still be asked. Its log cannot be opened in a folder that
    may not be written to, so that without a log it is read as a file that nobody changes.
    """
    writable = not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    log = path.with_name(path.name + "-wal")
    if writable:
        mode = "rwc" if create else "rw"
    else:
        mode = "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,  # sqlite3 would begin by itself, and too late
        check_same_thread=False,
    )
    pragmas: dict[str, Any] = {
        "foreign_keys": "ON",
        "secure_delete": "ON",  # what is deleted is overwritten
        "cache_size": -32_000,  # KiB
        "temp_store": "MEMORY",
    }
    if writable:
        pragmas |= {"journal_mode": "WAL", "synchronous": "FULL"}
    try:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
