"""What can be wrong with a place for a ledger: each is said, with what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from onrecord.errors import LedgerError, OnRecordError
from onrecord.ledger.store import Ledger
from tests.ledger.made import prose, reading, vectors

ROOT = Path(__file__).parents[2]


def test_errors_have_the_one_root() -> None:
    assert issubclass(LedgerError, OnRecordError)


@pytest.mark.parametrize("bytes_", [b"Mira Tolvane said so.\n" * 50, b"\x00" * 4096, b"x"])
def test_a_file_that_is_no_ledger(tmp_path: Path, bytes_: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(bytes_)
    with pytest.raises(LedgerError, match="no ledger.*--db"):
        Ledger.open(path)
    assert path.read_bytes() == bytes_


def test_a_file_that_begins_like_one(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    path.write_bytes(b"SQLite format 3\0" + b"nonsense" * 600)
    with pytest.raises(LedgerError, match="no ledger|damaged"):
        Ledger.open(path)


def test_an_empty_file_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "l.db").touch()
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert ledger.filed() == ()


def test_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        for number in range(20):
            one = reading(prose(number), f"r{number}")
            ledger.add(one, vectors(one))
    stored = bytearray(path.read_bytes())
    stored[8192:] = b"\xff" * (len(stored) - 8192)
    path.write_bytes(stored)
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        list(ledger.readings())


def test_a_database_of_somebody_else(where: str) -> None:
    address = where.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(address if "//" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE report (id INTEGER)"))
    with pytest.raises(LedgerError, match="other tables"):
        Ledger.open(where)
    engine.dispose()


def test_no_ledger_and_none_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="`onrecord add` makes one"):
        Ledger.open(tmp_path / "l.db", create=False)
    assert not (tmp_path / "l.db").exists()


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="is missing: make it first"):
        Ledger.open(tmp_path / "nowhere" / "l.db")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("", "no name"),
        ("  ", "no name"),
        ("mysql://localhost/x", "mysql"),
        ("oracle://x", "oracle"),
        ("sqlite://", "must be a file"),
        ("sqlite:///:memory:", "must be a file"),
        ("postgresql://host:port/x", "cannot be understood"),
    ],
)
def test_addresses(where: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        Ledger.open(where)


def test_names_that_need_care(tmp_path: Path) -> None:
    for name in ("a b?mode=ro#x.db", "ünï%20.db", "'; --.db"):
        with Ledger.open(tmp_path / name) as ledger:
            assert ledger.count() == 0
        assert (tmp_path / name).is_file()
    with Ledger.open(f"sqlite:///{tmp_path}/url.db") as ledger:
        assert ledger.where == f"{tmp_path}/url.db"


def test_no_server() -> None:
    with pytest.raises(LedgerError, match="check that it runs") as caught:
        Ledger.open("postgresql://reader:secret@127.0.0.1:9/onrecord?connect_timeout=2")
    assert "secret" not in str(caught.value)


def test_no_such_database(database: str) -> None:
    name = database.split("/")[3].partition("?")[0]
    with pytest.raises(LedgerError, match="createdb"):
        Ledger.open(database.replace(name, "nowhere"))


def test_psycopg_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'onrecord\[postgresql\]'"):
        Ledger.open("postgresql://localhost/x")


FULL = """
import resource, sys
from onrecord.errors import LedgerError
from onrecord.ledger.store import Ledger
from tests.ledger.made import prose, reading, vectors
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Ledger.open(sys.argv[1]) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
    try:
        for number in range(300):
            one = reading(prose(number, 400), f"r{number}")
            ledger.add(one, vectors(one))
            print(number)
    except LedgerError as error:
        print(error)
"""


def test_no_room(tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk."""
    path = tmp_path / "l.db"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    *numbers, said = done.stdout.splitlines()
    assert "disk" in said and "call it again" in said
    assert 1 < len(numbers) < 300
    with Ledger.open(path) as ledger:
        assert len(list(ledger.readings())) == len(numbers)
        one = reading(prose(999), "more")
        assert ledger.add(one, vectors(one)).outcome == "added"


READ_ONLY = """
import os, sys
from onrecord.errors import LedgerError
from onrecord.ledger.store import Ledger
from tests.ledger.made import prose, reading, vectors
one = reading(prose(2), "two")
vectors(one)
Ledger.open(sys.argv[2]).close()  # imports all that is needed: nobody else may read it here
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
try:
    with Ledger.open(sys.argv[1], create=False) as ledger:
        print([found.id for found in ledger.filed()])
        ledger.add(one, vectors(one))
except LedgerError as error:
    print("LedgerError", error)
"""


@pytest.mark.parametrize("what", ["file", "folder", "both", "unreadable"])
def test_no_permission(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "l.db"
    with Ledger.open(path) as ledger:
        one = reading(prose(1), "one")
        ledger.add(one, vectors(one))
    for parent in tmp_path.parents:
        if os.geteuid() == 0 and str(parent).startswith("/tmp/"):
            parent.chmod(0o755)
    tmp_path.chmod(0o755)
    path.chmod({"file": 0o444, "both": 0o444, "unreadable": 0o000}.get(what, 0o666))
    folder.chmod(0o555 if what in ("folder", "both") else 0o777)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(path), str(tmp_path / "other.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    folder.chmod(0o777)
    assert done.returncode == 0, done.stderr
    *before, said = done.stdout.splitlines()
    assert said.startswith("LedgerError") and "permissions" in said
    assert before == ([] if what == "unreadable" else ["['one']"]), "it can still be asked"


def test_it_is_the_files_own_error(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE band")
    one = reading(prose(1), "one")
    with Ledger.open(path) as ledger, pytest.raises(LedgerError, match="band"):
        ledger.add(one, vectors(one))
