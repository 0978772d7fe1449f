"""A city of malls on each of the two databases."""

from collections.abc import Iterator

import pytest

from centre.database import Database
from tests.centre.conftest import fresh
from tests.centre.mall import Mall
from tests.centre.pages.city import City, served
from tests.web.chromium import chromium, opened, playwright

__all__ = ["chromium", "opened", "playwright"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, mall: Mall) -> Iterator[City]:
    """Not to be changed by its tests, but for its clock."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("city") / "centre.db")
    else:
        address = fresh(request.getfixturevalue("postgres"))
    database = Database.open(address)
    city = City(database)
    city.fill(mall)
    with served(city):
        yield city
    database.close()


@pytest.fixture
def city(filled: City) -> Iterator[City]:
    now_ms = filled.now_ms
    yield filled
    filled.now_ms = now_ms
