"""Bringing a ledger's tables up to this version. Alembic is imported only where that is due."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from onrecord.errors import LedgerError, NewerLedger
from onrecord.ledger.database import Database
from onrecord.ledger.schema import HEAD, VERSION_TABLE, metadata

FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database, folder: Path = FOLDER, head: str = HEAD) -> None:
    """Makes the tables, or brings those of an older version up to ``head``, keeping what they hold.

    Raises :class:`NewerLedger` where a later version made them, and :class:`LedgerError` where
    the database is somebody else's.
    """
    with database.read() as connection:
        if _revision(connection, database.where) == head:
            return
    with database.write() as connection:  # somebody else may have done it in between
        found = _revision(connection, database.where)
        if found == head:
            return
        from alembic import command
        from alembic.config import Config
        from alembic.script import ScriptDirectory

        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        known = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}
        if found is not None and found not in known:
            raise NewerLedger(
                f"the ledger {database.where} was made by a later version of OnRecord (its tables "
                f"are {found}, this version knows {head}): install the newest version"
            )
        command.upgrade(config, head)


def _revision(connection: Connection, where: str) -> str | None:
    """The revision of the tables; None where there are none yet."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return None if found is None else str(found)
    if tables and (connection.dialect.name == "sqlite" or tables & set(metadata.tables)):
        raise LedgerError(
            f"the database {where} is no ledger, it holds other tables: name another with --db"
        )
    return None
