"""On SQLite and on PostgreSQL the pages are the same, letter by letter."""

import re
from collections.abc import Callable

from centre.database import Database
from tests.centre.mall import Mall
from tests.centre.pages.city import BELU, KUPANG, City, Visitor, served

MONTH = "?day=2026-10-30&period=month"
PAGES = (
    f"/summary{MONTH}&by=median", f"/summary{MONTH}&site={KUPANG}&site={BELU}", f"/summary.csv{MONTH}",
    "/summary?day=2026-11-03&period=week", "/summary?day=2026-11-03&period=year", "/summary/today", "/summary/health",
    f"/summary/site/{KUPANG}{MONTH}", f"/summary/site/{KUPANG}/agency/dukcapil{MONTH}",
    f"/summary/site/{KUPANG}/counter/1{MONTH}", "/public", "/public.csv",
)  # fmt: skip


def pages(database: Database, mall: Mall) -> dict[str, str]:
    city = City(database)
    city.fill(mall)
    with served(city):
        visitor = Visitor(city, "mayor")
        return {path: re.sub(r'name="csrf" value="[^"]+"', "", visitor.see(path).text) for path in PAGES}


def test_every_page_is_the_same(another: Callable[..., Database], mall: Mall) -> None:
    small, large = (pages(another(kind), mall) for kind in ("sqlite", "postgresql"))
    assert small == large
    assert all(len(text) > 200 for text in small.values())
