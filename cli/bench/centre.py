"""Read a month of many sites at the centre: all of them side by side, and one site's day beside it.

A real PostgreSQL holds SITES sites with three million tickets of a month, their steps, and what their days came to,
all of it loaded by COPY.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import click

from centre.database import Database
from centre.known_sites import KnownSites
from centre.overview import lines
from cli.bench.centre_month import FIRST, LAST, Month
from cli.bench.cluster import cluster
from store import centre_rollups
from summary.page import page
from summary.period import period
from summary.report import head_of, report_on
from summary.sentences import Before

SITES = 300
T = TypeVar("T")

OPTIONS = (
    click.Option(
        ["--db"], help="An empty PostgreSQL to measure; by default one is started, of the package postgresql."
    ),
)


def run(folder: Path, db: str | None = None) -> dict[str, float]:
    """`overview_s`: a month of all sites, each with its figures, from a database that this process just opened;
    `site_day_s`: one day of one site as a report with its charts; `tickets`, `load_s`: what was loaded, and how long.

    """
    month = Month(folder)
    sites = [f"mpp-{n:03}" for n in range(SITES)]
    with ExitStack() as open_:
        address = db or open_.enter_context(cluster(durable=True)).replace("+psycopg", "")
        with closing(Database.open(address)) as database:
            _, load_s = _timed(lambda: month.load(database, sites))
        with closing(Database.open(address)) as database:
            found, overview_s = _timed(lambda: _overview(database))
            assert found == len(sites)
            _, site_day_s = _timed(lambda: _site_day(database, month, sites[0]))
    figures = {"overview_s": overview_s, "site_day_s": site_day_s, "load_s": load_s}
    return {name: round(seconds, 3) for name, seconds in figures.items()} | {"tickets": month.tickets() * SITES}


def _timed(make: Callable[[], T]) -> tuple[T, float]:
    began = perf_counter()
    made = make()
    return made, perf_counter() - began


def _overview(database: Database) -> int:
    with database.reading() as connection:
        known = KnownSites().all(connection)
        briefs = centre_rollups.briefs(connection, FIRST, LAST)
    found, _ = lines(briefs, known, {site.id: site.weighed for site in known.values()})
    return len(found)


def _site_day(database: Database, month: Month, site: str) -> str:
    day = month.days[0]
    with database.reading() as connection:
        days = centre_rollups.stored(connection, site, day, day)
    about = period("day", dt.date.fromisoformat(day))
    return page(report_on(days, about.title, about.label, head_of(month.site), Before(), "id"))
