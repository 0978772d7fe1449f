import re
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.dialects.sqlite.pysqlite import dialect
from sqlalchemy.schema import CreateTable

from store import schema, tables
from store.open import open_writer, schema_of


def plain(statement: str) -> str:
    return re.sub(r"\s+", " ", statement).replace("( ", "(").replace(" )", ")").strip()


def test_the_migrations_make_the_tables_that_the_programs_know(tmp_path: Path) -> None:
    with open_writer(tmp_path / "site.db") as connection:
        schema.migrate(connection, tmp_path / "site.db")
        query = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'"
        made = {name: plain(sql) for name, sql in connection.exec_driver_sql(query)}
        assert schema_of(connection) == schema.SCHEMA
    creating = {t.name: CreateTable(t).compile(dialect=dialect()) for t in tables.metadata.sorted_tables}
    known = {name: plain(str(statement)) for name, statement in creating.items()}
    assert made == known


def test_the_schema_number_is_that_of_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert [int(script.revision) for script in scripts.walk_revisions()] == [*range(schema.SCHEMA, 0, -1)]


def test_migrations_do_not_import_the_tables_of_today() -> None:
    for file in (schema.MIGRATIONS / "versions").glob("*.py"):
        assert "store" not in file.read_text().replace("store.schema", "")


def test_a_folder_with_a_percent_sign_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "100%s").mkdir()
    with open_writer(tmp_path / "100%s" / "a?b#c.db") as connection:
        schema.migrate(connection, tmp_path / "100%s" / "a?b#c.db")
    assert [p.name for p in (tmp_path / "100%s").iterdir()] == ["a?b#c.db"]
