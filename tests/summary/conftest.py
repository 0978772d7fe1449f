"""A real PostgreSQL for those who ask for one."""

from collections.abc import Iterator

import pytest

from cli.bench.cluster import cluster


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of its database, for SQLAlchemy."""
    with cluster() as address:
        yield address
