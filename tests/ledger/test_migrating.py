"""From nothing, and from older tables, to those of this version; never from newer ones."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from onrecord.errors import LedgerError, NewerLedger
from onrecord.ledger.database import Database
from onrecord.ledger.migrating import FOLDER, migrate
from onrecord.ledger.schema import HEAD, VERSION_TABLE, metadata
from onrecord.ledger.store import Ledger
from tests.ledger.made import prose, reading, vectors

STEP = '''
"""One column more."""
import sqlalchemy as sa
from alembic import op
revision = "9001"
down_revision = "{head}"
def upgrade() -> None:
    op.add_column("report", sa.Column("more", sa.Integer(), nullable=False, server_default="7"))
    {then}
'''


@pytest.fixture
def database_(where: str) -> Iterator[Database]:
    opened = Database(where)
    yield opened
    opened.close()


def revision(database: Database) -> str | None:
    with database.read() as connection:
        return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def later(tmp_path: Path, then: str = "pass") -> Path:
    """The migrations, and one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder)
    (folder / "versions" / "9001_more.py").write_text(STEP.format(head=HEAD, then=then))
    return folder


def test_the_newest_step_is_the_one_that_the_code_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]


def test_the_steps_make_the_tables_that_the_code_knows(database_: Database) -> None:
    migrate(database_)
    with database_.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_every_constraint_has_its_name(database_: Database) -> None:
    migrate(database_)
    named = re.compile(r"(pk|fk|uq|ix)_[a-z_]+")
    with database_.read() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            name = table.name
            counted = table.dialect_options["sqlite"]["autoincrement"]
            # SQLite counts only where the key stands beside its column, without a name.
            names = [] if counted and database_.sqlite else [found.get_pk_constraint(name)["name"]]
            names += [one["name"] for one in found.get_foreign_keys(name)]
            names += [one["name"] for one in found.get_unique_constraints(name)]
            names += [one["name"] for one in found.get_indexes(name)]
            assert all(one and named.fullmatch(one) for one in names), (name, names)


def test_an_older_ledger_is_brought_up_to_date(database_: Database, tmp_path: Path) -> None:
    migrate(database_)
    with Ledger.open(_address(database_)) as ledger:
        one = reading(prose(1), "one")
        ledger.add(one, vectors(one))
    migrate(database_, later(tmp_path), "9001")
    assert revision(database_) == "9001"
    with database_.read() as connection:
        assert connection.execute(text("SELECT id, more FROM report")).all() == [("one", 7)]


def test_a_step_that_fails_leaves_the_ledger_as_it_was(database_: Database, tmp_path: Path) -> None:
    migrate(database_)
    with pytest.raises(LedgerError):
        migrate(database_, later(tmp_path, 'op.execute("SELECT nonsense FROM nowhere")'), "9001")
    assert revision(database_) == HEAD
    with database_.read() as connection:
        columns = {one["name"] for one in inspect(connection).get_columns("report")}
    assert "more" not in columns
    with Ledger.open(_address(database_)) as ledger:
        assert ledger.filed() == ()


def test_a_newer_ledger_is_refused(database_: Database, tmp_path: Path) -> None:
    migrate(database_)
    migrate(database_, later(tmp_path), "9001")
    with pytest.raises(NewerLedger, match="install the newest version"):
        Ledger.open(_address(database_))
    assert revision(database_) == "9001"


def test_alembic_is_not_imported_when_there_is_nothing_to_do(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "l.db").close()
    script = (
        "import sys; from onrecord.ledger.store import Ledger\n"
        "Ledger.open(sys.argv[1]).close()\n"
        "sys.exit(any(name.startswith('alembic') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "l.db")], check=True, timeout=60)


def _address(database: Database) -> str:
    if database.path:
        return str(database.path)
    return database.url.set(drivername="postgresql").render_as_string(hide_password=False)
