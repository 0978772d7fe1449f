"""Look at a month of many sites at the centre: all of them on one page, and one site's day beside it.

A real PostgreSQL holds SITES sites with three million tickets of a month, their steps, and what their days came to,
all of it loaded by COPY. A worker as it is in service makes the pages; somebody has signed in before.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import click

from centre import people
from centre.database import Database
from centre.live import live
from cli.bench.centre_month import FIRST, Month
from cli.bench.cluster import cluster
from core.access import EVERYWHERE, Duty, Staff
from store.pins import hashed, new_pin
from store.staff import added

SITES = 300
START_S, LONGEST_S = 60.0, 120.0
T = TypeVar("T")

OPTIONS = (
    click.Option(
        ["--db"], help="An empty PostgreSQL to measure; by default one is started, of the package postgresql."
    ),
)


def run(folder: Path, db: str | None = None) -> dict[str, float]:
    """`overview_s`: the page with a month of all sites, from a worker that was never asked before; `again_s`: once
    more; `site_day_s`: the page with one day of one site; `site_month_s`: with its month; `today_s`: a whole day of
    all sites counted from its rows; `tickets`, `load_s`: what was loaded, and how long it took.
    """
    month = Month(folder)
    sites = [f"mpp-{n:03}" for n in range(SITES)]
    with ExitStack() as open_:
        address = db or open_.enter_context(cluster(durable=True)).replace("+psycopg", "")
        with closing(Database.open(address)) as database:
            _, load_s = _timed(lambda: month.load(database, sites))
            number, pin = _person(database)
        browser = Browser(open_.enter_context(_worker(address)))
        browser.enter(number, pin)
        time = f"day={FIRST}&period=month"
        all_, overview_s = _timed(lambda: browser.see(f"/summary?{time}&by=median"))
        assert all_.count("/summary/site/mpp-") == len(sites)
        figures = {"overview_s": overview_s, "again_s": _timed(lambda: browser.see(f"/summary?{time}"))[1]}
        for name, path in (
            ("site_day_s", f"/summary/site/{sites[0]}?day={month.days[0]}&period=day"),
            ("site_month_s", f"/summary/site/{sites[0]}?{time}"),
        ):  # fmt: skip
            figures[name] = _timed(lambda path=path: browser.see(path))[1]  # type: ignore[misc]
        with closing(Database.open(address)) as database, database.reading() as connection:
            counted, figures["today_s"] = _timed(lambda: live(connection, dict.fromkeys(sites, month.days[-1])))
        assert len(counted) == len(sites)
    figures["load_s"] = load_s
    return {name: round(seconds, 3) for name, seconds in figures.items()} | {"tickets": month.tickets() * SITES}


class Browser:
    """Somebody who looks at the pages at `url`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def see(self, path: str, form: dict[str, str] | None = None) -> str:
        data = urlencode(form).encode() if form is not None else None
        with self._opener.open(self._url + path, data, LONGEST_S) as answer:
            return str(answer.read().decode())

    def enter(self, number: str, pin: str) -> None:
        mark = re.search(r'name="csrf" value="([^"]+)"', self.see("/login"))
        assert mark is not None
        self.see("/login", {"number": number, "pin": pin, "csrf": mark[1], "next": "/summary/health"})


def _person(database: Database) -> tuple[str, str]:
    pin = new_pin()
    staff, person = added(Staff(), "Bench", hashed(pin), {EVERYWHERE: (Duty.SUPERVISOR,)})
    people.save(database, staff, 0)
    return person.id, pin


def _timed(make: Callable[[], T]) -> tuple[T, float]:
    began = perf_counter()
    made = make()
    return made, perf_counter() - began


@contextmanager
def _worker(address: str) -> Iterator[str]:
    """A worker of the centre; its address."""
    argv = [sys.executable, "-m", "besti", "centre", "--db", address, "--port", "0"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            yield line[line.index("http") :].strip().rstrip(".")
        finally:
            process.terminate()
            process.wait(START_S)
