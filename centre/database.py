"""The centre's database: opened, brought to its schema, one transaction at a time handed out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.exc import DatabaseError

from centre import down_tables, partitions, spreading, tables
from core.words import Text
from store.open import sqlite_engine

SCHEMA = 1
CONNECTIONS = 6
"""At once, of one process."""


class CannotOpen(Exception):
    """The database cannot be used. `text` says why in both languages."""

    def __init__(self, said: Text) -> None:
        self.text = said
        super().__init__(said.en)


class NoPartition(Exception):
    """Events of these months have no table to stand in."""

    def __init__(self, months: Iterable[str]) -> None:
        self.months = frozenset(months)
        super().__init__(f"no partition for {', '.join(sorted(self.months))}")


class Database:
    """Use `Database.open`. Threads may share it."""

    def __init__(self, engine: Engine, for_reading: Engine) -> None:
        self._engine = engine
        self._for_reading = for_reading
        self._months: set[str] = set()
        self.address = ""
        self.is_postgres = engine.dialect.name == "postgresql"
        self.engines = (engine,) if for_reading is engine else (engine, for_reading)

    @classmethod
    def open(cls, address: str) -> "Database":
        """`address`: postgresql://…, or the path of an SQLite file. Makes what is missing; raises CannotOpen."""
        if address.startswith("postgresql"):
            engine = _postgres(address)
            found = cls(engine, engine)
        else:
            path = Path(address)
            found = cls(sqlite_engine(path, "BEGIN IMMEDIATE", 1), sqlite_engine(path, "BEGIN", CONNECTIONS))
        found.address = address
        try:
            found._prepare()
        except DatabaseError as error:
            found.close()
            raise CannotOpen(_unreachable(error)) from error
        return found

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: durable when the block is left without an error."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._for_reading.connect() as connection:
            yield connection

    @contextmanager
    def reading_once(self) -> Iterator[Connection]:
        """As `reading`, but everything is seen in one moment, whatever is committed meanwhile."""
        with self._for_reading.connect() as connection:
            if self.is_postgres:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def require(self, months: Iterable[str]) -> None:
        """Raises NoPartition where events of `months` cannot be stored yet."""
        missing = {month for month in months if month} - self._months
        if missing and self.is_postgres:
            raise NoPartition(missing)

    def make(self, months: Iterable[str]) -> None:
        """Makes the partitions of `months`. Call it outside of transactions."""
        with self.writing() as connection:
            partitions.make(connection, sorted(months))
        self._months |= set(months)

    def close(self) -> None:
        for engine in self.engines:
            engine.dispose()

    def _prepare(self) -> None:
        with self.writing() as connection:
            if self.is_postgres:
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('besti.schema'))"))
            self._require_schema(connection)
            down_tables.order.metadata.create_all(connection)
            partitions.make_rest(connection)
            if self.is_postgres and spreading.is_cluster(connection):
                spreading.spread(connection, down_tables.order.metadata.sorted_tables)
            self._months = partitions.present(connection)

    @staticmethod
    def _require_schema(connection: Connection) -> None:
        if not inspect(connection).has_table(tables.schema.name):
            tables.schema.create(connection)
            connection.execute(tables.schema.insert().values(version=SCHEMA))
        found = connection.execute(tables.schema.select()).scalar_one()
        if found > SCHEMA:
            raise CannotOpen(
                Text(
                    f"Basis data ini dari Besti yang lebih baru (skema {found}, program ini {SCHEMA}). Perbarui Besti.",
                    f"This database is of a newer Besti (schema {found}, this program {SCHEMA}). Update Besti.",
                )
            )


def _postgres(address: str) -> Engine:
    rest = address.partition("://")[2]
    return create_engine(f"postgresql+psycopg://{rest}", pool_size=CONNECTIONS, max_overflow=0, pool_pre_ping=True)


def _unreachable(error: Exception) -> Text:
    first = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return Text(f"Basis data tidak bisa dibuka: {first}", f"The database cannot be opened: {first}")
