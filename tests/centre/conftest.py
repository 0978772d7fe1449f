"""A simulated mall's log, and a centre on each of the two databases."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from centre.database import Database
from cli.bench.cluster import cluster
from cli.main import main
from tests.centre.mall import Mall

FIRST = "2026-10-29"
"""A Thursday: the log passes into another month."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL of our own."""
    with cluster() as address:
        yield address


@pytest.fixture(scope="session")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Mall:
    """A simulated week of the sample site."""
    folder = tmp_path_factory.mktemp("mall") / "store"
    words = ["simulate", str(folder), "--days", "7", "--from", FIRST, "--seed", "9"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    return Mall(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database of the centre is to be."""
    if request.param == "sqlite":
        return str(tmp_path / "centre.db")
    return fresh(request.getfixturevalue("postgres"))


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = Database.open(address)
    yield opened
    opened.close()


Another = Callable[..., Database]


@pytest.fixture
def another(postgres: str, tmp_path: Path) -> Iterator[Another]:
    """Opens one more empty centre, on PostgreSQL, or with "sqlite" on that."""
    opened: list[Database] = []

    def open_(kind: str = "postgresql") -> Database:
        address = fresh(postgres) if kind == "postgresql" else str(tmp_path / f"centre-{len(opened)}.db")
        opened.append(Database.open(address))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


def fresh(postgres: str) -> str:
    """The address of a new database in the cluster."""
    name = f"centre_{uuid4().hex}"
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres.replace("/postgres?", f"/{name}?").replace("postgresql+psycopg", "postgresql")
