"""The head of a site keeps two workers from adding to one log at once."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from centre import heads
from centre.database import Database
from centre.heads import Standing
from centre.intake import Intake
from tests.centre.conftest import fresh
from tests.centre.mall import SITE, Mall

LONG_S = 60.0


@pytest.fixture
def address(postgres: str) -> str:
    """SQLite has one writer at a time whatever is done with the head."""
    return fresh(postgres)


@pytest.fixture
def watching(address: str) -> Iterator[Engine]:
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


def waits(engine: Engine, other: "Future[Standing]") -> bool:
    """Whether somebody comes to wait for a lock before `other` is through."""
    until = time.monotonic() + LONG_S
    while time.monotonic() < until and not other.done():
        with engine.connect() as connection:
            if connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar():
                return True
        time.sleep(0.01)
    return False


def test_a_batch_waits_while_another_worker_has_the_head(address: str, mall: Mall, watching: Engine) -> None:
    with closing(Database.open(address)) as one, closing(Database.open(address)) as other:
        Intake(one, lambda: 0).take(mall.push(1, 300))
        with ThreadPoolExecutor(1) as pool:
            with one.writing() as connection:
                before = heads.locked(connection, SITE)
                batch = pool.submit(Intake(other, lambda: 0).take, mall.push(301, 600))
                assert waits(watching, batch)
                assert heads.read(connection, SITE) == before
            assert batch.result(LONG_S).head.lsn == 600
