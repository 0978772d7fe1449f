"""Brings site.db to the schema that this Besti knows. Only the writer does; readers wait for it."""

from pathlib import Path

from store.connection import Connection
from store.faults import told
from store.open import schema_of, sqlalchemy_of, transaction

SCHEMA = 8
"""The number of the newest migration; the file carries it as `PRAGMA user_version`."""

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection, path: Path) -> None:
    """Runs the migrations that the file lacks, in one transaction. The caller has ruled out a newer schema."""
    with told(path):
        if schema_of(connection) == SCHEMA:
            return
        # Alembic takes a quarter of a second to import; a store that is up to date does not pay for it.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        # In this order: to become SQLAlchemy's ends whatever transaction there is.
        with sqlalchemy_of(connection) as shared, transaction(connection):
            shared.begin()  # or Alembic would end the transaction that is ours
            config.attributes["connection"] = shared
            command.upgrade(config, "head")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
