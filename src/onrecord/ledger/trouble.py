"""What a database complains of, as an error that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onrecord.errors import LedgerBusy, LedgerError

_SQLITE = {
    sqlite3.SQLITE_FULL: "the disk is full: make room and call it again; what was recorded is kept",
    sqlite3.SQLITE_READONLY: "it may not be written to: check the permissions of the file and of "
    "its folder, or name another ledger with --db",
    sqlite3.SQLITE_NOTADB: "it is no ledger: name another file with --db",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened: check that its folder is there and may "
    "be written to",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: put a backup in its place, or take what can be "
    "saved with `sqlite3 FILE .recover`",
    sqlite3.SQLITE_IOERR: "the disk could not be read or written: check it, and call it again",
    sqlite3.SQLITE_PERM: "access is denied: check the permissions of the file",
    sqlite3.SQLITE_TOOBIG: "the report is too large for the ledger",
    sqlite3.SQLITE_PROTOCOL: "its lock does not work here: keep it on a local disk",
}
_BUSY = "another process is writing to it and did not finish in time: call it again later"
_POSTGRES = {  # by the class of the state
    "28": "access is denied: check user and password in the address",
    "3D": "there is no such database on the server: create it first (createdb NAME)",
    "42": "it does not have the tables or the rights that a ledger needs: check the address",
    "25": "it may not be written to: check whether the server is a standby",
    "53": "the server is out of disk, memory or connections: make room and call it again",
    "55": _BUSY,
    "40": _BUSY,
    "57": "the server stopped the work: check the server and call it again",
    "08": "the connection broke: check the server and call it again",
}


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raises :class:`LedgerError` for whatever the database of the ledger at ``where`` raises."""
    try:
        yield
    except DBAPIError as error:
        raise _error(where, error.orig) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"the ledger {where} cannot be used ({error})") from error
    except sqlite3.Error as error:
        raise _error(where, error) from error


def _error(where: str, cause: BaseException | None) -> LedgerError:
    """The error that goes with what the driver says."""
    said = " ".join(str(cause).split())
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return LedgerBusy(f"the ledger {where}: {_BUSY}")
        if code in _SQLITE:
            return LedgerError(f"the ledger {where}: {_SQLITE[code]} ({said})")
        return LedgerError(f"the ledger {where} cannot be used ({said})")
    state = getattr(cause, "sqlstate", None) or _state_of(said)
    if state is None:  # it never got as far as the server
        return LedgerError(
            f"the ledger {where}: no connection to the server ({said}): check that it runs and "
            "that the address is right"
        )
    advice = _POSTGRES.get(state[:2])
    if advice == _BUSY:
        return LedgerBusy(f"the ledger {where}: {_BUSY}")
    return LedgerError(f"the ledger {where}: {advice or 'the server refused'} ({said})")


def _state_of(said: str) -> str | None:
    """The state that a failed connection has: psycopg gives only the server's words then."""
    if "database" in said and "does not exist" in said:
        return "3D000"
    if "authentication failed" in said or "pg_hba.conf" in said or "role" in said:
        return "28000"
    if "too many clients" in said or "connection slots" in said:
        return "53300"
    return None
