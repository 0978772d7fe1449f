"""A mall with a real hub, joined to a real worker of the centre, on each of the two databases."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from centre.database import Database
from centre.keys import Keys
from store.log_reader import LogReader
from tests.centre.down.joined import Joined
from tests.centre.mall import SITE
from tests.centre.worker import Worker, worker
from tests.sync.conftest import StartHub, start_hub
from tests.sync.mall import prepare

__all__ = ["start_hub"]


@pytest.fixture
def served(address: str, database: Database) -> Iterator[Worker]:
    """`database` first: the tables are there when the worker starts."""
    with worker(address) as running:
        yield running


@pytest.fixture
def site(tmp_path: Path, database: Database, served: Worker, start_hub: StartHub) -> Iterator[Joined]:
    """Its log is at the centre."""
    folder = prepare(tmp_path / "mall")
    keys = Keys(database, lambda: 0)
    token = keys.token_for(SITE, keys.code_for(SITE))
    assert token is not None
    with closing(LogReader(folder)) as log, closing(Joined(start_hub(folder), served.url, token, log)) as made:
        made.look()
        yield made
